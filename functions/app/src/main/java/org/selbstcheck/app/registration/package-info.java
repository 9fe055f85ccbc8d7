/// Municipalities that ask to take part in a phase open to all: asking, seeing what became of it,
/// taking it back. Whoever asks is nobody yet: there is no account, and the secret that the browser
/// makes opens this one registration. Deciding is a matter of administration.
@NullMarked
package org.selbstcheck.app.registration;

import org.jspecify.annotations.NullMarked;

/// How a check is run: who sits where, until when, whether the agreement is open, how much is
/// asked.
@NullMarked
package org.selbstcheck.app.conduct;

import org.jspecify.annotations.NullMarked;

/// What takes checks away: after the end of their retention, or because their coordinator wants it.
@NullMarked
package org.selbstcheck.app.erasure;

import org.jspecify.annotations.NullMarked;

/// What takes checks away: after the end of their retention, or because their coordinator or the
/// project team wants it; and what finds those that should be gone and are not.
@NullMarked
package org.selbstcheck.app.erasure;

import org.jspecify.annotations.NullMarked;

/// What carries a change of a phase to all of its checks, in portions and as often as it takes.
@NullMarked
package org.selbstcheck.app.phases;

import org.jspecify.annotations.NullMarked;

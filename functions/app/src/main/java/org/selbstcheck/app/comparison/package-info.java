/// The comparison between municipalities where it is kept: who agreed, the snapshot of a phase, the
/// ledger and the secret behind it. What may be published is decided by
/// [org.selbstcheck.core.comparison]; here it is seen to that nobody counts who took itself out,
/// and that nothing is shown that is not in the snapshot.
@NullMarked
package org.selbstcheck.app.comparison;

import org.jspecify.annotations.NullMarked;

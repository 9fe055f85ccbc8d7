/// What makes functions run without a request: changes of tables and the schedule, with the
/// platform's events, filters, retries and dead letters.
@NullMarked
package org.selbstcheck.local.triggers;

import org.jspecify.annotations.NullMarked;

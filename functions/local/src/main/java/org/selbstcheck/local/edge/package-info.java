/// What people and browsers reach: distribution, site and HTTP API on one origin, with the events,
/// the limits and the errors of the platform. `Edge` listens; `Site` and `HttpApiFront` answer.
@NullMarked
package org.selbstcheck.local.edge;

import org.jspecify.annotations.NullMarked;

/// The project team: phases, admission, reports, the register, jobs. It sees of a check that it was
/// invited and has begun, and what became of requested documents; no answer and no result passes
/// through here.
@NullMarked
package org.selbstcheck.app.administration;

import org.jspecify.annotations.NullMarked;

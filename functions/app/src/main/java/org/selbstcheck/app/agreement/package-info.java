/// Where the departments differ, and what they agree on: the view of all released parts side by
/// side, what the consensus step records, the plan of the meeting, targets and focus. Built into
/// the function of the questionnaire.
@NullMarked
package org.selbstcheck.app.agreement;

import org.jspecify.annotations.NullMarked;

/// What a municipality said: departments, their answers, what was agreed, what stays disputed,
/// targets and focus (method, sections 0 to 2).
///
/// A [SelfCheck] is the whole, portable state of one check. That it fits its instrument and holds
/// at most one entry per department and indicator, on which scoring relies, is found by
/// [SelfCheck#problemsWith], with the place of every misfit.
@NullMarked
package org.selbstcheck.core.answers;

import org.jspecify.annotations.NullMarked;

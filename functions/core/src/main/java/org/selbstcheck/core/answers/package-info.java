/// What a municipality said: departments, their answers, what was agreed, what stays disputed,
/// targets and focus (method, sections 0 to 2).
///
/// A [SelfCheck] is the whole, portable state of one check. It checks what scoring relies on: at
/// most one entry per department and indicator, no name that is not declared. That it fits an
/// instrument is checked by [SelfCheck#problemsWith].
@NullMarked
package org.selbstcheck.core.answers;

import org.jspecify.annotations.NullMarked;

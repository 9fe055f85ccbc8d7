/// The departments of a check: made, named, marked responsible, merged, closed, taken away,
/// released, reminded. Whatever happens to a department, what it answered stays its own.
@NullMarked
package org.selbstcheck.app.departments;

import org.jspecify.annotations.NullMarked;

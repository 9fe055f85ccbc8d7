/// From an open check to a submitted one, for the coordinator who submits and for housekeeping that
/// finishes what was left half-way.
@NullMarked
package org.selbstcheck.app.submission;

import org.jspecify.annotations.NullMarked;

/// What nobody waits for: wakes overdue jobs and finishes submissions that were left half-way.
@NullMarked
package org.selbstcheck.app.housekeeping;

import org.jspecify.annotations.NullMarked;

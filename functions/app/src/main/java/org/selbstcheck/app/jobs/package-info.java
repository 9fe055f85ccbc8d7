/// Work: an item per job, written in one transaction with the fact that causes it. The stream only
/// wakes the two consumers; a consumer takes a job by a conditional write, does it, and writes the
/// outcome together with what came of it. Doing a job twice must yield the same.
@NullMarked
package org.selbstcheck.app.jobs;

import org.jspecify.annotations.NullMarked;

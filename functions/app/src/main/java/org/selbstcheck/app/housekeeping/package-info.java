/// What nobody waits for: wakes overdue jobs, finishes submissions that were left half-way, mails
/// reminders, erases checks, and says how many erasures are overdue.
@NullMarked
package org.selbstcheck.app.housekeeping;

import org.jspecify.annotations.NullMarked;

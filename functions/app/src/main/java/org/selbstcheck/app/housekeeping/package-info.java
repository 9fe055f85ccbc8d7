/// What nobody waits for: wakes overdue jobs, finishes submissions that were left half-way, mails
/// reminders, carries changed phases to their checks, closes phases, erases checks, says how many
/// erasures are overdue, and brings what is shared up to date.
@NullMarked
package org.selbstcheck.app.housekeeping;

import org.jspecify.annotations.NullMarked;

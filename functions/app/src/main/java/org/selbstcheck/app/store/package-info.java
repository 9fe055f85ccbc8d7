/// Keys, items and access patterns over the tables. The SDK is known here and nowhere else.
///
/// | access pattern | table | key | used by |
/// |---|---|---|---|
/// | open a link | Checks | get `CHECK#<check>` / `LINK#<hash>` and `META`, one batch | every request of a check |
/// | save an answer or a note | Checks | the batch above with `ANSWER#…` or `NOTE#…`, then put if its revision is the one read | questionnaire |
/// | read the overview | Checks | query `ANSWER#<department>#` | questionnaire |
/// | read the notes of a field | Checks | batch get `NOTE#<department>#<indicator>` of the field | questionnaire |
/// | submit | Checks, Jobs | query the whole partition, then a transaction: `SUBMISSION#<n>`, `META`, `JOB#…` | questionnaire |
/// | read a result | Checks | get `RESULT#<n>`, objects from the bucket | results |
/// | list documents | Checks | query `DOCUMENT#` | results |
/// | phases | Programme | query `PHASES` | administration |
/// | who is admitted | Programme | query `PHASE#<phase>` / `MUNICIPALITY#` | administration |
/// | the register in force | Programme | get `REGISTER` / `POINTER` | administration |
/// | take a job, finish it | Jobs | put `JOB#<id>` if its revision is the one read | scoring, report |
/// | jobs by state | Jobs | index `byState`, newest due first or overdue first | administration, housekeeping |
///
/// Every write has a condition. Expiry (`expiresAt`, epoch seconds) is checked by readers: the
/// platform removes expired items late.
@NullMarked
package org.selbstcheck.app.store;

import org.jspecify.annotations.NullMarked;

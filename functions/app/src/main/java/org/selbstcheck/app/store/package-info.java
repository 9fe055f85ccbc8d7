/// Keys, items and access patterns over the tables. The SDK is known here and nowhere else.
///
/// | access pattern | table | key | used by |
/// |---|---|---|---|
/// | open a link | Checks | get `CHECK#<check>` / `LINK#<hash>` and `META`, one batch | every request of a check |
/// | save an answer or a note | Checks | the batch above with `ANSWER#…` or `NOTE#…`, then put if its revision is the one read | questionnaire |
/// | change a unit | Checks | get `DEPARTMENT#<department>`, then put if its revision is the one read | questionnaire |
/// | take a unit away that never answered | Checks | query `ANSWER#<department>#` and `NOTE#<department>#`, then remove it with its links | questionnaire |
/// | list links, revoke one | Checks | query `LINK#`, then put all secrets of one `linkId` in a transaction | questionnaire |
/// | type a code | Checks | put `CODE#<handle>` / `TRIES#<hour>`, get `CODE#<handle>` / `<slow hash>`, then the batch of its link | questionnaire |
/// | how it is run | Checks | get `CONDUCT`, put | questionnaire |
/// | read the agreement | Checks | the batch of the link with `CONDUCT`, then query the whole partition | questionnaire |
/// | read what all typed on a point | Checks | query `DEPARTMENT#`, then batch get `NOTE#<department>#<indicator>` of the released ones | questionnaire |
/// | agree on a point | Checks | batch get `ANSWER#<department>#<indicator>` of the released ones, then a transaction: `POINT#<indicator>` like an answer, `AUDIT#` | questionnaire |
/// | plan the meeting, set aims | Checks | get `MEETING`, `AIMS`, put | questionnaire |
/// | read the log | Checks | query `AUDIT#` | questionnaire |
/// | erase a check | Checks, Jobs, Programme | put `META` as erased with a job; then remove the whole partition, the codes of its links its `DOC#…` of Programme and the `BENEATH#…` that point to it | questionnaire, housekeeping |
/// | read the overview | Checks | query `ANSWER#<department>#` | questionnaire |
/// | read the notes of a field | Checks | batch get `NOTE#<department>#<indicator>` of the field | questionnaire |
/// | submit | Checks, Jobs | query the whole partition, then a transaction: `SUBMISSION#<n>`, `META`, `JOB#…` | questionnaire |
/// | open again | Checks | get `META`, then a transaction: `META`, `AUDIT#` | questionnaire |
/// | list submissions | Checks | query `SUBMISSION#` | results |
/// | read a file into a check | Checks | query the whole partition, put `IMPORT#<plan>`, then puts in transactions, each if its revision is the one read | exchange |
/// | read a result | Checks | get `RESULT#<n>`, objects from the bucket | results |
/// | read a report | Checks | get `RESULT#<n>`, `COMMENTARY` and `EARLIER` in one batch, the versions that they name, objects from the bucket | results, report |
/// | say something about a result, consent to it | Checks | get `COMMENTARY`, then a transaction: `COMMENTARY`, `COMMENTARY#<n>`, `AUDIT#` | results |
/// | bring an earlier round | Checks | get `EARLIER`, object into the bucket, then a transaction: `EARLIER`, `EARLIER#<n>`, `AUDIT#` | exchange |
/// | agree to the comparison, take it back | Checks, Programme | get `COMPARISON`, then a transaction: `COMPARISON`, `AUDIT#`; taking back writes `WITHDRAWALS#<phase>` too | results |
/// | read the comparison | Checks, Programme | get `COMPARISON`, `COMPARISON#<phase>`, object from the bucket | results, administration (without the check) |
/// | make a snapshot | Programme, Checks | get `WITHDRAWALS#<phase>`, `COMPARISON#<phase>`, `SECRET#<phase>`, query `PHASE#<phase>` / `MUNICIPALITY#`, batch get `COMPARISON` and `META`, then a transaction: `COMPARISON#<phase>`, `WITHDRAWALS#<phase>` | scoring |
/// | list documents | Checks | query `DOCUMENT#` | results |
/// | order a document | Checks, Jobs, Programme | get `COMMENTARY`, `EARLIER`, `DOCUMENT#<id>`, then a transaction: `DOCUMENT#<id>`, `JOB#…`, `AUDIT#`; by the project team `DOC#…` too | results, administration |
/// | release a document | Checks, Programme | get `DOCUMENT#<id>`, `DOC#…`, then a transaction: both, `AUDIT#` | results |
/// | release something to a roof | Programme, Checks | get the own `MUNICIPALITY#…` and those of Kreis and Verband, `ROOF#<roof>`, then a transaction: `ROOF#<roof>`, `AUDIT#`, and once `BENEATH#<municipality>` in the partition of the roof's check | questionnaire (progress), results (documents) |
/// | what communes release to a roof | Checks | query `BENEATH#`, then batch get `META` and `ROOF#<roof>` of those, then `DOCUMENT#<id>` | results |
/// | documents of a phase | Programme, Checks, Jobs | query `PHASE#<phase>` / `DOC#`, then batch get `META` and `JOB#…` | administration |
/// | which phases are open to all | Programme | query `PHASES` | questionnaire |
/// | phases | Programme | query `PHASES`, then get `PHASE#<phase>` / `ROLLOUT` | administration |
/// | open a phase | Programme | get `PHASES` / `<phase>`, `INSTRUMENTS` / `<id>#<version>`, then a transaction: the phase, `AUDIT#`, if the instrument is the one read | administration |
/// | change a phase | Programme, Jobs | get `PHASES` / `<phase>`, then a transaction: the phase, `ROLLOUT`, `JOB#phase.<phase>`, `AUDIT#` | administration |
/// | carry a change to the checks of a phase | Programme, Checks, Jobs | query `MUNICIPALITY#`, then each head with its admission and erasure in a transaction; later query its partition and date what ends with it | housekeeping |
/// | what people are told about data protection | Programme | get `PHASES` / `<phase>` | questionnaire |
/// | who is admitted | Programme | query `PHASE#<phase>` / `MUNICIPALITY#` | administration |
/// | ask to take part | Programme | get `REGISTER` / `POINTER`, `PHASES` / `<phase>`, `REGISTRATION#<hash>`, `WAITING` of `REGISTRATIONS#<phase>`, then both in a transaction; taking it back removes the first | questionnaire |
/// | decide on a registration | Programme, Checks, Jobs | query `REGISTRATIONS#<phase>`; then a transaction: the registration, `WAITING`, `AUDIT#`, and all of an admission | administration |
/// | own instruments | Programme | query `INSTRUMENTS`; publish one: put `INSTRUMENTS` / `<id>#<version>` where there is none, with `AUDIT#` | administration |
/// | the register in force | Programme | get `REGISTER` / `POINTER` | administration |
/// | take a job, finish it | Jobs | put `JOB#<id>` if its revision is the one read | scoring, report |
/// | put a season away, take it out again | all | scan; puts if absent, `SEASON` / `<archive>` in Programme tells how far | the command line `season` |
/// | jobs by state | Jobs | index `byState`, newest due first or overdue first | administration, housekeeping |
///
/// Every write has a condition, a removal too. Expiry (`expiresAt`, epoch seconds) is checked by
/// readers: the platform removes expired items late.
@NullMarked
package org.selbstcheck.app.store;

import org.jspecify.annotations.NullMarked;

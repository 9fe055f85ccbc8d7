/// The project team: phases, admission, registrations, documents and archives of them, the
/// published comparison, own instruments, the register, erasures, jobs, the log. It sees of a check
/// that it was invited and has begun, what became of the documents that it ordered, and those that
/// the coordinator released; no answer and no result passes through here.
@NullMarked
package org.selbstcheck.app.administration;

import org.jspecify.annotations.NullMarked;

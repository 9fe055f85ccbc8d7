/// The project team: phases, admission, documents, the register, jobs. It sees of a check that it
/// was invited and has begun, what became of the documents that it ordered, and those that the
/// coordinator released; no answer and no result passes through here.
@NullMarked
package org.selbstcheck.app.administration;

import org.jspecify.annotations.NullMarked;

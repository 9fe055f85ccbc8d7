/// Orders of documents and their release: by those who lead a check and by the project team, for
/// the same documents, each of which is made once.
@NullMarked
package org.selbstcheck.app.orders;

import org.jspecify.annotations.NullMarked;

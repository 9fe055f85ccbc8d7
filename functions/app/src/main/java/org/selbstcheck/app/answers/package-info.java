/// Answers and notes as clients send them.
@NullMarked
package org.selbstcheck.app.answers;

import org.jspecify.annotations.NullMarked;

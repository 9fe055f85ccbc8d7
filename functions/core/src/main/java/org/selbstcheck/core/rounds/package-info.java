/// Two rounds of one municipality side by side: section 6 of the method, exact until shown.
@NullMarked
package org.selbstcheck.core.rounds;

import org.jspecify.annotations.NullMarked;

/// From answers to a result: sections 2 to 5 of the method, exact until shown.
@NullMarked
package org.selbstcheck.core.scoring;

import org.jspecify.annotations.NullMarked;

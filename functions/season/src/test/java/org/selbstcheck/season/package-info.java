/// Tests of putting a season away and taking it out again.
@NullMarked
package org.selbstcheck.season;

import org.jspecify.annotations.NullMarked;

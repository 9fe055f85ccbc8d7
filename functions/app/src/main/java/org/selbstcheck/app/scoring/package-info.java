/// From a submission to its result.
@NullMarked
package org.selbstcheck.app.scoring;

import org.jspecify.annotations.NullMarked;

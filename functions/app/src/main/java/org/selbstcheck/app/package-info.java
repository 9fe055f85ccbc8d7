/// The Lambda functions. Each lives in a package of its own and knows nothing of the others; only
/// what all of them share is a bean (see [Wiring]).
@NullMarked
package org.selbstcheck.app;

import org.jspecify.annotations.NullMarked;

/// Functions that run already: requests one after the other, and documents.
@NullMarked
package org.selbstcheck.benchmarks.warm;

import org.jspecify.annotations.NullMarked;

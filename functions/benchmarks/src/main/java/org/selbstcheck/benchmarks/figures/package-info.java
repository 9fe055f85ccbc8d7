/// Medians, spreads and tables.
@NullMarked
package org.selbstcheck.benchmarks.figures;

import org.jspecify.annotations.NullMarked;

/// A check as large as one gets, and the items and objects that stand for it.
@NullMarked
package org.selbstcheck.benchmarks.sample;

import org.jspecify.annotations.NullMarked;

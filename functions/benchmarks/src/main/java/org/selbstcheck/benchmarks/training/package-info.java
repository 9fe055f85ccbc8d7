/// The run from which an AOT cache is made: every function of a package answers what it will be
/// asked. Also used for packing, see [Training].
@NullMarked
package org.selbstcheck.benchmarks.training;

import org.jspecify.annotations.NullMarked;

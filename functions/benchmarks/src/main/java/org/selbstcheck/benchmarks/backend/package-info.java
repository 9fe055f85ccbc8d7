/// What functions talk to while they are measured: DynamoDB Local and a small object store, in a
/// process of their own so that their work is not counted.
@NullMarked
package org.selbstcheck.benchmarks.backend;

import org.jspecify.annotations.NullMarked;

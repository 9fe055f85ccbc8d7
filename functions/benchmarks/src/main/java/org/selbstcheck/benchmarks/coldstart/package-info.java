/// Functions started by the platform's own runtime interface client against a Runtime API on
/// loopback, from the start of the process to the first answer.
@NullMarked
package org.selbstcheck.benchmarks.coldstart;

import org.jspecify.annotations.NullMarked;

/// Single pieces of work in forked virtual machines, measured by JMH.
@NullMarked
package org.selbstcheck.benchmarks.micro;

import org.jspecify.annotations.NullMarked;

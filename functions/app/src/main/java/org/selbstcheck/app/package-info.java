/// The Lambda functions. Each lives in a package of its own and is no bean: Micronaut builds every
/// singleton of the jar at start, so only what all functions share is one (see [Wiring]).
@NullMarked
package org.selbstcheck.app;

import org.jspecify.annotations.NullMarked;

/// Municipalities beside others of their kind and size: section 8 of the method. What is published
/// never lets the value of fewer than k municipalities be told, from one snapshot or from several.
@NullMarked
package org.selbstcheck.core.comparison;

import org.jspecify.annotations.NullMarked;

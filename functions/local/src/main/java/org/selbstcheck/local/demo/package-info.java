/// Invented data for the first start, made as people make it: through the edge and the real
/// functions.
@NullMarked
package org.selbstcheck.local.demo;

import org.jspecify.annotations.NullMarked;

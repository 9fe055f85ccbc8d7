/// The frozen self-check: what a submission keeps for ever, and all that results and documents are
/// made of.
@NullMarked
package org.selbstcheck.app.frozen;

import org.jspecify.annotations.NullMarked;

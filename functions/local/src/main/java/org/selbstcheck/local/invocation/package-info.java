/// Runs functions as the platform does: each instance takes one request at a time, sees its own
/// environment only, is built when it is first needed, and is given up when it exceeds its time.
@NullMarked
package org.selbstcheck.local.invocation;

import org.jspecify.annotations.NullMarked;

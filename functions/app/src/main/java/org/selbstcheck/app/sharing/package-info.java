/// How far a check is, as its coordinator lets the project team see it beyond that it was invited
/// and has begun, and the roofs above it.
@NullMarked
package org.selbstcheck.app.sharing;

import org.jspecify.annotations.NullMarked;

/// The municipal register in force, for whoever only reads it: found by name or key, loaded once in
/// the life of a function.
@NullMarked
package org.selbstcheck.app.register;

import org.jspecify.annotations.NullMarked;

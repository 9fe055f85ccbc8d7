/// Which municipalities there are: the official register, its keys, and finding one as one types.
///
/// [RegisterReader] reads the official file GV100AD whole or not at all; [RegisterCompact] writes
/// and reads the small form that functions load; [RegisterSearch] finds by name and key. Format and
/// types of the official file are described beside it, in `resources/register/README.md`.
@NullMarked
package org.selbstcheck.core.municipality;

import org.jspecify.annotations.NullMarked;

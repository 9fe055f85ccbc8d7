/// Result and documents of a check, for those who hold a link to it.
@NullMarked
package org.selbstcheck.app.results;

import org.jspecify.annotations.NullMarked;

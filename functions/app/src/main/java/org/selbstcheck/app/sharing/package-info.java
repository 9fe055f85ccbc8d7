/// What a coordinator lets the project team see of a check beyond that it was invited and has
/// begun.
@NullMarked
package org.selbstcheck.app.sharing;

import org.jspecify.annotations.NullMarked;

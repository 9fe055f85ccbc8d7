/// Instruments by id and version: the shipped ones from the class path, own ones, which
/// administrators publish, from the bucket. Functions read them here and nowhere else.
@NullMarked
package org.selbstcheck.app.instruments;

import org.jspecify.annotations.NullMarked;

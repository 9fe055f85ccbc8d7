/// The questionnaire: scale, stages, fields of action, topics and indicators, as immutable values.
///
/// An [Instrument] is one published or draft version. It is read from data (module `instruments`);
/// nothing here knows where it came from. Values check what the rest of the code relies on and
/// throw [IllegalArgumentException] with the offending value; what an editor should hear about is
/// found by the lint before such a value is built.
@NullMarked
package org.selbstcheck.core.instrument;

import org.jspecify.annotations.NullMarked;

/// The questionnaires as data and the only code that reads them.
///
/// An instrument is written in YAML, one folder per id and version. [InstrumentReader] takes it
/// through syntax, schema and [InstrumentLint] to the value of core; the build does so once for all
/// that are shipped and writes each as JSON with every default filled in ([CompiledInstrument]).
/// Functions read only that, by [InstrumentCatalogue], without YAML and without schemas.
@NullMarked
package org.selbstcheck.instruments;

import org.jspecify.annotations.NullMarked;

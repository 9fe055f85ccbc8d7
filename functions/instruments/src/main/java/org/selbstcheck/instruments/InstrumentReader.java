package org.selbstcheck.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.selbstcheck.contracts.ContractSchema;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Tree;
import org.selbstcheck.core.instrument.Instrument;

/// Reads an instrument from YAML: text, schema, lint.
public final class InstrumentReader {

  private InstrumentReader() {}

  /// @param utf8 the YAML document
  /// @return the instrument, or everything that speaks against it, found at the first of the three
  ///   steps that finds anything
  public static Reading<Instrument> read(byte[] utf8) {
    return YamlText.parse(utf8)
        .then(
            document ->
                located(document, ContractSchema.INSTRUMENT.problems(document.root()))
                    .then(_ -> located(document, lint(document.root()))))
        .then(document -> new Reading.Accepted<>(CompiledInstrument.fromTree(document)));
  }

  private static List<Problem> lint(JsonNode instrument) {
    JsonNode version = Tree.required(instrument, "version");
    return version.canConvertToInt()
        ? InstrumentLint.errors(instrument)
        : List.of(new Problem("/version", "number too large: " + version.asText()));
  }

  private static Reading<JsonNode> located(YamlText.Document document, List<Problem> problems) {
    return Reading.of(document.root(), problems.stream().map(document::located).toList());
  }
}

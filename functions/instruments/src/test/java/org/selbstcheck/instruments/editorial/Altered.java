package org.selbstcheck.instruments.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.selbstcheck.contracts.Examples;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.CompiledInstrument;
import org.selbstcheck.instruments.InstrumentReader;

/// The worked example with something changed in it.
final class Altered {

  private Altered() {}

  static Instrument instrument(Consumer<ObjectNode> change) {
    return Examples.value(InstrumentReader.read(yaml(change)));
  }

  /// JSON, which is YAML too.
  static byte[] yaml(Consumer<ObjectNode> change) {
    JsonNode document =
        Examples.value(JsonText.parse(CompiledInstrument.write(Examples.instrument())));
    ObjectNode copy = document.deepCopy();
    change.accept(copy);
    return copy.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// The example with one text of its first indicator, `st-beschluss`, or of its first field,
  /// `steuerung`.
  ///
  /// @param part `statement`, `help`, `anchor 3`, `intro`, or one of the feedback texts
  static Instrument with(String part, String text) {
    return instrument(
        document -> {
          ObjectNode field = (ObjectNode) document.at("/fields/0");
          ObjectNode indicator = (ObjectNode) document.at("/fields/0/topics/0/indicators/0");
          switch (part) {
            case "intro" -> field.put("intro", text);
            case "statement", "help" -> indicator.put(part, text);
            case "anchor 3" -> ((ObjectNode) indicator.get("anchors")).put("3", text);
            default -> ((ObjectNode) indicator.get("texts")).put(part, text);
          }
        });
  }
}

package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.instrument.Instrument;

/// Reads the scope of a check from a body.
final class ScopeReading {

  private ScopeReading() {}

  static Scope scope(Body body, JsonNode node, Instrument instrument) {
    if (node.isTextual() && node.textValue().equals("full")) {
      return new Scope.Full();
    }
    if (node.isTextual()
        && node.textValue().equals("short")
        && instrument.indicators().stream().anyMatch(indicator -> indicator.shortForm())) {
      return new Scope.Short();
    }
    List<String> fields = new ArrayList<>();
    for (JsonNode field : node) {
      String id = field.asText("");
      boolean known = instrument.fields().stream().anyMatch(it -> it.id().equals(id));
      if (!known || fields.contains(id)) {
        fields.clear();
        break;
      }
      fields.add(id);
    }
    if (!node.isArray() || fields.isEmpty()) {
      body.error(
          "scope",
          "Bitte wählen Sie den ganzen Selbstcheck, die Kurzform oder einzelne Handlungsfelder.");
      return new Scope.Full();
    }
    return new Scope.Fields(fields);
  }
}

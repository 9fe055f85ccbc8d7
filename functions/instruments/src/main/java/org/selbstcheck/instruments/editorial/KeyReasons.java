package org.selbstcheck.instruments.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Tree;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;
import org.selbstcheck.instruments.YamlText;

/// Why the key indicators are the key ones, as `key-indicators.yaml` beside the questionnaire says
/// it to the public, in the language of the questionnaire.
///
/// @param reasons by indicator id, in the order of the file
public record KeyReasons(Map<String, String> reasons) {

  public KeyReasons {
    reasons = Collections.unmodifiableMap(new LinkedHashMap<>(reasons));
  }

  /// @throws IllegalArgumentException if it is not such a file
  public static KeyReasons read(byte[] yaml) {
    return switch (YamlText.parse(yaml)) {
      case Reading.Accepted<YamlText.Document>(YamlText.Document document) -> {
        Map<String, String> reasons = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : document.root().properties()) {
          reasons.put(entry.getKey(), Tree.text(entry.getValue()));
        }
        yield new KeyReasons(reasons);
      }
      case Reading.Refused<YamlText.Document>(List<Problem> problems) ->
          throw new IllegalArgumentException("Not a file of reasons: " + problems);
    };
  }

  /// Key indicators without a reason, and reasons that belong to none.
  public List<Finding> findings(Instrument instrument) {
    List<Finding> findings = new ArrayList<>();
    List<String> keys =
        instrument.indicators().stream().filter(Indicator::key).map(Indicator::id).toList();
    for (String key : keys) {
      if (!reasons.containsKey(key)) {
        findings.add(new Finding(Rule.KEY_REASON, key, "is a key indicator without a reason"));
      }
    }
    for (String id : reasons.keySet()) {
      if (!keys.contains(id)) {
        findings.add(new Finding(Rule.KEY_REASON, id, "has a reason and is no key indicator"));
      }
    }
    return findings;
  }
}

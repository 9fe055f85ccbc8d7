package org.selbstcheck.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Tree;

/// How an instrument is meant to be cut, as `editorial.yaml` beside it says.
///
/// @param fields counts by field id, in the intended order
public record EditorialPlan(Map<String, Counts> fields) {

  /// A plan that expects nothing in particular.
  public static final EditorialPlan NONE = new EditorialPlan(Map.of());

  public EditorialPlan {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /// What a field is meant to hold.
  ///
  /// @param indicators how many in all
  /// @param key how many of them are key indicators
  /// @param shortForm how many of them belong to the short form
  public record Counts(int indicators, int key, int shortForm) {}

  /// @throws IllegalArgumentException if it is not a plan
  public static EditorialPlan read(byte[] yaml) {
    return switch (YamlText.parse(yaml)) {
      case Reading.Accepted<YamlText.Document>(YamlText.Document document) -> plan(document.root());
      case Reading.Refused<YamlText.Document> refused ->
          throw new IllegalArgumentException("Not a plan: " + refused.problems());
    };
  }

  private static EditorialPlan plan(JsonNode document) {
    Map<String, Counts> fields = new LinkedHashMap<>();
    Tree.required(document, "fields")
        .properties()
        .forEach(field -> fields.put(field.getKey(), counts(field.getValue())));
    return new EditorialPlan(fields);
  }

  private static Counts counts(JsonNode field) {
    return new Counts(
        Tree.integer(Tree.required(field, "indicators")),
        Tree.integer(Tree.required(field, "key")),
        Tree.integer(Tree.required(field, "short")));
  }
}

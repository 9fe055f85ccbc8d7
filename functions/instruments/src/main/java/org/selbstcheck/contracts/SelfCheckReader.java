package org.selbstcheck.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// Reads a self-check from outside: text, schema, then what only the instrument can tell.
public final class SelfCheckReader {

  private SelfCheckReader() {}

  /// @param utf8 the JSON document
  /// @return a self-check that can be scored with the instrument, or everything that speaks against
  ///   it, found at the first of the three steps that finds anything
  public static Reading<SelfCheck> read(byte[] utf8, Instrument instrument) {
    return JsonText.parse(utf8)
        .then(document -> Reading.of(document, ContractSchema.SELF_CHECK.problems(document)))
        .then(document -> Reading.of(document, unrepresentable(document, instrument.version())))
        .then(document -> fitting(SelfCheckJson.read(document), instrument));
  }

  private static Reading<SelfCheck> fitting(SelfCheck selfCheck, Instrument instrument) {
    return Reading.of(
        selfCheck,
        selfCheck.problemsWith(instrument).stream()
            .map(misfit -> new Problem(misfit.pointer(), misfit.reason()))
            .toList());
  }

  /// What the schema allows and no value of core can hold: instrument ids and versions that cannot
  /// exist, and integers beyond `int`.
  private static List<Problem> unrepresentable(JsonNode document, InstrumentVersion expected) {
    List<Problem> problems = new ArrayList<>();
    JsonNode named = Tree.required(document, "instrument");
    String id = Tree.text(named, "id");
    JsonNode version = Tree.required(named, "version");
    if (!id.equals(expected.id()) || !version.asText().equals("" + expected.version())) {
      problems.add(
          new Problem(
              "/instrument",
              "belongs to %s/%s, not to %s".formatted(id, version.asText(), expected)));
    } else {
      findLargeIntegers(document, "", problems);
    }
    return problems;
  }

  private static void findLargeIntegers(JsonNode node, String pointer, List<Problem> problems) {
    if (node.isIntegralNumber() && !node.canConvertToInt()) {
      problems.add(
          new Problem(
              pointer,
              (pointer.endsWith("/level") ? "unknown level: " : "number too large: ")
                  + node.asText()));
    }
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      findLargeIntegers(node.get(i), pointer + "/" + i, problems);
    }
    node.properties()
        .forEach(
            member ->
                findLargeIntegers(member.getValue(), pointer + "/" + member.getKey(), problems));
  }
}

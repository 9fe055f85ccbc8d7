package org.selbstcheck.instruments.editorial;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.contracts.ContractSchema;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Utf8;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.CompiledInstrument;
import org.selbstcheck.instruments.EditorialLint;
import org.selbstcheck.instruments.EditorialLint.Finding;
import org.selbstcheck.instruments.EditorialLint.Rule;
import org.selbstcheck.instruments.EditorialPlan;
import org.selbstcheck.instruments.InstrumentLint;
import org.selbstcheck.instruments.Instruments;
import org.selbstcheck.instruments.YamlText;
import org.selbstcheck.instruments.YamlText.Document;

/// An instrument that somebody brings along, held to what the build holds the shipped ones to: the
/// same reader, the same schema, the same lint. What it says about it is German, because whoever
/// wrote the questionnaire reads it in a page, without the project's documentation beside.
///
/// @param instrument a draft, whatever the file says of its publication; empty if something blocks
/// @param remarks what blocks first, then what is worth a look, each in the order of the file's
///   steps
public record Proof(Optional<Instrument> instrument, List<Remark> remarks) {

  /// The longest file in bytes: three times the largest questionnaire that is shipped.
  public static final int MOST_BYTES = 1_000_000;

  /// More than ten times as many as the largest one has. Aliases repeat what they name, and one
  /// page of them can stand for more than a memory holds.
  private static final int MOST_VALUES = 50_000;

  /// Of all texts together, for the same reason. What a questionnaire may say in the end is less.
  private static final long MOST_CHARACTERS = 4L * MOST_BYTES;

  private static final int MOST_FIELDS = 20;
  private static final int MOST_INDICATORS = 250;

  /// As long as two lines of a table on paper; also keeps the patterns of the lint quick.
  private static final int LONGEST_STATEMENT = 500;

  private static final int LONGEST_TITLE = 200;

  private static final Set<String> TITLES = Set.of("title", "label", "licence");

  private static final int ANCHORED_LEVEL = 3;

  public Proof {
    remarks = List.copyOf(remarks);
  }

  /// One thing that is wrong or worth a look.
  ///
  /// @param blocks whether the questionnaire cannot be published with it
  /// @param rule stable name in capitals: `SYNTAX`, `FORMAT`, `STRUCTURE`, `LIMITS`, `ID`, or one
  ///   of the editorial [Rule]s
  /// @param id of the field, topic, indicator or statement around it; empty where there is none
  /// @param place German, what of it is meant; may be empty
  /// @param line in the file from 1, empty where nobody knows
  /// @param text German, what is wrong and what to do
  public record Remark(
      boolean blocks, String rule, String id, String place, Optional<Integer> line, String text) {}

  /// @param yaml the file; longer ones are refused unread
  public static Proof of(byte[] yaml) {
    if (yaml.length > MOST_BYTES) {
      return blocked(
          List.of(
              blocking("LIMITS", "Die Datei ist größer als 1 MB. So groß ist kein Fragebogen.")));
    }
    return switch (YamlText.parse(yaml)) {
      case Reading.Refused<Document>(List<Problem> problems) ->
          blocked(problems.stream().map(Proof::syntax).toList());
      case Reading.Accepted<Document>(Document document) -> of(document);
    };
  }

  private static Proof of(Document document) {
    if (count(document.root(), 0) > MOST_VALUES) {
      return blocked(
          List.of(
              blocking(
                  "LIMITS",
                  "Die Datei enthält mehr als 50.000 Angaben, Verweise (*) mitgezählt. So groß ist kein"
                      + " Fragebogen.")));
    }
    if (characters(document.root()) > MOST_CHARACTERS) {
      return blocked(
          List.of(
              blocking(
                  "LIMITS",
                  "Die Datei enthält mehr als 4 Millionen Zeichen Text, Verweise (*) mitgezählt. So groß ist"
                      + " kein Fragebogen.")));
    }
    Places places = Places.of(document);
    List<Remark> format =
        ContractSchema.INSTRUMENT.violations(document.root()).stream()
            .map(
                violation ->
                    places.remark("FORMAT", violation.pointer(), ProofWords.format(violation)))
            .toList();
    if (!format.isEmpty()) {
      return blocked(format);
    }
    List<Remark> wrong = new ArrayList<>();
    addStructure(wrong, places, document.root());
    addTexts(wrong, places, document.root(), "", "");
    if (!wrong.isEmpty()) {
      return blocked(wrong);
    }
    Instrument draft = draft(document.root());
    addLimits(wrong, draft);
    if (!wrong.isEmpty()) {
      return blocked(wrong);
    }
    return new Proof(Optional.of(draft), editorial(draft, places));
  }

  /// What follows from there being a version before: nothing that blocks, since only people know
  /// whether a statement still asks the same.
  ///
  /// @return this proof with a remark before the others for each statement that appears, disappears
  ///   or reads differently
  public Proof against(Instrument before) {
    if (instrument.isEmpty()) {
      return this;
    }
    Map<String, String> old = statements(before);
    Map<String, String> now = statements(instrument.get());
    List<Remark> changes = new ArrayList<>();
    now.forEach(
        (id, statement) -> {
          String same = old.get(id);
          if (same == null) {
            changes.add(
                mapping(
                    id, "Diese Aussage ist neu. Mit früheren Runden ist sie nicht vergleichbar."));
          } else if (!same.equals(statement)) {
            changes.add(
                mapping(
                    id,
                    "Diese Aussage lautet anders als in der Version davor. Fragt sie noch dasselbe, ist alles"
                        + " gut; fragt sie etwas anderes, braucht sie eine neue Kennung."));
          }
        });
    for (String id : old.keySet()) {
      if (!now.containsKey(id)) {
        changes.add(mapping(id, "Diese Aussage aus der Version davor gibt es hier nicht mehr."));
      }
    }
    changes.addAll(remarks);
    return new Proof(instrument, changes);
  }

  /// This proof with one remark more; a blocking one takes the draft away.
  public Proof with(Remark remark) {
    List<Remark> more = new ArrayList<>();
    more.add(remark);
    more.addAll(remarks);
    return new Proof(remark.blocks() ? Optional.empty() : instrument, more);
  }

  private static Map<String, String> statements(Instrument instrument) {
    Map<String, String> statements = new LinkedHashMap<>();
    for (Indicator indicator : instrument.indicators()) {
      statements.put(indicator.id(), indicator.statement());
    }
    return statements;
  }

  private static Remark mapping(String id, String text) {
    return new Remark(false, Rule.MAPPING.name(), id, "Aussage", Optional.empty(), text);
  }

  private static Proof blocked(List<Remark> remarks) {
    return new Proof(Optional.empty(), remarks);
  }

  private static Remark blocking(String rule, String text) {
    return new Remark(true, rule, "", "", Optional.empty(), text);
  }

  private static Remark syntax(Problem problem) {
    return new Remark(
        true,
        "SYNTAX",
        "",
        ProofWords.position(problem.place()),
        ProofWords.line(problem.place()),
        ProofWords.syntax(problem.reason()));
  }

  /// Aliases are counted in full; stops soon after there are too many.
  private static int count(JsonNode node, int before) {
    int counted = before + 1;
    for (JsonNode child : node) {
      if (counted > MOST_VALUES) {
        return counted;
      }
      counted = count(child, counted);
    }
    return counted;
  }

  /// Aliases are counted in full, names of members too.
  private static long characters(JsonNode node) {
    long counted = node.isTextual() ? node.textValue().length() : 0;
    for (JsonNode child : node) {
      counted += characters(child);
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      counted += member.getKey().length();
    }
    return counted;
  }

  private static void addStructure(List<Remark> wrong, Places places, JsonNode root) {
    JsonNode version = root.path("version");
    if (!version.canConvertToInt() || version.intValue() > 9999) {
      wrong.add(
          places.remark(
              "STRUCTURE", "/version", "Die Version ist eine ganze Zahl von 1 bis 9999."));
      return;
    }
    for (Problem problem : InstrumentLint.errors(root)) {
      wrong.add(places.remark("STRUCTURE", problem.place(), ProofWords.structure(problem.place())));
    }
    if (!Instruments.isOwn(root.path("id").asText())) {
      wrong.add(
          places.remark(
              "ID",
              "/id",
              "Eigene Fragebögen tragen eine Kennung, die mit „eigen-“ beginnt, etwa „eigen-willkommen“. Was"
                  + " mitgeliefert wird, lässt sich nicht ersetzen."));
    }
  }

  /// What no page and no document could show.
  private static void addTexts(
      List<Remark> wrong, Places places, JsonNode node, String pointer, String name) {
    if (node.isTextual()) {
      String text = node.textValue();
      if (text.isBlank()) {
        wrong.add(places.remark("FORMAT", pointer, "Hier steht kein Text, nur Leerraum."));
      } else if (!Utf8.storable(text)) {
        wrong.add(
            places.remark(
                "FORMAT",
                pointer,
                "Der Text enthält unsichtbare Steuerzeichen. Bitte löschen Sie sie oder tippen Sie die Stelle"
                    + " neu."));
      } else {
        int longest =
            TITLES.contains(name)
                ? LONGEST_TITLE
                : name.equals("statement") ? LONGEST_STATEMENT : Integer.MAX_VALUE;
        if (text.codePointCount(0, text.length()) > longest) {
          wrong.add(places.remark("LIMITS", pointer, "Höchstens " + longest + " Zeichen."));
        }
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      addTexts(wrong, places, node.get(i), pointer + "/" + i, name);
    }
    node.properties()
        .forEach(
            member ->
                addTexts(
                    wrong,
                    places,
                    member.getValue(),
                    pointer + "/" + member.getKey(),
                    member.getKey()));
  }

  private static void addLimits(List<Remark> wrong, Instrument draft) {
    if (draft.fields().size() > MOST_FIELDS) {
      wrong.add(blocking("LIMITS", "Höchstens " + MOST_FIELDS + " Handlungsfelder."));
    }
    if (draft.indicators().size() > MOST_INDICATORS) {
      wrong.add(blocking("LIMITS", "Höchstens " + MOST_INDICATORS + " Aussagen."));
    }
    if (CompiledInstrument.write(draft).length > 2 * MOST_BYTES) {
      wrong.add(
          blocking(
              "LIMITS",
              "Ausgeschrieben ist der Fragebogen größer als 2 MB. Bitte kürzen Sie die Texte."));
    }
  }

  private static Instrument draft(JsonNode root) {
    return CompiledInstrument.fromTree(root).asPublished(Optional.empty());
  }

  private static List<Remark> editorial(Instrument draft, Places places) {
    List<Finding> findings = new ArrayList<>(EditorialLint.findings(draft, EditorialPlan.NONE));
    if (draft.language().equals("de") || draft.language().startsWith("de-")) {
      Budgets budgets = Budgets.shipped();
      findings.addAll(LanguageLint.findings(draft, budgets));
      findings.addAll(
          Repeats.findings(List.of(draft), budgets.repeats()).getOrDefault(draft, List.of()));
    }
    // A scale that ends below has no such level to anchor.
    findings.removeIf(
        finding -> finding.rule() == Rule.MISSING_ANCHOR && draft.max() < ANCHORED_LEVEL);
    return findings.stream()
        .map(
            finding ->
                new Remark(
                    false,
                    finding.rule().name(),
                    finding.id(),
                    ProofWords.part(finding.part()),
                    places.lineOf(finding.id()),
                    ProofWords.editorial(finding)))
        .toList();
  }

  /// Where things stand in the file.
  ///
  /// @param byId pointers of what has an id; of an id used for several kinds the last
  private record Places(Document document, Map<String, String> byId) {

    static Places of(Document document) {
      Map<String, String> byId = new HashMap<>();
      collect(document.root(), "", byId);
      return new Places(document, byId);
    }

    private static void collect(JsonNode node, String pointer, Map<String, String> byId) {
      JsonNode id = node.get("id");
      if (id != null && id.isTextual()) {
        byId.put(id.textValue(), pointer);
      }
      for (int i = 0; node.isArray() && i < node.size(); i++) {
        collect(node.get(i), pointer + "/" + i, byId);
      }
      node.properties()
          .forEach(member -> collect(member.getValue(), pointer + "/" + member.getKey(), byId));
    }

    Optional<Integer> lineOf(String id) {
      return Optional.ofNullable(byId.get(id)).flatMap(document::line);
    }

    Remark remark(String rule, String pointer, String text) {
      return new Remark(
          true, rule, idAround(pointer), ProofWords.place(pointer), document.line(pointer), text);
    }

    /// The id of the innermost thing around a place that has one.
    private String idAround(String pointer) {
      for (String around = pointer;
          around.contains("/");
          around = around.substring(0, around.lastIndexOf('/'))) {
        JsonNode id = document.root().at(around).path("id");
        if (id.isTextual()) {
          return id.textValue();
        }
      }
      return "";
    }
  }
}

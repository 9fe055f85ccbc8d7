package org.selbstcheck.instruments.editorial;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.selbstcheck.contracts.ContractSchema.Violation;
import org.selbstcheck.instruments.EditorialLint.Finding;

/// The German of a [Proof].
final class ProofWords {

  private static final int LONGEST_QUOTE = 160;
  private static final Pattern POSITION = Pattern.compile("line (\\d+), column (\\d+)");

  /// What the reader of YAML says, by how it begins, most telling first.
  private static final List<Map.Entry<String, String>> SYNTAX =
      List.of(
          Map.entry(
              "not UTF-8",
              "Die Datei ist nicht in UTF-8 gespeichert. Wählen Sie beim Speichern die Kodierung UTF-8."),
          Map.entry(
              "key used twice",
              "Dieses Wort steht im selben Abschnitt schon einmal vor einem Doppelpunkt."),
          Map.entry("unknown alias", "Dieser Verweis (*) führt ins Leere."),
          Map.entry(
              "more than one YAML document",
              "Nach der Zeile --- beginnt ein zweiter Teil. Eine Datei enthält einen Fragebogen."),
          Map.entry("no YAML document", "Die Datei ist leer."),
          Map.entry("more than", "Die Datei enthält zu viele Angaben, Verweise (*) mitgezählt."),
          Map.entry("nested deeper", "Die Angaben sind zu tief ineinander verschachtelt."),
          Map.entry("a value is missing", "Hier fehlt eine Angabe."),
          Map.entry(
              "unknown tag", "Eigene Kennzeichen mit Ausrufezeichen versteht die Anwendung nicht."),
          Map.entry("number out of range", "Diese Zahl ist zu lang oder keine Zahl."),
          Map.entry(
              "mapping values are not allowed",
              "Hier steht ein Doppelpunkt, wo keiner erwartet wird. Setzen Sie den Text in Anführungszeichen"
                  + " oder beginnen Sie ihn mit >- in der Zeile davor."),
          Map.entry(
              "found character '\\t", "Hier steht ein Tabulator. Rücken Sie mit Leerzeichen ein."),
          Map.entry(
              "found unexpected end of stream", "Ein Anführungszeichen wird nicht geschlossen."),
          Map.entry(
              "did not find expected",
              "Die Einrückung passt nicht zu den Zeilen davor, oder ein Zeichen fehlt."),
          Map.entry(
              "expected <block end>",
              "Die Einrückung passt nicht zu den Zeilen davor, oder ein Anführungszeichen fehlt."),
          Map.entry(
              "special characters are not allowed",
              "Die Datei enthält unsichtbare Steuerzeichen."));

  private static final Map<String, String> MEMBERS =
      Map.ofEntries(
          Map.entry("id", "Kennung"),
          Map.entry("version", "Version"),
          Map.entry("language", "Sprache"),
          Map.entry("title", "Titel"),
          Map.entry("summary", "Zusammenfassung"),
          Map.entry("basis", "Grundlage"),
          Map.entry("licence", "Lizenz"),
          Map.entry("scale", "Antwortskala"),
          Map.entry("stages", "Reifestufen"),
          Map.entry("outsideScale", "Skala der Außensicht"),
          Map.entry("outsideGroups", "Gruppen der Außensicht"),
          Map.entry("outsideStatements", "Aussagen der Außensicht"),
          Map.entry("fields", "Handlungsfelder"),
          Map.entry("intro", "Einleitung"),
          Map.entry("verdicts", "Urteile"),
          Map.entry("topics", "Themen"),
          Map.entry("indicators", "Aussagen"),
          Map.entry("statement", "Aussage"),
          Map.entry("help", "Hilfe"),
          Map.entry("anchors", "Anker"),
          Map.entry("kind", "Art"),
          Map.entry("weight", "Gewicht"),
          Map.entry("texts", "Rückmeldungen"),
          Map.entry("strength", "Stärke"),
          Map.entry("gap", "Lücke"),
          Map.entry("gapPlain", "Lücke, klare Worte"),
          Map.entry("firstStep", "erster Schritt"),
          Map.entry("nextStep", "nächster Schritt"));

  private ProofWords() {}

  static String syntax(String reason) {
    return SYNTAX.stream()
        .filter(known -> reason.startsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(
            "Ab hier lässt sich die Datei nicht als YAML lesen. Häufig ist es die Einrückung, ein fehlendes"
                + " Anführungszeichen oder ein Doppelpunkt im Text.");
  }

  static Optional<Integer> line(String position) {
    Matcher at = POSITION.matcher(position);
    return at.find() ? Optional.of(Integer.valueOf(at.group(1))) : Optional.empty();
  }

  static String position(String position) {
    Matcher at = POSITION.matcher(position);
    return at.find() ? "Spalte " + at.group(2) : "";
  }

  /// The last name in a pointer, as people call it.
  static String place(String pointer) {
    String name = "";
    String number = "";
    for (String step : pointer.split("/", -1)) {
      if (step.chars().allMatch(Character::isDigit)) {
        number = step;
      } else {
        name = step;
        number = "";
      }
    }
    if (name.isEmpty()) {
      return "";
    }
    String word = MEMBERS.getOrDefault(name, "„" + name + "“");
    return number.isEmpty() ? word : word + ", Eintrag " + (Integer.parseInt(number) + 1);
  }

  /// A part of a text as the lint names it, such as `anchor 3` or `verdict 2 plain`.
  static String part(String part) {
    if (part.isEmpty()) {
      return "";
    }
    String[] words = part.split(" ", -1);
    String rest = part.substring(words[0].length());
    return switch (words[0]) {
      case "anchor" -> "Anker" + rest;
      case "verdict" -> "Urteil" + rest;
      case "stage" -> "Reifestufe" + rest;
      case "scale" -> "Antwort" + rest;
      default -> MEMBERS.getOrDefault(words[0], words[0]) + rest;
    };
  }

  static String format(Violation violation) {
    String detail = violation.detail();
    return switch (violation.keyword()) {
      case "required" -> "Hier fehlt „%s“.".formatted(detail);
      case "additionalProperties" ->
          "„%s“ ist hier nicht vorgesehen. Vielleicht ein Tippfehler oder falsch eingerückt?"
              .formatted(quoted(detail));
      case "type" -> "Hier wird etwas anderes erwartet: " + form(violation) + ".";
      case "enum" -> "Erlaubt sind nur: " + detail + ".";
      case "maxLength" -> "Höchstens " + detail + " Zeichen.";
      case "minLength" -> "Hier fehlt ein Text.";
      case "minimum" -> "Mindestens " + detail + ".";
      case "maximum" -> "Höchstens " + detail + ".";
      case "minItems" -> "Mindestens " + detail + " Einträge.";
      case "maxItems" -> "Höchstens " + detail + " Einträge.";
      case "pattern" ->
          violation.pointer().endsWith("/language")
              ? "Erwartet wird ein Sprachkürzel wie de."
              : "Nur Kleinbuchstaben von a bis z, Ziffern und einzelne Bindestriche.";
      case "propertyNames" -> "Anker stehen bei einer Stufe, also bei einer Zahl wie 3.";
      case "format" -> "Erwartet wird ein Tag wie 2027-03-31.";
      default -> "Diese Angabe hat nicht die erwartete Form.";
    };
  }

  private static String form(Violation violation) {
    String pointer = violation.pointer();
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return switch (name) {
      case "" -> "ein Fragebogen mit id, version, title und so weiter";
      case "fields",
          "topics",
          "indicators",
          "scale",
          "stages",
          "verdicts",
          "outsideStatements",
          "outsideGroups",
          "outsideScale",
          "askFirst",
          "tags" ->
          "eine Liste, jeder Eintrag mit einem Strich davor";
      case "version", "weight", "capStage", "from", "minimumCoverage", "minimumApplicable" ->
          "eine Zahl";
      case "key", "short" -> "true oder false";
      case "texts", "anchors" -> "mehrere Angaben, eingerückt";
      default ->
          name.chars().allMatch(Character::isDigit)
              ? "ein Eintrag mit seinen Angaben"
              : "ein Text; setzen Sie ihn in Anführungszeichen";
    };
  }

  /// What of the structure is wrong is told by where it is wrong.
  static String structure(String pointer) {
    if (pointer.equals("/stages/0/from")) {
      return "Die erste Reifestufe beginnt bei 0.";
    }
    if (pointer.startsWith("/stages/")) {
      return "Reifestufen steigen auf: Diese beginnt nicht über der davor.";
    }
    if (pointer.equals("/capStage")) {
      return "Diese Stufe gibt es nicht. Gezählt wird ab 0, also höchstens die Zahl der Reifestufen weniger eins.";
    }
    if (pointer.endsWith("/verdicts")) {
      return "Jedes Handlungsfeld braucht ein Urteil je Reifestufe, nicht mehr und nicht weniger.";
    }
    if (pointer.endsWith("/id")) {
      return "Diese Kennung ist schon vergeben. Jede Kennung steht nur einmal im Fragebogen.";
    }
    return "Hier passt der Aufbau nicht.";
  }

  static String editorial(Finding finding) {
    String says =
        switch (finding.rule()) {
          case COUNTS -> "Die Zahl der Aussagen weicht vom Plan ab.";
          case KEY_PER_TOPIC ->
              "Das Thema hat mehr als eine Schlüsselaussage; eine davon begrenzt dann fast immer die Stufe.";
          case KEY_IN_SHORT_FORM ->
              "In der Kurzform dieses Handlungsfelds ist keine Schlüsselaussage.";
          case MISSING_ANCHOR ->
              "Es fehlt der Anker für Stufe 3: woran man erkennt, dass es umgesetzt ist.";
          case ANCHOR_BEYOND_SCALE ->
              "Ein Anker steht bei einer Stufe, die es in der Antwortskala nicht gibt.";
          case MISSING_HELP -> "Es fehlt die Hilfe: was zählt, und ein Beispiel.";
          case WEIGHT_SHARE ->
              "Diese Aussage trägt mehr als ein Fünftel des Gewichts ihres Handlungsfelds.";
          case KEY_WEIGHT -> "Schlüsselaussagen haben das Gewicht 3, und nur sie.";
          case EQUAL_TEXTS -> "Derselbe Text steht zweimal.";
          case KEY_REASON -> "Es fehlt der Grund, warum dies eine Schlüsselaussage ist.";
          case YES_NO -> "Die Aussage lässt sich mit Ja oder Nein beantworten.";
          case TWO_STATEMENTS -> "Die Aussage fragt vielleicht nach zwei Dingen zugleich.";
          case DOUBLE_NEGATION -> "Zwei Verneinungen in einem Satz.";
          case MISSING_EXAMPLE -> "Die Hilfe nennt kein Beispiel.";
          case ANCHOR_OPENING -> "Der Anker für Stufe 3 beginnt sonst mit „Umgesetzt heißt hier:“.";
          case SENTENCE_LENGTH -> "Ein langer Satz.";
          case READABILITY -> "Schwer zu lesen: lange Wörter, lange Sätze.";
          case READABILITY_MEAN ->
              "Die Texte einer Art sind im Ganzen schwerer zu lesen, als sie sein sollten.";
          case FORBIDDEN_WORD -> "Ein Wort, das die mitgelieferten Fragebögen meiden.";
          case PUNCTUATION ->
              "Ausrufezeichen, gerade Anführungszeichen oder ein anderes Genderzeichen als der Stern.";
          case REPEATED_SENTENCE -> "Dieser Satz steht noch an anderer Stelle.";
          case NEAR_REPEAT -> "Ein fast gleicher Satz steht noch an anderer Stelle.";
          case SPELLING -> "Ein Wort, das das Wörterbuch nicht kennt.";
          case FINGERPRINT -> "Eine veröffentlichte Version wurde verändert.";
          case MAPPING -> "Wie die Aussage aus der Version davor folgt, ist nicht gesagt.";
        };
    return finding.quote().isEmpty() ? says : says + " „" + quoted(finding.quote()) + "“";
  }

  private static String quoted(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_QUOTE
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_QUOTE)) + " …";
  }
}

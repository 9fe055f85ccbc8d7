package org.selbstcheck.core.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.charts.Numbers;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.DiscussionPoint;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Result.Reason;
import org.selbstcheck.core.scoring.Result.State;

/// The sentences of the report that no instrument brings along.
final class Wording {

  private static final List<String> MONTHS =
      List.of(
          "Januar",
          "Februar",
          "März",
          "April",
          "Mai",
          "Juni",
          "Juli",
          "August",
          "September",
          "Oktober",
          "November",
          "Dezember");

  static final String NO_STRENGTH =
      "Noch erreicht kein Indikator die Schwelle zur Stärke, drei Viertel der Skala.";

  static final String NOTHING_MISSING =
      "Weder Lücken noch Wissenslücken im Sinn der Methode. Was noch in Arbeit ist, steht im Ergebnisbericht bei den Handlungsfeldern.";

  static final String CHECK_EFFECT =
      "Prüfen, ob wirkt, was umgesetzt ist, und das Ergebnis festhalten.";

  static final String CLEAR_KNOWLEDGE_GAPS =
      "Die Wissenslücken klären: zuerst bei den Schlüsselindikatoren nachfragen.";

  static final String NO_DIFFERENCES_VISIBLE =
      "Abweichungen konnten nicht sichtbar werden: Kein Indikator wurde von mindestens zwei Stellen eingeschätzt.";

  /// Beside every change between rounds (method, section 6).
  static final String LOWER_CAN_MEAN =
      "Ein niedrigerer Wert kann auch bedeuten, dass mehr Stellen geantwortet oder genauer hingesehen haben.";

  private Wording() {}

  /// "ausgewogen" and its like; ASCII.
  static String name(Tone tone) {
    return switch (tone) {
      case ENCOURAGING -> "ermutigend";
      case BALANCED -> "ausgewogen";
      case PLAIN -> "deutlich";
    };
  }

  static String otherTones(Tone tone) {
    List<String> others = new ArrayList<>();
    for (Tone other : Tone.values()) {
      if (other != tone) {
        others.add("„" + name(other) + "“");
      }
    }
    return "Dieses Dokument ist im Ton „%s“ geschrieben. Dieselben Zahlen, Stufen und Listen gibt es in zwei weiteren Tönen: %s. Der Ton ändert Worte und Reihenfolge, sonst nichts."
        .formatted(name(tone), String.join(" und ", others));
  }

  /// The one sentence for where two would be too many.
  static String otherTonesInShort(Tone tone) {
    return "Ton: %s. Dieselben Zahlen, Stufen und Listen gibt es in zwei weiteren Tönen."
        .formatted(name(tone));
  }

  static String date(LocalDate day) {
    return "%d. %s %d"
        .formatted(day.getDayOfMonth(), MONTHS.get(day.getMonthValue() - 1), day.getYear());
  }

  /// "Fassung 2 vom 1. Dezember 2026".
  static String commentaryVersion(Commentary commentary) {
    return "Fassung %d vom %s".formatted(commentary.version(), date(commentary.on()));
  }

  /// Which round it was: "abgegeben am 3. Mai 2023, Fragebogen Version 1".
  static String earlierRound(EarlierRound earlier) {
    String version = "Fragebogen Version " + earlier.instrument().version().version();
    return earlier
        .selfCheck()
        .submittedOn()
        .map(day -> "abgegeben am %s, %s".formatted(date(day), version))
        .orElse(version);
  }

  /// "Kommentar der Begleitung, Fassung 2 vom 1. Dezember 2026".
  static String commentaryTitle(Commentary commentary) {
    return "Kommentar der Begleitung, " + commentaryVersion(commentary);
  }

  /// Who did what with which questionnaire and when; about the municipality, not to it.
  static String occasion(Material material, ReportMeta meta) {
    Instrument instrument = material.instrument();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "%s hat sich mit dem Fragebogen „%s“ (Version %d) selbst eingeschätzt."
            .formatted(meta.municipality(), instrument.title(), instrument.version().version()));
    sentences.add(
        "Es geht um %s aus %s; %s."
            .formatted(
                count(material.result().indicators().size(), "Indikator", "Indikatoren"),
                count(material.result().fields().size(), "Handlungsfeld", "Handlungsfeldern"),
                answered(material)));
    if (!meta.phase().isBlank()) {
      sentences.add("Projektphase: %s.".formatted(meta.phase()));
    }
    return String.join(" ", sentences);
  }

  private static String answered(Material material) {
    long units = material.answeringDepartments();
    String who =
        units == 0
            ? "bisher hat keine Stelle geantwortet"
            : "geantwortet %s %s der Verwaltung"
                .formatted(units == 1 ? "hat" : "haben", units(units));
    return material
        .selfCheck()
        .submittedOn()
        .map(day -> "%s, abgegeben wurde am %s".formatted(who, date(day)))
        .orElse(who);
  }

  /// The method in three sentences.
  static String method(Instrument instrument) {
    return "Die Stellen der Verwaltung haben je Indikator einen Stand zwischen „%s“ und „%s“ angegeben oder gesagt, dass sie ihn nicht kennen oder dass er nicht zutrifft. Der Wert eines Handlungsfelds ist das gewichtete Mittel seiner bewerteten Indikatoren, umgerechnet auf 0 bis 100; was offen ist, senkt nicht den Wert, sondern den Anteil der beantworteten Fragen, und macht die Spanne breiter, in der der Wert liegen kann. %s"
        .formatted(
            instrument.scale().getFirst().label(),
            instrument.scale().getLast().label(),
            ownMethod());
  }

  /// That the method is the project's own and nothing is validated.
  static String ownMethod() {
    return "Alle Werte sind Selbsteinschätzungen nach einer eigenen, wissenschaftlich nicht validierten Methode (Version %d)."
        .formatted(Result.METHOD);
  }

  /// "eingeschätzt von 3 Stellen".
  static String ratedBy(long units) {
    return units == 0 ? "von keiner Stelle eingeschätzt" : "eingeschätzt von " + units(units);
  }

  /// Where a point of this kind is settled (method, section 4).
  static String where(Kind kind) {
    return switch (kind) {
      case FACT -> "Vorab klären";
      case APPRAISAL -> "Im Gespräch klären";
    };
  }

  static String scope(Scope scope, Instrument instrument) {
    return switch (scope) {
      case Scope.Full _ -> "vollständig";
      case Scope.Short _ -> "Kurzform";
      case Scope.Fields(List<String> ids) ->
          "ausgewählte Handlungsfelder: "
              + String.join(
                  ", ",
                  instrument.fields().stream()
                      .filter(field -> ids.contains(field.id()))
                      .map(Field::title)
                      .toList());
    };
  }

  /// "1 Stelle", "4 Stellen".
  static String count(long number, String one, String many) {
    return number + "\u00A0" + (number == 1 ? one : many);
  }

  static String units(long number) {
    return count(number, "Stelle", "Stellen");
  }

  static String strengths(Result result) {
    return count(result.strengths().size(), "Stärke", "Stärken");
  }

  static String gaps(Result result) {
    return count(result.gaps().size(), "Lücke", "Lücken");
  }

  static String knowledgeGaps(Result result) {
    return count(result.knowledgeGaps().size(), "Wissenslücke", "Wissenslücken");
  }

  /// Empty where nothing is left to talk about.
  static Optional<String> openPoints(Result result) {
    int points = result.discussionPoints().size();
    return points == 0
        ? Optional.empty()
        : Optional.of("Über %s ist noch zu sprechen.".formatted(count(points, "Punkt", "Punkte")));
  }

  /// That so many indicators are unclear, and what that means.
  static String unclear(int number, Tone tone) {
    String what = count(number, "Indikator ist", "Indikatoren sind") + " ungeklärt";
    return switch (tone) {
      case ENCOURAGING -> what + ": Hier bringt schon Nachfragen weiter.";
      case BALANCED -> what + ".";
      case PLAIN -> what + ": Darüber lässt sich nichts entscheiden, bis es jemand weiß.";
    };
  }

  /// "Stand 0,67 von 4 – zwischen „nicht begonnen“ und „geplant“".
  static String standing(BigDecimal level, Instrument instrument) {
    return "Stand\u00A0%s\u00A0von\u00A0%d – %s"
        .formatted(Numbers.level(level), instrument.max(), levelName(level, instrument));
  }

  private static String levelName(BigDecimal level, Instrument instrument) {
    int below = level.setScale(0, RoundingMode.FLOOR).intValueExact();
    int above = level.setScale(0, RoundingMode.CEILING).intValueExact();
    String lower = instrument.scale().get(below).label();
    return below == above
        ? lower
        : "zwischen „%s“ und „%s“".formatted(lower, instrument.scale().get(above).label());
  }

  static String state(State state) {
    return switch (state) {
      case RATED -> "bewertet";
      case UNKNOWN -> "ungeklärt: „weiß nicht“";
      case NOT_APPLICABLE -> "trifft nicht zu";
      case UNANSWERED -> "nicht beantwortet";
    };
  }

  /// Like [AnswerWords#answer], as one word among others in a line.
  static String shortAnswer(Answer answer) {
    return switch (answer) {
      case Answer.Level(int level) -> Integer.toString(level);
      case Answer.Unknown _ -> AnswerWords.UNKNOWN;
      case Answer.NotOurs _ -> AnswerWords.NOT_OURS;
      case Answer.NotApplicable _ -> AnswerWords.NOT_APPLICABLE;
    };
  }

  /// Why an indicator is worth a conversation; for internal eyes.
  static String reasons(DiscussionPoint point) {
    List<String> sentences = new ArrayList<>();
    sentences.add(reasonsInShort(point));
    point
        .spread()
        .ifPresent(
            spread ->
                sentences.add(
                    "Abstand zwischen höchster und niedrigster Einschätzung: %d; Uneinigkeit: %s."
                        .formatted(spread, Numbers.level(point.dissent()))));
    sentences.add("Vorrang: %s.".formatted(Numbers.level(point.priority())));
    return String.join(" ", sentences);
  }

  /// The reasons alone, without numbers; for internal eyes.
  static String reasonsInShort(DiscussionPoint point) {
    List<String> sentences = new ArrayList<>();
    for (Reason reason : point.reasons()) {
      sentences.add(
          switch (reason) {
            case SPREAD -> "Die Einschätzungen liegen weit auseinander.";
            case RESPONSIBILITY ->
                "Eine Stelle nennt einen Stand, eine andere sagt „trifft nicht zu“.";
            case KNOWLEDGE ->
                "Mindestens die Hälfte der Stellen, die geantwortet haben, weiß es nicht.";
          });
    }
    return String.join(" ", sentences);
  }

  /// The stage's explanation, or in its place the cap in words (method, section 10).
  static String stageInWords(FieldResult field, Stage stage, Material material) {
    return field.cappedBy().isEmpty() ? stage.explanation() : cap(field, stage, material);
  }

  private static String cap(FieldResult field, Stage shown, Material material) {
    BigDecimal score = field.score().orElseThrow();
    Stage computed = shown;
    for (Stage stage : material.instrument().stages()) {
      if (stage.from().compareTo(score) <= 0) {
        computed = stage;
      }
    }
    List<String> failing = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String id : field.cappedBy()) {
      String quoted = "‚" + withoutStop(material.indicator(id).statement()) + "‘";
      (material.resultOf(id).state() == State.RATED ? failing : open).add(quoted);
    }
    List<String> clauses = new ArrayList<>();
    if (!failing.isEmpty()) {
      clauses.add(
          "%s im Mittel noch %s %s"
              .formatted(
                  enumerated(failing),
                  quarter(material.instrument()),
                  failing.size() == 1 ? "liegt" : "liegen"));
    }
    if (!open.isEmpty()) {
      clauses.add(
          "%s noch ungeklärt %s".formatted(enumerated(open), open.size() == 1 ? "ist" : "sind"));
    }
    return "Rechnerisch ‚%s‘ (%s). Weil %s, weisen wir höchstens ‚%s‘ aus."
        .formatted(
            computed.label(), Numbers.percent(score), String.join(" und ", clauses), shown.label());
  }

  /// The bound below which a key indicator caps is a quarter of the scale; on a scale of 0 to 4
  /// that is a level with a name.
  private static String quarter(Instrument instrument) {
    int max = instrument.max();
    return max % 4 == 0
        ? "unter ‚" + instrument.scale().get(max / 4).label() + "‘"
        : "im unteren Viertel der Skala";
  }

  static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  static String enumerated(List<String> items) {
    int last = items.size() - 1;
    return last == 0
        ? items.getFirst()
        : String.join(", ", items.subList(0, last)) + " und " + items.get(last);
  }

  /// Why a field has no stage, in a few words about the municipality, not to it.
  static String noStageInShort(NoStage reason) {
    return switch (reason) {
      case NOTHING_APPLIES, SHORT_FORM, MOSTLY_OTHERS -> "keine Stufe: " + reason(reason);
      case TOO_MUCH_OPEN -> "noch keine Stufe: " + reason(reason);
    };
  }

  static String reason(NoStage reason) {
    return switch (reason) {
      case NOTHING_APPLIES -> "trifft nicht zu";
      case SHORT_FORM -> "Kurzform";
      case MOSTLY_OTHERS -> "überwiegend in anderer Zuständigkeit";
      case TOO_MUCH_OPEN -> "zu viel ist offen";
    };
  }

  /// Why a field has no stage, in half a line.
  static String noStage(NoStage reason) {
    return switch (reason) {
      case NOTHING_APPLIES -> "Keine Stufe: Dieses Feld trifft bei Ihnen nicht zu.";
      case SHORT_FORM -> "Keine Stufe: Die Kurzform weist keine aus.";
      case MOSTLY_OTHERS -> "Dieses Feld liegt bei Ihnen überwiegend in anderer Zuständigkeit.";
      case TOO_MUCH_OPEN -> "Noch keine Stufe: zu viel ist offen.";
    };
  }

  /// What stands in place of the verdict where a field has no stage.
  static String noStage(NoStage reason, FieldResult field, Instrument instrument, Tone tone) {
    return switch (reason) {
      case NOTHING_APPLIES ->
          switch (tone) {
            case ENCOURAGING ->
                "Sie haben geprüft und begründet, dass hier nichts in Ihre Hand fällt. Das ist eine Antwort, keine Lücke.";
            case BALANCED ->
                "Alle Indikatoren dieses Feldes sind als nicht zutreffend angegeben. Sie gehen in keinen Wert ein.";
            case PLAIN ->
                "Nach Ihren Angaben liegt hier nichts in Ihrer Hand. Wer vor Ort darauf angewiesen ist, braucht dann von Ihnen die Auskunft, wer zuständig ist.";
          };
      case SHORT_FORM ->
          switch (tone) {
            case ENCOURAGING ->
                "Ein erster Eindruck liegt vor, und er ist schnell gewonnen. Welche Stufe Sie erreicht haben, zeigt die vollständige Form.";
            case BALANCED ->
                "Die Kurzform fragt nur einen Teil der Indikatoren. Der Wert ist ein erster Eindruck; eine Stufe gibt es mit der vollständigen Form.";
            case PLAIN ->
                "Die Kurzform lässt einen Teil der Fragen aus. Für eine Entscheidung in diesem Feld reicht der Wert deshalb nicht; dafür braucht es die vollständige Form.";
          };
      case MOSTLY_OTHERS -> {
        String applicable = Numbers.percent(field.applicable());
        yield switch (tone) {
          case ENCOURAGING ->
              "Auf Ihre Kommune treffen %s %% zu; was in Ihrer Hand liegt, ist damit benannt. Für alles andere lohnt das Gespräch mit denen, die zuständig sind."
                  .formatted(applicable);
          case BALANCED ->
              "Auf Ihre Kommune treffen %s %% des Gewichts zu; eine Stufe gibt es ab %s %%. Sie würde mehr sagen, als die Antworten hergeben."
                  .formatted(applicable, threshold(instrument.minimumApplicable()));
          case PLAIN ->
              "Auf Ihre Kommune treffen nur %s %% zu. Für die Menschen vor Ort zählt nicht, wer zuständig ist: Ohne Absprache mit der anderen Ebene bleibt offen, ob sich jemand kümmert."
                  .formatted(applicable);
        };
      }
      case TOO_MUCH_OPEN -> {
        String coverage = Numbers.percent(field.coverage());
        String minimum = threshold(instrument.minimumCoverage());
        yield switch (tone) {
          case ENCOURAGING ->
              "Beantwortet sind %s %%, ab %s %% weisen wir eine Stufe aus. Jede geklärte Frage bringt Sie näher; welche offen sind, steht unten."
                  .formatted(coverage, minimum);
          case BALANCED ->
              "Beantwortet sind %s %% des zutreffenden Gewichts, für eine Stufe braucht es %s %%. Was offen ist, steht unten."
                  .formatted(coverage, minimum);
          case PLAIN ->
              "Beantwortet sind nur %s %%, nötig wären %s %%. Solange das so bleibt, weiß niemand sicher, wo Sie hier stehen, und jede Entscheidung in diesem Feld stützt sich auf Vermutungen."
                  .formatted(coverage, minimum);
        };
      }
    };
  }

  /// A threshold of the instrument, with as many decimals as it has.
  static String threshold(BigDecimal percent) {
    return percent.signum() == 0
        ? "0"
        : percent.stripTrailingZeros().toPlainString().replace('.', ',');
  }
}

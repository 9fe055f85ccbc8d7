package org.selbstcheck.documents.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Tone;
import org.selbstcheck.core.report.Commentary;
import org.selbstcheck.core.report.EarlierRound;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.report.Report;
import org.selbstcheck.core.report.ReportComposer;
import org.selbstcheck.core.report.ReportKind;
import org.selbstcheck.core.report.ReportMeta;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Checks of the shipped instrument: filled as four departments would, and filled by somebody who
/// means harm. Made from a fixed seed, so always the same.
final class Samples {

  static final Instrument INSTRUMENT = instrument();

  /// What people type, and what they should not.
  static final List<String> NASTY =
      List.of(
          "x".repeat(2000),
          "<script>alert(1)</script> & ]]> <!-- -->",
          "=cmd|' /C calc'!A0",
          "שלום עולם (abc) 123, und weiter auf Deutsch",
          "مرحبا بالعالم",
          "Danke 👍🏽 👩‍👩‍👧 🎉 ✅ und ein seltenes Zeichen 𓀀",
          "Steuerzeichen \u0000\u0007\u001B[31m \u0085 \u202Ertl\u202C Ende",
          "漢字とかな",
          "Zeile eins\nZeile zwei\r\n\tZeile drei",
          "half\uD83D surrogate \uFFFE",
          "https://example.org/" + "pfad/".repeat(80));

  static final List<String> COMMENTS =
      List.of(
          "Der Beschluss ist von 2019 und wird gerade überarbeitet.",
          "Läuft nur in der Kernstadt, in den Ortsteilen noch nicht.",
          "Hängt im Moment an einer halben Stelle, die bis Ende 2027 befristet ist. Danach ist offen, wie es weitergeht.",
          "Bitte mit dem Jugendamt abstimmen.");

  static final String COMMENTARY =
      "Die Verwaltung hat sich ehrlich eingeschätzt; wo die Antworten auseinandergehen, lohnt das Gespräch.";

  private Samples() {}

  private static Instrument instrument() {
    return new InstrumentCatalogue()
        .load(new InstrumentVersion("weltoffene-kommune", 1))
        .orElseThrow();
  }

  static SelfCheck filled() {
    List<Department> departments =
        List.of(
            new Department("koordination", "Stabsstelle Integration", true, true),
            new Department("soziales", "Amt für Soziales und Senioren", true, true),
            new Department("jugend", "Jugendamt", true, true),
            new Department("personal", "Personal- und Organisationsamt", true, true));
    Random random = new Random(7);
    List<Entry> entries = new ArrayList<>();
    List<Agreement> agreed = new ArrayList<>();
    for (Field field : INSTRUMENT.fields()) {
      int inclination = random.nextInt(3);
      for (Indicator indicator : field.indicators()) {
        for (Department department : departments) {
          if (random.nextInt(10) < 7) {
            entries.add(entry(department, indicator, answer(random, inclination), random));
          }
        }
        if (random.nextInt(12) == 0) {
          agreed.add(agreement(indicator, departments, random));
        }
      }
    }
    return selfCheck(
        "Kaufbeuren",
        departments,
        entries,
        agreed,
        "Das Stadtfest wird gemeinsam mit Vereinen vorbereitet.");
  }

  private static Answer answer(Random random, int inclination) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Answer.Unknown();
      case 2 -> new Answer.NotOurs("Kämmerei");
      case 3 ->
          new Answer.NotApplicable(
              Answer.Reason.OTHER_LEVEL, "Dafür ist bei uns der Landkreis zuständig.");
      default -> new Answer.Level(Math.min(4, inclination + random.nextInt(3)));
    };
  }

  private static Entry entry(
      Department department, Indicator indicator, Answer answer, Random random) {
    boolean remarks = random.nextInt(6) == 0;
    return new Entry(
        department.id(),
        indicator.id(),
        Optional.of(answer),
        random.nextInt(5) == 0,
        remarks ? COMMENTS.get(random.nextInt(COMMENTS.size())) : "",
        remarks ? Set.of(Obstacle.STAFF, Obstacle.MONEY) : Set.of(),
        remarks ? List.of("https://www.kaufbeuren.example/beschluss-2019.pdf") : List.of());
  }

  private static Agreement agreement(
      Indicator indicator, List<Department> departments, Random random) {
    return new Agreement(
        indicator.id(),
        new Answer.Level(1 + random.nextInt(3)),
        "Im Gespräch haben sich die Stellen darauf verständigt, was „überall“ hier heißt.",
        List.of(new View(departments.get(2).id(), "Aus unserer Sicht ist mehr erreicht.")),
        Set.of(Obstacle.BETWEEN_DEPARTMENTS),
        List.of());
  }

  private static SelfCheck selfCheck(
      String municipality,
      List<Department> departments,
      List<Entry> entries,
      List<Agreement> agreed,
      String own) {
    List<Indicator> indicators = INSTRUMENT.indicators();
    return new SelfCheck(
        INSTRUMENT.version(),
        Optional.of(new MunicipalityName("09762000", municipality)),
        new Scope.Full(),
        1,
        departments,
        List.of(),
        entries,
        agreed,
        List.of(
            new Disputed(
                indicators.get(1).id(),
                List.of(
                    new View(departments.getFirst().id(), own),
                    new View(departments.getLast().id(), own)))),
        List.of(new Target(indicators.getFirst().id(), 3), new Target(indicators.get(40).id(), 4)),
        List.of(INSTRUMENT.fields().get(2).topics().get(1).id()),
        List.of(
            new OwnIndicator(
                "eigen-1",
                own,
                List.of(Entry.of(departments.getFirst().id(), "eigen-1", new Answer.Level(2))))),
        true,
        Optional.of(LocalDate.of(2026, 11, 20)));
  }

  /// Everything that can be typed is one of [#NASTY].
  static SelfCheck nasty() {
    List<Department> departments = new ArrayList<>();
    for (int i = 0; i < NASTY.size(); i++) {
      String name = NASTY.get(i);
      departments.add(
          new Department("d" + i, name.substring(0, Math.min(200, name.length())), true, true));
    }
    List<Entry> entries = new ArrayList<>();
    List<Indicator> indicators = INSTRUMENT.indicators();
    for (int i = 0; i < indicators.size(); i++) {
      String id = indicators.get(i).id();
      String text = NASTY.get(i % NASTY.size());
      Department department = departments.get(i % departments.size());
      Answer answer =
          switch (i % 4) {
            case 0 -> new Answer.NotApplicable(Answer.Reason.DOES_NOT_EXIST, text);
            case 1 -> new Answer.NotOurs(text.substring(0, Math.min(200, text.length())));
            default -> new Answer.Level(i % 5);
          };
      entries.add(
          new Entry(
              department.id(),
              id,
              Optional.of(answer),
              true,
              text,
              EnumSet.allOf(Obstacle.class),
              List.of(text)));
      entries.add(
          new Entry(
              departments.get((i + 1) % departments.size()).id(),
              id,
              Optional.of(new Answer.Level(4 - i % 5)),
              false,
              text,
              Set.of(),
              List.of()));
    }
    List<Agreement> agreed =
        List.of(
            new Agreement(
                indicators.get(3).id(),
                new Answer.NotApplicable(Answer.Reason.NOT_PERMITTED, NASTY.getFirst()),
                NASTY.get(1),
                List.of(new View("d0", NASTY.get(3))),
                Set.of(),
                List.of()));
    return selfCheck("<b>Ort</b> & \"Söhne\" שלום", departments, entries, agreed, NASTY.getFirst());
  }

  static Result result(SelfCheck selfCheck) {
    return Scoring.score(INSTRUMENT, selfCheck);
  }

  static Report report(SelfCheck selfCheck, Tone tone, Edition edition) {
    return ReportComposer.compose(
        ReportKind.REPORT, frozen(selfCheck, COMMENTARY), tone, edition, meta(selfCheck));
  }

  static ReportMeta meta(SelfCheck selfCheck) {
    String name = selfCheck.municipality().map(MunicipalityName::name).orElse("");
    return new ReportMeta(name, "Weltoffene Kommunen 2026", LocalDate.of(2026, 12, 1), 1);
  }

  /// A self-check with everything that can stand beside it.
  static Frozen frozen(SelfCheck selfCheck, String words) {
    return frozen(INSTRUMENT, selfCheck, words);
  }

  /// The same with any version of the instrument.
  static Frozen frozen(Instrument instrument, SelfCheck selfCheck, String words) {
    Map<String, String> byField = new HashMap<>();
    instrument.fields().forEach(field -> byField.put(field.id(), words));
    return new Frozen(
        instrument,
        selfCheck,
        Scoring.score(instrument, selfCheck),
        Optional.of(
            new EarlierRound(
                1, instrument, earlier(selfCheck), earlierResult(instrument, selfCheck))),
        Optional.of(
            new Commentary(2, LocalDate.of(2026, 11, 28), Optional.of(words), byField, true)));
  }

  /// The same answers to another version.
  static SelfCheck of(InstrumentVersion version, SelfCheck check) {
    return new SelfCheck(
        version,
        check.municipality(),
        check.scope(),
        check.round(),
        check.departments(),
        check.responsible(),
        check.entries(),
        check.agreed(),
        check.disputed(),
        check.targets(),
        check.focus(),
        check.ownIndicators(),
        check.submitted(),
        check.submittedOn());
  }

  /// The same answers as far as they belong to a few fields.
  static SelfCheck within(List<Field> fields, SelfCheck check) {
    Set<String> indicators =
        fields.stream()
            .flatMap(field -> field.indicators().stream())
            .map(Indicator::id)
            .collect(Collectors.toSet());
    return new SelfCheck(
        check.instrument(),
        check.municipality(),
        new Scope.Fields(fields.stream().map(Field::id).toList()),
        check.round(),
        check.departments(),
        check.responsible(),
        check.entries().stream().filter(e -> indicators.contains(e.indicator())).toList(),
        check.agreed().stream().filter(a -> indicators.contains(a.indicator())).toList(),
        check.disputed().stream().filter(d -> indicators.contains(d.indicator())).toList(),
        check.targets().stream().filter(t -> indicators.contains(t.indicator())).toList(),
        List.of(),
        check.ownIndicators(),
        check.submitted(),
        check.submittedOn());
  }

  /// The round before, with every level one lower where that is possible.
  private static SelfCheck earlier(SelfCheck of) {
    return new SelfCheck(
        of.instrument(),
        of.municipality(),
        of.scope(),
        1,
        of.departments(),
        of.responsible(),
        of.entries().stream()
            .map(
                entry ->
                    new Entry(
                        entry.department(),
                        entry.indicator(),
                        entry
                            .answer()
                            .map(
                                answer ->
                                    answer instanceof Answer.Level(int level)
                                        ? new Answer.Level(Math.max(0, level - 1))
                                        : answer),
                        false,
                        "",
                        Set.of(),
                        List.of()))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        true,
        Optional.of(LocalDate.of(2024, 11, 20)));
  }

  private static Result earlierResult(Instrument instrument, SelfCheck of) {
    return Scoring.score(instrument, earlier(of));
  }
}

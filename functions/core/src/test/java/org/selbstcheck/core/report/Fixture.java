package org.selbstcheck.core.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Answer.Level;
import org.selbstcheck.core.answers.Answer.NotApplicable;
import org.selbstcheck.core.answers.Answer.NotOurs;
import org.selbstcheck.core.answers.Answer.Unknown;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.OwnIndicator;
import org.selbstcheck.core.answers.Responsibility;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.answers.View;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.IndicatorTexts;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.instrument.Kind;
import org.selbstcheck.core.instrument.ScaleLevel;
import org.selbstcheck.core.instrument.Stage;
import org.selbstcheck.core.instrument.Topic;
import org.selbstcheck.core.instrument.Verdict;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;

/// A small check in which everything occurs that a report can say. Every free text carries
/// [#SECRET], so that a test can find it where it must not be.
final class Fixture {

  static final String SECRET = "GEHEIM";

  static final InstrumentVersion VERSION = new InstrumentVersion("beispiel", 1);

  static final ReportMeta META =
      new ReportMeta("Kaufbeuren", "Phase 2026", LocalDate.of(2026, 12, 1), 1);

  private Fixture() {}

  static Instrument instrument() {
    return new Instrument(
        VERSION,
        "de",
        "Selbstcheck Beispiel",
        "Zwei Handlungsfelder.",
        "Frei erfunden.",
        "CC-BY-4.0",
        BigDecimal.valueOf(60),
        BigDecimal.valueOf(40),
        1,
        Optional.empty(),
        List.of(
            new ScaleLevel("nicht begonnen", "Dazu gibt es nichts."),
            new ScaleLevel("geplant", "Es ist beauftragt."),
            new ScaleLevel("teilweise umgesetzt", "Es läuft an einzelnen Stellen."),
            new ScaleLevel("umgesetzt", "Es läuft überall."),
            new ScaleLevel("umgesetzt und überprüft", "Zusätzlich geprüft.")),
        List.of(
            stage(0, "Am Anfang"),
            stage(25, "Im Aufbau"),
            stage(50, "In Umsetzung"),
            stage(75, "Breit umgesetzt")),
        List.of(),
        List.of(),
        List.of(
            field(
                "steuerung",
                "Steuerung",
                new Topic(
                    "mandat",
                    "Mandat",
                    List.of(
                        indicator(
                            "st-beschluss",
                            "Die Vertretung hat Ziele beschlossen, die sich überprüfen lassen.",
                            Kind.FACT,
                            3,
                            true),
                        indicator("st-zustaendig", Kind.FACT, 2))),
                new Topic("mittel", "Mittel", List.of(indicator("st-haushalt", Kind.FACT, 1)))),
            field(
                "beteiligung",
                "Beteiligung",
                new Topic(
                    "wege",
                    "Wege",
                    List.of(
                        indicator("be-beirat", Kind.FACT, 2),
                        indicator("be-rueckmeldung", Kind.APPRAISAL, 1),
                        indicator("be-jugend", Kind.APPRAISAL, 1),
                        indicator("be-kreis", Kind.FACT, 1)))),
            field(
                "ankommen",
                "Ankommen",
                new Topic(
                    "sprache",
                    "Sprache",
                    List.of(
                        indicator("an-kurse", Kind.FACT, 2),
                        indicator("an-lotsen", Kind.FACT, 1),
                        indicator("an-recht", Kind.APPRAISAL, 1))))));
  }

  private static Stage stage(int from, String label) {
    return new Stage(BigDecimal.valueOf(from), label, "Erklärung zu „" + label + "“.");
  }

  private static Field field(String id, String title, Topic... topics) {
    List<Verdict> verdicts = new ArrayList<>();
    for (int stage = 0; stage < 4; stage++) {
      verdicts.add(
          new Verdict(
              title + " ermutigend " + stage,
              title + " ausgewogen " + stage,
              title + " deutlich " + stage));
    }
    return new Field(id, title, "Worum es geht.", List.of(topics), verdicts, List.of());
  }

  private static Indicator indicator(String id, Kind kind, int weight) {
    return indicator(id, "Aussage " + id + ".", kind, weight, false);
  }

  private static Indicator indicator(
      String id, String statement, Kind kind, int weight, boolean key) {
    return new Indicator(
        id,
        statement,
        Optional.empty(),
        Map.of(),
        kind,
        weight,
        key,
        key,
        List.of("Nachfragestelle"),
        List.of(),
        new IndicatorTexts(
            "Stärke " + id,
            "Lücke " + id,
            "Deutliche Lücke " + id,
            "Anfang " + id,
            "Weiter " + id));
  }

  /// Section 11 of the method, with a third field and free texts.
  static SelfCheck selfCheck() {
    return new SelfCheck(
        VERSION,
        Optional.of(new MunicipalityName("09762000", "Kaufbeuren")),
        new Scope.Full(),
        1,
        List.of(
            new Department("ob", "Büro " + SECRET + "-1", true, true),
            new Department("soziales", "Amt " + SECRET + "-2", true, true),
            new Department("jugend", "Jugend " + SECRET + "-3", true, true)),
        List.of(new Responsibility("st-zustaendig", "soziales")),
        List.of(
            Entry.of("ob", "st-beschluss", new Level(1)),
            entry("soziales", "st-beschluss", new Level(0), 4),
            Entry.of("jugend", "st-beschluss", new Level(1)),
            entry("ob", "st-zustaendig", new Level(2), 5),
            Entry.of("soziales", "st-zustaendig", new Level(4)),
            Entry.of("jugend", "st-zustaendig", new Level(3)),
            Entry.of("ob", "st-haushalt", new Level(4)),
            Entry.of("soziales", "st-haushalt", notApplicable(6)),
            Entry.of("jugend", "st-haushalt", new NotOurs(SECRET + "-7")),
            Entry.of("ob", "be-beirat", new Level(3)),
            entry("soziales", "be-beirat", new Level(1), 8),
            Entry.of("jugend", "be-beirat", new Unknown()),
            Entry.of("ob", "be-rueckmeldung", new Unknown()),
            Entry.of("soziales", "be-rueckmeldung", new Unknown()),
            Entry.of("jugend", "be-rueckmeldung", new Level(2)),
            Entry.of("soziales", "be-kreis", notApplicable(9)),
            Entry.of("ob", "be-kreis", notApplicable(10)),
            new Entry(
                "jugend",
                "be-jugend",
                Optional.empty(),
                false,
                SECRET + "-11",
                Set.of(),
                List.of()),
            Entry.of("ob", "an-kurse", new Level(4)),
            Entry.of("jugend", "an-kurse", new Level(3)),
            Entry.of("ob", "an-lotsen", new Level(0)),
            Entry.of("soziales", "an-recht", notApplicable(12))),
        List.of(
            new Agreement(
                "be-beirat",
                new Level(2),
                SECRET + "-13",
                List.of(new View("ob", SECRET + "-14")),
                Set.of(Obstacle.MONEY),
                List.of(
                    new Agreement.Before("ob", Optional.of(new Level(3))),
                    new Agreement.Before("soziales", Optional.of(new Level(2))),
                    new Agreement.Before("jugend", Optional.of(new Unknown())))),
            new Agreement(
                "an-lotsen", new Level(0), SECRET + "-15", List.of(), Set.of(), List.of())),
        List.of(
            new Disputed(
                "st-zustaendig",
                List.of(new View("ob", SECRET + "-16"), new View("soziales", SECRET + "-17")))),
        List.of(new Target("st-beschluss", 3), new Target("be-jugend", 2)),
        List.of("sprache"),
        List.of(
            new OwnIndicator(
                "eigen-1",
                "Das Stadtfest ist zweisprachig.",
                List.of(entry("jugend", "eigen-1", new Level(2), 18)))),
        true,
        Optional.of(LocalDate.of(2026, 11, 20)));
  }

  private static final int SECRETS = 19;

  /// The free texts of [#selfCheck], each once.
  static List<String> secrets() {
    List<String> secrets = new ArrayList<>();
    for (int i = 1; i < SECRETS; i++) {
      secrets.add(SECRET + "-" + i);
    }
    return secrets;
  }

  private static Entry entry(String department, String indicator, Answer answer, int secret) {
    return new Entry(
        department,
        indicator,
        Optional.of(answer),
        true,
        SECRET + "-" + secret + " Anmerkung",
        Set.of(Obstacle.STAFF),
        List.of("https://example.org/" + SECRET));
  }

  private static NotApplicable notApplicable(int secret) {
    return new NotApplicable(Answer.Reason.OTHER_LEVEL, SECRET + "-" + secret);
  }

  static Result result() {
    return Scoring.score(instrument(), selfCheck());
  }

  /// The same check with other answers.
  static SelfCheck with(
      Scope scope, boolean submitted, List<Entry> entries, List<Agreement> agreed) {
    SelfCheck of = selfCheck();
    return new SelfCheck(
        VERSION,
        of.municipality(),
        scope,
        1,
        of.departments(),
        List.of(),
        entries,
        agreed,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        submitted,
        Optional.empty());
  }

  static Agreement agreed(String indicator, AgreedAnswer answer) {
    return new Agreement(indicator, answer, "", List.of(), Set.of(), List.of());
  }
}

package org.selbstcheck.core.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Entry;
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

/// Small instruments and self-checks for tests, in as few words as a test needs.
public final class Sample {

  public static final InstrumentVersion VERSION = new InstrumentVersion("probe", 1);

  private Sample() {}

  /// Five levels, stages from 0, 25, 50 and 75, and the defaults of the schema.
  public static Instrument instrument(Field... fields) {
    return instrument(4, List.of("0", "25", "50", "75"), "60", "40", 1, List.of(fields));
  }

  public static Instrument instrument(
      int max,
      List<String> stages,
      String minimumCoverage,
      String minimumApplicable,
      int capStage,
      List<Field> fields) {
    return new Instrument(
        VERSION,
        "de",
        "Probe",
        "Zum Rechnen",
        "Frei erfunden",
        "CC-BY-4.0",
        new BigDecimal(minimumCoverage),
        new BigDecimal(minimumApplicable),
        capStage,
        Optional.empty(),
        IntStream.rangeClosed(0, max)
            .mapToObj(level -> new ScaleLevel("Stufe " + level, "Bedeutung " + level))
            .toList(),
        stages.stream()
            .map(from -> new Stage(new BigDecimal(from), "ab " + from, "Erklärung"))
            .toList(),
        List.of(),
        List.of(),
        fields);
  }

  /// The same questions as another version.
  public static Instrument inVersion2(Instrument instrument) {
    return new Instrument(
        new InstrumentVersion(VERSION.id(), 2),
        instrument.language(),
        instrument.title(),
        instrument.summary(),
        instrument.basis(),
        instrument.licence(),
        instrument.minimumCoverage(),
        instrument.minimumApplicable(),
        instrument.capStage(),
        instrument.published(),
        instrument.scale(),
        instrument.stages(),
        instrument.outsideScale(),
        instrument.outsideGroups(),
        instrument.fields());
  }

  /// A field with one topic, whose id is the field's with `-t`.
  public static Field field(String id, Indicator... indicators) {
    return field(id, topic(id + "-t", indicators));
  }

  public static Field field(String id, Topic... topics) {
    Verdict verdict = new Verdict("e", "b", "p");
    return new Field(
        id,
        "Feld " + id,
        "Worum es geht",
        List.of(topics),
        List.of(verdict, verdict, verdict, verdict),
        List.of());
  }

  public static Topic topic(String id, Indicator... indicators) {
    return new Topic(id, "Thema " + id, List.of(indicators));
  }

  public static Indicator fact(String id, int weight) {
    return indicator(id, Kind.FACT, weight, false, false);
  }

  public static Indicator appraisal(String id, int weight) {
    return indicator(id, Kind.APPRAISAL, weight, false, false);
  }

  public static Indicator key(String id, int weight) {
    return indicator(id, Kind.FACT, weight, true, false);
  }

  public static Indicator shortForm(String id, int weight) {
    return indicator(id, Kind.FACT, weight, false, true);
  }

  public static Indicator indicator(
      String id, Kind kind, int weight, boolean key, boolean shortForm) {
    return new Indicator(
        id,
        "Aussage " + id,
        Optional.empty(),
        Map.of(),
        kind,
        weight,
        key,
        shortForm,
        List.of(),
        List.of(),
        new IndicatorTexts("s", "g", "p", "f", "n"));
  }

  public static Entry level(String department, String indicator, int level) {
    return Entry.of(department, indicator, new Answer.Level(level));
  }

  public static Entry unknown(String department, String indicator) {
    return Entry.of(department, indicator, new Answer.Unknown());
  }

  public static Entry notOurs(String department, String indicator) {
    return Entry.of(department, indicator, new Answer.NotOurs(""));
  }

  public static Entry notApplicable(String department, String indicator) {
    return Entry.of(department, indicator, notApplicable());
  }

  public static Answer.NotApplicable notApplicable() {
    return new Answer.NotApplicable(Answer.Reason.OTHER_LEVEL, "Liegt beim Kreis.");
  }

  /// The same entry with the mark that something has to happen.
  public static Entry needing(Entry entry) {
    return new Entry(
        entry.department(),
        entry.indicator(),
        entry.answer(),
        true,
        entry.comment(),
        entry.obstacles(),
        entry.evidence());
  }

  /// An entry that holds typed text and no answer yet.
  public static Entry typed(String department, String indicator) {
    return new Entry(
        department, indicator, Optional.empty(), true, "Klären wir noch.", Set.of(), List.of());
  }

  /// A self-check that answers [#instrument] and names every department of its entries.
  public static Check check(Entry... entries) {
    return new Check().plus(entries);
  }

  /// A self-check in the making.
  public static final class Check {
    private Scope scope = new Scope.Full();
    private final List<Department> departments = new ArrayList<>();
    private final List<Responsibility> responsible = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Agreement> agreed = new ArrayList<>();
    private final List<Disputed> disputed = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<String> focus = new ArrayList<>();
    private final List<OwnIndicator> ownIndicators = new ArrayList<>();
    private boolean submitted;

    /// Adds entries, and their departments where they are not named yet.
    public Check plus(Entry... more) {
      for (Entry entry : more) {
        entries.add(entry);
        if (departments.stream().noneMatch(known -> known.id().equals(entry.department()))) {
          department(entry.department());
        }
      }
      return this;
    }

    public Check department(String id) {
      departments.add(new Department(id, "Amt " + id, false, false));
      return this;
    }

    public Check scope(Scope scope) {
      this.scope = scope;
      return this;
    }

    public Check responsible(String indicator, String department) {
      responsible.add(new Responsibility(indicator, department));
      return this;
    }

    public Check agreed(String indicator, AgreedAnswer answer) {
      return agreed(
          new Agreement(indicator, answer, "So besprochen.", List.of(), Set.of(), List.of()));
    }

    public Check agreed(Agreement agreement) {
      agreed.add(agreement);
      return this;
    }

    public Check disputed(String indicator, String... sides) {
      disputed.add(
          new Disputed(
              indicator,
              Arrays.stream(sides).map(side -> new View(side, "Wir sehen es so.")).toList()));
      return this;
    }

    public Check target(String indicator, int level) {
      targets.add(new Target(indicator, level));
      return this;
    }

    public Check focus(String... topics) {
      focus.addAll(List.of(topics));
      return this;
    }

    public Check own(String id, Entry... answers) {
      ownIndicators.add(new OwnIndicator(id, "Eigene Aussage", List.of(answers)));
      return this;
    }

    public Check submitted() {
      submitted = true;
      return this;
    }

    public SelfCheck done() {
      return new SelfCheck(
          VERSION,
          Optional.empty(),
          scope,
          1,
          departments,
          responsible,
          entries,
          agreed,
          disputed,
          targets,
          focus,
          ownIndicators,
          submitted,
          Optional.empty());
    }

    public Result scored(Instrument instrument) {
      return Scoring.score(instrument, done());
    }
  }
}

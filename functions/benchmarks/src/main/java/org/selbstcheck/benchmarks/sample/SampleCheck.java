package org.selbstcheck.benchmarks.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Department;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// A full check in which every department answers every indicator: as large as one gets. Made from
/// a fixed seed, so always the same.
public final class SampleCheck {

  /// As many departments as the design plans for.
  public static final int DEPARTMENTS = 15;

  public static final InstrumentVersion VERSION = new InstrumentVersion("weltoffene-kommune", 1);

  static final MunicipalityName MUNICIPALITY = new MunicipalityName("09762000", "Kaufbeuren");

  private static final long SEED = 20_261_122;

  private SampleCheck() {}

  /// The instrument that is shipped.
  public static Instrument instrument() {
    return new InstrumentCatalogue().load(VERSION).orElseThrow();
  }

  /// @param departments how many, 1 or more; the first one is the coordination
  public static SelfCheck of(Instrument instrument, int departments) {
    Random random = new Random(SEED);
    List<Department> units = departments(departments);
    List<Entry> entries = new ArrayList<>();
    for (Department unit : units) {
      for (Indicator indicator : instrument.indicators()) {
        entries.add(entry(unit, indicator, random));
      }
    }
    return new SelfCheck(
        instrument.version(),
        Optional.of(MUNICIPALITY),
        new Scope.Full(),
        1,
        units,
        List.of(),
        entries,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        true,
        Optional.of(LocalDate.of(2026, 11, 20)));
  }

  static List<Department> departments(int count) {
    List<Department> units = new ArrayList<>();
    units.add(new Department("koordination", "Koordination", true, false));
    for (int i = 2; i <= count; i++) {
      units.add(new Department("fachbereich-" + i, "Fachbereich " + i, true, false));
    }
    return units;
  }

  private static Entry entry(Department unit, Indicator indicator, Random random) {
    boolean remarks = random.nextInt(6) == 0;
    return new Entry(
        unit.id(),
        indicator.id(),
        Optional.of(answer(random)),
        random.nextInt(5) == 0,
        remarks
            ? "Hängt im Moment an einer halben Stelle, die befristet ist; danach ist offen, wie es weitergeht."
            : "",
        remarks ? Set.of(Obstacle.STAFF, Obstacle.MONEY) : Set.of(),
        remarks ? List.of("https://www.kaufbeuren.example/beschluss-2019.pdf") : List.of());
  }

  private static Answer answer(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> new Answer.Unknown();
      case 1 -> new Answer.NotOurs("Kämmerei");
      case 2 ->
          new Answer.NotApplicable(
              Answer.Reason.OTHER_LEVEL, "Dafür ist bei uns der Landkreis zuständig.");
      default -> new Answer.Level(random.nextInt(5));
    };
  }
}

package org.selbstcheck.browser;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
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

/// Instruments of every shape that the rules allow: scales of two to eleven levels, two to four
/// stages at odd places, thresholds with decimals.
final class RandomInstruments {

  private static final List<String> COVERAGES = List.of("0", "33.3", "50", "60", "99.95", "100");
  private static final List<String> APPLICABLES = List.of("0", "33.35", "40", "66.7", "100");

  private RandomInstruments() {}

  /// @param version tells instruments of one run apart
  /// @param indicators at most so many in each topic
  static Instrument instrument(Random random, int version, int indicators) {
    TreeSet<BigDecimal> stages = new TreeSet<>();
    stages.add(BigDecimal.ZERO);
    int howMany = 2 + random.nextInt(3);
    while (stages.size() < howMany) {
      stages.add(new BigDecimal(1 + random.nextInt(999)).movePointLeft(1));
    }
    List<Field> fields = new ArrayList<>();
    int howManyFields = 1 + random.nextInt(3);
    for (int f = 0; f < howManyFields; f++) {
      List<Topic> topics = new ArrayList<>();
      int howManyTopics = 1 + random.nextInt(3);
      for (int t = 0; t < howManyTopics; t++) {
        String place = f + "-" + t;
        topics.add(
            new Topic(
                "t" + place,
                "Thema " + place,
                IntStream.rangeClosed(0, random.nextInt(indicators))
                    .mapToObj(i -> indicator(random, "i" + place + "-" + i))
                    .toList()));
      }
      Verdict verdict = new Verdict("e", "b", "p");
      fields.add(
          new Field(
              "f" + f,
              "Feld " + f,
              "Worum es geht",
              topics,
              stages.stream().map(_ -> verdict).toList(),
              List.of()));
    }
    return new Instrument(
        new InstrumentVersion("probe", version),
        "de",
        "Probe",
        "Zum Rechnen",
        "Frei erfunden",
        "CC-BY-4.0",
        new BigDecimal(one(random, COVERAGES)),
        new BigDecimal(one(random, APPLICABLES)),
        random.nextInt(stages.size()),
        Optional.empty(),
        IntStream.rangeClosed(0, 1 + random.nextInt(10))
            .mapToObj(level -> new ScaleLevel("Stand " + level, "Bedeutung " + level))
            .toList(),
        stages.stream().map(from -> new Stage(from, "ab " + from, "Erklärung")).toList(),
        List.of(),
        List.of(),
        fields);
  }

  private static Indicator indicator(Random random, String id) {
    return new Indicator(
        id,
        "Aussage " + id,
        Optional.empty(),
        Map.of(),
        one(random, List.of(Kind.values())),
        1 + random.nextInt(5),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0,
        List.of(),
        List.of(),
        new IndicatorTexts("s", "g", "p", "f", "n"));
  }

  static <T> T one(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}

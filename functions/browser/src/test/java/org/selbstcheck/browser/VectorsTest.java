package org.selbstcheck.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Answer;
import org.selbstcheck.core.answers.Entry;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.instruments.CompiledInstrument;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Writes what core scores to the file of the system property `vectors`, for
/// `static-site/test/unit/scoring.test.ts`, which scores the same in JavaScript and compares all of
/// it. One JSON object a line: an instrument, then the self-checks that answer it.
final class VectorsTest {

  /// Any will do; the same every time, so that a failure comes again.
  private static final long SEED = 19;

  private static final int ALONE = 300;
  private static final int SMALL_INSTRUMENTS = 160;
  private static final int LARGE_INSTRUMENTS = 5;
  private static final int CHECKS_OF_EACH = 5;

  private static final int DEPARTMENTS = 5;

  /// So many departments that the sums of their means outgrow 64 bits.
  private static final int CROWD = 130;

  private final Random random = new Random(SEED);

  /// A self-check and what core makes of it.
  private record Vector(Instrument instrument, SelfCheck selfCheck, Result result) {

    static Vector of(Instrument instrument, SelfCheck selfCheck) {
      return new Vector(instrument, selfCheck, Scoring.score(instrument, selfCheck));
    }

    Optional<NoStage> noStage(FieldResult field) {
      return NoStage.of(field, instrument, selfCheck.scope());
    }
  }

  @Test
  void vectors_meetEveryRule_andAreWritten() throws IOException {
    List<Vector> vectors = vectors();

    assertThat(vectors).hasSizeGreaterThan(1000);
    assertThat(vectors.stream().flatMap(VectorsTest::met).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(everything());
    assertThat(vectors.stream().anyMatch(VectorsTest::outgrowsLong)).isTrue();
    write(vectors, Path.of(System.getProperty("vectors")));
  }

  private List<Vector> vectors() {
    List<Vector> vectors = new ArrayList<>();
    InstrumentCatalogue catalogue = new InstrumentCatalogue();
    catalogue.versions().stream()
        .map(version -> catalogue.load(version).orElseThrow())
        .forEach(
            shipped -> {
              for (int i = 0; i < ALONE; i++) {
                vectors.add(Vector.of(shipped, RandomSelfChecks.alone(random, shipped)));
              }
              together(shipped, vectors);
            });
    for (int version = 1; version <= SMALL_INSTRUMENTS; version++) {
      together(RandomInstruments.instrument(random, version, 3), vectors);
    }
    for (int i = 1; i <= LARGE_INSTRUMENTS; i++) {
      Instrument large = RandomInstruments.instrument(random, SMALL_INSTRUMENTS + i, 25);
      vectors.add(Vector.of(large, RandomSelfChecks.together(random, large, CROWD)));
    }
    return vectors;
  }

  private void together(Instrument instrument, List<Vector> vectors) {
    for (int i = 0; i < CHECKS_OF_EACH; i++) {
      int departments = random.nextInt(DEPARTMENTS + 1);
      vectors.add(
          Vector.of(instrument, RandomSelfChecks.together(random, instrument, departments)));
    }
  }

  /// What a vector has of [#everything].
  private static Stream<Object> met(Vector vector) {
    Result result = vector.result();
    Stream.Builder<Object> met = Stream.builder();
    met.add(vector.selfCheck().scope().getClass());
    met.add(result.submitted() ? Rule.SUBMITTED : Rule.OPEN);
    result.overall().ifPresent(_ -> met.add(Rule.OVERALL));
    for (Entry entry : vector.selfCheck().entries()) {
      entry.answer().map(Object::getClass).ifPresent(met::add);
      entry.obstacles().forEach(met::add);
      if (entry.answer().isPresent()
          && entry.answer().get() instanceof Answer.NotApplicable(Answer.Reason reason, String _)) {
        met.add(reason);
      }
    }
    result.indicators().forEach(indicator -> met.add(indicator.state()));
    for (FieldResult field : result.fields()) {
      vector.noStage(field).ifPresent(met::add);
      field.stage().ifPresent(_ -> met.add(Rule.STAGE));
      if (!field.cappedBy().isEmpty()) {
        met.add(Rule.CAP);
      }
    }
    Stream.of(result.discussionPoints(), result.settled())
        .flatMap(List::stream)
        .forEach(point -> point.reasons().forEach(met::add));
    result.settled().forEach(_ -> met.add(Rule.SETTLED));
    result.gaps().forEach(_ -> met.add(Rule.GAP));
    result.inProgress().forEach(_ -> met.add(Rule.IN_PROGRESS));
    result.strengths().forEach(_ -> met.add(Rule.STRENGTH));
    result.knowledgeGaps().forEach(_ -> met.add(Rule.KNOWLEDGE_GAP));
    result.targets().stream()
        .flatMap(target -> target.distance().stream())
        .filter(distance -> distance.signum() < 0)
        .forEach(_ -> met.add(Rule.TARGET_PASSED));
    return met.build();
  }

  private enum Rule {
    SUBMITTED,
    OPEN,
    OVERALL,
    STAGE,
    CAP,
    SETTLED,
    GAP,
    IN_PROGRESS,
    STRENGTH,
    KNOWLEDGE_GAP,
    TARGET_PASSED
  }

  /// Every kind of thing that scoring tells apart.
  private static Set<Object> everything() {
    return Stream.of(
            Scope.class.getPermittedSubclasses(),
            new Object[] {
              Answer.Level.class,
              Answer.Unknown.class,
              Answer.NotOurs.class,
              Answer.NotApplicable.class
            },
            Answer.Reason.values(),
            Obstacle.values(),
            Result.State.values(),
            Result.Reason.values(),
            NoStage.values(),
            Rule.values())
        .flatMap(Arrays::stream)
        .collect(Collectors.toSet());
  }

  /// Whether the sum of the indicators' means has a denominator beyond `long`, so that exact
  /// arithmetic has to leave it.
  private static boolean outgrowsLong(Vector vector) {
    Map<String, Long> levels =
        vector.selfCheck().entries().stream()
            .filter(
                entry -> entry.answer().isPresent() && entry.answer().get() instanceof Answer.Level)
            .collect(Collectors.groupingBy(Entry::indicator, Collectors.counting()));
    BigInteger common = BigInteger.ONE;
    for (long howMany : new TreeSet<>(levels.values())) {
      BigInteger count = BigInteger.valueOf(howMany);
      common = common.multiply(count).divide(common.gcd(count));
    }
    return common.bitLength() > Long.SIZE;
  }

  private static void write(List<Vector> vectors, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      @Nullable Instrument last = null;
      for (Vector vector : vectors) {
        if (vector.instrument() != last) {
          last = vector.instrument();
          out.write(CompiledInstrument.write(last));
          out.write('\n');
        }
        out.write(JsonText.write(json -> write(vector, json)));
        out.write('\n');
      }
    }
  }

  private static void write(Vector vector, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeFieldName("selfCheck");
    SelfCheckJson.write(vector.selfCheck(), json);
    json.writeFieldName("result");
    ResultJson.write(vector.result(), json);
    json.writeObjectFieldStart("noStage");
    for (FieldResult field : vector.result().fields()) {
      Optional<NoStage> reason = vector.noStage(field);
      if (reason.isPresent()) {
        json.writeStringField(field.id(), reason.get().name());
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}

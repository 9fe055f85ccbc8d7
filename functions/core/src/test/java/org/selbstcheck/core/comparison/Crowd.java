package org.selbstcheck.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.core.comparison.MinimumSetting.Usable;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.PopulationClass;
import org.selbstcheck.core.scoring.Fraction;
import org.selbstcheck.core.scoring.Sample;

/// Municipalities for tests of the comparison, in as few words as a test needs.
final class Crowd {

  static final String PHASE = "phase-1";
  static final Instrument INSTRUMENT =
      Sample.instrument(
          Sample.field("f", Sample.fact("a", 3), Sample.fact("b", 2)),
          Sample.field("g", Sample.fact("c", 1)));
  static final LedgerSecret SECRET = secret(7);
  static final LocalDate DAY = LocalDate.of(2027, 3, 1);
  static final ComparisonKind GEMEINDE = ComparisonKind.KREISANGEHOERIGE_GEMEINDE;
  static final Cohort SMALL =
      new Cohort(GEMEINDE, PopulationClass.UNDER_5_000, PopulationClass.UNDER_5_000);

  private Crowd() {}

  static LedgerSecret secret(int filled) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) filled);
    return LedgerSecret.of(bytes);
  }

  static MunicipalityKey key(int number) {
    return new MunicipalityKey("%08d".formatted(number), Optional.empty());
  }

  static Member member(
      int number, ComparisonKind kind, PopulationClass size, Map<String, Fraction> scores) {
    return new Member(PHASE, Sample.VERSION, key(number), kind, size, scores);
  }

  /// A small Gemeinde with a value in field `f`.
  static Member member(int number, long value) {
    return member(number, GEMEINDE, PopulationClass.UNDER_5_000, Map.of("f", Fraction.of(value)));
  }

  /// Small Gemeinden, numbered from 0, with these values in field `f`.
  static List<Member> members(long... values) {
    return numbered(0, values);
  }

  /// Small Gemeinden, numbered from `first`, with these values in field `f`.
  static List<Member> numbered(int first, long... values) {
    List<Member> members = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      members.add(member(first + i, values[i]));
    }
    return members;
  }

  @SafeVarargs
  static List<Member> together(List<Member>... groups) {
    Map<MunicipalityKey, Member> members = new LinkedHashMap<>();
    for (List<Member> group : groups) {
      group.forEach(member -> members.put(member.municipality(), member));
    }
    return List.copyOf(members.values());
  }

  static Publication publish(int k, Collection<Member> members, Optional<Made> earlier) {
    return publish(new Usable(k), members, earlier, SECRET);
  }

  static Publication publish(
      MinimumSetting setting,
      Collection<Member> members,
      Optional<Made> earlier,
      LedgerSecret secret) {
    int number = earlier.map(made -> made.snapshot().number()).orElse(0);
    return Publication.of(
        setting, PHASE, INSTRUMENT, members, earlier, secret, DAY.plusDays(number));
  }

  /// A first snapshot.
  static Made first(Collection<Member> members) {
    return (Made) publish(5, members, Optional.empty());
  }

  static Publication next(Made earlier, Collection<Member> members) {
    return publish(5, members, Optional.of(earlier));
  }
}

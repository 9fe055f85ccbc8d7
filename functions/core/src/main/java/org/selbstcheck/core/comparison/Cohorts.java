package org.selbstcheck.core.comparison;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.core.municipality.ComparisonKind;
import org.selbstcheck.core.municipality.PopulationClass;

/// How a phase's municipalities are gathered into cohorts, per kind from the smallest size upwards
/// (method, section 8). Fixed at the first snapshot: other cuts later would show the same
/// municipalities in overlapping groups, and whoever subtracts them sees the few in between.
///
/// @param cohorts of each kind in order of size, from the smallest on, without a hole
public record Cohorts(List<Cohort> cohorts) {

  public Cohorts {
    cohorts = List.copyOf(cohorts);
    Map<ComparisonKind, Integer> next = new EnumMap<>(ComparisonKind.class);
    for (Cohort cohort : cohorts) {
      if (cohort.smallest().ordinal() != next.getOrDefault(cohort.kind(), 0)) {
        throw new IllegalArgumentException("Cohort overlaps or leaves a hole: " + cohort);
      }
      next.put(cohort.kind(), cohort.largest().ordinal() + 1);
    }
  }

  /// Gathers sizes until k municipalities are together. What is left at the top is in no cohort.
  ///
  /// @param members of one phase and one instrument version, each municipality once
  static Cohorts gather(Collection<Member> members, int k) {
    List<Cohort> gathered = new ArrayList<>();
    PopulationClass[] sizes = PopulationClass.values();
    for (ComparisonKind kind : ComparisonKind.values()) {
      int first = 0;
      int together = 0;
      for (int i = 0; i < sizes.length; i++) {
        together += count(members, kind, sizes[i]);
        if (together >= k) {
          gathered.add(new Cohort(kind, sizes[first], sizes[i]));
          first = i + 1;
          together = 0;
        }
      }
    }
    return new Cohorts(gathered);
  }

  private static int count(
      Collection<Member> members, ComparisonKind kind, PopulationClass population) {
    return Math.toIntExact(
        members.stream()
            .filter(member -> member.kind() == kind && member.population() == population)
            .count());
  }

  /// The cohort of a municipality, also of one that came after the cohorts were fixed.
  ///
  /// @return empty if its size was left at the top
  public Optional<Cohort> of(Member member) {
    return cohorts.stream().filter(cohort -> cohort.includes(member)).findFirst();
  }
}

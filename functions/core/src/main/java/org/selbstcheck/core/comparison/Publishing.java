package org.selbstcheck.core.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.comparison.Ledger.PublishedField;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.comparison.Publication.Nothing;
import org.selbstcheck.core.comparison.Publication.Reason;
import org.selbstcheck.core.comparison.Publication.Unchanged;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.scoring.Fraction;

/// One snapshot in the making.
final class Publishing {

  private final Marks marks;
  private final int k;
  private final Optional<Made> earlier;
  private final LocalDate madeOn;
  private final int number;
  private final List<PublishedField> published = new ArrayList<>();

  Publishing(Marks marks, int k, Optional<Made> earlier, LocalDate madeOn) {
    this.marks = marks;
    this.k = k;
    this.earlier = earlier;
    this.madeOn = madeOn;
    this.number = earlier.map(made -> made.snapshot().number()).orElse(0) + 1;
  }

  Publication publish(Instrument instrument, Collection<Member> members) {
    requireTogether(members);
    if (earlier.isPresent() && !earlier.get().ledger().seal().equals(marks.seal())) {
      return new Nothing(Reason.OTHER_SECRET);
    }
    earlier.ifPresent(made -> published.addAll(made.ledger().fields()));
    Cohorts cohorts =
        earlier.map(made -> made.snapshot().fixed()).orElseGet(() -> Cohorts.gather(members, k));
    if (cohorts.cohorts().isEmpty()) {
      return new Nothing(Reason.TOO_FEW);
    }
    List<CohortFigures> figures =
        cohorts.cohorts().stream().map(cohort -> figures(cohort, instrument, members)).toList();
    if (earlier.filter(made -> made.snapshot().cohorts().equals(figures)).isPresent()) {
      return new Unchanged();
    }
    return new Made(
        new Snapshot(marks.phase(), marks.instrument(), number, k, figures),
        new Ledger(number, marks.seal(), published));
  }

  private void requireTogether(Collection<Member> members) {
    if (earlier.isPresent()
        && !(earlier.get().snapshot().phase().equals(marks.phase())
            && earlier.get().snapshot().instrument().equals(marks.instrument()))) {
      throw new IllegalArgumentException("Earlier snapshot of another phase or version");
    }
    Set<MunicipalityKey> seen = new HashSet<>();
    for (Member member : members) {
      if (!member.isOf(marks.phase(), marks.instrument())) {
        throw new IllegalArgumentException("Of another phase or version: " + member);
      }
      if (!seen.add(member.municipality())) {
        throw new IllegalArgumentException("Twice: " + member);
      }
    }
  }

  private CohortFigures figures(Cohort cohort, Instrument instrument, Collection<Member> members) {
    List<Member> together = members.stream().filter(cohort::includes).toList();
    return new CohortFigures(
        cohort,
        instrument.fields().stream()
            .map(Field::id)
            .flatMap(field -> figures(cohort, field, values(together, field)).stream())
            .toList());
  }

  private static Map<MunicipalityKey, Fraction> values(List<Member> members, String field) {
    Map<MunicipalityKey, Fraction> values = new HashMap<>();
    for (Member member : members) {
      member.score(field).ifPresent(score -> values.put(member.municipality(), score));
    }
    return values;
  }

  private Optional<FieldFigures> figures(
      Cohort cohort, String field, Map<MunicipalityKey, Fraction> values) {
    List<PublishedField> before =
        earlier.map(made -> made.ledger().of(cohort, field)).orElse(List.of());
    if (values.size() >= k && before.stream().allMatch(it -> it.isFarFrom(values, k, marks))) {
      published.add(PublishedField.of(cohort, field, number, values, marks));
      return Optional.of(FieldFigures.of(field, madeOn, values.values()));
    }
    return before.isEmpty() || !isEnough(before.getLast())
        ? Optional.empty()
        : earlier.flatMap(made -> made.snapshot().figures(cohort, field));
  }

  /// Old figures stay, unless fewer stand behind them than are demanded by now.
  private boolean isEnough(PublishedField field) {
    return field.size() >= k;
  }
}

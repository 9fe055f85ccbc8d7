package org.selbstcheck.core.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.core.comparison.Histories.History;
import org.selbstcheck.core.comparison.Histories.Moment;
import org.selbstcheck.core.comparison.Publication.Made;
import org.selbstcheck.core.scoring.Fraction;

/// Lives through a history and keeps books of its own: all that was ever public, and the values
/// that stood behind it. Knows nothing of the ledger.
final class Observer {

  /// A field of a cohort.
  record Place(Cohort cohort, String field) {}

  /// Figures at the moment at which they became public.
  ///
  /// @param moment index, from 0
  /// @param behind exact value by number of the municipality
  record Seen(int moment, FieldFigures figures, Map<Integer, Fraction> behind) {}

  private final History history;
  private final Map<Place, List<Seen>> seen = new HashMap<>();
  private final List<Optional<Made>> after = new ArrayList<>();
  private Optional<Made> last = Optional.empty();

  Observer(History history) {
    this.history = history;
    for (int i = 0; i < history.moments().size(); i++) {
      live(i);
    }
  }

  private void live(int moment) {
    Moment now = history.moments().get(moment);
    Optional<Made> before = last;
    if (Crowd.publish(history.k(), now.members(), last) instanceof Made made) {
      last = Optional.of(made);
      for (CohortFigures cohort : made.snapshot().cohorts()) {
        for (FieldFigures field : cohort.fields()) {
          Place place = new Place(cohort.cohort(), field.field());
          if (!before
              .flatMap(it -> it.snapshot().figures(place.cohort(), place.field()))
              .equals(Optional.of(field))) {
            seen.computeIfAbsent(place, _ -> new ArrayList<>())
                .add(new Seen(moment, field, behind(place, now)));
          }
        }
      }
    }
    for (int number : history.forgotten()) {
      last = last.map(made -> made.forget(Crowd.key(number), Crowd.SECRET).orElseThrow());
    }
    after.add(last);
  }

  /// Who has a stage in a field of a cohort, and which value.
  static Map<Integer, Fraction> behind(Place place, Moment moment) {
    Map<Integer, Fraction> values = new HashMap<>();
    moment
        .seats()
        .forEach(
            (number, seat) -> {
              if (seat.kind() == place.cohort().kind()
                  && seat.size().ordinal() >= place.cohort().smallest().ordinal()
                  && seat.size().ordinal() <= place.cohort().largest().ordinal()
                  && seat.scores().containsKey(place.field())) {
                values.put(number, seat.scores().get(place.field()));
              }
            });
    return values;
  }

  /// How many municipalities came, went or changed from one to the other.
  static int changed(Map<Integer, Fraction> one, Map<Integer, Fraction> other) {
    Set<Integer> all = new HashSet<>(one.keySet());
    all.addAll(other.keySet());
    return (int)
        all.stream()
            .filter(
                number ->
                    !Optional.ofNullable(one.get(number))
                        .equals(Optional.ofNullable(other.get(number))))
            .count();
  }

  Map<Place, List<Seen>> seen() {
    return seen;
  }

  /// What stood after each moment.
  List<Made> stood() {
    return after.stream().flatMap(Optional::stream).toList();
  }

  /// What stands now; empty if there were never enough.
  Optional<Made> last() {
    return last;
  }
}

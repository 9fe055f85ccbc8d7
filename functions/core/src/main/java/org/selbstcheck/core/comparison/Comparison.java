package org.selbstcheck.core.comparison;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Instrument;

/// What a municipality is shown of the comparison (method, section 8): its own values beside what
/// is published of its cohort, and nothing else of others.
public sealed interface Comparison {

  /// Key of the sentence that stands at each comparison: self-assessed values are not validated.
  String WARNING = "comparison.selfAssessed";

  /// The comparison for a municipality, which agreed to it; it may have come after the snapshot.
  ///
  /// @throws IllegalArgumentException if snapshot, municipality and instrument do not belong
  ///   together
  static Comparison of(Snapshot snapshot, Instrument instrument, Member member) {
    if (!snapshot.instrument().equals(instrument.version())
        || !member.isOf(snapshot.phase(), snapshot.instrument())) {
      throw new IllegalArgumentException("Of another phase or version: " + member);
    }
    Optional<Cohort> cohort = snapshot.fixed().of(member);
    return cohort.isEmpty()
        ? new NoCohort()
        : new Beside(cohort.get(), snapshot.k(), lines(snapshot, cohort.get(), instrument, member));
  }

  private static List<Line> lines(
      Snapshot snapshot, Cohort cohort, Instrument instrument, Member member) {
    List<Line> lines = new ArrayList<>();
    for (Field field : instrument.fields()) {
      Optional<BigDecimal> own = member.shown(field.id());
      Optional<FieldFigures> figures = snapshot.figures(cohort, field.id());
      if (own.isPresent() || figures.isPresent()) {
        lines.add(new Line(field.id(), own, figures));
      }
    }
    return lines;
  }

  /// Own values beside the cohort's.
  ///
  /// @param k how many municipalities stand behind each figure at least
  /// @param lines in the instrument's order; fields of which there is nothing to show are left out
  record Beside(Cohort cohort, int k, List<Line> lines) implements Comparison {
    public Beside {
      lines = List.copyOf(lines);
    }

    /// Key of the sentence without which this must not be shown: [#WARNING].
    public String warning() {
      return WARNING;
    }
  }

  /// A field.
  ///
  /// @param own score as the result shows it, 0 to 100 with one decimal; empty where the field has
  ///   no stage, and so does not compare
  /// @param cohort empty where the cohort's figures are not published
  record Line(String field, Optional<BigDecimal> own, Optional<FieldFigures> cohort) {}

  /// Too few municipalities of its kind and size take part: there is nothing to compare with.
  record NoCohort() implements Comparison {}
}

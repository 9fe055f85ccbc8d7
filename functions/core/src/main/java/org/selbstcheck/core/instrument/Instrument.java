package org.selbstcheck.core.instrument;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One version of one questionnaire with everything that scoring and reports need.
///
/// @param language BCP 47
/// @param basis what the instrument draws on, and that it is the project's own
/// @param minimumCoverage share in per cent from which a field is valid (method, section 3)
/// @param minimumApplicable share in per cent from which a field can have a stage
/// @param capStage highest stage (index) of a field with a failing or open key indicator
/// @param published empty while the version is a draft
/// @param scale levels 0 … max, at least two
/// @param stages ascending, the first from 0
/// @param outsideScale levels 0 … max of the outside view; may be empty
/// @param outsideGroups groups of the outside view; may be empty
public record Instrument(
    InstrumentVersion version,
    String language,
    String title,
    String summary,
    String basis,
    String licence,
    BigDecimal minimumCoverage,
    BigDecimal minimumApplicable,
    int capStage,
    Optional<LocalDate> published,
    List<ScaleLevel> scale,
    List<Stage> stages,
    List<String> outsideScale,
    List<OutsideGroup> outsideGroups,
    List<Field> fields) {

  public Instrument {
    scale = List.copyOf(scale);
    stages = List.copyOf(stages);
    outsideScale = List.copyOf(outsideScale);
    outsideGroups = List.copyOf(outsideGroups);
    fields = List.copyOf(fields);
    if (scale.size() < 2) {
      throw new IllegalArgumentException("Scale with fewer than two levels: " + version);
    }
    if (stages.size() < 2 || stages.getFirst().from().signum() != 0) {
      throw new IllegalArgumentException("Stages must begin at 0: " + version);
    }
    if (capStage < 0 || capStage >= stages.size()) {
      throw new IllegalArgumentException("Invalid capStage of " + version + ": " + capStage);
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("Instrument without fields: " + version);
    }
    Set<String> seen = new HashSet<>();
    for (Field field : fields) {
      for (Indicator indicator : field.indicators()) {
        if (!seen.add(indicator.id())) {
          throw new IllegalArgumentException("Indicator id used twice: " + indicator.id());
        }
      }
    }
  }

  /// The same questions as a draft, or as published on a day.
  public Instrument asPublished(Optional<LocalDate> on) {
    return new Instrument(
        version,
        language,
        title,
        summary,
        basis,
        licence,
        minimumCoverage,
        minimumApplicable,
        capStage,
        on,
        scale,
        stages,
        outsideScale,
        outsideGroups,
        fields);
  }

  /// The highest level of the scale, at least 1.
  public int max() {
    return scale.size() - 1;
  }

  /// All indicators in the instrument's order.
  public List<Indicator> indicators() {
    return fields.stream().flatMap(field -> field.indicators().stream()).toList();
  }
}

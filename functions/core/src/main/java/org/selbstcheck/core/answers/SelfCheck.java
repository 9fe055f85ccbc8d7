package org.selbstcheck.core.answers;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;

/// One municipality's answers to one instrument, whole and portable.
///
/// @param round 1 or more
/// @param focus topic ids, at most five
/// @param submittedOn the day of submission, if there was one
public record SelfCheck(
    InstrumentVersion instrument,
    Optional<MunicipalityName> municipality,
    Scope scope,
    int round,
    List<Department> departments,
    List<Responsibility> responsible,
    List<Entry> entries,
    List<Agreement> agreed,
    List<Disputed> disputed,
    List<Target> targets,
    List<String> focus,
    List<OwnIndicator> ownIndicators,
    boolean submitted,
    Optional<LocalDate> submittedOn) {

  public SelfCheck {
    departments = List.copyOf(departments);
    responsible = List.copyOf(responsible);
    entries = List.copyOf(entries);
    agreed = List.copyOf(agreed);
    disputed = List.copyOf(disputed);
    targets = List.copyOf(targets);
    focus = List.copyOf(focus);
    ownIndicators = List.copyOf(ownIndicators);
  }

  /// What does not fit the instrument, or names twice what may stand once: another instrument or
  /// version, unknown departments, indicators, fields, topics and levels, two entries for one
  /// department and indicator, two agreed answers or targets for one indicator, a department id
  /// used twice. Empty if the self-check can be scored.
  public List<Misfit> problemsWith(Instrument of) {
    return Fitting.misfits(this, of);
  }
}

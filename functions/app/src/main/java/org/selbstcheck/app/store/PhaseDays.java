package org.selbstcheck.app.store;

import java.time.LocalDate;
import java.util.Optional;

/// The days of a phase, and what each of them allows. Whoever asks what can be done in a phase asks
/// here.
///
/// | | before | open | over |
/// |---|---|---|---|
/// | municipalities are admitted and invited, invitations confirmed | yes | yes | no, but one that is in may be invited anew |
/// | departments, links, scope and way of working are arranged | yes | yes | no |
/// | answers are taken, read in, agreed on, submitted | no | yes | no |
/// | everything can be read | yes | yes | until the end of retention |
///
/// @param opensOn first day on which answers are taken; phases of the first version have none and
///   were open from their start
/// @param closesOn last day on which answers are taken
public record PhaseDays(Optional<LocalDate> opensOn, LocalDate closesOn) {

  public PhaseDays {
    if (opensOn.filter(day -> day.isAfter(closesOn)).isPresent()) {
      throw new IllegalArgumentException("Closes before it opens: " + opensOn + ", " + closesOn);
    }
  }

  /// How far a phase is.
  public enum Stage {
    BEFORE,
    OPEN,
    OVER
  }

  public Stage on(LocalDate day) {
    if (day.isAfter(closesOn)) {
      return Stage.OVER;
    }
    return opensOn.filter(day::isBefore).isPresent() ? Stage.BEFORE : Stage.OPEN;
  }

  /// Whether municipalities are admitted and checks arranged.
  public boolean admitOn(LocalDate day) {
    return on(day) != Stage.OVER;
  }

  /// Whether answers are taken.
  public boolean takeAnswersOn(LocalDate day) {
    return on(day) == Stage.OPEN;
  }

  static PhaseDays fromItem(Item item) {
    return new PhaseDays(
        item.text("opensOn").map(LocalDate::parse), LocalDate.parse(item.required("closesOn")));
  }

  Item in(Item item) {
    return item.with("opensOn", opensOn.map(LocalDate::toString))
        .with("closesOn", closesOn.toString());
  }
}

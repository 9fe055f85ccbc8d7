package org.selbstcheck.core.municipality;

import java.time.LocalDate;
import java.util.List;

/// What a key is that somebody typed or a spreadsheet changed.
public sealed interface KeyJudgement {

  /// The register has it.
  ///
  /// @param key with the suffix that was typed
  /// @param nameFits whether the name beside it, if there was one, could be meant by it
  record Known(Municipality municipality, MunicipalityKey key, boolean nameFits)
      implements KeyJudgement {}

  /// The register does not have it, or has it for something that the name beside it does not mean;
  /// one other is probably meant. To be offered, never to be taken in silence.
  record Probably(Municipality municipality, Reason reason) implements KeyJudgement {}

  /// Why another is probably meant.
  enum Reason {
    /// A spreadsheet took the key for a number and dropped its leading zero.
    LOST_ZERO,
    /// The register does not have the key, and only this one has the name.
    NAME,
    /// The register has the key for something else, such as the Landkreis of a town of that name.
    OTHER_NAME
  }

  /// An earlier register had it.
  ///
  /// @param lastSeen the day of the last register that had it
  /// @param probablyIn what it probably went into, the likeliest first, at most three
  record Dissolved(Municipality former, LocalDate lastSeen, List<Municipality> probablyIn)
      implements KeyJudgement {
    public Dissolved {
      probablyIn = List.copyOf(probablyIn);
    }
  }

  /// It names something that cannot take part.
  record WrongKind(NotMunicipal what) implements KeyJudgement {}

  /// What official keys name beside municipalities.
  enum NotMunicipal {
    LAND,
    REGIERUNGSBEZIRK
  }

  /// Of the form of a key, but no register has it.
  record Unknown() implements KeyJudgement {}

  /// Not even of the form of a key.
  record NoKey() implements KeyJudgement {}
}

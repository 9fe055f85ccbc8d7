package org.selbstcheck.app.frozen;

import java.util.Optional;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.EarlierVersion;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.report.Commentary;
import org.selbstcheck.core.report.EarlierRound;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.report.Frozen;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.instruments.Instruments;

/// Reads what stands in a report beside its result: exactly the versions that the order names.
public final class FrozenInputs {

  private final Checks checks;
  private final Objects objects;
  private final Instruments instruments;

  public FrozenInputs(Checks checks, Objects objects, Instruments instruments) {
    this.checks = checks;
    this.objects = objects;
    this.instruments = instruments;
  }

  /// Everything that a document is made of.
  ///
  /// @throws IllegalStateException if a version that it names is not there
  public Frozen of(Document document, Instrument instrument, SelfCheck selfCheck, Result result) {
    return of(
        document.checkId(),
        document.edition(),
        document.commentary(),
        document.earlierRound(),
        instrument,
        selfCheck,
        result);
  }

  /// Everything that the page shows.
  ///
  /// @param commentary version; whoever names one for the public edition knows that there was
  ///   consent
  /// @param earlierRound version
  /// @throws IllegalStateException if one of them is not there
  public Frozen of(
      String checkId,
      Edition edition,
      Optional<Integer> commentary,
      Optional<Integer> earlierRound,
      Instrument instrument,
      SelfCheck selfCheck,
      Result result) {
    return new Frozen(
        instrument,
        selfCheck,
        result,
        earlierRound.map(version -> earlierRound(checkId, version)),
        commentary.map(version -> commentary(checkId, version, edition == Edition.PUBLIC)));
  }

  private Commentary commentary(String checkId, int version, boolean consented) {
    return checks
        .commentary(checkId, version)
        .orElseThrow(() -> new IllegalStateException("No version " + version + " of a commentary"))
        .said(consented);
  }

  private EarlierRound earlierRound(String checkId, int version) {
    EarlierVersion pointer =
        checks
            .earlierRound(checkId, version)
            .orElseThrow(() -> new IllegalStateException("No earlier round " + version));
    FrozenRound round =
        objects
            .get(pointer.objectKey())
            .map(FrozenRound::fromJson)
            .orElseThrow(() -> new IllegalStateException("No object of an earlier round"));
    Instrument instrument =
        instruments
            .load(pointer.instrument())
            .orElseThrow(() -> new IllegalStateException("No instrument of an earlier round"));
    return new EarlierRound(version, instrument, round.selfCheck(), round.result());
  }
}

package org.selbstcheck.browser;

import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Scoring;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/// What the site imports.
public final class BrowserScoring {

  private BrowserScoring() {}

  /// Scores a self-check that fits its instrument; whether it does is not asked here.
  ///
  /// @param instrument as the site publishes it, with every default filled in
  /// @param selfCheck of the shape of `contracts/self-check.schema.json`
  /// @return `result` of the shape of `contracts/result.schema.json`, and `noStage`: why a field
  ///   has no stage, by field id, for those that have none
  /// @throws IllegalArgumentException if the self-check answers another instrument or version
  @JSExport
  public static JSObject score(JSObject instrument, JSObject selfCheck) {
    Instrument read = InstrumentInput.read(instrument);
    Result result = Scoring.score(read, SelfCheckInput.read(selfCheck));
    return ResultOutput.write(result, read);
  }
}

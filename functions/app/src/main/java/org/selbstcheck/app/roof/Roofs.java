package org.selbstcheck.app.roof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.RoofRelease;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// The roofs of a check: the Kreis and the Verband that its municipality lies in, if they take part
/// in the same phase. In which Kreis it lies its key says, in which Verband its admission: a later
/// register moves nobody.
public final class Roofs {

  private final Checks checks;
  private final Programme programme;

  public Roofs(Tables tables) {
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
  }

  /// What the check releases to each of its roofs, the Kreis first; empty if it has none.
  public List<RoofRelease> of(Check check) {
    List<Admission> roofs =
        programme
            .admission(check.phaseId(), check.municipality().key())
            .filter(own -> own.checkId().equals(check.id()))
            .map(Roofs::keys)
            .orElse(List.of())
            .stream()
            .flatMap(key -> programme.admission(check.phaseId(), key).stream())
            .toList();
    Map<String, Check> existing = checks.checks(roofs.stream().map(Admission::checkId).toList());
    return roofs.stream()
        .filter(roof -> existing.containsKey(roof.checkId()))
        .map(roof -> checks.roofRelease(check, roof))
        .toList();
  }

  /// What the check releases to one of its roofs; empty if that is none.
  public Optional<RoofRelease> of(Check check, String roofKey) {
    return of(check).stream().filter(it -> it.roof().key().equals(roofKey)).findFirst();
  }

  private static List<String> keys(Admission admission) {
    return Stream.concat(
            MunicipalityKey.parse(admission.municipality().key())
                .flatMap(MunicipalityKey::kreis)
                .map(MunicipalityKey::toString)
                .stream(),
            admission.verband().stream())
        .toList();
  }
}

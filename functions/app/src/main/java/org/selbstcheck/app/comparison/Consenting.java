package org.selbstcheck.app.comparison;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.ComparisonConsent;
import org.selbstcheck.app.store.ComparisonConsent.Place;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.RegisterPointer;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Write;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.RegisterCompact;

/// Lets a municipality take part in the comparison, or no more.
public final class Consenting {

  /// Others of the phase take themselves out at the same moment.
  private static final int TRIES = 6;

  private final Tables tables;
  private final Checks checks;
  private final Programme programme;
  private final Objects objects;
  private final Ids ids;
  private final Clock clock;

  public Consenting(Tables tables, Objects objects, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.programme = new Programme(tables);
    this.objects = objects;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  public sealed interface Consented {

    /// It stands.
    record Done() implements Consented {}

    /// There is nobody to be compared with: a part of a town, or none of the register's
    /// municipalities any more.
    record NoPlace() implements Consented {}
  }

  /// Makes the agreement what it shall be. What stands already is written to no log again.
  ///
  /// @param role who says it, for the log
  /// @throws IllegalStateException if others changed the same again and again meanwhile
  public Consented consent(Check check, boolean agreed, String role) {
    for (int tries = 0; tries < TRIES; tries++) {
      ComparisonConsent now = checks.comparisonConsent(check);
      if (now.agreed() == agreed) {
        return new Consented.Done();
      }
      Optional<Place> place = agreed ? place(Candidates.key(check)) : now.place();
      if (place.isEmpty()) {
        return new Consented.NoPlace();
      }
      if (write(check, agreed ? now.given(place.get()) : now.takenBack(), role)) {
        return new Consented.Done();
      }
    }
    throw new IllegalStateException("An agreement that changes all the time");
  }

  private boolean write(Check check, ComparisonConsent next, String role) {
    List<Write> writes = new ArrayList<>();
    writes.add(next.write());
    writes.add(
        Audit.ofCheck(
            check,
            next.agreed() ? "comparisonAgreed" : "comparisonLeft",
            role,
            "",
            clock.instant(),
            ids.next()));
    if (!next.agreed()) {
      writes.add(programme.withdrawals(check.phaseId(), check.expiresAt()).write());
    }
    return tables.write(writes) instanceof Written.Done;
  }

  private Optional<Place> place(MunicipalityKey key) {
    if (key.isPart()) {
      return Optional.empty();
    }
    return programme
        .register()
        .map(RegisterPointer::objectKey)
        .flatMap(objects::get)
        .flatMap(register -> place(register, key));
  }

  private static Optional<Place> place(byte[] register, MunicipalityKey key) {
    try (var text =
        new InputStreamReader(new ByteArrayInputStream(register), StandardCharsets.UTF_8)) {
      return RegisterCompact.read(text)
          .find(key)
          .map(found -> new Place(found.comparisonKind(), found.populationClass()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

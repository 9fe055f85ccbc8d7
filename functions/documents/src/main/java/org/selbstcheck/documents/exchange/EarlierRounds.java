package org.selbstcheck.documents.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenRound;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.EarlierHead;
import org.selbstcheck.app.store.EarlierVersion;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.core.answers.Scope;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.scoring.Scoring;
import org.selbstcheck.instruments.Instruments;

/// The earlier round with which a check is compared: read from a file, scored with its own version
/// of the instrument, and frozen. Versions that documents name stay when another is brought or the
/// round is taken away.
final class EarlierRounds {

  private static final int MOST_VERSIONS = 9999;

  private final Tables tables;
  private final Checks checks;
  private final Objects objects;
  private final Instruments instruments;
  private final Ids ids;
  private final Clock clock;

  EarlierRounds(Tables tables, Objects objects, Instruments instruments, Ids ids, Clock clock) {
    this.tables = tables;
    this.checks = new Checks(tables);
    this.objects = objects;
    this.instruments = instruments;
    this.ids = ids;
    this.clock = clock;
  }

  /// What became of it.
  sealed interface Kept {

    /// It is as was said, now or before.
    ///
    /// @param round empty if there is none
    record Done(Optional<EarlierVersion> round) implements Kept {}

    /// Somebody else changed it meanwhile.
    record Conflict(Optional<EarlierVersion> current) implements Kept {}
  }

  /// Brings a round. The one that is in force already makes no new version.
  ///
  /// @param seenVersion the version that was shown, 0 for none
  /// @param role who brings it, for the log
  /// @throws Refused if the file is no round to compare this check with
  Kept bring(Check check, int seenVersion, byte[] file, String role) {
    SelfCheck selfCheck = read(check, file);
    Instrument instrument = instruments.of(selfCheck.instrument());
    byte[] bytes = new FrozenRound(selfCheck, Scoring.score(instrument, selfCheck)).toJson();
    String key = ObjectKeys.earlierRound(check.id(), sha256(bytes));
    EarlierHead head = checks.beside(check).earlier();
    Optional<EarlierVersion> now = inForce(head);
    if (isAt(now, key)) {
      return new Kept.Done(now);
    }
    if (head.shown() != seenVersion) {
      return new Kept.Conflict(now);
    }
    objects.putIfAbsent(key, bytes, "application/json");
    EarlierHead next = head.next(selfCheck.submittedOn().orElseThrow());
    EarlierVersion version =
        new EarlierVersion(
            check.id(),
            next.version(),
            key,
            selfCheck.instrument(),
            selfCheck.submittedOn().orElseThrow(),
            check.expiresAt());
    Written written =
        tables.write(
            List.of(
                next.write(),
                version.write(),
                Audit.ofCheck(
                    check,
                    "earlierRoundBrought",
                    role,
                    Integer.toString(next.version()),
                    clock.instant(),
                    ids.next())));
    if (written instanceof Written.Done()) {
      return new Kept.Done(Optional.of(version));
    }
    Optional<EarlierVersion> current = inForce(checks.beside(check).earlier());
    return isAt(current, key) ? new Kept.Done(current) : new Kept.Conflict(current);
  }

  /// Takes the round away.
  Kept remove(Check check, int seenVersion, String role) {
    EarlierHead head = checks.beside(check).earlier();
    if (head.shown() == 0) {
      return new Kept.Done(Optional.empty());
    }
    if (head.shown() != seenVersion) {
      return new Kept.Conflict(inForce(head));
    }
    Written written =
        tables.write(
            List.of(
                head.without().write(),
                Audit.ofCheck(
                    check,
                    "earlierRoundRemoved",
                    role,
                    Integer.toString(head.version()),
                    clock.instant(),
                    ids.next())));
    Optional<EarlierVersion> current =
        written instanceof Written.Done()
            ? Optional.empty()
            : inForce(checks.beside(check).earlier());
    return current.isEmpty() ? new Kept.Done(current) : new Kept.Conflict(current);
  }

  private Optional<EarlierVersion> inForce(EarlierHead head) {
    return head.shown() == 0
        ? Optional.empty()
        : checks.earlierRound(head.checkId(), head.version());
  }

  private static boolean isAt(Optional<EarlierVersion> version, String key) {
    return version.map(it -> it.objectKey().equals(key)).orElse(false);
  }

  // The file

  private SelfCheck read(Check check, byte[] file) {
    Faults faults = new Faults();
    Optional<Instrument> instrument = instrument(check, file, faults);
    faults.check();
    // What the other check leaves out is of no matter here.
    Check whole = check.scoped(new Scope.Full());
    Optional<Brought> read =
        new CheckFileReader(instrument.orElseThrow(), whole, faults).read(file);
    faults.check();
    return switch (read.orElseThrow()) {
      case Brought.WholeCheck(SelfCheck selfCheck) -> {
        checkDay(check, selfCheck, faults);
        faults.check();
        yield selfCheck;
      }
      case Brought.DepartmentPart _ -> {
        faults.add("", "Das ist ein Schnell-Check. Er nennt keine Kommune.");
        faults.check();
        throw new IllegalStateException("A fault that did not end the reading");
      }
    };
  }

  /// The version of the instrument that the file names. A file that is no JSON, or names none, is
  /// left to the reader, which says what is wrong with it.
  private Optional<Instrument> instrument(Check check, byte[] file, Faults faults) {
    InstrumentVersion own = check.instrument();
    JsonNode named =
        switch (JsonText.parse(file)) {
          case Reading.Accepted<JsonNode>(JsonNode root) -> root.path("instrument");
          case Reading.Refused<JsonNode> _ -> MissingNode.getInstance();
        };
    if (!named.path("id").isTextual() || !named.path("version").isInt()) {
      return Optional.of(instruments.of(own));
    }
    if (!named.path("id").textValue().equals(own.id())) {
      faults.add(
          "/instrument/id",
          "Diese Runde gehört zu einem anderen Fragebogen. Vergleichen lassen sich nur Runden mit demselben.");
      return Optional.empty();
    }
    int version = named.path("version").intValue();
    Optional<Instrument> instrument =
        version < 1 || version > MOST_VERSIONS
            ? Optional.empty()
            : instruments.load(new InstrumentVersion(own.id(), version));
    if (instrument.isEmpty()) {
      faults.add(
          "/instrument/version",
          "Die Fassung %d des Fragebogens ist in dieser Anwendung nicht enthalten. Ohne sie lässt sich die Runde nicht auswerten."
              .formatted(version));
    }
    return instrument;
  }

  private void checkDay(Check check, SelfCheck selfCheck, Faults faults) {
    Optional<LocalDate> day = selfCheck.submittedOn();
    LocalDate last =
        check.submittedOn().orElseGet(() -> LocalDate.ofInstant(clock.instant(), Phase.ZONE));
    if (!selfCheck.submitted() || day.isEmpty()) {
      faults.add(
          "/submitted",
          "Dieser Selbstcheck ist nicht abgegeben. Vergleichen lassen sich nur abgegebene Runden.");
    } else if (day.get().isAfter(last)) {
      faults.add(
          "/submittedOn",
          "Diese Runde ist nach Ihrer Abgabe entstanden. Vergleichen lässt sich nur mit einer früheren.");
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

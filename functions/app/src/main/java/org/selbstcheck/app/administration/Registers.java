package org.selbstcheck.app.administration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.register.InForce;
import org.selbstcheck.app.register.KnownRegister;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.RegisterPointer;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.municipality.KeyJudge;
import org.selbstcheck.core.municipality.Register;
import org.selbstcheck.core.municipality.RegisterCompact;
import org.selbstcheck.core.municipality.RegisterReader;

/// The municipal register in force: one immutable object behind a pointer. Where no pointer is set
/// yet, the register that ships with the software is put in force.
final class Registers {

  private static final int TRIES = 3;

  private final Tables tables;
  private final Programme programme;
  private final Objects objects;
  private final KnownRegister loading;
  private final Ids ids;
  private final Clock clock;

  Registers(Tables tables, Objects objects, Ids ids, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.objects = objects;
    this.loading = new KnownRegister(tables, objects);
    this.ids = ids;
    this.clock = clock;
  }

  /// The judge of the one that was loaded last, made when it is first asked for.
  private final AtomicReference<@Nullable Judging> judging = new AtomicReference<>();

  private record Judging(String objectKey, KeyJudge judge) {}

  /// What became of an import.
  sealed interface Imported {
    record Done(Register register) implements Imported {}

    record Damaged(List<RegisterReader.Problem> problems, int total) implements Imported {}

    /// There is no such upload.
    record Missing() implements Imported {}
  }

  InForce current() {
    Optional<InForce> stored = loading.stored();
    if (stored.isEmpty()) {
      putShippedInForce();
      stored = loading.stored();
    }
    return stored.orElseThrow(() -> new IllegalStateException("No register"));
  }

  /// Judges keys after the register in force and those before it.
  KeyJudge judge() {
    InForce inForce = current();
    Judging known = judging.get();
    if (known != null && known.objectKey().equals(inForce.objectKey())) {
      return known.judge();
    }
    List<Register> former =
        programme.register().stream()
            .flatMap(pointer -> pointer.former().stream())
            .flatMap(key -> loading.load(key).stream())
            .toList();
    KeyJudge judge = new KeyJudge(inForce.register(), inForce.search(), former);
    judging.set(new Judging(inForce.objectKey(), judge));
    return judge;
  }

  Imported importUpload(String uploadId) {
    Optional<byte[]> bytes = objects.get(ObjectKeys.registerUpload(uploadId));
    if (bytes.isEmpty()) {
      return new Imported.Missing();
    }
    return switch (read(new ByteArrayInputStream(bytes.get()))) {
      case RegisterReader.Reading.Read(Register register) -> {
        putInForce(register);
        yield new Imported.Done(register);
      }
      case RegisterReader.Reading.Damaged(var problems, int total) ->
          new Imported.Damaged(problems, total);
    };
  }

  private void putShippedInForce() {
    Register shipped = loading.current().register();
    // Not if one was put in force meanwhile: an imported one is newer.
    point(keep(shipped), shipped, Optional.empty());
  }

  private static RegisterReader.Reading read(InputStream in) {
    try {
      return RegisterReader.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void putInForce(Register register) {
    String key = keep(register);
    // Two imports at once: the later one wins, as it would have a moment later.
    for (int tries = 0; tries < TRIES; tries++) {
      if (point(key, register, programme.register())) {
        return;
      }
    }
    throw new IllegalStateException("The register was changed again and again meanwhile");
  }

  private String keep(Register register) {
    StringBuilder text = new StringBuilder();
    try {
      RegisterCompact.write(register, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    String key = ObjectKeys.register(sha256(bytes));
    objects.putIfAbsent(key, bytes, "text/tab-separated-values; charset=utf-8");
    return key;
  }

  private boolean point(String key, Register register, Optional<RegisterPointer> seen) {
    int entries = register.municipalities().size();
    return tables.write(
            List.of(
                seen.map(pointer -> pointer.replacedBy(key, register.asOf(), entries))
                    .orElseGet(
                        () -> new RegisterPointer(key, register.asOf(), entries, List.of(), 0))
                    .write(),
                Audit.ofProgramme(
                    "registerImported", register.asOf().toString(), clock.instant(), ids.next())))
        instanceof Written.Done;
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

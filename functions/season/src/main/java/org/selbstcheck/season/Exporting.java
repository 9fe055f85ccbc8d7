package org.selbstcheck.season;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.TableName;

/// Writes an archive, one thing after the other, so that it needs no more memory for 400 checks
/// than for one. The file gets its name when it is whole.
final class Exporting {

  /// How long an archive without any phase may be opened: nothing in it is anybody's.
  private static final int DAYS_WITHOUT_PHASE = 365;

  private static final String README =
      """
      Archiv einer Saison des Selbstchecks. Enthält personenbezogene Daten: verschlossen aufbewahren, nach dem
      Enddatum (manifest.json, "endsOn") löschen. Geöffnet wird es mit infrastructure/bin/season-open.

      Archive of a season of Selbstcheck. Holds personal data: keep it locked away, delete it after its end date.
      To be opened with infrastructure/bin/season-open; the form is described in infrastructure/docs/archive.md.
      """;

  private final Stock stock;
  private final Clock clock;
  private final Progress progress;

  Exporting(Stock stock, Clock clock, Progress progress) {
    this.stock = stock;
    this.clock = clock;
    this.progress = progress;
  }

  /// What must be finished before a season is put away.
  ///
  /// @return how many jobs wait or run that somebody waits for
  long openWork() throws IOException, Refused {
    Instant now = clock.instant();
    long[] open = {0};
    stock.scan(
        TableName.JOBS,
        item -> {
          if (item.isOpenWork(now) && !item.expired(now)) {
            open[0]++;
          }
        });
    return open[0];
  }

  /// Writes the archive.
  ///
  /// @param file must not exist
  /// @param stackName for the manifest
  /// @param software version, for the manifest
  Manifest export(Path file, String stackName, String software) throws IOException, Refused {
    if (Files.exists(file)) {
      throw new Refused("There is a file " + file + " already; give another name or move it away");
    }
    // Whole seconds, as ends are.
    Instant takenAt = Instant.ofEpochSecond(clock.instant().getEpochSecond());
    Omission omission = new Omission(takenAt, ErasureList.none(""));
    List<Manifest.PhaseEnd> phases = new ArrayList<>();
    learn(stock, omission, takenAt, phases);
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    Manifest manifest;
    try (OutputStream out = Files.newOutputStream(partial);
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      write(zip, "README.txt", README.getBytes(StandardCharsets.UTF_8));
      Map<TableName, Manifest.Part> tables = new EnumMap<>(TableName.class);
      for (TableName table : TableName.values()) {
        tables.put(table, table(zip, table, omission));
      }
      manifest = objects(zip, omission, software, stackName, takenAt, phases, tables);
      write(zip, Manifest.FILE, manifest.toJson());
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    return manifest;
  }

  /// Looks at what decides on what is left out.
  ///
  /// @param phases gets those that are not over
  static void learn(Stock stock, Omission omission, Instant at, List<Manifest.PhaseEnd> phases)
      throws IOException, Refused {
    stock.scan(
        TableName.PROGRAMME,
        item -> {
          omission.learn(item);
          Optional<LocalDate> end = item.retentionEndsOn();
          if (end.isPresent() && !item.expired(at)) {
            phases.add(new Manifest.PhaseEnd(item.phaseId().orElseThrow(), end.get()));
          }
        });
    stock.scanHeads(omission::learn);
  }

  private Manifest.Part table(ZipOutputStream zip, TableName table, Omission omission)
      throws IOException, Refused {
    String file = Manifest.file(table);
    zip.setLevel(Deflater.DEFAULT_COMPRESSION);
    zip.putNextEntry(new ZipEntry(file));
    Lines lines = new Lines(zip);
    stock.scan(
        table,
        item -> {
          if (!omission.omits(item)) {
            byte[] line = ItemJson.write(item.stored());
            lines.add(line, Hashes.of(line));
            progress.at(Manifest.name(table), lines.count(), 0);
          }
        });
    zip.closeEntry();
    progress.say(Manifest.name(table) + ": " + Progress.number(lines.count()) + " items");
    return lines.part(file);
  }

  private Manifest objects(
      ZipOutputStream zip,
      Omission omission,
      String software,
      String stackName,
      Instant takenAt,
      List<Manifest.PhaseEnd> phases,
      Map<TableName, Manifest.Part> tables)
      throws IOException, Refused {
    // Most of them are packed already.
    zip.setLevel(Deflater.BEST_SPEED);
    // The list comes after what it lists, since hashes are known only then. It is small, yet waits
    // in
    // a file: nobody knows how many there are.
    Path waiting = Files.createTempFile("season", ".ndjson");
    try {
      Lines lines;
      long[] bytes = {0};
      try (OutputStream out = Files.newOutputStream(waiting)) {
        lines = new Lines(out);
        stock.list(
            key -> {
              if (!omission.omitsObject(key)) {
                ObjectLine line = object(zip, key, lines.count() + 1);
                bytes[0] += line.bytes();
                lines.add(line.toJson(), line.hash());
                progress.at("objects", lines.count(), 0);
              }
            });
      }
      zip.setLevel(Deflater.DEFAULT_COMPRESSION);
      zip.putNextEntry(new ZipEntry(Manifest.OBJECTS));
      Files.copy(waiting, zip);
      zip.closeEntry();
      progress.say(
          "objects: "
              + Progress.number(lines.count())
              + " with "
              + Progress.number(bytes[0])
              + " bytes");
      LocalDate endsOn =
          phases.stream()
              .map(Manifest.PhaseEnd::retentionEndsOn)
              .max(LocalDate::compareTo)
              .orElseGet(
                  () -> LocalDate.ofInstant(takenAt, Phase.ZONE).plusDays(DAYS_WITHOUT_PHASE));
      return new Manifest(
          software,
          stackName,
          takenAt,
          endsOn,
          phases,
          tables,
          lines.part(Manifest.OBJECTS),
          bytes[0]);
    } finally {
      Files.delete(waiting);
    }
  }

  private ObjectLine object(ZipOutputStream zip, String key, long number) throws IOException {
    String file = String.format(Locale.ROOT, "objects/%08d", number);
    MessageDigest hash = Hashes.sha256();
    zip.putNextEntry(new ZipEntry(file));
    long length;
    String type;
    try (Stock.Opened object = stock.object(key)) {
      type = object.contentType();
      length = object.bytes().transferTo(new DigestOutputStream(zip, hash));
    }
    zip.closeEntry();
    return new ObjectLine(key, type, length, Hashes.hex(hash.digest()), file);
  }

  private static void write(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  /// Lines on their way into a file, counted and hashed.
  private static final class Lines {

    private final OutputStream out;
    private final MessageDigest hash = Hashes.sha256();
    private final Tally tally = new Tally();
    private long bytes;

    Lines(OutputStream out) {
      this.out = out;
    }

    /// @param hashOf what the line stands for
    void add(byte[] line, byte[] hashOf) throws IOException {
      out.write(line);
      out.write('\n');
      hash.update(line);
      hash.update((byte) '\n');
      bytes += line.length + 1;
      tally.add(hashOf);
    }

    long count() {
      return tally.count();
    }

    Manifest.Part part(String file) {
      return new Manifest.Part(
          file, tally.count(), bytes, Hashes.hex(hash.digest()), tally.fingerprint());
    }
  }
}

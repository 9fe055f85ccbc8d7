package org.selbstcheck.season;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.selbstcheck.app.store.ArchivedItem;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.TableName;

/// An archive that is read. Only [#verify] tells whether it is whole and unaltered.
final class Archive implements AutoCloseable {

  private static final String README = "README.txt";

  /// A manifest is small; a forged one must not fill the memory.
  private static final int MOST_MANIFEST_BYTES = 10_000_000;

  private final ZipFile zip;
  private final Manifest manifest;
  private final String fingerprint;

  private Archive(ZipFile zip, Manifest manifest, String fingerprint) {
    this.zip = zip;
    this.manifest = manifest;
    this.fingerprint = fingerprint;
  }

  /// Opens the file and reads its manifest.
  ///
  /// @throws Refused if it is no archive, or one that was cut
  static Archive open(Path file) throws IOException, Refused {
    if (!Files.isRegularFile(file)) {
      throw new Refused("There is no file " + file);
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      throw new Refused("The archive was cut off, or this is none: " + file, e);
    }
    try {
      ZipEntry entry = zip.getEntry(Manifest.FILE);
      if (entry == null) {
        throw new Refused("This is no archive of a season: " + file);
      }
      byte[] bytes = manifest(zip, entry);
      return new Archive(zip, Manifest.read(bytes), Hashes.hex(Hashes.of(bytes)));
    } catch (IOException | Refused | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  /// Nothing else in the archive tells whether its manifest was altered.
  private static byte[] manifest(ZipFile zip, ZipEntry entry) throws IOException, Refused {
    CRC32 sum = new CRC32();
    try (InputStream in = zip.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MOST_MANIFEST_BYTES);
      sum.update(bytes);
      if (sum.getValue() == entry.getCrc()) {
        return bytes;
      }
    } catch (ZipException | EOFException e) {
      throw new Refused("The archive was altered: its manifest cannot be read", e);
    }
    throw new Refused("The archive was altered: its manifest is not the one that was written");
  }

  Manifest manifest() {
    return manifest;
  }

  /// Hash of the manifest, which holds the hashes of everything: who knows it from the day on which
  /// the archive was made can tell that nobody changed anything since.
  String fingerprint() {
    return fingerprint;
  }

  /// Reads everything and holds it to the manifest.
  ///
  /// @throws Refused if anything is missing, altered or too many
  void verify(Progress progress) throws IOException, Refused {
    try {
      Set<String> known = new HashSet<>(Set.of(README, Manifest.FILE));
      for (Map.Entry<TableName, Manifest.Part> table : manifest.tables().entrySet()) {
        verify(table.getValue(), line -> Hashes.of(line.getBytes(StandardCharsets.UTF_8)));
        known.add(table.getValue().file());
      }
      verify(manifest.objects(), line -> ObjectLine.read(line).hash());
      known.add(manifest.objects().file());
      long[] sum = {0, 0};
      objects(
          line -> {
            verify(line);
            if (!known.add(line.file())) {
              throw altered(line.file());
            }
            sum[1] += line.bytes();
            progress.at("objects read", ++sum[0], manifest.objects().count());
          });
      if (sum[1] != manifest.objectBytes()) {
        throw altered(manifest.objects().file());
      }
      Optional<String> unknown =
          zip.stream().map(ZipEntry::getName).filter(name -> !known.contains(name)).findFirst();
      if (unknown.isPresent() || zip.size() != known.size()) {
        throw new Refused("The archive was altered: it holds what its manifest does not know");
      }
    } catch (ZipException | EOFException e) {
      throw new Refused("The archive was cut off or altered: it cannot be unpacked", e);
    }
  }

  private interface HashOf {
    byte[] line(String line) throws IOException;
  }

  private void verify(Manifest.Part part, HashOf hashOf) throws IOException, Refused {
    MessageDigest hash = Hashes.sha256();
    Tally tally = new Tally();
    try (DigestInputStream in = new DigestInputStream(entry(part.file()), hash)) {
      lines(in, line -> tally.add(hashOf.line(line)));
    } catch (Malformed e) {
      throw new Refused("The archive was altered: a line of " + part.file() + " is none", e);
    }
    if (!Hashes.hex(hash.digest()).equals(part.sha256())
        || tally.count() != part.count()
        || !tally.fingerprint().equals(part.fingerprint())) {
      throw altered(part.file());
    }
  }

  private void verify(ObjectLine line) throws IOException, Refused {
    MessageDigest hash = Hashes.sha256();
    long bytes;
    try (InputStream in = new DigestInputStream(entry(line.file()), hash)) {
      bytes = in.transferTo(OutputStream.nullOutputStream());
    }
    if (bytes != line.bytes() || !Hashes.hex(hash.digest()).equals(line.sha256())) {
      throw altered(line.file());
    }
  }

  private static Refused altered(String file) {
    return new Refused("The archive was altered: " + file + " is not what the manifest says");
  }

  /// Why it may not be opened any more, if it may not.
  void checkEnd(Instant now) throws Refused {
    LocalDate today = LocalDate.ofInstant(now, Phase.ZONE);
    if (!today.isBefore(manifest.endsOn())) {
      throw new Refused(
          "The archive ended on "
              + manifest.endsOn()
              + ": the retention of everything in it is over. Delete the file and all copies of it");
    }
  }

  /// Reads the items of a table; none if the archive is older than the table.
  void items(TableName table, Stock.Each<ArchivedItem> each) throws IOException, Refused {
    items(table, "", each);
  }

  /// Looks at what decides on what is left out.
  void learn(Omission omission) throws IOException, Refused {
    items(TableName.PROGRAMME, omission::learn);
    // Reading only the lines that can be heads makes this fast; which are, the item says.
    items(
        TableName.CHECKS,
        "\"" + ArchivedItem.HEAD + "\"",
        item -> {
          if (item.isHead()) {
            omission.learn(item);
          }
        });
  }

  private void items(TableName table, String holding, Stock.Each<ArchivedItem> each)
      throws IOException, Refused {
    Manifest.Part part = manifest.tables().get(table);
    if (part == null) {
      return;
    }
    try (InputStream in = entry(part.file())) {
      lines(
          in,
          line -> {
            if (line.contains(holding)) {
              each.one(new ArchivedItem(table, ItemJson.read(line)));
            }
          });
    }
  }

  /// Reads the list of objects.
  void objects(Stock.Each<ObjectLine> each) throws IOException, Refused {
    try (InputStream in = entry(manifest.objects().file())) {
      lines(in, line -> each.one(ObjectLine.read(line)));
    }
  }

  /// The bytes of an object.
  InputStream bytes(ObjectLine line) {
    try {
      return entry(line.file());
    } catch (IOException | Refused e) {
      throw new UncheckedIOException(new IOException("Not in the archive any more", e));
    }
  }

  private InputStream entry(String file) throws IOException, Refused {
    ZipEntry entry = zip.getEntry(file);
    if (entry == null) {
      throw new Refused("The archive was altered: " + file + " is missing");
    }
    return zip.getInputStream(entry);
  }

  private static void lines(InputStream in, Stock.Each<String> each) throws IOException, Refused {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      each.one(line);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}

package org.selbstcheck.app.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.selbstcheck.app.workbook.WorkbookReading.Reason;

/// The parts of a workbook's archive, inflated within bounds. Entries are read in the order in
/// which they stand, and the directory at the end of the file is not looked at: what is counted is
/// what is read.
final class Archive {

  private static final int MOST_ENTRIES = 200;

  /// A filled form of 108 indicators with long comments inflates to about 1 MB.
  private static final long MOST_BYTES = 24L * 1024 * 1024;

  /// Below this nothing is a bomb, however well it was packed.
  private static final long RATIO_FROM_BYTES = 1024L * 1024;

  /// XML of sheets packs to a tenth, at best to a fortieth; zeros to a thousandth.
  private static final long MOST_RATIO = 100;

  private final Map<String, byte[]> parts;

  private Archive(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /// @throws RefusedFile if it is no archive or one that goes beyond the bounds
  static Archive open(byte[] file) throws RefusedFile {
    begin(file);
    Map<String, byte[]> parts = new HashMap<>();
    long total = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName();
        if (parts.size() >= MOST_ENTRIES) {
          throw new RefusedFile(Reason.TOO_MUCH, "");
        }
        byte[] bytes = inflate(zip, total, file.length);
        total += bytes.length;
        refuseByName(name);
        // Programs differ on which of two parts of one name counts.
        if (parts.put(name.toLowerCase(Locale.ROOT), bytes) != null) {
          throw new RefusedFile(Reason.NO_WORKBOOK, "");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      // ZipInputStream knows only one kind of encryption and names it in a message alone.
      throw new RefusedFile(
          ("" + e.getMessage()).contains("encrypted") ? Reason.ENCRYPTED : Reason.NO_WORKBOOK, "");
    }
    if (parts.containsKey("mimetype") || !parts.containsKey("[content_types].xml")) {
      throw new RefusedFile(
          parts.containsKey("mimetype") ? Reason.OTHER_FORMAT : Reason.NO_WORKBOOK, "");
    }
    return new Archive(parts);
  }

  /// A part by its name, with or without a leading slash.
  ///
  /// @throws RefusedFile if there is none
  byte[] part(String name) throws RefusedFile {
    byte[] part =
        parts.get((name.startsWith("/") ? name.substring(1) : name).toLowerCase(Locale.ROOT));
    if (part == null) {
      throw new RefusedFile(Reason.NO_WORKBOOK, "");
    }
    return part;
  }

  private static void begin(byte[] file) throws RefusedFile {
    if (starts(file, 0xD0, 0xCF, 0x11, 0xE0)) {
      // The container of the older format; a workbook with a password lies in one, too.
      throw new RefusedFile(
          contains(file, "E\0n\0c\0r\0y\0p\0t") ? Reason.ENCRYPTED : Reason.OTHER_FORMAT, "");
    }
    if (!starts(file, 'P', 'K', 3, 4)) {
      throw new RefusedFile(Reason.NO_WORKBOOK, "");
    }
  }

  private static boolean starts(byte[] file, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (i >= file.length || (file[i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(byte[] file, String latin) {
    return new String(file, java.nio.charset.StandardCharsets.ISO_8859_1).contains(latin);
  }

  private static byte[] inflate(InputStream zip, long before, long packed)
      throws IOException, RefusedFile {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
      out.write(buffer, 0, read);
      long total = before + out.size();
      if (total > MOST_BYTES || (total > RATIO_FROM_BYTES && total > packed * MOST_RATIO)) {
        throw new RefusedFile(Reason.BOMB, "");
      }
    }
    return out.toByteArray();
  }

  private static void refuseByName(String name) throws RefusedFile {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.contains("vbaproject")
        || lower.contains("/macrosheets/")
        || lower.contains("/dialogsheets/")
        || lower.contains("/activex/")
        || lower.contains("/embeddings/")) {
      throw new RefusedFile(Reason.MACROS, "");
    }
    if (lower.contains("/externallinks/")
        || lower.endsWith("/connections.xml")
        || lower.contains("/querytables/")) {
      throw new RefusedFile(Reason.EXTERNAL_LINKS, "");
    }
  }
}

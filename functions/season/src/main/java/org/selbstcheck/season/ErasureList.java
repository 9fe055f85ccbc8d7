package org.selbstcheck.season;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What was to be erased while a season was away: it does not come back with it. A text file beside
/// the archive, because the archive itself never changes.
///
/// @param archive fingerprint of the archive to which it belongs
/// @param erasures in the order in which they were asked for
record ErasureList(String archive, Set<Erasure> erasures) {

  /// One erasure.
  sealed interface Erasure {}

  /// A check, as its coordinator can erase it: that the municipality takes part stays known.
  record OfCheck(String checkId) implements Erasure {}

  /// All of a municipality in a phase, that it took part too.
  record OfMunicipality(String phaseId, String municipalityKey) implements Erasure {}

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final String HEAD =
      """
      # Was nicht zurückkommt, wenn das Archiv daneben geöffnet wird. Bei ihm aufbewahren; nicht von Hand ändern.
      # What does not come back when the archive beside this file is opened. Keep it there; do not edit.
      """;

  ErasureList {
    erasures = new LinkedHashSet<>(erasures);
  }

  static ErasureList none(String archive) {
    return new ErasureList(archive, Set.of());
  }

  /// Where the list of an archive lies.
  static Path beside(Path archive) {
    return archive.resolveSibling(archive.getFileName() + ".erasures");
  }

  /// The list beside an archive; an empty one if there is none.
  ///
  /// @param fingerprint of the archive
  static ErasureList read(Path archive, String fingerprint) throws IOException, Refused {
    Path file = beside(archive);
    if (!Files.exists(file)) {
      return none(fingerprint);
    }
    String of = "";
    Set<Erasure> erasures = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split(" ", -1);
      if (words.length == 2 && words[0].equals("archive")) {
        of = words[1];
      } else if (words.length == 2 && words[0].equals("check")) {
        erasures.add(new OfCheck(word(words[1])));
      } else if (words.length == 3 && words[0].equals("municipality")) {
        erasures.add(new OfMunicipality(word(words[1]), word(words[2])));
      } else {
        throw new Refused(
            "The erasure list " + file + " has a line that is not understood; restore the file");
      }
    }
    if (!of.equals(fingerprint)) {
      throw new Refused("The erasure list " + file + " belongs to another archive");
    }
    return new ErasureList(of, erasures);
  }

  /// An id or a key as it may stand in the file.
  static String word(String text) throws Refused {
    if (!WORD.matcher(text).matches()) {
      throw new Refused("Neither an id nor a key: letters, digits and hyphens only");
    }
    return text;
  }

  ErasureList plus(Erasure erasure) {
    Set<Erasure> more = new LinkedHashSet<>(erasures);
    more.add(erasure);
    return new ErasureList(archive, more);
  }

  /// Writes the list beside the archive; whoever reads meanwhile sees the old one or the new one.
  void write(Path archiveFile) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("archive " + archive);
    for (Erasure erasure : erasures) {
      lines.add(
          switch (erasure) {
            case OfCheck(String checkId) -> "check " + checkId;
            case OfMunicipality(String phaseId, String key) ->
                "municipality " + phaseId + " " + key;
          });
    }
    Path file = beside(archiveFile);
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, HEAD + String.join("\n", lines) + "\n");
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}

package org.selbstcheck.core.report;

import java.text.Normalizer;
import java.util.Locale;
import org.selbstcheck.core.instrument.Tone;

/// Names of the files that leave the tool, in ASCII.
public final class FileName {

  private static final int NAME_LENGTH = 60;

  private FileName() {}

  /// The name of a file: `selbstcheck-kaufbeuren-2026-1-bericht-ausgewogen-oeffentlich.pdf` with
  /// municipality, year, submission, what it is, tone and edition.
  ///
  /// @param what ASCII
  /// @param extension without the dot
  public static String of(
      String municipality,
      int year,
      int submission,
      String what,
      Tone tone,
      Edition edition,
      String extension) {
    return "selbstcheck-%s-%d-%d-%s-%s-%s.%s"
        .formatted(
            slug(municipality),
            year,
            submission,
            what,
            Wording.name(tone),
            edition.slug(),
            extension);
  }

  /// A name as a part of a file's name: letters from a to z, digits and hyphens.
  public static String slug(String name) {
    String german =
        name.toLowerCase(Locale.ROOT)
            .replace("ä", "ae")
            .replace("ö", "oe")
            .replace("ü", "ue")
            .replace("ß", "ss");
    String ascii =
        Normalizer.normalize(german, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    String cut = ascii.length() > NAME_LENGTH ? ascii.substring(0, NAME_LENGTH) : ascii;
    return cut.isEmpty() ? "kommune" : cut.replaceAll("-$", "");
  }
}

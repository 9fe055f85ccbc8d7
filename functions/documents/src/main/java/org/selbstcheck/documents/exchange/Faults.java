package org.selbstcheck.documents.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Problem.FieldError;
import org.selbstcheck.app.http.Refused;

/// What is wrong with a file, gathered so that a person can mend it in one go.
final class Faults {

  private static final int PLACE_CHARACTERS = 200;
  private static final int QUOTED_CHARACTERS = 60;

  private final List<FieldError> errors = new ArrayList<>();

  /// Notes a fault.
  ///
  /// @param place cell such as `Fragen!F12`, JSON pointer, or empty text for the whole file
  /// @param detail German
  void add(String place, String detail) {
    if (errors.size() < Body.MOST_ERRORS) {
      errors.add(new FieldError(printable(place), detail));
    }
  }

  boolean none() {
    return errors.isEmpty();
  }

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  /// Ends the reading.
  ///
  /// @throws Refused with everything that was noted
  void check() {
    if (!errors.isEmpty()) {
      // What is wrong with the whole file has no place at which one could look.
      String what =
          errors.stream()
              .filter(error -> error.pointer().isEmpty())
              .findFirst()
              .map(FieldError::detail)
              .orElse("Bitte prüfen Sie die genannten Stellen.");
      throw new Refused(
          new Problem(
              "/errors/file",
              422,
              "Diese Datei lässt sich so nicht einlesen",
              what + " Es wurde nichts übernommen.",
              errors,
              Optional.empty()));
    }
  }

  /// What a text from a file is quoted as: short, and without what steers a screen.
  static String quoted(String text) {
    String line = printable(text.strip());
    return line.codePointCount(0, line.length()) <= QUOTED_CHARACTERS
        ? "„" + line + "“"
        : "„" + line.substring(0, line.offsetByCodePoints(0, QUOTED_CHARACTERS)) + "…“";
  }

  private static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(PLACE_CHARACTERS)
        .forEach(
            c ->
                out.appendCodePoint(Body.storable(Character.toString(c)) && c >= ' ' ? c : 0xfffd));
    return out.toString();
  }
}

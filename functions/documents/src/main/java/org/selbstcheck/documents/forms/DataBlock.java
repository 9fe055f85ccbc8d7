package org.selbstcheck.documents.forms;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.store.Notice;
import org.selbstcheck.app.store.Phase;

/// What a form says about data protection before the first answer (Art. 13 GDPR): the few lines
/// that matter most, and where the rest stands. A form that everybody can fetch belongs to no
/// phase; whoever hands it out writes these lines by hand.
///
/// @param lines in the order in which they are read
/// @param more where all of it can be read
public record DataBlock(List<Line> lines, String more) {

  static final String TITLE = "Datenschutz: bevor Sie antworten";

  public DataBlock {
    lines = List.copyOf(lines);
  }

  /// @param text empty where it is to be written by hand
  public record Line(String term, Optional<String> text) {}

  /// Of a form that belongs to no phase.
  public static DataBlock ofNobody() {
    return new DataBlock(
        lines(Optional.empty(), Optional.empty()),
        "Bitte trägt hier ein, wer den Bogen ausgibt. Die Angaben stehen im Datenblatt der Projektphase;"
            + " dort stehen auch Kontakt, Empfänger und Hinweise auf Ihre Rechte.");
  }

  /// Of a form for a check in this phase. What the project team has not written stays a line.
  public static DataBlock of(Phase phase) {
    return new DataBlock(
        lines(phase.notice(), Optional.of(phase.retentionEndsOn())),
        "Kontakt, Empfänger und Hinweise auf Ihre Rechte stehen vollständig im Datenblatt der Projektphase „%s“: im"
                .formatted(phase.name())
            + " Selbstcheck unter „Datenschutz in dieser Phase“. Wer keinen Link hat, fragt die Person, die den"
            + " Bogen ausgibt.");
  }

  private static List<Line> lines(Optional<Notice> notice, Optional<LocalDate> erasedOn) {
    return List.of(
        new Line("Verantwortlich", notice.map(Notice::controller)),
        new Line("Wozu die Antworten dienen", notice.map(Notice::purpose)),
        new Line("Rechtsgrundlage", notice.map(Notice::legalBasis)),
        new Line("Alles wird gelöscht am", erasedOn.map(DataBlock::day)));
  }

  private static String day(LocalDate day) {
    return "%d.%d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
  }

  /// Another one for whatever says something else.
  String digest() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

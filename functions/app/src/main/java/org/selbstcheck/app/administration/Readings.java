package org.selbstcheck.app.administration;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.administration.Admitting.Candidate;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.core.municipality.KeyJudge;
import org.selbstcheck.core.municipality.KeyJudgement;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.MunicipalityKey;

/// Says of each row of a list of keys what admitting it would come to. Changes nothing.
final class Readings {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu");
  private static final int LONGEST_SHOWN = 60;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_PART = 100;
  private static final int LONGEST_CONTACT = 200;

  private final KeyJudge judge;
  private final Set<String> admitted;

  /// @param admitted keys of those in the phase
  Readings(KeyJudge judge, Set<String> admitted) {
    this.judge = judge;
    this.admitted = Set.copyOf(admitted);
  }

  /// What a row comes to.
  enum Status {
    OK,
    ALREADY,
    /// Another is probably meant; whether it is, a person decides.
    CORRECTION,
    UNKNOWN,
    DISSOLVED,
    WRONG_KIND,
    DUPLICATE,
    DAMAGED
  }

  /// @param row as the spreadsheet counts it
  /// @param typed the key as it stands there, cut
  /// @param candidate who is or could be meant
  /// @param part what to send along to admit it
  /// @param contact likewise
  /// @param detail German, for the one who decides; may be empty
  record Line(
      int row,
      String typed,
      Status status,
      Optional<Candidate> candidate,
      Optional<String> part,
      Optional<String> contact,
      String detail) {

    private Line duplicateOf(int other) {
      return new Line(
          row,
          typed,
          Status.DUPLICATE,
          candidate,
          part,
          contact,
          "Steht schon in Zeile " + other + ".");
    }
  }

  List<Line> of(List<KeyFile.Row> rows) {
    List<Line> lines = new ArrayList<>();
    rows.forEach(row -> lines.add(line(row)));
    // First those that need no correction: an offer must not push aside what is plainly there.
    Map<String, Integer> seen = new HashMap<>();
    for (boolean plain : new boolean[] {true, false}) {
      for (int i = 0; i < lines.size(); i++) {
        Line line = lines.get(i);
        boolean isPlain = line.status() == Status.OK || line.status() == Status.ALREADY;
        if (line.candidate().isPresent() && isPlain == plain) {
          Integer other = seen.putIfAbsent(line.candidate().get().municipality().key(), line.row());
          if (other != null) {
            lines.set(i, line.duplicateOf(other));
          }
        }
      }
    }
    return lines;
  }

  private Line line(KeyFile.Row row) {
    Optional<String> damage = damage(row);
    if (damage.isPresent()) {
      return without(row, Status.DAMAGED, damage.get());
    }
    return switch (judge.judge(row.key(), row.name())) {
      case KeyJudgement.Known(Municipality found, MunicipalityKey key, boolean nameFits) ->
          found(
              row,
              found,
              key,
              Status.OK,
              nameFits ? "" : "Im Verzeichnis heißt sie anders als in Ihrer Liste.");
      case KeyJudgement.Probably(Municipality meant, KeyJudgement.Reason reason) ->
          found(row, meant, meant.key(), Status.CORRECTION, detail(reason));
      case KeyJudgement.Dissolved dissolved -> without(row, Status.DISSOLVED, detail(dissolved));
      case KeyJudgement.WrongKind(KeyJudgement.NotMunicipal what) ->
          without(row, Status.WRONG_KIND, detail(what));
      case KeyJudgement.Unknown() ->
          without(row, Status.UNKNOWN, "Diesen Schlüssel gibt es im Verzeichnis nicht.");
      case KeyJudgement.NoKey() -> without(row, Status.DAMAGED, noKey(row.key()));
    };
  }

  private Line found(
      KeyFile.Row row,
      Municipality municipality,
      MunicipalityKey key,
      Status status,
      String detail) {
    return switch (Candidates.named(municipality, key, row.part())) {
      case Candidates.Named.Found(Candidate candidate) ->
          admitted.contains(candidate.municipality().key())
              ? line(row, Status.ALREADY, Optional.of(candidate), "Ist schon in der Phase.")
              : line(row, status, Optional.of(candidate), detail);
      case Candidates.Named.Refused(String reason) -> without(row, Status.WRONG_KIND, reason);
    };
  }

  private static Line without(KeyFile.Row row, Status status, String detail) {
    return line(row, status, Optional.empty(), detail);
  }

  private static Line line(
      KeyFile.Row row, Status status, Optional<Candidate> candidate, String detail) {
    boolean counts = candidate.isPresent();
    return new Line(
        row.number(),
        shown(row.key()),
        status,
        candidate,
        counts ? row.part() : Optional.empty(),
        counts ? row.contact() : Optional.empty(),
        detail);
  }

  private static Optional<String> damage(KeyFile.Row row) {
    if (row.key().isBlank()) {
      return Optional.of("In dieser Zeile steht kein Schlüssel.");
    }
    boolean tooLong =
        row.name().filter(text -> text.length() > LONGEST_NAME).isPresent()
            || row.part().filter(text -> text.length() > LONGEST_PART).isPresent()
            || row.contact().filter(text -> text.length() > LONGEST_CONTACT).isPresent();
    if (tooLong) {
      return Optional.of("Name, Teil oder Kontakt sind zu lang.");
    }
    boolean storable =
        row.name().map(Body::storable).orElse(true)
            && row.part().map(Body::storable).orElse(true)
            && row.contact().map(Body::storable).orElse(true);
    return storable
        ? Optional.empty()
        : Optional.of("Die Zeile enthält Zeichen, die kein Text sind.");
  }

  private static String noKey(String key) {
    return key.matches("[0-9]+([,.][0-9]+)?[eE]\\+?[0-9]+")
        ? "Die Tabelle hat den Schlüssel als Zahl gerundet. Bitte stellen Sie die Spalte auf „Text“ und tragen Sie ihn neu ein."
        : "Das ist kein Schlüssel. Er hat 5, 8, 9 oder 12 Ziffern.";
  }

  private static String detail(KeyJudgement.Reason reason) {
    return switch (reason) {
      case LOST_ZERO -> "Vermutlich fehlt die Null am Anfang.";
      case NAME -> "Diesen Schlüssel gibt es nicht; den Namen trägt nur diese.";
      case OTHER_NAME -> "Der Schlüssel gehört zu etwas anderem; der Name passt nur hierzu.";
    };
  }

  private static String detail(KeyJudgement.Dissolved dissolved) {
    String gone =
        dissolved.former().displayName()
            + " stand zuletzt am "
            + DAY.format(dissolved.lastSeen())
            + " im Verzeichnis und ist aufgelöst.";
    String into =
        dissolved.probablyIn().stream()
            .map(one -> one.displayName() + " (" + one.key() + ")")
            .collect(Collectors.joining(" oder "));
    return into.isEmpty() ? gone : gone + " Vermutlich gehört sie jetzt zu: " + into + ".";
  }

  private static String detail(KeyJudgement.NotMunicipal what) {
    return switch (what) {
      case LAND -> "Das ist ein Land. Teilnehmen können Städte, Gemeinden, Kreise und Verbände.";
      case REGIERUNGSBEZIRK ->
          "Das ist ein Regierungsbezirk. Teilnehmen können Städte, Gemeinden, Kreise und Verbände.";
    };
  }

  /// Anything can stand in a file, and this goes back to a page.
  private static String shown(String typed) {
    StringBuilder text = new StringBuilder();
    typed
        .codePoints()
        .limit(LONGEST_SHOWN)
        .forEach(c -> text.appendCodePoint(Body.storable(Character.toString(c)) ? c : 0xfffd));
    return text.toString();
  }
}

package org.selbstcheck.app.housekeeping;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.mail.Mail;
import org.selbstcheck.app.mail.Mails;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Registration;
import org.selbstcheck.app.store.Sweep;
import org.selbstcheck.app.store.Tables;

/// Tells the project team once a day, in the first round after midnight, that municipalities have
/// asked to take part since the last look: how many in which phase. Who they are stands in the
/// administration and in no mail.
///
/// A process that dies between handing over and noting it tells it twice: better than never.
final class Announcing {

  private final Tables tables;
  private final Programme programme;
  private final Optional<Supplier<Mails>> sender;
  private final Optional<String> team;
  private final Clock clock;

  /// @param sender empty where none is configured; asked for only when there is a mail
  /// @param team the address that is told; empty where nobody is
  Announcing(Tables tables, Optional<Supplier<Mails>> sender, Optional<String> team, Clock clock) {
    this.tables = tables;
    this.programme = new Programme(tables);
    this.sender = sender;
    this.team = team;
    this.clock = clock;
  }

  /// What is to be told of one phase.
  ///
  /// @param fresh how many came since the last look and wait still
  /// @param waiting how many wait in all
  private record News(String phaseName, int fresh, int waiting) {}

  void announce() {
    if (sender.isEmpty() || team.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    Sweep sweep = programme.sweep(Sweep.Look.REGISTERED);
    if (sweep.doneOn().equals(Optional.of(today))) {
      return;
    }
    List<News> news = news(sweep.doneOn(), today);
    if (news.isEmpty() || handed(sender.get().get(), mail(team.get(), news))) {
      // Two rounds at once come to the same; the second one's mark may be refused.
      tables.write(sweep.done(today).write());
    }
  }

  /// @return whether that was it for today; otherwise the next round tries it again
  private static boolean handed(Mails mails, Mail mail) {
    Mails.Handed handed = mails.hand(mail);
    Log.event("housekeeping", "registrations", handed.name());
    return switch (handed) {
      // Nobody can mend an address within the day; the administration shows them anyway.
      case TAKEN, REFUSED -> true;
      case LATER -> false;
    };
  }

  /// Days are all that is known of a registration, so those of today are left for tomorrow's look.
  private List<News> news(Optional<LocalDate> lastLook, LocalDate today) {
    Instant now = clock.instant();
    List<News> news = new ArrayList<>();
    for (Phase phase : programme.phases()) {
      if (programme.waiting(phase).at(now) > 0) {
        List<LocalDate> waiting =
            programme.registrations(phase.id(), now).stream()
                .filter(Registration::waits)
                .map(Registration::registeredOn)
                .toList();
        int fresh =
            (int)
                waiting.stream()
                    .filter(day -> day.isBefore(today))
                    .filter(day -> lastLook.filter(day::isBefore).isEmpty())
                    .count();
        if (fresh > 0) {
          news.add(new News(phase.name(), fresh, waiting.size()));
        }
      }
    }
    return news;
  }

  private static Mail mail(String to, List<News> news) {
    int fresh = news.stream().mapToInt(News::fresh).sum();
    StringBuilder text =
        new StringBuilder("Guten Tag,\n\nKommunen möchten am Selbstcheck teilnehmen:\n\n");
    for (News one : news) {
      text.append(
          "– %s: %s, insgesamt %s auf Ihre Entscheidung\n"
              .formatted(
                  one.phaseName(),
                  one.fresh() == 1 ? "eine neue Anmeldung" : one.fresh() + " neue Anmeldungen",
                  one.waiting() == 1 ? "wartet eine" : "warten " + one.waiting()));
    }
    text.append(
        "\nWer sich angemeldet hat, steht in der Verwaltung bei der Phase unter „Anmeldungen“.\n\n"
            + "Diese Nachricht kommt höchstens einmal am Tag, und nur wenn es neue Anmeldungen gibt.\n");
    return new Mail(
        to,
        fresh == 1
            ? "Selbstcheck: eine neue Anmeldung"
            : "Selbstcheck: " + fresh + " neue Anmeldungen",
        text.toString());
  }
}

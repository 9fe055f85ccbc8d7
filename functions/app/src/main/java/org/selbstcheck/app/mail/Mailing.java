package org.selbstcheck.app.mail;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.selbstcheck.app.jobs.Outcome;
import org.selbstcheck.app.jobs.Worker;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.app.store.Write;

/// Hands over the mails that coordinators ordered. The address is the one that the department has
/// at that moment; a department that was closed or lost its address meanwhile gets none.
///
/// A process that dies between handing over and noting it does so a second time: a reminder that
/// comes twice is better than one that never comes.
public final class Mailing implements Worker {

  private final Checks checks;
  private final Optional<Supplier<Mails>> sender;

  /// @param sender empty where none is configured; asked for only when there is a mail
  public Mailing(Tables tables, Optional<Supplier<Mails>> sender) {
    this.checks = new Checks(tables);
    this.sender = sender;
  }

  @Override
  public Job.Kind kind() {
    return Job.Kind.MAIL;
  }

  @Override
  public Outcome work(Job job) {
    Job.Mail mail =
        job.mail().orElseThrow(() -> new IllegalStateException("A mail job without a mail"));
    Optional<String> address =
        checks
            .check(job.checkId())
            .flatMap(check -> checks.department(check.id(), mail.department()))
            .filter(unit -> !unit.department().closed())
            .flatMap(Unit::contact);
    if (address.isEmpty()) {
      return new Outcome.Done(List.of());
    }
    if (sender.isEmpty()) {
      return new Outcome.Failed("Es ist kein Absender für E-Mails eingerichtet.", false);
    }
    return switch (sender.get().get().hand(new Mail(address.get(), mail.subject(), mail.text()))) {
      case TAKEN -> new Outcome.Done(List.of());
      case REFUSED -> new Outcome.Failed("Die Adresse der Stelle wurde nicht angenommen.", false);
      case LATER -> new Outcome.Failed("Der E-Mail-Dienst hat gerade nichts angenommen.", true);
    };
  }

  @Override
  public List<Write> onFailure(Job job, String reason) {
    return List.of();
  }
}

package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Running;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Unit;

/// The check as a whole.
final class CheckRoutes {

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final boolean mail;
  private final Clock clock;

  /// @param mail whether reminders can be mailed
  CheckRoutes(Tables tables, boolean mail, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.mail = mail;
    this.clock = clock;
  }

  Response openLink(Request request) {
    Token token = Doorkeeper.token(request);
    Running running = checks.running(token.checkId(), token.hash());
    Opened opened = Doorkeeper.admit(running.opened(), clock.instant());
    return view(200, opened, running.conduct());
  }

  /// What the link shows of its check as it is now.
  Response view(int status, Opened opened) {
    return view(status, opened, Optional.of(checks.conduct(opened.check())));
  }

  private Response view(int status, Opened opened, Optional<Conduct> stored) {
    List<Unit> units = checks.departments(opened.check().id());
    Conduct conduct = stored.orElseGet(() -> Conduct.undecided(opened.check()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    return Response.json(status, json -> Views.check(json, opened, conduct, units, mail, today));
  }
}

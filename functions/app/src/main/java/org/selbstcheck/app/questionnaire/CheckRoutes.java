package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.LocalDate;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Tables;

/// The check as a whole.
final class CheckRoutes {

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Clock clock;

  CheckRoutes(Tables tables, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.clock = clock;
  }

  Response openLink(Request request) {
    return view(200, doorkeeper.open(request));
  }

  /// What the link shows of its check.
  Response view(int status, Opened opened) {
    var departments = checks.departments(opened.check().id());
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    return Response.json(status, json -> Views.check(json, opened, departments, today));
  }
}

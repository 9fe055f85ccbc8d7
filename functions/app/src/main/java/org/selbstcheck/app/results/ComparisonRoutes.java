package org.selbstcheck.app.results;

import java.time.Clock;
import org.selbstcheck.app.comparison.Comparing;
import org.selbstcheck.app.comparison.Comparing.Seen;
import org.selbstcheck.app.comparison.ComparisonJson;
import org.selbstcheck.app.comparison.Consenting;
import org.selbstcheck.app.comparison.Consenting.Consented;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.instruments.Instruments;

/// The comparison with others: whether the municipality takes part, and what it is shown.
final class ComparisonRoutes {

  private final Doorkeeper doorkeeper;
  private final Comparing comparing;
  private final Consenting consenting;

  ComparisonRoutes(Tables tables, Objects objects, Instruments instruments, Ids ids, Clock clock) {
    this.doorkeeper = new Doorkeeper(new Checks(tables), clock);
    this.comparing = new Comparing(tables, objects, instruments, clock);
    this.consenting = new Consenting(tables, objects, ids, clock);
  }

  Response readComparison(Request request) {
    return seen(doorkeeper.open(request).check());
  }

  Response consent(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "agreed");
    boolean agreed = body.bool("agreed");
    body.check();
    return switch (consenting.consent(opened.check(), agreed, Names.of(opened.link().role()))) {
      case Consented.Done() -> seen(opened.check());
      case Consented.NoPlace() ->
          Response.problem(
              Problem.of(
                  "/errors/compared-with-nobody",
                  409,
                  "Für Ihre Kommune gibt es keine Vergleichsgruppe",
                  "Verglichen werden Gemeinden, Städte, Kreise und Gemeindeverbände des amtlichen"
                      + " Verzeichnisses, nicht Bezirke und Stadtteile. Es ist nichts verändert."));
    };
  }

  private Response seen(Check check) {
    Seen seen = comparing.of(check);
    return Response.json(200, json -> ComparisonJson.write(seen, json));
  }
}

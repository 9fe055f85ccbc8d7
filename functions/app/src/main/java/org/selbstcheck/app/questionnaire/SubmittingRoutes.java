package org.selbstcheck.app.questionnaire;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.selbstcheck.app.frozen.FrozenCheck;
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
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.submission.Submitting;
import org.selbstcheck.app.submission.Submitting.Submitted;

/// What submitting would mean, and submitting.
final class SubmittingRoutes {

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final Submitting submitting;
  private final Questions questions = new Questions();
  private final Clock clock;

  SubmittingRoutes(Tables tables, Objects objects, Ids ids, Clock clock) {
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.submitting = new Submitting(tables, objects, ids, clock);
    this.clock = clock;
  }

  Response readSummary(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Check check = opened.check();
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    FrozenCheck now = FrozenCheck.freeze(checks.whole(check.id()), check, Optional.of(today));
    List<Summary> fields = Summary.of(questions.of(check), now.selfCheck());
    return Response.json(
        200,
        json -> {
          json.writeStartObject();
          json.writeNumberField("nextSubmission", check.submission() + 1);
          json.writeArrayFieldStart("fields");
          for (Summary field : fields) {
            field.write(json);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  Response submit(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "number");
    int number = body.integer("number", 1, 9999);
    body.check();
    return switch (submitting.submit(opened.check().id(), number)) {
      case Submitted.Done(Submission submission) ->
          Response.json(201, json -> Views.submission(json, submission));
      case Submitted.NotOpen() -> Response.problem(Questions.notOpen());
      case Submitted.Empty() ->
          Response.problem(
              Problem.of(
                  "/errors/nothing-answered",
                  409,
                  "Es gibt noch nichts abzugeben",
                  "Bitte beantworten Sie zuerst mindestens einen Indikator."));
    };
  }
}

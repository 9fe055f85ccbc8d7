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
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.Whole;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.submission.Reopening;
import org.selbstcheck.app.submission.Reopening.Reopened;
import org.selbstcheck.app.submission.Submitting;
import org.selbstcheck.app.submission.Submitting.Submitted;
import org.selbstcheck.core.answers.SelfCheck;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.scoring.Divergence;

/// What submitting would mean, submitting, and opening again.
final class SubmittingRoutes {

  private final Checks checks;
  private final Doorkeeper doorkeeper;
  private final CheckRoutes view;
  private final Submitting submitting;
  private final Reopening reopening;
  private final Questions questions;
  private final Sharing sharing;
  private final Clock clock;

  /// @param view shows the check
  SubmittingRoutes(
      Tables tables, CheckRoutes view, Questions questions, Objects objects, Ids ids, Clock clock) {
    this.sharing = new Sharing(tables, questions::of, ids, clock);
    this.checks = new Checks(tables);
    this.doorkeeper = new Doorkeeper(checks, clock);
    this.view = view;
    this.questions = questions;
    this.submitting = new Submitting(tables, objects, ids, clock);
    this.reopening = new Reopening(tables, ids, clock);
    this.clock = clock;
  }

  Response readSummary(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Check check = opened.check();
    LocalDate today = LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    Instrument instrument = questions.of(check);
    Whole whole = checks.whole(check.id());
    SelfCheck now = FrozenCheck.freeze(whole, check, Optional.of(today)).selfCheck();
    List<Summary> fields = Summary.of(instrument, now);
    List<Unreleased> unreleased = Unreleased.of(whole, check, instrument);
    long openPoints =
        Divergence.of(instrument, now).points().stream().filter(Divergence.Point::open).count();
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
          json.writeArrayFieldStart("unreleased");
          for (Unreleased unit : unreleased) {
            unit.write(json);
          }
          json.writeEndArray();
          json.writeNumberField("openPoints", openPoints);
          json.writeEndObject();
        });
  }

  Response submit(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "number");
    int number = body.integer("number", 1, 9999);
    body.check();
    return switch (submitting.submit(opened.check().id(), number, role(opened))) {
      case Submitted.Done(Submission submission) -> {
        sharing.refresh(opened.check());
        yield Response.json(201, json -> Views.submission(json, submission));
      }
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

  Response reopen(Request request) {
    Opened opened = doorkeeper.open(request, Opened::leads);
    Body body = Body.of(request, "submission", "reason");
    int submission = body.integer("submission", 1, 9999);
    String reason = body.text("reason", 1, 500);
    if (!reason.isEmpty() && reason.isBlank()) {
      body.error("reason", "Bitte schreiben Sie, warum der Selbstcheck wieder geöffnet wird.");
    }
    body.check();
    return switch (reopening.reopen(opened.check().id(), submission, reason, role(opened))) {
      case Reopened.Done(Check check) -> view.view(200, new Opened(opened.link(), check));
      case Reopened.NotSubmitted() ->
          Response.problem(
              Problem.of(
                  "/errors/not-submitted",
                  409,
                  "Diese Abgabe gibt es nicht",
                  "Wieder öffnen lässt sich nur, was abgegeben ist. Bitte laden Sie die Seite neu."));
      case Reopened.NotOpen() -> Response.problem(Questions.notOpen());
    };
  }

  private static String role(Opened opened) {
    return Names.of(opened.link().role());
  }
}

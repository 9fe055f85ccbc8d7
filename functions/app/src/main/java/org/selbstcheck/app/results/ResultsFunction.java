package org.selbstcheck.app.results;

import com.fasterxml.jackson.core.JsonGenerator;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.selbstcheck.app.frozen.FrozenCheck;
import org.selbstcheck.app.frozen.FrozenResult;
import org.selbstcheck.app.http.HttpFunction;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Doorkeeper;
import org.selbstcheck.app.links.Opened;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Aims;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.ResultPointer;
import org.selbstcheck.app.store.Stored;
import org.selbstcheck.app.store.Submission;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.contracts.PublicResult;
import org.selbstcheck.contracts.ResultJson;
import org.selbstcheck.contracts.SelfCheckJson;
import org.selbstcheck.core.answers.Target;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.core.report.Edition;
import org.selbstcheck.core.scoring.NoStage;
import org.selbstcheck.core.scoring.Result;
import org.selbstcheck.core.scoring.Result.FieldResult;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Result, frozen self-check, documents and links to download them.
public final class ResultsFunction extends HttpFunction<ResultsFunction.Routes> {

  private static final Map<String, BiFunction<Routes, Request, Response>> ROUTES = byKey();

  public ResultsFunction() {
    super(Routes::of, ROUTES);
  }

  public ResultsFunction(ApplicationContext context) {
    super(context, Routes::of, ROUTES);
  }

  /// All routes of this function, as the template names them.
  public static List<String> routeKeys() {
    return List.copyOf(ROUTES.keySet());
  }

  private static Map<String, BiFunction<Routes, Request, Response>> byKey() {
    Map<String, BiFunction<Routes, Request, Response>> map = new LinkedHashMap<>();
    map.put("GET /api/check/submissions", Routes::listSubmissions);
    map.put("GET /api/check/submissions/{number}", Routes::readSubmission);
    map.put("GET /api/check/result", Routes::readResult);
    map.put("GET /api/check/documents", Routes::readDocuments);
    map.put("POST /api/check/documents/{document}/links", Routes::createDocumentLink);
    return map;
  }

  static final class Routes {

    private final Checks checks;
    private final Jobs jobs;
    private final Doorkeeper doorkeeper;
    private final Objects objects;
    private final InstrumentCatalogue instruments = new InstrumentCatalogue();

    static Routes of(ApplicationContext context) {
      return new Routes(
          context.getBean(Tables.class),
          context.getBean(Objects.class),
          context.getBean(Clock.class));
    }

    Routes(Tables tables, Objects objects, Clock clock) {
      this.checks = new Checks(tables);
      this.jobs = new Jobs(tables);
      this.doorkeeper = new Doorkeeper(checks, clock);
      this.objects = objects;
    }

    Response listSubmissions(Request request) {
      Opened opened = doorkeeper.open(request);
      List<Submission> submissions = checks.submissions(opened.check().id()).reversed();
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("submissions");
            for (Submission submission : submissions) {
              submission(json, submission);
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    Response readSubmission(Request request) {
      Opened opened = doorkeeper.open(request, Opened::readsInternal);
      FrozenCheck frozen = frozen(submission(opened.check(), request.path("number")));
      return Response.json(200, json -> SelfCheckJson.write(frozen.selfCheck(), json));
    }

    Response readResult(Request request) {
      Opened opened = doorkeeper.open(request);
      Check check = opened.check();
      Edition edition = edition(opened);
      String asked = request.query().getOrDefault("submission", "");
      Submission submission =
          asked.isEmpty()
              ? checks
                  .submission(check.id(), check.submission())
                  .orElseThrow(() -> new Refused(nothingSubmitted()))
              : submission(check, asked);
      Optional<ResultPointer> pointer = checks.result(check.id(), submission.number());
      if (pointer.isEmpty()) {
        String state = scoringFailed(check, submission) ? "failed" : "waiting";
        return Response.json(
            200,
            json -> {
              json.writeStartObject();
              head(json, check, submission, edition, state);
              json.writeEndObject();
            });
      }
      FrozenCheck frozen = frozen(submission);
      Result result = FrozenResult.read(objects, pointer.get());
      Instrument instrument = instruments.of(result.instrument());
      // Read for those only who may see it.
      List<String> late = edition == Edition.INTERNAL ? late(check, submission, frozen) : List.of();
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            head(json, check, submission, edition, "done");
            json.writeFieldName("result");
            switch (edition) {
              case PUBLIC -> PublicResult.write(result, frozen.selfCheck(), json);
              case INTERNAL -> ResultJson.write(result, json);
            }
            noStage(json, result, instrument);
            switch (edition) {
              case PUBLIC -> {}
              case INTERNAL -> {
                json.writeFieldName("selfCheck");
                SelfCheckJson.write(frozen.selfCheck(), json);
                json.writeArrayFieldStart("late");
                for (String indicator : late) {
                  json.writeString(indicator);
                }
                json.writeEndArray();
              }
            }
            json.writeEndObject();
          });
    }

    /// What a link may read: everything, or what is public.
    private static Edition edition(Opened opened) {
      return opened.readsInternal() ? Edition.INTERNAL : Edition.PUBLIC;
    }

    /// @throws Refused if the check has no such submission; its object may be there before it is:
    ///   only the pointer makes it one
    private Submission submission(Check check, String number) {
      return checks
          .submission(check.id(), number(number))
          .orElseThrow(() -> new Refused(Problem.notFound()));
    }

    private static void head(
        JsonGenerator json, Check check, Submission submission, Edition edition, String state)
        throws IOException {
      json.writeFieldName("submission");
      submission(json, submission);
      json.writeStringField("edition", Names.of(edition));
      json.writeObjectFieldStart("municipality");
      json.writeStringField("key", check.municipality().key());
      json.writeStringField("name", check.municipality().name());
      json.writeEndObject();
      json.writeStringField("state", state);
    }

    private static void noStage(JsonGenerator json, Result result, Instrument instrument)
        throws IOException {
      json.writeObjectFieldStart("noStage");
      for (FieldResult field : result.fields()) {
        Optional<NoStage> reason = NoStage.of(field, instrument, result.scope());
        if (reason.isPresent()) {
          json.writeStringField(field.id(), Names.of(reason.get()));
        }
      }
      json.writeEndObject();
    }

    private boolean scoringFailed(Check check, Submission submission) {
      return jobs.job(Job.scoringId(check.id(), submission.number()))
          .filter(job -> job.state() == Job.State.FAILED)
          .isPresent();
    }

    /// Indicators for which something was saved after the check was frozen: a save may slip in
    /// while it closes. It stays where it is and is told to the coordinator, until the check is
    /// opened again.
    private List<String> late(Check check, Submission submission, FrozenCheck frozen) {
      if (check.state() != Check.State.SUBMITTED || submission.number() != check.submission()) {
        return List.of();
      }
      Checks.Whole now = checks.whole(check.id());
      Set<String> late = new LinkedHashSet<>();
      now.answers().stream()
          .filter(stored -> isLate(stored, frozen, frozen.revisions()))
          .forEach(stored -> late.add(stored.indicator()));
      now.notes().stream()
          .filter(stored -> isLate(stored, frozen, frozen.noteRevisions()))
          .forEach(stored -> late.add(stored.indicator()));
      now.points().stream()
          .filter(
              stored ->
                  frozen.pointRevisions().getOrDefault(stored.indicator(), 0L) < stored.revision())
          .forEach(stored -> late.add(stored.indicator()));
      List<Target> targets = now.aims().map(Aims::targets).orElse(List.of());
      late.addAll(differing(targets, frozen.selfCheck().targets()));
      late.addAll(differing(frozen.selfCheck().targets(), targets));
      return List.copyOf(late);
    }

    private static List<String> differing(List<Target> some, List<Target> others) {
      return some.stream()
          .filter(target -> !others.contains(target))
          .map(Target::indicator)
          .toList();
    }

    private static boolean isLate(
        Stored<?> stored, FrozenCheck frozen, Map<String, Long> revisions) {
      boolean released =
          frozen.selfCheck().departments().stream()
              .anyMatch(
                  department ->
                      department.id().equals(stored.department()) && department.released());
      return released && revisions.getOrDefault(FrozenCheck.key(stored), 0L) < stored.revision();
    }

    Response readDocuments(Request request) {
      Opened opened = doorkeeper.open(request);
      List<Document> documents =
          checks.documents(opened.check().id()).stream()
              .filter(document -> mayRead(opened, document))
              .sorted(
                  Comparator.comparingInt(Document::submission)
                      .thenComparing(Document::on)
                      .reversed()
                      .thenComparing(Document::id))
              .toList();
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("documents");
            for (Document document : documents) {
              document(json, document);
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    Response createDocumentLink(Request request) {
      Opened opened = doorkeeper.open(request);
      Document document =
          checks
              .document(opened.check().id(), request.path("document"))
              .filter(it -> mayRead(opened, it))
              .orElseThrow(() -> new Refused(Problem.notFound()));
      if (document.objectKey().isEmpty() || document.fileName().isEmpty()) {
        return Response.problem(Problem.notFound());
      }
      String url = objects.downloadLink(document.objectKey().get(), document.fileName().get());
      return Response.json(
          201,
          json -> {
            json.writeStartObject();
            json.writeStringField("url", url);
            json.writeNumberField("lifeSeconds", Objects.DOWNLOAD_LIFE.toSeconds());
            json.writeEndObject();
          });
    }

    private static boolean mayRead(Opened opened, Document document) {
      return document.edition() == Edition.PUBLIC || opened.readsInternal();
    }

    private FrozenCheck frozen(Submission submission) {
      return objects
          .get(submission.objectKey())
          .map(FrozenCheck::fromJson)
          .orElseThrow(() -> new IllegalStateException("No frozen self-check"));
    }

    private static int number(String text) {
      try {
        return Integer.parseInt(text);
      } catch (NumberFormatException e) {
        throw new Refused(Problem.notFound());
      }
    }

    private static void submission(JsonGenerator json, Submission submission) throws IOException {
      json.writeStartObject();
      json.writeNumberField("number", submission.number());
      json.writeStringField("on", submission.on().toString());
      json.writeEndObject();
    }

    private static void document(JsonGenerator json, Document document) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", document.id());
      json.writeStringField("kind", Names.of(document.kind()));
      json.writeStringField("tone", Names.of(document.tone()));
      json.writeStringField("edition", Names.of(document.edition()));
      json.writeStringField("state", Names.of(document.state()));
      json.writeNumberField("submission", document.submission());
      json.writeStringField("on", document.on().toString());
      if (document.reason().isPresent()) {
        json.writeStringField("reason", document.reason().get());
      }
      if (document.bytes().isPresent()) {
        json.writeNumberField("bytes", (long) document.bytes().get());
      }
      if (document.fileName().isPresent()) {
        json.writeStringField("fileName", document.fileName().get());
      }
      json.writeEndObject();
    }

    private static Problem nothingSubmitted() {
      return Problem.of(
          "/errors/nothing-submitted",
          404,
          "Es gibt noch kein Ergebnis",
          "Das Ergebnis entsteht, sobald Sie den Selbstcheck abgeben.");
    }
  }
}

package org.selbstcheck.app.administration;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.selbstcheck.app.Settings;
import org.selbstcheck.app.administration.Admitting.Admitted;
import org.selbstcheck.app.administration.Admitting.Candidate;
import org.selbstcheck.app.administration.Registers.Imported;
import org.selbstcheck.app.administration.Reporting.Ordered;
import org.selbstcheck.app.administration.Reporting.Retried;
import org.selbstcheck.app.administration.Reporting.Shown;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.http.HttpFunction;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Problem.FieldError;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.links.Token;
import org.selbstcheck.app.links.TypedCode;
import org.selbstcheck.app.objects.ObjectKeys;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.orders.OrderReading;
import org.selbstcheck.app.store.Admission;
import org.selbstcheck.app.store.Audit;
import org.selbstcheck.app.store.Document;
import org.selbstcheck.app.store.Job;
import org.selbstcheck.app.store.Jobs;
import org.selbstcheck.app.store.Names;
import org.selbstcheck.app.store.Phase;
import org.selbstcheck.app.store.PhaseDocument;
import org.selbstcheck.app.store.Programme;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.store.Written;
import org.selbstcheck.core.answers.MunicipalityName;
import org.selbstcheck.core.instrument.InstrumentVersion;
import org.selbstcheck.core.municipality.Municipality;
import org.selbstcheck.core.municipality.MunicipalityKey;
import org.selbstcheck.core.municipality.Register;
import org.selbstcheck.core.municipality.RegisterReader;
import org.selbstcheck.core.municipality.TownPart;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Phases, admission, invitations, reports, jobs, the register. The platform has checked the token;
/// the group is checked here, on every route.
public final class AdministrationFunction extends HttpFunction<AdministrationFunction.Routes> {

  private static final Map<String, BiFunction<Routes, Request, Response>> ROUTES = byKey();

  public AdministrationFunction() {
    super(Routes::of, ROUTES);
  }

  public AdministrationFunction(ApplicationContext context) {
    super(context, Routes::of, ROUTES);
  }

  /// All routes of this function, as the template names them.
  public static List<String> routeKeys() {
    return List.copyOf(ROUTES.keySet());
  }

  private static Map<String, BiFunction<Routes, Request, Response>> byKey() {
    Map<String, BiFunction<Routes, Request, Response>> map = new LinkedHashMap<>();
    map.put("GET /api/administration/phases", Routes::listPhases);
    map.put("POST /api/administration/phases", Routes::createPhase);
    map.put("GET /api/administration/register", Routes::searchRegister);
    map.put("POST /api/administration/register/uploads", Routes::createRegisterUpload);
    map.put("POST /api/administration/register/imports", Routes::importRegister);
    map.put("GET /api/administration/phases/{phase}/municipalities", Routes::listMunicipalities);
    map.put("POST /api/administration/phases/{phase}/municipalities", Routes::admitMunicipality);
    map.put(
        "POST /api/administration/phases/{phase}/municipalities/{key}/invitations",
        Routes::renewInvitation);
    map.put("GET /api/administration/phases/{phase}/documents", Routes::listDocuments);
    map.put("POST /api/administration/phases/{phase}/documents", Routes::orderDocuments);
    map.put(
        "POST /api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links",
        Routes::createReleasedLink);
    map.put("GET /api/administration/jobs", Routes::listJobs);
    map.put("POST /api/administration/jobs/{job}/retries", Routes::retryJob);
    map.replaceAll((_, route) -> onlyAdministrators(route));
    return map;
  }

  private static BiFunction<Routes, Request, Response> onlyAdministrators(
      BiFunction<Routes, Request, Response> route) {
    return (routes, request) ->
        request
                .claimValues(routes.settings.groupsClaim())
                .contains(routes.settings.administrators())
            ? route.apply(routes, request)
            : Response.problem(
                Problem.of(
                    "/errors/group",
                    403,
                    "Dieser Bereich ist dem Projektteam vorbehalten",
                    "Sie sind angemeldet, gehören aber nicht zur Gruppe der Verwaltung. Bitte wenden Sie"
                        + " sich an die Projektleitung."));
  }

  /// Each route: parse, one call, map.
  static final class Routes {

    private static final int HITS = 20;
    private static final int LONGEST_SEARCH = 100;
    private static final int JOBS_LISTED = 200;

    /// So many take a few seconds, well below what a request may.
    private static final int MOST_ORDERED = 50;

    /// More reports than a programme will ever order within the retention of a phase.
    private static final int REPORTS_READ = 20_000;

    private static final Duration UPLOAD_LIFE = Duration.ofMinutes(15);
    private static final int RETENTION_YEARS = 10;
    private static final Pattern PHASE_ID = Pattern.compile("(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern UPLOAD_ID = Pattern.compile("[a-z0-9]{1,40}");

    private static final Comparator<Job> NEWEST_FIRST =
        Comparator.comparing(Job::dueAt).reversed().thenComparing(Job::id);

    private final Settings settings;
    private final Tables tables;
    private final Programme programme;
    private final Jobs jobs;
    private final Objects objects;
    private final Registers registers;
    private final Admitting admitting;
    private final Reporting reporting;
    private final InstrumentCatalogue instruments = new InstrumentCatalogue();
    private final Ids ids;
    private final Clock clock;

    static Routes of(ApplicationContext context) {
      return new Routes(
          context.getBean(Settings.class),
          context.getBean(Tables.class),
          context.getBean(Objects.class),
          context.getBean(Ids.class),
          context.getBean(Clock.class));
    }

    Routes(Settings settings, Tables tables, Objects objects, Ids ids, Clock clock) {
      this.settings = settings;
      this.tables = tables;
      this.programme = new Programme(tables);
      this.jobs = new Jobs(tables);
      this.objects = objects;
      this.registers = new Registers(tables, objects, ids, clock);
      this.admitting = new Admitting(tables, ids, clock);
      this.reporting = new Reporting(tables, ids, clock);
      this.ids = ids;
      this.clock = clock;
    }

    Response listPhases(Request request) {
      List<Phase> phases =
          programme.phases().stream()
              .sorted(Comparator.comparing(Phase::closesOn).reversed().thenComparing(Phase::id))
              .toList();
      return list("phases", phases, Routes::phase);
    }

    Response createPhase(Request request) {
      Body body = Body.of(request, "id", "name", "instrument", "closesOn", "retentionEndsOn");
      String id =
          body.text(
              "id",
              PHASE_ID,
              "Bitte nur Kleinbuchstaben, Ziffern und Bindestriche, höchstens 40 Zeichen.");
      String name = body.text("name", 1, 120);
      Optional<InstrumentVersion> instrument = instrument(body);
      Optional<LocalDate> closesOn = date(body, "closesOn");
      Optional<LocalDate> retentionEndsOn = date(body, "retentionEndsOn");
      LocalDate today = today();
      if (closesOn.isPresent() && closesOn.get().isBefore(today)) {
        body.error("closesOn", "Dieser Tag ist schon vorbei.");
      }
      if (closesOn.isPresent() && retentionEndsOn.isPresent()) {
        if (!retentionEndsOn.get().isAfter(closesOn.get())) {
          body.error(
              "retentionEndsOn",
              "Die Aufbewahrung endet frühestens am Tag nach dem Ende der Phase.");
        } else if (retentionEndsOn.get().isAfter(today.plusYears(RETENTION_YEARS))) {
          body.error("retentionEndsOn", "Höchstens " + RETENTION_YEARS + " Jahre im Voraus.");
        }
      }
      body.check();
      Phase phase =
          new Phase(
              id,
              name,
              instrument.orElseThrow(),
              closesOn.orElseThrow(),
              retentionEndsOn.orElseThrow(),
              0);
      Written written =
          tables.write(
              List.of(
                  phase.write(),
                  Audit.ofProgramme("phaseOpened", id, clock.instant(), ids.next())));
      if (written instanceof Written.Refused
          && programme.phase(id).filter(phase::sameAs).isEmpty()) {
        return Response.problem(
            Problem.of(
                "/errors/phase-exists",
                409,
                "Diese Kennung ist schon vergeben",
                "Es gibt bereits eine andere Phase mit dieser Kennung. Bitte wählen Sie eine andere."));
      }
      return Response.json(201, json -> phase(json, phase));
    }

    private Optional<InstrumentVersion> instrument(Body body) {
      Optional<Body> member = body.object("instrument", "id", "version");
      if (member.isEmpty()) {
        return Optional.empty();
      }
      String id = member.get().text("id", 1, 64);
      int version = member.get().integer("version", 1, 9999);
      Optional<InstrumentVersion> shipped =
          instruments.versions().stream()
              .filter(known -> known.id().equals(id) && known.version() == version)
              .findFirst();
      if (shipped.isEmpty()) {
        body.error("instrument", "Diesen Fragebogen oder diese Fassung gibt es nicht.");
      }
      return shipped;
    }

    private static Optional<LocalDate> date(Body body, String name) {
      try {
        return Optional.of(LocalDate.parse(body.text(name, 10, 10)));
      } catch (DateTimeParseException e) {
        body.error(name, "Erwartet wird ein Tag wie 2027-03-31.");
        return Optional.empty();
      }
    }

    Response searchRegister(Request request) {
      String typed =
          Optional.ofNullable(request.query().get("q"))
              .filter(q -> q.length() <= LONGEST_SEARCH)
              .orElseThrow(
                  () ->
                      new Refused(
                          Problem.malformed(
                              "Gesucht wird mit höchstens " + LONGEST_SEARCH + " Zeichen.")));
      Registers.InForce register = registers.current();
      List<Municipality> hits = register.search().find(typed, HITS);
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeStringField("asOf", register.register().asOf().toString());
            json.writeArrayFieldStart("hits");
            for (Municipality hit : hits) {
              json.writeStartObject();
              json.writeStringField("key", hit.key().toString());
              json.writeStringField("name", hit.displayName());
              json.writeStringField("kind", hit.kind().label());
              if (hit.kreis().isPresent()) {
                json.writeStringField("district", hit.kreis().get());
              }
              json.writeStringField("land", hit.land());
              json.writeNumberField("population", hit.population());
              json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    Response createRegisterUpload(Request request) {
      String upload = ids.next();
      String url = objects.uploadLink(ObjectKeys.registerUpload(upload), UPLOAD_LIFE);
      return Response.json(
          201,
          json -> {
            json.writeStartObject();
            json.writeStringField("upload", upload);
            json.writeStringField("url", url);
            json.writeEndObject();
          });
    }

    Response importRegister(Request request) {
      Body body = Body.of(request, "upload");
      String upload = body.text("upload", UPLOAD_ID, "Diese Kennung gehört zu keinem Hochladen.");
      body.check();
      return switch (registers.importUpload(upload)) {
        case Imported.Done(Register register) ->
            Response.json(
                200,
                json -> {
                  json.writeStartObject();
                  json.writeStringField("asOf", register.asOf().toString());
                  json.writeNumberField("entries", register.municipalities().size());
                  json.writeEndObject();
                });
        case Imported.Damaged(List<RegisterReader.Problem> problems, int total) ->
            Response.problem(damaged(problems, total));
        case Imported.Missing() -> Response.problem(Problem.notFound());
      };
    }

    private static Problem damaged(List<RegisterReader.Problem> problems, int total) {
      List<FieldError> errors = new ArrayList<>();
      for (RegisterReader.Problem problem : problems) {
        errors.add(new FieldError("/lines/" + problem.lineNumber(), problem.reason()));
      }
      return new Problem(
          "/errors/register-damaged",
          422,
          "Diese Datei wurde nicht übernommen",
          "Gefundene Fehler: "
              + total
              + ". Das bisherige Verzeichnis gilt weiter. Bitte laden Sie die Datei neu herunter und"
              + " versuchen Sie es noch einmal.",
          errors,
          Optional.empty());
    }

    Response listMunicipalities(Request request) {
      Phase phase = requirePhase(request);
      Instant now = clock.instant();
      List<Admission> admissions =
          programme.admissions(phase.id()).stream()
              .filter(admission -> !admission.expired(now))
              .sorted(Comparator.comparing(admission -> admission.municipality().name()))
              .toList();
      return list("municipalities", admissions, Routes::admission);
    }

    Response admitMunicipality(Request request) {
      Phase phase = requirePhase(request);
      Body body = Body.of(request, "key", "part", "contact");
      String keyText = body.text("key", 5, 60);
      Optional<String> part = body.optionalText("part", 100);
      Optional<String> contact = body.optionalText("contact", 200);
      body.check();
      Optional<Candidate> candidate = candidate(body, keyText, part);
      body.check();
      return invited(admitting.admit(phase, candidate.orElseThrow(), contact));
    }

    private Optional<Candidate> candidate(Body body, String keyText, Optional<String> part) {
      Optional<MunicipalityKey> key = MunicipalityKey.parse(keyText);
      Optional<Municipality> found =
          key.flatMap(known -> registers.current().register().find(known.whole()));
      if (key.isEmpty() || found.isEmpty()) {
        body.error("key", "Diesen Schlüssel gibt es im Verzeichnis nicht.");
        return Optional.empty();
      }
      Municipality municipality = found.get();
      if (part.isEmpty() && !key.get().isPart()) {
        return Optional.of(
            new Candidate(
                new MunicipalityName(municipality.key().toString(), municipality.displayName()),
                municipality.kind().label(),
                municipality.land()));
      }
      if (part.isEmpty()) {
        body.error("part", "Zu einem Schlüssel mit Zusatz gehört der Name des Teils.");
        return Optional.empty();
      }
      return switch (TownPart.name(municipality, part.get())) {
        case TownPart.Naming.Named(TownPart named) ->
            Optional.of(
                new Candidate(
                    new MunicipalityName(
                        // The town's own key, however it was typed: nobody is admitted twice.
                        key.get()
                            .part()
                            .map(municipality.key()::withPart)
                            .orElse(named.key())
                            .toString(),
                        named.name()),
                    "Teil von " + municipality.displayName(),
                    municipality.land()));
        case TownPart.Naming.Refused(String reason) -> {
          body.error("part", reason);
          yield Optional.empty();
        }
      };
    }

    Response renewInvitation(Request request) {
      return invited(admitting.inviteAnew(requirePhase(request), requireAdmission(request)));
    }

    private static Response invited(Admitted admitted) {
      return switch (admitted) {
        case Admitted.Invited(
                MunicipalityName municipality,
                Token token,
                TypedCode code,
                LocalDate expiresOn) ->
            Response.json(
                201,
                json -> {
                  json.writeStartObject();
                  municipality(json, municipality);
                  json.writeStringField("invitation", token.toString());
                  json.writeStringField("code", code.toString());
                  json.writeStringField("expiresOn", expiresOn.toString());
                  json.writeEndObject();
                });
        case Admitted.Already() ->
            Response.problem(
                Problem.of(
                    "/errors/already-admitted",
                    409,
                    "Diese Kommune ist schon aufgenommen",
                    "Sie steht bereits in der Liste der Phase. Ist die Einladung verloren, laden Sie dort neu ein."));
        case Admitted.Closed() ->
            Response.problem(
                Problem.of(
                    "/errors/phase-closed",
                    409,
                    "Diese Phase ist zu Ende",
                    "In eine beendete Phase wird niemand mehr eingeladen. Bitte wählen Sie eine laufende."));
        case Admitted.Overtaken() ->
            Response.problem(
                Problem.of(
                    "/errors/overtaken",
                    409,
                    "Jemand hat diesen Eintrag gerade geändert",
                    "Bitte laden Sie die Liste neu und versuchen Sie es noch einmal."));
      };
    }

    Response listDocuments(Request request) {
      return list("documents", reporting.list(requirePhase(request)), Routes::document);
    }

    Response orderDocuments(Request request) {
      Phase phase = requirePhase(request);
      Body body = Body.of(request, "kind", "tone", "edition", "municipalities");
      OrderReading order = OrderReading.of(body);
      List<Admission> admissions = admissions(body, phase);
      body.check();
      Ordered ordered = reporting.order(admissions, order);
      return Response.json(
          202,
          json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("documents");
            for (Shown shown : ordered.documents()) {
              document(json, shown);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("nothing");
            for (String key : ordered.nothing()) {
              json.writeString(key);
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    private List<Admission> admissions(Body body, Phase phase) {
      Map<String, Admission> known = new HashMap<>();
      Instant now = clock.instant();
      programme.admissions(phase.id()).stream()
          .filter(admission -> !admission.expired(now))
          .forEach(admission -> known.put(admission.municipality().key(), admission));
      List<JsonNode> keys = body.list("municipalities", MOST_ORDERED);
      if (keys.isEmpty() && body.valid()) {
        body.error("municipalities", "Bitte wählen Sie mindestens eine Kommune.");
      }
      Map<String, Admission> chosen = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        Admission admission = known.get(keys.get(i).isTextual() ? keys.get(i).textValue() : "");
        if (admission == null) {
          body.errorAt("/municipalities/" + i, "Diese Kommune ist in der Phase nicht aufgenommen.");
        } else {
          chosen.put(admission.municipality().key(), admission);
        }
      }
      return List.copyOf(chosen.values());
    }

    Response createReleasedLink(Request request) {
      requirePhase(request);
      Optional<Document> document =
          reporting.released(requireAdmission(request), request.path("document"));
      if (document.flatMap(Document::objectKey).isEmpty()
          || document.flatMap(Document::fileName).isEmpty()) {
        return Response.problem(Problem.notFound());
      }
      String url =
          objects.downloadLink(
              document.get().objectKey().orElseThrow(), document.get().fileName().orElseThrow());
      return Response.json(
          201,
          json -> {
            json.writeStartObject();
            json.writeStringField("url", url);
            json.writeNumberField("lifeSeconds", Objects.DOWNLOAD_LIFE.toSeconds());
            json.writeEndObject();
          });
    }

    Response listJobs(Request request) {
      return list("jobs", listed(), Routes::job);
    }

    Response retryJob(Request request) {
      return reporting
          .again(request.path("job"))
          .map(Routes::retried)
          .orElseGet(() -> Response.problem(Problem.notFound()));
    }

    private static Response retried(Retried retried) {
      return switch (retried) {
        case Retried.Done(Job job) -> Response.json(202, json -> job(json, job));
        case Retried.NotFailed() ->
            Response.problem(
                Problem.of(
                    "/errors/not-failed",
                    409,
                    "Dieser Auftrag ist nicht gescheitert",
                    "Nur gescheiterte Aufträge lassen sich neu anstoßen. Bitte laden Sie die Liste neu."));
      };
    }

    /// Reports that the team ordered, in every state; of scoring only what failed, because that a
    /// scoring exists would tell that a municipality submitted.
    private List<Job> listed() {
      List<Job> listed = new ArrayList<>(reporting.ordered(reports(), JOBS_LISTED));
      listed.addAll(latest(Job.Kind.SCORING, Job.State.FAILED, JOBS_LISTED));
      listed.sort(NEWEST_FIRST);
      return listed.subList(0, Math.min(listed.size(), JOBS_LISTED));
    }

    /// All reports, newest first.
    private List<Job> reports() {
      List<Job> reports = new ArrayList<>();
      for (Job.State state : Job.State.values()) {
        reports.addAll(latest(Job.Kind.REPORT, state, REPORTS_READ));
      }
      reports.sort(NEWEST_FIRST);
      return reports;
    }

    private List<Job> latest(Job.Kind kind, Job.State state, int limit) {
      Instant now = clock.instant();
      return jobs.latest(kind, state, limit).stream().filter(job -> !job.expired(now)).toList();
    }

    private Phase requirePhase(Request request) {
      return programme
          .phase(request.path("phase"))
          .orElseThrow(() -> new Refused(Problem.notFound()));
    }

    private Admission requireAdmission(Request request) {
      return programme
          .admission(request.path("phase"), request.path("key"))
          .filter(admission -> !admission.expired(clock.instant()))
          .orElseThrow(() -> new Refused(Problem.notFound()));
    }

    private LocalDate today() {
      return LocalDate.ofInstant(clock.instant(), Phase.ZONE);
    }

    /// Writes one element of a list.
    private interface Writing<T> {
      void write(JsonGenerator json, T element) throws IOException;
    }

    private static <T> Response list(String name, List<T> elements, Writing<T> writing) {
      return Response.json(
          200,
          json -> {
            json.writeStartObject();
            json.writeArrayFieldStart(name);
            for (T element : elements) {
              writing.write(json, element);
            }
            json.writeEndArray();
            json.writeEndObject();
          });
    }

    private static void phase(JsonGenerator json, Phase phase) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", phase.id());
      json.writeStringField("name", phase.name());
      json.writeObjectFieldStart("instrument");
      json.writeStringField("id", phase.instrument().id());
      json.writeNumberField("version", phase.instrument().version());
      json.writeEndObject();
      json.writeStringField("closesOn", phase.closesOn().toString());
      json.writeStringField("retentionEndsOn", phase.retentionEndsOn().toString());
      json.writeEndObject();
    }

    private static void admission(JsonGenerator json, Admission admission) throws IOException {
      json.writeStartObject();
      json.writeStringField("key", admission.municipality().key());
      json.writeStringField("name", admission.municipality().name());
      json.writeStringField("kind", admission.kind());
      json.writeStringField("land", admission.land());
      json.writeStringField("invitedOn", admission.invitedOn().toString());
      json.writeBooleanField("started", admission.started());
      if (admission.contact().isPresent()) {
        json.writeStringField("contact", admission.contact().get());
      }
      json.writeEndObject();
    }

    private static void document(JsonGenerator json, Shown shown) throws IOException {
      PhaseDocument document = shown.document();
      json.writeStartObject();
      json.writeStringField("key", document.municipality().key());
      json.writeStringField("municipality", document.municipality().name());
      json.writeStringField("document", document.documentId());
      json.writeStringField("kind", Names.of(document.kind()));
      json.writeStringField("tone", Names.of(document.tone()));
      json.writeStringField("edition", Names.of(document.edition()));
      json.writeBooleanField("ordered", document.ordered());
      json.writeBooleanField("released", document.released());
      if (shown.job().isPresent()) {
        Job job = shown.job().get();
        json.writeStringField("state", Names.of(job.state()));
        if (job.state() == Job.State.FAILED) {
          json.writeStringField("job", job.id());
          if (job.reason().isPresent()) {
            json.writeStringField("reason", job.reason().get());
          }
        }
      }
      json.writeEndObject();
    }

    private static void municipality(JsonGenerator json, MunicipalityName municipality)
        throws IOException {
      json.writeObjectFieldStart("municipality");
      json.writeStringField("key", municipality.key());
      json.writeStringField("name", municipality.name());
      json.writeEndObject();
    }

    private static void job(JsonGenerator json, Job job) throws IOException {
      json.writeStartObject();
      json.writeStringField("id", job.id());
      json.writeStringField("kind", Names.of(job.kind()));
      json.writeStringField("state", Names.of(job.state()));
      json.writeNumberField("attempts", job.attempts());
      if (job.reason().isPresent()) {
        json.writeStringField("reason", job.reason().get());
      }
      municipality(json, job.municipality());
      if (job.document().isPresent()) {
        json.writeStringField("documentKind", Names.of(job.document().get().kind()));
        json.writeStringField("tone", Names.of(job.document().get().tone()));
        json.writeStringField("edition", Names.of(job.document().get().edition()));
      }
      json.writeStringField(
          "on", ZonedDateTime.ofInstant(job.dueAt(), Phase.ZONE).toLocalDate().toString());
      json.writeEndObject();
    }
  }
}

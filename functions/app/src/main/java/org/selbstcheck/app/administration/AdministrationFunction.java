package org.selbstcheck.app.administration;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.selbstcheck.app.Settings;
import org.selbstcheck.app.http.HttpFunction;
import org.selbstcheck.app.http.OnDemand;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Account;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.instruments.Instruments;

/// Phases, admission, invitations, reports, the comparison, jobs, the register, own instruments.
/// The platform has checked the token; the group is checked here, on every route.
public final class AdministrationFunction extends HttpFunction<AdministrationFunction.Routes> {

  /// What editors may do here, too: see which phases there are, to publish something for one of
  /// them. Every other route is for administrators, new ones as well.
  private static final Set<String> EDITORS_TOO = Set.of("GET /api/administration/phases");

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
    map.put("GET /api/administration/phases", (all, it) -> all.phases.get().listPhases(it));
    map.put("POST /api/administration/phases", (all, it) -> all.phases.get().createPhase(it));
    map.put(
        "PUT /api/administration/phases/{phase}", (all, it) -> all.phases.get().changePhase(it));
    map.put("GET /api/administration/register", (all, it) -> all.register.get().searchRegister(it));
    map.put(
        "POST /api/administration/register/uploads",
        (all, it) -> all.register.get().createRegisterUpload(it));
    map.put(
        "POST /api/administration/register/imports",
        (all, it) -> all.register.get().importRegister(it));
    map.put(
        "GET /api/administration/phases/{phase}/municipalities",
        (all, it) -> all.admissions.get().listMunicipalities(it));
    map.put(
        "POST /api/administration/phases/{phase}/municipalities",
        (all, it) -> all.admissions.get().admitMunicipalities(it));
    map.put(
        "POST /api/administration/phases/{phase}/admissions/readings",
        (all, it) -> all.admissions.get().readAdmissions(it));
    map.put(
        "POST /api/administration/phases/{phase}/municipalities/{key}/invitations",
        (all, it) -> all.admissions.get().renewInvitation(it));
    map.put(
        "GET /api/administration/phases/{phase}/registrations",
        (all, it) -> all.registrations.get().listRegistrations(it));
    map.put(
        "POST /api/administration/phases/{phase}/registrations/{registration}/admissions",
        (all, it) -> all.registrations.get().admitRegistered(it));
    map.put(
        "POST /api/administration/phases/{phase}/registrations/{registration}/refusals",
        (all, it) -> all.registrations.get().declineRegistration(it));
    map.put(
        "POST /api/administration/phases/{phase}/municipalities/{key}/erasures",
        (all, it) -> all.erasures.get().eraseMunicipality(it));
    map.put(
        "GET /api/administration/phases/{phase}/erasures",
        (all, it) -> all.erasures.get().listErasures(it));
    map.put(
        "GET /api/administration/phases/{phase}/documents",
        (all, it) -> all.documents.get().listDocuments(it));
    map.put(
        "POST /api/administration/phases/{phase}/documents",
        (all, it) -> all.documents.get().orderDocuments(it));
    map.put(
        "POST /api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links",
        (all, it) -> all.documents.get().createReleasedLink(it));
    map.put(
        "GET /api/administration/phases/{phase}/comparison",
        (all, it) -> all.comparison.get().readPublishedComparison(it));
    map.put(
        "POST /api/administration/phases/{phase}/comparison/snapshots",
        (all, it) -> all.comparison.get().refreshComparison(it));
    map.put(
        "GET /api/administration/phases/{phase}/archives",
        (all, it) -> all.archives.get().getArchive(it));
    map.put(
        "POST /api/administration/phases/{phase}/archives",
        (all, it) -> all.archives.get().orderArchive(it));
    map.put(
        "POST /api/administration/phases/{phase}/archives/{archive}/links",
        (all, it) -> all.archives.get().createArchiveLink(it));
    map.put("GET /api/administration/jobs", (all, it) -> all.jobs.get().listJobs(it));
    map.put(
        "POST /api/administration/jobs/{job}/retries", (all, it) -> all.jobs.get().retryJob(it));
    map.put("GET /api/administration/log", (all, it) -> all.log.get().readLog(it));
    map.put(
        "GET /api/administration/instruments",
        (all, it) -> all.instruments.get().listInstruments(it));
    map.put(
        "POST /api/administration/instruments/uploads",
        (all, it) -> all.instruments.get().createInstrumentUpload(it));
    map.put(
        "POST /api/administration/instruments/readings",
        (all, it) -> all.instruments.get().readInstrument(it));
    map.put(
        "POST /api/administration/instruments",
        (all, it) -> all.instruments.get().publishInstrument(it));
    map.replaceAll(
        (routeKey, route) ->
            EDITORS_TOO.contains(routeKey)
                ? only(settings -> List.of(settings.administrators(), settings.editors()), route)
                : only(settings -> List.of(settings.administrators()), route));
    return map;
  }

  /// @param groups of which the caller has to be in one
  private static BiFunction<Routes, Request, Response> only(
      Function<Settings, List<String>> groups, BiFunction<Routes, Request, Response> route) {
    return (routes, request) ->
        request.claimValues(routes.settings.groupsClaim()).stream()
                .anyMatch(groups.apply(routes.settings)::contains)
            ? account(request).acting(() -> route.apply(routes, request))
            : Response.problem(
                Problem.of(
                    "/errors/group",
                    403,
                    "Dieser Bereich ist dem Projektteam vorbehalten",
                    "Sie sind angemeldet, gehören aber nicht zur Gruppe der Verwaltung. Bitte wenden Sie"
                        + " sich an die Projektleitung."));
  }

  private static Account account(Request request) {
    return Account.of(
        String.join(" ", request.claimValues("iss")), String.join(" ", request.claimValues("sub")));
  }

  /// The routes by capability. Each is made when it is first asked for.
  static final class Routes {

    private final Settings settings;
    private final OnDemand<PhaseRoutes> phases;
    private final OnDemand<RegisterRoutes> register;
    private final OnDemand<AdmissionRoutes> admissions;
    private final OnDemand<RegistrationRoutes> registrations;
    private final OnDemand<DocumentRoutes> documents;
    private final OnDemand<ComparisonRoutes> comparison;
    private final OnDemand<ArchiveRoutes> archives;
    private final OnDemand<JobRoutes> jobs;
    private final OnDemand<ErasureRoutes> erasures;
    private final OnDemand<LogRoutes> log;
    private final OnDemand<InstrumentRoutes> instruments;

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
      Instruments known = new KnownInstruments(objects);
      Members members = new Members(tables, clock);
      OnDemand<Registers> registers =
          new OnDemand<>(() -> new Registers(tables, objects, ids, clock));
      OnDemand<Reporting> reporting = new OnDemand<>(() -> new Reporting(tables, ids, clock));
      phases = new OnDemand<>(() -> new PhaseRoutes(tables, members, known, ids, clock));
      register = new OnDemand<>(() -> new RegisterRoutes(registers.get(), objects, ids));
      admissions =
          new OnDemand<>(
              () ->
                  new AdmissionRoutes(members, registers.get(), new Admitting(tables, ids, clock)));
      registrations =
          new OnDemand<>(
              () ->
                  new RegistrationRoutes(
                      tables,
                      members,
                      new Deciding(tables, new Admitting(tables, ids, clock), ids, clock),
                      clock));
      documents = new OnDemand<>(() -> new DocumentRoutes(members, reporting.get(), objects));
      comparison = new OnDemand<>(() -> new ComparisonRoutes(tables, members, known, ids, clock));
      archives =
          new OnDemand<>(
              () -> new ArchiveRoutes(members, new Archiving(tables, objects, ids, clock)));
      jobs = new OnDemand<>(() -> new JobRoutes(tables, reporting.get(), clock));
      erasures = new OnDemand<>(() -> new ErasureRoutes(members, tables, ids, clock));
      log = new OnDemand<>(() -> new LogRoutes(tables, clock));
      instruments =
          new OnDemand<>(
              () ->
                  new InstrumentRoutes(
                      tables, new Publishing(tables, objects, known, ids, clock), objects, ids));
    }
  }
}

package org.selbstcheck.app.questionnaire;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.selbstcheck.app.Settings;
import org.selbstcheck.app.agreement.AgreementRoutes;
import org.selbstcheck.app.http.HttpFunction;
import org.selbstcheck.app.http.OnDemand;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.registration.RegistrationRoutes;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.instruments.Instruments;

/// Everything that happens with a check until its result, and before it: asking to take part. Which
/// route is answered where. Answers unknown addresses, too.
public final class QuestionnaireFunction extends HttpFunction<QuestionnaireFunction.Routes> {

  private static final Map<String, BiFunction<Routes, Request, Response>> ROUTES = byKey();

  public QuestionnaireFunction() {
    super(Routes::of, ROUTES);
  }

  public QuestionnaireFunction(ApplicationContext context) {
    super(context, Routes::of, ROUTES);
  }

  /// All routes of this function, as the template names them.
  public static List<String> routeKeys() {
    return List.copyOf(ROUTES.keySet());
  }

  private static Map<String, BiFunction<Routes, Request, Response>> byKey() {
    Map<String, BiFunction<Routes, Request, Response>> map = new LinkedHashMap<>();
    map.put("POST /api/invitations/open", (all, it) -> all.starting.get().openInvitation(it));
    map.put("POST /api/invitations/confirm", (all, it) -> all.starting.get().confirmInvitation(it));
    map.put("POST /api/codes/open", (all, it) -> all.starting.get().openCode(it));
    map.put("POST /api/codes/confirm", (all, it) -> all.starting.get().confirmCode(it));
    map.put("GET /api/check", (all, it) -> all.checks.get().openLink(it));
    map.put("GET /api/check/notice", (all, it) -> all.checks.get().readNotice(it));
    map.put("PUT /api/check/scope", (all, it) -> all.checks.get().widenScope(it));
    map.put("PUT /api/check/conduct", (all, it) -> all.checks.get().saveConduct(it));
    map.put("GET /api/check/log", (all, it) -> all.checks.get().readLog(it));
    map.put("GET /api/check/holdings", (all, it) -> all.checks.get().readHoldings(it));
    map.put("POST /api/check/erasures", (all, it) -> all.checks.get().erase(it));
    map.put("GET /api/check/departments", (all, it) -> all.departments.get().list(it));
    map.put("POST /api/check/departments", (all, it) -> all.departments.get().create(it));
    map.put("PUT /api/check/departments/{department}", (all, it) -> all.departments.get().save(it));
    map.put(
        "DELETE /api/check/departments/{department}",
        (all, it) -> all.departments.get().remove(it));
    map.put(
        "POST /api/check/departments/{department}/mergers",
        (all, it) -> all.departments.get().merge(it));
    map.put("PUT /api/check/release", (all, it) -> all.departments.get().release(it));
    map.put("POST /api/check/reminders", (all, it) -> all.departments.get().remind(it));
    map.put("GET /api/check/links", (all, it) -> all.links.get().list(it));
    map.put("POST /api/check/links", (all, it) -> all.links.get().create(it));
    map.put("DELETE /api/check/links/{link}", (all, it) -> all.links.get().revoke(it));
    map.put("POST /api/check/links/{link}/renewals", (all, it) -> all.links.get().renew(it));
    map.put("POST /api/check/links/{link}/codes", (all, it) -> all.links.get().createCode(it));
    map.put("POST /api/check/handovers", (all, it) -> all.links.get().handOver(it));
    map.put("GET /api/check/answers", (all, it) -> all.answering.get().readAnswers(it));
    map.put("PUT /api/check/answers/{indicator}", (all, it) -> all.answering.get().saveAnswer(it));
    map.put("GET /api/check/fields/{field}/notes", (all, it) -> all.answering.get().readNotes(it));
    map.put("PUT /api/check/notes/{indicator}", (all, it) -> all.answering.get().saveNote(it));
    map.put("GET /api/check/summary", (all, it) -> all.submitting.get().readSummary(it));
    map.put("POST /api/check/submissions", (all, it) -> all.submitting.get().submit(it));
    map.put("POST /api/check/reopenings", (all, it) -> all.submitting.get().reopen(it));
    map.put("GET /api/check/agreement", (all, it) -> all.agreement.get().readAgreement(it));
    map.put("GET /api/check/agreement/{indicator}", (all, it) -> all.agreement.get().readViews(it));
    map.put("PUT /api/check/agreement/{indicator}", (all, it) -> all.agreement.get().savePoint(it));
    map.put("PUT /api/check/meeting", (all, it) -> all.agreement.get().saveMeeting(it));
    map.put("PUT /api/check/aims", (all, it) -> all.agreement.get().saveAims(it));
    map.put(
        "GET /api/instruments/{instrument}/{version}", (all, it) -> all.published.get().read(it));
    map.put("GET /api/check/sharing", (all, it) -> all.sharing.get().read(it));
    map.put("PUT /api/check/sharing", (all, it) -> all.sharing.get().save(it));
    map.put("GET /api/phases", (all, it) -> all.registration.get().listOpenPhases(it));
    map.put("GET /api/municipalities", (all, it) -> all.registration.get().findMunicipality(it));
    map.put("POST /api/registrations", (all, it) -> all.registration.get().register(it));
    map.put("GET /api/registration", (all, it) -> all.registration.get().readRegistration(it));
    map.put("DELETE /api/registration", (all, it) -> all.registration.get().eraseRegistration(it));
    map.put("$default", (_, _) -> Response.problem(Problem.notFound()));
    return map;
  }

  /// The routes by capability. Each is made when it is first asked for: a cold save pays for saving
  /// alone.
  static final class Routes {

    private final OnDemand<CheckRoutes> checks;
    private final OnDemand<StartingRoutes> starting;
    private final OnDemand<DepartmentRoutes> departments;
    private final OnDemand<LinkRoutes> links;
    private final OnDemand<AnsweringRoutes> answering;
    private final OnDemand<SubmittingRoutes> submitting;
    private final OnDemand<AgreementRoutes> agreement;
    private final OnDemand<PublishedRoutes> published;
    private final OnDemand<SharingRoutes> sharing;
    private final OnDemand<RegistrationRoutes> registration;

    static Routes of(ApplicationContext context) {
      return new Routes(
          context.getBean(Settings.class),
          context.getBean(Tables.class),
          context.getBean(Objects.class),
          context.getBean(Ids.class),
          context.getBean(Clock.class));
    }

    Routes(Settings settings, Tables tables, Objects objects, Ids ids, Clock clock) {
      boolean mail = settings.mailFrom().isPresent();
      Instruments instruments = new KnownInstruments(objects);
      Questions questions = new Questions(instruments);
      checks = new OnDemand<>(() -> new CheckRoutes(tables, questions, mail, ids, clock));
      starting =
          new OnDemand<>(() -> new StartingRoutes(tables, checks.get(), questions, ids, clock));
      departments = new OnDemand<>(() -> new DepartmentRoutes(tables, questions, mail, ids, clock));
      links = new OnDemand<>(() -> new LinkRoutes(tables, ids, clock));
      answering = new OnDemand<>(() -> new AnsweringRoutes(tables, questions, clock));
      submitting =
          new OnDemand<>(
              () -> new SubmittingRoutes(tables, checks.get(), questions, objects, ids, clock));
      agreement = new OnDemand<>(() -> new AgreementRoutes(tables, instruments, ids, clock));
      published = new OnDemand<>(() -> new PublishedRoutes(objects));
      sharing = new OnDemand<>(() -> new SharingRoutes(tables, questions, ids, clock));
      registration =
          new OnDemand<>(() -> new RegistrationRoutes(tables, objects, instruments, clock));
    }
  }
}

package org.selbstcheck.app.results;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.selbstcheck.app.http.HttpFunction;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.http.Response;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.instruments.Instruments;

/// Result and report, what stands beside them, the comparison with others, documents and links to
/// download them, and what a roof sees of its communes.
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
    map.put("GET /api/check/submissions", (all, it) -> all.results.listSubmissions(it));
    map.put("GET /api/check/submissions/{number}", (all, it) -> all.results.readSubmission(it));
    map.put("GET /api/check/result", (all, it) -> all.results.readResult(it));
    map.put("GET /api/check/report", (all, it) -> all.results.readReport(it));
    map.put("GET /api/check/commentary", (all, it) -> all.beside.readCommentary(it));
    map.put("PUT /api/check/commentary", (all, it) -> all.beside.saveCommentary(it));
    map.put("PUT /api/check/commentary/consent", (all, it) -> all.beside.consent(it));
    map.put("GET /api/check/earlier-round", (all, it) -> all.beside.readEarlierRound(it));
    map.put("GET /api/check/comparison", (all, it) -> all.comparison.readComparison(it));
    map.put("PUT /api/check/comparison/consent", (all, it) -> all.comparison.consent(it));
    map.put("GET /api/check/documents", (all, it) -> all.documents.readDocuments(it));
    map.put("POST /api/check/documents", (all, it) -> all.documents.orderDocument(it));
    map.put(
        "PUT /api/check/documents/{document}/release",
        (all, it) -> all.documents.releaseDocument(it));
    map.put(
        "POST /api/check/documents/{document}/links",
        (all, it) -> all.documents.createDocumentLink(it));
    map.put("GET /api/check/roof", (all, it) -> all.roof.readCommunes(it));
    map.put(
        "POST /api/check/roof/{municipality}/documents/{document}/links",
        (all, it) -> all.roof.createLink(it));
    return map;
  }

  /// The routes by capability.
  static final class Routes {

    private final ResultRoutes results;
    private final BesideRoutes beside;
    private final ComparisonRoutes comparison;
    private final DocumentRoutes documents;
    private final RoofRoutes roof;

    static Routes of(ApplicationContext context) {
      return new Routes(
          context.getBean(Tables.class),
          context.getBean(Objects.class),
          context.getBean(Ids.class),
          context.getBean(Clock.class));
    }

    Routes(Tables tables, Objects objects, Ids ids, Clock clock) {
      Instruments instruments = new KnownInstruments(objects);
      results = new ResultRoutes(tables, objects, instruments, clock);
      beside = new BesideRoutes(tables, instruments, ids, clock);
      comparison = new ComparisonRoutes(tables, objects, instruments, ids, clock);
      documents = new DocumentRoutes(tables, objects, ids, clock);
      roof = new RoofRoutes(tables, objects, clock);
    }
  }
}

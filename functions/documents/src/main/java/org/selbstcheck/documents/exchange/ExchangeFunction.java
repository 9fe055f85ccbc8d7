package org.selbstcheck.documents.exchange;

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

/// Blank forms for everybody; a check out of the system and files into a check.
public final class ExchangeFunction extends HttpFunction<ExchangeFunction.Routes> {

  private static final Map<String, BiFunction<Routes, Request, Response>> ROUTES = byKey();

  public ExchangeFunction() {
    super(Routes::of, ROUTES);
  }

  public ExchangeFunction(ApplicationContext context) {
    super(context, Routes::of, ROUTES);
  }

  /// All routes of this function, as the template names them.
  public static List<String> routeKeys() {
    return List.copyOf(ROUTES.keySet());
  }

  private static Map<String, BiFunction<Routes, Request, Response>> byKey() {
    Map<String, BiFunction<Routes, Request, Response>> map = new LinkedHashMap<>();
    map.put("GET /api/check/export", (all, it) -> all.checks.exportCheck(it));
    map.put("POST /api/check/uploads", (all, it) -> all.checks.createUpload(it));
    map.put("POST /api/check/imports", (all, it) -> all.checks.importCheck(it));
    map.put("PUT /api/check/earlier-round", (all, it) -> all.checks.saveEarlierRound(it));
    map.put("POST /api/forms", (all, it) -> all.forms.createForm(it));
    return map;
  }

  static final class Routes {

    private final CheckFileRoutes checks;
    private final FormRoutes forms;

    static Routes of(ApplicationContext context) {
      return new Routes(
          context.getBean(Tables.class),
          context.getBean(Objects.class),
          context.getBean(Ids.class),
          context.getBean(Clock.class));
    }

    Routes(Tables tables, Objects objects, Ids ids, Clock clock) {
      Instruments instruments = new KnownInstruments(objects);
      checks = new CheckFileRoutes(tables, objects, instruments, ids, clock);
      forms = new FormRoutes(tables, objects, instruments, clock);
    }
  }
}

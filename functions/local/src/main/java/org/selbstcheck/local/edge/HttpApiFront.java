package org.selbstcheck.local.edge;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.selbstcheck.local.invocation.HostedFunction;
import org.selbstcheck.local.invocation.Outcome;
import org.selbstcheck.local.template.HttpApi;
import org.selbstcheck.local.template.Trigger.Route;

/// The HTTP API: limits, routes, authorizers, and the functions behind them. What the platform
/// answers itself has the form `{"message":"…"}`, which clients tell apart by the status.
public final class HttpApiFront implements AutoCloseable {
  /// Bytes of a body that are let through.
  public static final int LARGEST_BODY = 10 * 1024 * 1024;

  /// Bytes of request line and headers together that are let through.
  static final int LARGEST_HEADERS = 10_240;

  /// After how long to ask again while a token cannot be judged.
  private static final String RETRY_SECONDS = "5";

  private final RouteTable<HostedFunction> routes = new RouteTable<>();
  private final Map<String, JwtAuthorization> authorizers = new HashMap<>();
  private final Optional<String> defaultAuthorizer;
  private final Throttle throttle;
  private final Map<String, Throttle> routeThrottles = new HashMap<>();
  private final Clock clock;
  private final DiscoveredKeys keys = new DiscoveredKeys();

  /// Creates the API with the routes of its functions.
  ///
  /// @throws IllegalArgumentException if two functions have one route, or an authorizer or the
  ///   route of a limit is missing
  public HttpApiFront(
      HttpApi api, Collection<HostedFunction> functions, Clock clock, LongSupplier nanoseconds) {
    this.clock = clock;
    this.throttle = new Throttle(api.limit(), nanoseconds);
    api.routeLimits()
        .forEach((key, limit) -> routeThrottles.put(key, new Throttle(limit, nanoseconds)));
    this.defaultAuthorizer = api.defaultAuthorizer();
    api.authorizers()
        .forEach(
            (name, authorizer) ->
                authorizers.put(name, new JwtAuthorization(authorizer, keys, clock)));
    Set<String> withoutRoute = new TreeSet<>(api.routeLimits().keySet());
    for (HostedFunction function : functions) {
      for (Route route : function.function().triggers(Route.class)) {
        authorizer(route)
            .filter(name -> !authorizers.containsKey(name))
            .ifPresent(
                name -> {
                  throw new IllegalArgumentException("There is no authorizer " + name);
                });
        routes.add(route, function);
        withoutRoute.remove(route.key());
      }
    }
    if (!withoutRoute.isEmpty()) {
      // The platform refuses such settings, too.
      throw new IllegalArgumentException("There is no route " + withoutRoute);
    }
  }

  /// SAM's word for a route that the default authorizer does not guard is `NONE`.
  private Optional<String> authorizer(Route route) {
    return route
        .authorizer()
        .or(() -> route.path().isEmpty() ? Optional.empty() : defaultAuthorizer)
        .filter(name -> !name.equals("NONE"));
  }

  /// Answers a request.
  WebResponse answer(WebRequest request) throws InterruptedException {
    String requestId = UUID.randomUUID().toString();
    return respond(request, requestId).with("apigw-requestid", requestId);
  }

  private WebResponse respond(WebRequest request, String requestId) throws InterruptedException {
    if (headerBytes(request) > LARGEST_HEADERS) {
      return WebResponse.message(431, "Request Header Fields Too Large");
    }
    if (request.body().length > LARGEST_BODY) {
      return WebResponse.message(413, "Request Entity Too Large");
    }
    String path = HttpApiEvent.decodedPath(request.rawPath());
    Optional<RouteTable.Match<HostedFunction>> found = routes.find(request.method(), path);
    String routeKey = found.map(match -> match.route().key()).orElse("");
    if (!routeThrottles.getOrDefault(routeKey, throttle).admits()) {
      return WebResponse.message(429, "Too Many Requests");
    }
    if (found.isEmpty()) {
      return WebResponse.message(404, "Not Found");
    }
    RouteTable.Match<HostedFunction> match = found.get();
    Optional<String> authorizer = authorizer(match.route());
    Optional<Authorization.Granted> granted = Optional.empty();
    if (authorizer.isPresent()) {
      JwtAuthorization authorization =
          java.util.Objects.requireNonNull(authorizers.get(authorizer.get()));
      switch (authorization.decide(request.header("authorization"), match.route().scopes())) {
        case Authorization.Refused refused -> {
          return WebResponse.message(401, "Unauthorized", challenge(refused.challenge()));
        }
        case Authorization.Insufficient insufficient -> {
          return WebResponse.message(403, "Forbidden", challenge(insufficient.challenge()));
        }
        case Authorization.Undecided() -> {
          return WebResponse.message(
              503, "Service Unavailable", new WebResponse.Header("retry-after", RETRY_SECONDS));
        }
        case Authorization.Granted good -> granted = Optional.of(good);
      }
    }
    byte[] event = HttpApiEvent.of(request, match, granted, requestId, clock.instant());
    return switch (match.target().invoke(event)) {
      case Outcome.Answered answered -> HttpApiAnswer.of(answered.payload());
      case Outcome.Failed _ -> WebResponse.message(500, "Internal Server Error");
      case Outcome.TimedOut _ -> WebResponse.message(503, "Service Unavailable");
    };
  }

  private static WebResponse.Header challenge(String value) {
    return new WebResponse.Header("www-authenticate", value);
  }

  private static int headerBytes(WebRequest request) {
    int bytes =
        request.method().length() + request.rawPath().length() + request.rawQuery().length();
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      for (String value : header.getValue()) {
        bytes += header.getKey().length() + value.length() + 4;
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    keys.close();
  }
}

package org.selbstcheck.local.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.selbstcheck.local.StartFailure;
import org.selbstcheck.local.template.Distribution;
import org.selbstcheck.local.template.Distribution.Behaviour;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Listens on the loopback addresses and does what the distribution of the template does: chooses
/// the behaviour by the path, asks its origin, puts error pages in place and adds the headers.
public final class Edge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  /// Names under which the system may be called. A page elsewhere that lets its own name point to
  /// this machine gets no answer.
  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final long MOST_SKIPPED = 100L * 1024 * 1024;

  private final Distribution distribution;
  private final Site site;
  private final HttpApiFront api;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<HttpServer> servers = new ArrayList<>();

  /// Starts listening.
  ///
  /// @param port 0 takes a free one
  /// @throws StartFailure if the port is taken
  public Edge(Distribution distribution, Site site, HttpApiFront api, int port) {
    this.distribution = distribution;
    this.site = site;
    this.api = api;
    distribution.behaviours().forEach(behaviour -> ViewerFunctions.check(behaviour.functions()));
    // Without it every small answer waits for the client's acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      listen(InetAddress.getByName("127.0.0.1"), port);
    } catch (BindException e) {
      throw new StartFailure("Port " + port + " is taken; choose another one by --port N", e);
    } catch (IOException e) {
      throw new StartFailure("Port " + port + " cannot be used: " + e.getMessage(), e);
    }
    try {
      listen(InetAddress.getByName("::1"), address().getPort());
    } catch (IOException e) {
      // A machine without IPv6; browsers take the other address then.
      LOG.debug("No listener on ::1", e);
    }
  }

  private void listen(InetAddress address, int port) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
    servers.add(server);
  }

  /// The origin at which people use the site.
  public URI address() {
    return URI.create("http://localhost:" + servers.getFirst().getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      WebResponse response;
      try {
        response = answer(exchange);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        response = WebResponse.message(503, "Service Unavailable");
      } catch (RuntimeException e) {
        LOG.error("The edge failed", e);
        response = WebResponse.message(500, "Internal Server Error");
      }
      send(exchange, response);
    }
  }

  private WebResponse answer(HttpExchange exchange) throws IOException, InterruptedException {
    String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
    if (!NAMES.contains(host.replaceFirst(":\\d+$", ""))) {
      return WebResponse.message(421, "Misdirected Request");
    }
    WebRequest request = request(exchange);
    // CloudFront compares paths as they came.
    Behaviour behaviour =
        distribution.behaviours().stream()
            .filter(candidate -> candidate.matches(request.rawPath()))
            .findFirst()
            .orElseThrow();
    if (!behaviour.methods().contains(request.method())) {
      return withHeaders(
          new WebResponse(
              403, List.of(new WebResponse.Header("content-type", "text/html")), new byte[0]),
          behaviour);
    }
    WebResponse response =
        switch (behaviour.origin()) {
          case Distribution.Origin.Api _ -> api.answer(request);
          case Distribution.Origin.Site _ ->
              site.answer(request, distribution.rootObject(), behaviour.functions());
        };
    Distribution.ErrorPage page = distribution.errorPages().get(response.status());
    if (page != null) {
      var replacement =
          new WebRequest("GET", page.page(), "", Map.of(), new byte[0], request.sourceIp());
      response = site.answer(replacement, "", Set.of()).withStatus(page.status());
    }
    return withHeaders(response, behaviour);
  }

  private static WebResponse withHeaders(WebResponse response, Behaviour behaviour) {
    WebResponse result = response;
    for (Distribution.Header header : behaviour.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (header.override() || result.header(name).isEmpty()) {
        result = result.with(name, header.value());
      }
    }
    return result;
  }

  private static WebRequest request(HttpExchange exchange) throws IOException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    URI uri = exchange.getRequestURI();
    byte[] body;
    try (InputStream stream = exchange.getRequestBody()) {
      // One byte more than is let through is enough to know.
      body = stream.readNBytes(HttpApiFront.LARGEST_BODY + 1);
      // Whoever is still sending would not read the refusal.
      stream.skip(MOST_SKIPPED);
    }
    return new WebRequest(
        exchange.getRequestMethod(),
        uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath(),
        uri.getRawQuery() == null ? "" : uri.getRawQuery(),
        headers,
        body,
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static void send(HttpExchange exchange, WebResponse response) throws IOException {
    for (WebResponse.Header header : response.headers()) {
      exchange.getResponseHeaders().add(header.name(), header.value());
    }
    boolean empty =
        exchange.getRequestMethod().equals("HEAD")
            || response.status() == 204
            || response.status() == 304;
    if (empty) {
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("content-length", String.valueOf(response.body().length));
      }
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    int length = response.body().length;
    exchange.sendResponseHeaders(response.status(), length == 0 ? -1 : length);
    if (length > 0) {
      exchange.getResponseBody().write(response.body());
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
    api.close();
  }
}

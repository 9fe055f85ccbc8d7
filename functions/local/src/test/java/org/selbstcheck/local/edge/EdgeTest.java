package org.selbstcheck.local.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.selbstcheck.local.invocation.HostedFunction;
import org.selbstcheck.local.standin.SignIn;
import org.selbstcheck.local.template.Distribution;
import org.selbstcheck.local.template.HttpApi;
import org.selbstcheck.local.template.LambdaFunction;
import org.selbstcheck.local.template.Trigger;

/// The edge over real connections, with functions that echo, fail or stall.
class EdgeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  static SignIn signIn;
  static Edge edge;
  static HttpClient http;

  @BeforeAll
  static void start() throws Exception {
    Path dist = Files.createDirectories(folder.resolve("dist"));
    Files.createDirectories(dist.resolve("check"));
    Files.createDirectories(dist.resolve("assets"));
    Files.writeString(dist.resolve("index.html"), "<h1>Start</h1>");
    Files.writeString(dist.resolve("check/index.html"), "<h1>Check</h1>");
    Files.writeString(dist.resolve("404.html"), "<h1>Fehlt</h1>");
    Files.writeString(dist.resolve("assets/site-MJJCALTE.css"), "body{}");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    signIn = SignIn.open(folder, 0, "site", _ -> true);
    var api =
        new HttpApi(
            "Api",
            Map.of(
                "Team",
                new HttpApi.JwtAuthorizer(signIn.issuer(), List.of("site"), List.of("openid")),
                "Far",
                new HttpApi.JwtAuthorizer(
                    "http://127.0.0.1:" + nobody(), List.of("site"), List.of("openid"))),
            Optional.empty(),
            new HttpApi.Limit(OptionalDouble.empty(), 100),
            Map.of("GET /api/rare", new HttpApi.Limit(OptionalDouble.of(0.001), 2)));
    var functions =
        List.of(
            function(
                "Echo",
                "$default",
                input -> input,
                route("GET", "/api/echo/{name}"),
                route("POST", "/api/echo"),
                route("GET", "/api/rare"),
                guarded("GET", "/api/team", List.of()),
                guarded("GET", "/api/special", List.of("special")),
                new Trigger.Route("Far", "GET", "/api/far", Optional.of("Far"), List.of())),
            function(
                "Boom",
                "",
                input -> {
                  throw new IllegalStateException("boom");
                },
                route("GET", "/api/boom")),
            function(
                "Stall",
                "",
                input -> {
                  new CountDownLatch(1).await();
                  return input;
                },
                route("GET", "/api/stall")),
            function(
                "Full",
                "",
                input ->
                    """
                    {"statusCode": 201, "headers": {"X-One": "1", "Content-Type": "text/csv"},
                     "cookies": ["a=1", "b=2"], "body": "w7w=", "isBase64Encoded": true}"""
                        .getBytes(StandardCharsets.UTF_8),
                route("GET", "/api/full")),
            function(
                "Broken",
                "",
                input -> "no json".getBytes(StandardCharsets.UTF_8),
                route("GET", "/api/broken")));
    var headers = List.of(new Distribution.Header("X-Frame-Options", "DENY", true));
    var distribution =
        new Distribution(
            "Cdn",
            "index.html",
            List.of(
                new Distribution.Behaviour(
                    "/api/*",
                    new Distribution.Origin.Api(),
                    Set.of("GET", "HEAD", "POST", "PUT"),
                    Set.of(),
                    List.of(new Distribution.Header("Cache-Control", "no-store", true))),
                new Distribution.Behaviour(
                    "*",
                    new Distribution.Origin.Site("Site"),
                    Set.of("GET", "HEAD"),
                    Set.of(ViewerFunctions.PAGES, ViewerFunctions.NOT_FOUND),
                    headers)),
            Map.of());
    edge =
        new Edge(
            distribution,
            new Site(dist, Map.of("/config.json", "{}".getBytes(StandardCharsets.UTF_8))),
            new HttpApiFront(api, functions, Clock.systemUTC(), System::nanoTime),
            0);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
    edge.close();
    signIn.close();
  }

  /// A port behind which there is nobody.
  private static int nobody() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private interface Body {
    byte[] answer(byte[] input) throws Exception;
  }

  private static HostedFunction function(
      String id, String defaultRoute, Body body, Trigger.Route... routes) {
    List<Trigger> triggers = new java.util.ArrayList<>(List.of(routes));
    if (!defaultRoute.isEmpty()) {
      triggers.add(new Trigger.Route("Rest", "", "", Optional.empty(), List.of()));
    }
    var function =
        new LambdaFunction(
            id, id, "none", Duration.ofMillis(800), 128, Map.of(), 0, Optional.empty(), triggers);
    return new HostedFunction(
        function,
        () ->
            (InputStream input,
                java.io.OutputStream output,
                com.amazonaws.services.lambda.runtime.Context context) -> {
              try {
                output.write(body.answer(input.readAllBytes()));
              } catch (RuntimeException e) {
                throw e;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
        Clock.systemUTC());
  }

  private static Trigger.Route route(String method, String path) {
    return new Trigger.Route(method + path, method, path, Optional.empty(), List.of());
  }

  private static Trigger.Route guarded(String method, String path, List<String> scopes) {
    return new Trigger.Route(method + path, method, path, Optional.of("Team"), scopes);
  }

  private static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(edge.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode event(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response = send(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  @Nested
  class Events {
    @Test
    void event_ofARequest_hasThePlatformsForm() throws Exception {
      JsonNode event =
          event(
              to("/api/echo/St%C3%A4dt%20A+B?q=a%20b&q=c+d&empty=&%C3%BC=1")
                  .header("X-Twice", "one")
                  .header("X-Twice", "two")
                  .header("Cookie", "a=1; b=2")
                  .header("User-Agent", "test"));

      assertThat(event.path("version").asText()).isEqualTo("2.0");
      assertThat(event.path("routeKey").asText()).isEqualTo("GET /api/echo/{name}");
      assertThat(event.path("rawPath").asText()).isEqualTo("/api/echo/Städt A+B");
      assertThat(event.path("rawQueryString").asText()).isEqualTo("q=a%20b&q=c+d&empty=&%C3%BC=1");
      assertThat(event.path("pathParameters")).isEqualTo(JSON.readTree("{\"name\":\"Städt A+B\"}"));
      assertThat(event.path("queryStringParameters"))
          .isEqualTo(JSON.readTree("{\"q\":\"a b,c d\",\"empty\":\"\",\"ü\":\"1\"}"));
      assertThat(event.path("headers").path("x-twice").asText()).isEqualTo("one,two");
      assertThat(event.path("headers").has("cookie")).isFalse();
      assertThat(event.path("cookies")).isEqualTo(JSON.readTree("[\"a=1\",\"b=2\"]"));
      assertThat(event.path("isBase64Encoded").asBoolean(true)).isFalse();
      assertThat(event.has("body")).isFalse();
      JsonNode context = event.path("requestContext");
      assertThat(context.properties())
          .extracting(Map.Entry::getKey)
          .containsExactlyInAnyOrder(
              "accountId",
              "apiId",
              "domainName",
              "domainPrefix",
              "http",
              "requestId",
              "routeKey",
              "stage",
              "time",
              "timeEpoch");
      assertThat(context.path("stage").asText()).isEqualTo("$default");
      assertThat(context.path("time").asText())
          .matches("\\d{2}/[A-Z][a-z]{2}/\\d{4}:\\d{2}:\\d{2}:\\d{2} \\+0000");
      assertThat(context.path("http"))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"method": "GET", "path": "/api/echo/Städt A+B", "protocol": "HTTP/1.1",
                   "sourceIp": "127.0.0.1", "userAgent": "test"}"""));
    }

    @Test
    void body_ofText_isText_otherIsBase64() throws Exception {
      JsonNode text =
          event(
              to("/api/echo")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"ü\":1}")));
      JsonNode form =
          event(
              to("/api/echo")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("a=1")));

      assertThat(text.path("body").asText()).isEqualTo("{\"ü\":1}");
      assertThat(text.path("isBase64Encoded").asBoolean(true)).isFalse();
      assertThat(form.path("body").asText()).isEqualTo("YT0x");
      assertThat(form.path("isBase64Encoded").asBoolean(false)).isTrue();
    }

    @Test
    void unknownPath_goesToTheDefaultRoute() throws Exception {
      JsonNode event = event(to("/api/nothing/here"));

      assertThat(event.path("routeKey").asText()).isEqualTo("$default");
      assertThat(event.has("pathParameters")).isFalse();
    }
  }

  @Nested
  class Answers {
    @Test
    void answer_withStatus_isTakenApart() throws Exception {
      HttpResponse<String> response = send(to("/api/full"));

      assertThat(response.statusCode()).isEqualTo(201);
      assertThat(response.body()).isEqualTo("ü");
      assertThat(response.headers().firstValue("x-one")).hasValue("1");
      assertThat(response.headers().firstValue("content-type")).hasValue("text/csv");
      assertThat(response.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
      assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
      assertThat(response.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void handler_thatThrowsOrAnswersRubbish_is500() throws Exception {
      for (String path : List.of("/api/boom", "/api/broken")) {
        HttpResponse<String> response = send(to(path));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
      }
    }

    @Test
    void handler_thatExceedsItsTime_is503() throws Exception {
      HttpResponse<String> response = send(to("/api/stall"));

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }
  }

  @Nested
  class Authorizer {
    private static HttpResponse<String> withToken(String path, String token) throws Exception {
      return send(to(path).header("Authorization", "Bearer " + token));
    }

    private static String signed(RSASSASigner signer, String kid, JWTClaimsSet claims)
        throws Exception {
      var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid).build(), claims);
      jwt.sign(signer);
      return jwt.serialize();
    }

    @Test
    void goodToken_claims_areHandedOverAsTexts() throws Exception {
      String token = signIn.accessToken("demo", List.of("administrators", "editors"));

      JsonNode jwt =
          event(to("/api/team").header("Authorization", "Bearer " + token))
              .path("requestContext")
              .path("authorizer")
              .path("jwt");

      assertThat(jwt.path("claims").path("cognito:groups").asText())
          .isEqualTo("[administrators editors]");
      assertThat(jwt.path("claims").path("sub").asText()).isEqualTo("demo");
      assertThat(jwt.path("claims").path("exp").isTextual()).isTrue();
      assertThat(jwt.path("claims").path("exp").asText()).matches("\\d+");
      assertThat(jwt.path("scopes")).isEqualTo(JSON.readTree("[\"openid\"]"));
    }

    @Test
    void noToken_isUnauthorized() throws Exception {
      HttpResponse<String> response = send(to("/api/team"));

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
      assertThat(response.headers().firstValue("www-authenticate")).hasValue("Bearer");
    }

    @Test
    void tokenOfAnotherKey_isUnauthorized() throws Exception {
      String good = signIn.accessToken("demo", List.of());
      String kid = SignedJWT.parse(good).getHeader().getKeyID();
      var signer = new RSASSASigner(new RSAKeyGenerator(2048).generate());

      HttpResponse<String> response =
          withToken("/api/team", signed(signer, kid, SignedJWT.parse(good).getJWTClaimsSet()));

      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.headers().firstValue("www-authenticate").orElseThrow())
          .isEqualTo(
              "Bearer scope=\"\" error=\"invalid_token\" error_description=\"the token has an"
                  + " invalid signature\"");
    }

    @Test
    void tokenWithoutTheRoutesScope_isForbidden() throws Exception {
      HttpResponse<String> response =
          withToken("/api/special", signIn.accessToken("demo", List.of()));

      assertThat(response.statusCode()).isEqualTo(403);
      assertThat(response.body()).isEqualTo("{\"message\":\"Forbidden\"}");
    }

    @Test
    void providerThatDoesNotAnswer_isNoFaultOfTheToken() throws Exception {
      HttpResponse<String> response =
          withToken("/api/far", signIn.accessToken("demo", List.of("administrators")));

      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
      assertThat(response.headers().firstValue("retry-after")).hasValue("5");
      assertThat(response.headers().firstValue("www-authenticate")).isEmpty();
      assertThat(withToken("/api/far", "rubbish").statusCode()).isEqualTo(401);
    }

    @Test
    void rubbishInsteadOfAToken_isUnauthorized() throws Exception {
      assertThat(withToken("/api/team", "rubbish").statusCode()).isEqualTo(401);
      assertThat(withToken("/api/team", "a.b.c").statusCode()).isEqualTo(401);
    }
  }

  @Nested
  class Limits {
    @Test
    void body_overTenMegabytes_is413() throws Exception {
      HttpResponse<String> most =
          send(
              to("/api/full")
                  .POST(
                      HttpRequest.BodyPublishers.ofByteArray(new byte[HttpApiFront.LARGEST_BODY])));
      HttpResponse<String> tooMuch =
          send(
              to("/api/echo")
                  .POST(
                      HttpRequest.BodyPublishers.ofByteArray(
                          new byte[HttpApiFront.LARGEST_BODY + 200_000])));

      assertThat(most.statusCode()).isNotEqualTo(413);
      assertThat(tooMuch.statusCode()).isEqualTo(413);
      assertThat(tooMuch.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void headers_overTenKilobytes_are431() throws Exception {
      HttpResponse<String> response = send(to("/api/echo/a").header("X-Long", "x".repeat(10_300)));

      assertThat(response.statusCode()).isEqualTo(431);
    }

    @Test
    void requests_overTheLimitOfTheirRoute_areRefused_othersAreNot() throws Exception {
      assertThat(send(to("/api/rare")).statusCode()).isNotEqualTo(429);
      assertThat(send(to("/api/rare")).statusCode()).isNotEqualTo(429);
      assertThat(send(to("/api/rare")).statusCode()).isEqualTo(429);
      assertThat(send(to("/api/echo/a")).statusCode()).isEqualTo(200);
    }

    @Test
    void requests_overRateAndBurst_areRefusedUntilTimePasses() {
      long[] now = {0};
      var throttle = new Throttle(new HttpApi.Limit(OptionalDouble.of(2), 3), () -> now[0]);

      assertThat(List.of(throttle.admits(), throttle.admits(), throttle.admits()))
          .containsOnly(true);
      assertThat(throttle.admits()).isFalse();
      now[0] = 500_000_000;
      assertThat(throttle.admits()).isTrue();
      assertThat(throttle.admits()).isFalse();
    }

    @Test
    void method_thatTheDistributionDoesNotAllow_isRefused() throws Exception {
      assertThat(
              send(to("/api/echo/a").method("DELETE", HttpRequest.BodyPublishers.noBody()))
                  .statusCode())
          .isEqualTo(403);
      assertThat(send(to("/").POST(HttpRequest.BodyPublishers.noBody())).statusCode())
          .isEqualTo(403);
    }

    @Test
    void foreignHostName_getsNoAnswer() throws Exception {
      try (var socket = new Socket("127.0.0.1", edge.address().getPort())) {
        socket
            .getOutputStream()
            .write(
                "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        var answer = new ByteArrayOutputStream();
        socket.getInputStream().transferTo(answer);
        assertThat(answer.toString(StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 421");
      }
    }
  }

  @Nested
  class Pages {
    @Test
    void page_byItsFolder_isSentWithTheSitesHeaders() throws Exception {
      HttpResponse<String> response = send(to("/check/"));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEqualTo("<h1>Check</h1>");
      assertThat(response.headers().firstValue("content-type"))
          .hasValue("text/html; charset=utf-8");
      assertThat(response.headers().firstValue("x-frame-options")).hasValue("DENY");
      assertThat(response.headers().firstValue("cache-control"))
          .hasValue("public, max-age=0, must-revalidate, s-maxage=86400");
    }

    @Test
    void asset_withHash_staysForEver_andIsNotSentTwice() throws Exception {
      HttpResponse<String> first = send(to("/assets/site-MJJCALTE.css"));
      String tag = first.headers().firstValue("etag").orElseThrow();
      HttpResponse<String> second =
          send(to("/assets/site-MJJCALTE.css").header("If-None-Match", tag));

      assertThat(first.headers().firstValue("content-type")).hasValue("text/css; charset=utf-8");
      assertThat(first.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
      assertThat(second.statusCode()).isEqualTo(304);
    }

    @Test
    void unknownPage_isThe404Page_unknownAssetIsRefused() throws Exception {
      HttpResponse<String> page = send(to("/nichts/"));

      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).isEqualTo("<h1>Fehlt</h1>");
      assertThat(send(to("/assets/nothing.css")).statusCode()).isEqualTo(403);
    }

    @Test
    void path_thatLeavesTheFolder_findsNothing() throws Exception {
      for (String path :
          List.of("/..%2fsecret.txt", "/%2e%2e/secret.txt", "/a/..%2f..%2fsecret.txt")) {
        assertThat(send(to(path)).body()).doesNotContain("secret");
      }
    }

    @Test
    void head_hasLengthAndNoBody() throws Exception {
      HttpResponse<String> response =
          send(to("/check/").method("HEAD", HttpRequest.BodyPublishers.noBody()));

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).isEmpty();
      assertThat(response.headers().firstValue("content-length")).hasValue("14");
    }

    @Test
    void configuration_isServed() throws Exception {
      HttpResponse<String> response = send(to("/config.json"));

      assertThat(response.body()).isEqualTo("{}");
      assertThat(response.headers().firstValue("cache-control")).hasValue("no-store");
    }
  }

  @Test
  void expiredToken_isRefused() throws Exception {
    var key = new RSAKeyGenerator(2048).keyID("k").generate();
    var now = Instant.parse("2026-11-22T10:00:00Z");
    var authorization =
        new JwtAuthorization(
            new HttpApi.JwtAuthorizer("iss", List.of("site"), List.of()),
            issuer -> new com.nimbusds.jose.jwk.JWKSet(key.toPublicJWK()),
            Clock.fixed(now, java.time.ZoneOffset.UTC));
    var good =
        new JWTClaimsSet.Builder()
            .issuer("iss")
            .audience("site")
            .expirationTime(Date.from(now.plusSeconds(1)));

    assertThat(decide(authorization, key, good.build())).isInstanceOf(Authorization.Granted.class);
    assertThat(decide(authorization, key, good.expirationTime(Date.from(now)).build()))
        .isEqualTo(refused("the token has expired"));
    good.expirationTime(Date.from(now.plusSeconds(1)));
    assertThat(
            decide(authorization, key, good.audience("other").claim("client_id", "site").build()))
        .isEqualTo(refused("the token does not have a valid audience"));
    assertThat(
            decide(
                authorization,
                key,
                good.audience((String) null).claim("client_id", "site").build()))
        .isInstanceOf(Authorization.Granted.class);
    assertThat(decide(authorization, key, good.issuer("other").build()))
        .isEqualTo(refused("the token does not have a valid issuer"));
  }

  private static Authorization decide(
      JwtAuthorization authorization, com.nimbusds.jose.jwk.RSAKey key, JWTClaimsSet claims)
      throws Exception {
    var jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
    jwt.sign(new RSASSASigner(key));
    return authorization.decide(Optional.of("Bearer " + jwt.serialize()), List.of());
  }

  private static Authorization refused(String why) {
    return new Authorization.Refused(
        "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + why + "\"");
  }
}

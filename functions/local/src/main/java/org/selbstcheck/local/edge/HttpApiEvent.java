package org.selbstcheck.local.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.local.template.Locals;

/// The event of a request in the payload format 2.0 of HTTP APIs.
final class HttpApiEvent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String API_ID = "local";

  private HttpApiEvent() {}

  static byte[] of(
      WebRequest request,
      RouteTable.Match<?> match,
      Optional<Authorization.Granted> authorization,
      String requestId,
      Instant time) {
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", match.route().key());
    event.put("rawPath", decodedPath(request.rawPath()));
    event.put("rawQueryString", request.rawQuery());
    List<String> cookies =
        request.headers().getOrDefault("cookie", List.of()).stream()
            .flatMap(line -> List.of(line.split(";\\s*")).stream())
            .toList();
    if (!cookies.isEmpty()) {
      ArrayNode list = event.putArray("cookies");
      cookies.forEach(list::add);
    }
    ObjectNode headers = event.putObject("headers");
    request
        .headers()
        .forEach(
            (name, values) -> {
              if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
              }
            });
    headers.put("x-forwarded-for", request.sourceIp());
    headers.put("x-forwarded-proto", "https");
    headers.put("x-forwarded-port", "443");
    Map<String, String> query = query(request.rawQuery());
    if (!query.isEmpty()) {
      ObjectNode parameters = event.putObject("queryStringParameters");
      query.forEach(parameters::put);
    }
    event.set("requestContext", context(request, match, authorization, requestId, time));
    if (!match.parameters().isEmpty()) {
      ObjectNode parameters = event.putObject("pathParameters");
      match.parameters().forEach(parameters::put);
    }
    boolean text = isText(request.header("content-type").orElse(""));
    if (request.body().length > 0) {
      event.put(
          "body",
          text
              ? new String(request.body(), StandardCharsets.UTF_8)
              : Base64.getEncoder().encodeToString(request.body()));
    }
    event.put("isBase64Encoded", request.body().length > 0 && !text);
    try {
      return JSON.writeValueAsBytes(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts cannot be written", e);
    }
  }

  private static ObjectNode context(
      WebRequest request,
      RouteTable.Match<?> match,
      Optional<Authorization.Granted> authorization,
      String requestId,
      Instant time) {
    ObjectNode context = JSON.createObjectNode();
    context.put("accountId", Locals.ACCOUNT);
    context.put("apiId", API_ID);
    authorization.ifPresent(
        granted -> {
          ObjectNode jwt = context.putObject("authorizer").putObject("jwt");
          ObjectNode claims = jwt.putObject("claims");
          granted.claims().forEach(claims::put);
          if (granted.scopes().isEmpty()) {
            jwt.putNull("scopes");
          } else {
            ArrayNode scopes = jwt.putArray("scopes");
            granted.scopes().forEach(scopes::add);
          }
        });
    String host = request.header("host").orElse("localhost");
    context.put("domainName", host);
    context.put("domainPrefix", host.split("[.:]", 2)[0]);
    ObjectNode http = context.putObject("http");
    http.put("method", request.method());
    http.put("path", decodedPath(request.rawPath()));
    http.put("protocol", "HTTP/1.1");
    http.put("sourceIp", request.sourceIp());
    http.put("userAgent", request.header("user-agent").orElse(""));
    context.put("requestId", requestId);
    context.put("routeKey", match.route().key());
    context.put("stage", "$default");
    context.put("time", TIME.format(time));
    context.put("timeEpoch", time.toEpochMilli());
    return context;
  }

  /// HTTP APIs hand the path over decoded; a plus sign is a plus sign there.
  static String decodedPath(String rawPath) {
    return decode(rawPath.replace("+", "%2B"));
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // A percent sign with no number behind it stays what it is.
      return text;
    }
  }

  private static Map<String, String> query(String rawQuery) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (rawQuery.isEmpty()) {
      return parameters;
    }
    for (String part : rawQuery.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = decode(equals < 0 ? part : part.substring(0, equals));
        String value = equals < 0 ? "" : decode(part.substring(equals + 1));
        parameters.merge(name, value, (before, more) -> before + "," + more);
      }
    }
    return parameters;
  }

  /// Which bodies HTTP APIs hand over as text; all others come in Base64, also those of forms.
  private static boolean isText(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.equals("application/json")
        || type.equals("application/javascript")
        || type.equals("application/xml")
        || type.endsWith("+json")
        || type.endsWith("+xml");
  }
}

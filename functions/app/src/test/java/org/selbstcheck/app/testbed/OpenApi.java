package org.selbstcheck.app.testbed;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// `infrastructure/openapi.yaml`, to hold answers to it.
///
/// Stricter than the document itself: an answer may have no member that the document does not name,
/// so that nothing leaves the functions that nobody wrote down.
public final class OpenApi {

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private static final Path FILE = Path.of("..", "..", "infrastructure", "openapi.yaml");

  private static final OpenApi CONTRACT = new OpenApi(FILE);

  private final Map<String, Object> root;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder()
                      .formatAssertionsEnabled(true)
                      .locale(Locale.ENGLISH)
                      .build()));

  private OpenApi(Path file) {
    try {
      root =
          map(
              new Load(LoadSettings.builder().build())
                  .loadFromString(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    closed(member(member(root, "components"), "schemas"), Set.of("Problem"));
  }

  public static OpenApi contract() {
    return CONTRACT;
  }

  /// All routes, as the platform names them.
  public Set<String> routeKeys() {
    return routeKeys("");
  }

  /// The routes of one function.
  ///
  /// @param function empty for all
  public Set<String> routeKeys(String function) {
    Set<String> keys = new TreeSet<>();
    member(root, "paths")
        .forEach(
            (path, methods) ->
                map(methods)
                    .forEach(
                        (method, operation) -> {
                          if (function.isEmpty()
                              || function.equals(map(operation).get("x-function"))) {
                            keys.add(method.toUpperCase(Locale.ROOT) + " " + path);
                          }
                        }));
    return keys;
  }

  public boolean hasBody(String routeKey) {
    return operation(routeKey).containsKey("requestBody");
  }

  /// The members that a route's body must have.
  public List<String> required(String routeKey) {
    Map<String, Object> schema =
        member(
            member(
                member(resolved(member(operation(routeKey), "requestBody")), "content"),
                "application/json"),
            "schema");
    List<String> names = new ArrayList<>();
    if (schema.get("required") instanceof List<?> required) {
      required.forEach(name -> names.add(name.toString()));
    }
    return names;
  }

  /// The statuses of success.
  public Set<Integer> successes(String routeKey) {
    Set<Integer> successes = new TreeSet<>();
    member(operation(routeKey), "responses")
        .keySet()
        .forEach(
            status -> {
              if (status.startsWith("2")) {
                successes.add(Integer.valueOf(status));
              }
            });
    return successes;
  }

  /// Whether an answer is one of the few that caches may keep.
  private boolean mayBeKept(Answered answered) {
    return answered.status() == 200
        && !answered.routeKey().equals("$default")
        && Boolean.TRUE.equals(operation(answered.routeKey()).get("x-immutable"));
  }

  /// What is wrong with an answer; empty if nothing is.
  public List<String> problems(Answered answered) {
    String caching = answered.headers().get("cache-control");
    if (!(mayBeKept(answered) ? FOR_EVER : "no-store").equals(caching)) {
      return List.of("caching: " + caching);
    }
    Map<String, Object> response = response(answered);
    if (response.isEmpty()) {
      return List.of("no such status: " + answered.status());
    }
    Map<String, Object> content = member(response, "content");
    if (!content.containsKey(answered.contentType())) {
      return List.of("content type " + answered.contentType());
    }
    Schema schema =
        schemas.computeIfAbsent(
            answered.routeKey() + " " + answered.status(),
            _ -> schema(member(member(content, answered.contentType()), "schema")));
    List<String> problems = new ArrayList<>();
    schema
        .validate(answered.body(), InputFormat.JSON)
        .forEach(error -> problems.add(error.getInstanceLocation() + " " + error.getMessage()));
    if (answered.status() >= 400 && answered.json().path("status").asInt() != answered.status()) {
      problems.add("status inside and outside differ");
    }
    return problems;
  }

  private Map<String, Object> response(Answered answered) {
    if (answered.routeKey().equals("$default")) {
      return answered.status() == 404 ? problem() : Map.of();
    }
    Object documented =
        member(operation(answered.routeKey()), "responses")
            .get(Integer.toString(answered.status()));
    if (documented != null) {
      return resolved(map(documented));
    }
    return everywhere(answered.routeKey()).contains(answered.status()) ? problem() : Map.of();
  }

  /// Errors that the document describes once, at its head, and not with each route.
  private Set<Integer> everywhere(String routeKey) {
    Set<Integer> statuses = new TreeSet<>(Set.of(500));
    if (hasBody(routeKey)) {
      statuses.addAll(Set.of(400, 413, 415, 422));
    }
    if (!operation(routeKey).containsKey("security")) {
      // A link that opens, but not for this.
      statuses.add(403);
    }
    return statuses;
  }

  private Map<String, Object> problem() {
    return member(member(member(root, "components"), "responses"), "Problem");
  }

  private Map<String, Object> operation(String routeKey) {
    String[] parts = routeKey.split(" ", 2);
    Map<String, Object> path = member(member(root, "paths"), parts[1]);
    return member(path, parts[0].toLowerCase(Locale.ROOT));
  }

  private Map<String, Object> resolved(Map<String, Object> node) {
    if (!(node.get("$ref") instanceof String ref)) {
      return node;
    }
    Map<String, Object> found = root;
    for (String step : ref.substring(2).split("/", -1)) {
      found = member(found, step);
    }
    return found;
  }

  /// A schema that stands alone: with the components that it refers to.
  private Schema schema(Map<String, Object> schema) {
    Map<String, Object> alone = new LinkedHashMap<>();
    alone.put("allOf", List.of(closed(copy(schema), Set.of())));
    alone.put("components", member(root, "components"));
    return registry.getSchema(json(alone), InputFormat.JSON);
  }

  /// Forbids members that are not named, wherever an object names some; not in parts of an `allOf`,
  /// which see only their own.
  private static Map<String, Object> closed(Map<String, Object> node, Set<String> leaveOut) {
    for (Map.Entry<String, Object> entry : node.entrySet()) {
      if (!leaveOut.contains(entry.getKey()) && !entry.getKey().equals("allOf")) {
        close(entry.getValue());
      }
    }
    if ("object".equals(node.get("type"))
        && node.get("properties") instanceof Map<?, ?>
        && !node.containsKey("additionalProperties")) {
      node.put("additionalProperties", false);
    }
    return node;
  }

  private static void close(Object node) {
    if (node instanceof Map<?, ?>) {
      closed(map(node), Set.of());
    } else if (node instanceof List<?> list) {
      list.forEach(OpenApi::close);
    }
  }

  private static Map<String, Object> copy(Map<String, Object> node) {
    Map<String, Object> copy = new LinkedHashMap<>();
    node.forEach(
        (name, value) -> copy.put(name, value instanceof Map<?, ?> ? copy(map(value)) : value));
    return copy;
  }

  private static Map<String, Object> member(Map<String, Object> node, String name) {
    Object member = node.get(name);
    if (member == null) {
      throw new AssertionError("Not in the contract: " + name);
    }
    return map(member);
  }

  @SuppressWarnings("unchecked") // The keys of this document are texts.
  private static Map<String, Object> map(Object node) {
    return (Map<String, Object>) node;
  }

  private static String json(@Nullable Object node) {
    return switch (node) {
      case null -> "null";
      case Map<?, ?> map -> {
        List<String> members = new ArrayList<>();
        map.forEach((name, value) -> members.add(quoted("" + name) + ":" + json(value)));
        yield "{" + String.join(",", members) + "}";
      }
      case List<?> list -> "[" + String.join(",", list.stream().map(OpenApi::json).toList()) + "]";
      case String text -> quoted(text);
      default -> node.toString();
    };
  }

  private static String quoted(String text) {
    return new String(
        org.selbstcheck.contracts.JsonText.write(json -> json.writeString(text)),
        StandardCharsets.UTF_8);
  }
}

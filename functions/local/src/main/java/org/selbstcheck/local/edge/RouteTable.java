package org.selbstcheck.local.edge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.selbstcheck.local.template.Trigger.Route;

/// Finds the route of a request as HTTP APIs do: the most specific path wins, from the left a
/// literal segment before a variable and a variable before a greedy one; of equal paths the one
/// with the method before `ANY`; the default route answers what is left.
///
/// @param <T> what stands behind a route
final class RouteTable<T> {
  /// A route that was found.
  ///
  /// @param parameters values of the path's variables, decoded
  record Match<T>(Route route, T target, Map<String, String> parameters) {}

  private record Entry<T>(Route route, T target, List<String> segments) {
    /// Literal 0, variable 1, greedy 2.
    int rank(int position) {
      if (position >= segments.size()) {
        return 0;
      }
      String segment = segments.get(position);
      return segment.endsWith("+}") ? 2 : segment.startsWith("{") ? 1 : 0;
    }
  }

  private final List<Entry<T>> entries = new ArrayList<>();

  /// @throws IllegalArgumentException if there is such a route already
  void add(Route route, T target) {
    if (entries.stream().anyMatch(entry -> entry.route().key().equals(route.key()))) {
      throw new IllegalArgumentException("Two functions have the route " + route.key());
    }
    entries.add(new Entry<>(route, target, segments(route.path())));
    entries.sort(RouteTable::compare);
  }

  private static <T> int compare(Entry<T> first, Entry<T> second) {
    int length = Math.max(first.segments().size(), second.segments().size());
    for (int i = 0; i < length; i++) {
      int order = Integer.compare(first.rank(i), second.rank(i));
      if (order != 0) {
        return order;
      }
    }
    return Comparator.comparing((Entry<T> entry) -> entry.route().method().equals("ANY"))
        .compare(first, second);
  }

  /// The route of a request.
  ///
  /// @param path decoded
  Optional<Match<T>> find(String method, String path) {
    List<String> segments = segments(path);
    for (Entry<T> entry : entries) {
      Route route = entry.route();
      if (!route.path().isEmpty()
          && (route.method().equals(method) || route.method().equals("ANY"))) {
        Optional<Map<String, String>> parameters = parameters(entry.segments(), segments);
        if (parameters.isPresent()) {
          return Optional.of(new Match<>(route, entry.target(), parameters.get()));
        }
      }
    }
    return entries.stream()
        .filter(entry -> entry.route().path().isEmpty())
        .findFirst()
        .map(entry -> new Match<>(entry.route(), entry.target(), Map.of()));
  }

  private static Optional<Map<String, String>> parameters(
      List<String> pattern, List<String> segments) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pattern.size(); i++) {
      String expected = pattern.get(i);
      if (i >= segments.size()) {
        return Optional.empty();
      }
      if (expected.endsWith("+}")) {
        parameters.put(
            expected.substring(1, expected.length() - 2),
            String.join("/", segments.subList(i, segments.size())));
        return Optional.of(parameters);
      }
      String given = segments.get(i);
      if (expected.startsWith("{")) {
        if (given.isEmpty()) {
          return Optional.empty();
        }
        parameters.put(expected.substring(1, expected.length() - 1), given);
      } else if (!expected.equals(given)) {
        return Optional.empty();
      }
    }
    return pattern.size() == segments.size() ? Optional.of(parameters) : Optional.empty();
  }

  private static List<String> segments(String path) {
    return path.isEmpty() ? List.of() : List.of(path.substring(1).split("/", -1));
  }
}

package org.selbstcheck.app.testbed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Who may do what, as text: a line per route, a column per role. The first line names the roles.
/// `+` is everything but 401, 403 and 404.
public final class RoleTable {

  private static final String HEAD = "route";

  private final Map<String, List<String>> rows = new LinkedHashMap<>();
  private final List<String> roles;

  public RoleTable(String text) {
    text.lines()
        .forEach(
            line -> {
              String[] halves = line.split("\\|", 2);
              rows.put(halves[0].strip(), List.of(halves[1].strip().split(" +", -1)));
            });
    roles = rows.getOrDefault(HEAD, List.of());
    rows.remove(HEAD);
    rows.forEach(
        (routeKey, cells) -> {
          if (cells.size() != roles.size()) {
            throw new AssertionError(routeKey + " has not as many cells as there are roles");
          }
        });
  }

  public Stream<String> roles() {
    return roles.stream();
  }

  public Set<String> routeKeys() {
    return rows.keySet();
  }

  public String cell(String routeKey, String role) {
    return rows.getOrDefault(routeKey, List.of()).get(roles.indexOf(role));
  }

  /// What a cell says of an answer.
  public static String cell(Answered answered) {
    boolean let = !List.of(401, 403, 404).contains(answered.status());
    return let ? "+" : Integer.toString(answered.status());
  }

  /// What a role gets otherwise than the table says.
  ///
  /// @param asking sends a good request of a route as that role
  public List<String> wrong(String role, Function<String, Answered> asking) {
    List<String> wrong = new ArrayList<>();
    for (String routeKey : routeKeys()) {
      Answered answered = asking.apply(routeKey);
      if (!cell(answered).equals(cell(routeKey, role)) || answered.status() >= 500) {
        wrong.add(routeKey + ": " + answered.status() + " " + answered.body());
      }
    }
    return wrong;
  }
}

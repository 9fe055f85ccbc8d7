package org.selbstcheck.app.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.selbstcheck.app.answers.AnswerReading;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.store.Point;
import org.selbstcheck.core.answers.AgreedAnswer;
import org.selbstcheck.core.answers.Agreement;
import org.selbstcheck.core.answers.Disputed;
import org.selbstcheck.core.answers.Obstacle;
import org.selbstcheck.core.answers.View;

/// Reads from a body what came out of the conversation on one indicator, noting every error at its
/// place.
final class PointReading {

  private static final int REASON_CHARACTERS = 2000;
  private static final int VIEW_CHARACTERS = 2000;

  /// All views of one point together: a point is one item of the table, and an item has an end.
  private static final int VIEWS_CHARACTERS = 20_000;

  private PointReading() {}

  /// @param max highest level of the instrument's scale
  /// @param departments ids of those that the check has
  /// @return without the departments' answers beside it; anything if an error was noted
  static Point point(Body body, String indicator, int max, Set<String> departments) {
    if (body.node("outcome").filter(JsonNode::isNull).isPresent()) {
      return new Point.Reopened();
    }
    Optional<Body> outcome = body.object("outcome", "agreed", "disputed");
    if (outcome.isPresent() && outcome.get().has("agreed") == outcome.get().has("disputed")) {
      body.error(
          "outcome", "Erwartet wird entweder, was vereinbart ist, oder was strittig bleibt.");
      return new Point.Reopened();
    }
    if (outcome.isPresent() && outcome.get().has("agreed")) {
      return agreed(outcome.get(), indicator, max, departments);
    }
    return outcome.isPresent()
        ? disputed(outcome.get(), indicator, departments)
        : new Point.Reopened();
  }

  private static Point agreed(Body outcome, String indicator, int max, Set<String> departments) {
    Optional<Body> given = outcome.object("agreed", "answer", "reason", "minority", "obstacles");
    if (given.isEmpty()) {
      return new Point.Reopened();
    }
    Body agreed = given.get();
    Optional<AgreedAnswer> answer = AnswerReading.agreedAnswer(agreed, max);
    String reason = agreed.text("reason", 1, REASON_CHARACTERS);
    if (!reason.isEmpty() && reason.isBlank()) {
      agreed.error("reason", "Bitte begründen Sie in einem Satz, worauf Sie sich geeinigt haben.");
    }
    List<View> minority = views(agreed, "minority", departments);
    Set<Obstacle> obstacles = AnswerReading.obstacles(agreed);
    return answer
        .<Point>map(
            it ->
                new Point.Agreed(
                    new Agreement(indicator, it, reason, minority, obstacles, List.of())))
        .orElseGet(Point.Reopened::new);
  }

  private static Point disputed(Body outcome, String indicator, Set<String> departments) {
    Optional<Body> given = outcome.object("disputed", "views");
    if (given.isEmpty()) {
      return new Point.Reopened();
    }
    List<View> views = views(given.get(), "views", departments);
    if (given.get().valid() && views.size() < 2) {
      given.get().error("views", "Strittig ist, was mindestens zwei Stellen verschieden sehen.");
    }
    return new Point.Contested(new Disputed(indicator, views));
  }

  private static List<View> views(Body body, String name, Set<String> departments) {
    List<View> views = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int characters = 0;
    for (Body it : body.objects(name, departments.size(), "department", "view")) {
      String department = it.text("department", 1, 64);
      if (!department.isEmpty() && !departments.contains(department)) {
        it.error("department", "Diese Stelle gibt es in Ihrem Selbstcheck nicht.");
      } else if (!department.isEmpty() && !seen.add(department)) {
        it.error("department", "Jede Stelle hat hier eine Sicht; diese steht doppelt da.");
      }
      String view = it.text("view", 1, VIEW_CHARACTERS);
      if (!view.isEmpty() && view.isBlank()) {
        it.error("view", "Hier fehlt die Sicht der Stelle.");
      }
      characters += view.length();
      views.add(new View(department, view));
    }
    if (characters > VIEWS_CHARACTERS) {
      body.error(
          name, "Zusammen höchstens " + VIEWS_CHARACTERS + " Zeichen; es sind " + characters + ".");
    }
    return views;
  }
}

package org.selbstcheck.app.testbed;

import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.ok;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.selbstcheck.app.store.Check;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Conduct;
import org.selbstcheck.app.store.Link;
import org.selbstcheck.app.store.Unit;
import org.selbstcheck.core.answers.Department;

/// A check that several departments fill in, and what they do with it once they talk.
public final class TownHall {

  private final Testbed bed;
  private final Checks checks;

  /// The coordinator's token.
  public final String coordinator;

  /// Kaufbeuren, which has begun.
  public TownHall(Testbed bed) {
    this(bed, bed.start());
  }

  public TownHall(Testbed bed, String coordinator) {
    this.bed = bed;
    this.checks = new Checks(bed.stored);
    this.coordinator = coordinator;
  }

  public Check check() {
    return checks.check(checkId(coordinator)).orElseThrow();
  }

  /// A department that has not released its part.
  ///
  /// @return the token of its link
  public String department(String id, String name) {
    bed.stored.write(
        Unit.of(check().id(), new Department(id, name, false, false), check().expiresAt())
            .at(checks.departments(check().id()).size())
            .write());
    return link(Link.Role.DEPARTMENT, id);
  }

  /// One more link.
  ///
  /// @param department empty text where it answers for none
  public String link(Link.Role role, String department) {
    return bed.grant(check().id(), role, department, false);
  }

  public void release(String... departments) {
    for (String id : departments) {
      change(id, unit -> unit.released(true));
    }
  }

  public void change(String department, UnaryOperator<Unit> how) {
    bed.stored.write(how.apply(checks.department(check().id(), department).orElseThrow()).write());
  }

  public void openAgreement() {
    agreement(true);
  }

  public void closeAgreement() {
    agreement(false);
  }

  private void agreement(boolean open) {
    Conduct now = checks.conduct(check());
    bed.stored.write(
        new Conduct(
                now.checkId(),
                now.mode(),
                now.deadline(),
                open ? Optional.of(bed.clock.today()) : Optional.empty(),
                now.expiresAt(),
                now.revision())
            .write());
  }

  public Call readingAgreement(String link) {
    return bed.call("GET /api/check/agreement").link(link);
  }

  public JsonNode agreement(String link) {
    return ok(readingAgreement(link)).json();
  }

  public Call readingViews(String link, String indicator) {
    return bed.call("GET /api/check/agreement/{indicator}").link(link).path("indicator", indicator);
  }

  /// Records what came out of the conversation.
  ///
  /// @param outcome JSON, such as [#agreed], [#disputed] or `null`
  public Call recording(
      String link, String indicator, String outcome, String writeId, long seenRevision) {
    return bed.call("PUT /api/check/agreement/{indicator}")
        .link(link)
        .path("indicator", indicator)
        .json(
            "{\"writeId\": \"%s\", \"seenRevision\": %d, \"outcome\": %s}"
                .formatted(writeId, seenRevision, outcome));
  }

  /// @param minority department and view by turns
  public static String agreed(int level, String reason, String... minority) {
    return """
        {"agreed": {"answer": {"level": %d}, "reason": "%s", "minority": %s, "obstacles": []}}"""
        .formatted(level, reason, views(minority));
  }

  /// @param views department and view by turns
  public static String disputed(String... views) {
    return "{\"disputed\": {\"views\": %s}}".formatted(views(views));
  }

  private static String views(String... views) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < views.length; i += 2) {
      json.append(i == 0 ? "" : ", ")
          .append("{\"department\": \"%s\", \"view\": \"%s\"}".formatted(views[i], views[i + 1]));
    }
    return json.append("]").toString();
  }

  /// What is recorded for an indicator, as a link sees it.
  public JsonNode outcome(String link, String indicator) {
    for (JsonNode outcome : agreement(link).path("outcomes")) {
      if (outcome.path("indicator").asText().equals(indicator)) {
        return outcome;
      }
    }
    throw new AssertionError("Nothing is recorded for " + indicator);
  }

  public Call meeting(String link, long seenRevision, String points) {
    return bed.call("PUT /api/check/meeting")
        .link(link)
        .json("{\"seenRevision\": %d, \"points\": %s}".formatted(seenRevision, points));
  }

  public Call aims(String link, long seenRevision, String targets, String focus) {
    return bed.call("PUT /api/check/aims")
        .link(link)
        .json(
            "{\"seenRevision\": %d, \"targets\": %s, \"focus\": %s}"
                .formatted(seenRevision, targets, focus));
  }

  public Call reopening(String link, int submission, String reason) {
    return bed.call("POST /api/check/reopenings")
        .link(link)
        .json("{\"submission\": %d, \"reason\": \"%s\"}".formatted(submission, reason));
  }

  /// Everything in the check's log, oldest first, as `role event detail`.
  public List<String> log() {
    return checks.log(check().id()).stream()
        .map(entry -> "%s %s %s".formatted(entry.role(), entry.event(), entry.detail()).strip())
        .toList();
  }
}

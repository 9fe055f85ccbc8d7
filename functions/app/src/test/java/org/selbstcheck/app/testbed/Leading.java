package org.selbstcheck.app.testbed;

import static org.selbstcheck.app.testbed.Testbed.checkId;
import static org.selbstcheck.app.testbed.Testbed.ok;

/// What somebody does who leads a check.
///
/// @param link the token of a coordinator or a deputy
public record Leading(Testbed bed, String link) {

  /// A way into a check as it was handed out.
  public record Way(String id, String token, String code) {

    public static Way of(Answered given) {
      return new Way(given.at("/link/id"), given.at("/token"), given.at("/code"));
    }
  }

  public Call call(String routeKey) {
    return bed.call(routeKey).link(link);
  }

  public Call creating(String id, String name) {
    return call("POST /api/check/departments")
        .json("{\"id\": \"%s\", \"name\": \"%s\"}".formatted(id, name));
  }

  /// Makes a department that is named like its id, and a link for it.
  ///
  /// @return the link
  public Way department(String id) {
    ok(creating(id, id));
    return way("department", id);
  }

  public Call linking(String role, String department) {
    return linking(bed.ids.next(), role, department);
  }

  public Call linking(String id, String role, String department) {
    String more =
        switch (role) {
          case "department" -> ", \"department\": \"" + department + "\"";
          case "companion", "viewer" ->
              ", \"expiresOn\": \"" + bed.clock.today().plusDays(30) + "\"";
          default -> "";
        };
    return call("POST /api/check/links")
        .json("{\"id\": \"%s\", \"role\": \"%s\"%s}".formatted(id, role, more));
  }

  public Way way(String role) {
    return way(role, "");
  }

  public Way way(String role, String department) {
    return Way.of(ok(linking(role, department)));
  }

  public Way handOver() {
    return Way.of(ok(call("POST /api/check/handovers").json("{\"label\": \"Nachfolge\"}")));
  }

  public Call onLink(String routeKey, String id) {
    return call(routeKey).path("link", id);
  }

  public Answered revoke(String id) {
    return onLink("DELETE /api/check/links/{link}", id).send();
  }

  public Call onDepartment(String routeKey, String id) {
    return call(routeKey).path("department", id);
  }

  /// Sends the whole state of a department.
  public Call saving(
      String id, long seenRevision, String name, boolean closed, String... responsible) {
    return onDepartment("PUT /api/check/departments/{department}", id)
        .json(
            """
            {"seenRevision": %d, "name": "%s", "contact": null, "responsible": %s, "closed": %s}"""
                .formatted(seenRevision, name, list(responsible), closed));
  }

  public Call merging(String id, String into) {
    return onDepartment("POST /api/check/departments/{department}/mergers", id)
        .json("{\"into\": \"" + into + "\"}");
  }

  public Answered remove(String id) {
    return onDepartment("DELETE /api/check/departments/{department}", id).send();
  }

  /// How the department stands; missing if there is none.
  public com.fasterxml.jackson.databind.JsonNode standing(String id) {
    for (var department : ok(call("GET /api/check/departments")).json().path("departments")) {
      if (department.path("id").asText().equals(id)) {
        return department;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  public Call conducting(long seenRevision, String mode, boolean agreementOpen) {
    return call("PUT /api/check/conduct")
        .json(
            """
            {"seenRevision": %d, "mode": "%s", "deadline": null, "agreementOpen": %s}"""
                .formatted(seenRevision, mode, agreementOpen));
  }

  /// Releases the part of a department, or takes that back.
  public static Call releasing(Testbed bed, String link, boolean released) {
    return bed.call("PUT /api/check/release").link(link).json("{\"released\": " + released + "}");
  }

  /// The events of the log, newest first, as `event role department detail`.
  public java.util.List<String> log() {
    java.util.List<String> events = new java.util.ArrayList<>();
    for (var event : ok(call("GET /api/check/log")).json().path("events")) {
      events.add(
          String.join(
                  " ",
                  event.path("event").asText(),
                  event.path("role").asText(),
                  event.path("department").asText(),
                  event.path("detail").asText())
              .strip());
    }
    return events;
  }

  /// The check of the link.
  public String check() {
    return checkId(link);
  }

  static String list(String... texts) {
    return texts.length == 0 ? "[]" : "[\"" + String.join("\", \"", texts) + "\"]";
  }
}

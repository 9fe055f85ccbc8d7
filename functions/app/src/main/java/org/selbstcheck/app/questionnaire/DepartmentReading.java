package org.selbstcheck.app.questionnaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.selbstcheck.app.http.Body;
import org.selbstcheck.app.mail.Mail;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;

/// Reads from a body what a department shall be, noting every error at its place.
final class DepartmentReading {

  private static final int NAME_CHARACTERS = 200;
  private static final int CONTACT_CHARACTERS = 200;

  private DepartmentReading() {}

  static String name(Body body) {
    String name = body.text("name", 1, NAME_CHARACTERS).strip();
    if (body.valid() && (name.isEmpty() || name.chars().anyMatch(Character::isISOControl))) {
      body.error("name", "Bitte geben Sie der Stelle einen Namen in einer Zeile.");
    }
    return name;
  }

  static Optional<String> contact(Body body) {
    if (!body.has("contact")) {
      return Optional.empty();
    }
    String contact = body.text("contact", 0, CONTACT_CHARACTERS).strip();
    if (!contact.isEmpty() && !Mail.ADDRESS.matcher(contact).matches()) {
      body.error(
          "contact",
          "Erwartet wird eine E-Mail-Adresse wie jugendamt@musterstadt.de, ohne Umlaute.");
    }
    return Optional.of(contact).filter(it -> !it.isEmpty());
  }

  /// Ids of indicators; none if there is no such member.
  static List<String> responsible(Body body, Instrument instrument) {
    if (!body.has("responsible")) {
      return List.of();
    }
    JsonNode list = body.node("responsible").orElseThrow();
    if (!list.isArray()) {
      body.error("responsible", "Erwartet wird eine Liste.");
      return List.of();
    }
    Set<String> known =
        instrument.indicators().stream().map(Indicator::id).collect(Collectors.toSet());
    Set<String> ids = new LinkedHashSet<>();
    for (int i = 0; i < list.size(); i++) {
      String id = list.get(i).asText("");
      if (!known.contains(id) || !ids.add(id)) {
        body.errorAt(
            "/responsible/" + i, "Diesen Indikator gibt es nicht oder er steht doppelt da.");
      }
    }
    return List.copyOf(ids);
  }
}

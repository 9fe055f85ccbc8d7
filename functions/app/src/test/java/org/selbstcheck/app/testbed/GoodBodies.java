package org.selbstcheck.app.testbed;

import static org.selbstcheck.app.testbed.Testbed.indicator;

/// A body of each route that has one, of the right form: what the tables of tests send.
///
/// @param invitation goes into the bodies of routes that take one
/// @param code goes into the bodies of routes that take one
public record GoodBodies(Testbed bed, String invitation, String code) {

  /// The body for a route; the empty text if it takes none.
  public String of(String routeKey) {
    String secret = bed.ids.secret();
    String today = bed.clock.today().toString();
    return switch (routeKey) {
      case "POST /api/invitations/open" -> "{\"invitation\": \"%s\"}".formatted(invitation);
      case "POST /api/invitations/confirm" ->
          "{\"invitation\": \"%s\", \"secret\": \"%s\"}".formatted(invitation, secret);
      case "POST /api/codes/open" -> "{\"code\": \"%s\"}".formatted(code);
      case "POST /api/codes/confirm" ->
          "{\"code\": \"%s\", \"secret\": \"%s\"}".formatted(code, secret);
      case "PUT /api/check/scope" -> "{\"scope\": \"full\"}";
      case "PUT /api/check/conduct" ->
          """
          {"seenRevision": 0, "mode": "apart", "deadline": null, "agreementOpen": true}""";
      case "POST /api/check/departments" -> "{\"id\": \"neu\", \"name\": \"Neu\"}";
      case "PUT /api/check/departments/{department}" ->
          """
          {"seenRevision": 0, "name": "Neu", "contact": null, "responsible": ["%s"], "closed": false}"""
              .formatted(indicator(0));
      case "POST /api/check/departments/{department}/mergers" -> "{\"into\": \"koordination\"}";
      case "PUT /api/check/sharing" -> "{\"progress\": true}";
      case "PUT /api/check/release" -> "{\"released\": true}";
      case "POST /api/check/links" ->
          "{\"id\": \"%s\", \"role\": \"viewer\", \"expiresOn\": \"%s\"}"
              .formatted(bed.ids.next(), today);
      case "POST /api/check/handovers" -> "{\"label\": \"Nachfolge\"}";
      case "POST /api/check/reminders" ->
          "{\"departments\": [\"koordination\"], \"text\": \"Bitte.\"}";
      // Not the name of any municipality: whoever is let in gets told, and nothing is erased.
      case "POST /api/check/erasures",
          "POST /api/administration/phases/{phase}/municipalities/{key}/erasures" ->
          "{\"municipality\": \"Nirgendwo\"}";
      case "PUT /api/check/answers/{indicator}" ->
          Testbed.answerJson("{\"level\": 0}", "write-001", 0);
      case "PUT /api/check/notes/{indicator}" ->
          """
          {"writeId": "write-001", "seenRevision": 0, "comment": "x", "evidence": ["https://a.de/"]}""";
      case "PUT /api/check/agreement/{indicator}" ->
          "{\"writeId\": \"write-001\", \"seenRevision\": 0, \"outcome\": %s}"
              .formatted(TownHall.agreed(1, "Darum."));
      case "PUT /api/check/meeting" -> "{\"seenRevision\": 0, \"points\": []}";
      case "PUT /api/check/aims" -> "{\"seenRevision\": 0, \"targets\": [], \"focus\": []}";
      // The one after the first, which is no success to whoever submitted none.
      case "POST /api/check/submissions" -> "{\"number\": 2}";
      case "POST /api/check/reopenings" -> "{\"submission\": 7, \"reason\": \"x\"}";
      case "POST /api/administration/phases" ->
          Testbed.phaseJson(
              "herbst", bed.clock.today().plusDays(9), bed.clock.today().plusDays(99));
      // A revision that there never is: whoever is let in gets told, and nothing is changed.
      case "PUT /api/administration/phases/{phase}" ->
          """
          {"revision": 99, "name": "x", "closesOn": "%s", "retentionEndsOn": "%s"}"""
              .formatted(bed.clock.today().plusDays(9), bed.clock.today().plusDays(99));
      // The phase is for invited ones only: everybody gets told, and nothing is stored.
      case "POST /api/registrations" ->
          """
          {"phase": "fruehling", "secret": "%s", "key": "%s", "unit": "Stelle", "address": "a@b.de"}"""
              .formatted(secret, Testbed.KAUFBEUREN);
      case "POST /api/administration/phases/{phase}/registrations/{registration}/refusals" ->
          "{\"reason\": \"Darum.\"}";
      case "POST /api/administration/register/imports" -> "{\"upload\": \"abc\"}";
      case "POST /api/administration/instruments" ->
          "{\"upload\": \"abc\", \"fingerprint\": \"sha256:%s\"}".formatted("0".repeat(64));
      case "POST /api/administration/instruments/readings" -> "{\"upload\": \"abc\"}";
      case "POST /api/administration/phases/{phase}/municipalities" ->
          "{\"candidates\": [{\"key\": \"09777\"}]}";
      case "POST /api/administration/phases/{phase}/admissions/readings" ->
          "{\"file\": \"MDk3NzcK\"}";
      case "PUT /api/check/commentary" ->
          """
          {"seenVersion": 0, "texts": [{"field": null, "text": "Gut."}]}""";
      // A version that there never is: whoever is let in gets told, and nothing is stored.
      case "PUT /api/check/commentary/consent" -> "{\"version\": 99, \"public\": true}";
      case "PUT /api/check/comparison/consent" -> "{\"agreed\": true}";
      case "POST /api/check/documents" ->
          """
          {"kind": "sheet", "tone": "balanced", "edition": "public"}""";
      case "PUT /api/check/documents/{document}/release" -> "{\"released\": true}";
      case "POST /api/administration/phases/{phase}/documents" ->
          """
          {"kind": "pdf", "tone": "balanced", "edition": "internal", "municipalities": ["%s"]}"""
              .formatted(Testbed.KAUFBEUREN);
      default -> "";
    };
  }
}

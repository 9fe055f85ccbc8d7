package org.selbstcheck.documents.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.selbstcheck.app.store.Names;

/// One thing that a file changes, for people to read.
///
/// @param department whose it is, if it is a department's
/// @param indicator which one, if it is an indicator's
/// @param place cell or JSON pointer
/// @param before German, short; empty text if there was nothing
/// @param after German, short
record Change(
    Kind kind,
    Optional<String> department,
    Optional<String> indicator,
    String place,
    String before,
    String after) {

  private static final int CHARACTERS = 160;

  Change {
    before = shortened(before);
    after = shortened(after);
  }

  enum Kind {
    ANSWER,
    NOTE,
    AGREEMENT,
    TARGET,
    FOCUS,
    RESPONSIBILITY,
    DEPARTMENT,
    SCOPE,
    ROUND,
    OWN_INDICATOR
  }

  /// Of something that belongs to no department and no indicator.
  static Change of(Kind kind, String place, String before, String after) {
    return new Change(kind, Optional.empty(), Optional.empty(), place, before, after);
  }

  static Change of(
      Kind kind, String department, String indicator, String place, String before, String after) {
    return new Change(
        kind,
        Optional.of(department).filter(it -> !it.isEmpty()),
        Optional.of(indicator).filter(it -> !it.isEmpty()),
        place,
        before,
        after);
  }

  private static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= CHARACTERS
        ? text
        : text.substring(0, text.offsetByCodePoints(0, CHARACTERS - 1)) + "…";
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", Names.of(kind));
    if (department.isPresent()) {
      json.writeStringField("department", department.get());
    }
    if (indicator.isPresent()) {
      json.writeStringField("indicator", indicator.get());
    }
    json.writeStringField("place", place);
    if (!before.isEmpty()) {
      json.writeStringField("before", before);
    }
    if (!after.isEmpty()) {
      json.writeStringField("after", after);
    }
    json.writeEndObject();
  }
}

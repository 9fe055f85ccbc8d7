package org.selbstcheck.app.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.selbstcheck.app.http.Problem.FieldError;
import org.selbstcheck.contracts.JsonText;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Utf8;

/// Reads a JSON body member by member and gathers everything that is wrong with it, so that a
/// person can mend it in one go. Members that are not named are refused.
public final class Body {

  /// The largest body in bytes; what is larger goes to a presigned URL.
  public static final int MAX_BYTES = 256 * 1024;

  /// More errors help nobody, and an answer has to stay well below what the platform passes on.
  public static final int MOST_ERRORS = 50;

  private static final int POINTER_CHARACTERS = 200;

  private final JsonNode root;
  private final String prefix;
  private final List<FieldError> errors;

  private Body(JsonNode root, String prefix, List<FieldError> errors) {
    this.root = root;
    this.prefix = prefix;
    this.errors = errors;
  }

  /// Parses the body of a request.
  ///
  /// @param members the members that the body may have
  /// @throws Refused if it is too large, no JSON, or no object
  public static Body of(Request request, String... members) {
    if (request.body().length > MAX_BYTES) {
      throw new Refused(Problem.tooLarge());
    }
    String contentType = request.headers().getOrDefault("content-type", "");
    if (!contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new Refused(Problem.wrongType());
    }
    JsonNode root =
        switch (JsonText.parse(request.body())) {
          case Reading.Accepted<JsonNode>(JsonNode node) -> node;
          case Reading.Refused<JsonNode>(var problems) ->
              throw new Refused(
                  Problem.malformed(
                      "Das ist kein gültiges JSON (" + problems.getFirst().place() + ")."));
        };
    if (!root.isObject()) {
      throw new Refused(Problem.malformed("Erwartet wird ein JSON-Objekt."));
    }
    Body body = new Body(root, "", new ArrayList<>());
    body.only(members);
    return body;
  }

  private void only(String... members) {
    Set<String> known = Set.of(members);
    root.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                error(name, "Diese Angabe ist hier nicht vorgesehen.");
              }
            });
  }

  /// A member that is an object itself; errors point into it.
  public Optional<Body> object(String name, String... members) {
    JsonNode node = root.get(name);
    if (node == null || !node.isObject()) {
      error(name, "Hier fehlt etwas.");
      return Optional.empty();
    }
    Body body = new Body(node, prefix + "/" + escape(name), errors);
    body.only(members);
    return Optional.of(body);
  }

  /// A member that is a list of objects; errors point into them. Those that are none are left out.
  ///
  /// @param most how many there may be
  /// @param members the members that each may have
  public List<Body> objects(String name, int most, String... members) {
    List<Body> bodies = new ArrayList<>();
    List<JsonNode> nodes = list(name, most);
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).isObject()) {
        Body body = new Body(nodes.get(i), prefix + "/" + escape(name) + "/" + i, errors);
        body.only(members);
        bodies.add(body);
      } else {
        errorAt("/" + escape(name) + "/" + i, "Hier fehlt etwas.");
      }
    }
    return bodies;
  }

  /// A member that is a list of anything; empty if there is an error.
  ///
  /// @param most how many there may be
  public List<JsonNode> list(String name, int most) {
    List<JsonNode> nodes = new ArrayList<>();
    JsonNode node = root.get(name);
    if (node == null || !node.isArray()) {
      error(name, "Erwartet wird eine Liste.");
    } else if (node.size() > most) {
      error(name, "Höchstens " + most + "; es sind " + node.size() + ".");
    } else {
      node.forEach(nodes::add);
    }
    return nodes;
  }

  /// The raw member, to be read by somebody who knows its form; a missing one is an error.
  public Optional<JsonNode> node(String name) {
    JsonNode node = root.get(name);
    if (node == null) {
      error(name, "Hier fehlt etwas.");
    }
    return Optional.ofNullable(node);
  }

  public boolean has(String name) {
    return root.hasNonNull(name);
  }

  /// A text of `min` to `max` characters, which are Unicode's, without those that no document can
  /// hold (half of a surrogate pair, control characters but tab and line breaks); the empty text if
  /// there is none.
  public String text(String name, int min, int max) {
    JsonNode node = root.get(name);
    if (node == null || !node.isTextual()) {
      error(name, "Hier fehlt ein Text.");
      return "";
    }
    String text = node.textValue();
    int length = text.codePointCount(0, text.length());
    if (length < min) {
      error(name, "Hier fehlt ein Text.");
    } else if (length > max) {
      error(name, "Höchstens " + max + " Zeichen; es sind " + length + ".");
    } else if (!storable(text)) {
      error(
          name,
          "Der Text enthält unsichtbare Steuerzeichen. Bitte löschen Sie sie oder tippen Sie die Stelle neu.");
    }
    return text;
  }

  /// Whether every document can hold the text.
  public static boolean storable(String text) {
    return Utf8.storable(text);
  }

  /// Like [#text(String, int, int)], but the member may be left out.
  public Optional<String> optionalText(String name, int max) {
    return has(name) ? Optional.of(text(name, 1, max)).filter(t -> !t.isEmpty()) : Optional.empty();
  }

  /// A text of a given form.
  public String text(String name, Pattern form, String detail) {
    JsonNode node = root.get(name);
    if (node == null || !node.isTextual() || !form.matcher(node.textValue()).matches()) {
      error(name, detail);
      return "";
    }
    return node.textValue();
  }

  /// A whole number from `min` to `max`; `1.0` is 1. `min` if there is an error.
  public int integer(String name, int min, int max) {
    JsonNode node = root.get(name);
    if (node != null && node.isNumber()) {
      try {
        int value = node.decimalValue().intValueExact();
        if (value >= min && value <= max) {
          return value;
        }
      } catch (ArithmeticException e) {
        // Falls through to the same message.
      }
    }
    error(name, "Erwartet wird eine ganze Zahl von " + min + " bis " + max + ".");
    return min;
  }

  /// A day such as `2027-03-31`; empty if there is an error.
  public Optional<LocalDate> day(String name) {
    JsonNode node = root.get(name);
    if (node != null && node.isTextual()) {
      try {
        return Optional.of(LocalDate.parse(node.textValue()));
      } catch (DateTimeParseException e) {
        // Falls through to the same message.
      }
    }
    error(name, "Erwartet wird ein Tag wie 2027-03-31.");
    return Optional.empty();
  }

  public boolean bool(String name) {
    JsonNode node = root.get(name);
    if (node == null || !node.isBoolean()) {
      error(name, "Erwartet wird wahr oder falsch.");
      return false;
    }
    return node.booleanValue();
  }

  /// Notes an error at a member.
  public void error(String name, String detail) {
    errorAt("/" + escape(name), detail);
  }

  /// Notes an error at a pointer inside this object.
  public void errorAt(String pointer, String detail) {
    if (errors.size() < MOST_ERRORS) {
      errors.add(new FieldError(printable(prefix + pointer), detail));
    }
  }

  /// A pointer that names a member nobody knows quotes what was sent.
  private static String printable(String pointer) {
    StringBuilder text = new StringBuilder();
    pointer
        .codePoints()
        .limit(POINTER_CHARACTERS)
        .forEach(c -> text.appendCodePoint(Utf8.storable(c) ? c : 0xfffd));
    return text.toString();
  }

  public boolean valid() {
    return errors.isEmpty();
  }

  /// Ends the reading.
  ///
  /// @throws Refused with everything that was noted
  public void check() {
    if (!errors.isEmpty()) {
      throw new Refused(Problem.fields(errors));
    }
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}

package org.selbstcheck.instruments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.contracts.Numbers;
import org.selbstcheck.contracts.Problem;
import org.selbstcheck.contracts.Reading;
import org.selbstcheck.contracts.Utf8;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;

/// YAML 1.2 (core schema) to the same tree that JSON becomes.
///
/// The tree is built from the parser's events, so that keys are compared as they are written, the
/// line of every value is known, and neither depth nor aliases can exhaust the machine.
public final class YamlText {

  /// Deeper than any instrument goes.
  private static final int DEEPEST = 100;

  /// A file of 5 MB holds fewer; only aliases that repeat each other get here.
  private static final int MOST_VALUES = 1_000_000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final CoreScalarResolver RESOLVER = new CoreScalarResolver(false);

  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private int values;

  private YamlText(Iterator<Event> events) {
    this.events = events;
  }

  /// A document and where its values stand.
  ///
  /// @param lines line by JSON pointer, from 1; values that stand only behind an alias are missing
  public record Document(JsonNode root, Map<String, Integer> lines) {

    /// The problem with its line added, or that of the nearest value around it.
    Problem located(Problem problem) {
      return line(problem.place())
          .map(
              line ->
                  new Problem(
                      "%s (line %d)".formatted(problem.place(), line).strip(), problem.reason()))
          .orElse(problem);
    }

    /// The line of a value, or that of the nearest value around it.
    public Optional<Integer> line(String pointer) {
      String around = pointer;
      while (!lines.containsKey(around) && !around.isEmpty()) {
        around = around.substring(0, Math.max(0, around.lastIndexOf('/')));
      }
      return Optional.ofNullable(lines.get(around));
    }
  }

  /// Reads exactly one document, strictly: UTF-8, no key twice in a mapping (`"3"` and `3` are the
  /// same key), scalar keys as they are written, no tags of its own, no infinity, at most 100
  /// levels deep.
  public static Reading<Document> parse(byte[] utf8) {
    return Utf8.decode(utf8).then(YamlText::parse);
  }

  private static Reading<Document> parse(String text) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Math.max(1, text.length())).build();
    try {
      YamlText reader = new YamlText(new Parse(settings).parseString(text).iterator());
      return new Reading.Accepted<>(reader.document());
    } catch (Refusal refusal) {
      return Reading.refused(refusal.place, refusal.reason);
    } catch (MarkedYamlEngineException malformed) {
      return Reading.refused(
          place(malformed.getProblemMark().or(malformed::getContextMark)), malformed.getProblem());
    } catch (YamlEngineException malformed) {
      return Reading.refused("", String.valueOf(malformed.getMessage()));
    }
  }

  private Document document() {
    events.next(); // start of the stream
    Event start = events.next();
    if (start.getEventId() != Event.ID.DocumentStart) {
      throw new Refusal(start, "no YAML document");
    }
    JsonNode root = value(events.next(), "", 0);
    events.next(); // end of the document
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw new Refusal(after, "more than one YAML document");
    }
    return new Document(root, lines);
  }

  private JsonNode value(Event event, String pointer, int depth) {
    if (depth > DEEPEST) {
      throw new Refusal(event, "nested deeper than " + DEEPEST + " levels");
    }
    int before = values;
    count(event, 1);
    event.getStartMark().ifPresent(mark -> lines.putIfAbsent(pointer, mark.getLine() + 1));
    JsonNode value =
        switch (event.getEventId()) {
          case Scalar -> scalar((ScalarEvent) event);
          case SequenceStart -> sequence((CollectionStartEvent) event, pointer, depth);
          case MappingStart -> mapping((CollectionStartEvent) event, pointer, depth);
          case Alias -> alias((AliasEvent) event);
          case Comment,
              DocumentEnd,
              DocumentStart,
              MappingEnd,
              SequenceEnd,
              StreamEnd,
              StreamStart ->
              throw new Refusal(event, "a value is missing");
        };
    if (event instanceof NodeEvent node
        && event.getEventId() != Event.ID.Alias
        && node.getAnchor().isPresent()) {
      String source = event instanceof ScalarEvent scalar ? scalar.getValue() : null;
      anchors.put(node.getAnchor().get(), new Anchored(value, source, values - before));
    }
    return value;
  }

  private void count(Event event, int more) {
    values += more;
    if (values > MOST_VALUES) {
      throw new Refusal(event, "more than " + MOST_VALUES + " values, aliases counted in full");
    }
  }

  private Anchored anchored(AliasEvent alias) {
    Anchor name = alias.getAlias();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      // Also an alias inside of what it names: its anchor is known only when it is read.
      throw new Refusal(alias, "unknown alias: " + name);
    }
    return anchored;
  }

  private JsonNode alias(AliasEvent alias) {
    Anchored anchored = anchored(alias);
    count(alias, anchored.size());
    return anchored.value();
  }

  private ArrayNode sequence(CollectionStartEvent start, String pointer, int depth) {
    requireTag(start, Tag.SEQ);
    ArrayNode array = NODES.arrayNode();
    for (Event event = events.next();
        event.getEventId() != Event.ID.SequenceEnd;
        event = events.next()) {
      array.add(value(event, pointer + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private ObjectNode mapping(CollectionStartEvent start, String pointer, int depth) {
    requireTag(start, Tag.MAP);
    ObjectNode object = NODES.objectNode();
    for (Event event = events.next();
        event.getEventId() != Event.ID.MappingEnd;
        event = events.next()) {
      String key = key(event);
      if (object.has(key)) {
        throw new Refusal(event, "key used twice: " + key);
      }
      String escaped = key.replace("~", "~0").replace("/", "~1");
      object.set(key, value(events.next(), pointer + "/" + escaped, depth + 1));
    }
    return object;
  }

  /// The source text of a scalar key, whatever type it would have as a value.
  private String key(Event event) {
    String source =
        switch (event) {
          case ScalarEvent scalar -> {
            scalar
                .getAnchor()
                .ifPresent(
                    anchor ->
                        anchors.put(anchor, new Anchored(scalar(scalar), scalar.getValue(), 1)));
            yield scalar.getValue();
          }
          case AliasEvent alias -> anchored(alias).source();
          default -> null;
        };
    if (source == null) {
      throw new Refusal(event, "a key is not a scalar");
    }
    return source;
  }

  private static void requireTag(CollectionStartEvent start, Tag expected) {
    Optional<String> tag = start.getTag();
    if (tag.isPresent() && !tag.get().equals("!") && !tag.get().equals(expected.getValue())) {
      throw new Refusal(start, "unknown tag: " + tag.get());
    }
  }

  private static JsonNode scalar(ScalarEvent event) {
    String text = event.getValue();
    Tag tag = tag(event);
    if (tag.equals(Tag.STR)) {
      return NODES.textNode(text);
    }
    // An explicit tag may stand before a text that is none of its values.
    if (!tag.equals(RESOLVER.resolve(text, true))) {
      throw new Refusal(event, "not a value of %s: %s".formatted(tag, text));
    }
    if (tag.equals(Tag.NULL)) {
      return NODES.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return NODES.booleanNode(text.equalsIgnoreCase("true"));
    }
    return number(text).orElseThrow(() -> new Refusal(event, "number out of range: " + text));
  }

  private static Tag tag(ScalarEvent event) {
    Optional<String> explicit = event.getTag();
    if (explicit.isEmpty()) {
      return event.isPlain() ? RESOLVER.resolve(event.getValue(), true) : Tag.STR;
    }
    if (explicit.get().equals("!")) {
      return Tag.STR;
    }
    return List.of(Tag.STR, Tag.NULL, Tag.BOOL, Tag.INT, Tag.FLOAT).stream()
        .filter(known -> known.getValue().equals(explicit.get()))
        .findFirst()
        .orElseThrow(() -> new Refusal(event, "unknown tag: " + explicit.get()));
  }

  private static Optional<JsonNode> number(String text) {
    if (text.startsWith("0o")) {
      return Numbers.node(new BigInteger(text.substring(2), 8).toString());
    }
    if (text.startsWith("0x")) {
      return Numbers.node(new BigInteger(text.substring(2), 16).toString());
    }
    // Infinity and not-a-number have no decimal digits.
    return text.chars().noneMatch(Character::isDigit) ? Optional.empty() : Numbers.node(text);
  }

  private static String place(Optional<Mark> mark) {
    return mark.map(at -> "line %d, column %d".formatted(at.getLine() + 1, at.getColumn() + 1))
        .orElse("");
  }

  /// @param source text of a scalar, null for collections
  /// @param size number of values in it, counted in full
  private record Anchored(JsonNode value, @Nullable String source, int size) {}

  /// Ends the reading from any depth; never leaves this class.
  private static final class Refusal extends RuntimeException {
    private final String place;
    private final String reason;

    Refusal(Event at, String reason) {
      super(reason);
      this.place = YamlText.place(at.getStartMark());
      this.reason = reason;
    }
  }
}

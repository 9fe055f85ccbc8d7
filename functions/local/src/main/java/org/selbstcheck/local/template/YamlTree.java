package org.selbstcheck.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// Reads YAML with CloudFormation's short tags into maps, lists and scalars; `!Ref x` becomes the
/// long form `{Ref: x}`, so that there is one form to resolve.
final class YamlTree {
  private YamlTree() {}

  static Map<String, Object> read(String text) {
    var settings = LoadSettings.builder().setLabel("template.yaml").build();
    Node root =
        new Compose(settings)
            .composeString(text)
            .orElseThrow(() -> new TemplateException("line 1", "the file is empty"));
    if (convert(root) instanceof Map<?, ?> map) {
      return text(map);
    }
    throw new TemplateException("line 1", "not a mapping");
  }

  private static @Nullable Object convert(Node node) {
    String tag = node.getTag().getValue();
    boolean shortForm = tag.startsWith("!") && !tag.startsWith("!!");
    Object value = plain(node, shortForm);
    if (!shortForm) {
      return value;
    }
    String name = tag.substring(1);
    return switch (name) {
      case "Ref", "Condition" -> one(name, value);
      case "GetAtt" -> one("Fn::GetAtt", value);
      case "Sub", "If", "Equals", "And", "Or", "Not", "Join", "Select", "Split", "FindInMap" ->
          one("Fn::" + name, value);
      default -> throw new TemplateException(line(node), "unknown tag " + tag);
    };
  }

  private static Map<String, @Nullable Object> one(String key, @Nullable Object value) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put(key, value);
    return map;
  }

  private static @Nullable Object plain(Node node, boolean shortForm) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, shortForm);
      case SequenceNode sequence -> {
        List<@Nullable Object> list = new ArrayList<>();
        sequence.getValue().forEach(item -> list.add(convert(item)));
        yield list;
      }
      case MappingNode mapping -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (NodeTuple tuple : mapping.getValue()) {
          String key = ((ScalarNode) tuple.getKeyNode()).getValue();
          if (map.containsKey(key)) {
            throw new TemplateException(
                line(tuple.getKeyNode()), "the key " + key + " is there twice");
          }
          map.put(key, convert(tuple.getValueNode()));
        }
        yield map;
      }
      default -> throw new TemplateException(line(node), "unexpected node");
    };
  }

  private static @Nullable Object scalar(ScalarNode scalar, boolean shortForm) {
    String value = scalar.getValue();
    Tag tag = scalar.getTag();
    if (shortForm || tag.equals(Tag.STR)) {
      return value;
    }
    if (tag.equals(Tag.INT)) {
      return Long.valueOf(value);
    }
    if (tag.equals(Tag.BOOL)) {
      return Boolean.valueOf(value);
    }
    if (tag.equals(Tag.FLOAT)) {
      return Double.valueOf(value);
    }
    return tag.equals(Tag.NULL) ? null : value;
  }

  private static String line(Node node) {
    return node.getStartMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("somewhere");
  }

  @SuppressWarnings("unchecked") // keys are texts by construction
  private static Map<String, Object> text(Map<?, ?> map) {
    return (Map<String, Object>) map;
  }
}

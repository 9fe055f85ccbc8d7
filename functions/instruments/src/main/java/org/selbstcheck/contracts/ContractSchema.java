package org.selbstcheck.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;

/// The JSON Schemas of the contracts. Formats (`uri`, `date`) are asserted.
public enum ContractSchema {
  INSTRUMENT("instrument"),
  SELF_CHECK("self-check"),
  RESULT("result");

  private static final String ONE_OF = "oneOf";

  /// Keywords that fail merely because the value has another form.
  private static final Set<String> TELLS_FORMS_APART =
      Set.of("required", "additionalProperties", "type", "enum", "const");

  private final Schema schema;

  ContractSchema(String name) {
    String resource = "/contracts/" + name + ".schema.json";
    try (InputStream in = ContractSchema.class.getResourceAsStream(resource)) {
      schema = Registry.REGISTRY.getSchema(Objects.requireNonNull(in, resource), InputFormat.JSON);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// What breaks the schema, empty if nothing does.
  public List<Problem> problems(JsonNode document) {
    List<Error> errors;
    try {
      errors = schema.validate(copy(document));
    } catch (StackOverflowError _) {
      // Matching a pattern needs stack in proportion to the text; no text that fits needs much.
      return List.of(new Problem("", "holds a text that is far too long for its pattern"));
    }
    Map<Branching, List<Error>> inBranches = new LinkedHashMap<>();
    for (Error error : errors) {
      if (error.getKeyword().equals(ONE_OF)) {
        inBranches.put(Branching.of(error), new ArrayList<>());
      }
    }
    // A set, because branches of a schema repeat themselves.
    Set<Problem> problems = new LinkedHashSet<>();
    for (Error error : errors) {
      Optional<Branching> around = Branching.around(error, inBranches.keySet());
      if (around.isPresent()) {
        inBranches.computeIfAbsent(around.get(), _ -> new ArrayList<>()).add(error);
      } else if (!error.getKeyword().equals(ONE_OF)) {
        problems.add(problem(error));
      }
    }
    inBranches.forEach((branching, inside) -> problems.addAll(summary(branching, inside)));
    return List.copyOf(problems);
  }

  /// What breaks the schema, for whoever words it.
  ///
  /// @param pointer of the value
  /// @param keyword of the schema, such as `maxLength`
  /// @param detail what the keyword demands: a limit, the name of a member; empty if nothing
  public record Violation(String pointer, String keyword, String detail) {}

  /// The same as [#problems], by keyword. For schemas that offer no forms to choose from.
  public List<Violation> violations(JsonNode document) {
    try {
      return schema.validate(copy(document)).stream().map(ContractSchema::violation).toList();
    } catch (StackOverflowError _) {
      return List.of(new Violation("", "pattern", ""));
    }
  }

  private static Violation violation(Error error) {
    Object[] arguments = error.getArguments();
    return new Violation(
        error.getInstanceLocation().toString(),
        String.valueOf(error.getKeyword()),
        arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]));
  }

  private static Problem problem(Error error) {
    return new Problem(error.getInstanceLocation().toString(), error.getMessage());
  }

  /// A value that may have one of several forms has, in a schema's eyes, the errors of all of them.
  /// Those that lie deeper, or do not tell the forms apart, are what the writer got wrong; where
  /// there is none, one line says what the forms would be.
  private static List<Problem> summary(Branching branching, List<Error> inside) {
    List<Problem> telling =
        inside.stream()
            .filter(
                error ->
                    !TELLS_FORMS_APART.contains(error.getKeyword())
                        || !error.getInstanceLocation().toString().equals(branching.pointer()))
            .map(ContractSchema::problem)
            .toList();
    return telling.isEmpty()
        ? List.of(
            new Problem(
                branching.pointer(),
                "has none of the allowed forms: "
                    + inside.stream()
                        .map(Error::getMessage)
                        .distinct()
                        .collect(Collectors.joining("; "))))
        : telling;
  }

  /// One place in a document where the schema offers several forms.
  ///
  /// @param schema where in the schema
  private record Branching(String schema, String pointer) {

    static Branching of(Error error) {
      return new Branching(
          error.getEvaluationPath().toString(), error.getInstanceLocation().toString());
    }

    /// The one that an error lies in, searched from the error's place upwards.
    static Optional<Branching> around(Error error, Set<Branching> known) {
      String path = error.getEvaluationPath().toString();
      int branch = path.lastIndexOf("/" + ONE_OF + "/");
      if (branch < 0) {
        return Optional.empty();
      }
      String schema = path.substring(0, branch + ONE_OF.length() + 1);
      String pointer = error.getInstanceLocation().toString();
      while (true) {
        Branching candidate = new Branching(schema, pointer);
        if (known.contains(candidate)) {
          return Optional.of(candidate);
        }
        if (pointer.isEmpty()) {
          return Optional.empty();
        }
        pointer = pointer.substring(0, pointer.lastIndexOf('/'));
      }
    }
  }

  /// The same tree in the newer Jackson that the validator is built on.
  private static tools.jackson.databind.JsonNode copy(JsonNode node) {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (node.getNodeType()) {
      case OBJECT -> {
        var object = nodes.objectNode();
        node.properties().forEach(field -> object.set(field.getKey(), copy(field.getValue())));
        yield object;
      }
      case ARRAY -> {
        var array = nodes.arrayNode();
        node.forEach(item -> array.add(copy(item)));
        yield array;
      }
      case STRING -> nodes.stringNode(node.textValue());
      case NUMBER ->
          node.canConvertToInt() && node.isIntegralNumber()
              ? nodes.numberNode(node.intValue())
              : node.isIntegralNumber()
                  ? nodes.numberNode(node.bigIntegerValue())
                  : nodes.numberNode(node.decimalValue());
      case BOOLEAN -> nodes.booleanNode(node.booleanValue());
      case NULL -> nodes.nullNode();
      case BINARY, MISSING, POJO ->
          throw new IllegalArgumentException("Not JSON: " + node.getNodeType());
    };
  }

  /// Apart from the enum, whose constants are built before its own statics.
  private static final class Registry {
    static final SchemaRegistry REGISTRY =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        // English whatever the machine speaks.
                        .locale(Locale.ENGLISH)
                        .build()));
  }
}

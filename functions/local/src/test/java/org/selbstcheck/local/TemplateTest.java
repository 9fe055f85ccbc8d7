package org.selbstcheck.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.selbstcheck.local.invocation.FunctionLoader;
import org.selbstcheck.local.template.LambdaFunction;
import org.selbstcheck.local.template.Locals;
import org.selbstcheck.local.template.Table;
import org.selbstcheck.local.template.Template;
import org.selbstcheck.local.template.TemplateReader;
import org.selbstcheck.local.template.Trigger;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Holds template, handlers and contract together, all ways.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateTest {
  private static final Path ROOT = Path.of("../..");

  /// What each function is told; the names of tables and bucket are resolved.
  private static final Set<String> COMMON =
      Set.of("TABLE_CHECKS", "TABLE_PROGRAMME", "TABLE_JOBS", "BUCKET", "MAIL_FROM");

  private static final Set<String> ADMINISTRATION =
      Set.of("ADMIN_GROUP", "EDITOR_GROUP", "GROUPS_CLAIM");

  /// An operation of the contract.
  private record Operation(String key, String function, boolean signedIn) {}

  private Template template;
  private List<Operation> operations;

  @BeforeAll
  void read() throws Exception {
    template =
        TemplateReader.read(
            ROOT.resolve("template.yaml"),
            new Locals(
                URI.create("http://localhost:8080"),
                URI.create("http://127.0.0.1:8082"),
                URI.create("http://localhost:8081"),
                "http://localhost:8081/selbstcheck",
                "site",
                Map.of("SiteAddress", "http://localhost:8080")));
    operations = operations();
  }

  private static List<Operation> operations() throws Exception {
    Map<?, ?> contract =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(ROOT.resolve("infrastructure/openapi.yaml")));
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<?, ?> path : entries(contract.get("paths"))) {
      for (Map.Entry<?, ?> method : entries(path.getValue())) {
        Map<?, ?> operation = (Map<?, ?>) method.getValue();
        operations.add(
            new Operation(
                String.valueOf(method.getKey()).toUpperCase(Locale.ROOT) + " " + path.getKey(),
                String.valueOf(operation.get("x-function")),
                String.valueOf(operation.get("security")).contains("administration")));
      }
    }
    return operations;
  }

  private static Set<? extends Map.Entry<?, ?>> entries(@Nullable Object mapping) {
    return ((Map<?, ?>) Objects.requireNonNull(mapping)).entrySet();
  }

  /// The contract's name of a function.
  private static String name(LambdaFunction function) {
    return function.id().replaceFirst("Function$", "").toLowerCase(Locale.ROOT);
  }

  private static Set<String> routes(LambdaFunction function) {
    return function.triggers(Trigger.Route.class).stream()
        .map(Trigger.Route::key)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void routes_ofTheTemplate_areTheOperationsOfTheContract() {
    Map<String, Set<String>> contract = new TreeMap<>();
    for (Operation operation : operations) {
      contract.computeIfAbsent(operation.function(), _ -> new TreeSet<>()).add(operation.key());
    }
    Map<String, Set<String>> routes = new TreeMap<>();
    for (LambdaFunction function : template.functions()) {
      Set<String> own = routes(function);
      own.remove(Trigger.Route.DEFAULT);
      if (!own.isEmpty()) {
        routes.put(name(function), own);
      }
    }

    assertThat(contract).isNotEmpty();
    assertThat(routes).isEqualTo(contract);
  }

  @Test
  void routes_ofEachHandler_areThoseOfTheTemplate() throws Exception {
    for (LambdaFunction function : template.functions()) {
      Set<String> routes = routes(function);
      if (!routes.isEmpty()) {
        Object keys = FunctionLoader.handler(function).getMethod("routeKeys").invoke(null);

        assertThat((List<?>) keys)
            .as(function.id())
            .doesNotHaveDuplicates()
            .map(String::valueOf)
            .containsExactlyInAnyOrderElementsOf(routes);
      }
    }
  }

  @Test
  void signIn_isAskedForByTheTemplateWhereTheContractSaysSo() {
    Map<String, Boolean> contract =
        operations.stream().collect(Collectors.toMap(Operation::key, Operation::signedIn));
    for (LambdaFunction function : template.functions()) {
      for (Trigger.Route route : function.triggers(Trigger.Route.class)) {
        assertThat(route.authorizer().or(() -> template.api().defaultAuthorizer()).isPresent())
            .as(route.key())
            .isEqualTo(contract.getOrDefault(route.key(), false));
      }
    }
    assertThat(contract).containsValue(true).containsValue(false);
  }

  @Test
  void unknownPath_hasADefaultRoute() {
    assertThat(template.functions())
        .filteredOn(function -> routes(function).contains(Trigger.Route.DEFAULT))
        .hasSize(1);
  }

  @Test
  void function_withoutATrigger_doesNotExist() {
    assertThat(template.functions()).isNotEmpty().allMatch(f -> !f.triggers().isEmpty());
  }

  @Test
  void handlers_ofTheFunctionModules_areThoseOfTheTemplate() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.selbstcheck.app", "org.selbstcheck.documents");

    Set<String> handlers =
        classes.stream()
            .filter(type -> type.isAssignableTo(RequestStreamHandler.class))
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(type -> type.getFullName())
            .collect(Collectors.toSet());

    assertThat(handlers)
        .isEqualTo(
            template.functions().stream().map(LambdaFunction::handler).collect(Collectors.toSet()));
  }

  @Test
  void handler_withTheTemplatesEnvironment_isBuilt() throws Exception {
    System.setProperty("aws.region", Locals.REGION);
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    try (var loader = new FunctionLoader(Clock.systemUTC())) {
      for (LambdaFunction function : template.functions()) {
        assertThat(loader.instances(function).call())
            .as(function.id())
            .isInstanceOf(RequestStreamHandler.class);
      }
    }
  }

  @Test
  void environment_ofEachFunction_isComplete() {
    Set<String> tables = template.tables().stream().map(Table::name).collect(Collectors.toSet());
    for (LambdaFunction function : template.functions()) {
      Set<String> expected = new TreeSet<>(COMMON);
      if (name(function).equals("administration")) {
        expected.addAll(ADMINISTRATION);
      }
      if (name(function).equals("scoring")) {
        expected.add("MINIMUM_COHORT");
      }
      if (name(function).equals("housekeeping")) {
        expected.addAll(Set.of("TEAM_MAIL", "STACK"));
      }
      assertThat(function.environment().keySet())
          .as(function.id())
          .containsExactlyInAnyOrderElementsOf(expected);
      assertThat(
              function.environment().entrySet().stream()
                  .filter(variable -> variable.getKey().startsWith("TABLE_"))
                  .map(Map.Entry::getValue))
          .as(function.id())
          .allMatch(tables::contains);
      assertThat(template.buckets())
          .anyMatch(b -> b.name().equals(function.environment().get("BUCKET")));
    }
  }

  @Test
  void streams_haveTheirConsumersAndTargets() {
    List<Trigger.Stream> streams =
        template.functions().stream()
            .flatMap(function -> function.triggers(Trigger.Stream.class).stream())
            .toList();

    assertThat(streams).hasSize(2).allMatch(stream -> stream.deadLetter().isPresent());
    assertThat(streams)
        .allSatisfy(
            stream -> assertThat(template.table(stream.table()).streamView()).hasValue("NEW_IMAGE"))
        .allSatisfy(stream -> assertThat(stream.retries()).isPresent());
  }

  @Test
  void tables_forgetByThemselves() {
    assertThat(template.tables())
        .isNotEmpty()
        .allSatisfy(table -> assertThat(table.timeToLive()).hasValue("expiresAt"));
  }
}

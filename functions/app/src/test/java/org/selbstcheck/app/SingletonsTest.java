package org.selbstcheck.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.selbstcheck.app.administration.AdministrationFunction;
import org.selbstcheck.app.housekeeping.HousekeepingFunction;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.questionnaire.QuestionnaireFunction;
import org.selbstcheck.app.results.ResultsFunction;
import org.selbstcheck.app.scoring.ScoringFunction;
import org.selbstcheck.app.store.TableName;
import org.selbstcheck.app.testbed.Invocation;

/// What a cold start pays for, and that it succeeds.
class SingletonsTest {

  /// As the runtime starts them: no context given, nothing of the tests in the place of [Wiring].
  private static final Map<String, Supplier<RequestStreamHandler>> FUNCTIONS =
      Map.of(
          "questionnaire", QuestionnaireFunction::new,
          "results", ResultsFunction::new,
          "administration", AdministrationFunction::new,
          "scoring", ScoringFunction::new,
          "housekeeping", HousekeepingFunction::new);

  static Stream<String> functions() {
    return FUNCTIONS.keySet().stream().sorted();
  }

  @BeforeEach
  void region() {
    System.setProperty("aws.region", "eu-central-1");
  }

  @AfterEach
  void noRegion() {
    System.clearProperty("aws.region");
  }

  @ParameterizedTest
  @MethodSource("functions")
  void function_onThePlatform_startsAndBuildsFourBeansOfOurs(String name) throws IOException {
    RequestStreamHandler function = Objects.requireNonNull(FUNCTIONS.get(name)).get();
    ApplicationContext context = ((MicronautRequestStreamHandler) function).getApplicationContext();
    try (context) {
      List<String> built =
          context.getActiveBeanRegistrations(Qualifiers.any()).stream()
              .map(BeanRegistration::getBeanDefinition)
              .filter(it -> it.getDeclaringType().filter(Wiring.class::equals).isPresent())
              .map(it -> it.getBeanType().getSimpleName())
              .sorted()
              .toList();

      assertThat(built)
          .as("a new one costs every function's cold start: is it needed by all of them?")
          .containsExactly("Clock", "Settings", "Tables", "Wiring");
      assertThat(context.getActiveBeanRegistrations(Qualifiers.any()))
          .as("with those of the framework, which were 5")
          .hasSizeLessThanOrEqualTo(10);
      if (function instanceof QuestionnaireFunction) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        function.handleRequest(
            new ByteArrayInputStream("{\"routeKey\": \"$default\"}".getBytes(UTF_8)),
            answer,
            new Invocation("request"));
        assertThat(answer.toString(UTF_8)).contains("\"statusCode\":404");
      }
    }
  }

  @Test
  void singletons_ofOurs_areFour() {
    try (ApplicationContext context = started(Map.of())) {
      assertThat(
              context.getAllBeanDefinitions().stream()
                  .filter(BeanDefinition::isSingleton)
                  .filter(
                      it ->
                          it.getName().startsWith("org.selbstcheck")
                              || it.getDeclaringType()
                                  .map(Class::getName)
                                  .orElse("")
                                  .startsWith("org.selbstcheck"))
                  .map(it -> it.getBeanType().getSimpleName())
                  .distinct()
                  .sorted())
          .containsExactly("Clock", "Settings", "Tables", "Wiring");
    }
  }

  @Test
  void settings_fromTheEnvironment_areThoseOfTheTemplate() {
    try (ApplicationContext context =
        started(
            Map.of(
                "table.checks", "checks-1",
                "table.jobs", "jobs-1",
                "bucket", "bucket-1",
                "admin.group", "team",
                "editor.group", "writers",
                "groups.claim", "roles",
                "mail.from", "selbstcheck@projekt.example",
                "team.mail", "team@projekt.example",
                "stack", "selbstcheck",
                "minimum.cohort", "7"))) {
      assertThat(context.getBean(Settings.class))
          .isEqualTo(
              new Settings(
                  Map.of(TableName.CHECKS, "checks-1", TableName.JOBS, "jobs-1"),
                  "bucket-1",
                  "roles",
                  "team",
                  "writers",
                  Optional.of("selbstcheck@projekt.example"),
                  Optional.of("team@projekt.example"),
                  "selbstcheck",
                  Optional.of("7")));
    }
  }

  @Test
  void settings_withoutAnyEnvironment_haveTheirDefaults() {
    try (ApplicationContext context = started(Map.of())) {
      assertThat(context.getBean(Settings.class))
          .isEqualTo(
              new Settings(
                  Map.of(),
                  "",
                  "cognito:groups",
                  "administrators",
                  "editors",
                  Optional.empty(),
                  Optional.empty(),
                  "",
                  Optional.empty()));
    }
  }

  /// The template hands over an empty text where no address is configured.
  @Test
  void settings_withEmptyAddresses_haveNone() {
    try (ApplicationContext context = started(Map.of("mail.from", " ", "team.mail", ""))) {
      assertThat(context.getBean(Settings.class).mailFrom()).isEmpty();
      assertThat(context.getBean(Settings.class).teamMail()).isEmpty();
    }
  }

  private static ApplicationContext started(Map<String, Object> properties) {
    return Contexts.builder().deduceEnvironment(false).properties(properties).start();
  }
}

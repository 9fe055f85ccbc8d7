package org.selbstcheck.benchmarks;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.selbstcheck.app.administration.AdministrationFunction;
import org.selbstcheck.app.housekeeping.HousekeepingFunction;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.questionnaire.QuestionnaireFunction;
import org.selbstcheck.app.results.ResultsFunction;
import org.selbstcheck.app.scoring.ScoringFunction;
import org.selbstcheck.benchmarks.figures.Table;
import org.selbstcheck.documents.exchange.ExchangeFunction;
import org.selbstcheck.documents.report.ReportFunction;

/// What the framework builds before a function can answer.
final class Singletons {

  private Singletons() {}

  static Table table() {
    Map<String, Consumer<ApplicationContext>> functions = new LinkedHashMap<>();
    functions.put("questionnaire", QuestionnaireFunction::new);
    functions.put("results", ResultsFunction::new);
    functions.put("administration", AdministrationFunction::new);
    functions.put("scoring", ScoringFunction::new);
    functions.put("housekeeping", HousekeepingFunction::new);
    functions.put("report", ReportFunction::new);
    functions.put("exchange", ExchangeFunction::new);
    Table table =
        new Table(
            "Singletons built at start", "function", "ours", "the framework's", "names of ours");
    functions.forEach(
        (name, function) -> {
          try (ApplicationContext context = Contexts.builder().start()) {
            function.accept(context);
            List<String> all =
                context.getActiveBeanRegistrations(Qualifiers.any()).stream()
                    .map(Singletons::name)
                    .toList();
            TreeSet<String> ours = new TreeSet<>();
            all.stream()
                .filter(type -> type.startsWith("org.selbstcheck") || type.startsWith("java."))
                .forEach(type -> ours.add(type.substring(type.lastIndexOf('.') + 1)));
            table.row(
                name,
                Integer.toString(ours.size()),
                Integer.toString(all.size() - ours.size()),
                String.join(" ", ours));
          }
        });
    return table;
  }

  private static String name(BeanRegistration<?> registration) {
    return registration.getBeanDefinition().getBeanType().getName();
  }
}

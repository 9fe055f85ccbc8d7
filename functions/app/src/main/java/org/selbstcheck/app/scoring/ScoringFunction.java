package org.selbstcheck.app.scoring;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import org.selbstcheck.app.jobs.JobFunction;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.instruments.InstrumentCatalogue;

/// Scores submissions.
public final class ScoringFunction extends JobFunction {

  public ScoringFunction() {
    super(ScoringFunction::runner);
  }

  public ScoringFunction(ApplicationContext context) {
    super(context, ScoringFunction::runner);
  }

  private static JobRunner runner(ApplicationContext context) {
    Tables tables = context.getBean(Tables.class);
    return new JobRunner(
        tables,
        new ScoringWorker(tables, context.getBean(Objects.class), new InstrumentCatalogue()),
        context.getBean(Clock.class));
  }
}

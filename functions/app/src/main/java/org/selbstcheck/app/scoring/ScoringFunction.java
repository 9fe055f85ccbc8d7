package org.selbstcheck.app.scoring;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.jobs.JobFunction;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;

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
    Objects objects = context.getBean(Objects.class);
    return new JobRunner(
        tables,
        new ScoringWorker(tables, objects, new KnownInstruments(objects)),
        context.getBean(Clock.class));
  }
}

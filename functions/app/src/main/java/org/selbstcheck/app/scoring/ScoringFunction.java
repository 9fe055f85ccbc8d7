package org.selbstcheck.app.scoring;

import io.micronaut.context.ApplicationContext;
import java.time.Clock;
import java.util.List;
import org.selbstcheck.app.Settings;
import org.selbstcheck.app.comparison.Snapshotting;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.jobs.JobFunction;
import org.selbstcheck.app.jobs.JobRunner;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.core.comparison.MinimumSetting;
import org.selbstcheck.instruments.Instruments;

/// Scores submissions, and makes the snapshots that compare what was submitted.
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
    Clock clock = context.getBean(Clock.class);
    Instruments instruments = new KnownInstruments(objects);
    return new JobRunner(
        tables,
        List.of(
            new ScoringWorker(tables, objects, instruments),
            new Snapshotting(
                tables,
                objects,
                instruments,
                MinimumSetting.read(context.getBean(Settings.class).minimumCohort()),
                context.getBean(Ids.class),
                clock)),
        clock);
  }
}

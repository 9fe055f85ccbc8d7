package org.selbstcheck.app.housekeeping;

import com.amazonaws.services.lambda.runtime.Context;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.selbstcheck.app.Settings;
import org.selbstcheck.app.comparison.Closing;
import org.selbstcheck.app.erasure.Erasing;
import org.selbstcheck.app.erasure.Overdue;
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.instruments.KnownInstruments;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.mail.Mailing;
import org.selbstcheck.app.mail.Mails;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.phases.RollingOut;
import org.selbstcheck.app.sharing.Sharing;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.submission.Submitting;
import org.selbstcheck.instruments.Instruments;

/// Runs on a schedule; what the event says does not matter.
public final class HousekeepingFunction extends MicronautRequestStreamHandler {

  /// What the alarm of that name looks at (template.yaml).
  private static final String OVERDUE_ERASURES = "OverdueErasures";

  private final Waking waking;
  private final Closing closing;
  private final Sweeping sweeping;
  private final Refreshing refreshing;
  private final Overdue overdue;
  private final Announcing announcing;
  private final String stack;
  private final Clock clock;

  public HousekeepingFunction() {
    this.clock = applicationContext.getBean(Clock.class);
    this.waking = waking(applicationContext);
    this.sweeping = sweeping(applicationContext);
    this.refreshing = refreshing(applicationContext);
    this.overdue = overdue(applicationContext);
    this.closing = closing(applicationContext);
    this.announcing = announcing(applicationContext);
    this.stack = applicationContext.getBean(Settings.class).stack();
  }

  public HousekeepingFunction(ApplicationContext context) {
    super(context);
    this.clock = context.getBean(Clock.class);
    this.waking = waking(context);
    this.sweeping = sweeping(context);
    this.refreshing = refreshing(context);
    this.overdue = overdue(context);
    this.closing = closing(context);
    this.announcing = announcing(context);
    this.stack = context.getBean(Settings.class).stack();
  }

  private static Sweeping sweeping(ApplicationContext context) {
    return new Sweeping(
        context.getBean(Tables.class),
        context.getBean(Objects.class),
        context.getBean(Clock.class));
  }

  private static Refreshing refreshing(ApplicationContext context) {
    Tables tables = context.getBean(Tables.class);
    Clock clock = context.getBean(Clock.class);
    Instruments instruments = new KnownInstruments(context.getBean(Objects.class));
    return new Refreshing(
        tables,
        new Sharing(
            tables,
            check -> instruments.load(check.instrument()).orElseThrow(),
            context.getBean(Ids.class),
            clock),
        Refreshing.AT_ONCE,
        clock);
  }

  private static Overdue overdue(ApplicationContext context) {
    return new Overdue(context.getBean(Tables.class), context.getBean(Clock.class));
  }

  private static Closing closing(ApplicationContext context) {
    return new Closing(
        context.getBean(Tables.class),
        context.getBean(Objects.class),
        context.getBean(Clock.class));
  }

  private static Waking waking(ApplicationContext context) {
    Tables tables = context.getBean(Tables.class);
    Clock clock = context.getBean(Clock.class);
    Objects objects = context.getBean(Objects.class);
    return new Waking(
        tables,
        new Submitting(tables, objects, context.getBean(Ids.class), clock),
        List.of(
            new Mailing(tables, sender(context)),
            new RollingOut(tables, clock),
            new Erasing(tables, objects, context.getBean(Ids.class), clock)),
        clock);
  }

  private static Announcing announcing(ApplicationContext context) {
    return new Announcing(
        context.getBean(Tables.class),
        sender(context),
        context.getBean(Settings.class).teamMail(),
        context.getBean(Clock.class));
  }

  /// Empty where no address to send from is configured.
  private static Optional<Supplier<Mails>> sender(ApplicationContext context) {
    return context.getBean(Settings.class).mailFrom().map(_ -> () -> context.getBean(Mails.class));
  }

  @Override
  protected ApplicationContextBuilder newApplicationContextBuilder() {
    return Contexts.builder();
  }

  @Override
  protected void execute(InputStream input, OutputStream output, Context context)
      throws IOException {
    closing.closePhases();
    int woken = waking.wakeOverdueJobs();
    Log.event("housekeeping", "jobs", "woken " + woken);
    // Before the look through the bucket, which may fail: whoever waits for the alarm must get it.
    Log.count(OVERDUE_ERASURES, overdue.erasures().size(), stack, clock.instant());
    int forgotten = sweeping.goOn();
    if (forgotten > 0) {
      Log.event("housekeeping", "erasures", "made " + forgotten);
    }
    refreshing.goOn();
    announcing.announce();
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }
}

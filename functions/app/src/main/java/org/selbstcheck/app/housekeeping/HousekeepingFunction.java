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
import org.selbstcheck.app.http.Contexts;
import org.selbstcheck.app.http.Log;
import org.selbstcheck.app.links.Ids;
import org.selbstcheck.app.mail.Mailing;
import org.selbstcheck.app.mail.Mails;
import org.selbstcheck.app.objects.Objects;
import org.selbstcheck.app.phases.RollingOut;
import org.selbstcheck.app.store.Tables;
import org.selbstcheck.app.submission.Submitting;

/// Runs on a schedule; what the event says does not matter.
public final class HousekeepingFunction extends MicronautRequestStreamHandler {

  private final Waking waking;
  private final Closing closing;

  public HousekeepingFunction() {
    waking = waking(applicationContext);
    closing = closing(applicationContext);
  }

  public HousekeepingFunction(ApplicationContext context) {
    super(context);
    waking = waking(context);
    closing = closing(context);
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
    Optional<Supplier<Mails>> sender =
        context.getBean(Settings.class).mailFrom().map(_ -> () -> context.getBean(Mails.class));
    return new Waking(
        tables,
        new Submitting(tables, objects, context.getBean(Ids.class), clock),
        List.of(
            new Mailing(tables, sender),
            new RollingOut(tables, clock),
            new Erasing(tables, objects, context.getBean(Ids.class), clock)),
        clock);
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
    output.write("{}".getBytes(StandardCharsets.UTF_8));
  }
}

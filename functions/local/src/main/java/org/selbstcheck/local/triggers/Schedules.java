package org.selbstcheck.local.triggers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.selbstcheck.local.invocation.HostedFunction;
import org.selbstcheck.local.invocation.Outcome;
import org.selbstcheck.local.template.Locals;
import org.selbstcheck.local.template.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the schedules of all functions. Each runs once at the start as well: the machine may have
/// slept through the last due moment.
public final class Schedules implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Thread> threads = new ArrayList<>();
  private final DeadLetters deadLetters;
  private final Clock clock;

  /// Begins to run them.
  ///
  /// @throws IllegalArgumentException if an expression is not understood
  public Schedules(Collection<HostedFunction> functions, DeadLetters deadLetters, Clock clock) {
    this.deadLetters = deadLetters;
    this.clock = clock;
    for (HostedFunction function : functions) {
      for (Trigger.Schedule schedule : function.function().triggers(Trigger.Schedule.class)) {
        var expression = ScheduleExpression.parse(schedule.expression(), schedule.zone());
        if (schedule.enabled()) {
          String name = function.function().id() + "." + schedule.id();
          threads.add(
              Thread.ofVirtual().name(name).unstarted(() -> run(function, schedule, expression)));
        }
      }
    }
    threads.forEach(Thread::start);
  }

  private void run(
      HostedFunction function, Trigger.Schedule schedule, ScheduleExpression expression) {
    try {
      Instant due = clock.instant();
      while (true) {
        deliver(function, schedule, due);
        Instant next = expression.next(due);
        Instant now = clock.instant();
        // After a sleep of the machine one run is enough.
        due = next.isBefore(now) ? expression.next(now) : next;
        Thread.sleep(Duration.between(now, due));
      }
    } catch (InterruptedException e) {
      LOG.debug("{} ends", schedule.id());
    }
  }

  private void deliver(HostedFunction function, Trigger.Schedule schedule, Instant due)
      throws InterruptedException {
    byte[] event = event(schedule, due).getBytes(StandardCharsets.UTF_8);
    int attempts = 0;
    while (attempts <= function.function().retries()) {
      attempts++;
      if (function.invoke(event) instanceof Outcome.Answered) {
        return;
      }
    }
    if (function.function().deadLetter().isPresent()) {
      ObjectNode message = JSON.createObjectNode();
      message.put("version", "1.0");
      message.put("timestamp", clock.instant().toString());
      ObjectNode request = message.putObject("requestContext");
      request.put("requestId", UUID.randomUUID().toString());
      request.put("functionArn", function.arn() + ":$LATEST");
      request.put("condition", "RetriesExhausted");
      request.put("approximateInvokeCount", attempts);
      message.put("requestPayload", new String(event, StandardCharsets.UTF_8));
      deadLetters.add(message);
    }
  }

  /// The scheduler's event, or the schedule's own.
  static String event(Trigger.Schedule schedule, Instant due) {
    String time = due.truncatedTo(ChronoUnit.SECONDS).toString();
    String id = UUID.randomUUID().toString();
    String arn =
        "arn:aws:scheduler:"
            + Locals.REGION
            + ":"
            + Locals.ACCOUNT
            + ":schedule/default/"
            + schedule.name();
    if (schedule.input().isPresent()) {
      return schedule
          .input()
          .get()
          .replace("<aws.scheduler.scheduled-time>", time)
          .replace("<aws.scheduler.execution-id>", id)
          .replace("<aws.scheduler.schedule-arn>", arn)
          .replace("<aws.scheduler.attempt-number>", "1");
    }
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "0");
    event.put("id", id);
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.scheduler");
    event.put("account", Locals.ACCOUNT);
    event.put("time", time);
    event.put("region", Locals.REGION);
    event.putArray("resources").add(arn);
    event.put("detail", "{}");
    return event.toString();
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}

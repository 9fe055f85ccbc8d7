package org.selbstcheck.local.triggers;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.selbstcheck.local.invocation.HostedFunction;
import org.selbstcheck.local.standin.Database;
import org.selbstcheck.local.template.Trigger;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Runs the stream triggers of all functions.
public final class Streams implements AutoCloseable {
  private static final int LONGEST_PAUSE_SECONDS = 30;

  private final List<Thread> threads = new ArrayList<>();

  /// Begins to read.
  ///
  /// @param streamArns by the logical id of the table
  /// @param positions file that keeps how far was read
  /// @throws IllegalArgumentException if a table has no stream or a filter is not understood
  public Streams(
      Collection<HostedFunction> functions,
      Map<String, String> streamArns,
      DynamoDbStreamsClient client,
      Database.Writes writes,
      Path positions,
      DeadLetters deadLetters,
      Clock clock) {
    var kept = new Positions(positions);
    for (HostedFunction function : functions) {
      for (Trigger.Stream trigger : function.function().triggers(Trigger.Stream.class)) {
        String id = function.function().id() + "." + trigger.id();
        String arn = streamArns.get(trigger.table());
        if (arn == null) {
          throw new IllegalArgumentException(
              id + ": the table " + trigger.table() + " has no stream");
        }
        var delivery =
            new StreamDelivery(trigger, function, arn, deadLetters, clock, Streams::pause);
        var reader = new StreamReader(id, trigger.position(), arn, client, delivery, kept, writes);
        reader.prepare();
        threads.add(Thread.ofVirtual().name(id).unstarted(reader));
      }
    }
    threads.forEach(Thread::start);
  }

  /// Doubles from a second.
  private static void pause(int failures) throws InterruptedException {
    Thread.sleep(1_000L * Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failures - 1, 10)));
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    for (Thread thread : threads) {
      try {
        thread.join(2_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}

package org.selbstcheck.local.invocation;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.selbstcheck.local.template.LambdaFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One function with its instances.
///
/// A free instance takes the next request; where none is free, another one is built, up to
/// [#MOST_INSTANCES]. So a handler never sees two requests at once, as on the platform, and still
/// nobody waits for another person's request.
public final class HostedFunction {
  /// More requests than this at once wait. The machine has few cores, the platform's account has a
  /// limit too.
  static final int MOST_INSTANCES = 16;

  private static final Logger LOG = LoggerFactory.getLogger(HostedFunction.class);

  private final LambdaFunction function;
  private final Callable<RequestStreamHandler> instances;
  private final Clock clock;
  private final ConcurrentLinkedDeque<RequestStreamHandler> free = new ConcurrentLinkedDeque<>();
  private final Semaphore places = new Semaphore(MOST_INSTANCES);

  /// Creates the function without any instance.
  ///
  /// @param instances builds one
  public HostedFunction(
      LambdaFunction function, Callable<RequestStreamHandler> instances, Clock clock) {
    this.function = function;
    this.instances = instances;
    this.clock = clock;
  }

  /// The function as the template has it.
  public LambdaFunction function() {
    return function;
  }

  /// The function's name as the platform writes it in full.
  public String arn() {
    return InvocationContext.arn(function.name());
  }

  /// Hands an event to an instance and waits for the answer, at most for the function's time.
  /// Building an instance counts, as the platform counts it.
  public Outcome invoke(byte[] event) throws InterruptedException {
    places.acquire();
    try {
      return run(event);
    } finally {
      places.release();
    }
  }

  private Outcome run(byte[] event) throws InterruptedException {
    Duration timeout = function.timeout();
    var context =
        new InvocationContext(
            function, UUID.randomUUID().toString(), clock.instant().plus(timeout), clock);
    var task =
        new FutureTask<byte[]>(
            () -> {
              RequestStreamHandler instance = free.poll();
              if (instance == null) {
                instance = instances.call();
              }
              var answer = new ByteArrayOutputStream();
              instance.handleRequest(new ByteArrayInputStream(event), answer, context);
              // One that threw or was interrupted is not used again.
              free.push(instance);
              return answer.toByteArray();
            });
    Thread thread = Thread.ofVirtual().name(function.id()).start(task);
    try {
      return new Outcome.Answered(task.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      thread.interrupt();
      LOG.warn("{} timed out after {} s", function.id(), timeout.toSeconds());
      return new Outcome.TimedOut();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      LOG.warn("{} failed", function.id(), cause);
      String message = cause.getMessage();
      return new Outcome.Failed(cause.getClass().getName(), message == null ? "" : message);
    }
  }
}

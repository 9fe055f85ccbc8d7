package org.selbstcheck.benchmarks.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The platform's Runtime API (version 2018-06-01) on loopback, for one function process at a time.
public final class RuntimeApi implements AutoCloseable {

  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final int LONGEST_SECONDS = 60;

  private final HttpServer server;

  /// A new one for each process: the request in which the process before waited for its next event
  /// may still be open and must not take any.
  private volatile BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();

  private final Map<String, Invocation> running = new ConcurrentHashMap<>();
  private volatile CompletableFuture<Long> ready = new CompletableFuture<>();
  private volatile CompletableFuture<Answer> broken = new CompletableFuture<>();
  private int invoked;

  public RuntimeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  private record Invocation(String id, byte[] event, CompletableFuture<Answer> answer) {}

  /// What a function answered.
  ///
  /// @param at [System#nanoTime] when the answer had arrived
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Answer(byte[] body, long at, boolean failed) {}

  /// Host and port for `AWS_LAMBDA_RUNTIME_API`.
  public String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Forgets the process before; the next one is awaited.
  public void expectProcess() {
    waiting = new LinkedBlockingQueue<>();
    running.clear();
    ready = new CompletableFuture<>();
    broken = new CompletableFuture<>();
  }

  /// When the process first asked for an event, as [System#nanoTime].
  public long readyAt() throws InterruptedException {
    return await(ready);
  }

  /// Hands an event to the function as soon as it asks.
  public Pending invoke(byte[] event) {
    Invocation invocation =
        new Invocation("messung-" + ++invoked, event, new CompletableFuture<>());
    waiting.add(invocation);
    return () -> await(invocation.answer().applyToEither(broken, answer -> answer));
  }

  /// An answer that is on its way.
  public interface Pending {
    /// @throws IllegalStateException if the function fails or takes longer than a minute
    Answer await() throws InterruptedException;
  }

  private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
    try {
      return future.get(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("No answer within " + LONGEST_SECONDS + " s", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.equals(INVOCATION + "next")) {
        next(exchange);
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      long at = System.nanoTime();
      exchange.sendResponseHeaders(202, -1);
      boolean failed = path.endsWith("/error");
      if (path.startsWith(INVOCATION)) {
        String id = path.substring(INVOCATION.length()).split("/", 2)[0];
        Invocation invocation = running.remove(id);
        if (invocation != null) {
          invocation.answer().complete(new Answer(body, at, failed));
        }
      } else if (failed) {
        broken.complete(new Answer(body, at, true));
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    ready.complete(System.nanoTime());
    Invocation invocation;
    try {
      invocation = waiting.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    running.put(invocation.id(), invocation);
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
    headers.set(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(System.currentTimeMillis() + LONGEST_SECONDS * 1000L));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn",
        "arn:aws:lambda:eu-central-1:000000000000:function:messung");
    headers.set("Lambda-Runtime-Trace-Id", "Root=1-00000000-000000000000000000000000;Sampled=0");
    exchange.sendResponseHeaders(200, invocation.event().length);
    exchange.getResponseBody().write(invocation.event());
  }

  /// The text of an answer.
  static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

package org.selbstcheck.local.standin;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.selbstcheck.local.StartFailure;
import software.amazon.dynamodb.services.local.monitoring.Telemetry;
import software.amazon.dynamodb.services.local.monitoring.TelemetryUtil;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/// DynamoDB Local with its tables in one file of the data folder.
///
/// Its own server class listens on all addresses, therefore its request handler runs in a Jetty
/// that is bound to the loopback address. That Jetty also knows when something was written, so that
/// nobody has to ask the streams over and over.
public final class Database implements AutoCloseable {
  /// The file's name is DynamoDB Local's own (`-sharedDb`).
  static final String FILE = "shared-local-instance.db";

  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final ServerConnector connector;
  private final Writes writes;

  private Database(
      Server server, LocalDynamoDBServerHandler handler, ServerConnector connector, Writes writes) {
    this.server = server;
    this.handler = handler;
    this.connector = connector;
    this.writes = writes;
  }

  /// Opens the database in `folder`, which exists.
  ///
  /// @param port on the loopback address; 0 takes a free one
  /// @throws StartFailure if the file is damaged or the port taken
  public static Database open(Path folder, int port) {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      check(file);
    }
    // What the command line switch -disableTelemetry does; configured once for the whole process.
    Telemetry.configureTelemetry(
        "FILE", "MAVEN", TelemetryUtil.isTelemetryEnabled(/* disableTelemetry= */ true));
    var writes = new Writes();
    var threads = new QueuedThreadPool(32, 2);
    threads.setName("dynamodb");
    threads.setDaemon(true);
    var server = new Server(threads);
    var connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    LocalDynamoDBServerHandler handler;
    try {
      handler =
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(
                  port, /* inMemory= */ false, folder.toString(), /* sharedDb= */ true, false),
              null);
      server.setHandler(new Noticing(handler, writes));
      server.start();
    } catch (Exception e) {
      throw new StartFailure("The database in " + folder + " does not start: " + e.getMessage(), e);
    }
    return new Database(server, handler, connector, writes);
  }

  /// Reads the whole file once, since DynamoDB Local itself answers a damaged one only when
  /// somebody asks for just that page.
  private static void check(Path file) {
    java.util.logging.Logger.getLogger("com.almworks.sqlite4java")
        .setLevel(java.util.logging.Level.OFF);
    try {
      // The library that DynamoDB Local carries has to be the only one in the process.
      SQLiteLibraryLoader.initialize();
    } catch (Exception e) {
      throw new StartFailure("The database does not run on this machine: " + e.getMessage(), e);
    }
    var connection = new SQLiteConnection(file.toFile());
    try {
      connection.open(/* allowCreate= */ false);
      SQLiteStatement statement = connection.prepare("PRAGMA quick_check(1)");
      try {
        String verdict = statement.step() ? statement.columnString(0) : "no answer";
        if (!verdict.equals("ok")) {
          throw damaged(file, verdict.lines().findFirst().orElse(verdict), null);
        }
      } finally {
        statement.dispose();
      }
    } catch (SQLiteException e) {
      throw damaged(file, String.valueOf(e.getMessage()), e);
    } finally {
      connection.dispose();
    }
  }

  private static StartFailure damaged(
      Path file, String why, @org.jspecify.annotations.Nullable Throwable cause) {
    String line =
        "The data file "
            + file
            + " is damaged ("
            + why
            + "); move it away or start with another folder by --data DIR";
    return cause == null ? new StartFailure(line) : new StartFailure(line, cause);
  }

  /// The address for `aws.endpointUrlDynamodb`.
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  /// Tells when something was written.
  public Writes writes() {
    return writes;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("The database did not stop", e);
    } finally {
      handler.close();
    }
  }

  /// Counts write requests, and lets somebody wait for the next.
  public static final class Writes {
    private final AtomicLong count = new AtomicLong();

    /// How many write requests were answered since the start.
    public long count() {
      return count.get();
    }

    /// Waits until more than `seen` write requests were answered, at most `milliseconds`.
    public void await(long seen, long milliseconds) throws InterruptedException {
      long end = System.nanoTime() + milliseconds * 1_000_000;
      synchronized (this) {
        while (count.get() <= seen) {
          long left = (end - System.nanoTime()) / 1_000_000;
          if (left <= 0) {
            return;
          }
          wait(left);
        }
      }
    }

    void happened() {
      count.incrementAndGet();
      synchronized (this) {
        notifyAll();
      }
    }
  }

  private static final class Noticing extends Handler.Wrapper {
    private final Writes writes;

    Noticing(Handler handler, Writes writes) {
      super(handler);
      this.writes = writes;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      boolean handled = super.handle(request, response, callback);
      HttpField target = request.getHeaders().getField("X-Amz-Target");
      if (target != null
          && WRITES.contains(target.getValue().substring(target.getValue().indexOf('.') + 1))) {
        writes.happened();
      }
      return handled;
    }
  }
}

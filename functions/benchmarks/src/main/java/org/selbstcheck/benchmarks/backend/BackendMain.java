package org.selbstcheck.benchmarks.backend;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.monitoring.Telemetry;
import software.amazon.dynamodb.services.local.monitoring.TelemetryUtil;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// Runs DynamoDB Local and the object store on loopback until its standard input ends, so that it
/// never outlives who started it. Prints the two ports once it is ready.
public final class BackendMain {

  private BackendMain() {}

  public static void main(String[] args) throws Exception {
    Telemetry.configureTelemetry(
        "FILE", "MAVEN", TelemetryUtil.isTelemetryEnabled(/* disableTelemetry= */ true));
    // Its own server class would listen on all addresses.
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setPort(0);
    server.addConnector(connector);
    server.setHandler(
        new LocalDynamoDBServerHandler(
            new LocalDynamoDBRequestHandler(0, /* inMemory= */ true, null, false, false), null));
    server.start();
    try (ObjectServer objects = new ObjectServer()) {
      System.out.println(Backend.READY + connector.getLocalPort() + " " + objects.port());
      while (System.in.read() >= 0) {
        // Nobody writes; this waits for the end.
      }
    }
    // The database keeps threads that would never end.
    Runtime.getRuntime().halt(0);
  }
}

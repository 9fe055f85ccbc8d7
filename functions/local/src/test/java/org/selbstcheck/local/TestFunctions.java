package org.selbstcheck.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/// Functions that use the platform as the real ones do: clients built plainly, names from the
/// environment.
public final class TestFunctions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TestFunctions() {}

  /// How often the schedule came.
  static final AtomicInteger TICKS = new AtomicInteger();

  abstract static class Base implements RequestStreamHandler {
    final ApplicationContext context;

    Base(ApplicationContext context) {
      this.context = context;
    }

    String property(String name) {
      return context.getProperty(name, String.class).orElse("none");
    }

    DynamoDbClient dynamo() {
      return DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }
  }

  /// Saves and reads things.
  public static final class Web extends Base {
    /// For the runtime.
    public Web() {
      this(ApplicationContext.run());
    }

    /// For the local system.
    public Web(ApplicationContext context) {
      super(context);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context lambda)
        throws IOException {
      JsonNode event = JSON.readTree(input);
      String id = event.path("pathParameters").path("id").asText();
      ObjectNode answer = JSON.createObjectNode();
      switch (event.path("routeKey").asText()) {
        case "PUT /api/things/{id}" -> {
          try (DynamoDbClient client = dynamo()) {
            client.putItem(
                p ->
                    p.tableName(property("table.things"))
                        .item(
                            Map.of(
                                "pk",
                                AttributeValue.fromS(id),
                                "kind",
                                AttributeValue.fromS(event.path("body").asText()))));
          }
        }
        case "GET /api/things/{id}" -> {
          try (DynamoDbClient client = dynamo()) {
            var item =
                client.getItem(
                    g ->
                        g.tableName(property("table.things"))
                            .key(Map.of("pk", AttributeValue.fromS(id))));
            answer.put(
                "kind",
                Optional.ofNullable(item.item().get("kind")).map(AttributeValue::s).orElse("none"));
          }
        }
        case "PUT /api/objects/{id}" -> {
          try (S3Client client =
              S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build()) {
            client.putObject(
                p -> p.bucket(property("bucket")).key(id).contentType("text/plain"),
                RequestBody.fromString(event.path("body").asText()));
            answer.put(
                "object",
                client.getObjectAsBytes(g -> g.bucket(property("bucket")).key(id)).asUtf8String());
          }
        }
        case "GET /api/environment" -> {
          answer.put("things", property("table.things"));
          answer.put("other", property("other"));
          answer.put("path", property("path"));
          answer.put("name", lambda.getFunctionName());
          answer.put("memory", lambda.getMemoryLimitInMB());
          answer.put("time", lambda.getRemainingTimeInMillis() > 0);
        }
        default -> throw new IllegalStateException("Unknown route");
      }
      output.write(answer.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  /// Is woken by things of the kind `work` and makes another one of them.
  public static final class Worker extends Base {
    /// For the runtime.
    public Worker() {
      this(ApplicationContext.run());
    }

    /// For the local system.
    public Worker(ApplicationContext context) {
      super(context);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context lambda)
        throws IOException {
      for (JsonNode record : JSON.readTree(input).path("Records")) {
        String id = record.path("dynamodb").path("NewImage").path("pk").path("S").asText();
        if (id.equals("impossible")) {
          throw new IllegalStateException("Cannot be done");
        }
        try (DynamoDbClient client = dynamo()) {
          client.updateItem(
              u ->
                  u.tableName(property("table.things"))
                      .key(Map.of("pk", AttributeValue.fromS("done-" + id)))
                      .updateExpression("SET kind = :k ADD times :one")
                      .expressionAttributeValues(
                          Map.of(
                              ":k", AttributeValue.fromS("done"),
                              ":one", AttributeValue.fromN("1"))));
        }
      }
    }
  }

  /// Counts.
  public static final class Clockwork extends Base {
    /// For the runtime.
    public Clockwork() {
      this(ApplicationContext.run());
    }

    /// For the local system.
    public Clockwork(ApplicationContext context) {
      super(context);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context lambda) {
      TICKS.incrementAndGet();
    }
  }
}

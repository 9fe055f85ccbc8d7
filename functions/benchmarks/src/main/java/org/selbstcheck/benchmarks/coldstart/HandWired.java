package org.selbstcheck.benchmarks.coldstart;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/// The requests to the database of one save, without a framework and with as little else as
/// possible: link, check and answer in one read, the answer in one conditional write. It checks
/// nothing, so it is a floor and no alternative.
public final class HandWired implements RequestStreamHandler {

  private final JsonFactory json = new JsonFactory();
  private final String table = System.getenv("TABLE_CHECKS");
  private final DynamoDbClient client =
      DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, String> event = new HashMap<>();
    try (JsonParser parser = json.createParser(input)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
          event.put(parser.currentName(), parser.getText());
        }
      }
    }
    String[] token =
        event.getOrDefault("authorization", "").substring("Bearer ".length()).split("\\.", 2);
    String pk = "CHECK#" + token[0];
    String answer = "ANSWER#koordination#" + event.get("indicator");
    KeysAndAttributes keys =
        KeysAndAttributes.builder()
            .keys(List.of(key(pk, "LINK#" + hash(token[1])), key(pk, "META"), key(pk, answer)))
            .consistentRead(true)
            .build();
    int found =
        client
            .batchGetItem(BatchGetItemRequest.builder().requestItems(Map.of(table, keys)).build())
            .responses()
            .getOrDefault(table, List.of())
            .size();
    if (found < 2) {
      throw new IllegalStateException("Link or check missing");
    }
    Map<String, AttributeValue> item = new HashMap<>(key(pk, answer));
    item.put("answer", AttributeValue.fromS(event.getOrDefault("body", "")));
    item.put("revision", AttributeValue.fromN("1"));
    client.putItem(
        PutItemRequest.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(pk) OR revision = :seen")
            .expressionAttributeValues(Map.of(":seen", AttributeValue.fromN("1")))
            .build());
    output.write(
        "{\"statusCode\":200,\"body\":\"{\\\"revision\\\":1}\"}".getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, AttributeValue> key(String pk, String sk) {
    return Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk));
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package org.selbstcheck.local.triggers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.selbstcheck.local.template.Locals;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/// One change of a table as functions see it.
///
/// @param sequenceNumber its place in the shard
/// @param at when it was made, to the second
/// @param event as JSON
record StreamRecord(String sequenceNumber, Instant at, ObjectNode event) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static StreamRecord of(Record change, String streamArn) {
    var detail = change.dynamodb();
    ObjectNode event = JSON.createObjectNode();
    event.put("eventID", change.eventID());
    event.put("eventName", change.eventNameAsString());
    event.put("eventVersion", change.eventVersion());
    event.put("eventSource", "aws:dynamodb");
    event.put("awsRegion", Locals.REGION);
    ObjectNode dynamodb = event.putObject("dynamodb");
    dynamodb.put(
        "ApproximateCreationDateTime", detail.approximateCreationDateTime().getEpochSecond());
    dynamodb.set("Keys", attributes(detail.keys()));
    if (detail.hasNewImage()) {
      dynamodb.set("NewImage", attributes(detail.newImage()));
    }
    if (detail.hasOldImage()) {
      dynamodb.set("OldImage", attributes(detail.oldImage()));
    }
    dynamodb.put("SequenceNumber", detail.sequenceNumber());
    dynamodb.put("SizeBytes", detail.sizeBytes());
    dynamodb.put("StreamViewType", detail.streamViewTypeAsString());
    event.put("eventSourceARN", streamArn);
    return new StreamRecord(detail.sequenceNumber(), detail.approximateCreationDateTime(), event);
  }

  private static ObjectNode attributes(Map<String, AttributeValue> values) {
    ObjectNode node = JSON.createObjectNode();
    values.forEach((name, value) -> node.set(name, attribute(value)));
    return node;
  }

  private static ObjectNode attribute(AttributeValue value) {
    ObjectNode node = JSON.createObjectNode();
    switch (value.type()) {
      case S -> node.put("S", value.s());
      case N -> node.put("N", value.n());
      case B -> node.put("B", base64(value.b()));
      case BOOL -> node.put("BOOL", value.bool());
      case NUL -> node.put("NULL", true);
      case SS -> value.ss().forEach(node.putArray("SS")::add);
      case NS -> value.ns().forEach(node.putArray("NS")::add);
      case BS -> value.bs().forEach(bytes -> node.withArrayProperty("BS").add(base64(bytes)));
      case L -> {
        ArrayNode list = node.putArray("L");
        value.l().forEach(item -> list.add(attribute(item)));
      }
      case M -> node.set("M", attributes(value.m()));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new IllegalArgumentException("Unknown kind of attribute: " + value);
    }
    return node;
  }

  private static String base64(SdkBytes bytes) {
    return Base64.getEncoder().encodeToString(bytes.asByteArray());
  }
}

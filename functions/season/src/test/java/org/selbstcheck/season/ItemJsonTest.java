package org.selbstcheck.season;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ItemJsonTest {

  private static SdkBytes bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return SdkBytes.fromByteArray(bytes);
  }

  /// One attribute of every type that the platform knows.
  static Map<String, AttributeValue> everyType() {
    return Map.ofEntries(
        Map.entry("pk", AttributeValue.fromS("CHECK#x")),
        Map.entry("sk", AttributeValue.fromS("ODD")),
        Map.entry("text", AttributeValue.fromS("Grüße\n\"\\ \u0000 \uD83D\uDE00")),
        Map.entry("empty", AttributeValue.fromS("")),
        Map.entry("number", AttributeValue.fromN("-12345678901234567890.123")),
        Map.entry("bytes", AttributeValue.fromB(bytes(0, 255, 10))),
        Map.entry("texts", AttributeValue.fromSs(List.of("b", "a"))),
        Map.entry("numbers", AttributeValue.fromNs(List.of("10", "9"))),
        Map.entry("blobs", AttributeValue.fromBs(List.of(bytes(2), bytes(1)))),
        Map.entry("yes", AttributeValue.fromBool(true)),
        Map.entry("no", AttributeValue.fromBool(false)),
        Map.entry("nothing", AttributeValue.fromNul(true)),
        Map.entry(
            "tree",
            AttributeValue.fromM(
                Map.of(
                    "list",
                    AttributeValue.fromL(
                        List.of(
                            AttributeValue.fromS("x"),
                            AttributeValue.fromL(List.of()),
                            AttributeValue.fromM(Map.of())))))));
  }

  private static String line(Map<String, AttributeValue> item) {
    return new String(ItemJson.write(item), StandardCharsets.UTF_8);
  }

  @Test
  void item_ofEveryType_comesBackTheSame() throws IOException {
    String line = line(everyType());

    assertThat(line).doesNotContain("\n");
    assertThat(line(ItemJson.read(line))).isEqualTo(line);
    Map<String, AttributeValue> read = ItemJson.read(line);
    for (String name :
        List.of("text", "empty", "number", "bytes", "yes", "no", "nothing", "tree")) {
      assertThat(read.get(name)).as(name).isEqualTo(everyType().get(name));
    }
    assertThat(read.keySet()).isEqualTo(everyType().keySet());
  }

  @Test
  void sameItem_writtenOtherwise_isTheSameLine() {
    assertThat(line(Map.of("n", AttributeValue.fromN("1.50E2"))))
        .isEqualTo(line(Map.of("n", AttributeValue.fromN("150"))))
        .contains("\"150\"");
    assertThat(line(Map.of("s", AttributeValue.fromSs(List.of("a", "b")))))
        .isEqualTo(line(Map.of("s", AttributeValue.fromSs(List.of("b", "a")))));
    assertThat(line(Map.of("s", AttributeValue.fromL(List.of(AttributeValue.fromS("a"))))))
        .isNotEqualTo(line(Map.of("s", AttributeValue.fromSs(List.of("a")))));
  }

  @Test
  void line_thatIsNoItem_isRefused() {
    for (String line : List.of("", "[]", "{\"a\":{}}", "{\"a\":{\"X\":\"1\"}}", "{\"a\":")) {
      assertThatThrownBy(() -> ItemJson.read(line)).as(line).isInstanceOf(IOException.class);
    }
  }
}

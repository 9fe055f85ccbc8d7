package org.selbstcheck.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.selbstcheck.core.instrument.Instrument;
import org.selbstcheck.instruments.InstrumentReader;

/// The worked example of the method, whole and in parts to be broken.
public final class Examples {

  private Examples() {}

  public static byte[] bytes(String name) {
    try (InputStream in = Examples.class.getResourceAsStream("/examples/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public static JsonNode json(String name) {
    return value(JsonText.parse(bytes(name)));
  }

  public static Instrument instrument() {
    return value(InstrumentReader.read(bytes("instrument.yaml")));
  }

  /// The example's self-check after a change, as text.
  public static byte[] selfCheck(Consumer<ObjectNode> change) {
    ObjectNode document = (ObjectNode) json("self-check.json");
    change.accept(document);
    return document.toString().getBytes(UTF_8);
  }

  public static <T> T value(Reading<T> reading) {
    return switch (reading) {
      case Reading.Accepted<T>(T value) -> value;
      case Reading.Refused<T> refused -> throw new AssertionError(refused.problems());
    };
  }
}

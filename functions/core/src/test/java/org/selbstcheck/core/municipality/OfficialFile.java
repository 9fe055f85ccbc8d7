package org.selbstcheck.core.municipality;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The shipped file and what is read from it, once for all tests.
final class OfficialFile {

  static final List<String> LINES = lines();
  static final Register REGISTER = register(String.join("\n", LINES) + "\n");

  private OfficialFile() {}

  private static List<String> lines() {
    try (InputStream in = ShippedRegister.open()) {
      return new String(in.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RegisterReader.Reading read(byte[] bytes) {
    try {
      return RegisterReader.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RegisterReader.Reading read(String text) {
    return read(text.getBytes(UTF_8));
  }

  static Register register(String text) {
    RegisterReader.Reading reading = read(text);
    assertThat(reading).isInstanceOf(RegisterReader.Reading.Read.class);
    return ((RegisterReader.Reading.Read) reading).register();
  }

  static Municipality municipality(String key) {
    return REGISTER.find(MunicipalityKey.parse(key).orElseThrow()).orElseThrow();
  }
}

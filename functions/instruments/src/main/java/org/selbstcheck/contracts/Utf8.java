package org.selbstcheck.contracts;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes to text, strictly.
public final class Utf8 {

  private Utf8() {}

  /// Whether every document can hold the text: no half of a surrogate pair, no control characters
  /// but tab and line breaks.
  public static boolean storable(String text) {
    return text.codePoints().allMatch(Utf8::storable);
  }

  public static boolean storable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL -> character == '\t' || character == '\n' || character == '\r';
      case Character.SURROGATE -> false;
      default -> character != 0xfffe && character != 0xffff;
    };
  }

  /// Decodes UTF-8. A byte order mark at the beginning, as some editors write it, is left out; any
  /// byte that is not UTF-8 refuses the text instead of becoming a replacement character.
  public static Reading<String> decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      return Reading.refused("byte " + in.position(), "not UTF-8");
    }
    String text = out.flip().toString();
    return new Reading.Accepted<>(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }
}

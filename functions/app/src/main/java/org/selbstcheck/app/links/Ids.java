package org.selbstcheck.app.links;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/// Random ids and secrets.
public final class Ids {

  /// Without letters that are easily misread.
  static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private final SecureRandom random;

  public Ids(SecureRandom random) {
    this.random = random;
  }

  /// An id of a check or of an event: 16 characters, about 79 random bits.
  public String next() {
    return letters(16);
  }

  private String letters(int count) {
    StringBuilder letters = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return letters.toString();
  }

  /// A code to type by hand: 12 letters, about 59 random bits.
  public TypedCode code() {
    return new TypedCode(letters(TypedCode.LETTERS).toUpperCase(Locale.ROOT));
  }

  /// A secret: 256 random bits in base64url, 43 characters.
  public String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package org.selbstcheck.app.links;

import java.security.SecureRandom;
import java.util.Base64;

/// Random ids and secrets.
public final class Ids {

  /// Without letters that are easily misread.
  private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  private final SecureRandom random;

  public Ids(SecureRandom random) {
    this.random = random;
  }

  /// An id of a check or of an event: 16 characters, about 79 random bits.
  public String next() {
    StringBuilder id = new StringBuilder(16);
    for (int i = 0; i < 16; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /// A secret: 256 random bits in base64url, 43 characters.
  public String secret() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

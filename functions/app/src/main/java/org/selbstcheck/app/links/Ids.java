package org.selbstcheck.app.links;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import org.selbstcheck.app.store.Code;

/// Random ids and secrets.
public final class Ids {

  /// Without letters that are easily misread.
  static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

  /// Eight letters are 40 bits, few enough to be tried out where somebody got hold of the table; a
  /// slow hash makes one try cost what a hundred thousand would.
  private static final int CODE_ROUNDS = 120_000;

  private final SecureRandom random;
  private final int codeRounds;

  public Ids(SecureRandom random) {
    this(random, CODE_ROUNDS);
  }

  /// @param codeRounds how slow codes are hashed; for tests, which make thousands
  public Ids(SecureRandom random, int codeRounds) {
    this.random = random;
    this.codeRounds = codeRounds;
  }

  /// An id of a check or of an event: 16 characters, about 79 random bits.
  public String next() {
    return letters(16);
  }

  /// Under which key a code lies. Slow on purpose.
  public Code.Place place(TypedCode code) {
    return code.place(codeRounds);
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

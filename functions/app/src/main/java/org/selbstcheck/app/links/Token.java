package org.selbstcheck.app.links;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The token of a link as it travels: the id of the check, a dot and 256 random bits in base64url.
public record Token(String checkId, String secret) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9]{16}\\.[A-Za-z0-9_-]{43}");

  /// The form of the secret alone.
  public static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");

  /// Reads a token; empty if it does not have the form of one.
  public static Optional<Token> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new Token(text.substring(0, 16), text.substring(17)))
        : Optional.empty();
  }

  public String hash() {
    return hash(secret);
  }

  /// Hex SHA-256. A fast hash is enough: the secret has 256 random bits.
  public static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(secret.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /// The travelling form. Never log it.
  @Override
  public String toString() {
    return checkId + "." + secret;
  }
}

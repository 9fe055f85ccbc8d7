package org.selbstcheck.app.registration;

import java.util.Optional;
import java.util.regex.Pattern;
import org.selbstcheck.app.links.Token;

/// What opens a registration: the id of the phase, a dot and 256 random bits in base64url.
record RegistrationToken(String phaseId, String secret) {

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}\\.[A-Za-z0-9_-]{43}");

  /// Reads a token; empty if it does not have the form of one.
  static Optional<RegistrationToken> parse(String text) {
    int dot = text.indexOf('.');
    return FORM.matcher(text).matches()
        ? Optional.of(new RegistrationToken(text.substring(0, dot), text.substring(dot + 1)))
        : Optional.empty();
  }

  String hash() {
    return Token.hash(secret);
  }
}

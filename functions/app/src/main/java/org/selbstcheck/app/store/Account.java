package org.selbstcheck.app.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.function.Supplier;

/// The account of somebody who administers, under a name that tells one account from another and
/// not whose it is; see `infrastructure/docs/adr/0033`.
///
/// @param name eight characters
public record Account(String name) {

  private static final ScopedValue<Account> ACTING = ScopedValue.newInstance();

  /// Letters and digits that nobody mistakes for each other.
  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789x";

  private static final int LENGTH = 8;

  /// @param issuer of the token, because two providers may number alike
  /// @param subject of the token
  public static Account of(String issuer, String subject) {
    byte[] digest = sha256(issuer + "\n" + subject);
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      name.append(SIGNS.charAt(digest[i] & 31));
    }
    return new Account(name.toString());
  }

  /// Does something in the name of this account: entries of administration's log that are made
  /// meanwhile bear it, so that no route can forget to say it.
  public <R> R acting(Supplier<R> act) {
    return ScopedValue.where(ACTING, this).call(act::get);
  }

  /// In whose name something is being done, if it is done in anybody's.
  public static Optional<Account> acting() {
    return ACTING.isBound() ? Optional.of(ACTING.get()) : Optional.empty();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

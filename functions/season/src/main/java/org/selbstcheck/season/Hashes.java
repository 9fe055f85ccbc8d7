package org.selbstcheck.season;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256.
final class Hashes {

  private Hashes() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static byte[] of(byte[] bytes) {
    return sha256().digest(bytes);
  }

  static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }
}

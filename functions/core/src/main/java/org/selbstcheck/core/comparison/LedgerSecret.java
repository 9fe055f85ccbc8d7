package org.selbstcheck.core.comparison;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// The secret without which a [Ledger] tells nothing of single municipalities: 32 random bytes, one
/// for each phase. Who has it *and* the ledger can try all municipalities and values and so read
/// both; it is therefore kept apart from the ledger, where only the maker of snapshots may read it,
/// and deleted with the phase. Where it is lost, what is published stays as it is for good.
public final class LedgerSecret {

  private static final int BYTES = 32;

  private final byte[] bytes;

  private LedgerSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /// @param bytes 32, from a source of randomness fit for keys; copied
  /// @throws IllegalArgumentException if there are fewer or more
  public static LedgerSecret of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("Invalid length of a secret: " + bytes.length);
    }
    return new LedgerSecret(bytes.clone());
  }

  /// A keyed digest. The secret as a prefix is enough with SHA-3, which cannot be continued from
  /// its output; each part carries its length, so that no two lists of parts read the same.
  ///
  /// @param length bytes that are kept, at most 32
  /// @return Base64 for URLs without padding
  String mark(int length, String... parts) {
    MessageDigest digest = sha3();
    digest.update(bytes);
    for (String part : parts) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      digest.update(text);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(digest.digest(), length));
  }

  private static MessageDigest sha3() {
    try {
      return MessageDigest.getInstance("SHA3-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA3-256", e);
    }
  }

  @Override
  public String toString() {
    return "LedgerSecret";
  }
}

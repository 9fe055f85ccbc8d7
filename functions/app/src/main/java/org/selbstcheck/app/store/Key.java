package org.selbstcheck.app.store;

import java.nio.charset.StandardCharsets;

/// The primary key of an item. Made in [Keys] only.
public record Key(String pk, String sk) {

  private static final int PK_BYTES = 2048;
  private static final int SK_BYTES = 1024;

  /// Whether the platform can hold such a key. Paths carry ids that anybody typed; asking for one
  /// that is too long is an error there, and here the same as asking for one that is unknown.
  boolean storable() {
    return storable(pk, PK_BYTES) && storable(sk, SK_BYTES);
  }

  static boolean storablePartition(String pk) {
    return storable(pk, PK_BYTES);
  }

  private static boolean storable(String part, int most) {
    return !part.isEmpty() && part.getBytes(StandardCharsets.UTF_8).length <= most;
  }
}

package org.selbstcheck.season;

import java.math.BigInteger;

/// How many things there are and one number that stands for all of them, in whatever order they
/// came: the sum of their hashes. A table tells its items in another order each time.
final class Tally {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  private long count;
  private BigInteger sum = BigInteger.ZERO;

  void add(byte[] hash) {
    count++;
    sum = sum.add(new BigInteger(1, hash)).mod(MODULUS);
  }

  long count() {
    return count;
  }

  /// 64 hexadecimal digits.
  String fingerprint() {
    return String.format(java.util.Locale.ROOT, "%064x", sum);
  }
}

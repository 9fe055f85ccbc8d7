package org.selbstcheck.core.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/// An exact rational number, always in lowest terms with a positive denominator.
///
/// The method (its opening) keeps numbers exact until they are shown. Values that fit into `long`
/// are computed there; whatever overflows continues in [BigInteger], so no operation ever loses a
/// digit and none fails but a division by zero.
public abstract sealed class Fraction implements Comparable<Fraction> {

  public static final Fraction ZERO = new Small(0, 1);
  public static final Fraction ONE = new Small(1, 1);

  private Fraction() {}

  /// A whole number.
  public static Fraction of(long value) {
    return new Small(value, 1);
  }

  /// `numerator / denominator` in lowest terms.
  ///
  /// @throws ArithmeticException if the denominator is 0
  public static Fraction of(long numerator, long denominator) {
    if (denominator == 0) {
      throw new ArithmeticException("Fraction with denominator 0: " + numerator);
    }
    try {
      return small(numerator, denominator);
    } catch (ArithmeticException _) {
      return exact(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }
  }

  public final Fraction plus(Fraction other) {
    if (this instanceof Small a && other instanceof Small b) {
      try {
        return small(
            Math.addExact(
                Math.multiplyExact(a.numerator, b.denominator),
                Math.multiplyExact(b.numerator, a.denominator)),
            Math.multiplyExact(a.denominator, b.denominator));
      } catch (ArithmeticException _) {
        // Too large for long: falls through to the exact way.
      }
    }
    return exact(
        bigNumerator()
            .multiply(other.bigDenominator())
            .add(other.bigNumerator().multiply(bigDenominator())),
        bigDenominator().multiply(other.bigDenominator()));
  }

  public final Fraction minus(Fraction other) {
    return plus(other.times(-1));
  }

  public final Fraction times(Fraction other) {
    if (this instanceof Small a && other instanceof Small b) {
      try {
        return small(
            Math.multiplyExact(a.numerator, b.numerator),
            Math.multiplyExact(a.denominator, b.denominator));
      } catch (ArithmeticException _) {
        // Too large for long: falls through to the exact way.
      }
    }
    return exact(
        bigNumerator().multiply(other.bigNumerator()),
        bigDenominator().multiply(other.bigDenominator()));
  }

  public final Fraction times(long factor) {
    return times(of(factor));
  }

  /// @throws ArithmeticException if the divisor is 0
  public final Fraction over(long divisor) {
    return times(of(1, divisor));
  }

  @Override
  public final int compareTo(Fraction other) {
    if (this instanceof Small a && other instanceof Small b) {
      try {
        return Long.compare(
            Math.multiplyExact(a.numerator, b.denominator),
            Math.multiplyExact(b.numerator, a.denominator));
      } catch (ArithmeticException _) {
        // Too large for long: falls through to the exact way.
      }
    }
    return bigNumerator()
        .multiply(other.bigDenominator())
        .compareTo(other.bigNumerator().multiply(bigDenominator()));
  }

  public final boolean isLess(Fraction other) {
    return compareTo(other) < 0;
  }

  public final boolean isAtLeast(Fraction other) {
    return compareTo(other) >= 0;
  }

  /// The value as it is shown: rounded half up, negative ones half away from zero, from the exact
  /// value.
  ///
  /// @param decimals number of decimals, 0 or more; the scale of what is returned
  public final BigDecimal rounded(int decimals) {
    return new BigDecimal(bigNumerator())
        .divide(new BigDecimal(bigDenominator()), decimals, RoundingMode.HALF_UP);
  }

  abstract BigInteger bigNumerator();

  abstract BigInteger bigDenominator();

  @Override
  public final String toString() {
    return bigNumerator() + "/" + bigDenominator();
  }

  /// @throws ArithmeticException if the value in lowest terms needs more than `long`
  private static Fraction small(long numerator, long denominator) {
    long divisor = greatestCommonDivisor(Math.absExact(numerator), Math.absExact(denominator));
    long signed = denominator < 0 ? -divisor : divisor;
    return new Small(numerator / signed, denominator / signed);
  }

  private static Fraction exact(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    BigInteger signed = denominator.signum() < 0 ? divisor.negate() : divisor;
    BigInteger n = numerator.divide(signed);
    BigInteger d = denominator.divide(signed);
    // One form per value, so that equals needs no arithmetic.
    return n.bitLength() < Long.SIZE && d.bitLength() < Long.SIZE
        ? new Small(n.longValue(), d.longValue())
        : new Large(n, d);
  }

  private static long greatestCommonDivisor(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return x;
  }

  private static final class Small extends Fraction {
    private final long numerator;
    private final long denominator;

    Small(long numerator, long denominator) {
      this.numerator = numerator;
      this.denominator = denominator;
    }

    @Override
    BigInteger bigNumerator() {
      return BigInteger.valueOf(numerator);
    }

    @Override
    BigInteger bigDenominator() {
      return BigInteger.valueOf(denominator);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Small that
          && numerator == that.numerator
          && denominator == that.denominator;
    }

    @Override
    public int hashCode() {
      return Objects.hash(numerator, denominator);
    }
  }

  private static final class Large extends Fraction {
    private final BigInteger numerator;
    private final BigInteger denominator;

    Large(BigInteger numerator, BigInteger denominator) {
      this.numerator = numerator;
      this.denominator = denominator;
    }

    @Override
    BigInteger bigNumerator() {
      return numerator;
    }

    @Override
    BigInteger bigDenominator() {
      return denominator;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Large that
          && numerator.equals(that.numerator)
          && denominator.equals(that.denominator);
    }

    @Override
    public int hashCode() {
      return Objects.hash(numerator, denominator);
    }
  }
}

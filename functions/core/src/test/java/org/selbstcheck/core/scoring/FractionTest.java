package org.selbstcheck.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class FractionTest {

  private static final Fraction HUGE =
      Fraction.of(Long.MAX_VALUE).times(Fraction.of(Long.MAX_VALUE - 1));

  @Test
  void of_reducible_isInLowestTermsWithPositiveDenominator() {
    assertThat(Fraction.of(6, 4)).hasToString("3/2");
    assertThat(Fraction.of(6, -4)).hasToString("-3/2");
    assertThat(Fraction.of(-6, -4)).hasToString("3/2");
    assertThat(Fraction.of(0, -7)).hasToString("0/1").isEqualTo(Fraction.ZERO);
  }

  @Test
  void of_smallestLong_isExact() {
    assertThat(Fraction.of(Long.MIN_VALUE, -1)).hasToString("9223372036854775808/1");
    assertThat(Fraction.of(Long.MIN_VALUE, 2)).hasToString("-4611686018427387904/1");
    assertThat(Fraction.of(1, Long.MIN_VALUE)).hasToString("-1/9223372036854775808");
  }

  @Test
  void of_denominatorZero_throws() {
    assertThatThrownBy(() -> Fraction.of(3, 0))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("3");
    assertThatThrownBy(() -> Fraction.ONE.over(0)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void equals_sameValueFromBothWays_isEqualWithEqualHash() {
    Fraction viaHuge = HUGE.minus(HUGE.minus(Fraction.of(1, 3)));
    assertThat(viaHuge).isEqualTo(Fraction.of(1, 3)).hasSameHashCodeAs(Fraction.of(1, 3));
    assertThat(HUGE)
        .isEqualTo(HUGE.plus(Fraction.ZERO))
        .hasSameHashCodeAs(HUGE.plus(Fraction.ZERO))
        .isNotEqualTo(HUGE.plus(Fraction.ONE))
        .isNotEqualTo(HUGE.over(3))
        .isNotEqualTo(Fraction.ONE)
        .isNotEqualTo("huge");
    assertThat(Fraction.of(1, 2))
        .isNotEqualTo(Fraction.of(1, 3))
        .isNotEqualTo(Fraction.of(3, 2))
        .isNotEqualTo(HUGE)
        .isNotEqualTo("1/2");
    assertThat(Fraction.of(1, 2).hashCode()).isNotEqualTo(Fraction.of(1, 3).hashCode());
    assertThat(HUGE.hashCode()).isNotEqualTo(HUGE.plus(Fraction.ONE).hashCode());
  }

  @Test
  void rounded_half_goesUpAndNegativeAwayFromZero() {
    assertThat(Fraction.of(1, 8).rounded(2)).isEqualTo(new BigDecimal("0.13"));
    assertThat(Fraction.of(-1, 8).rounded(2)).isEqualTo(new BigDecimal("-0.13"));
    assertThat(Fraction.of(1249, 10000).rounded(2)).isEqualTo(new BigDecimal("0.12"));
    assertThat(Fraction.of(200, 3).rounded(1)).isEqualTo(new BigDecimal("66.7"));
    assertThat(Fraction.of(50).rounded(1)).isEqualTo(new BigDecimal("50.0"));
  }

  @Test
  void rounded_nearlyHalf_isDecidedByTheExactValue() {
    // 0.04999… is 0.0, though rounding to two decimals first would make it 0.05 and then 0.1.
    Fraction below = Fraction.of(1, 20).minus(Fraction.of(1, 1_000_000_000));
    assertThat(below.rounded(1)).isEqualTo(new BigDecimal("0.0"));
  }

  @Test
  void comparison_ofNeighbours_isExact() {
    Fraction third = Fraction.of(1, 3);
    assertThat(third.isLess(Fraction.of(333_333_334, 1_000_000_000))).isTrue();
    assertThat(third.isLess(Fraction.of(333_333_333, 1_000_000_000))).isFalse();
    assertThat(third.isLess(Fraction.of(2, 6))).isFalse();
    assertThat(third.isAtLeast(Fraction.of(2, 6))).isTrue();
    assertThat(third.isAtLeast(Fraction.of(1, 2))).isFalse();
    assertThat(HUGE.isLess(HUGE.plus(Fraction.of(1, 7)))).isTrue();
    assertThat(Fraction.of(1, Long.MAX_VALUE).isLess(Fraction.of(1, Long.MAX_VALUE - 1))).isTrue();
  }

  @Property
  void arithmetic_ofAnyLongs_equalsBigIntegers(
      @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
    long p = b == 0 ? 1 : b;
    long q = d == 0 ? 1 : d;
    Fraction x = Fraction.of(a, p);
    Fraction y = Fraction.of(c, q);
    BigInteger left = big(a).multiply(big(q));
    BigInteger right = big(c).multiply(big(p));
    BigInteger both = big(p).multiply(big(q));
    assertThat(x.plus(y)).hasToString(reduced(left.add(right), both));
    assertThat(x.minus(y)).hasToString(reduced(left.subtract(right), both));
    assertThat(x.times(y)).hasToString(reduced(big(a).multiply(big(c)), both));
    assertThat(Integer.signum(x.compareTo(y))).isEqualTo(left.compareTo(right) * both.signum());
  }

  @Property
  void arithmetic_ofSmallNumbers_equalsBigIntegers(
      @ForAll @IntRange(min = -20, max = 20) int a,
      @ForAll @IntRange(min = 1, max = 20) int b,
      @ForAll @IntRange(min = -20, max = 20) int c,
      @ForAll @IntRange(min = 1, max = 20) int d) {
    Fraction x = Fraction.of(a, b);
    Fraction y = Fraction.of(c, d);
    assertThat(x.plus(y)).hasToString(reduced(big((long) a * d + c * b), big(b * d)));
    assertThat(x.minus(y)).hasToString(reduced(big((long) a * d - c * b), big(b * d)));
    assertThat(x.times(y)).hasToString(reduced(big((long) a * c), big(b * d)));
    assertThat(x.over(d)).isEqualTo(Fraction.of(a, (long) b * d));
    assertThat(x.compareTo(y)).isEqualTo(Integer.compare(a * d, c * b));
    assertThat(x.equals(y)).isEqualTo(a * d == c * b);
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  private static String reduced(BigInteger numerator, BigInteger denominator) {
    BigInteger divisor = numerator.gcd(denominator);
    if (denominator.signum() < 0) {
      divisor = divisor.negate();
    }
    return numerator.divide(divisor) + "/" + denominator.divide(divisor);
  }
}

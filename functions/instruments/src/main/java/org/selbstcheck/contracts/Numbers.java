package org.selbstcheck.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.Optional;

/// Numbers as both JSON and YAML write them, exact.
public final class Numbers {

  /// No number of a contract comes near; beyond, a few characters would cost gigabytes.
  private static final int MOST_DIGITS = 1000;

  private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

  private Numbers() {}

  /// The node of a decimal number. Whole ones become integers however they are written: `1.0` is 1.
  ///
  /// @param text a decimal number, with an exponent or without
  /// @return empty if it has more than 1 000 digits before or after the point
  public static Optional<JsonNode> node(String text) {
    BigDecimal value;
    try {
      value = new BigDecimal(text);
    } catch (NumberFormatException _) {
      // Only an exponent beyond int gets here: the grammar was checked by whoever calls.
      return Optional.empty();
    }
    if (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS) {
      return Optional.empty();
    }
    BigDecimal plain = value.stripTrailingZeros();
    if (plain.scale() > 0) {
      return Optional.of(NODES.numberNode(plain));
    }
    if (plain.precision() - plain.scale() > 18) {
      return Optional.of(NODES.numberNode(plain.toBigInteger()));
    }
    long whole = plain.longValueExact();
    return Optional.of(
        whole == (int) whole ? NODES.numberNode((int) whole) : NODES.numberNode(whole));
  }
}

package org.selbstcheck.app.store;

import java.util.Locale;
import java.util.Optional;

/// Names of enum constants as they stand in items and JSON: `OTHER_LEVEL` is `otherLevel`.
public final class Names {

  private Names() {}

  public static String of(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (char c : constant.name().toCharArray()) {
      if (c == '_') {
        upper = true;
      } else {
        name.append(upper ? c : Character.toLowerCase(c));
        upper = false;
      }
    }
    return name.toString();
  }

  /// The constant of that name, if there is one.
  public static <E extends Enum<E>> Optional<E> parse(Class<E> type, String name) {
    for (E constant : type.getEnumConstants()) {
      if (of(constant).equals(name)) {
        return Optional.of(constant);
      }
    }
    return Optional.empty();
  }

  /// The constant of a name that the project wrote itself.
  ///
  /// @throws IllegalStateException if there is none: the item was written by a version that is not
  ///   known
  static <E extends Enum<E>> E stored(Class<E> type, String name) {
    return parse(type, name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Unknown " + type.getSimpleName().toLowerCase(Locale.ROOT) + ": " + name));
  }
}

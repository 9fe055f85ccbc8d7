package org.selbstcheck.core.answers;

import java.util.List;
import java.util.stream.Stream;
import org.selbstcheck.core.instrument.Field;
import org.selbstcheck.core.instrument.Indicator;
import org.selbstcheck.core.instrument.Instrument;

/// Which indicators a check covers (method, section 0). Only what is in scope exists in a result.
public sealed interface Scope {

  /// Whether an indicator of a field is covered.
  boolean covers(Field field, Indicator indicator);

  /// Whether the instrument has an indicator of that id and it is covered.
  default boolean covers(Instrument instrument, String indicator) {
    return instrument.fields().stream()
        .anyMatch(
            field ->
                field.indicators().stream()
                    .anyMatch(it -> it.id().equals(indicator) && covers(field, it)));
  }

  /// Whether a check with this scope may get that one: a check grows, it never shrinks, so nothing
  /// that was answered falls out. The same scope is no step, but allowed.
  default boolean widens(Scope wider) {
    return switch (wider) {
      case Full() -> true;
      case Short() -> this instanceof Short;
      case Fields(List<String> more) ->
          this instanceof Fields(List<String> ids) && more.containsAll(ids);
    };
  }

  /// The smallest scope that is wider than both.
  default Scope and(Scope other) {
    if (widens(other)) {
      return other;
    }
    if (other.widens(this)) {
      return this;
    }
    return this instanceof Fields(List<String> ids) && other instanceof Fields(List<String> more)
        ? new Fields(Stream.concat(ids.stream(), more.stream()).distinct().toList())
        : new Full();
  }

  /// Everything.
  record Full() implements Scope {
    @Override
    public boolean covers(Field field, Indicator indicator) {
      return true;
    }
  }

  /// The indicators marked as short form.
  record Short() implements Scope {
    @Override
    public boolean covers(Field field, Indicator indicator) {
      return indicator.shortForm();
    }
  }

  /// Single fields of action, as the municipality chose them.
  ///
  /// @param ids field ids in the order given, at least one
  record Fields(List<String> ids) implements Scope {
    public Fields {
      ids = List.copyOf(ids);
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("Scope without fields");
      }
    }

    @Override
    public boolean covers(Field field, Indicator indicator) {
      return ids.contains(field.id());
    }
  }
}

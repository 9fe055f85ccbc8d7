package org.selbstcheck.contracts;

import java.util.List;
import java.util.function.Function;

/// What came of reading a document.
public sealed interface Reading<T> {

  /// The document is as it should be.
  record Accepted<T>(T value) implements Reading<T> {}

  /// The document is refused.
  ///
  /// @param problems at least one
  record Refused<T>(List<Problem> problems) implements Reading<T> {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("Refused without a problem");
      }
    }
  }

  /// Accepts the value, or refuses it where there are problems.
  static <T> Reading<T> of(T value, List<Problem> problems) {
    return problems.isEmpty() ? new Accepted<>(value) : new Refused<>(problems);
  }

  /// Refuses for one reason.
  static <T> Reading<T> refused(String place, String reason) {
    return new Refused<>(List.of(new Problem(place, reason)));
  }

  /// What was read, where this application wrote it itself: then nothing else can be there.
  ///
  /// @param what it is, for the message
  /// @throws IllegalStateException if it was refused; the message says where, not what stands there
  default T own(String what) {
    return switch (this) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(List<Problem> problems) ->
          throw new IllegalStateException(
              "Unreadable " + what + ": " + problems.getFirst().place());
    };
  }

  /// Goes on reading if nothing was refused so far.
  default <U> Reading<U> then(Function<? super T, Reading<U>> next) {
    return switch (this) {
      case Accepted<T>(T value) -> next.apply(value);
      case Refused<T>(List<Problem> problems) -> new Refused<>(problems);
    };
  }
}

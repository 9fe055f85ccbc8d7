package org.selbstcheck.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A function of the template.
///
/// @param id the logical id
/// @param name the physical name
/// @param handler the class
/// @param timeout after which an invocation is ended
/// @param memoryMegabytes what the context reports
/// @param environment its variables, resolved; nothing else is given to it
/// @param retries how often an event that nobody waits for is tried again
/// @param deadLetter the target for such an event that was given up
/// @param triggers what makes it run
public record LambdaFunction(
    String id,
    String name,
    String handler,
    Duration timeout,
    int memoryMegabytes,
    Map<String, String> environment,
    int retries,
    Optional<String> deadLetter,
    List<Trigger> triggers) {
  /// Copies the collections.
  public LambdaFunction {
    environment = Map.copyOf(environment);
    triggers = List.copyOf(triggers);
  }

  /// The triggers of one kind.
  public <T extends Trigger> List<T> triggers(Class<T> kind) {
    return triggers.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}

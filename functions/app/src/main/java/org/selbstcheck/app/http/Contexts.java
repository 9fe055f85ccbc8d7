package org.selbstcheck.app.http;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;

/// How the framework starts in a function.
public final class Contexts {

  private Contexts() {}

  /// Builds beans when they are asked for. The framework's own builder for Lambda makes every
  /// singleton of every library at start, about seventy of which no function needs, and fails over
  /// one of them that misses a JSON mapper.
  public static ApplicationContextBuilder builder() {
    return ApplicationContext.builder("function", "lambda")
        // Looking around for where it runs costs time; nothing here depends on it.
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .bootstrapEnvironment(false)
        .banner(false);
  }
}

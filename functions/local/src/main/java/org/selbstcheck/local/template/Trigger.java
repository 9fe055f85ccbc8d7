package org.selbstcheck.local.template;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What makes a function run.
public sealed interface Trigger {
  /// The name of the event under the function.
  String id();

  /// A route of the HTTP API.
  ///
  /// @param method in upper case, or `ANY`; empty for the default route
  /// @param path such as `/api/check/answers/{indicator}`; empty for the default route
  /// @param authorizer the name of the JWT authorizer, empty if anybody may call
  /// @param scopes of which a token needs one; empty if it needs none
  record Route(
      String id, String method, String path, Optional<String> authorizer, List<String> scopes)
      implements Trigger {
    /// The key of the route that answers whatever no other answers.
    public static final String DEFAULT = "$default";

    /// Checks that both or none of method and path are there.
    public Route {
      scopes = List.copyOf(scopes);
      if (method.isEmpty() != path.isEmpty()) {
        throw new IllegalArgumentException("Method and path belong together: " + method + path);
      }
    }

    /// The key as events carry it, such as `GET /api/check`.
    public String key() {
      return path.isEmpty() ? DEFAULT : method + " " + path;
    }
  }

  /// Changes of a table.
  ///
  /// @param table the logical id of the table
  /// @param position where the first start begins: `TRIM_HORIZON` or `LATEST`
  /// @param batchSize most records of one invocation
  /// @param retries how often a failed batch is tried again; empty is until it expires
  /// @param maximumAge records older than this are given up; empty is never
  /// @param bisect whether a failed batch is tried again in halves
  /// @param reportsItemFailures whether the answer may name the first record that failed
  /// @param filters event patterns as JSON, of which one must match; empty lets everything through
  /// @param deadLetter the name of the target for what was given up
  record Stream(
      String id,
      String table,
      String position,
      int batchSize,
      OptionalInt retries,
      Optional<Duration> maximumAge,
      boolean bisect,
      boolean reportsItemFailures,
      List<String> filters,
      Optional<String> deadLetter)
      implements Trigger {
    /// Checks the ranges that the platform allows.
    public Stream {
      filters = List.copyOf(filters);
      if (batchSize < 1 || batchSize > 10_000) {
        throw new IllegalArgumentException("Invalid batch size: " + batchSize);
      }
    }
  }

  /// A rule of the scheduler.
  ///
  /// @param name of the schedule
  /// @param expression such as `rate(15 minutes)` or `cron(0 3 * * ? *)`
  /// @param zone in which a cron expression is meant
  /// @param input the event instead of the scheduler's own
  /// @param enabled whether it runs at all
  record Schedule(
      String id,
      String name,
      String expression,
      ZoneId zone,
      Optional<String> input,
      boolean enabled)
      implements Trigger {}
}

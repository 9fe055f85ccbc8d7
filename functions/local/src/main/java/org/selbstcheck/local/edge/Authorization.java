package org.selbstcheck.local.edge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What an authorizer says to a request.
sealed interface Authorization {
  /// The token is good.
  ///
  /// @param claims as texts, in the platform's way of writing them
  /// @param scopes that the route asks for
  record Granted(Map<String, String> claims, List<String> scopes) implements Authorization {
    public Granted {
      claims = new TreeMap<>(claims);
      scopes = List.copyOf(scopes);
    }
  }

  /// There is no token, or not a good one.
  ///
  /// @param challenge value of `www-authenticate`
  record Refused(String challenge) implements Authorization {}

  /// The issuer's keys cannot be had, so nobody knows whether the token is good.
  record Undecided() implements Authorization {}

  /// The token is good but carries no scope that the route asks for.
  ///
  /// @param challenge value of `www-authenticate`
  record Insufficient(String challenge) implements Authorization {}
}

package org.selbstcheck.local.template;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The HTTP API of the template; its routes stand at the functions.
///
/// @param id the logical id
/// @param authorizers by name
/// @param defaultAuthorizer of routes that name none
/// @param limit of all routes that have none of their own
/// @param routeLimits by route key, such as `POST /api/codes/open`
public record HttpApi(
    String id,
    Map<String, JwtAuthorizer> authorizers,
    Optional<String> defaultAuthorizer,
    Limit limit,
    Map<String, Limit> routeLimits) {
  /// Copies the maps.
  public HttpApi {
    authorizers = Map.copyOf(authorizers);
    routeLimits = Map.copyOf(routeLimits);
  }

  /// How many requests are let through.
  ///
  /// @param ratePerSecond empty is without a limit
  /// @param burst how many may come at once; only with a rate
  public record Limit(OptionalDouble ratePerSecond, int burst) {}

  /// Which tokens are accepted.
  ///
  /// @param issuer as the claim `iss` names it
  /// @param audience of which the claim `aud`, or `client_id` where there is none, is one
  /// @param scopes of which a token needs one, unless the route names its own; empty if it needs
  ///   none
  public record JwtAuthorizer(String issuer, List<String> audience, List<String> scopes) {
    /// Copies the lists.
    public JwtAuthorizer {
      audience = List.copyOf(audience);
      scopes = List.copyOf(scopes);
    }
  }
}

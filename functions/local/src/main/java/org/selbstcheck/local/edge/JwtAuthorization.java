package org.selbstcheck.local.edge;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.selbstcheck.local.template.HttpApi.JwtAuthorizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Checks access tokens as the JWT authorizer of HTTP APIs does: signature by the issuer's
/// published keys, issuer, audience, time and scope. Groups are none of its business.
///
/// In one thing it differs. The platform takes a token for invalid, too, while it does not get the
/// keys, which ends a sign-in that may be good. It has them for hours; here the provider begins
/// with each start, on a machine that may be busy. So whoever asks meanwhile is asked to come back.
final class JwtAuthorization {
  /// Where an issuer's keys come from.
  interface Keys {
    /// The keys that the issuer publishes now.
    JWKSet of(String issuer) throws IOException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(JwtAuthorization.class);

  /// As on the platform, whose RSA algorithms these are.
  private static final List<JWSAlgorithm> ALGORITHMS =
      List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  private final JwtAuthorizer authorizer;
  private final Keys keys;
  private final Clock clock;
  private volatile @Nullable JWKSet known;

  JwtAuthorization(JwtAuthorizer authorizer, Keys keys, Clock clock) {
    this.authorizer = authorizer;
    this.keys = keys;
    this.clock = clock;
  }

  /// Decides on a request.
  ///
  /// @param header value of `authorization`
  /// @param routeScopes that the route itself asks for
  Authorization decide(Optional<String> header, List<String> routeScopes) {
    if (header.isEmpty()) {
      return new Authorization.Refused("Bearer");
    }
    String token = header.get().replaceFirst("(?i)^Bearer\\s+", "").strip();
    List<String> scopes = routeScopes.isEmpty() ? authorizer.scopes() : routeScopes;
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      Optional<String> fault = fault(jwt);
      if (fault.isPresent()) {
        return invalid(fault.get());
      }
      Map<String, Object> claims = jwt.getJWTClaimsSet().getClaims();
      if (!scopes.isEmpty() && scopes(claims).stream().noneMatch(scopes::contains)) {
        return new Authorization.Insufficient(
            "Bearer scope=\""
                + String.join(" ", scopes)
                + "\" error=\"insufficient_scope\" error_description=\"the token does not have"
                + " sufficient scope\"");
      }
      return new Authorization.Granted(
          claims.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, claim -> text(claim.getValue()))),
          scopes);
    } catch (ParseException e) {
      return invalid("the token is malformed");
    } catch (IOException e) {
      LOG.warn("The keys of {} cannot be had", authorizer.issuer(), e);
      return new Authorization.Undecided();
    } catch (JOSEException e) {
      return invalid("signing method is invalid");
    }
  }

  private static Authorization invalid(String why) {
    return new Authorization.Refused(
        "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + why + "\"");
  }

  private Optional<String> fault(SignedJWT jwt) throws ParseException, IOException, JOSEException {
    var claims = jwt.getJWTClaimsSet();
    if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
      return Optional.of("signing method " + jwt.getHeader().getAlgorithm() + " is invalid");
    }
    Optional<JWK> key = key(jwt.getHeader().getKeyID());
    if (key.isEmpty()) {
      return Optional.of("kid not found in jwks");
    }
    if (!jwt.verify(new RSASSAVerifier(key.get().toRSAKey()))) {
      return Optional.of("the token has an invalid signature");
    }
    if (!authorizer.issuer().equals(claims.getIssuer())) {
      return Optional.of("the token does not have a valid issuer");
    }
    // The platform looks at client_id only where there is no aud.
    List<String> audience =
        claims.getAudience().isEmpty()
            ? Optional.ofNullable(claims.getStringClaim("client_id")).stream().toList()
            : claims.getAudience();
    if (audience.stream().noneMatch(authorizer.audience()::contains)) {
      return Optional.of("the token does not have a valid audience");
    }
    Instant now = clock.instant();
    if (claims.getExpirationTime() == null
        || !claims.getExpirationTime().toInstant().isAfter(now)) {
      return Optional.of("the token has expired");
    }
    if (claims.getNotBeforeTime() != null && claims.getNotBeforeTime().toInstant().isAfter(now)) {
      return Optional.of("the token is not valid yet");
    }
    return Optional.empty();
  }

  private Optional<JWK> key(@Nullable String id) throws IOException {
    if (id == null) {
      return Optional.empty();
    }
    JWKSet set = known;
    JWK key = set == null ? null : set.getKeyByKeyId(id);
    if (key == null) {
      set = keys.of(authorizer.issuer());
      known = set;
      key = set.getKeyByKeyId(id);
    }
    return Optional.ofNullable(key);
  }

  private static List<String> scopes(Map<String, Object> claims) {
    Object value = claims.containsKey("scope") ? claims.get("scope") : claims.get("scp");
    return switch (value) {
      case null -> List.of();
      case Collection<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(value).split(" "));
    };
  }

  /// How the platform writes a claim: lists as `[a b]`, mappings as `map[a:b]`, times as seconds.
  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "<nil>";
      case Date date -> String.valueOf(date.toInstant().getEpochSecond());
      case Collection<?> list ->
          list.stream().map(JwtAuthorization::text).collect(Collectors.joining(" ", "[", "]"));
      case Map<?, ?> map -> {
        List<String> parts = new ArrayList<>();
        map.forEach((key, item) -> parts.add(key + ":" + text(item)));
        yield "map[" + String.join(" ", parts.stream().sorted().toList()) + "]";
      }
      default -> String.valueOf(value);
    };
  }
}

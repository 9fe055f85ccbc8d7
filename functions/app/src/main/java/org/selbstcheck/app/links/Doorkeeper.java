package org.selbstcheck.app.links;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.selbstcheck.app.http.Problem;
import org.selbstcheck.app.http.Refused;
import org.selbstcheck.app.http.Request;
import org.selbstcheck.app.store.Checks;
import org.selbstcheck.app.store.Checks.LinkAndCheck;
import org.selbstcheck.app.store.Link;

/// Lets requests with a link in. Unknown, expired, revoked and foreign links, invitations, and
/// checks past their retention are all refused with [Problem#link], so that nobody learns whether a
/// check exists.
public final class Doorkeeper {

  private final Checks checks;
  private final Clock clock;

  public Doorkeeper(Checks checks, Clock clock) {
    this.checks = checks;
    this.clock = clock;
  }

  /// Opens the check of the request's link.
  ///
  /// @throws Refused if the link opens nothing
  public Opened open(Request request) {
    Token token = token(request);
    return admit(checks.linkAndCheck(token.checkId(), token.hash()), clock.instant());
  }

  /// Like [#open], for what only some may do.
  ///
  /// @param may what the link has to allow
  /// @throws Refused if the link opens nothing, or not this
  public Opened open(Request request, Predicate<Opened> may) {
    Opened opened = open(request);
    if (!may.test(opened)) {
      throw new Refused(Problem.forbidden());
    }
    return opened;
  }

  /// The check of the request's link, for what everybody may do and a link only makes fit better;
  /// empty if it carries none or one that opens nothing.
  public Optional<Opened> known(Request request) {
    return request
        .bearer()
        .flatMap(Token::parse)
        .flatMap(
            token -> admitted(checks.linkAndCheck(token.checkId(), token.hash()), clock.instant()));
  }

  /// The token of the request.
  ///
  /// @throws Refused if it carries none
  public static Token token(Request request) {
    return request.bearer().flatMap(Token::parse).orElseThrow(() -> new Refused(Problem.link()));
  }

  /// Checks what was read for a token.
  ///
  /// @throws Refused if the link opens nothing
  public static Opened admit(LinkAndCheck found, Instant now) {
    return admitted(found, now).orElseThrow(() -> new Refused(Problem.link()));
  }

  private static Optional<Opened> admitted(LinkAndCheck found, Instant now) {
    return found
        .link()
        .filter(link -> link.role() != Link.Role.INVITATION && link.opens(now))
        .flatMap(
            link ->
                found
                    .check()
                    .filter(check -> !check.expired(now))
                    .map(check -> new Opened(link, check)));
  }
}

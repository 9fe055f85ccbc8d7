package org.selbstcheck.local.standin;

import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.selbstcheck.local.StartFailure;

/// The sign-in provider: OpenID Connect with a page on which one chooses to be the demo
/// administrator, the demo editor or somebody without any group. Its tokens have the form of Cognito's access
/// tokens: `client_id` and no `aud`, groups in `cognito:groups`.
public final class SignIn implements AutoCloseable {
  /// The path of the issuer.
  static final String REALM = "selbstcheck";

  /// What the site asks for, and what a token carries.
  public static final String SCOPE = "openid";

  private static final Duration LIFE = Duration.ofHours(8);

  private final MockOAuth2Server server;
  private final String clientId;

  private SignIn(MockOAuth2Server server, String clientId) {
    this.server = server;
    this.clientId = clientId;
  }

  /// Opens the provider.
  ///
  /// @param folder exists and takes the page as a file, since the server reads it from one
  /// @param port on the loopback address; 0 takes a free one
  /// @param returns whether people may be sent back to an address; asked when somebody comes
  /// @throws StartFailure if the port is taken or the folder not writable
  public static SignIn open(Path folder, int port, String clientId, Predicate<String> returns) {
    try {
      Path page = folder.resolve("sign-in.html");
      try (InputStream shipped =
          Objects.requireNonNull(SignIn.class.getResourceAsStream("sign-in.html"))) {
        Files.write(page, shipped.readAllBytes());
      }
      var config =
          new OAuth2Config(
              /* interactiveLogin= */ true,
              page.toString(),
              /* staticAssetsPath= */ null,
              /* rotateRefreshToken= */ false,
              new OAuth2TokenProvider(),
              Set.of(new Tokens(clientId)));
      var server = new MockOAuth2Server(config, new ReturnCheck(returns));
      server.start(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), port);
      return new SignIn(server, clientId);
    } catch (IOException | RuntimeException e) {
      throw new StartFailure("The sign-in provider does not start: " + e.getMessage(), e);
    }
  }

  /// The issuer of a provider at a port, as tokens and the site's configuration name it.
  public static String issuer(int port) {
    return "http://localhost:" + port + "/" + REALM;
  }

  /// The provider's origin, such as `http://localhost:8081`.
  public URI origin() {
    return URI.create("http://localhost:" + server.baseUrl().port());
  }

  /// The issuer as tokens name it.
  public String issuer() {
    return issuer(server.baseUrl().port());
  }

  /// The application that signs people in.
  public String clientId() {
    return clientId;
  }

  /// An access token of a person who is in `groups`, as the page would lead to it.
  public String accessToken(String person, List<String> groups) {
    Map<String, Object> claims =
        Map.of(
            "sub",
            person,
            "client_id",
            clientId,
            "scope",
            SCOPE,
            "token_use",
            "access",
            "cognito:groups",
            List.copyOf(groups));
    // The server takes the milliseconds of this duration for seconds.
    Duration life = Duration.ofMillis(LIFE.toSeconds());
    return server.anyToken(HttpUrl.get(issuer()), claims, life).serialize();
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private record Tokens(String clientId) implements OAuth2TokenCallback {
    @Override
    public String issuerId() {
      return REALM;
    }

    @Override
    public String subject(TokenRequest request) {
      return "somebody";
    }

    @Override
    public String typeHeader(TokenRequest request) {
      return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
      return List.of();
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
      return Map.of("client_id", clientId, "scope", SCOPE, "token_use", "access");
    }

    @Override
    public long tokenExpiry() {
      return LIFE.toSeconds();
    }
  }

  /// Refuses to begin a sign-in, or to end one, that would lead to an address which is not
  /// registered.
  private record ReturnCheck(Predicate<String> returns) implements Route {
    @Override
    public boolean match(OAuth2HttpRequest request) {
      HttpUrl url = request.getUrl();
      String name =
          url.encodedPath().endsWith("/endsession") ? "post_logout_redirect_uri" : "redirect_uri";
      boolean comesToSignIn =
          url.encodedPath().endsWith("/authorize") || url.encodedPath().endsWith("/endsession");
      String target = url.queryParameter(name);
      return comesToSignIn && target != null && !returns.test(target);
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      return new OAuth2HttpResponse(
          Headers.of("content-type", "text/plain; charset=utf-8"),
          400,
          "redirect_mismatch: not among the addresses that template.yaml registers",
          null);
    }
  }
}

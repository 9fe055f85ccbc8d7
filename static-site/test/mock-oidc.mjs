/**
 * An OpenID provider for the mock: lets everybody in without a question, but checks what a provider checks of a public
 * client: the redirect address, PKCE (S256), and that a code is used once.
 *
 * `state.signIn` says who comes out: `{groups, expiresIn}`; `deny: true` sends the person back with `access_denied`;
 * `renewing: true` gives what renews a token, each time anew, until it is called back.
 */
import { createHash, randomBytes } from 'node:crypto';

const CLIENT = 'selbstcheck';
const base64url = (text) => Buffer.from(text).toString('base64url');

export async function oidc(request, response, url, state) {
  const issuer = `http://${request.headers.host}/oidc`;
  const json = (value, status = 200) => {
    response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
    response.end(JSON.stringify(value));
  };
  const go = (to) => {
    response.writeHead(302, { Location: to });
    response.end();
  };
  const query = url.searchParams;
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /oidc/.well-known/openid-configuration':
      return json({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        revocation_endpoint: `${issuer}/revoke`,
        jwks_uri: `${issuer}/jwks`,
        ...(state.signIn.noEndSession ? {} : { end_session_endpoint: `${issuer}/logout` }),
        response_types_supported: ['code'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    case 'GET /oidc/authorize': {
      if (query.get('client_id') !== CLIENT || query.get('code_challenge_method') !== 'S256')
        return json({ error: 'invalid_request' }, 400);
      const back = new URL(query.get('redirect_uri'));
      if (back.pathname !== '/verwaltung/' || back.hash || back.search) return json({ error: 'redirect_uri' }, 400);
      back.searchParams.set('state', query.get('state') ?? '');
      if (state.signIn.deny) {
        back.searchParams.set('error', 'access_denied');
        return go(back.href);
      }
      const code = randomBytes(12).toString('hex');
      state.codes.set(code, {
        challenge: query.get('code_challenge'),
        nonce: query.get('nonce'),
        redirect: query.get('redirect_uri'),
      });
      back.searchParams.set('code', code);
      return go(back.href);
    }
    case 'POST /oidc/token': {
      const form = new URLSearchParams(await text(request));
      const renewed = form.get('grant_type') === 'refresh_token' && state.codes.delete(form.get('refresh_token'));
      const grant = state.codes.get(form.get('code'));
      state.codes.delete(form.get('code'));
      const verified =
        grant !== undefined &&
        form.get('grant_type') === 'authorization_code' &&
        form.get('client_id') === CLIENT &&
        form.get('redirect_uri') === grant.redirect &&
        createHash('sha256')
          .update(form.get('code_verifier') ?? '')
          .digest('base64url') === grant.challenge;
      if (!verified && !renewed) return json({ error: 'invalid_grant' }, 400);
      const now = Math.floor(Date.now() / 1000);
      const token = `mock-${randomBytes(8).toString('hex')}`;
      state.tokens.set(token, state.signIn.groups);
      const claims = {
        iss: issuer,
        sub: 'demo',
        aud: CLIENT,
        iat: now,
        exp: now + 3600,
        nonce: state.signIn.nonce ?? grant?.nonce,
      };
      const renewing = state.signIn.renewing ? `renewing-${randomBytes(8).toString('hex')}` : undefined;
      if (renewing) state.codes.set(renewing, {});
      return json({
        access_token: token,
        id_token: `${base64url('{"alg":"RS256","typ":"JWT"}')}.${base64url(JSON.stringify(claims))}.${base64url('unsigned')}`,
        refresh_token: renewing,
        token_type: 'Bearer',
        expires_in: state.signIn.expiresIn,
        scope: 'openid',
      });
    }
    case 'POST /oidc/revoke':
      state.codes.delete(new URLSearchParams(await text(request)).get('token'));
      return json({});
    case 'GET /oidc/logout':
      return go(query.get('logout_uri') ?? query.get('post_logout_redirect_uri') ?? '/verwaltung/');
    default:
      return json({ error: 'not_found' }, 404);
  }
}

async function text(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

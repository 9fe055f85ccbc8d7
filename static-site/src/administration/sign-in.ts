/**
 * Signing in with OpenID Connect: authorization code with PKCE (S256), `state` and `nonce`, as a public client. The
 * protocol is oauth4webapi's; here is only where things are kept: in sessionStorage, which ends with the tab, except
 * the token for renewing. That one lives for hours and is therefore in memory alone, which ends with the page.
 */
import * as oauth from 'oauth4webapi';
import type { Reply } from '../api.ts';
import { type Problem, networkProblem } from '../problem.ts';

/** What the deployment writes to /config.json, as its member `oidc`. */
export interface SignInConfig {
  issuer: string;
  clientId: string;
  /** What the access token must carry; `openid` alone unless said otherwise. */
  scope?: string;
}

/** Everything from outside, so that tests can stand in for it. */
export interface SignInWorld {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  fetch: typeof fetch;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Where the provider sends people back to: this page, without query and fragment. */
  page: string;
}

/** `Problem.type` of every call once the sign-in has run out. */
export const SIGNED_OUT = '/errors/signed-out';

const SESSION = 'sc.session';
const ATTEMPT = 'sc.sign-in';

/** A token that is about to end is not sent: the answer would be a refusal, and what was typed would wait for it. */
const MARGIN_MILLISECONDS = 15_000;
/** Of a provider that does not say how long its token lives. */
const LIFE_UNSAID_SECONDS = 600;

interface Session {
  accessToken: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** What gets the next access token; `running` so that calls at the same moment ask once. */
interface Renewal {
  token: string;
  running: Promise<Reply<string | null>> | null;
}

/** By world, that is by page: a script elsewhere on the site cannot read it, and a reload forgets it. */
const renewals = new WeakMap<SignInWorld, Renewal>();

interface Attempt {
  state: string;
  nonce: string;
  verifier: string;
  /** The fragment to come back to. */
  returnTo: string;
}

export async function readConfig(world: SignInWorld): Promise<Reply<SignInConfig>> {
  try {
    const response = await world.fetch('/config.json', { cache: 'no-store', credentials: 'omit' });
    const config = ((await response.json()) as { oidc?: Partial<SignInConfig> }).oidc;
    if (!response.ok || typeof config?.issuer !== 'string' || typeof config.clientId !== 'string')
      return { ok: false, problem: NOT_SET_UP };
    return { ok: true, value: config as SignInConfig };
  } catch {
    return { ok: false, problem: networkProblem() };
  }
}

/** The address at the provider to go to. Remembers what has to come back, and the fragment to return to. */
export async function startSignIn(config: SignInConfig, world: SignInWorld, returnTo: string): Promise<Reply<string>> {
  const provider = await discover(config, world);
  if (!provider.ok) return provider;
  const attempt: Attempt = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
    returnTo,
  };
  world.storage.setItem(ATTEMPT, JSON.stringify(attempt));
  const address = new URL(provider.value.authorization_endpoint ?? '');
  const scopes = new Set(['openid', ...(config.scope ?? '').split(' ').filter(Boolean)]);
  for (const [name, value] of Object.entries({
    response_type: 'code',
    client_id: config.clientId,
    redirect_uri: world.page,
    scope: [...scopes].join(' '),
    state: attempt.state,
    nonce: attempt.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
  })) {
    address.searchParams.set(name, value);
  }
  return { ok: true, value: address.href };
}

/** Whether the provider has sent somebody back with this address. */
export const isReturn = (address: URL): boolean =>
  address.searchParams.has('state') && (address.searchParams.has('code') || address.searchParams.has('error'));

/** Takes the code to the provider for a token. Gives the fragment to return to. An attempt works once. */
export async function finishSignIn(config: SignInConfig, world: SignInWorld, address: URL): Promise<Reply<string>> {
  const attempt = read<Attempt>(world, ATTEMPT);
  world.storage.removeItem(ATTEMPT);
  if (attempt === null) return { ok: false, problem: NOT_OURS };
  const provider = await discover(config, world);
  if (!provider.ok) return provider;
  const client: oauth.Client = { client_id: config.clientId };
  try {
    const answer = oauth.validateAuthResponse(provider.value, client, address, attempt.state);
    const response = await oauth.authorizationCodeGrantRequest(
      provider.value,
      client,
      oauth.None(),
      answer,
      world.page,
      attempt.verifier,
      options(config, world),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(provider.value, client, response, {
      expectedNonce: attempt.nonce,
      requireIdToken: true,
    });
    keep(world, tokens);
    return { ok: true, value: attempt.returnTo };
  } catch (error) {
    if (error instanceof oauth.AuthorizationResponseError && error.error === 'access_denied')
      return { ok: false, problem: DENIED };
    // The library wraps nothing: a TypeError is the browser's word for "no connection".
    if (error instanceof TypeError) return { ok: false, problem: networkProblem() };
    return { ok: false, problem: REFUSED };
  }
}

/** The access token of this moment; null where there is none or it has run out. */
export function accessToken(world: SignInWorld): string | null {
  const session = read<Session>(world, SESSION);
  return session !== null && session.expiresAt - MARGIN_MILLISECONDS > world.now() ? session.accessToken : null;
}

/** The access token, renewed if its time is over and the provider allows it; null if one has to sign in again. */
export async function currentToken(config: SignInConfig, world: SignInWorld): Promise<Reply<string | null>> {
  const token = accessToken(world);
  if (token !== null) return { ok: true, value: token };
  const renewal = renewals.get(world);
  if (renewal === undefined) return { ok: true, value: null };
  renewal.running ??= renew(config, world, renewal).finally(() => (renewal.running = null));
  return renewal.running;
}

async function renew(config: SignInConfig, world: SignInWorld, renewal: Renewal): Promise<Reply<string | null>> {
  const provider = await discover(config, world);
  if (!provider.ok) return provider;
  const client: oauth.Client = { client_id: config.clientId };
  try {
    const response = await oauth.refreshTokenGrantRequest(
      provider.value,
      client,
      oauth.None(),
      renewal.token,
      options(config, world),
    );
    const tokens = await oauth.processRefreshTokenResponse(provider.value, client, response);
    // Signed out while the provider was thinking: nobody wants this token any more.
    if (renewals.get(world) !== renewal) return { ok: true, value: null };
    keep(world, { refresh_token: renewal.token, ...tokens });
    return { ok: true, value: tokens.access_token };
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, problem: networkProblem() };
    // Over, called back, or not understood: all of them end with signing in again.
    renewals.delete(world);
    return { ok: true, value: null };
  }
}

function keep(
  world: SignInWorld,
  tokens: Pick<oauth.TokenEndpointResponse, 'access_token' | 'expires_in' | 'refresh_token'>,
): void {
  const session: Session = {
    accessToken: tokens.access_token,
    expiresAt: world.now() + (tokens.expires_in ?? LIFE_UNSAID_SECONDS) * 1000,
  };
  world.storage.setItem(SESSION, JSON.stringify(session));
  if (tokens.refresh_token !== undefined) renewals.set(world, { token: tokens.refresh_token, running: null });
}

export const hasSession = (world: SignInWorld): boolean => world.storage.getItem(SESSION) !== null;

/**
 * Ends the session: here at once, and at the provider what can be called back from here. Gives the address to go to so
 * that the provider forgets the person as well; null where it offers no such place or does not answer.
 */
export async function endSession(config: SignInConfig, world: SignInWorld): Promise<string | null> {
  const renewal = renewals.get(world);
  renewals.delete(world);
  world.storage.removeItem(SESSION);
  const provider = await discover(config, world);
  if (!provider.ok) return null;
  if (renewal !== undefined && provider.value.revocation_endpoint !== undefined)
    await callBack(config, world, provider.value, renewal.token);
  if (provider.value.end_session_endpoint === undefined) return null;
  const address = new URL(provider.value.end_session_endpoint);
  address.searchParams.set('client_id', config.clientId);
  address.searchParams.set('post_logout_redirect_uri', world.page);
  // Cognito knows the return address by this name only.
  address.searchParams.set('logout_uri', world.page);
  return address.href;
}

/** Whether it worked changes nothing for the person: nobody but this page had the token, and it is gone. */
async function callBack(config: SignInConfig, world: SignInWorld, provider: oauth.AuthorizationServer, token: string) {
  try {
    const client: oauth.Client = { client_id: config.clientId };
    await oauth.revocationRequest(provider, client, oauth.None(), token, options(config, world));
  } catch {
    // See above.
  }
}

const options = (config: SignInConfig, world: SignInWorld) => ({
  [oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<'GET' | 'POST', BodyInit | null | undefined>) =>
    world.fetch(url, init as RequestInit),
  // The library refuses plain HTTP outright; an issuer that is configured with it has no other.
  [oauth.allowInsecureRequests]: config.issuer.startsWith('http:'),
});

async function discover(config: SignInConfig, world: SignInWorld): Promise<Reply<oauth.AuthorizationServer>> {
  try {
    const issuer = new URL(config.issuer);
    const response = await oauth.discoveryRequest(issuer, options(config, world));
    return { ok: true, value: await oauth.processDiscoveryResponse(issuer, response) };
  } catch (error) {
    return { ok: false, problem: error instanceof TypeError ? networkProblem() : PROVIDER_SILENT };
  }
}

function read<T>(world: SignInWorld, key: string): T | null {
  try {
    return JSON.parse(world.storage.getItem(key) ?? 'null') as T | null;
  } catch {
    return null;
  }
}

const signInProblem = (title: string, detail: string): Problem => ({
  kind: 'server',
  status: 0,
  type: '/errors/sign-in',
  title,
  detail,
  errors: [],
});

const NOT_SET_UP = signInProblem(
  'Die Anmeldung ist nicht eingerichtet',
  'Dieser Seite fehlt die Angabe, wo man sich anmeldet. Wenden Sie sich an die Person, die das System betreibt.',
);
const PROVIDER_SILENT = signInProblem(
  'Der Anmeldedienst antwortet nicht wie erwartet',
  'Versuchen Sie es in einigen Minuten noch einmal. Bleibt der Fehler, wenden Sie sich an die Person, die das System betreibt.',
);
const NOT_OURS = signInProblem(
  'Diese Anmeldung wurde nicht hier begonnen',
  'Vielleicht wurde die Seite in einem anderen Fenster geöffnet oder neu geladen. Melden Sie sich bitte noch einmal an.',
);
const DENIED = signInProblem(
  'Die Anmeldung wurde abgebrochen',
  'Wenn das ein Versehen war, melden Sie sich bitte noch einmal an.',
);
const REFUSED = signInProblem(
  'Die Anmeldung hat nicht geklappt',
  'Die Antwort des Anmeldedienstes passt nicht zu dieser Anfrage. Melden Sie sich bitte noch einmal an.',
);

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Admission, AdministrationEntry, JobState, PhaseDocument } from '../../src/api-types.ts';
import { type Order, found, sorted, standings } from '../../src/administration/admitted.ts';
import { questionnaireName } from '../../src/administration/evidence.ts';
import { groupsOf, portions, standing } from '../../src/administration/order.ts';
import {
  EMPTY_DRAFT,
  type PhaseDraft,
  changeOf,
  daysChange,
  mistakes,
  onTopOf,
} from '../../src/administration/phase-draft.ts';
import { fieldErrors } from '../../src/components/field-errors.ts';
import { LOG_WORDS, account, happened, logCsv, months } from '../../src/administration/log-words.ts';
import { lineErrors } from '../../src/administration/register-lines.ts';
import { type Route, addressOf, routeOf } from '../../src/administration/route.ts';
import {
  type SignInWorld,
  accessToken,
  currentToken,
  endSession,
  finishSignIn,
  isReturn,
  readConfig,
  startSignIn,
} from '../../src/administration/sign-in.ts';
import { placeOf } from '../../src/administration/remarks.tsx';
import { ownFrom } from '../../src/administration/template.ts';
import { isSlug, slug, yearsLater } from '../../src/slug.ts';
import { problemFrom } from '../../src/problem.ts';

describe('own questionnaires', () => {
  it('template_hasAnIdOfItsOwn_andIsADraftAgain', () => {
    const text = ownFrom(
      '# Selbstcheck, Version 1.\n# Mehr dazu.\n\nid: weltoffene-kommune\nversion: 3\npublished: 2026-11-22\ntitle: X\nfields:\n  - id: a\n',
    );
    assert.match(text, /^# Vorlage/);
    assert.doesNotMatch(text, /Mehr dazu/);
    assert.match(
      text,
      /\nid: eigen-weltoffene-kommune\nversion: 1\npublished: null\ntitle: X\nfields:\n {2}- id: a\n$/,
    );
  });

  it('remark_namesItsPlace_asFarAsItIsKnown', () => {
    const remark = { blocks: true, rule: 'FORMAT', id: 'an-mappe', place: 'Art', line: 1030, text: '' };
    assert.equal(placeOf(remark), 'Zeile 1.030, an-mappe, Art');
    assert.equal(placeOf({ blocks: true, rule: 'LIMITS', id: '', place: '', text: '' }), '');
  });
});

describe('routes', () => {
  it('everyView_hasAnAddressThatLeadsBackToIt', () => {
    const routes: Route[] = [
      { view: 'phases' },
      { view: 'newPhase' },
      { view: 'phase', phase: 'runde-2026' },
      { view: 'phase', phase: 'runde-2026', part: 'einstellungen' },
      { view: 'municipality', phase: 'runde-2026', key: '09762000-altstadt' },
      { view: 'erasure', phase: 'runde-2026', key: '09762000-altstadt' },
      { view: 'jobs' },
      { view: 'register' },
      { view: 'log' },
      { view: 'instruments' },
    ];
    for (const route of routes) assert.deepEqual(routeOf(addressOf(route)), route);
  });

  it('unknownOrBroken_leadsToThePhases', () => {
    for (const fragment of ['', '#', '#nirgendwo', '#phase', '#phase/'])
      assert.deepEqual(routeOf(fragment), { view: 'phases' });
    assert.deepEqual(routeOf('#phase/%E0%A4%A'), { view: 'phase', phase: '%E0%A4%A' });
  });
});

const draft = (more: Partial<PhaseDraft> = {}): PhaseDraft => ({
  ...EMPTY_DRAFT,
  name: 'Runde 2027',
  closesOn: '2027-03-31',
  retentionEndsOn: '2029-03-31',
  ...more,
});

describe('changing a phase', () => {
  it('onTopOf_takesWhatTheOtherChanged_andKeepsWhatWasTyped', () => {
    const mine = draft({ closesOn: '2027-04-30', purpose: 'Wozu' });
    const there = draft({ name: 'Runde A', closesOn: '2027-05-31' });
    const result = onTopOf(draft(), mine, there);
    assert.deepEqual(result.draft, draft({ name: 'Runde A', closesOn: '2027-04-30', purpose: 'Wozu' }));
    assert.deepEqual(result.theirs, ['name']);
    assert.deepEqual(result.both, ['closesOn']);
  });

  it('onTopOf_bothTheSame_isNoDispute', () => {
    const both = draft({ closesOn: '2027-04-30' });
    assert.deepEqual(onTopOf(draft(), both, both), { draft: both, theirs: [], both: [] });
  });

  it('daysChange_onlyForDays', () => {
    assert.equal(daysChange(draft(), draft({ name: 'x', recipients: 'y' })), false);
    for (const day of ['opensOn', 'closesOn', 'retentionEndsOn'] as const)
      assert.equal(daysChange(draft(), draft({ [day]: '2027-03-30' })), true, day);
  });

  it('mistakes_areThoseOfTheContract', () => {
    const fields = (one: PhaseDraft, before: PhaseDraft | null = null) =>
      mistakes(one, before, '2027-01-10').map(({ field }) => field);
    assert.deepEqual(fields(draft()), []);
    assert.deepEqual(fields(draft({ opensOn: '2027-01-09' })), ['phase-opens']);
    assert.deepEqual(fields(draft({ opensOn: '2027-04-01' })), ['phase-closes']);
    assert.deepEqual(fields(draft({ closesOn: '2027-01-09' })), ['phase-closes']);
    assert.deepEqual(fields(draft({ closesOn: '2027-01-09' }), draft({ closesOn: '2027-01-09' })), []);
    assert.deepEqual(fields(draft({ retentionEndsOn: '2027-03-31' })), ['phase-retention']);
    assert.deepEqual(fields(draft({ controller: 'Stiftung', officer: '' })).length, 4);
  });

  it('changeOf_withoutAnyTextOfTheNotice_hasNone', () => {
    assert.equal('notice' in changeOf(draft({ purpose: '  ' }), 3, ''), false);
    const whole = draft({ controller: 'a', contact: 'b', purpose: 'c', legalBasis: 'd', recipients: 'e ' });
    assert.deepEqual(changeOf(whole, 3, ' Ferien ').notice, {
      controller: 'a',
      contact: 'b',
      purpose: 'c',
      legalBasis: 'd',
      recipients: 'e',
    });
    assert.equal(changeOf(whole, 3, ' Ferien ').reason, 'Ferien');
  });
});

describe('ids from names', () => {
  it('slug_isReadable_andAlwaysTakenByTheContract', () => {
    assert.equal(slug('Runde 2026 / Süd'), 'runde-2026-sued');
    assert.equal(slug('Weiße Straße – Ärzte'), 'weisse-strasse-aerzte');
    assert.equal(slug('Łódź Nord é'), 'odz-nord-e');
    assert.equal(slug('  !! '), '');
    const long = slug(`${'a'.repeat(39)} bcd`);
    assert.ok(isSlug(long) && long.length <= 40, long);
  });

  it('isSlug_refusesWhatTheContractRefuses', () => {
    for (const text of ['', '-a', 'a-', 'a--b', 'A', 'ä', 'a'.repeat(41)]) assert.equal(isSlug(text), false, text);
    assert.equal(isSlug('runde-2026'), true);
  });

  it('yearsLater_keepsTheDay', () => {
    assert.equal(yearsLater('2027-03-31', 2), '2029-03-31');
    assert.equal(yearsLater('2028-02-29', 2), '2030-02-28');
    assert.equal(yearsLater('', 2), null);
  });
});

describe('the list of admitted municipalities', () => {
  const row = (name: string, more: Partial<Admission> = {}): Admission => ({
    key: name,
    name,
    kind: 'Stadt',
    land: 'Bayern',
    invitedOn: '2026-11-01',
    started: false,
    ...more,
  });
  const rows = [
    row('Zwickau', { land: 'Sachsen', started: true }),
    row('Ämter Nord'),
    row('Bad Aibling', { key: '09187117' }),
    row('Aachen', { invitedOn: '2026-10-01' }),
  ];
  const names = (list: Admission[]) => list.map((one) => one.name);
  const by = (column: Order['column'], ascending = true) => names(sorted(rows, { column, ascending }));

  it('byName_followsTheGermanOrder', () => {
    assert.deepEqual(by('name'), ['Aachen', 'Ämter Nord', 'Bad Aibling', 'Zwickau']);
    assert.deepEqual(by('name', false), ['Zwickau', 'Bad Aibling', 'Ämter Nord', 'Aachen']);
  });

  it('byAnythingElse_tiesStandInTheOrderOfNames', () => {
    assert.deepEqual(by('stage', false), ['Zwickau', 'Aachen', 'Ämter Nord', 'Bad Aibling']);
    assert.deepEqual(by('invitedOn'), ['Aachen', 'Ämter Nord', 'Bad Aibling', 'Zwickau']);
    assert.deepEqual(by('land', false), ['Zwickau', 'Aachen', 'Ämter Nord', 'Bad Aibling']);
  });

  it('sorting_leavesTheListItselfAlone', () => {
    by('name');
    assert.equal(rows[0]!.name, 'Zwickau');
  });

  it('found_matchesBeginningsOfWordsAndKeys', () => {
    assert.deepEqual(names(found(rows, 'aib')), ['Bad Aibling']);
    assert.deepEqual(names(found(rows, 'bad bay')), ['Bad Aibling']);
    assert.deepEqual(names(found(rows, '09187')), ['Bad Aibling']);
    assert.deepEqual(names(found(rows, 'ibling')), []);
    assert.equal(found(rows, '  ').length, 4);
  });

  it('standings_aFailureIsNeverHidden_andStandsFirst', () => {
    const one = (key: string, state: JobState) => ({ key, state }) as PhaseDocument;
    const states = standings([
      one('Aachen', 'done'),
      one('Aachen', 'failed'),
      one('Aachen', 'running'),
      one('Zwickau', 'waiting'),
      one('Zwickau', 'done'),
    ]);
    assert.deepEqual(
      [...states],
      [
        ['Aachen', 'failed'],
        ['Zwickau', 'waiting'],
      ],
    );
    assert.deepEqual(names(sorted(rows, { column: 'documents', ascending: false }, states)), [
      'Aachen',
      'Zwickau',
      'Ämter Nord',
      'Bad Aibling',
    ]);
  });
});

describe('errors of the server', () => {
  const invalid = (errors: { pointer: string; detail: string }[], type = '/errors/invalid') =>
    problemFrom(422, { type, title: 'T', detail: 'D', errors });

  it('atFields_standAtTheFields_andNothingIsSaidTwice', () => {
    const { errors, rest } = fieldErrors(invalid([{ pointer: '/name', detail: 'zu lang' }]), { '/name': 'phase-name' });
    assert.deepEqual(errors, [{ field: 'phase-name', text: 'zu lang' }]);
    assert.equal(rest, null);
  });

  it('elsewhere_areNotLost', () => {
    const { errors, rest } = fieldErrors(
      invalid([
        { pointer: '/name', detail: 'zu lang' },
        { pointer: '/x', detail: 'fremd' },
      ]),
      { '/name': 'phase-name' },
    );
    assert.equal(errors.length, 1);
    assert.deepEqual(rest?.errors, [{ pointer: '/x', detail: 'fremd' }]);
    assert.equal(fieldErrors(problemFrom(500, null), {}).rest?.kind, 'server');
  });

  it('lines_areReadFromTheirPointers_inOrder', () => {
    const problem = invalid(
      [
        { pointer: '/lines/120', detail: 'b' },
        { pointer: '/lines/7', detail: 'a' },
      ],
      '/errors/register-damaged',
    );
    assert.deepEqual(lineErrors(problem), [
      { number: 7, text: 'a' },
      { number: 120, text: 'b' },
    ]);
    assert.deepEqual(lineErrors(invalid([{ pointer: '/lines/7', detail: 'a' }])), []);
  });
});

describe('signing in', () => {
  const ISSUER = 'https://anmeldung.example/pool';
  const CONFIG = { issuer: ISSUER, clientId: 'site' };
  const PAGE = 'https://selbstcheck.example/verwaltung/';

  /** A provider that remembers what it was asked, and answers with what the test puts in. */
  function provider(
    change: { metadata?: object; claims?: object; tokens?: object; tokenStatus?: number; offline?: boolean } = {},
  ) {
    const kept = new Map<string, string>();
    const asked: { url: string; body: URLSearchParams | null }[] = [];
    let nonce = '';
    const world: SignInWorld = {
      storage: {
        getItem: (key) => kept.get(key) ?? null,
        setItem: (key, value) => void kept.set(key, value),
        removeItem: (key) => void kept.delete(key),
      },
      now: () => 1_000_000,
      page: PAGE,
      fetch: (async (input: string | URL, init?: RequestInit) => {
        const url = String(input);
        asked.push({ url, body: init?.body ? new URLSearchParams(String(init.body)) : null });
        if (change.offline) throw new TypeError('Failed to fetch');
        const json = (value: unknown, status = 200) =>
          new Response(JSON.stringify(value), { status, headers: { 'Content-Type': 'application/json' } });
        if (url === '/config.json') return json({ oidc: CONFIG });
        if (url.endsWith('/.well-known/openid-configuration')) {
          return json({
            issuer: ISSUER,
            authorization_endpoint: `${ISSUER}/authorize`,
            token_endpoint: `${ISSUER}/token`,
            end_session_endpoint: `${ISSUER}/logout`,
            id_token_signing_alg_values_supported: ['RS256'],
            ...change.metadata,
          });
        }
        const now = Math.floor(Date.now() / 1000);
        const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
        const idToken = `${part({ alg: 'RS256' })}.${part({ iss: ISSUER, sub: 's', aud: 'site', iat: now, exp: now + 600, nonce, ...change.claims })}.AA`;
        return json(
          { access_token: 'the-token', id_token: idToken, token_type: 'Bearer', expires_in: 1800, ...change.tokens },
          change.tokenStatus,
        );
      }) as typeof fetch,
    };
    const begin = async (returnTo = '#auftraege') => {
      const started = await startSignIn(CONFIG, world, returnTo);
      assert.ok(started.ok);
      const address = new URL(started.value);
      nonce = address.searchParams.get('nonce') ?? '';
      return address;
    };
    const back = (query: Record<string, string>) => new URL(`${PAGE}?${new URLSearchParams(query)}`);
    return { world, kept, asked, begin, back };
  }

  it('start_asksForACode_withChallengeStateAndNonce', async () => {
    const { begin, kept } = provider();
    const address = await begin();
    const query = Object.fromEntries(address.searchParams);
    assert.equal(address.origin + address.pathname, `${ISSUER}/authorize`);
    assert.equal(query.response_type, 'code');
    assert.equal(query.redirect_uri, PAGE);
    assert.equal(query.scope, 'openid');
    assert.equal(query.code_challenge_method, 'S256');
    const attempt = JSON.parse(kept.get('sc.sign-in') ?? '{}') as { verifier: string; state: string; nonce: string };
    assert.equal(createHash('sha256').update(attempt.verifier).digest('base64url'), query.code_challenge);
    assert.equal(attempt.state, query.state);
    assert.equal(attempt.nonce, query.nonce);
    assert.ok(!address.href.includes(attempt.verifier));
  });

  it('start_twice_neverUsesTheSameSecrets', async () => {
    const { begin } = provider();
    const [first, second] = [await begin(), await begin()];
    for (const name of ['state', 'nonce', 'code_challenge'])
      assert.notEqual(first.searchParams.get(name), second.searchParams.get(name));
  });

  it('finish_givesTheTokenAndTheWayBack', async () => {
    const { world, asked, begin, back, kept } = provider();
    const state = (await begin()).searchParams.get('state') ?? '';
    const address = back({ code: 'c', state });
    assert.equal(isReturn(address), true);
    assert.deepEqual(await finishSignIn(CONFIG, world, address), { ok: true, value: '#auftraege' });
    assert.equal(accessToken(world), 'the-token');
    assert.equal(kept.has('sc.sign-in'), false);
    const exchange = asked.find(({ url }) => url.endsWith('/token'))?.body;
    assert.equal(exchange?.get('grant_type'), 'authorization_code');
    assert.equal(exchange?.get('client_id'), 'site');
    assert.equal(exchange?.get('redirect_uri'), PAGE);
    assert.ok((exchange?.get('code_verifier') ?? '').length >= 43);
  });

  for (const [what, change, query] of [
    ['anotherState', {}, { code: 'c', state: 'somebody-else' }],
    ['anotherNonce', { claims: { nonce: 'replayed' } }, { code: 'c' }],
    ['anotherAudience', { claims: { aud: 'another-site' } }, { code: 'c' }],
    ['anotherIssuer', { claims: { iss: 'https://evil.example' } }, { code: 'c' }],
    ['noIdToken', { tokens: { id_token: undefined } }, { code: 'c' }],
    ['aRefusedCode', { tokenStatus: 400, tokens: { error: 'invalid_grant' } }, { code: 'c' }],
  ] as const) {
    it(`finish_with_${what}_isRefused`, async () => {
      const { world, begin, back } = provider(change);
      const state = (await begin()).searchParams.get('state') ?? '';
      const reply = await finishSignIn(CONFIG, world, back({ state, ...query }));
      assert.equal(reply.ok ? '' : reply.problem.title, 'Die Anmeldung hat nicht geklappt');
      assert.equal(accessToken(world), null);
    });
  }

  it('finish_withoutAStart_isNotOurs_andACodeWorksOnce', async () => {
    const { world, begin, back } = provider();
    const stray = await finishSignIn(CONFIG, world, back({ code: 'c', state: 'x' }));
    assert.equal(stray.ok ? '' : stray.problem.title, 'Diese Anmeldung wurde nicht hier begonnen');
    const address = back({ code: 'c', state: (await begin()).searchParams.get('state') ?? '' });
    assert.equal((await finishSignIn(CONFIG, world, address)).ok, true);
    assert.equal((await finishSignIn(CONFIG, world, address)).ok, false);
  });

  it('finish_afterDenial_saysSo', async () => {
    const { world, begin, back } = provider();
    const state = (await begin()).searchParams.get('state') ?? '';
    const reply = await finishSignIn(CONFIG, world, back({ error: 'access_denied', state }));
    assert.equal(reply.ok ? '' : reply.problem.title, 'Die Anmeldung wurde abgebrochen');
  });

  it('discovery_ofAnotherIssuer_isRefused', async () => {
    const { world } = provider({ metadata: { issuer: 'https://evil.example' } });
    const reply = await startSignIn(CONFIG, world, '');
    assert.equal(reply.ok ? '' : reply.problem.title, 'Der Anmeldedienst antwortet nicht wie erwartet');
  });

  it('offline_isSaidAsSuch', async () => {
    const { world } = provider({ offline: true });
    for (const reply of [await readConfig(world), await startSignIn(CONFIG, world, '')]) {
      assert.equal(reply.ok ? '' : reply.problem.kind, 'network');
    }
  });

  it('token_nearItsEnd_isNotSent', async () => {
    const { world, begin, back } = provider({ tokens: { expires_in: 20 } });
    const state = (await begin()).searchParams.get('state') ?? '';
    await finishSignIn(CONFIG, world, back({ code: 'c', state }));
    assert.equal(accessToken({ ...world, now: () => 1_004_000 }), 'the-token');
    assert.equal(accessToken({ ...world, now: () => 1_006_000 }), null);
    await endSession(CONFIG, world);
    assert.equal(accessToken(world), null);
  });

  /** Somebody who signed in, `seconds` ago, with a token for half an hour and what the provider added to it. */
  async function signedIn(seconds: number, change: Parameters<typeof provider>[0] = {}) {
    const given = { tokens: { refresh_token: 'renewing' } as object, ...change };
    const it = provider(given);
    const state = (await it.begin()).searchParams.get('state') ?? '';
    assert.equal((await finishSignIn(CONFIG, it.world, it.back({ code: 'c', state }))).ok, true);
    it.world.now = () => 1_000_000 + seconds * 1000;
    return { ...it, given };
  }
  const renewalsAsked = (asked: { url: string; body: URLSearchParams | null }[]) =>
    asked.filter(({ body }) => body?.get('grant_type') === 'refresh_token');

  it('token_beforeItsEnd_isTakenAsItIs', async () => {
    const { world, asked } = await signedIn(600);
    assert.deepEqual(await currentToken(CONFIG, world), { ok: true, value: 'the-token' });
    assert.equal(renewalsAsked(asked).length, 0);
  });

  it('token_afterItsEnd_isRenewedOnceForAllWhoAsk_andReplacesWhatRenews', async () => {
    const { world, asked, given } = await signedIn(1800);
    given.tokens = { access_token: 'second', id_token: undefined, refresh_token: 'renewing-2' };
    const replies = await Promise.all([currentToken(CONFIG, world), currentToken(CONFIG, world)]);
    assert.deepEqual(replies, [
      { ok: true, value: 'second' },
      { ok: true, value: 'second' },
    ]);
    assert.equal(accessToken(world), 'second');
    world.now = () => 1_000_000 + 3600 * 1000;
    await currentToken(CONFIG, world);
    assert.deepEqual(
      renewalsAsked(asked).map(({ body }) => body?.get('refresh_token')),
      ['renewing', 'renewing-2'],
    );
  });

  it('token_afterItsEnd_withAProviderThatDoesNotReplaceWhatRenews_isRenewedAgainAndAgain', async () => {
    const { world, asked, given } = await signedIn(1800);
    given.tokens = { access_token: 'second', id_token: undefined };
    await currentToken(CONFIG, world);
    world.now = () => 1_000_000 + 3600 * 1000;
    assert.deepEqual(await currentToken(CONFIG, world), { ok: true, value: 'second' });
    assert.deepEqual(
      renewalsAsked(asked).map(({ body }) => body?.get('refresh_token')),
      ['renewing', 'renewing'],
    );
  });

  it('token_afterItsEnd_ofAProviderThatRenewsNothing_isNone', async () => {
    const { world, asked } = await signedIn(1800, { tokens: {} });
    assert.deepEqual(await currentToken(CONFIG, world), { ok: true, value: null });
    assert.equal(renewalsAsked(asked).length, 0);
  });

  it('renewal_thatIsRefused_endsWithSigningInAgain_andIsNotTriedTwice', async () => {
    const { world, asked, given } = await signedIn(1800);
    Object.assign(given, { tokenStatus: 400, tokens: { error: 'invalid_grant' } });
    assert.deepEqual(await currentToken(CONFIG, world), { ok: true, value: null });
    assert.deepEqual(await currentToken(CONFIG, world), { ok: true, value: null });
    assert.equal(renewalsAsked(asked).length, 1);
  });

  it('renewal_withoutANetwork_isTriedAgainLater', async () => {
    const { world, given } = await signedIn(1800);
    Object.assign(given, { offline: true });
    const reply = await currentToken(CONFIG, world);
    assert.equal(reply.ok ? '' : reply.problem.kind, 'network');
    Object.assign(given, { offline: false });
    assert.deepEqual(await currentToken(CONFIG, world), { ok: true, value: 'the-token' });
  });

  it('whatRenews_isNeverStored', async () => {
    const { kept } = await signedIn(0);
    assert.ok(!JSON.stringify([...kept]).includes('renewing'));
  });

  it('endSession_callsBackWhatRenews_andForgetsEverything', async () => {
    const { world, asked, kept } = await signedIn(0, {
      tokens: { refresh_token: 'renewing' },
      metadata: { revocation_endpoint: `${ISSUER}/revoke` },
    });
    assert.notEqual(await endSession(CONFIG, world), null);
    const revoked = asked.find(({ url }) => url.endsWith('/revoke'))?.body;
    assert.equal(revoked?.get('token'), 'renewing');
    assert.equal(revoked?.get('client_id'), 'site');
    assert.equal(kept.size, 0);
    world.now = () => 1_000_000 + 1800 * 1000;
    assert.deepEqual(await currentToken(CONFIG, world), { ok: true, value: null });
  });

  it('endSession_whileARenewalIsOnItsWay_leavesNoToken', async () => {
    const { world, kept } = await signedIn(1800);
    const renewal = currentToken(CONFIG, world);
    await endSession(CONFIG, world);
    assert.deepEqual(await renewal, { ok: true, value: null });
    assert.equal(kept.size, 0);
  });

  it('endSession_withoutANetwork_stillForgetsEverythingHere', async () => {
    const { world, kept, given } = await signedIn(0);
    Object.assign(given, { offline: true });
    assert.equal(await endSession(CONFIG, world), null);
    assert.equal(kept.size, 0);
  });

  it('endSession_namesTheReturnAddressInBothWaysThatProvidersKnow', async () => {
    const address = new URL((await endSession(CONFIG, provider().world)) ?? '');
    assert.equal(address.searchParams.get('post_logout_redirect_uri'), PAGE);
    assert.equal(address.searchParams.get('logout_uri'), PAGE);
    assert.equal(address.searchParams.get('client_id'), 'site');
    assert.equal(await endSession(CONFIG, provider({ metadata: { end_session_endpoint: undefined } }).world), null);
  });

  it('scope_ofTheConfiguration_isAskedForBesideOpenid', async () => {
    const { world } = provider();
    const reply = await startSignIn({ ...CONFIG, scope: 'api://selbstcheck openid' }, world, '');
    assert.equal(reply.ok && new URL(reply.value).searchParams.get('scope'), 'openid api://selbstcheck');
  });
});

describe('documents of a phase', () => {
  const document = (more: Partial<PhaseDocument>): PhaseDocument => ({
    key: '09762000',
    municipality: 'Kaufbeuren',
    document: '1-pdf-balanced-public',
    kind: 'pdf',
    tone: 'balanced',
    edition: 'public',
    ordered: true,
    released: false,
    state: 'done',
    ...more,
  });

  it('goInPortions_noneLost', () => {
    const keys = Array.from({ length: 120 }, (_, index) => String(index));
    assert.deepEqual(
      portions(keys).map((one) => one.length),
      [50, 50, 20],
    );
    assert.deepEqual(portions(keys).flat(), keys);
    assert.deepEqual(portions([]), []);
  });

  it('failed_standFirst_thenReleased_eachOnce', () => {
    const failed = document({ state: 'failed', released: true });
    const released = document({ released: true });
    const waiting = document({ state: 'waiting' });
    assert.deepEqual(groupsOf([waiting, released, failed]), {
      failed: [failed],
      released: [released],
      others: [waiting],
    });
    assert.equal(standing([waiting, released, failed]), '1 fertig, 1 unterwegs, 1 gescheitert');
    assert.equal(standing([]), '');
  });
});

describe('the statement of use', () => {
  it('questionnaire_bearsItsTitle_orItsIdWhereNobodyKnowsIt', () => {
    const listed = [{ id: 'weltoffene-kommune', version: 2, title: 'Weltoffen', indicators: 108, own: false }];
    assert.equal(questionnaireName({ id: 'weltoffene-kommune', version: 2 }, listed), 'Weltoffen, Version 2');
    assert.equal(questionnaireName({ id: 'weltoffene-kommune', version: 1 }, listed), 'weltoffene-kommune, Version 1');
  });
});

describe('log', () => {
  const entry = (more: Partial<AdministrationEntry>): AdministrationEntry => ({
    on: '2026-11-20',
    event: 'admitted',
    detail: 'runde-2026 09762000',
    ...more,
  });

  it('everyEventThatTheFunctionsWrite_hasWords', () => {
    const sources = '../functions/app/src/main/java';
    const written = new Set(
      readdirSync(sources, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.java'))
        .flatMap((name) => [...readFileSync(`${sources}/${name}`, 'utf8').matchAll(/ofProgramme\(\s*"(\w+)"/g)])
        .map((match) => match[1]),
    );
    assert.ok(written.size >= 8);
    assert.deepEqual(
      [...written].filter((event) => !(event! in LOG_WORDS)),
      [],
    );
  });

  it('entry_namesTheMunicipality_orItsKeyOnceTheNameIsForgotten', () => {
    assert.match(happened(entry({ municipality: 'Kaufbeuren' })), /^Kaufbeuren in die Phase runde-2026 aufgenommen/);
    assert.match(happened(entry({})), /^Kommune 09762000 in die Phase/);
    assert.equal(
      happened(entry({ event: 'documentOrdered', detail: 'p 1 pdf plain public', municipality: 'Bochum' })),
      'Dokument für Bochum bestellt: Bericht (PDF), deutlich, öffentliche Fassung',
    );
    assert.equal(happened(entry({ event: 'newer', detail: 'a b' })), 'newer: a b');
    assert.equal(
      happened(
        entry({ event: 'phaseChanged', detail: 'name-26: closesOn 2027-03-31 → 2027-04-30, name (access: so)' }),
      ),
      'Phase name-26 geändert: letzter Tag 2027-03-31 → 2027-04-30, Name (access: so)',
    );
    assert.equal(account(entry({ account: 'k7m2p9qa' })), 'k7m2-p9qa');
  });

  it('csv_holdsNoFormula_andEscapesQuotes', () => {
    const csv = logCsv([entry({ municipality: '=HYPERLINK("x")' }), entry({ event: 'newer', detail: '@SUM(1)' })]);
    assert.ok(csv.startsWith('\ufeff"Tag";"Vorgang"'));
    assert.ok(csv.includes(`"'=HYPERLINK(""x"") in die Phase`));
    assert.ok(csv.includes(`"'@SUM(1)"`));
    assert.equal(csv.trimEnd().split('\r\n').length, 3);
  });

  it('months_goBackAsFarAsEntriesAreKept', () => {
    const all = months('2026-11-22');
    assert.equal(all[0], '2026-11');
    assert.equal(all[10], '2026-01');
    assert.equal(all[11], '2025-12');
    assert.equal(all.at(-1), '2021-01');
  });
});

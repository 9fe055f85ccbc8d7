import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import {
  OPERATIONS,
  administrationApi,
  checkApi,
  createCaller,
  invitationApi,
  registeringApi,
  registrationApi,
} from '../../src/api.ts';
import { kindOf, problemFrom } from '../../src/problem.ts';

// Unit tests run in static-site/.
const contract = parse(readFileSync('../infrastructure/openapi.yaml', 'utf8')) as {
  paths: Record<string, Record<string, { operationId: string; 'x-immutable'?: true }>>;
};

type Sent = { url: string; init: RequestInit };
function calling(answer: () => Response | Promise<Response>, token: string | null = null) {
  const sent: Sent[] = [];
  const call = createCaller({
    token: () => token,
    fetch: (url, init) => {
      sent.push({ url: String(url), init: init ?? {} });
      return Promise.resolve().then(answer);
    },
  });
  return { call, sent };
}
const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });

describe('contract and client', () => {
  it('operations_areTheSame_bothWays', () => {
    const promised = Object.fromEntries(
      Object.entries(contract.paths).flatMap(([path, methods]) =>
        Object.entries(methods)
          // Read like a file, by its address: see instrument.ts.
          .filter(([, operation]) => operation['x-immutable'] !== true)
          .map(([method, operation]) => [operation.operationId, [method.toUpperCase(), path]]),
      ),
    );
    assert.deepEqual(OPERATIONS as unknown, promised);
  });

  it('everyOperation_hasAFunction', () => {
    const { call } = calling(json(200, {}));
    const functions = {
      ...invitationApi(call),
      ...registeringApi(call),
      ...registrationApi(call),
      ...checkApi(call),
      ...administrationApi(call),
    };
    assert.deepEqual(Object.keys(functions).sort(), Object.keys(OPERATIONS).sort());
  });
});

describe('a call', () => {
  it('carriesTheTokenInTheHeaderOnly', async () => {
    const { call, sent } = calling(json(200, { revision: 1 }), 'abc.def');
    await checkApi(call).saveAnswer('a b/c', {
      writeId: 'w',
      seenRevision: 0,
      answer: null,
      needForAction: false,
      obstacles: [],
    });
    assert.equal(sent[0]?.url, '/api/check/answers/a%20b%2Fc');
    assert.equal((sent[0]?.init.headers as Record<string, string>).Authorization, 'Bearer abc.def');
    assert.equal(sent[0]?.init.method, 'PUT');
    assert.deepEqual(JSON.parse(String(sent[0]?.init.body)), {
      writeId: 'w',
      seenRevision: 0,
      answer: null,
      needForAction: false,
      obstacles: [],
    });
  });

  it('withoutAToken_sendsNone', async () => {
    const { call, sent } = calling(json(200, {}));
    await invitationApi(call).openInvitation('x.y');
    assert.equal('Authorization' in (sent[0]?.init.headers as object), false);
  });

  it('withAQuery_escapesIt', async () => {
    const { call, sent } = calling(json(200, { hits: [] }), 't');
    await administrationApi(call).searchRegister('Sankt Märgen & Umland');
    assert.equal(sent[0]?.url, '/api/administration/register?q=Sankt+M%C3%A4rgen+%26+Umland');
  });

  it('noAnswer_isANetworkProblem', async () => {
    const { call } = calling(() => {
      throw new TypeError('Failed to fetch');
    });
    const reply = await checkApi(call).openLink();
    assert.equal(!reply.ok && reply.problem.kind, 'network');
  });

  it('pageOfAProxyInsteadOfAnAnswer_isANetworkProblem', async () => {
    const { call } = calling(() => new Response('<html>Bitte anmelden</html>', { status: 200 }));
    const reply = await checkApi(call).openLink();
    assert.equal(!reply.ok && reply.problem.kind, 'network');
  });

  it('problemJson_keepsTheServersWords', async () => {
    const { call } = calling(
      json(422, {
        type: '/errors/invalid',
        title: 'Titel',
        detail: 'Was zu tun ist',
        errors: [{ pointer: '/a', detail: 'b' }],
      }),
    );
    const reply = await checkApi(call).openLink();
    assert.deepEqual(!reply.ok && reply.problem, {
      kind: 'invalid',
      status: 422,
      type: '/errors/invalid',
      title: 'Titel',
      detail: 'Was zu tun ist',
      errors: [{ pointer: '/a', detail: 'b' }],
    });
  });
});

describe('a problem', () => {
  it('ofThePlatform_isSaidInGerman_byItsStatus', () => {
    for (const status of [400, 401, 403, 404, 409, 413, 415, 422, 429, 500, 502, 503]) {
      const problem = problemFrom(status, { message: 'Internal Server Error' });
      assert.doesNotMatch(`${problem.title} ${problem.detail}`, /Internal Server Error/);
      assert.ok(problem.title.length > 0 && problem.detail.length > 20, String(status));
    }
  });

  it('409_isToldApartByItsType', () => {
    assert.equal(kindOf(409, '/errors/conflict'), 'conflict');
    assert.equal(kindOf(409, '/errors/not-open'), 'notOpen');
    assert.equal(kindOf(409, '/errors/other'), 'state');
  });

  it('conflict_bringsTheStoredValue', () => {
    assert.deepEqual(problemFrom(409, { type: '/errors/conflict', current: { revision: 3 } }).current, { revision: 3 });
  });
});

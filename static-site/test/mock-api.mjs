/**
 * A stand-in for the functions, for developing and testing the site alone: serves dist/ and answers
 * infrastructure/openapi.yaml from memory, on loopback only. It can misbehave on purpose (see `faults`).
 *
 * By hand: `node test/mock-api.mjs [port]`, then open the links it prints. In tests: `startMock()`.
 * What it computes is only good enough to look at; the numbers that count are core's.
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readInstrument } from '../build/instruments.mjs';
import { DEMO_AGREEMENT, agreementRoutes, seedAgreements } from './mock-agreement.mjs';
import {
  DEMO_COMPANION,
  DEMO_DEPARTMENT,
  DEMO_INVITATION_CODE,
  DEMO_ROOM,
  codeRoutes,
  departmentRoutes,
  linkOf,
  newCode,
  seedDepartments,
  seenBy,
  together,
  typedBy,
} from './mock-departments.mjs';
import { oidc } from './mock-oidc.mjs';
import { askedStatements, checkRevision, ownRoutes, ownStatement } from './mock-own.mjs';
import { comparisonRoutes, phaseComparisonRoutes } from './mock-comparison.mjs';
import { phaseRegistrationRoutes, registrationRoutes } from './mock-registration.mjs';
import { phaseDocumentRoutes, reportRoutes } from './mock-report.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

export const CSP = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export const DEMO_INVITATION = `demoinvitation01.${'A'.repeat(43)}`;
export const DEMO_CHECK = `democheck0000001.${'B'.repeat(43)}`;
export const DEMO_SUBMITTED = `demosubmitted001.${'C'.repeat(43)}`;
/** Four departments, and everything that a result can hold. */
export const DEMO_RESULT = `demoresult000001.${'E'.repeat(43)}`;
/** The worked example of the contracts, to the last digit. */
export const DEMO_EXAMPLE = `demoexample00001.${'F'.repeat(43)}`;
export const ADMIN_TOKEN = 'mock-admin';

const TODAY = '2026-11-22';

/**
 * @param {{dist?: string, port?: number}} options
 * @returns {Promise<{url: string, state: object, faults: object[], requests: object[], close(): Promise<void>}>}
 *
 * A fault is `{method?, path?: RegExp|string, times?: number, kind, status?, body?, milliseconds?}`; kinds:
 * `refuse` (nothing happens, the connection breaks), `lose` (done, but the answer is lost), `answer` (this status
 * and body instead), `delay` (then as usual).
 */
export async function startMock({ dist = path.join(here, '../dist'), port = 0 } = {}) {
  const published = readPublished(path.join(dist, 'instruments'));
  const example = readInstrument(path.join(here, 'fixtures/instrument.yaml'));
  const instruments = [...published.filter((one) => one.id !== example.id), example];
  const state = { ...seed(instruments), instruments };
  const faults = [];
  const requests = [];
  /** `rewrite(file, content)` may change what is served, as another build would. */
  const mock = { rewrite: null };

  const server = http.createServer((request, response) => {
    handle(request, response).catch((error) => {
      console.error(error);
      problem(response, 500, '/errors/internal', 'Da ist etwas schiefgegangen', String(error));
    });
  });

  async function handle(request, response) {
    const url = new URL(request.url, 'http://mock');
    if (url.pathname.startsWith('/mock/')) return control(request, response, url);
    if (url.pathname.startsWith('/oidc/')) return oidc(request, response, url, state);
    if (!url.pathname.startsWith('/api/') && url.pathname !== '/config.json') {
      return serve(response, url.pathname);
    }
    const body = await readBody(request);
    requests.push({ method: request.method, path: url.pathname, body, authorization: request.headers.authorization });
    const fault = takeFault(request.method, url.pathname);
    if (fault?.kind === 'refuse') return breakOff(response);
    if (fault?.kind === 'answer') return send(response, fault.status, fault.body ?? { message: 'Mock' });
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds));
    if (fault?.kind === 'lose') {
      const silent = { writeHead() {}, end() {}, setHeader() {} };
      api(request, silent, url, body, state);
      return breakOff(response);
    }
    return api(request, response, url, body, state);
  }

  /**
   * Ends the connection in the middle of an answer. Just closing it would not do: on a connection used before, browsers
   * quietly send the request again.
   */
  function breakOff(response) {
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': '1000' });
    response.write('{', () => response.socket?.destroy());
  }

  function takeFault(method, pathname) {
    const index = faults.findIndex(
      (fault) =>
        (fault.method === undefined || fault.method === method) &&
        (fault.path === undefined || new RegExp(fault.path).test(pathname)),
    );
    if (index < 0) return undefined;
    const fault = faults[index];
    if (fault.times !== undefined && --fault.times <= 0) faults.splice(index, 1);
    return fault;
  }

  async function control(request, response, url) {
    if (url.pathname.startsWith('/mock/uploads/')) {
      const upload = url.pathname.split('/').pop();
      state.uploads.set(upload, request.headers['content-length']);
      state.contents.set(upload, await readText(request));
      response.writeHead(200);
      return response.end();
    }
    const body = await readBody(request);
    if (url.pathname.startsWith('/mock/files/')) {
      const name = url.pathname.split('/').pop();
      response.writeHead(200, {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
      return response.end(name);
    }
    if (url.pathname === '/mock/faults') faults.push(...[body].flat());
    else if (url.pathname === '/mock/calm') faults.length = 0;
    else if (url.pathname === '/mock/reset') Object.assign(state, seed(instruments));
    else return send(response, 404, {});
    return send(response, 200, { faults: faults.length });
  }

  function serve(response, pathname) {
    const clean = path.normalize(decodeURIComponent(pathname)).replace(/^(\.\.[/\\])+/, '');
    let file = path.join(dist, clean);
    try {
      if (statSync(file).isDirectory()) file = path.join(file, 'index.html');
      const content = readFileSync(file);
      response.writeHead(200, headers(path.extname(file)));
      response.end(mock.rewrite?.(path.relative(dist, file), content) ?? content);
    } catch {
      const asked = /^\/instruments\/([^/]+)\/(\d+)\.json$/.exec(pathname);
      const instrument =
        asked && state.instruments.find((one) => one.id === asked[1] && String(one.version) === asked[2]);
      if (instrument) return send(response, 200, instrument);
      response.writeHead(404, headers('.html'));
      response.end(readFileSync(path.join(dist, '404.html')));
    }
  }

  const headers = (extension) => ({
    'Content-Type': TYPES[extension] ?? 'application/octet-stream',
    'Content-Security-Policy': CSP,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-cache',
  });

  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(mock, {
    url: `http://127.0.0.1:${server.address().port}`,
    state,
    faults,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  });
}

function readPublished(folder) {
  const ids = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return ids.flatMap(({ name: id }) =>
    readdirSync(path.join(folder, id))
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(path.join(folder, id, file), 'utf8'))),
  );
}

export function seed(instruments) {
  const instrument = instruments.find((one) => one.id === 'weltoffene-kommune') ?? instruments[0];
  const version = { id: instrument.id, version: instrument.version };
  const phase = {
    id: 'runde-2026',
    name: 'Runde 2026',
    instrument: version,
    closesOn: '2027-03-31',
    retentionEndsOn: '2029-03-31',
    revision: 1,
    stage: 'open',
    access: 'invited',
    notice: {
      controller: 'Stiftung Beispiel, Musterweg 1, 12345 Musterstadt',
      contact: 'selbstcheck@stiftung.example',
      purpose: 'Kommunen schätzen sich selbst ein und sprechen über das Ergebnis.',
      legalBasis: 'Art. 6 Abs. 1 Buchst. e DSGVO',
      recipients: 'Antworten sieht nur Ihre Kommune. Das Projektteam sieht, ob der Selbstcheck begonnen hat.',
    },
  };
  const kaufbeuren = { key: '09762000', name: 'Kaufbeuren' };
  const open = newCheck('democheck0000001', 'B'.repeat(43), kaufbeuren, phase);
  const submitted = newCheck('demosubmitted001', 'C'.repeat(43), { key: '08335043', name: 'Konstanz' }, phase);
  instrument.fields
    .flatMap((field) => field.topics)
    .flatMap((topic) => topic.indicators)
    .forEach((indicator, index) => {
      const answer =
        index % 11 === 7 ? { unknown: true } : index % 13 === 9 ? undefined : { level: (index * 7 + 2) % 5 };
      if (answer)
        submitted.answers.set(indicator.id, {
          indicator: indicator.id,
          revision: 1,
          answer,
          needForAction: index % 4 === 0,
          obstacles: [],
          writeId: 'seeded000',
        });
    });
  submitted.state = 'submitted';
  submitted.submissions.push({ number: 1, on: '2026-11-20' });
  const bochum = { key: '05911000', name: 'Bochum' };
  const rich = newCheck('demoresult000001', 'E'.repeat(43), bochum, phase);
  Object.assign(rich, {
    state: 'submitted',
    submissions: [{ number: 1, on: '2026-11-20' }],
    selfCheck: fixture('self-check-full.json'),
  });
  const worked = newCheck('demoexample00001', 'F'.repeat(43), kaufbeuren, {
    ...phase,
    instrument: { id: 'beispiel', version: 1 },
  });
  Object.assign(worked, {
    state: 'submitted',
    submissions: [{ number: 1, on: '2026-11-20' }],
    selfCheck: fixture('self-check.json'),
  });
  const state = {
    today: TODAY,
    phases: [phase],
    invitations: new Map([
      [DEMO_INVITATION, { municipality: kaufbeuren, phase, confirmedWith: null, expiresOn: '2027-01-31' }],
    ]),
    checks: new Map([
      [open.id, open],
      [submitted.id, submitted],
      [rich.id, rich],
      [worked.id, worked],
    ]),
    admissions: [
      {
        phase: phase.id,
        ...kaufbeuren,
        kind: 'kreisfreie Stadt',
        land: 'Bayern',
        invitedOn: '2026-11-10',
        started: true,
      },
      {
        phase: phase.id,
        key: '08335043',
        name: 'Konstanz',
        kind: 'Stadt',
        land: 'Baden-Württemberg',
        invitedOn: '2026-11-02',
        started: true,
        contact: 'integration@konstanz.example',
      },
    ],
    registrations: [],
    documents: [],
    erasures: [],
    log: [
      {
        on: '2026-11-20',
        event: 'documentOrdered',
        detail: 'runde-2026 08335043 pdf plain public',
        municipality: 'Konstanz',
        account: 'k7m2p9qa',
        own: false,
      },
      {
        on: '2026-11-10',
        event: 'admitted',
        detail: 'runde-2026 09762000',
        municipality: 'Kaufbeuren',
        account: 'xx34abcd',
        own: true,
      },
      { on: '2026-11-02', event: 'registerImported', detail: '2023-11-30' },
      { on: '2026-10-30', event: 'phaseOpened', detail: 'runde-2026', account: 'xx34abcd', own: true },
    ],
    archives: new Map(),
    jobs: [
      {
        id: 'job-1',
        kind: 'scoring',
        state: 'failed',
        attempts: 5,
        reason: 'Das Ergebnis ließ sich nicht ablegen.',
        municipality: kaufbeuren,
        on: '2026-11-21',
      },
    ],
    register: REGISTER,
    registerAsOf: '2023-11-30',
    uploads: new Map(),
    /** Published own questionnaires. */
    own: [],
    contents: new Map(),
    signIn: { groups: ['administrators'], expiresIn: 3600 },
    codes: new Map(),
    tokens: new Map([[ADMIN_TOKEN, ['administrators']]]),
    /** With this a document takes its time: each look at it brings it one state further. */
    slowJobs: false,
  };
  seedDepartments(state, newCheck, instrument);
  seedAgreements(state, newCheck, instrument);
  return state;
}

const fixture = (name) => JSON.parse(readFileSync(path.join(here, 'fixtures', name), 'utf8'));

const REGISTER = [
  { key: '09762000', name: 'Kaufbeuren', kind: 'kreisfreie Stadt', land: 'Bayern', population: 47156 },
  {
    key: '08335043',
    name: 'Konstanz',
    kind: 'Stadt',
    district: 'Landkreis Konstanz',
    land: 'Baden-Württemberg',
    population: 85859,
  },
  { key: '09174', name: 'Dachau', kind: 'Landkreis', land: 'Bayern', population: 157160 },
  {
    key: '09174115',
    name: 'Dachau',
    kind: 'Große Kreisstadt',
    district: 'Landkreis Dachau',
    land: 'Bayern',
    population: 48275,
  },
  {
    key: '14524330',
    name: 'Zwickau',
    kind: 'Stadt',
    district: 'Landkreis Zwickau',
    land: 'Sachsen',
    population: 87172,
  },
  { key: '05911000', name: 'Bochum', kind: 'kreisfreie Stadt', land: 'Nordrhein-Westfalen', population: 366385 },
];

function newCheck(id, secret, municipality, phase, scope = 'full') {
  return together({
    id,
    secret,
    municipality,
    phase,
    scope,
    state: 'open',
    answers: new Map(),
    notes: new Map(),
    submissions: [],
    notices: [],
    late: [],
  });
}

function view(check, link = check.links[0]) {
  const last = check.submissions.at(-1);
  return {
    id: check.id,
    municipality: check.municipality,
    phase: { id: check.phase.id, name: check.phase.name },
    instrument: check.phase.instrument,
    scope: check.scope,
    state: check.state,
    writable: check.state === 'open' || check.state === 'reopened',
    ...seenBy(check, link),
    round: 1,
    ...(last ? { submission: last } : {}),
    nextSubmission: (last?.number ?? 0) + (check.state === 'submitted' ? 0 : 1) || 1,
    closesOn: check.phase.closesOn,
    expiresOn: check.phase.retentionEndsOn,
    notices: check.notices,
  };
}

function api(request, response, url, body, state) {
  const route = `${request.method} ${url.pathname}`;
  const is = (pattern) => {
    const match = new RegExp(`^${pattern.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(route);
    return match ? [match[0], ...match.slice(1).map(decodeURIComponent)] : null;
  };
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  const ok = (value, status = 200) => send(response, status, value);
  const deadLink = () =>
    problem(
      response,
      401,
      '/errors/link',
      'Dieser Link öffnet keinen Selbstcheck',
      'Prüfen Sie, ob die Adresse vollständig ist. Sonst fragen Sie die Person, von der Sie den Link haben.',
    );
  const missing = () => problem(response, 404, '/errors/not-found', 'Nicht gefunden', 'Das gibt es nicht.');
  const invalid = (pointer, detail) =>
    problem(response, 422, '/errors/invalid', 'Diese Eingabe wurde nicht angenommen', detail, {
      errors: [{ pointer, detail }],
    });
  let match;

  if (route === 'GET /config.json')
    return ok({ oidc: { issuer: `http://${request.headers.host}/oidc`, clientId: 'selbstcheck' } });

  // Invitations
  const openInvitation = (invitation) => ({
    confirmed: invitation.confirmedWith !== null,
    ...(invitation.begun ? { begun: true } : {}),
    ...(invitation.handover ? { handover: true } : {}),
    municipality: invitation.municipality,
    phase: { id: invitation.phase.id, name: invitation.phase.name },
    instrument: invitation.phase.instrument,
    expiresOn: invitation.expiresOn,
    dataSheet: dataSheet(invitation.phase),
  });
  const confirm = (invitation) => {
    if (!/^[A-Za-z0-9_-]{43}$/.test(body.secret ?? ''))
      return invalid('/secret', 'Das Geheimnis hat nicht die richtige Form.');
    if (invitation.confirmedWith !== null && invitation.confirmedWith !== body.secret) return deadLink();
    if (invitation.confirmedWith === null) {
      invitation.confirmedWith = body.secret;
      if (invitation.begun) {
        const check = state.checks.get(invitation.checkId);
        check.secret = body.secret;
        check.links[0].secrets = [];
      } else {
        invitation.checkId = `check${Math.random().toString(36).slice(2).padEnd(11, '0').slice(0, 11)}`;
        const check = newCheck(
          invitation.checkId,
          body.secret,
          invitation.municipality,
          invitation.phase,
          body.scope ?? 'full',
        );
        check.conduct.mode = body.mode ?? 'apart';
        state.checks.set(check.id, check);
      }
    }
    return ok(view(state.checks.get(invitation.checkId)), 201);
  };
  if (route === 'POST /api/invitations/open' || route === 'POST /api/invitations/confirm') {
    const invitation = state.invitations.get(body?.invitation);
    if (!invitation) return deadLink();
    return route.endsWith('/open') ? ok(openInvitation(invitation)) : confirm(invitation);
  }
  if (codeRoutes({ is, ok, problem, response, body, state, deadLink, openInvitation, confirm, view })) return undefined;

  const refuse = (type, title, detail) => problem(response, 409, type, title, detail);
  if (registrationRoutes({ is, ok, invalid, refuse, url, bearer, body, state, deadLink })) return undefined;

  // Administration
  const published = is('GET /api/instruments/{instrument}/{version}');
  if (published) {
    const one = state.own.find(({ id, version }) => id === published[1] && String(version) === published[2]);
    return one ? ok(one) : missing();
  }
  if (url.pathname.startsWith('/api/administration/')) {
    const groups = state.tokens.get(bearer);
    if (!groups) return send(response, 401, { message: 'Unauthorized' });
    if (!groups.includes('administrators'))
      return problem(
        response,
        403,
        '/errors/forbidden',
        'Dafür reicht Ihre Berechtigung nicht',
        'Ihr Konto gehört nicht zur Gruppe der Administration.',
      );
    return administration(request, response, url, body, state, { is, ok, missing, invalid, refuse });
  }

  if (is('POST /api/forms')) {
    const { instrument, kind, field } = body;
    const known = state.instruments.find((one) => one.id === instrument.id && one.version === instrument.version);
    if (!known || (field !== undefined && !known.fields.some((one) => one.id === field))) return missing();
    const fileName = `fragebogen-${[instrument.id, field].filter(Boolean).join('-')}.${kind}`;
    return ok({ url: `/mock/files/${fileName}`, lifeSeconds: 900, fileName }, 201);
  }

  // Personal link
  const [checkId, secret] = bearer.split('.');
  const check = state.checks.get(checkId);
  const link = linkOf(check, secret);
  if (!link) return url.pathname.startsWith('/api/check') ? deadLink() : missing();
  const instrument = state.instruments.find((one) => one.id === check.phase.instrument.id);
  const indicators = new Set(
    instrument.fields.flatMap((field) => field.topics).flatMap((topic) => topic.indicators.map((one) => one.id)),
  );
  const writable = check.state === 'open' || check.state === 'reopened';
  const bare = ({ writeId: _, ...stored }) => stored;

  const {
    method,
    headers: { host },
  } = request;
  const tools = {
    is,
    ok,
    missing,
    invalid,
    refuse: (status, type, title, detail, more) => problem(response, status, type, title, detail, more),
    forbidden: () =>
      problem(
        response,
        403,
        '/errors/forbidden',
        'Dafür reicht Ihre Berechtigung nicht',
        'Fragen Sie, wer den Check koordiniert.',
      ),
    conflict: (current) =>
      problem(
        response,
        409,
        '/errors/conflict',
        'In der Zwischenzeit wurde etwas anderes gespeichert',
        'Vergleichen Sie beide Stände.',
        { current },
      ),
    method,
    host,
    url,
    body,
    state,
    check,
    link,
    instrument,
    view,
  };
  // False where the route is none of theirs; whatever answers gives nothing.
  for (const part of [departmentRoutes, ownRoutes, agreementRoutes, comparisonRoutes, reportRoutes])
    if (part(tools) !== false) return undefined;
  const typed = typedBy(check, link);
  if (is('GET /api/check')) return ok(view(check, link));
  if (is('GET /api/check/notice')) return ok(dataSheet(check.phase));
  if (is('GET /api/check/answers'))
    return ok({
      answers: [...typed.answers.values()].map(bare),
      ownIndicators: askedStatements(check),
      checkRevision: checkRevision(check),
    });
  if ((match = is('GET /api/check/fields/{field}/notes'))) {
    if (match[1] === 'own.statements')
      return ok({ notes: [...typed.notes.values()].filter((note) => note.indicator.startsWith('own.')).map(bare) });
    const field = instrument.fields.find((one) => one.id === match[1]);
    if (!field) return missing();
    const inField = new Set(field.topics.flatMap((topic) => topic.indicators.map((one) => one.id)));
    return ok({ notes: [...typed.notes.values()].filter((note) => inField.has(note.indicator)).map(bare) });
  }
  const saving = is('PUT /api/check/answers/{indicator}') ?? is('PUT /api/check/notes/{indicator}');
  if (saving) {
    const indicator = saving[1];
    const items = url.pathname.includes('/notes/') ? typed.notes : typed.answers;
    const own = ownStatement(check, indicator);
    if (!indicators.has(indicator) && own === null) return missing();
    const stored = items.get(indicator);
    if (own === 'removed' && stored?.writeId !== body.writeId)
      return problem(
        response,
        409,
        '/errors/statement-removed',
        'Diese Aussage wurde inzwischen entfernt',
        'Ihre letzte Eingabe bleibt auf diesem Gerät.',
      );
    if (stored?.writeId === body.writeId) return ok({ revision: stored.revision, checkRevision: checkRevision(check) });
    if (!writable)
      return problem(
        response,
        409,
        '/errors/not-open',
        'Der Selbstcheck nimmt keine Antworten an',
        'Er ist abgegeben.',
      );
    if (items === typed.notes && body.comment.length > 2000) return invalid('/comment', 'Der Kommentar ist zu lang.');
    if ((stored?.revision ?? 0) !== body.seenRevision) {
      return problem(
        response,
        409,
        '/errors/conflict',
        'In der Zwischenzeit wurde etwas anderes gespeichert',
        'Vergleichen Sie beide Stände.',
        {
          current: stored ? bare(stored) : { indicator, revision: 0, needForAction: false, obstacles: [] },
        },
      );
    }
    const { seenRevision, answer, ...value } = body;
    check.departments.find((one) => one.id === link.department).activeOn = state.today;
    items.set(indicator, {
      indicator,
      ...value,
      ...(answer ? { answer } : {}),
      revision: seenRevision + 1,
      ...(stored ? { previous: replaced(stored) } : {}),
    });
    return ok({ revision: seenRevision + 1, checkRevision: checkRevision(check) });
  }
  if (is('POST /api/check/submissions')) {
    const last = check.submissions.at(-1);
    if (last?.number === body.number) return ok(last, 201);
    if (!writable) return problem(response, 409, '/errors/state', 'Schon abgegeben', 'Laden Sie die Seite neu.');
    if (body.number !== (last?.number ?? 0) + 1)
      return problem(response, 409, '/errors/state', 'Nicht die nächste Abgabe', 'Laden Sie die Seite neu.');
    const submission = { number: body.number, on: state.today };
    check.submissions.push(submission);
    check.state = 'submitted';
    return ok(submission, 201);
  }
  return missing();
}

/** The worked example, as somebody brings it. */
const ownInstrument = ({ instruments }) => ({ ...instruments.at(-1), id: 'eigen-beispiel', published: null });

const listedOne = ({ id, version, title, published, fields, revision, withdrawn }) => ({
  id,
  version,
  title,
  indicators: fields.flatMap((field) => field.topics.flatMap((topic) => topic.indicators)).length,
  ...(published === null ? {} : { published }),
  own: id.startsWith('eigen-'),
  ...(id.startsWith('eigen-') ? { revision: revision ?? 1 } : {}),
  ...(withdrawn ? { withdrawn } : {}),
});

const listed = ({ instruments, own }) => [...instruments, ...own].map(listedOne);

function readingOf(state) {
  const remarks = [
    {
      blocks: false,
      rule: 'MISSING_HELP',
      id: 'st-haushalt',
      place: '',
      line: 52,
      text: 'Es fehlt die Hilfe: was zählt, und ein Beispiel.',
    },
    {
      blocks: false,
      rule: 'READABILITY',
      id: 'be-beirat',
      place: 'Aussage',
      line: 71,
      text: 'Schwer zu lesen: lange Wörter, lange Sätze.',
    },
  ];
  return { total: 2, remarks, fingerprint: `sha256:${'0'.repeat(64)}`, instrument: ownInstrument(state) };
}

const stageOf = ({ opensOn, closesOn }, today) =>
  closesOn < today ? 'over' : opensOn && opensOn > today ? 'before' : 'open';

const dataSheet = (phase) => ({
  phase: { id: phase.id, name: phase.name },
  erasedOn: phase.retentionEndsOn,
  ...(phase.notice ? { notice: phase.notice } : {}),
});

function administration(request, response, url, body, state, { is, ok, missing, invalid, refuse }) {
  let match;
  if (phaseDocumentRoutes({ is, ok, missing, body, state })) return undefined;
  if (phaseComparisonRoutes({ is, ok, state })) return undefined;
  const inviteRegistered = ({ phase: id, municipality: { key }, address: contact }) =>
    admit(
      state,
      state.phases.find((one) => one.id === id),
      { key, contact },
    ).invitation;
  if (phaseRegistrationRoutes({ is, ok, missing, refuse, body, state, invite: inviteRegistered })) return undefined;
  if (is('GET /api/administration/phases')) {
    const waiting = (phase) =>
      state.registrations.filter((one) => one.phase === phase && one.state === 'waiting').length;
    return ok({
      phases: state.phases.map((phase) => ({ ...phase, registrations: waiting(phase.id) || undefined })),
    });
  }
  if (is('POST /api/administration/phases')) {
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(body.id ?? ''))
      return invalid('/id', 'Die Kennung besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.');
    if (body.retentionEndsOn <= body.closesOn)
      return invalid('/retentionEndsOn', 'Die Aufbewahrung endet nach dem Ende der Phase.');
    const same = state.phases.find((one) => one.id === body.id);
    const phase = { ...body, revision: 1, stage: stageOf(body, state.today), access: body.access ?? 'invited' };
    if (same && JSON.stringify(same) !== JSON.stringify(phase))
      return problem(response, 409, '/errors/exists', 'Diese Phase gibt es schon', 'Wählen Sie eine andere Kennung.');
    if (!same) state.phases.unshift(phase);
    return ok(phase, 201);
  }
  if ((match = is('PUT /api/administration/phases/{phase}'))) {
    const phase = state.phases.find((one) => one.id === match[1]);
    if (!phase) return missing();
    const { revision, reason: _, ...change } = body;
    if (revision !== phase.revision)
      return problem(response, 409, '/errors/conflict', 'Jemand war schneller', 'Bitte prüfen.', { current: phase });
    if (change.retentionEndsOn <= change.closesOn)
      return invalid('/retentionEndsOn', 'Die Aufbewahrung endet nach dem Ende der Phase.');
    const { opensOn = phase.opensOn, ...others } = change;
    Object.assign(phase, { revision: revision + 1, ...others, stage: stageOf({ opensOn, ...others }, state.today) });
    if (opensOn) phase.opensOn = opensOn;
    if (!change.notice) delete phase.notice;
    return ok(phase);
  }
  if (is('GET /api/administration/register')) {
    const words = (url.searchParams.get('q') ?? '').toLowerCase();
    return ok({
      asOf: state.registerAsOf,
      hits: state.register.filter((one) => `${one.name} ${one.key}`.toLowerCase().includes(words)).slice(0, 20),
    });
  }
  if (is('POST /api/administration/register/uploads'))
    return ok({ upload: 'upload1', url: `http://${request.headers.host}/mock/uploads/upload1` }, 201);
  if (is('POST /api/administration/register/imports')) {
    if (!state.uploads.has(body?.upload)) return missing();
    state.registerAsOf = '2024-11-30';
    return ok({ asOf: state.registerAsOf, entries: 11_000 });
  }
  if (is('GET /api/administration/instruments')) return ok({ instruments: listed(state) });
  if (is('POST /api/administration/instruments/uploads'))
    return ok({ upload: 'upload1', url: `http://${request.headers.host}/mock/uploads/upload1` }, 201);
  if (is('POST /api/administration/instruments/readings'))
    return state.uploads.has(body?.upload) ? ok(readingOf(state)) : missing();
  if (is('POST /api/administration/instruments')) {
    if (!state.uploads.has(body?.upload)) return missing();
    const published = { ...ownInstrument(state), published: '2026-11-22' };
    state.own = [published];
    return ok(listedOne(published), 201);
  }
  if ((match = is('PUT /api/administration/instruments/{instrument}/{version}/offer'))) {
    const one = state.own.find(({ id, version }) => id === match[1] && String(version) === match[2]);
    if (!one) return missing();
    if (!body.offered && !body.reason)
      return problem(response, 422, '/errors/fields', 'Bitte sehen Sie noch einmal hin', 'Es fehlt der Grund.');
    if ((one.revision ?? 1) !== body.revision)
      return problem(response, 409, '/errors/conflict', 'Inzwischen geändert', 'Jemand anders war schneller.', {
        current: listedOne(one),
      });
    one.revision = (one.revision ?? 1) + 1;
    if (body.offered) delete one.withdrawn;
    else one.withdrawn = { on: TODAY, reason: body.reason };
    return ok(listedOne(one));
  }
  if (is('GET /api/administration/jobs')) {
    return ok({ jobs: state.jobs });
  }
  if ((match = is('POST /api/administration/jobs/{job}/retries'))) {
    const job = state.jobs.find((one) => one.id === match[1]);
    if (!job) return missing();
    if (job.state !== 'failed')
      return problem(
        response,
        409,
        '/errors/state',
        'Dieser Auftrag ist nicht gescheitert',
        'Laden Sie die Seite neu.',
      );
    Object.assign(job, { state: 'waiting', attempts: 0 });
    delete job.reason;
    state.phases
      .filter((phase) => phase.rollout?.failed?.job === job.id)
      .forEach((phase) => delete phase.rollout.failed);
    return ok(job, 202);
  }
  if ((match = is('GET /api/administration/phases/{phase}/municipalities'))) {
    const phase = match[1];
    if (!state.phases.some((one) => one.id === phase)) return missing();
    return ok({
      municipalities: state.admissions.filter((one) => one.phase === phase).map(({ phase: _, ...one }) => one),
    });
  }
  if ((match = is('POST /api/administration/phases/{phase}/admissions/readings'))) {
    if (!state.phases.some((one) => one.id === match[1])) return missing();
    const text = Buffer.from(body.file, 'base64').toString('utf8');
    if (text.startsWith('PK')) return invalid('/file', 'Die Arbeitsmappe ist beschädigt.');
    return ok({
      lines: text
        .split(/\r?\n/)
        .flatMap((row, index) => (row === '' ? [] : [readLine(state, match[1], row, index + 1)])),
    });
  }
  if ((match = is('POST /api/administration/phases/{phase}/municipalities'))) {
    const phase = state.phases.find((one) => one.id === match[1]);
    if (!phase) return missing();
    const wrong = body.candidates.findIndex(({ key }) => !state.register.some((one) => one.key === key.split('-')[0]));
    if (wrong >= 0) return invalid(`/candidates/${wrong}/key`, 'Diesen Schlüssel gibt es im Verzeichnis nicht.');
    return ok({ admitted: body.candidates.map((one) => admit(state, phase, one)) });
  }
  if ((match = is('POST /api/administration/phases/{phase}/municipalities/{key}/erasures'))) {
    const [phase, key] = match.slice(1);
    const admission = state.admissions.find((one) => one.phase === phase && one.key === key);
    if (!admission) return missing();
    if (body.municipality.toLowerCase() !== admission.name.toLowerCase())
      return invalid('/municipality', 'Das ist nicht der Name der Kommune.');
    state.admissions = state.admissions.filter((one) => one !== admission);
    const { name, kind, land } = admission;
    const erasure = { key, name, kind, land, by: 'administrator', erasedOn: state.today };
    state.erasures.unshift({ phase, ...erasure });
    state.log.unshift({ on: state.today, event: 'erased', detail: `${phase} ${key}`, municipality: name });
    return ok(erasure, 202);
  }
  if ((match = is('GET /api/administration/phases/{phase}/erasures'))) {
    const phase = match[1];
    return ok({ erasures: state.erasures.filter((one) => one.phase === phase).map(({ phase: _, ...one }) => one) });
  }
  if (is('GET /api/administration/log')) {
    const month = url.searchParams.get('month');
    const all = state.log.filter((one) => one.on.startsWith(month));
    const before = Number(url.searchParams.get('before') ?? all.length);
    const from = Math.max(0, before - 2);
    const entries = all.slice(all.length - before, all.length - from);
    return ok({ month, entries, ...(from > 0 ? { before: from } : {}) });
  }
  if ((match = is('POST /api/administration/phases/{phase}/municipalities/{key}/invitations'))) {
    const phase = state.phases.find((one) => one.id === match[1]);
    const admission = state.admissions.find((one) => one.phase === match[1] && one.key === match[2]);
    return phase && admission ? ok(invite(state, phase, { key: admission.key, name: admission.name }), 201) : missing();
  }
  return missing();
}

/** One row of `key;name;contact`, judged as far as the page's tests need it. */
function readLine(state, phase, text, row) {
  const [typed, , contact] = text.split(';');
  const line = { row, typed };
  const found = state.register.find((one) => one.key === typed || one.key === `0${typed}`);
  if (typed === '09471999') {
    const detail = 'Altdorf stand zuletzt am 31.12.2022 im Verzeichnis und ist aufgelöst.';
    return { ...line, status: 'dissolved', detail };
  }
  if (!found) return { ...line, status: 'unknown', detail: 'Diesen Schlüssel gibt es im Verzeichnis nicht.' };
  const { key, name, kind, land } = found;
  const who = { ...line, key, name, kind, land, ...(contact ? { contact } : {}) };
  if (key !== typed) return { ...who, status: 'correction', detail: 'Vermutlich fehlt die Null am Anfang.' };
  return state.admissions.some((one) => one.phase === phase && one.key === key)
    ? { ...who, status: 'already', detail: 'Ist schon in der Phase.' }
    : { ...who, status: 'ok' };
}

function admit(state, phase, { key, part, contact }) {
  const { population: _, district: __, ...rest } = state.register.find((one) => one.key === key.split('-')[0]);
  const municipality = { key, name: part ? `${rest.name}, ${part}` : rest.name };
  if (state.admissions.some((one) => one.phase === phase.id && one.key === key))
    return { outcome: 'already', municipality };
  state.admissions.push({
    phase: phase.id,
    ...rest,
    ...municipality,
    invitedOn: state.today,
    started: false,
    ...(contact ? { contact } : {}),
  });
  return { outcome: 'invited', invitation: invite(state, phase, municipality) };
}

function invite(state, phase, municipality) {
  const invitation = `${Math.random().toString(36).slice(2).padEnd(16, '0').slice(0, 16)}.${'D'.repeat(43)}`;
  state.invitations.set(invitation, { municipality, phase, confirmedWith: null, expiresOn: '2027-01-31' });
  const code = newCode();
  state.typedCodes.set(code, { invitation });
  return { municipality, invitation, code, expiresOn: '2027-01-31' };
}

/** What a save replaces, as the next reader sees it. */
const replaced = ({ indicator: _, revision: __, writeId: ___, previous: ____, ...value }) => value;

async function readText(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function readBody(request) {
  const text = await readText(request);
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response, status, value) {
  response.writeHead(status, {
    'Content-Type': status >= 400 ? 'application/problem+json' : 'application/json',
    'Cache-Control': 'no-store',
  });
  response.end(JSON.stringify(value));
}

function problem(response, status, type, title, detail, more = {}) {
  send(response, status, { type, title, status, detail, ...more });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mock = await startMock({ port: Number(process.argv[2] ?? 8181) });
  console.log(`Start page     ${mock.url}/
Invitation     ${mock.url}/einladung/#${DEMO_INVITATION}
Open check     ${mock.url}/check/#${DEMO_CHECK}
Coordination   ${mock.url}/koordination/#${DEMO_ROOM}
A department   ${mock.url}/check/#${DEMO_DEPARTMENT}
A companion    ${mock.url}/koordination/#${DEMO_COMPANION}
A code         ${mock.url}/code/ for ${DEMO_INVITATION_CODE}
Result         ${mock.url}/ergebnis/#${DEMO_RESULT}
Agreement      ${mock.url}/abgleich/#${DEMO_AGREEMENT}
Administration ${mock.url}/verwaltung/`);
}

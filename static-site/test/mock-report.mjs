/**
 * The mock's reports, documents, commentary and earlier round. The reports are core's own, kept as fixtures (see
 * `SiteReportsTest` in functions/instruments): what a page shows here is what the server composes.
 */
import { readFileSync } from 'node:fs';
import { leads, readsInternal } from './mock-roles.mjs';

const kept = (name) => JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8'));
/** By `kind/tone/edition`; read when first asked for. */
const reports = {};
export function reportsOf(instrument) {
  const name = instrument === 'beispiel' ? 'reports-example.json' : 'reports-full.json';
  return (reports[name] ??= kept(name));
}

export function reportRoutes({ is, ok, missing, invalid, refuse, forbidden, url, body, state, check, link }) {
  const nothing = () =>
    refuse(
      404,
      '/errors/nothing-submitted',
      'Noch nichts abgegeben',
      'Füllen Sie den Selbstcheck aus und geben Sie ihn ab.',
    );
  const last = check.submissions.at(-1);
  let match;

  if (is('GET /api/check/report')) {
    const asked = url.searchParams.get('submission');
    const submission = asked ? check.submissions.find((one) => one.number === Number(asked)) : last;
    if (!submission) return nothing();
    const own = readsInternal(link.role) ? 'internal' : 'public';
    const edition = url.searchParams.get('edition') ?? own;
    if (edition === 'internal' && own === 'public') return forbidden();
    const common = { submission, edition, municipality: check.municipality };
    if (check.scoring) return ok({ ...common, state: check.scoring });
    const { searchParams } = url;
    const name = `${searchParams.get('kind') ?? 'report'}/${searchParams.get('tone') ?? 'balanced'}/${edition}`;
    const report = reportsOf(check.reports ?? check.phase.instrument.id)[name];
    if (!report) throw new Error(`No fixture of ${name}`);
    return ok({ ...common, state: 'done', report, ...(edition === 'internal' ? { late: check.late } : {}) });
  }

  // ---- commentary
  if (url.pathname.startsWith('/api/check/commentary')) {
    if (!readsInternal(link.role)) return forbidden();
    check.commentary ??= { version: 0, texts: [], public: false };
    if (is('GET /api/check/commentary')) return ok(check.commentary);
    if (is('PUT /api/check/commentary')) {
      if (link.role !== 'companion') return forbidden();
      if (body.texts.some((one) => one.text.length > 2000)) return invalid('/texts', 'Höchstens 2000 Zeichen je Text.');
      const same = JSON.stringify(body.texts) === JSON.stringify(check.commentary.texts);
      if (same && check.commentary.version === body.seenVersion + 1) return ok(check.commentary);
      if (check.commentary.version !== body.seenVersion)
        return refuse(409, '/errors/conflict', 'Inzwischen gespeichert', 'Vergleichen Sie beide Stände.', {
          current: check.commentary,
        });
      check.commentary = { version: body.seenVersion + 1, on: state.today, texts: body.texts, public: false };
      return ok(check.commentary);
    }
    if (is('PUT /api/check/commentary/consent')) {
      if (!leads(link.role)) return forbidden();
      if (check.commentary.version !== body.version)
        return refuse(409, '/errors/conflict', 'Der Kommentar ist inzwischen ein anderer', 'Lesen Sie ihn zuerst.', {
          current: check.commentary,
        });
      check.commentary.public = body.public;
      return ok(check.commentary);
    }
  }

  // ---- earlier round
  if (is('GET /api/check/earlier-round'))
    return readsInternal(link.role) ? ok(check.earlierRound ?? { version: 0 }) : forbidden();
  if (is('PUT /api/check/earlier-round')) {
    if (!leads(link.role)) return forbidden();
    const version = (check.earlierRound?.version ?? 0) + 1;
    if (version !== body.seenVersion + 1)
      return refuse(409, '/errors/conflict', 'Inzwischen geändert', 'Laden Sie die Seite neu.');
    if (body.upload === null) return ok((check.earlierRound = { version }));
    if (!state.contents.has(body.upload)) return missing();
    let selfCheck;
    try {
      selfCheck = JSON.parse(state.contents.get(body.upload));
    } catch {
      return refuse(422, '/errors/invalid', 'Diese Datei ist kein Selbstcheck', 'Sie lässt sich nicht lesen.');
    }
    if (selfCheck.instrument?.id !== check.phase.instrument.id)
      return refuse(
        422,
        '/errors/invalid',
        'Diese Datei passt nicht',
        'Sie gehört zu einem anderen Fragebogen; vergleichen lässt sich nur derselbe.',
      );
    check.earlierRound = { version, instrument: selfCheck.instrument, submittedOn: selfCheck.submittedOn };
    return ok(check.earlierRound);
  }

  // ---- documents
  if (is('GET /api/check/documents')) {
    advance(state);
    const own = state.documents.filter((one) => one.check === check.id);
    return ok({
      documents: own.filter((one) => readsInternal(link.role) || one.edition === 'public').map(seenByCheck),
      roofs: leads(link.role) ? (check.roofs ?? []).map(({ key, name }) => ({ key, name })) : [],
    });
  }
  if (is('POST /api/check/documents')) {
    if (!leads(link.role)) return forbidden();
    if (!last) return nothing();
    if (body.kind === 'json' && body.edition === 'public')
      return invalid('/edition', 'Daten gibt es nur in der internen Fassung.');
    return ok(seenByCheck(ordered(state, check, body, false)), 202);
  }
  if ((match = is('PUT /api/check/documents/{document}/release'))) {
    if (!leads(link.role)) return forbidden();
    const document = state.documents.find((one) => one.check === check.id && one.id === match[1]);
    if (!document) return missing();
    if (body.roof === undefined) document.released = body.released;
    else if (!check.roofs.some((one) => one.key === body.roof)) return missing();
    else {
      document.roofs = (document.roofs ?? []).filter((key) => key !== body.roof);
      if (body.released) document.roofs.push(body.roof);
    }
    return ok(seenByCheck(document));
  }
  if ((match = is('POST /api/check/documents/{document}/links'))) {
    return state.documents.some((one) => one.id === match[1])
      ? ok({ url: '/mock/files/bericht.pdf', lifeSeconds: 900 }, 201)
      : missing();
  }
  return false;
}

const seenByCheck = ({ check: _, ordered: __, job: ___, ...document }) => ({ roofs: [], ...document });

/** What is made already is not made twice; what failed begins anew. */
function ordered(state, check, { kind, tone, edition, submission }, byProjectTeam) {
  const number = submission ?? check.submissions.at(-1).number;
  const id = `${number}-${kind}-${tone}-${edition}`;
  let document = state.documents.find((one) => one.check === check.id && one.id === id);
  if (!document) {
    document = { check: check.id, id, kind, tone, edition, submission: number, released: false, ordered: false };
    state.documents.unshift(document);
  }
  document.ordered ||= byProjectTeam;
  if (document.state === undefined || document.state === 'failed') {
    Object.assign(document, {
      state: state.slowJobs ? 'waiting' : 'done',
      on: state.today,
      bytes: 181_234,
      fileName: `selbstcheck-${kind}`,
    });
    delete document.reason;
    delete document.job;
  }
  return document;
}

/** One look brings a document one state further. */
function advance(state) {
  for (const document of state.documents)
    document.state = { waiting: 'running', running: 'done' }[document.state] ?? document.state;
}

const phaseDocument = (state, one) => {
  const { municipality } = state.checks.get(one.check);
  const { kind, tone, edition, ordered, released, job, reason } = one;
  return {
    key: municipality.key,
    municipality: municipality.name,
    document: one.id,
    kind,
    tone,
    edition,
    ordered,
    released,
    state: one.state,
    ...(one.state === 'failed' ? { job: job ?? `job-${one.id}`, reason } : {}),
  };
};

/** The administrator's routes. Gives whether it answered. */
export function phaseDocumentRoutes({ is, ok, missing, body, state }) {
  const answered = (value) => {
    void value;
    return true;
  };
  let match;
  if ((match = is('GET /api/administration/phases/{phase}/documents'))) {
    const [, phase] = match;
    if (!state.phases.some((one) => one.id === phase)) return answered(missing());
    advance(state);
    const documents = state.documents
      .filter((one) => one.ordered || one.released)
      .map((one) => phaseDocument(state, one))
      .sort((a, b) => a.municipality.localeCompare(b.municipality, 'de'));
    return answered(ok({ documents }));
  }
  if (is('POST /api/administration/phases/{phase}/documents')) {
    const documents = [];
    const nothing = [];
    for (const key of body.municipalities) {
      const check = [...state.checks.values()].find(
        (one) => one.municipality.key === key && one.submissions.length > 0,
      );
      if (check) documents.push(phaseDocument(state, ordered(state, check, body, true)));
      else nothing.push(key);
    }
    return answered(ok({ documents, nothing }, 202));
  }
  if ((match = is('POST /api/administration/phases/{phase}/municipalities/{key}/documents/{document}/links'))) {
    const document = state.documents.find((one) => one.id === match[3] && one.released);
    return answered(document ? ok({ url: '/mock/files/bericht.pdf', lifeSeconds: 900 }, 201) : missing());
  }
  const archive = is('GET /api/administration/phases/{phase}/archives');
  if (archive || is('POST /api/administration/phases/{phase}/archives')) {
    const released = state.documents.filter((one) => one.released && one.state === 'done');
    const id = `archive-${released.map((one) => `${one.check}.${one.id}`).join('-')}`;
    const here = state.archives.get(id);
    if (archive && here?.state === 'waiting') Object.assign(here, { state: 'done', bytes: 1_400_000 });
    if (!archive && released.length === 0)
      return answered(ok({ type: '/errors/nothing-released', title: 'Noch ist nichts freigegeben' }, 409));
    if (!archive && (here === undefined || here.state === 'failed'))
      state.archives.set(id, { id, state: 'waiting', on: '2026-11-22' });
    const municipalities = new Set(released.map((one) => one.check)).size;
    return answered(
      ok({ documents: released.length, municipalities, archive: state.archives.get(id) }, archive ? 200 : 202),
    );
  }
  if ((match = is('POST /api/administration/phases/{phase}/archives/{archive}/links')))
    return answered(
      state.archives.get(match[2])?.state === 'done'
        ? ok({ url: '/mock/files/bericht.pdf', lifeSeconds: 900 }, 201)
        : missing(),
    );
  if ((match = is('POST /api/administration/jobs/{job}/retries'))) {
    const document = state.documents.find((one) => one.state === 'failed' && (one.job ?? `job-${one.id}`) === match[1]);
    if (!document) return false;
    document.state = 'waiting';
    delete document.reason;
    return answered(ok({ id: match[1], kind: 'report', state: 'waiting', attempts: 0 }, 202));
  }
  return false;
}

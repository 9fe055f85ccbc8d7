/**
 * The mock's agreement: points, meeting, aims, submitting what several departments answered, reopening, and results in
 * the edition that a link may read.
 */
import { newDepartment, newLink, typedBy } from './mock-departments.mjs';
import { leads, readsInternal } from './mock-roles.mjs';
import { scored } from './mock-result.mjs';
import { ownAgreement, ownStatement } from './mock-own.mjs';

/** Four departments that released their part, one that did not yet; the agreement is open. */
export const DEMO_AGREEMENT = `demoagreement001.${'G'.repeat(43)}`;
export const DEMO_AGREEMENT_DEPUTY = `demoagreement001.${'H'.repeat(43)}`;
export const DEMO_AGREEMENT_UNIT = `demoagreement001.${'I'.repeat(43)}`;
export const DEMO_AGREEMENT_UNRELEASED = `demoagreement001.${'J'.repeat(43)}`;
export const DEMO_AGREEMENT_COMPANION = `demoagreement001.${'K'.repeat(43)}`;
export const DEMO_AGREEMENT_VIEWER = `demoagreement001.${'L'.repeat(43)}`;
/** Other eyes on the submitted check of `DEMO_RESULT`. */
export const DEMO_RESULT_UNIT = `demoresult000001.${'O'.repeat(43)}`;
export const DEMO_RESULT_VIEWER = `demoresult000001.${'P'.repeat(43)}`;
export const DEMO_RESULT_COMPANION = `demoresult000001.${'Q'.repeat(43)}`;

const secretOf = (token) => token.slice(token.indexOf('.') + 1);
const link = (token, id, role, department) => newLink(id, role, [secretOf(token)], department ? { department } : {});

const DEPARTMENTS = [
  newDepartment('soziales', 'Amt für Soziales und Wohnen', {
    released: true,
    responsible: ['io-sprachmittlung', 'ft-auszug-wohnung', 'ft-gesundheit-zugang'],
  }),
  newDepartment('personal', 'Personal und Organisation', {
    released: true,
    responsible: ['io-fortbildung', 'io-anlaufstelle'],
  }),
  newDepartment('jugend', 'Jugendamt', { released: true, responsible: ['ft-kita-schulplatz'] }),
  newDepartment('kultur', 'Kultur und Sport'),
];

const UNKNOWN = { unknown: true };
const notOurs = (whom) => ({ notOurs: whom });
const notApplicable = (text) => ({ notApplicable: { reason: 'otherLevel', text } });

/** What is worth a conversation, told by hand: indicator → department → answer, or answer with what was typed. */
const STORY = {
  'io-sprachmittlung': {
    koordination: 4,
    soziales: [
      1,
      {
        comment:
          'Es gibt eine Liste mit Ehrenamtlichen. Ob am Tag des Termins jemand kommt, ist Glückssache; zuletzt hat zweimal ein Kind übersetzt.',
        obstacles: ['money', 'betweenDepartments'],
        needForAction: true,
      },
    ],
    personal: [3, { comment: 'Geregelt in der Dienstanweisung 12.', evidence: ['https://intern.example/da-12'] }],
    jugend: [
      0,
      { comment: 'Bei uns bringen Eltern ihre Bekannten mit.', obstacles: ['knowledge', 'money'], needForAction: true },
    ],
  },
  'io-fortbildung': {
    koordination: 3,
    soziales: 1,
    personal: [4, { comment: 'Zweimal im Jahr, für alle offen.', evidence: ['https://intern.example/fortbildung'] }],
    jugend: [1, { comment: 'Offen für alle, aber ohne Vertretung kommt niemand weg.', obstacles: ['staff'] }],
    kultur: 2,
  },
  'io-anlaufstelle': { koordination: 3, soziales: UNKNOWN, personal: 3, jugend: UNKNOWN },
  'ft-kita-schulplatz': {
    koordination: 3,
    soziales: notOurs('Jugendamt'),
    jugend: [
      1,
      {
        comment: 'Für die Kita warten Familien zurzeit sieben Monate. In der Schule klappt es.',
        needForAction: true,
        obstacles: ['staff', 'money'],
      },
    ],
  },
  'ft-auszug-wohnung': {
    koordination: 3,
    soziales: [1, { needForAction: true, obstacles: ['money'] }],
    jugend: UNKNOWN,
  },
  'ft-gesundheit-zugang': {
    koordination: notApplicable('Das Gesundheitsamt liegt beim Landkreis.'),
    soziales: [2, { comment: 'Die Ausgabe der Behandlungsscheine liegt bei uns, nur die Untersuchung beim Kreis.' }],
    jugend: notOurs('Amt für Soziales und Wohnen'),
  },
  'ms-arbeitszeit': {
    koordination: [
      0,
      {
        comment: 'Vorgesehen sind 50 Prozent. Tatsächlich bleiben nach den Fördermittelanträgen etwa zehn.',
        needForAction: true,
        obstacles: ['staff', 'priority'],
      },
    ],
    personal: [3, { comment: 'Die Stelle ist im Stellenplan und besetzt.' }],
    soziales: 1,
  },
  'ms-pruefung-aenderung': { koordination: 3, soziales: 1, personal: 2, jugend: 1 },
  'io-verstaendliche-schreiben': {
    koordination: 3,
    soziales: [1, { needForAction: true, comment: 'Unsere Bescheide kommen aus dem Fachverfahren des Landes.' }],
    personal: 3,
    jugend: 1,
  },
  'io-empfang': { soziales: 3, personal: 3, jugend: 1, koordination: 2 },
  'ft-eltern': { koordination: 1, jugend: 3, soziales: 1 },
  'eb-rueckmeldung-beitraege': { koordination: 3, soziales: 1, jugend: 0 },
  'zb-orte-huerden': { koordination: 2, soziales: 0, jugend: 3 },
  'kk-stellung-beziehen': { koordination: 4, soziales: 4, personal: 4, jugend: 2 },
  'kk-alle-erreichen': { koordination: UNKNOWN, soziales: UNKNOWN, jugend: 2 },
  'kk-gespraech-vorbehalte': { koordination: 3, jugend: 0, soziales: 1 },
  'aw-vergabe-gleichbehandlung': { koordination: UNKNOWN, personal: UNKNOWN },
  'zb-ansprechpersonen': { koordination: 2, soziales: 2, jugend: 0 },
};

/** Every department's answers: the story, and elsewhere answers that lie close together. */
function answersOf(instrument) {
  const given = [];
  instrument.fields
    .flatMap((field) => field.topics.flatMap((topic) => topic.indicators))
    .forEach((indicator, index) => {
      const story = STORY[indicator.id];
      if (story) {
        for (const [department, told] of Object.entries(story)) {
          const [answer, more] = Array.isArray(told) ? told : [told, {}];
          given.push({
            department,
            indicator: indicator.id,
            answer: typeof answer === 'number' ? { level: answer } : answer,
            ...more,
          });
        }
      } else if (index % 6 !== 5) {
        const level = (index * 5 + 2) % 4;
        given.push({ department: 'koordination', indicator: indicator.id, answer: { level } });
        if (index % 3 === 0)
          given.push({ department: 'soziales', indicator: indicator.id, answer: { level: Math.max(0, level - 1) } });
      }
    });
  return given;
}

/** Adds the check whose agreement is open to a fresh state, and other eyes on a result. */
export function seedAgreements(state, newCheck, instrument) {
  const [id, secret] = DEMO_AGREEMENT.split('.');
  const open = newCheck(id, secret, { key: '16052000', name: 'Gera' }, state.phases[0]);
  const known = new Set(allIndicators(instrument).map((one) => one.id));
  for (const department of DEPARTMENTS)
    open.departments.push({ ...department, responsible: department.responsible.filter((one) => known.has(one)) });
  for (const { department, indicator, comment, evidence, ...more } of answersOf(instrument)) {
    const { answers, notes } = typedBy(open, { department });
    const common = { indicator, revision: 1, writeId: 'seeded000' };
    answers.set(indicator, { ...common, needForAction: false, obstacles: [], ...more });
    if (comment || evidence) notes.set(indicator, { ...common, comment: comment ?? '', evidence: evidence ?? [] });
  }
  open.links.push(
    link(DEMO_AGREEMENT_DEPUTY, 'deputylink000001', 'deputy', 'koordination'),
    link(DEMO_AGREEMENT_UNIT, 'unitlink00000001', 'department', 'soziales'),
    link(DEMO_AGREEMENT_UNRELEASED, 'unitlink00000002', 'department', 'kultur'),
    link(DEMO_AGREEMENT_COMPANION, 'complink00000001', 'companion'),
    link(DEMO_AGREEMENT_VIEWER, 'viewerlink000001', 'viewer'),
  );
  open.conduct = {
    revision: 3,
    mode: 'apart',
    deadline: '2026-11-13',
    agreementOpen: true,
    agreementOpenedOn: '2026-11-16',
  };
  if (known.has('zb-ansprechpersonen')) {
    // Agreed when the Jugendamt still said 1; it says 0 now.
    open.points.set('zb-ansprechpersonen', {
      indicator: 'zb-ansprechpersonen',
      revision: 1,
      writeId: 'seeded000',
      outcome: {
        agreed: {
          answer: { level: 2 },
          reason: 'In zwei von drei Quartieren gibt es eine feste Person; das dritte ist beantragt.',
          minority: [{ department: 'jugend', view: 'Für Jugendliche ist niemand ansprechbar.' }],
          obstacles: ['staff'],
        },
      },
      before: [
        { department: 'koordination', answer: { level: 2 } },
        { department: 'soziales', answer: { level: 2 } },
        { department: 'personal' },
        { department: 'jugend', answer: { level: 1 } },
      ],
    });
    open.points.set('kk-stellung-beziehen', {
      indicator: 'kk-stellung-beziehen',
      revision: 1,
      writeId: 'seeded000',
      outcome: {
        disputed: {
          views: [
            { department: 'koordination', view: 'Der Oberbürgermeister hat sich mehrfach klar geäußert.' },
            { department: 'jugend', view: 'Geäußert ja, aber erst nach Tagen. Betroffene haben das gemerkt.' },
          ],
        },
      },
    });
    open.aims = { revision: 1, targets: [{ indicator: 'io-sprachmittlung', level: 3 }], focus: ['zugang-verwaltung'] };
  }
  state.checks.set(open.id, open);
  const rich = state.checks.get('demoresult000001');
  rich.departments.push(newDepartment('soziales', 'Amt für Soziales und Wohnen', { released: true }));
  rich.links.push(
    link(DEMO_RESULT_UNIT, 'unitlink00000001', 'department', 'soziales'),
    link(DEMO_RESULT_VIEWER, 'viewerlink000001', 'viewer'),
    link(DEMO_RESULT_COMPANION, 'complink00000001', 'companion'),
  );
}

const open = (check) => check.state === 'open' || check.state === 'reopened';
const allIndicators = (instrument) =>
  instrument.fields.flatMap((field) => field.topics).flatMap((topic) => topic.indicators);

/** Everything that a department typed, an entry per indicator. */
function entriesOf(check, department) {
  const { answers, notes } = typedBy(check, { department });
  return [...new Set([...answers.keys(), ...notes.keys()])].map((indicator) => {
    const { answer, needForAction = false, obstacles = [] } = answers.get(indicator) ?? {};
    const { comment = '', evidence = [] } = notes.get(indicator) ?? {};
    return { department, indicator, ...(answer ? { answer } : {}), needForAction, obstacles, comment, evidence };
  });
}

const releasedEntries = (check) =>
  check.departments.filter((one) => one.released).flatMap((one) => entriesOf(check, one.id));

const ofInstrument = (entries) => entries.filter((one) => !one.indicator.startsWith('own.'));

/** What a submission would freeze now: released parts only. */
function selfCheckOf(check) {
  if (check.selfCheck) return check.selfCheck;
  const points = [...check.points.values()];
  return {
    format: 'selbstcheck/1',
    instrument: check.phase.instrument,
    scope: check.scope,
    municipality: check.municipality,
    departments: check.departments.map(({ id, name }) => ({ id, name })),
    answers: ofInstrument(releasedEntries(check)),
    responsible: check.departments.flatMap((one) =>
      one.responsible.map((indicator) => ({ indicator, department: one.id })),
    ),
    agreed: points
      .filter((point) => point.outcome?.agreed)
      .map(({ indicator, outcome, before }) => ({ indicator, ...outcome.agreed, before })),
    disputed: points
      .filter((point) => point.outcome?.disputed)
      .map(({ indicator, outcome }) => ({ indicator, ...outcome.disputed })),
    targets: check.aims.targets,
    focus: check.aims.focus,
    submitted: true,
  };
}

const frozenOf = (check, number) => check.frozen?.get(number) ?? selfCheckOf(check);

function freeze(check, number) {
  check.frozen ??= new Map();
  if (!check.frozen.has(number)) check.frozen.set(number, structuredClone(selfCheckOf(check)));
}

const answersNow = (check, indicator) => {
  const released = check.departments.filter((one) => one.released);
  return released.map(({ id }) => {
    const answer = typedBy(check, { department: id }).answers.get(indicator)?.answer;
    return { department: id, ...(answer ? { answer } : {}) };
  });
};

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function bare(check, point) {
  const { indicator, revision, outcome, before } = point;
  if (!outcome) return { indicator, revision };
  if (outcome.disputed) return { indicator, revision, disputed: outcome.disputed };
  const now = answersNow(check, indicator);
  const changed = before
    .filter((was) => !same(was.answer, now.find((one) => one.department === was.department)?.answer))
    .map((was) => was.department);
  return { indicator, revision, agreed: { ...outcome.agreed, before }, changed };
}

function agreement(check, instrument) {
  const { result } = scored(instrument, selfCheckOf(check));
  const released = check.departments.filter((one) => one.released);
  const kinds = new Map(allIndicators(instrument).map((one) => [one.id, one.kind]));
  const settled = new Set(result.settled.map((one) => one.indicator));
  return {
    departments: check.departments.map(({ id, name, released, closed, responsible }) => ({
      id,
      name,
      released,
      closed,
      responsible,
    })),
    answers: ofInstrument(releasedEntries(check)).map(({ comment, evidence, ...one }) => ({
      ...one,
      noted: comment !== '' || evidence.length > 0,
    })),
    points: [...result.discussionPoints, ...result.settled]
      .sort((a, b) => b.priority - a.priority)
      .map(({ spread, dissent, ...point }) => ({
        ...point,
        kind: kinds.get(point.indicator),
        ...(spread === null ? {} : { spread, dissent }),
        settled: settled.has(point.indicator),
        unanswered: released
          .filter((one) => !one.closed)
          .map((one) => one.id)
          .filter((id) => !typedBy(check, { department: id }).answers.get(point.indicator)?.answer),
      })),
    ownIndicators: ownAgreement(check, new Set(released.map((one) => one.id)), ({ writeId: _, ...one }) => one),
    outcomes: [...check.points.values()].map((point) => bare(check, point)),
    meeting: check.meeting,
    aims: check.aims,
    ratedByTwo: result.ratedByTwo,
  };
}

export function agreementRoutes(tools) {
  const { is, ok, missing, invalid, refuse, forbidden, conflict, url, body, check, link, instrument, view } = tools;
  let match;

  // ---- results
  if (is('GET /api/check/submissions')) return ok({ submissions: [...check.submissions].reverse() });
  if ((match = is('GET /api/check/submissions/{number}'))) {
    if (!readsInternal(link.role)) return forbidden();
    const number = Number(match[1]);
    if (!check.submissions.some((one) => one.number === number)) return missing();
    return ok(frozenOf(check, number));
  }
  if (is('POST /api/check/reopenings')) {
    if (!leads(link.role)) return forbidden();
    const last = check.submissions.at(-1);
    if (check.state === 'reopened' && last?.number === body.submission) return ok(view(check, link));
    if (check.state !== 'submitted' || last?.number !== body.submission)
      return refuse(409, '/errors/state', 'Das geht im Moment nicht', 'Laden Sie die Seite neu.');
    if (!body.reason?.trim() || body.reason.length > 500)
      return invalid('/reason', 'Schreiben Sie einen Grund, höchstens 500 Zeichen.');
    freeze(check, last.number);
    check.state = 'reopened';
    check.reopenedBecause = body.reason;
    return ok(view(check, link));
  }
  if (is('GET /api/check/summary')) {
    if (!leads(link.role)) return forbidden();
    return ok(summary(check, instrument, view(check, link).nextSubmission));
  }
  if (is('POST /api/check/submissions') && open(check)) {
    if (!leads(link.role)) return forbidden();
    freeze(check, body.number);
    return false;
  }
  if (!url.pathname.startsWith('/api/check/agreement') && !is('PUT /api/check/meeting') && !is('PUT /api/check/aims'))
    return false;
  if (link.role === 'viewer') return forbidden();
  if (!check.conduct.agreementOpen)
    return refuse(
      409,
      '/errors/agreement-closed',
      'Der Abgleich ist noch nicht geöffnet',
      'Ihn öffnet, wer den Selbstcheck koordiniert.',
    );
  if (link.role === 'department' && !check.departments.find((one) => one.id === link.department).released)
    return refuse(
      403,
      '/errors/not-released',
      'Ihr Teil ist noch nicht freigegeben',
      'Geben Sie zuerst Ihren Teil frei.',
    );
  if (is('GET /api/check/agreement')) return ok(agreement(check, instrument));

  const indicators = new Map(allIndicators(instrument).map((one) => [one.id, one]));
  if ((match = is('GET /api/check/agreement/{indicator}'))) {
    const [, indicator] = match;
    if (!indicators.has(indicator) && ownStatement(check, indicator) !== 'asked') return missing();
    return ok({
      views: releasedEntries(check)
        .filter((one) => one.indicator === indicator && (one.comment !== '' || one.evidence.length > 0))
        .map(({ department, comment, evidence }) => ({ department, comment, evidence })),
    });
  }

  // ---- writing
  if (!leads(link.role)) return forbidden();
  if (!open(check))
    return refuse(409, '/errors/not-open', 'Der Selbstcheck nimmt keine Antworten an', 'Er ist abgegeben.');
  if ((match = is('PUT /api/check/agreement/{indicator}'))) {
    const [, indicator] = match;
    if (!indicators.has(indicator)) return missing();
    const stored = check.points.get(indicator);
    if (stored?.writeId === body.writeId) return ok(bare(check, stored));
    const { agreed, disputed } = body.outcome ?? {};
    if (agreed && !agreed.reason.trim()) return invalid('/outcome/agreed/reason', 'Schreiben Sie eine Begründung.');
    if (agreed?.reason.length > 2000) return invalid('/outcome/agreed/reason', 'Die Begründung ist zu lang.');
    if (disputed && disputed.views.length < 2) return invalid('/outcome/disputed/views', 'Nennen Sie zwei Sichten.');
    for (const one of [...(agreed?.minority ?? []), ...(disputed?.views ?? [])]) {
      if (!one.view.trim()) return invalid('/outcome', 'Eine Sicht ist leer.');
      if (!check.departments.some((department) => department.id === one.department))
        return invalid('/outcome', 'Diese Stelle gibt es nicht.');
    }
    if ((stored?.revision ?? 0) !== body.seenRevision)
      return conflict(stored ? bare(check, stored) : { indicator, revision: 0 });
    const point = {
      indicator,
      revision: body.seenRevision + 1,
      writeId: body.writeId,
      outcome: body.outcome,
      ...(agreed ? { before: answersNow(check, indicator) } : {}),
    };
    check.points.set(indicator, point);
    return ok(bare(check, point));
  }
  if (is('PUT /api/check/meeting')) {
    if (body.seenRevision !== check.meeting.revision) return conflict(check.meeting);
    if (body.points.length > 40) return invalid('/points', 'Höchstens 40 Punkte.');
    check.meeting = { revision: body.seenRevision + 1, points: body.points };
    return ok(check.meeting);
  }
  if (is('PUT /api/check/aims')) {
    if (body.seenRevision !== check.aims.revision) return conflict(check.aims);
    if (body.focus.length > 5) return invalid('/focus', 'Höchstens fünf Schwerpunkte.');
    check.aims = { revision: body.seenRevision + 1, targets: body.targets, focus: body.focus };
    return ok(check.aims);
  }
  return false;
}

function summary(check, instrument, nextSubmission) {
  const selfCheck = selfCheckOf(check);
  const { result, noStage } = scored(instrument, selfCheck);
  const having = (id, what) => selfCheck.answers.some((one) => one.indicator === id && what(one));
  return {
    nextSubmission,
    unreleased: check.departments
      .filter((one) => !one.released)
      .map(({ id, name }) => ({
        id,
        name,
        answered: entriesOf(check, id).filter((one) => one.answer).length,
      })),
    openPoints: result.discussionPoints.filter((one) => !check.points.get(one.indicator)?.outcome).length,
    fields: result.fields.map((field) => {
      const ids = instrument.fields
        .find((one) => one.id === field.id)
        .topics.flatMap((topic) => topic.indicators.map((one) => one.id));
      const inState = (name) =>
        result.indicators.filter((one) => ids.includes(one.id) && one.state === name).map((one) => one.id);
      const unanswered = inState('unanswered');
      return {
        id: field.id,
        rated: inState('rated').length,
        unknown: inState('unknown'),
        notApplicable: inState('notApplicable'),
        unanswered,
        typedOnly: unanswered.filter(
          (id) => having(id, (one) => one.comment !== '') && !having(id, (one) => one.answer !== undefined),
        ),
        notOurs: unanswered.filter((id) => having(id, (one) => one.answer !== undefined)),
        coverage: field.coverage,
        valid: field.valid,
        noStage: noStage[field.id] ?? null,
      };
    }),
  };
}

/** The mock's departments, links, codes, conduct, release, reminders, log and exchange. */
import { leads } from './mock-roles.mjs';

/** A check with seven departments in the middle of answering: its coordinator, and a link of every other role. */
export const DEMO_ROOM = `demoroom00000001.${'G'.repeat(43)}`;
export const DEMO_DEPUTY = `demoroom00000001.${'H'.repeat(43)}`;
export const DEMO_DEPARTMENT = `demoroom00000001.${'I'.repeat(43)}`;
/** Of a department that has released its part. */
export const DEMO_RELEASED = `demoroom00000001.${'J'.repeat(43)}`;
export const DEMO_COMPANION = `demoroom00000001.${'K'.repeat(43)}`;
export const DEMO_VIEWER = `demoroom00000001.${'L'.repeat(43)}`;
/** Typed by hand: of a department's link, of a fresh invitation, of a handover. */
export const DEMO_CODE = 'ABCD-EFGH-JKMN';
export const DEMO_INVITATION_CODE = 'MNPQ-RSTU-VWXY';
export const DEMO_HANDOVER_CODE = 'WXYZ-2345-6789';
export const DEMO_HANDOVER = `demohandover0001.${'M'.repeat(43)}`;

const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const TRIES_AN_HOUR = 20;

/** What every check has beside its answers; `secret` is its coordinator's. */
export function together(check) {
  return Object.assign(check, {
    departments: [newDepartment('koordination', 'Koordination', { released: true })],
    /** Department → its own answers and notes; the coordination's are the check's. */
    typed: new Map([['koordination', { answers: check.answers, notes: check.notes }]]),
    links: [newLink('ownlink000000001', 'coordinator', [], { department: 'koordination' })],
    conduct: { revision: 0, mode: 'apart', agreementOpen: false },
    mail: false,
    reminded: new Map(),
    log: [{ event: 'invitationConfirmed', role: 'coordinator', on: '2026-11-10' }],
    points: check.points ?? new Map(),
    meeting: { revision: 0, points: [] },
    aims: { revision: 0, targets: [], focus: [] },
    /** Kreis and Verband above it, and what it sees if it is one itself. */
    roofs: [],
    communes: [],
  });
}

export function newDepartment(id, name, more = {}) {
  return { id, name, revision: 1, released: false, closed: false, responsible: [], ...more };
}

export function newLink(id, role, secrets, more = {}) {
  return { id, role, secrets, createdOn: '2026-11-12', expiresOn: '2029-03-31', revoked: false, code: null, ...more };
}

/** The open link that a secret belongs to, or undefined. */
export const linkOf = (check, secret) =>
  check?.secret === secret
    ? check.links[0]
    : check?.links.find((link) => link.role !== 'invitation' && !link.revoked && link.secrets.includes(secret));

/** The answers and notes of the link's own department. */
export function typedBy(check, link) {
  const department = link.department ?? 'koordination';
  if (!check.typed.has(department)) check.typed.set(department, { answers: new Map(), notes: new Map() });
  return check.typed.get(department);
}

/** The part of a check's view that depends on who looks. */
export function seenBy(check, link) {
  const reading = link.role === 'companion' || link.role === 'viewer';
  const own = check.departments.find((one) => one.id === link.department);
  return {
    role: link.role,
    link: link.id,
    department: reading ? '' : link.department,
    responsible: reading ? [] : (own?.responsible ?? []),
    departments: check.departments.map(({ id, name, released, closed }) => ({ id, name, released, closed })),
    conduct: check.conduct,
    mail: check.mail,
  };
}

/** Adds the check with departments, and codes, to a fresh state. */
export function seedDepartments(state, newCheck, instrument) {
  const phase = state.phases[0];
  const bamberg = { key: '09461000', name: 'Bamberg' };
  const room = together(newCheck('demoroom00000001', 'G'.repeat(43), bamberg, phase));
  const fields = instrument.fields.map((field) => ({
    id: field.id,
    indicators: field.topics.flatMap((topic) => topic.indicators.map((one) => one.id)),
  }));
  const all = fields.flatMap((field) => field.indicators);
  const add = (id, name, responsible, answered, more = {}) => {
    room.departments.push(newDepartment(id, name, { responsible, ...more }));
    const answers = new Map(
      answered.map((indicator, index) => [
        indicator,
        {
          indicator,
          revision: 1,
          answer: index % 9 === 7 ? { unknown: true } : { level: (index * 3 + name.length) % instrument.scale.length },
          needForAction: index % 5 === 0,
          obstacles: [],
          writeId: 'seeded000',
        },
      ]),
    );
    room.typed.set(id, { answers, notes: new Map() });
  };
  const of = (index) => fields[index % fields.length].indicators;
  add('soziales', 'Amt für Soziales und Wohnen', of(2), of(2).slice(0, 20), {
    activeOn: '2026-11-20',
    contact: 'soziales@bamberg.example',
  });
  add('jugend', 'Jugendamt', of(2).slice(0, 6), [...of(2).slice(0, 6), ...of(4).slice(0, 4)], {
    released: true,
    activeOn: '2026-11-18',
    contact: 'jugendamt@bamberg.example',
  });
  add('personal', 'Personal und Organisation', of(1), [...of(1), ...of(0)], {
    released: true,
    activeOn: '2026-11-21',
  });
  add('wirtschaft', 'Wirtschaftsförderung', of(3), of(3).slice(0, 4), {
    activeOn: '2026-11-13',
    contact: 'wirtschaft@bamberg.example',
  });
  add('presse', 'Presse- und Öffentlichkeitsarbeit', of(6).slice(0, 5), [], {
    contact: 'presse@bamberg.example',
  });
  add('kultur', 'Kulturamt', [], [], {});
  add('ehrenamt', 'Stabsstelle Ehrenamt', of(4), of(4).slice(0, 3), { closed: true, activeOn: '2026-11-14' });
  for (const indicator of of(0).slice(0, 9)) {
    room.answers.set(indicator, {
      indicator,
      revision: 1,
      answer: { level: 2 },
      needForAction: false,
      obstacles: [],
      writeId: 'seeded000',
    });
  }
  room.departments[0].activeOn = '2026-11-19';
  room.departments[0].responsible = of(0);
  room.indicators = all;
  room.links.push(
    newLink('deputylink000001', 'deputy', ['H'.repeat(43)], {
      department: 'koordination',
      label: 'Vorzimmer 2. Stock',
    }),
    newLink('sociallink000001', 'department', ['I'.repeat(43)], {
      department: 'soziales',
      label: 'Amtsleitung',
      code: DEMO_CODE,
    }),
    newLink('youthlink0000001', 'department', ['J'.repeat(43)], { department: 'jugend' }),
    newLink('stafflink0000001', 'department', ['N'.repeat(43)], { department: 'personal', label: 'Sachgebiet 11.2' }),
    newLink('tradelink0000001', 'department', ['O'.repeat(43)], { department: 'wirtschaft' }),
    newLink('companionlink001', 'companion', ['K'.repeat(43)], {
      label: 'Externe Moderation',
      expiresOn: '2027-02-28',
    }),
    newLink('viewerlink000001', 'viewer', ['L'.repeat(43)], { label: 'Referat der Leitung', expiresOn: '2027-02-28' }),
    newLink('deadlink00000001', 'department', ['P'.repeat(43)], { department: 'ehrenamt', revoked: true }),
  );
  room.conduct = { revision: 2, mode: 'apart', deadline: '2026-12-15', agreementOpen: false };
  room.mail = true;
  room.log.unshift(
    { event: 'released', role: 'department', department: 'personal', on: '2026-11-21' },
    { event: 'released', role: 'department', department: 'jugend', on: '2026-11-18' },
    { event: 'departmentClosed', role: 'coordinator', department: 'ehrenamt', on: '2026-11-16' },
    { event: 'linkCreated', role: 'deputy', department: 'wirtschaft', on: '2026-11-12' },
    { event: 'linkCreated', role: 'coordinator', department: 'soziales', on: '2026-11-12' },
    { event: 'conductChanged', role: 'coordinator', detail: 'apart', on: '2026-11-11' },
    { event: 'departmentCreated', role: 'coordinator', department: 'soziales', on: '2026-11-11' },
  );
  // What the departments typed, as the agreement reads it.
  Object.defineProperty(room, 'given', {
    get: () =>
      [...room.typed].flatMap(([department, { answers }]) =>
        [...answers.values()].map(({ indicator, answer, needForAction, obstacles }) => ({
          department,
          indicator,
          ...(answer ? { answer } : {}),
          needForAction,
          obstacles,
        })),
      ),
  });
  state.checks.set(room.id, room);
  state.invitations.set(DEMO_HANDOVER, {
    municipality: bamberg,
    phase,
    confirmedWith: null,
    expiresOn: '2026-12-06',
    checkId: room.id,
    begun: true,
    handover: true,
  });
  const invitation = [...state.invitations.keys()][0];
  state.typedCodes = new Map([
    [DEMO_CODE, { check: room.id, link: 'sociallink000001' }],
    [DEMO_INVITATION_CODE, { invitation }],
    [DEMO_HANDOVER_CODE, { invitation: DEMO_HANDOVER }],
  ]);
  state.tries = new Map();
  state.exchanged = new Map();
}

let counter = 0;
const random = (length, alphabet) =>
  Array.from({ length }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join('');
const id16 = () => random(16, 'abcdefghjkmnpqrstuvwxyz23456789');
const secret43 = () => random(43, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
export const newCode = () => random(12, ALPHABET).replace(/(.{4})(?=.)/g, '$1-');
const canonical = (code) =>
  String(code ?? '')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/(.{4})(?=.)/g, '$1-');

/** Typed codes need no link. `confirm` is the mock's confirmation of an invitation. Gives whether it answered. */
export function codeRoutes({ is, ok, problem, response, body, state, deadLink, openInvitation, confirm, view }) {
  const opening = is('POST /api/codes/open');
  if (!opening && !is('POST /api/codes/confirm')) return false;
  const code = canonical(body?.code);
  const handle = code.slice(0, 4);
  const tries = (state.tries.get(handle) ?? 0) + 1;
  state.tries.set(handle, tries);
  if (tries > TRIES_AN_HOUR) {
    problem(
      response,
      429,
      '/errors/throttled',
      'Zu viele Versuche',
      'Warten Sie eine Stunde und geben Sie den Code dann noch einmal ein.',
    );
    return true;
  }
  const found = state.typedCodes.get(code);
  const check = state.checks.get(found?.check);
  const link = check?.links.find((one) => one.id === found.link && !one.revoked);
  const invitation = state.invitations.get(found?.invitation);
  if (!link && !invitation) {
    problem(
      response,
      401,
      '/errors/link',
      'Dieser Code öffnet nichts',
      'Prüfen Sie jedes Zeichen. Vielleicht gibt es inzwischen einen neuen Code.',
    );
    return true;
  }
  if (invitation) {
    if (opening) {
      const { confirmed: _, ...open } = openInvitation(invitation);
      ok({ kind: 'invitation', role: 'coordinator', ...open });
    } else confirm(invitation);
    return true;
  }
  if (opening) {
    const department = check.departments.find((one) => one.id === link.department);
    ok({
      kind: 'link',
      role: link.role,
      municipality: check.municipality,
      phase: { id: check.phase.id, name: check.phase.name },
      instrument: check.phase.instrument,
      ...(link.role === 'department' ? { department: department.name } : {}),
      expiresOn: link.expiresOn,
    });
    return true;
  }
  if (!/^[A-Za-z0-9_-]{43}$/.test(body.secret ?? '')) {
    deadLink();
    return true;
  }
  if (!link.secrets.includes(body.secret)) link.secrets.push(body.secret);
  ok(view(check, link), 201);
  return true;
}

export function departmentRoutes(tools) {
  const { is, ok, missing, invalid, refuse, forbidden, conflict, body, state, check, link, instrument, view } = tools;
  const leading = leads(link.role);
  const state409 = (title, detail) => refuse(409, '/errors/state', title, detail);
  const wrote = (event, more = {}) => check.log.unshift({ event, role: link.role, ...more, on: state.today });
  const find = (id) => check.departments.find((one) => one.id === id);
  const inScope = scopedFields(instrument, check.scope);
  const described = (one) => {
    const { answers, notes } = typedBy(check, { department: one.id });
    const has = (indicator) => answers.get(indicator)?.answer !== undefined;
    const indicators = new Set(inScope.flatMap((field) => field.indicators));
    const { contact, ...rest } = one;
    return {
      ...rest,
      ...(contact && link.role !== 'companion' ? { contact } : {}),
      answered: Object.fromEntries(inScope.map((field) => [field.id, field.indicators.filter(has).length])),
      answeredResponsible: one.responsible.filter((indicator) => indicators.has(indicator) && has(indicator)).length,
      typed: answers.size + notes.size > 0,
    };
  };
  const linkState = (one) => ({
    id: one.id,
    role: one.role,
    ...(one.department && one.role === 'department' ? { department: one.department } : {}),
    ...(one.label ? { label: one.label } : {}),
    createdOn: one.createdOn,
    expiresOn: one.expiresOn,
    revoked: one.revoked,
    hasCode: one.code !== null && !one.revoked,
    ...(one === link ? { own: true } : {}),
  });
  const endLinks = (department) =>
    check.links.filter((one) => one.role === 'department' && one.department === department).forEach(revoke);
  const revoke = (one) => {
    one.revoked = true;
    one.code = null;
  };
  const giveCode = (one) => {
    for (const [code, target] of state.typedCodes) if (target.link === one.id) state.typedCodes.delete(code);
    one.code = newCode();
    state.typedCodes.set(one.code, { check: check.id, link: one.id });
    return one.code;
  };
  let match;

  if (is('PUT /api/check/release')) {
    if (link.role !== 'department' && link.department !== 'koordination') return forbidden();
    const own = find(link.department);
    if (own.released !== body.released) {
      own.released = body.released;
      wrote(body.released ? 'released' : 'releaseWithdrawn', { department: own.id });
    }
    return ok({ released: own.released });
  }
  if (is('GET /api/check/departments')) {
    if (!leading && link.role !== 'companion') return forbidden();
    return ok({ departments: check.departments.map(described) });
  }
  const mine =
    /^(GET|POST|PUT|DELETE) \/api\/check\/(departments|links|handovers|reminders|log|holdings|sharing|roof|erasures|scope|conduct|export|uploads|imports)/;
  if (!mine.test(`${tools.method} ${tools.url.pathname}`)) return false;
  const imports = is('POST /api/check/uploads') || is('POST /api/check/imports');
  const ofOneself = imports || is('GET /api/check/holdings');
  if (!leading && !(ofOneself && link.role === 'department')) return forbidden();

  if (is('PUT /api/check/scope')) {
    const widens =
      JSON.stringify(body.scope) === JSON.stringify(check.scope) ||
      body.scope === 'full' ||
      (Array.isArray(body.scope) && Array.isArray(check.scope) && check.scope.every((one) => body.scope.includes(one)));
    if (!widens) return invalid('/scope', 'Der Umfang lässt sich nur erweitern.');
    if (JSON.stringify(body.scope) !== JSON.stringify(check.scope)) wrote('scopeWidened');
    check.scope = body.scope;
    return ok(view(check, link));
  }
  if (is('PUT /api/check/conduct')) {
    if (body.seenRevision !== check.conduct.revision) return conflict(check.conduct);
    if (body.mode !== check.conduct.mode) {
      wrote('conductChanged', { detail: body.mode });
      if (body.mode !== 'apart')
        check.departments.forEach((one) => {
          if (typedBy(check, { department: one.id }).answers.size === 0) one.released = true;
        });
    }
    if (body.agreementOpen !== check.conduct.agreementOpen)
      wrote(body.agreementOpen ? 'agreementOpened' : 'agreementClosed');
    check.conduct = {
      revision: body.seenRevision + 1,
      mode: body.mode,
      ...(body.deadline ? { deadline: body.deadline } : {}),
      agreementOpen: body.agreementOpen,
      ...(body.agreementOpen ? { agreementOpenedOn: check.conduct.agreementOpenedOn ?? state.today } : {}),
    };
    return ok(check.conduct);
  }
  if (is('POST /api/check/departments')) {
    const known = find(body.id);
    if (known && known.name === body.name) return ok(described(known), 201);
    if (known) return refuse(409, '/errors/exists', 'Diese Kennung ist vergeben', 'Laden Sie die Seite neu.');
    if (!String(body.name ?? '').trim()) return invalid('/name', 'Geben Sie einen Namen an.');
    if (check.departments.some((other) => other.name === body.name && other.id !== (match?.[1] ?? body.id)))
      return invalid('/name', 'Eine Stelle mit diesem Namen gibt es schon.');
    if (body.contact && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(body.contact))
      return invalid('/contact', 'Das ist keine E-Mail-Adresse.');
    const made = newDepartment(body.id, body.name, {
      released: check.conduct.mode !== 'apart',
      responsible: body.responsible ?? [],
      ...(body.contact ? { contact: body.contact } : {}),
    });
    check.departments.push(made);
    wrote('departmentCreated', { department: made.id });
    return ok(described(made), 201);
  }
  if ((match = is('PUT /api/check/departments/{department}'))) {
    const one = find(match[1]);
    if (!one) return missing();
    if (body.seenRevision !== one.revision) return conflict(described(one));
    if (!String(body.name ?? '').trim()) return invalid('/name', 'Geben Sie einen Namen an.');
    if (check.departments.some((other) => other.name === body.name && other.id !== (match?.[1] ?? body.id)))
      return invalid('/name', 'Eine Stelle mit diesem Namen gibt es schon.');
    if (body.contact && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(body.contact))
      return invalid('/contact', 'Das ist keine E-Mail-Adresse.');
    if (body.closed && one.id === 'koordination')
      return state409('Die Koordination lässt sich nicht schließen', 'Übergeben Sie sie.');
    if (body.closed !== one.closed) {
      wrote(body.closed ? 'departmentClosed' : 'departmentOpened', { department: one.id });
      if (body.closed) endLinks(one.id);
    }
    Object.assign(one, {
      name: body.name,
      responsible: body.closed ? [] : body.responsible,
      closed: body.closed,
      revision: one.revision + 1,
    });
    delete one.contact;
    if (body.contact) one.contact = body.contact;
    return ok(described(one));
  }
  if ((match = is('DELETE /api/check/departments/{department}'))) {
    const one = find(match[1]);
    if (!one) return missing();
    if (one.id === 'koordination') return state409('Die Koordination lässt sich nicht entfernen', 'Übergeben Sie sie.');
    endLinks(one.id);
    if (described(one).typed) {
      Object.assign(one, { closed: true, responsible: [], revision: one.revision + 1 });
      wrote('departmentClosed', { department: one.id });
      return ok({ outcome: 'closed' });
    }
    check.departments.splice(check.departments.indexOf(one), 1);
    wrote('departmentRemoved', { detail: one.name });
    return ok({ outcome: 'removed' });
  }
  if ((match = is('POST /api/check/departments/{department}/mergers'))) {
    const [one, into] = [find(match[1]), find(body.into)];
    if (!one || !into) return missing();
    if (one.id === 'koordination') return state409('Die Koordination bleibt', 'Sie lässt sich nicht zusammenlegen.');
    if (one.mergedInto === into.id) return ok(described(into));
    into.responsible = [...new Set([...into.responsible, ...one.responsible])];
    into.revision++;
    Object.assign(one, { closed: true, responsible: [], mergedInto: into.id, revision: one.revision + 1 });
    endLinks(one.id);
    wrote('departmentMerged', { department: one.id, detail: into.id });
    return ok(described(into));
  }
  if (is('GET /api/check/links')) return ok({ links: check.links.map(linkState).reverse() });
  if (is('POST /api/check/links')) {
    if (body.role === 'deputy' && link.role !== 'coordinator') return forbidden();
    if (check.links.some((one) => one.id === body.id))
      return refuse(409, '/errors/exists', 'Diesen Zugang gibt es schon', 'Erneuern Sie ihn.');
    if (body.role === 'department' && !find(body.department)) return missing();
    if (body.role === 'department' && find(body.department).closed)
      return state409('Diese Stelle ist geschlossen', 'Öffnen Sie sie wieder.');
    if ((body.role === 'companion' || body.role === 'viewer') && !body.expiresOn)
      return invalid('/expiresOn', 'Geben Sie an, bis wann der Zugang gilt.');
    if (body.expiresOn && body.expiresOn < state.today)
      return invalid('/expiresOn', 'Der letzte Tag liegt in der Vergangenheit.');
    const secret = secret43();
    const made = newLink(body.id, body.role, [secret], {
      createdOn: state.today,
      ...(body.role === 'department'
        ? { department: body.department }
        : body.role === 'deputy'
          ? { department: 'koordination' }
          : {}),
      ...(body.label ? { label: body.label } : {}),
      expiresOn: body.expiresOn ?? check.phase.retentionEndsOn,
    });
    check.links.push(made);
    wrote('linkCreated', { ...(made.department ? { department: made.department } : {}), detail: made.role });
    return ok({ code: giveCode(made), link: linkState(made), token: `${check.id}.${secret}` }, 201);
  }
  if ((match = is('DELETE /api/check/links/{link}'))) {
    const one = check.links.find((each) => each.id === match[1]);
    if (!one) return missing();
    if (one.role === 'coordinator') return state409('Diesen Zugang beendet nur eine Übergabe', 'Übergeben Sie ihn.');
    if (!one.revoked)
      wrote('linkRevoked', { ...(one.department ? { department: one.department } : {}), detail: one.role });
    revoke(one);
    return ok(linkState(one));
  }
  if ((match = is('POST /api/check/links/{link}/renewals'))) {
    const one = check.links.find((each) => each.id === match[1]);
    if (!one) return missing();
    if (one === link) return state409('Das ist Ihr eigener Zugang', 'Machen Sie sich einen Code.');
    if (one.revoked) return state409('Dieser Zugang ist beendet', 'Erstellen Sie einen neuen.');
    one.secrets = [secret43()];
    wrote('linkRenewed', { ...(one.department ? { department: one.department } : {}), detail: one.role });
    return ok({ code: giveCode(one), link: linkState(one), token: `${check.id}.${one.secrets[0]}` }, 201);
  }
  if ((match = is('POST /api/check/links/{link}/codes'))) {
    const one = check.links.find((each) => each.id === match[1]);
    if (!one) return missing();
    if (one.revoked) return state409('Dieser Zugang ist beendet', 'Erstellen Sie einen neuen.');
    wrote('codeCreated', { ...(one.department ? { department: one.department } : {}), detail: one.role });
    return ok({ code: giveCode(one) }, 201);
  }
  if (is('POST /api/check/handovers')) {
    if (link.role !== 'coordinator') return forbidden();
    check.links = check.links.filter((one) => one.role !== 'invitation');
    const [id, secret, code] = [id16(), secret43(), newCode()];
    const made = newLink(`handover${String(++counter).padStart(8, '0')}`, 'invitation', [], {
      label: body.label,
      createdOn: state.today,
      expiresOn: '2026-12-06',
      code,
    });
    check.links.push(made);
    state.invitations.set(`${id}.${secret}`, {
      municipality: check.municipality,
      phase: check.phase,
      confirmedWith: null,
      expiresOn: made.expiresOn,
      checkId: check.id,
      begun: true,
      handover: true,
    });
    state.typedCodes.set(code, { invitation: `${id}.${secret}` });
    wrote('handoverPrepared');
    return ok({ link: linkState(made), token: `${id}.${secret}`, code }, 201);
  }
  if (is('POST /api/check/reminders')) {
    if (/https?:\/\/|www\./i.test(body.text))
      return invalid('/text', 'Erinnerungen enthalten keine Links. Nehmen Sie die Adresse heraus.');
    if (!check.mail)
      return state409('Hier ist kein Versand eingerichtet', 'Kopieren Sie den Text und schicken Sie ihn selbst.');
    const [ordered, left] = [[], []];
    for (const id of body.departments) {
      const one = find(id);
      const reason = one?.closed
        ? 'closed'
        : !one?.contact
          ? 'noContact'
          : check.reminded.get(id) === state.today
            ? 'alreadyToday'
            : null;
      if (reason) left.push({ department: id, reason });
      else {
        ordered.push(id);
        check.reminded.set(id, state.today);
      }
    }
    return ok({ ordered, left }, 202);
  }
  if (is('GET /api/check/log')) return ok({ events: check.log });
  if (is('GET /api/check/holdings') && link.role === 'department') {
    const own = check.departments.find((one) => one.id === link.department);
    return ok({
      municipality: check.municipality.name,
      department: own.name,
      on: state.today,
      tables: [
        { title: 'Stellen', columns: ['Name', 'Kontakt'], rows: [[own.name, own.contact ?? 'keiner']] },
        {
          title: 'Antworten Ihrer Stelle',
          columns: ['Stelle', 'Aussage', 'Antwort', 'Dazu', 'Kommentar', 'Belege'],
          rows: [[own.name, 'Eine Aussage', '2 – teilweise umgesetzt', 'Handlungsbedarf', 'Ein Kommentar', '']],
        },
        {
          title: 'Was in der Verständigung von Ihrer Stelle festgehalten ist',
          columns: ['Aussage', 'Sicht'],
          rows: [],
        },
      ],
      events: check.log.filter((one) => one.department === own.id),
    });
  }
  if (is('GET /api/check/holdings'))
    return ok({
      municipality: check.municipality.name,
      on: state.today,
      tables: [
        {
          title: 'Stellen',
          columns: ['Name', 'Kontakt', 'Freigegeben', 'Geschlossen', 'Zuständig für'],
          rows: check.departments.map((one) => [one.name, one.contact ?? 'keiner', 'nein', 'nein', '']),
        },
        { title: 'Dokumente', columns: ['Datei', 'Abgabe', 'Am', 'Für das Projektteam freigegeben'], rows: [] },
      ],
      events: check.log,
    });
  if (is('GET /api/check/sharing') || is('PUT /api/check/sharing')) {
    const now = { coverage: 45, reported: false, asOf: state.today };
    if (is('PUT /api/check/sharing')) {
      if (link.role !== 'coordinator') return forbidden();
      const roof = check.roofs.find((one) => one.key === body.roof);
      if (body.roof !== undefined && !roof) return missing();
      const seeing = roof ?? check;
      if (body.progress !== (seeing.shared !== undefined)) {
        if (roof) wrote(body.progress ? 'progressSharedWithRoof' : 'progressHiddenFromRoof', { detail: roof.name });
        else wrote(body.progress ? 'progressShared' : 'progressHidden');
      }
      if (body.progress) seeing.shared = now;
      else delete seeing.shared;
    }
    const standing = ({ shared }) => ({ progress: shared !== undefined, ...(shared ? { shown: shared } : {}) });
    return ok({
      ...standing(check),
      now,
      roofs: check.roofs.map((one) => ({ key: one.key, name: one.name, ...standing(one) })),
    });
  }
  if (is('GET /api/check/roof'))
    return /^(\d{5}|\d{9})$/.test(check.municipality.key) ? ok({ communes: check.communes }) : forbidden();
  if ((match = is('POST /api/check/roof/{municipality}/documents/{document}/links')))
    return check.communes.some((one) => one.key === match[1] && one.documents.some(({ id }) => id === match[2]))
      ? ok({ url: '/mock/files/bericht.pdf', lifeSeconds: 900 }, 201)
      : missing();
  if (is('POST /api/check/erasures')) {
    if (link.role !== 'coordinator') return forbidden();
    if (String(body.municipality).trim() !== check.municipality.name)
      return invalid('/municipality', 'Das ist nicht der Name der Kommune.');
    state.checks.delete(check.id);
    return ok({ erasedOn: state.today }, 202);
  }
  if (is('GET /api/check/export')) return ok(exported(check));
  if (is('POST /api/check/uploads')) {
    const upload = id16();
    return ok({ upload, url: `http://${tools.host}/mock/uploads/${upload}` }, 201);
  }
  if (is('POST /api/check/imports')) return takeIn(tools, { wrote, leading });
  return false;
}

/** Released parts only, as the server would freeze them. */
function exported(check) {
  const released = check.departments.filter((one) => one.released);
  return {
    format: 'selbstcheck/1',
    instrument: check.phase.instrument,
    scope: check.scope ?? 'full',
    municipality: check.municipality,
    departments: released.map(({ id, name, closed }) => ({ id, name, ...(closed ? { closed } : {}) })),
    responsible: Object.fromEntries(released.map(({ id, responsible }) => [id, responsible])),
    answers: released.flatMap(({ id }) =>
      [...typedBy(check, { department: id }).answers.values()].map(
        ({ indicator, answer, needForAction, obstacles }) => ({
          department: id,
          indicator,
          ...(answer ? { answer } : {}),
          needForAction,
          obstacles,
        }),
      ),
    ),
    submitted: false,
  };
}

/** An uploaded self-check (JSON): a dry run, then applied. What is no JSON counts as a filled form with two answers. */
function takeIn({ ok, missing, invalid, refuse, body, state, check, link, instrument }, { wrote, leading }) {
  const content = state.contents?.get(body.upload);
  if (content === undefined) return missing();
  let read = null;
  try {
    read = JSON.parse(content);
  } catch {
    if (content.startsWith('kaputt'))
      return refuse(
        422,
        '/errors/form-damaged',
        'Die Datei lässt sich nicht übernehmen',
        'Es wurde nichts übernommen. Berichtigen Sie diese Stellen und laden Sie die Datei noch einmal hoch.',
        {
          errors: [
            { pointer: 'Fragen!E12', detail: 'Hier steht eine Formel. Tragen Sie den Wert selbst ein.' },
            { pointer: 'Fragen!E19', detail: '„5“ gibt es auf der Skala nicht.' },
          ],
        },
      );
  }
  const places = instrument.fields.flatMap((field) => field.topics).flatMap((topic) => topic.indicators);
  if (read?.municipality && read.municipality.key !== check.municipality.key)
    return invalid('/municipality', `Diese Datei gehört zu ${read.municipality.name}. Es wurde nichts übernommen.`);
  const department = body.department ?? link.department ?? 'koordination';
  const answers =
    read?.answers ??
    places.slice(0, 2).map((one, index) => ({ department, indicator: one.id, answer: { level: index + 2 } }));
  const own = read === null || !read.municipality;
  if (!own && !leading)
    return refuse(403, '/errors/forbidden', 'Das darf nur die Koordination', 'Bitten Sie sie darum.');
  const changes = [];
  const taken = [];
  let same = 0;
  for (const [index, one] of answers.entries()) {
    const to = own ? department : one.department;
    const typed = typedBy(check, { department: to }).answers;
    const before = typed.get(one.indicator)?.answer;
    if (JSON.stringify(before) === JSON.stringify(one.answer)) {
      same++;
      continue;
    }
    const words = (answer) =>
      answer === undefined
        ? undefined
        : 'level' in answer
          ? `${answer.level} – ${instrument.scale[answer.level].label}`
          : 'Weiß nicht';
    taken.push({ department: to, indicator: one.indicator, one });
    changes.push({
      place: read === null ? `Fragen!E${index + 4}` : `/answers/${index}`,
      kind: 'answer',
      department: to,
      indicator: one.indicator,
      ...(before ? { before: words(before) } : {}),
      ...(one.answer ? { after: words(one.answer) } : {}),
    });
  }
  const plan = `plan-${changes.length}-${check.conduct.revision}`;
  if (body.plan && body.plan !== plan)
    return refuse(
      409,
      '/errors/plan-outdated',
      'Inzwischen hat sich etwas geändert',
      'Sehen Sie die Änderungen noch einmal durch.',
    );
  for (const { department: to, indicator, one } of body.plan ? taken : []) {
    const typed = typedBy(check, { department: to }).answers;
    typed.set(indicator, {
      indicator,
      revision: (typed.get(indicator)?.revision ?? 0) + 1,
      ...(one.answer ? { answer: one.answer } : {}),
      needForAction: one.needForAction ?? false,
      obstacles: one.obstacles ?? [],
    });
  }
  if (body.plan) wrote('imported', { ...(own ? { department } : {}) });
  return ok({
    plan,
    applied: body.plan !== undefined,
    format: read === null ? 'form' : own ? 'quickCheck' : 'selfCheck',
    ...(own ? { department } : {}),
    newDepartments: own
      ? []
      : (read.departments ?? [])
          .filter((one) => !check.departments.some((known) => known.id === one.id))
          .map((one) => one.name),
    same,
    changes,
  });
}

function scopedFields(instrument, scope) {
  return instrument.fields
    .map((field) => ({
      id: field.id,
      indicators: field.topics
        .flatMap((topic) => topic.indicators)
        .filter((one) => scope === 'full' || Array.isArray(scope) || scope === undefined || one.short)
        .map((one) => one.id),
    }))
    .filter((field) => !Array.isArray(scope) || scope.includes(field.id));
}

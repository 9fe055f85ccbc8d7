/** Open phases and registrations, from memory. */
export const DEMO_REGISTRATION = `runde-2026.${'R'.repeat(43)}`;

const seen = ({ phase: _, secret: __, ...one }, state) => ({
  ...one,
  takesPart:
    one.state === 'waiting' && state.admissions.some(({ phase, key }) => phase === _ && key === one.municipality.key),
});

const own = (one, state) => {
  const { phase, secret: _, id: __, ...rest } = one;
  const { id, name, closesOn } = state.phases.find((it) => it.id === phase);
  return { phase: { id, name, closesOn }, ...rest };
};

const takes = ({ access, notice, stage }) => access === 'open' && notice !== undefined && stage !== 'over';

/** @returns whether the request was one of these */
export function registrationRoutes({ is, ok, invalid, refuse, url, bearer, body, state, deadLink }) {
  const [phaseId, secret] = (bearer ?? '').split('.');
  const mine = state.registrations.find((one) => one.phase === phaseId && one.secret === secret);
  if (is('GET /api/phases')) {
    ok({
      phases: state.phases
        .filter(takes)
        .map(({ id, name, instrument, opensOn, closesOn, retentionEndsOn, notice }) => ({
          id,
          name,
          instrument: {
            ...instrument,
            title: state.instruments.find((one) => one.id === instrument.id)?.title ?? instrument.id,
          },
          ...(opensOn ? { opensOn } : {}),
          closesOn,
          retentionEndsOn,
          notice,
        })),
    });
  } else if (is('GET /api/municipalities')) {
    const words = (url.searchParams.get('q') ?? '').toLowerCase();
    const hits = state.register.filter((one) => `${one.name} ${one.key}`.toLowerCase().includes(words));
    ok({ asOf: state.registerAsOf, hits: hits.slice(0, 20) });
  } else if (is('POST /api/registrations')) {
    const known = state.registrations.find((one) => one.phase === body.phase && one.secret === body.secret);
    const municipality = state.register.find((one) => one.key === body.key);
    const phase = state.phases.find((one) => one.id === body.phase);
    if (known)
      known.unit === body.unit && known.address === body.address && known.message === body.message
        ? ok(own(known, state), 201)
        : refuse(
            '/errors/secret-taken',
            'Diese Anmeldung wurde schon mit anderen Angaben abgeschickt',
            'Bitte neu laden.',
          );
    else if (!phase || !takes(phase))
      refuse(
        '/errors/registration-closed',
        'Für diese Phase kann man sich nicht mehr anmelden',
        'Sie ist zu Ende oder nimmt nur noch Eingeladene auf. Ihre Angaben wurden nicht gespeichert.',
      );
    else if (!municipality) invalid('/key', 'Diesen Schlüssel gibt es im Verzeichnis nicht.');
    else if (body.address.endsWith('.invalid')) invalid('/address', 'Erwartet wird eine E-Mail-Adresse.');
    else {
      const { key, name, kind, district, land } = municipality;
      const { unit, address, message } = body;
      const one = {
        id: `id-${state.registrations.length}`,
        phase: phase.id,
        secret: body.secret,
        municipality: { key, name },
        kind,
        ...(district ? { district } : {}),
        land,
        unit,
        address,
        ...(message ? { message } : {}),
        registeredOn: state.today,
        state: 'waiting',
        erasedOn: '2027-06-29',
      };
      state.registrations.push(one);
      ok(own(one, state), 201);
    }
  } else if (is('GET /api/registration')) {
    mine ? ok(own(mine, state)) : deadLink();
  } else if (is('DELETE /api/registration')) {
    if (mine) state.registrations = state.registrations.filter((one) => one !== mine);
    mine ? ok({ erased: true }) : deadLink();
  } else return false;
  return true;
}

/** @returns whether the request was one of these */
export function phaseRegistrationRoutes({ is, ok, missing, refuse, body, state, invite }) {
  let match;
  if ((match = is('GET /api/administration/phases/{phase}/registrations'))) {
    if (!state.phases.some((one) => one.id === match[1])) return (missing(), true);
    const all = state.registrations.filter((one) => one.phase === match[1]).map((one) => seen(one, state));
    ok({
      full: false,
      waiting: all.filter((one) => one.state === 'waiting'),
      decided: all.filter((one) => one.state !== 'waiting'),
    });
    return true;
  }
  const admits = is('POST /api/administration/phases/{phase}/registrations/{registration}/admissions');
  const declines = is('POST /api/administration/phases/{phase}/registrations/{registration}/refusals');
  if ((match = admits || declines)) {
    const one = state.registrations.find((it) => it.phase === match[1] && it.id === match[2]);
    if (!one) missing();
    else if (one.state !== 'waiting')
      refuse(
        '/errors/decided',
        'Über diese Anmeldung ist schon entschieden',
        'Bitte laden Sie die Liste neu. Ist die Einladung verloren, laden Sie die Kommune neu ein.',
      );
    else {
      Object.assign(one, { state: admits ? 'admitted' : 'declined', decidedOn: state.today });
      if (declines) ok(seen(Object.assign(one, { reason: body.reason }), state));
      else ok(invite(one), 201);
    }
    return true;
  }
  return false;
}

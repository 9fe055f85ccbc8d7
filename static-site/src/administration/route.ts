/**
 * What there is to do in a phase, apart from its municipalities, which come first: the third part of the address and
 * its name. Keys of municipalities are digits, so the two cannot be taken for each other.
 */
export const PHASE_PARTS = {
  anmeldungen: 'Anmeldungen',
  berichte: 'Berichte',
  vergleich: 'Vergleich',
  nachweis: 'Nachweis',
  einstellungen: 'Einstellungen',
} as const;
export type PhasePart = keyof typeof PHASE_PARTS;

const isPhasePart = (word: string): word is PhasePart => Object.keys(PHASE_PARTS).includes(word);

/** The views of the administration, each with an address of its own in the fragment, so that "Zurück" works. */
export type Route =
  | { view: 'phases' }
  | { view: 'newPhase' }
  | { view: 'phase'; phase: string; part?: PhasePart }
  | { view: 'municipality'; phase: string; key: string }
  /** What can be confirmed of an erasure. */
  | { view: 'erasure'; phase: string; key: string }
  | { view: 'jobs' }
  | { view: 'register' }
  | { view: 'instruments' }
  | { view: 'log' };

export function routeOf(fragment: string): Route {
  const parts = fragment.replace(/^#/, '').split('/').map(decoded);
  const [first, second, third, fourth] = parts;
  switch (first) {
    case 'neue-phase':
      return { view: 'newPhase' };
    case 'auftraege':
      return { view: 'jobs' };
    case 'frageboegen':
      return { view: 'instruments' };
    case 'gemeindeverzeichnis':
      return { view: 'register' };
    case 'protokoll':
      return { view: 'log' };
    case 'phase':
      if (second === undefined || second === '') return { view: 'phases' };
      if (third === undefined || third === '') return { view: 'phase', phase: second };
      return isPhasePart(third)
        ? { view: 'phase', phase: second, part: third }
        : { view: fourth === 'loeschung' ? 'erasure' : 'municipality', phase: second, key: third };
    default:
      return { view: 'phases' };
  }
}

export function addressOf(route: Route): string {
  switch (route.view) {
    case 'phases':
      return '#phasen';
    case 'newPhase':
      return '#neue-phase';
    case 'phase':
      return `#phase/${encodeURIComponent(route.phase)}${route.part === undefined ? '' : `/${route.part}`}`;
    case 'municipality':
      return `#phase/${encodeURIComponent(route.phase)}/${encodeURIComponent(route.key)}`;
    case 'erasure':
      return `#phase/${encodeURIComponent(route.phase)}/${encodeURIComponent(route.key)}/loeschung`;
    case 'jobs':
      return '#auftraege';
    case 'register':
      return '#gemeindeverzeichnis';
    case 'log':
      return '#protokoll';
    case 'instruments':
      return '#frageboegen';
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

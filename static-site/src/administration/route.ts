/** The views of the administration, each with an address of its own in the fragment, so that "Zurück" works. */
export type Route =
  | { view: 'phases' }
  | { view: 'newPhase' }
  | { view: 'phase'; phase: string }
  | { view: 'municipality'; phase: string; key: string }
  /** What can be confirmed of an erasure. */
  | { view: 'erasure'; phase: string; key: string }
  | { view: 'jobs' }
  | { view: 'register' }
  | { view: 'log' };

export function routeOf(fragment: string): Route {
  const parts = fragment.replace(/^#/, '').split('/').map(decoded);
  const [first, second, third, fourth] = parts;
  switch (first) {
    case 'neue-phase':
      return { view: 'newPhase' };
    case 'auftraege':
      return { view: 'jobs' };
    case 'gemeindeverzeichnis':
      return { view: 'register' };
    case 'protokoll':
      return { view: 'log' };
    case 'phase':
      if (second === undefined || second === '') return { view: 'phases' };
      if (third === undefined || third === '') return { view: 'phase', phase: second };
      return { view: fourth === 'loeschung' ? 'erasure' : 'municipality', phase: second, key: third };
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
      return `#phase/${encodeURIComponent(route.phase)}`;
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
  }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

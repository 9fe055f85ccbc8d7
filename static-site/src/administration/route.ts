/** The views of the administration, each with an address of its own in the fragment, so that "Zurück" works. */
export type Route =
  | { view: 'phases' }
  | { view: 'newPhase' }
  | { view: 'phase'; phase: string }
  | { view: 'municipality'; phase: string; key: string }
  | { view: 'jobs' }
  | { view: 'register' }
  | { view: 'instruments' };

export function routeOf(fragment: string): Route {
  const parts = fragment.replace(/^#/, '').split('/').map(decoded);
  const [first, second, third] = parts;
  switch (first) {
    case 'neue-phase':
      return { view: 'newPhase' };
    case 'auftraege':
      return { view: 'jobs' };
    case 'frageboegen':
      return { view: 'instruments' };
    case 'gemeindeverzeichnis':
      return { view: 'register' };
    case 'phase':
      if (second === undefined || second === '') return { view: 'phases' };
      return third === undefined || third === ''
        ? { view: 'phase', phase: second }
        : { view: 'municipality', phase: second, key: third };
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
    case 'jobs':
      return '#auftraege';
    case 'register':
      return '#gemeindeverzeichnis';
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

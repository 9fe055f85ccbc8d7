/** Views of the coordinator's room; they live in the fragment, as those of the check do. */
export type Route =
  | { view: 'overview' }
  | { view: 'add' }
  | { view: 'department'; id: string }
  | { view: 'tree'; id: string }
  | { view: 'split'; id: string }
  | { view: 'responsibility' }
  | { view: 'access' }
  | { view: 'fresh' }
  | { view: 'conduct' }
  | { view: 'reminders' }
  | { view: 'exchange' }
  | { view: 'handover' }
  | { view: 'erase' }
  | { view: 'log' };

const PLAIN = {
  'stellen/neu': 'add',
  zustaendigkeit: 'responsibility',
  zugaenge: 'access',
  weitergeben: 'fresh',
  ablauf: 'conduct',
  erinnern: 'reminders',
  sichern: 'exchange',
  uebergeben: 'handover',
  loeschen: 'erase',
  protokoll: 'log',
} as const;

const OF_DEPARTMENT = { zustaendig: 'tree', teilen: 'split' } as const;

/** Null where the fragment is none of ours (such as the skip link's target): the view stays as it is. */
export function parseRoute(fragment: string): Route | null {
  if (fragment === '' || fragment === '#' || fragment === '#/') return { view: 'overview' };
  if (!fragment.startsWith('#/')) return null;
  const path = fragment.slice(2);
  if (path in PLAIN) return { view: PLAIN[path as keyof typeof PLAIN] };
  const [kind, id = '', part = ''] = path.split('/');
  if (kind === 'stelle' && id !== '') {
    if (part === '') return { view: 'department', id };
    if (part in OF_DEPARTMENT) return { view: OF_DEPARTMENT[part as keyof typeof OF_DEPARTMENT], id };
  }
  return { view: 'overview' };
}

export function hrefOf(route: Route): string {
  switch (route.view) {
    case 'overview':
      return '#/';
    case 'department':
      return `#/stelle/${route.id}`;
    case 'tree':
      return `#/stelle/${route.id}/zustaendig`;
    case 'split':
      return `#/stelle/${route.id}/teilen`;
    default:
      return `#/${Object.entries(PLAIN).find(([, view]) => view === route.view)?.[0] ?? ''}`;
  }
}

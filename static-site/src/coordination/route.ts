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
  | { view: 'holdings' }
  | { view: 'sharing' }
  | { view: 'communes' }
  | { view: 'erase' }
  | { view: 'log' };

const PLAIN = new Map([
  ['stellen/neu', 'add'],
  ['zustaendigkeit', 'responsibility'],
  ['zugaenge', 'access'],
  ['weitergeben', 'fresh'],
  ['ablauf', 'conduct'],
  ['erinnern', 'reminders'],
  ['sichern', 'exchange'],
  ['uebergeben', 'handover'],
  ['gespeichert', 'holdings'],
  ['projektteam', 'sharing'],
  ['gemeinden', 'communes'],
  ['loeschen', 'erase'],
  ['protokoll', 'log'],
] as const);

const OF_DEPARTMENT = new Map([
  ['zustaendig', 'tree'],
  ['teilen', 'split'],
] as const);

type PlainView = typeof PLAIN extends ReadonlyMap<string, infer View> ? View : never;

/** Null where the fragment is none of ours (such as the skip link's target): the view stays as it is. */
export function parseRoute(fragment: string): Route | null {
  if (fragment === '' || fragment === '#' || fragment === '#/') return { view: 'overview' };
  if (!fragment.startsWith('#/')) return null;
  const path = fragment.slice(2);
  const plain = (PLAIN as ReadonlyMap<string, PlainView>).get(path);
  if (plain !== undefined) return { view: plain };
  const [kind, id = '', part = ''] = path.split('/');
  if (kind === 'stelle' && id !== '') {
    if (part === '') return { view: 'department', id };
    const view = (OF_DEPARTMENT as ReadonlyMap<string, 'tree' | 'split'>).get(part);
    if (view !== undefined) return { view, id };
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
      return `#/${[...PLAIN].find(([, view]) => view === route.view)?.[0] ?? ''}`;
  }
}

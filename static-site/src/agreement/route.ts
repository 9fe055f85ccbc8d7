/** Views of the agreement page. They live in the fragment, so that reload, back and bookmarks work on a static host. */

export type Route =
  | { view: 'overview'; at: string | null }
  | { view: 'plan' }
  | { view: 'aims' }
  | { view: 'point'; indicator: string }
  | { view: 'meeting'; indicator: string | null }
  | { view: 'end' };

export const overviewHref = (at?: string): string => (at === undefined ? '#/' : `#/liste/${at}`);
export const planHref = '#/planen';
export const aimsHref = '#/ziele';
export const endHref = '#/fazit';
export const pointHref = (indicator: string): string => `#/punkt/${indicator}`;
/** Without an indicator at the first point that is still open. */
export const meetingHref = (indicator?: string): string =>
  indicator === undefined ? '#/gespraech' : `#/gespraech/${indicator}`;

/** Null where the fragment is none of ours (such as the skip link's target): the view stays as it is. */
export function parseRoute(fragment: string, knows: (indicator: string) => boolean): Route | null {
  if (fragment === '' || fragment === '#') return { view: 'overview', at: null };
  if (!fragment.startsWith('#/')) return null;
  const [kind, indicator = ''] = fragment.slice(2).split('/');
  const known = knows(indicator);
  switch (kind) {
    case 'planen':
      return { view: 'plan' };
    case 'ziele':
      return { view: 'aims' };
    case 'fazit':
      return { view: 'end' };
    case 'gespraech':
      return { view: 'meeting', indicator: known ? indicator : null };
    case 'punkt':
      if (known) return { view: 'point', indicator };
      break;
    case 'liste':
      return { view: 'overview', at: known ? indicator : null };
  }
  return { view: 'overview', at: null };
}

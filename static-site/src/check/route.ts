/** Views of the fill-in page. They live in the fragment, so that reload, back and bookmarks work on a static host. */
import type { Instrument } from '../instrument.ts';

export type Route =
  | { view: 'overview' }
  | { view: 'topic'; field: string; topic: string; indicator: string | null }
  | { view: 'open' }
  | { view: 'summary' };

export const overviewHref = '#/';
export const openHref = '#/offen';
export const summaryHref = '#/abgeben';
export const topicHref = (field: string, topic: string, indicator?: string): string =>
  `#/feld/${field}/${topic}${indicator === undefined ? '' : `/${indicator}`}`;

/** Null where the fragment is none of ours (such as the skip link's target): the view stays as it is. */
export function parseRoute(fragment: string, instrument: Instrument): Route | null {
  if (fragment === '' || fragment === '#' || fragment === '#/') return { view: 'overview' };
  if (!fragment.startsWith('#/')) return null;
  const [kind, field = '', topic = '', indicator = null] = fragment.slice(2).split('/');
  if (kind === 'offen') return { view: 'open' };
  if (kind === 'abgeben') return { view: 'summary' };
  if (kind === 'feld') {
    const found = instrument.fields.find((one) => one.id === field)?.topics.some((one) => one.id === topic);
    if (found) return { view: 'topic', field, topic, indicator };
  }
  return { view: 'overview' };
}

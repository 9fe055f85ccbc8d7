/** Views of the fill-in page. They live in the fragment, so that reload, back and bookmarks work on a static host. */
import type { Instrument, Place } from '../instrument.ts';
import type { Parts } from './part.ts';

export type Route =
  | { view: 'overview' }
  /** `own`: only what the own department is responsible for. */
  | { view: 'topic'; own: boolean; field: string; topic: string; indicator: string | null }
  | { view: 'round'; indicator: string | null }
  | { view: 'open' }
  | { view: 'release' }
  | { view: 'files' }
  | { view: 'data-sheet' }
  | { view: 'holdings' }
  | { view: 'summary' };

export const overviewHref = '#/';
export const openHref = '#/offen';
export const releaseHref = '#/freigabe';
export const filesHref = '#/dateien';
export const dataSheetHref = '#/datenschutz';
export const holdingsHref = '#/gespeichert';
export const summaryHref = '#/abgeben';
export const topicHref = (field: string, topic: string, indicator?: string): string =>
  `#/feld/${field}/${topic}${indicator === undefined ? '' : `/${indicator}`}`;
export const ownTopicHref = (field: string, topic: string, indicator?: string): string =>
  `#/teil/${field}/${topic}${indicator === undefined ? '' : `/${indicator}`}`;
export const roundHref = (indicator?: string): string => `#/runde${indicator === undefined ? '' : `/${indicator}`}`;

/** To one indicator, among those of the own part if it is one of them. */
export function partHref(parts: Parts, { field, topic, indicator }: Place): string {
  const own = topicIn(parts.own, field.id, topic.id)?.indicators.some((one) => one.id === indicator.id);
  return (own ? ownTopicHref : topicHref)(field.id, topic.id, indicator.id);
}

/** The same for beginning or going on there: at the first of a topic the topic itself begins, with its heading. */
export function continueHref(parts: Parts, place: Place): string {
  const { field, topic, indicator } = place;
  const own = topicIn(parts.own, field.id, topic.id);
  if (own?.indicators[0]?.id === indicator.id) return ownTopicHref(field.id, topic.id);
  const first = own === undefined && topicIn(parts.rest, field.id, topic.id)?.indicators[0]?.id === indicator.id;
  return first ? topicHref(field.id, topic.id) : partHref(parts, place);
}

const topicIn = (part: Instrument | null, field: string, topic: string) =>
  part?.fields.find((one) => one.id === field)?.topics.find((one) => one.id === topic);

export const hasTopic = (instrument: Instrument, field: string, topic: string): boolean =>
  topicIn(instrument, field, topic) !== undefined;

/** Null where the fragment is none of ours (such as the skip link's target): the view stays as it is. */
export function parseRoute(fragment: string, instrument: Instrument): Route | null {
  if (fragment === '' || fragment === '#' || fragment === '#/') return { view: 'overview' };
  if (!fragment.startsWith('#/')) return null;
  const [kind, field = '', topic = '', indicator = null] = fragment.slice(2).split('/');
  switch (kind) {
    case 'offen':
      return { view: 'open' };
    case 'freigabe':
      return { view: 'release' };
    case 'dateien':
      return { view: 'files' };
    case 'datenschutz':
      return { view: 'data-sheet' };
    case 'gespeichert':
      return { view: 'holdings' };
    case 'abgeben':
      return { view: 'summary' };
    case 'runde':
      return { view: 'round', indicator: field === '' ? null : field };
    case 'feld':
    case 'teil':
      if (hasTopic(instrument, field, topic)) return { view: 'topic', own: kind === 'teil', field, topic, indicator };
  }
  return { view: 'overview' };
}

/** Views of the quick check, in the fragment. */
import type { QuickScope } from './state.ts';

export type Route =
  /** Of a certain questionnaire, or of the one that was last in hand. */
  | { view: 'start'; instrument?: string }
  | { view: 'begin'; instrument: string; scope: QuickScope }
  | { view: 'question'; indicator: string }
  | { view: 'review' }
  | { view: 'result' };

export const startHref = '#/';
export const questionnaireHref = (instrument: string): string => `#/fragebogen/${instrument}`;
export const reviewHref = '#/uebersicht';
export const resultHref = '#/ergebnis';
export const questionHref = (indicator: string): string => `#/aussage/${indicator}`;
/** Leads on to the first open question; other pages may link to it, too. */
export const beginHref = (instrument: string, scope: QuickScope): string =>
  scope === 'short' ? `#/kurzform/${instrument}` : `#/feld/${instrument}/${scope[0]}`;

/** Null where the fragment is none of ours (such as a place within the result): the view stays as it is. */
export function parseRoute(fragment: string): Route | null {
  if (fragment === '' || fragment === '#' || fragment === '#/') return { view: 'start' };
  if (!fragment.startsWith('#/')) return null;
  const [kind, first = '', second = ''] = fragment.slice(2).split('/');
  if (kind === 'fragebogen' && first !== '') return { view: 'start', instrument: first };
  if (kind === 'kurzform') return { view: 'begin', instrument: first, scope: 'short' };
  if (kind === 'feld' && second !== '') return { view: 'begin', instrument: first, scope: [second] };
  if (kind === 'aussage' && first !== '') return { view: 'question', indicator: first };
  if (kind === 'uebersicht') return { view: 'review' };
  if (kind === 'ergebnis') return { view: 'result' };
  return { view: 'start' };
}

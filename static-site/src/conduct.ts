/** How a check is run and how much of the questionnaire it takes, in words. */
import type { Mode, Scope } from './api-types.ts';
import { count } from './format.ts';
import { type Instrument, inScope, indicatorsOf } from './instrument.ts';
import { estimate } from './minutes.ts';

export const MODES: Record<Mode, { label: string; meaning: string }> = {
  apart: {
    label: 'Jede Stelle für sich',
    meaning:
      'Jede Stelle bekommt einen Link und antwortet unabhängig. Danach sehen Sie, wo die Sichten auseinandergehen, und sprechen darüber. So kommt am meisten heraus.',
  },
  together: {
    label: 'Gemeinsam in einer Runde',
    meaning: 'Alle sitzen zusammen, an einem Bildschirm wird geantwortet. Gut für kleine Häuser und kurze Wege.',
  },
  alone: {
    label: 'Allein',
    meaning: 'Sie antworten für die ganze Kommune. Andere Stellen können später dazukommen.',
  },
};

export const MODE_ORDER: Mode[] = ['apart', 'together', 'alone'];

export const indicatorsIn = (instrument: Instrument, scope: Scope): number =>
  inScope(instrument, scope).fields.reduce((sum, field) => sum + indicatorsOf(field).length, 0);

/** „108 Aussagen, etwa 3 Stunden“. */
export const effort = (indicators: number): string =>
  `${count(indicators, 'Aussage', 'Aussagen')}, ${estimate(indicators)}`;

export function scopeWords(scope: Scope, instrument: Instrument): string {
  if (scope === 'full') return 'Ganzer Fragebogen';
  if (scope === 'short') return 'Kurzform';
  return scope.length === 1
    ? 'Ein Handlungsfeld'
    : `${scope.length} von ${count(instrument.fields.length, 'Handlungsfeld', 'Handlungsfeldern')}`;
}

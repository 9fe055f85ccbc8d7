import { count } from '../format.ts';
import type { Instrument } from '../instrument.ts';
import { estimate } from '../minutes.ts';
import { type QuickScope, asked } from './state.ts';

/** „Kurzform“, or the title of the field. */
export const scopeName = (instrument: Instrument, scope: QuickScope): string =>
  scope === 'short' ? 'Kurzform' : (instrument.fields.find((field) => field.id === scope[0])?.title ?? '');

/** „16 Aussagen, etwa 25 Minuten“. */
export function effort(instrument: Instrument, scope: QuickScope): string {
  const statements = asked(instrument, scope).length;
  return `${count(statements, 'Aussage', 'Aussagen')}, ${estimate(statements)}`;
}

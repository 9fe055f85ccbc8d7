/** What the municipality asks beyond the instrument: answered like all statements, in a field of its own at the end. */
import type { AskedStatement } from './api-types.ts';
import { count } from './format.ts';
import type { Field, Indicator, Instrument } from './instrument.ts';

/** Stands where the id of a field could; no field of an instrument has a dot in its id, and no indicator has. */
export const OWN_FIELD = 'own.statements';
export const isOwnStatement = (indicator: string): boolean => indicator.startsWith('own.');

export const LONGEST_STATEMENT = 500;

/** The instrument with the own statements as its last field; as it is where there are none. */
export const withOwn = (instrument: Instrument, own: AskedStatement[]): Instrument =>
  own.length === 0 ? instrument : { ...instrument, fields: [...instrument.fields, ownField(own)] };

/** The fields of the instrument itself. */
export const ownFieldLeftOut = (fields: Field[]): Field[] => fields.filter((field) => field.id !== OWN_FIELD);

/** What changed while the page was open, one sentence each; nothing where all is as before. */
export function newsOf(before: AskedStatement[], now: AskedStatement[]): string[] {
  const known = new Map(before.map((one) => [one.indicator, one.statement]));
  const asked = new Set(now.map((one) => one.indicator));
  const added = now.filter((one) => !known.has(one.indicator)).length;
  const reworded = now.filter((one) => (known.get(one.indicator) ?? one.statement) !== one.statement).length;
  const removed = before.filter((one) => !asked.has(one.indicator)).length;
  return [
    ...(added > 0 ? [`${count(added, 'Aussage ist', 'Aussagen sind')} dazugekommen.`] : []),
    ...(reworded > 0 ? [`${count(reworded, 'Aussage hat', 'Aussagen haben')} einen neuen Wortlaut.`] : []),
    ...(removed > 0
      ? [
          `${count(removed, 'Aussage wurde', 'Aussagen wurden')} entfernt. Was Sie dazu gespeichert haben, ist nicht gelöscht.`,
        ]
      : []),
  ];
}

const ownField = (own: AskedStatement[]): Field => ({
  id: OWN_FIELD,
  title: 'Eigene Aussagen',
  intro:
    'Diese Aussagen hat Ihre Kommune selbst ergänzt. Sie zählen in keine Stufe und keinen Vergleich und stehen im Bericht auf einer eigenen Seite.',
  verdicts: [],
  outsideStatements: [],
  topics: [{ id: OWN_FIELD, title: 'Eigene Aussagen Ihrer Kommune', indicators: own.map(indicatorOf) }],
});

const indicatorOf = ({ indicator, statement, former }: AskedStatement): Indicator => ({
  id: indicator,
  statement,
  anchors: {},
  kind: 'appraisal',
  weight: 0,
  key: false,
  short: true,
  askFirst: [],
  tags: [],
  texts: { strength: '', gap: '', gapPlain: '', firstStep: '', nextStep: '' },
  former,
});

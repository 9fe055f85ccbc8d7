/** What the municipality asks beyond the instrument: answered like all statements, in a field of its own at the end. */
import type { AskedStatement } from './api-types.ts';
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

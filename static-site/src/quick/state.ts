/** What a quick check holds, and what comes of it. Pure: where it is kept is the business of `keep.ts`. */
import type { Answer, AnswerValue, InstrumentVersion, SelfCheck } from '../api-types.ts';
import { storableAnswerValue } from '../check/storable.ts';
import { type Instrument, type Place, inScope, placesOf } from '../instrument.ts';

/** The short form, or one field by its id. */
export type QuickScope = 'short' | [field: string];

/** What is given for one indicator; a quick check asks for no obstacles, comments or evidence. */
export type QuickEntry = Pick<AnswerValue, 'answer' | 'needForAction'>;

export interface QuickState {
  instrument: InstrumentVersion;
  scope: QuickScope;
  /**
   * By instrument (`id/version`), then by indicator. What was answered for another field or questionnaire stays, and
   * counts again when that is chosen.
   */
  given: Record<string, Record<string, QuickEntry>>;
}

export const NO_ENTRY: QuickEntry = { answer: null, needForAction: false };

/** The schema's limits; a longer text stays where it was typed until somebody has shortened it. */
const LONGEST_TEXT = 2000;
const LONGEST_NOT_OURS = 200;

export const beginWith = (instrument: Instrument, scope: QuickScope, before: QuickState | null): QuickState => ({
  instrument: { id: instrument.id, version: instrument.version },
  scope,
  given: before?.given ?? {},
});

const keyOf = ({ id, version }: InstrumentVersion): string => `${id}/${version}`;
const entriesOf = (state: QuickState): Record<string, QuickEntry> => state.given[keyOf(state.instrument)] ?? {};
const withEntries = (state: QuickState, entries: Record<string, QuickEntry>): QuickState => ({
  ...state,
  given: { ...state.given, [keyOf(state.instrument)]: entries },
});

export const isFor = (state: QuickState, { id, version }: InstrumentVersion): boolean =>
  state.instrument.id === id && state.instrument.version === version;

/** With one entry changed; an empty one is left out. */
export function withEntry(state: QuickState, indicator: string, change: Partial<QuickEntry>): QuickState {
  const { [indicator]: before, ...others } = entriesOf(state);
  const entry = { ...(before ?? NO_ENTRY), ...change };
  const empty = entry.answer === null && !entry.needForAction;
  return withEntries(state, empty ? others : { ...others, [indicator]: entry });
}

export const entryOf = (state: QuickState, indicator: string): QuickEntry => entriesOf(state)[indicator] ?? NO_ENTRY;

/** The answer as it counts; null also for one that is too long or has no word in it. */
export function answerOf(state: QuickState, indicator: string): Answer | null {
  const { answer } = storableAnswerValue({ ...entryOf(state, indicator), obstacles: [] });
  if (answer === null) return null;
  if ('notOurs' in answer) return answer.notOurs.length <= LONGEST_NOT_OURS ? answer : null;
  if ('notApplicable' in answer) {
    const { text } = answer.notApplicable;
    return text.trim() !== '' && text.length <= LONGEST_TEXT ? answer : null;
  }
  return answer;
}

/** What is asked, in the instrument's order. */
export const asked = (instrument: Instrument, scope: QuickScope): Place[] => [
  ...placesOf(inScope(instrument, scope)).values(),
];

/** Whether the instrument can be tried this way; a field that is no longer there cannot. */
export const isAskable = (instrument: Instrument, scope: QuickScope): boolean => asked(instrument, scope).length > 0;

export const DEPARTMENT = { id: 'schnellcheck', name: 'Schnellcheck' };

/**
 * The self-check after contracts/self-check.schema.json: one department, no municipality, not submitted. What is
 * scored on the page and what is saved as a file is this one thing.
 */
export function selfCheckOf(state: QuickState, instrument: Instrument): SelfCheck {
  return {
    format: 'selbstcheck/1',
    instrument: state.instrument,
    scope: state.scope,
    departments: [DEPARTMENT],
    answers: asked(instrument, state.scope).flatMap(({ indicator }) => {
      const answer = answerOf(state, indicator.id);
      const { needForAction } = entryOf(state, indicator.id);
      if (answer === null && !needForAction) return [];
      return [
        {
          department: DEPARTMENT.id,
          indicator: indicator.id,
          ...(answer === null ? {} : { answer }),
          ...(needForAction ? { needForAction } : {}),
        },
      ];
    }),
    submitted: false,
  };
}

/** `day` is an ISO date. */
export const fileName = (state: QuickState, day: string): string =>
  `schnellcheck-${state.scope === 'short' ? 'kurzform' : state.scope[0]}-${day}.json`;

/**
 * Reads what a browser kept. Null where it is not a quick check; of one that is, entries that cannot be read are left
 * out. Whether ids and levels exist is decided where the instrument is known, see `fitting`.
 */
export function parse(text: string | null): QuickState | null {
  try {
    const { instrument, scope, given } = JSON.parse(text ?? '') as Partial<QuickState>;
    if (typeof instrument?.id !== 'string' || !Number.isInteger(instrument.version)) return null;
    const field = Array.isArray(scope) ? (scope as unknown[])[0] : null;
    if (scope !== 'short' && typeof field !== 'string') return null;
    const state: QuickState = {
      instrument: { id: instrument.id, version: instrument.version },
      scope: scope === 'short' ? 'short' : [field as string],
      given: {},
    };
    for (const [version, entries] of Object.entries(given ?? {})) {
      const read: Record<string, QuickEntry> = {};
      for (const [indicator, entry] of Object.entries(entries ?? {})) {
        const answer = readAnswer(entry?.answer);
        const needForAction = entry?.needForAction === true;
        if (answer !== null || needForAction) read[indicator] = { answer, needForAction };
      }
      state.given[version] = read;
    }
    return state;
  } catch {
    return null;
  }
}

function readAnswer(value: unknown): Answer | null {
  if (typeof value !== 'object' || value === null) return null;
  const { level, unknown, notOurs, notApplicable } = value as Record<string, unknown>;
  if (typeof level === 'number') return { level };
  if (unknown === true) return { unknown };
  if (typeof notOurs === 'string') return { notOurs };
  if (typeof notApplicable !== 'object' || notApplicable === null) return null;
  const { reason, text } = notApplicable as Record<string, unknown>;
  if (typeof text !== 'string') return null;
  return reason === 'otherLevel' || reason === 'doesNotExist' || reason === 'notPermitted'
    ? { notApplicable: { reason, text } }
    : null;
}

/** Only what the instrument knows: a draft may have lost an indicator or a level since. Null if nothing is asked. */
export function fitting(state: QuickState, instrument: Instrument): QuickState | null {
  if (!isFor(state, instrument) || !isAskable(instrument, state.scope)) return null;
  const known = placesOf(instrument);
  const entries = Object.entries(entriesOf(state)).flatMap(([indicator, entry]) => {
    if (!known.has(indicator)) return [];
    const { answer } = entry;
    const lost = answer !== null && 'level' in answer && instrument.scale[answer.level] === undefined;
    return lost && !entry.needForAction ? [] : [[indicator, lost ? { ...entry, answer: null } : entry] as const];
  });
  return withEntries(state, Object.fromEntries(entries));
}

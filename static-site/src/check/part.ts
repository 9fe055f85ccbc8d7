/** The own part of a department: what it is responsible for. It comes first; the rest may be answered all the same. */
import type { Check } from '../api-types.ts';
import { type Instrument, type Place, indicatorsOf, placesOf } from '../instrument.ts';
import { isOwnStatement } from '../own-statements.ts';
import type { AnswerOf } from '../progress.ts';

export interface Parts {
  /** Null where nobody marked anything for this department, or everything: then there is nothing to set apart. */
  own: Instrument | null;
  /** Everything that is not the own part; everything, where there is none. */
  rest: Instrument;
}

/** What the municipality asks beyond the instrument is asked of every department, so it belongs to every own part. */
export function partsOf(instrument: Instrument, check: Pick<Check, 'responsible'>): Parts {
  const responsible = new Set(check.responsible);
  if (!check.responsible.some((indicator) => placesOf(instrument).has(indicator)))
    return { own: null, rest: instrument };
  const isOwn = (indicator: string) => responsible.has(indicator) || isOwnStatement(indicator);
  const own = narrowed(instrument, isOwn);
  const rest = narrowed(instrument, (indicator) => !isOwn(indicator));
  return own.fields.length === 0 || rest.fields.length === 0 ? { own: null, rest: instrument } : { own, rest };
}

/** The instrument with only some indicators; a field or topic without any is left out. */
function narrowed(instrument: Instrument, keeps: (indicator: string) => boolean): Instrument {
  return {
    ...instrument,
    fields: instrument.fields
      .map((field) => ({
        ...field,
        topics: field.topics
          .map((topic) => ({ ...topic, indicators: topic.indicators.filter((one) => keeps(one.id)) }))
          .filter((topic) => topic.indicators.length > 0),
      }))
      .filter((field) => field.topics.length > 0),
  };
}

/**
 * Where to go on in a part: the place that this device remembers, or the next one from there without an answer. A device
 * that remembers none goes by what is answered: behind the last answer. Null where everything is answered.
 */
export function nextPlace(part: Instrument, answerOf: AnswerOf, remembered: string | null): Place | null {
  const places = [...placesOf(part).values()];
  const open = (place: Place) => answerOf(place.indicator.id) === null;
  const here = places.findIndex((place) => place.indicator.id === remembered);
  const lastAnswered = places.reduce((last, place, index) => (open(place) ? last : index), -1);
  const start = here >= 0 ? here : lastAnswered + 1;
  return [...places.slice(start), ...places.slice(0, start)].find(open) ?? null;
}

/** The same over both parts: first the own one to its end, then the rest. */
export function nextOfBoth(parts: Parts, answerOf: AnswerOf, remembered: string | null): Place | null {
  return (
    (parts.own === null ? null : nextPlace(parts.own, answerOf, remembered)) ??
    nextPlace(parts.rest, answerOf, remembered)
  );
}

export const sizeOf = (part: Instrument): number =>
  part.fields.reduce((sum, field) => sum + indicatorsOf(field).length, 0);

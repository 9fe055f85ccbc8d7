/** Everything a view of the quick check's result reads, joined once. One person answered: there are no others to differ. */
import type { NoStage, Result, SelfCheck, Tone } from '../../api-types.ts';
import { type Field, type Instrument, type Place, inScope, placesOf } from '../../instrument.ts';

export type FieldResult = Result['fields'][number];
export type IndicatorResult = Result['indicators'][number];

export interface Material {
  instrument: Instrument;
  result: Result;
  noStage: Record<string, NoStage>;
  /** Highest level of the scale. */
  max: number;
  place(indicator: string): Place;
  standing(indicator: string): IndicatorResult;
  field(id: string): Field;
  answersTo(indicator: string): SelfCheck['answers'];
}

/** Null where the result does not belong to this instrument; nobody is helped by half a result. */
export function materialOf(
  whole: Instrument,
  scored: { result: Result; noStage: Record<string, NoStage> },
  selfCheck: SelfCheck,
): Material | null {
  const { result, noStage } = scored;
  if (whole.id !== result.instrument.id || whole.version !== result.instrument.version) return null;
  const instrument = inScope(whole, result.scope);
  const places = placesOf(instrument);
  const standings = new Map(result.indicators.map((one) => [one.id, one]));
  const fields = new Map(instrument.fields.map((one) => [one.id, one]));
  if (result.fields.some((one) => !fields.has(one.id)) || result.indicators.some((one) => !places.has(one.id)))
    return null;
  return {
    instrument,
    result,
    noStage,
    max: instrument.scale.length - 1,
    place: (id) => known(places.get(id), id),
    standing: (id) => known(standings.get(id), id),
    field: (id) => known(fields.get(id), id),
    answersTo: (id) => selfCheck.answers.filter((entry) => entry.indicator === id),
  };
}

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`Not part of this result: ${id}`);
  return value;
}

/** Why a field has no stage; null where it has one. */
export function noStageOf(field: FieldResult, material: Material): NoStage | null {
  return field.stage === null ? (material.noStage[field.id] ?? 'tooMuchOpen') : null;
}

/** Those of a list that stand in a field, in the list's order. */
export const ofField = (ids: string[], field: string, material: Material): string[] =>
  ids.filter((id) => material.place(id).field.id === field);

/** In the instrument's order; in `plain`, fields with the most urgent gap first. */
export function fieldsInOrder(material: Material, tone: Tone): FieldResult[] {
  if (tone !== 'plain') return material.result.fields;
  const byUrgency = [...new Set(material.result.gaps.map((gap) => material.place(gap.indicator).field.id))];
  const rank = (field: FieldResult) => {
    const index = byUrgency.indexOf(field.id);
    return index < 0 ? byUrgency.length : index;
  };
  return material.result.fields
    .map((field, index) => ({ field, index }))
    .sort((a, b) => rank(a.field) - rank(b.field) || a.index - b.index)
    .map(({ field }) => field);
}

/** Everything a view of the result reads, joined once: instrument in scope, result and frozen self-check. Pure. */
import type { Answer, DiscussionPoint, Edition, NoStage, Result, ResultState, SelfCheck, Tone } from '../api-types.ts';
import { type Field, type Indicator, type Instrument, type Place, inScope, placesOf } from '../instrument.ts';

export type FieldResult = Result['fields'][number];
export type IndicatorResult = Result['indicators'][number];

export interface Material {
  instrument: Instrument;
  result: Result;
  edition: Edition;
  /** In the public edition one without departments and answers: nothing of it is known. */
  selfCheck: SelfCheck;
  noStage: Record<string, NoStage>;
  late: string[];
  /** Highest level of the scale. */
  max: number;
  place(indicator: string): Place;
  standing(indicator: string): IndicatorResult;
  field(id: string): Field;
  /** Whether it is on the list of open discussion points. */
  isOpenPoint(indicator: string): boolean;
  inFocus(indicator: string): boolean;
  department(id: string): string;
  answersTo(indicator: string): SelfCheck['answers'];
}

/** Null where the answer of the server does not belong to this instrument; nobody is helped by half a result. */
export function materialOf(whole: Instrument, state: ResultState): Material | null {
  const { result } = state;
  if (result === undefined) return null;
  const selfCheck = state.selfCheck ?? (state.edition === 'public' ? withoutAnswers(result) : undefined);
  if (selfCheck === undefined) return null;
  if (whole.id !== result.instrument.id || whole.version !== result.instrument.version) return null;
  const instrument = inScope(whole, result.scope);
  const places = placesOf(instrument);
  const standings = new Map(result.indicators.map((one) => [one.id, one]));
  const fields = new Map(instrument.fields.map((one) => [one.id, one]));
  if (result.fields.some((one) => !fields.has(one.id)) || result.indicators.some((one) => !places.has(one.id)))
    return null;
  const open = new Set(result.discussionPoints.map((one) => one.indicator));
  const focus = new Set(selfCheck.focus ?? []);
  const names = new Map(selfCheck.departments.map((one) => [one.id, one.name]));
  const answers = new Map<string, SelfCheck['answers']>();
  for (const entry of selfCheck.answers) {
    const list = answers.get(entry.indicator);
    if (list === undefined) answers.set(entry.indicator, [entry]);
    else list.push(entry);
  }
  return {
    instrument,
    result,
    edition: state.edition,
    selfCheck,
    noStage: state.noStage ?? {},
    late: (state.late ?? []).filter((id) => places.has(id)),
    max: instrument.scale.length - 1,
    place: (id) => known(places.get(id), id),
    standing: (id) => known(standings.get(id), id),
    field: (id) => known(fields.get(id), id),
    isOpenPoint: (id) => open.has(id),
    inFocus: (id) => focus.has(known(places.get(id), id).topic.id),
    department: (id) => names.get(id) ?? id,
    answersTo: (id) => answers.get(id) ?? [],
  };
}

/** What stands in the self-check's place in the public edition. */
const withoutAnswers = (result: Result): SelfCheck => ({
  format: '',
  instrument: result.instrument,
  departments: [],
  answers: [],
  focus: result.focus ?? [],
});

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`Not part of this result: ${id}`);
  return value;
}

/** Why a field has no stage; null where it has one. The server says it; without its word, method section 3. */
export function noStageOf(field: FieldResult, material: Material): NoStage | null {
  if (field.stage !== null) return null;
  const said = material.noStage[field.id];
  if (said !== undefined) return said;
  if (field.coverage === null) return 'nothingApplies';
  if (material.result.scope === 'short') return 'shortForm';
  return (field.applicable ?? 0) < material.instrument.minimumApplicable ? 'mostlyOthers' : 'tooMuchOpen';
}

/** Those of a list that stand in a field; focus topics first, else in the list's order (method, section 5). */
export function ofField(ids: string[], field: string, material: Material): string[] {
  const own = ids.filter((id) => material.place(id).field.id === field);
  return [...own.filter(material.inFocus), ...own.filter((id) => !material.inFocus(id))];
}

/** In `plain`, fields with the most urgent gap first; in every tone, fields with a focus topic before that. */
export function fieldsInOrder(material: Material, tone: Tone): FieldResult[] {
  const byUrgency = [...new Set(material.result.gaps.map((gap) => material.place(gap.indicator).field.id))];
  const rank = (field: FieldResult) => {
    const index = byUrgency.indexOf(field.id);
    return tone !== 'plain' ? 0 : index < 0 ? byUrgency.length : index;
  };
  const focused = (field: FieldResult) =>
    material.field(field.id).topics.some((topic) => material.selfCheck.focus?.includes(topic.id)) ? 0 : 1;
  return material.result.fields
    .map((field, index) => ({ field, index }))
    .sort((a, b) => focused(a.field) - focused(b.field) || rank(a.field) - rank(b.field) || a.index - b.index)
    .map(({ field }) => field);
}

export function pointsOfKind(kind: Indicator['kind'], material: Material): DiscussionPoint[] {
  return material.result.discussionPoints.filter((point) => material.place(point.indicator).indicator.kind === kind);
}

/** How many departments answered anything that counts. */
export function answeringDepartments(material: Material): number {
  return new Set(
    material.selfCheck.answers
      .filter((entry) => entry.answer && !('notOurs' in entry.answer))
      .map((entry) => entry.department),
  ).size;
}

/** Departments whose answer is no longer the one at the time of the agreement (method, section 4). */
export function changedSince(
  agreement: { indicator: string; before?: { department: string; answer?: Answer }[] },
  material: Material,
): string[] {
  return (agreement.before ?? [])
    .filter((before) => {
      const now = material.answersTo(agreement.indicator).find((entry) => entry.department === before.department);
      return !sameAnswer(before.answer, now?.answer);
    })
    .map((before) => before.department);
}

function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if ('level' in one) return 'level' in other && one.level === other.level;
  if ('unknown' in one) return 'unknown' in other;
  if ('notOurs' in one) return 'notOurs' in other && one.notOurs === other.notOurs;
  return (
    'notApplicable' in other &&
    one.notApplicable.reason === other.notApplicable.reason &&
    one.notApplicable.text === other.notApplicable.text
  );
}

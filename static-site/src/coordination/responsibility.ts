/** Who is responsible for what: sets of indicators, and what the questionnaire suggests for them. */
import type { DepartmentState } from '../api-types.ts';
import { type Field, type Indicator, type Instrument, type Topic, indicatorsOf } from '../instrument.ts';
import { UNIT_NAMES, plain } from './unit-names.ts';

export const COORDINATION = 'koordination';

/** Departments that answer: not closed ones. */
export const openOnes = (departments: DepartmentState[]): DepartmentState[] => departments.filter((one) => !one.closed);

/** Does this unit's name sound like the unit that the questionnaire means by `asked`? */
export function soundsLike(name: string, asked: string): boolean {
  // A „Kreisjugendamt“ is a „Jugendamt“.
  const words = plain(name)
    .split(/[^a-z0-9]+/)
    .flatMap((word) => [word, word.replace(/^(kreis|stadt|gemeinde|bezirks?)(?=.{4})/, '')])
    .filter((word) => word !== '');
  const known = UNIT_NAMES.filter((one) => one.asked === asked).flatMap((one) => one.words ?? []);
  const beginnings = known.length > 0 ? known : [plain(asked)];
  // „Personal“ is no „Personalrat“, „Recht“ not only a beginning: the longer name of another unit wins.
  const others = UNIT_NAMES.filter((one) => one.asked !== undefined && one.asked !== asked).flatMap(
    (one) => one.words ?? [],
  );
  return words.some((word) => {
    const length = longest(word, beginnings);
    return length > 0 && length >= longest(word, others);
  });
}

const longest = (word: string, beginnings: string[]): number =>
  Math.max(
    0,
    ...beginnings.filter((one) => word === one || (one.length > 3 && word.startsWith(one))).map((one) => one.length),
  );

/** The one that an indicator would go to: of those whom to ask first, the first that one of the units sounds like. */
export function suggestedFor(indicator: Indicator, departments: DepartmentState[]): DepartmentState | null {
  for (const asked of indicator.askFirst) {
    const found = departments.find((one) => one.id !== COORDINATION && soundsLike(one.name, asked));
    if (found !== undefined) return found;
  }
  return null;
}

/** Department → indicators to add: for every indicator in scope for which nobody is responsible yet. */
export function suggestions(instrument: Instrument, departments: DepartmentState[]): Map<string, string[]> {
  const open = openOnes(departments);
  const taken = new Set(open.flatMap((one) => one.responsible));
  const found = new Map<string, string[]>();
  for (const indicator of instrument.fields.flatMap(indicatorsOf)) {
    if (taken.has(indicator.id)) continue;
    const to = suggestedFor(indicator, open);
    if (to !== null) found.set(to.id, [...(found.get(to.id) ?? []), indicator.id]);
  }
  return found;
}

/** What the questionnaire suggests for one unit, whoever else is responsible. */
export const suggestedOf = (instrument: Instrument, name: string): string[] =>
  instrument.fields
    .flatMap(indicatorsOf)
    .filter((indicator) => indicator.askFirst.some((asked) => soundsLike(name, asked)))
    .map((indicator) => indicator.id);

/** Of a set, how many of these indicators; for a checkbox that can be neither. */
export type Share = 'all' | 'some' | 'none';

export function shareOf(indicators: Indicator[], chosen: ReadonlySet<string>): Share {
  const within = indicators.filter((one) => chosen.has(one.id)).length;
  return within === 0 ? 'none' : within === indicators.length ? 'all' : 'some';
}

/** The set after a click on a field, topic or indicator: a part of it becomes the whole. */
export function toggled(chosen: ReadonlySet<string>, indicators: Indicator[]): Set<string> {
  const next = new Set(chosen);
  const all = shareOf(indicators, chosen) === 'all';
  for (const one of indicators) {
    if (all) next.delete(one.id);
    else next.add(one.id);
  }
  return next;
}

/** In the order of the instrument; what is out of scope stays, at the end. */
export function inOrder(chosen: ReadonlySet<string>, instrument: Instrument): string[] {
  const ordered = instrument.fields.flatMap(indicatorsOf).map((one) => one.id);
  const known = new Set(ordered);
  return [...ordered.filter((id) => chosen.has(id)), ...[...chosen].filter((id) => !known.has(id)).sort()];
}

/** Which of the units are responsible for something here, with how much. */
export const responsibleIn = (
  part: Field | Topic,
  departments: DepartmentState[],
): { department: DepartmentState; indicators: number }[] => {
  const here = 'topics' in part ? indicatorsOf(part) : part.indicators;
  return openOnes(departments)
    .map((department) => {
      const own = new Set(department.responsible);
      return { department, indicators: here.filter((one) => own.has(one.id)).length };
    })
    .filter((one) => one.indicators > 0);
};

/** Indicators for which no open unit is responsible. */
export function unassigned(indicators: Indicator[], departments: DepartmentState[]): Indicator[] {
  const taken = new Set(openOnes(departments).flatMap((one) => one.responsible));
  return indicators.filter((one) => !taken.has(one.id));
}

/** The questionnaire with only these indicators. */
export function onlyWith(instrument: Instrument, indicators: ReadonlySet<string>): Instrument {
  return {
    ...instrument,
    fields: instrument.fields
      .map((field) => ({
        ...field,
        topics: field.topics
          .map((topic) => ({ ...topic, indicators: topic.indicators.filter((one) => indicators.has(one.id)) }))
          .filter((topic) => topic.indicators.length > 0),
      }))
      .filter((field) => field.topics.length > 0),
  };
}

/** Whom the questionnaire names most often, for a municipality that does not know yet whom to invite. */
export function askedMost(instrument: Instrument, most = 10): { asked: string; name: string; indicators: number }[] {
  const counts = new Map<string, number>();
  for (const indicator of instrument.fields.flatMap(indicatorsOf)) {
    for (const asked of indicator.askFirst) counts.set(asked, (counts.get(asked) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, most)
    .map(([asked, indicators]) => ({
      asked,
      name: UNIT_NAMES.find((one) => one.asked === asked)?.name ?? asked,
      indicators,
    }));
}

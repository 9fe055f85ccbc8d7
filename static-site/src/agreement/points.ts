/** What the departments said about one indicator, side by side, and why that is worth a conversation. Pure. */
import type { Agreement, Answer, Outcome, Point } from '../api-types.ts';
import { enumerateNames } from '../format.ts';
import type { Instrument, Place } from '../instrument.ts';

export type AgreementPoint = Agreement['points'][number];
export type Entry = Agreement['answers'][number];
export type Unit = Agreement['departments'][number];

/** `changed`: agreed, and since then a department has changed its answer. */
export type State = 'open' | 'agreed' | 'disputed' | 'changed';

export const STATE_NAMES: Record<State, string> = {
  open: 'offen',
  agreed: 'vereinbart',
  disputed: 'bleibt strittig',
  changed: 'seitdem geändert',
};

export function stateOf(outcome: Outcome | null, stored: Point | undefined): State {
  if (outcome === null) return 'open';
  if ('disputed' in outcome) return 'disputed';
  return stored?.agreed !== undefined && (stored.changed ?? []).length > 0 ? 'changed' : 'agreed';
}

/** The state in which a department's part is shown here. */
export const unreleased = (units: Unit[]): Unit[] => units.filter((one) => !one.released);

/** What an instrument's scale holds for one indicator: the departments at each level, and all that gave no level. */
export interface Spread {
  /** One per level of the scale, lowest first. */
  levels: Entry[][];
  /** First and last level that was given; null where none was. */
  reach: [number, number] | null;
  others: Entry[];
}

export function spreadOf(entries: Entry[], instrument: Instrument): Spread {
  const levels: Entry[][] = instrument.scale.map(() => []);
  const others: Entry[] = [];
  for (const entry of entries) {
    const given = entry.answer !== undefined && 'level' in entry.answer ? levels[entry.answer.level] : undefined;
    (given ?? others).push(entry);
  }
  const taken = levels.flatMap((list, level) => (list.length > 0 ? [level] : []));
  return { levels, reach: taken.length > 0 ? [taken[0]!, taken[taken.length - 1]!] : null, others };
}

const having = <K extends string>(entries: Entry[], kind: K): Entry[] =>
  entries.filter((one) => one.answer !== undefined && kind in one.answer);

/** What was said, to the municipality's own statements too. */
export const answersIn = (agreement: Agreement): Entry[] => [
  ...agreement.answers,
  ...agreement.ownIndicators.flatMap((own) => own.answers),
];

/** Released, open departments without an answer to it. The server says it for points; for others it is found here. */
export function unansweredOf(indicator: string, agreement: Agreement): string[] {
  const said = agreement.points.find((one) => one.indicator === indicator)?.unanswered;
  if (said !== undefined) return said;
  const answered = new Set(
    answersIn(agreement)
      .filter((one) => one.indicator === indicator && one.answer !== undefined)
      .map((one) => one.department),
  );
  return agreement.departments
    .filter((one) => one.released && !one.closed && !answered.has(one.id))
    .map((one) => one.id);
}

const FEMININE = [
  'keine',
  'eine',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];
const inWords = (number: number): string => FEMININE[number] ?? String(number);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Why an indicator is a discussion point, in plain words, one sentence per reason. */
export function whySentences(point: AgreementPoint, entries: Entry[]): string[] {
  const levels = having(entries, 'level').length;
  const unknown = having(entries, 'unknown').length;
  const notApplicable = having(entries, 'notApplicable').length;
  return point.reasons.map((reason) => {
    switch (reason) {
      case 'spread':
        return point.spread === 1
          ? 'Die Bewertungen liegen eine Stufe auseinander.'
          : `Die Bewertungen liegen ${point.spread ?? 'mehrere'} Stufen auseinander.`;
      case 'responsibility':
        return `${capital(inWords(notApplicable))} ${notApplicable === 1 ? 'Stelle sagt' : 'Stellen sagen'} „trifft nicht zu“, ${inWords(levels)} ${levels === 1 ? 'andere hat' : 'andere haben'} einen Stand genannt.`;
      case 'knowledge': {
        const all = levels + unknown + notApplicable;
        if (unknown === all)
          return all === 2 ? 'Beide Stellen wissen es nicht.' : `Alle ${inWords(all)} Stellen wissen es nicht.`;
        return `${capital(inWords(unknown))} von ${inWords(all)} Stellen wissen es nicht.`;
      }
    }
  });
}

/** „Jugendamt: nicht unser Bereich, bitte fragen: Hauptamt.“ */
export const askInstead = (entries: Entry[]): { department: string; whom: string }[] =>
  having(entries, 'notOurs').map((one) => ({
    department: one.department,
    whom: (one.answer as { notOurs: string }).notOurs.trim(),
  }));

/** How often each obstacle was named. */
export function obstacleCounts(entries: Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    for (const obstacle of entry.obstacles ?? []) counts.set(obstacle, (counts.get(obstacle) ?? 0) + 1);
  }
  return counts;
}

/** Departments whose answer is another one than at the time of the agreement: before → now. */
export function changesSince(
  point: Point | undefined,
  entries: Entry[],
): { department: string; before: Answer | null; now: Answer | null }[] {
  return (point?.changed ?? []).map((department) => ({
    department,
    before: point?.agreed?.before?.find((one) => one.department === department)?.answer ?? null,
    now: entries.find((one) => one.department === department)?.answer ?? null,
  }));
}

/** At the head of the page: whoever is not there cannot be seen. */
export const namesOf = (ids: string[], units: Unit[]): string =>
  enumerateNames(ids.map((id) => units.find((one) => one.id === id)?.name ?? id));

// ---- the meeting

/** As many as one can talk about well in one meeting. */
export const GOOD_NUMBER = 12;
export const MOST_POINTS = 40;
const MINUTES: Record<AgreementPoint['kind'], number> = { fact: 5, appraisal: 10 };
export const minutesFor = (kind: AgreementPoint['kind']): number => MINUTES[kind];

/**
 * The most important points for a meeting: what is still open, appraisals before facts (those are looked up
 * beforehand), topics of focus first (method, section 5: the focus changes the order of the agenda), then by priority.
 */
export function suggestion(
  points: AgreementPoint[],
  isOpen: (indicator: string) => boolean,
  places: Map<string, Place>,
  focus: string[],
  most: number = GOOD_NUMBER,
): AgreementPoint[] {
  const rank = (point: AgreementPoint) =>
    (point.kind === 'appraisal' ? 0 : 2) + (focus.includes(places.get(point.indicator)?.topic.id ?? '') ? 0 : 1);
  return points
    .filter((point) => places.has(point.indicator) && isOpen(point.indicator))
    .map((point, index) => ({ point, index }))
    .sort((a, b) => rank(a.point) - rank(b.point) || a.index - b.index)
    .slice(0, most)
    .map(({ point }) => point);
}

/** „45 Minuten“, „1 Stunde 35 Minuten“. */
export function duration(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? '1 Minute' : `${minutes} Minuten`;
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const whole = hours === 1 ? '1 Stunde' : `${hours} Stunden`;
  return rest === 0 ? whole : `${whole} ${rest === 1 ? '1 Minute' : `${rest} Minuten`}`;
}

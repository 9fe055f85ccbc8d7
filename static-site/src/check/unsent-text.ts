/** Everything that has not arrived, as one text that people can copy and take elsewhere. */
import { type Recorded, recordedLines } from '../agreement/unsent-lines.ts';
import type { AnswerValue, NoteValue } from '../api-types.ts';
import type { Instrument, Place } from '../instrument.ts';
import type { Part } from '../saving/queue.ts';
import type { TypingKind } from './typing.ts';
import { REASONS, describeAnswerValue } from './words.ts';

export interface UnsentItem {
  part: Part;
  indicator: string;
  value: unknown;
}

export interface TypedItem {
  indicator: string;
  kind: TypingKind;
  text: string;
}

/** In the order of the questionnaire; what it does not know comes last, under its id. */
export function unsentText(
  heading: string,
  items: UnsentItem[],
  typed: TypedItem[],
  places: ReadonlyMap<string, Place>,
  instrument: Instrument | null,
  nameOf: (department: string) => string = (id) => id,
): string {
  const ids = [...new Set([...items, ...typed].map((one) => one.indicator))];
  const order = [...places.keys()];
  const turn = (id: string) => (places.has(id) ? order.indexOf(id) : order.length);
  const blocks = ids
    .sort((a, b) => turn(a) - turn(b))
    .map((id) => {
      const place = places.get(id);
      return [
        place === undefined ? id : `${place.field.title}: ${place.indicator.statement}`,
        ...items.filter((one) => one.indicator === id).flatMap((one) => itemLines(one, instrument, nameOf)),
        ...typed.filter((one) => one.indicator === id).flatMap(typedLines),
      ].join('\n');
    });
  return [heading, ...blocks].join('\n\n');
}

function itemLines(
  { part, value }: UnsentItem,
  instrument: Instrument | null,
  nameOf: (department: string) => string,
): string[] {
  if (part === 'answer') {
    const answer = value as AnswerValue;
    if (instrument !== null) return [`Antwort: ${describeAnswerValue(answer, instrument).join('. ')}`];
    return [`Antwort: ${JSON.stringify(answer.answer)}`];
  }
  if (part === 'point') return recordedLines(value as Recorded, instrument, nameOf);
  if (part !== 'note') return [JSON.stringify(value)];
  const { comment, evidence } = value as NoteValue;
  return [
    ...(comment === '' && evidence.length === 0 ? ['Kommentar und Belege: gelöscht'] : []),
    ...(comment === '' ? [] : [`Kommentar: ${comment}`]),
    ...evidence.map((link) => `Beleg: ${link}`),
  ];
}

/** What was begun and could not be saved yet. */
export function typedLines({ kind, text }: TypedItem): string[] {
  if (kind === 'evidence') return [`Noch nicht hinzugefügter Beleg: ${text}`];
  const unfinished = readUnfinished(text);
  if (unfinished === null) return [];
  const reason = REASONS.find((one) => one.value === unfinished.reason)?.label ?? '';
  return [`Angefangen: Trifft nicht zu. ${reason} ${unfinished.text}`.trim()];
}

/** "Trifft nicht zu" as it was kept while unfinished; null where it is none. */
export function readUnfinished(
  text: string,
): { reason: (typeof REASONS)[number]['value'] | null; text: string } | null {
  try {
    const kept = JSON.parse(text) as { reason?: unknown; text?: unknown };
    return {
      reason: REASONS.find((one) => one.value === kept.reason)?.value ?? null,
      text: typeof kept.text === 'string' ? kept.text : '',
    };
  } catch {
    return null;
  }
}

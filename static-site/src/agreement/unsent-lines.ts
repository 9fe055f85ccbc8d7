/** What was recorded and has not arrived, as lines that people can copy and take elsewhere. */
import type { Outcome } from '../api-types.ts';
import type { Instrument } from '../instrument.ts';
import { REASONS, describeAnswer } from '../check/words.ts';
import { type Draft, draftOf } from './outcome.ts';

/** An outcome on its way, or what is still incomplete. */
export type Recorded = { outcome: Outcome | null } | { draft: Draft };

/** `nameOf` gives a department's name; without one its id has to do. */
export function recordedLines(
  value: Recorded,
  instrument: Instrument | null,
  nameOf: (department: string) => string = (id) => id,
): string[] {
  if ('outcome' in value && value.outcome === null) return ['Zurückgenommen'];
  const draft = 'draft' in value ? value.draft : draftOf(value.outcome);
  const agreed = draft.choice !== 'disputed' && draft.choice !== null;
  return [
    ...(draft.choice === 'disputed' ? ['Bleibt strittig'] : []),
    ...(agreed ? [`Vereinbart: ${choiceText(draft, instrument)}`] : []),
    ...(draft.reason.trim() === '' ? [] : [`Begründung: ${draft.reason}`]),
    ...draft.views
      .filter((one) => one.view.trim() !== '')
      .map((one) => `Sicht von ${nameOf(one.department)}: ${one.view}`),
  ];
}

function choiceText({ choice, why }: Draft, instrument: Instrument | null): string {
  if (typeof choice === 'number')
    return instrument === null ? String(choice) : describeAnswer({ level: choice }, instrument);
  if (choice === 'unknown') return 'Weiß nicht';
  return `Trifft nicht zu. ${REASONS.find((one) => one.value === why)?.label ?? ''}`.trim();
}

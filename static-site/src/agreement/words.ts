/** The words of what is recorded, once for lists, summaries and conflicts. */
import type { Answer, MeetingPoint, Outcome } from '../api-types.ts';
import { OBSTACLES, REASONS, describeAnswer } from '../check/words.ts';
import { count, enumerate } from '../format.ts';
import type { Instrument } from '../instrument.ts';
import type { Missing } from './outcome.ts';
import { duration } from './points.ts';
import type { AgreementStore, AimsValue } from './store.ts';

export const NO_DIVERGENCE_HERE =
  'Keine Aussage wurde von mindestens zwei Stellen bewertet. Ob Ihre Stellen es gleich oder verschieden sehen, lässt sich daraus nicht ablesen.';

export const MISSING: Record<Missing, string> = {
  choice: 'Bitte wählen Sie, worauf Sie sich einigen, oder „Bleibt strittig“.',
  why: 'Bitte wählen Sie, warum es nicht zutrifft.',
  reason: 'Bitte schreiben Sie eine Begründung; ein Satz genügt.',
  sides: 'Bitte halten Sie mindestens zwei Sichten fest, jede mit einem Satz.',
  tooLong: 'Ein Text ist zu lang; bitte kürzen Sie ihn.',
};

/** „2 – teilweise umgesetzt“. Of „trifft nicht zu“ only the kind of reason: its sentence stands with the agreement. */
export function agreedText(answer: Answer, instrument: Instrument): string {
  if (!('notApplicable' in answer)) return describeAnswer(answer, instrument);
  const reason = REASONS.find((one) => one.value === answer.notApplicable.reason)?.label ?? '';
  return `Trifft nicht zu. ${reason}`;
}

export const obstaclesText = (obstacles: readonly string[]): string =>
  enumerate(OBSTACLES.filter((one) => obstacles.includes(one.value)).map((one) => one.label));

/** What a conflict shows, one line per thing. */
export function describeOutcome(outcome: Outcome | null, store: AgreementStore): string[] {
  if (outcome === null) return ['Nichts festgehalten'];
  if ('disputed' in outcome)
    return ['Bleibt strittig', ...outcome.disputed.views.map((one) => `${store.nameOf(one.department)}: ${one.view}`)];
  const { answer, reason, minority, obstacles } = outcome.agreed;
  return [
    `Vereinbart: ${agreedText(answer, store.instrument)}`,
    `Begründung: ${reason}`,
    ...minority.map((one) => `Andere Sicht von ${store.nameOf(one.department)}: ${one.view}`),
    ...(obstacles.length > 0 ? [`Im Weg steht: ${obstaclesText(obstacles)}`] : []),
  ];
}

export function describeMeeting(points: MeetingPoint[], store: AgreementStore): string[] {
  if (points.length === 0) return ['Keine Punkte'];
  const minutes = points.reduce((sum, one) => sum + one.minutes, 0);
  return [
    `${count(points.length, 'Punkt', 'Punkte')}, ${duration(minutes)}`,
    ...points.map(
      (one, index) =>
        `${index + 1}. ${store.places.get(one.indicator)?.indicator.statement ?? one.indicator} (${duration(one.minutes)})`,
    ),
  ];
}

export function describeAims({ targets, focus }: AimsValue, store: AgreementStore): string[] {
  const topics = store.instrument.fields.flatMap((field) => field.topics);
  const titles = topics.filter((one) => focus.includes(one.id)).map((one) => one.title);
  return [
    titles.length === 0 ? 'Keine Schwerpunkte' : `Schwerpunkte: ${enumerate(titles)}`,
    targets.length === 0 ? 'Keine Ziele' : `${count(targets.length, 'Ziel', 'Ziele')}:`,
    ...targets.map(
      (one) =>
        `${store.places.get(one.indicator)?.indicator.statement ?? one.indicator} – ${describeAnswer({ level: one.level }, store.instrument)}`,
    ),
  ];
}

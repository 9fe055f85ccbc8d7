/** The words of answers, once for inputs, summaries and conflicts. */
import type { Answer, AnswerValue, NoStage, NoteValue, Obstacle, Reason } from '../api-types.ts';
import type { Instrument } from '../instrument.ts';
import { enumerate } from '../format.ts';

export const REASONS: { value: Reason; label: string }[] = [
  { value: 'otherLevel', label: 'Das ist Aufgabe einer anderen Ebene (Kreis, Land, Bund).' },
  { value: 'doesNotExist', label: 'Das gibt es bei uns nicht und kann es hier nicht geben.' },
  { value: 'notPermitted', label: 'Das ist uns rechtlich nicht möglich.' },
];

export const OBSTACLES: { value: Obstacle; label: string }[] = [
  { value: 'mandate', label: 'Es fehlt ein Auftrag' },
  { value: 'staff', label: 'Es fehlt Personal' },
  { value: 'money', label: 'Es fehlt Geld' },
  { value: 'knowledge', label: 'Es fehlt Wissen' },
  { value: 'betweenDepartments', label: 'Die Abstimmung zwischen Fachbereichen fehlt' },
  { value: 'law', label: 'Das Recht setzt Grenzen' },
  { value: 'otherLevel', label: 'Eine andere Ebene müsste handeln' },
  { value: 'priority', label: 'Anderes ist dringender' },
];

/** In the order of the list, so that the same marks are the same value. */
export const withObstacle = (obstacles: Obstacle[], changed: Obstacle, on: boolean): Obstacle[] =>
  OBSTACLES.map((one) => one.value).filter((one) => (one === changed ? on : obstacles.includes(one)));

export const OTHER_ANSWERS = {
  unknown: { label: 'Weiß nicht', meaning: 'Wir müssten es wissen, wissen es aber nicht.' },
  notOurs: { label: 'Nicht unser Bereich', meaning: 'Eine andere Stelle im Haus kann das beantworten.' },
  notApplicable: { label: 'Trifft nicht zu', meaning: 'Das gilt für unsere ganze Kommune nicht.' },
} as const;

export function describeAnswer(answer: Answer | null, instrument: Instrument): string {
  if (answer === null) return 'keine Antwort';
  if ('level' in answer) return `${answer.level} – ${instrument.scale[answer.level]?.label ?? ''}`;
  if ('unknown' in answer) return OTHER_ANSWERS.unknown.label;
  if ('notOurs' in answer)
    return answer.notOurs === ''
      ? OTHER_ANSWERS.notOurs.label
      : `${OTHER_ANSWERS.notOurs.label}, bitte fragen: ${answer.notOurs}`;
  const reason = REASONS.find((one) => one.value === answer.notApplicable.reason)?.label ?? '';
  return `${OTHER_ANSWERS.notApplicable.label}. ${reason} ${answer.notApplicable.text}`;
}

/** A word or two, for a button. */
export function shortAnswer(answer: Answer | null, instrument: Instrument): string {
  if (answer === null || 'level' in answer) return describeAnswer(answer, instrument);
  if ('unknown' in answer) return OTHER_ANSWERS.unknown.label;
  return 'notOurs' in answer ? OTHER_ANSWERS.notOurs.label : OTHER_ANSWERS.notApplicable.label;
}

/** What a conflict shows, one line per thing. */
export function describeAnswerValue(value: AnswerValue, instrument: Instrument): string[] {
  const lines = [describeAnswer(value.answer, instrument)];
  if (value.needForAction) lines.push('Handlungsbedarf');
  if (value.obstacles.length > 0) lines.push(`Im Weg steht: ${enumerate(value.obstacles.map(obstacleLabel))}`);
  return lines;
}

export function describeNoteValue(value: NoteValue): string[] {
  return [value.comment === '' ? 'kein Kommentar' : value.comment, ...value.evidence];
}

const obstacleLabel = (obstacle: Obstacle): string =>
  OBSTACLES.find((one) => one.value === obstacle)?.label ?? obstacle;

/** Why a field will have no stage; completes "Dieses Feld bekommt keine Stufe: …". */
export const NO_STAGE: Record<NoStage, string> = {
  nothingApplies: 'Nichts davon trifft auf Ihre Kommune zu.',
  shortForm: 'In der Kurzform gibt es keine Stufen.',
  mostlyOthers: 'Dieses Feld liegt bei Ihnen überwiegend in anderer Zuständigkeit.',
  tooMuchOpen: 'Zu viel ist noch offen.',
};

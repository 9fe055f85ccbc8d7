/** What can be brought back: the value that the last save replaced. */
import type { AnswerValue } from '../api-types.ts';

/** Null where there is nothing to bring back that is not there already. */
export function restorableAnswer(current: AnswerValue, previous: AnswerValue | undefined): AnswerValue | null {
  if (previous === undefined || previous.answer === null) return null;
  if (JSON.stringify(current.answer) === JSON.stringify(previous.answer)) return null;
  // Saved while somebody was still typing the name of a unit or a sentence: the same answer, only shorter.
  if (current.answer !== null && grewFrom(previous.answer, current.answer)) return null;
  return previous;
}

function grewFrom(before: object, now: object): boolean {
  const text = (answer: object): string | null =>
    'notOurs' in answer
      ? `notOurs ${String(answer.notOurs)}`
      : 'notApplicable' in answer
        ? `notApplicable ${(answer.notApplicable as { text: string }).text}`
        : null;
  const [short, long] = [text(before), text(now)];
  return short !== null && long !== null && long.startsWith(short);
}

/** A comment that was replaced; null where it was merely written on. */
export function replacedComment(current: string, previous: string | undefined): string | null {
  if (previous === undefined || previous === '' || current.startsWith(previous)) return null;
  // Shortened at the end while typing.
  return previous.startsWith(current) && current !== '' ? null : previous;
}

import type { Answer, AnswerValue, NoteValue } from '../api-types.ts';

/** What no document can hold: control characters but tab and line breaks, halves of surrogate pairs, non-characters. */
const UNSTORABLE = /[\p{Cs}\uFFFE\uFFFF]|(?![\t\n\r])\p{Cc}/gu;

/**
 * A text as the server takes it. Word processors paste such characters unseen (U+000B is their line break); a refusal
 * would leave people with an error that they cannot see the reason of.
 */
export function storable(text: string): string {
  return text.replace(/\u000B/g, '\n').replace(UNSTORABLE, '');
}

function storableAnswer(answer: Answer | null): Answer | null {
  if (answer !== null && 'notOurs' in answer) return { notOurs: storable(answer.notOurs) };
  if (answer !== null && 'notApplicable' in answer)
    return { notApplicable: { ...answer.notApplicable, text: storable(answer.notApplicable.text) } };
  return answer;
}

export const storableAnswerValue = (value: AnswerValue): AnswerValue => ({
  ...value,
  answer: storableAnswer(value.answer),
});

export const storableNoteValue = (value: NoteValue): NoteValue => ({ ...value, comment: storable(value.comment) });

/** A commentary as it is typed: by id of the field, the whole under the empty one. Pure. */
import type { CommentaryText } from '../api-types.ts';

export type Texts = Record<string, string>;

/** Characters of one text. */
export const LONGEST = 2000;

export const textsOf = (texts: CommentaryText[]): Texts =>
  Object.fromEntries(texts.map((one) => [one.field ?? '', one.text]));

/** What stands in it, the whole first; empty fields are left out. */
export const toSend = (texts: Texts): CommentaryText[] =>
  Object.entries(texts)
    .filter(([, text]) => text.trim() !== '')
    .sort(([one], [other]) => Number(one !== '') - Number(other !== ''))
    .map(([field, text]) => ({ field: field === '' ? null : field, text: text.trim() }));

/** The fields in which two versions say different things. */
export const differing = (mine: Texts, theirs: Texts): string[] =>
  [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter(
    (field) => (mine[field] ?? '').trim() !== (theirs[field] ?? '').trim(),
  );

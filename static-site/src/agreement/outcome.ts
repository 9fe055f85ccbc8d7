/**
 * What is being recorded about one indicator, and when it is complete. Pure. A draft holds everything typed, also what
 * the choice of this moment does not need, so that changing one's mind loses nothing.
 */
import type { Obstacle, Outcome, Reason, View } from '../api-types.ts';

export type Choice = number | 'unknown' | 'notApplicable' | 'disputed';

export interface Draft {
  choice: Choice | null;
  /** Of `notApplicable`. */
  why: Reason | null;
  reason: string;
  /** Minority views of an agreement, or the sides of a dispute. A side without a text yet is kept while one types. */
  views: View[];
  obstacles: Obstacle[];
}

export const EMPTY: Draft = { choice: null, why: null, reason: '', views: [], obstacles: [] };

export const LONGEST_TEXT = 2000;

export function draftOf(outcome: Outcome | null): Draft {
  if (outcome === null) return EMPTY;
  if ('disputed' in outcome) return { ...EMPTY, choice: 'disputed', views: outcome.disputed.views };
  const { answer, reason, minority, obstacles } = outcome.agreed;
  const common = { reason, views: minority, obstacles, why: null };
  if ('level' in answer) return { ...common, choice: answer.level };
  if ('notApplicable' in answer) return { ...common, choice: 'notApplicable', why: answer.notApplicable.reason };
  return { ...common, choice: 'unknown' };
}

export const isEmpty = (draft: Draft): boolean =>
  draft.choice === null && draft.reason.trim() === '' && draft.views.length === 0 && draft.obstacles.length === 0;

export type Missing = 'choice' | 'why' | 'reason' | 'sides' | 'tooLong';

const written = (views: View[]): View[] => views.filter((one) => one.view.trim() !== '');

/** What a draft still lacks, in the order in which one would fill it in; empty where it can be stored. */
export function missingIn(draft: Draft): Missing[] {
  const missing: Missing[] = [];
  if (draft.choice === null) missing.push('choice');
  if (draft.choice === 'notApplicable' && draft.why === null) missing.push('why');
  if (draft.choice === 'disputed') {
    if (written(draft.views).length < 2) missing.push('sides');
  } else if (draft.reason.trim() === '') {
    missing.push('reason');
  }
  if ([draft.reason, ...draft.views.map((one) => one.view)].some((text) => text.length > LONGEST_TEXT))
    missing.push('tooLong');
  return missing;
}

/** What a complete draft records; null where something is missing. */
export function outcomeOf(draft: Draft): Outcome | null {
  const { choice, why, reason, obstacles } = draft;
  if (choice === null || missingIn(draft).length > 0) return null;
  const views = written(draft.views);
  if (choice === 'disputed') return { disputed: { views } };
  const agreed = { reason, minority: views, obstacles };
  if (typeof choice === 'number') return { agreed: { answer: { level: choice }, ...agreed } };
  if (choice === 'unknown') return { agreed: { answer: { unknown: true }, ...agreed } };
  // One sentence serves both: why it does not apply is why the municipality agreed on that.
  return why === null ? null : { agreed: { answer: { notApplicable: { reason: why, text: reason } }, ...agreed } };
}

/** With or without the side of a department. Taking a side away that holds text is the caller's to ask about. */
export function withSide(views: View[], department: string, on: boolean): View[] {
  const has = views.some((one) => one.department === department);
  if (on === has) return views;
  return on ? [...views, { department, view: '' }] : views.filter((one) => one.department !== department);
}

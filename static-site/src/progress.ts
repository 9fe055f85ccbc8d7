/**
 * One rule of progress, used everywhere: an indicator is answered when it has any answer, "weiß nicht", "nicht unser
 * Bereich" and "trifft nicht zu" included. A comment alone is no answer.
 */
import type { Answer } from './api-types.ts';
import { type Field, type Indicator, type Instrument, type Topic, indicatorsOf } from './instrument.ts';

export type AnswerOf = (indicator: string) => Answer | null;

export interface Count {
  done: number;
  total: number;
}

export function progressOf(indicators: Indicator[], answerOf: AnswerOf): Count {
  return { done: indicators.filter((one) => answerOf(one.id) !== null).length, total: indicators.length };
}

export const fieldProgress = (field: Field, answerOf: AnswerOf): Count => progressOf(indicatorsOf(field), answerOf);

export const totalProgress = (instrument: Instrument, answerOf: AnswerOf): Count =>
  progressOf(instrument.fields.flatMap(indicatorsOf), answerOf);

export interface TopicPlace {
  field: Field;
  fieldIndex: number;
  topic: Topic;
}

export const topicPlaces = (instrument: Instrument): TopicPlace[] =>
  instrument.fields.flatMap((field, fieldIndex) => field.topics.map((topic) => ({ field, fieldIndex, topic })));

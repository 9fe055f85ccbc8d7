import type { Problem } from '../problem.ts';

/** The damaged lines of a register file: `errors[].pointer` is `/lines/<number>`. In their order. */
export function lineErrors(problem: Problem): { number: number; text: string }[] {
  if (problem.type !== '/errors/register-damaged') return [];
  return problem.errors
    .flatMap((error) => {
      const number = /^\/lines\/(\d+)$/.exec(error.pointer)?.[1];
      return number === undefined ? [] : [{ number: Number(number), text: error.detail }];
    })
    .sort((a, b) => a.number - b.number);
}

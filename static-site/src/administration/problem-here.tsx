import type { ComponentChildren } from 'preact';
import { ProblemAlert } from '../components/alert.tsx';
import type { Problem } from '../problem.ts';
import { SIGNED_OUT } from './sign-in.ts';

/** A problem in a view; that the sign-in is over, the page says once for all at its top. */
export function ProblemHere({ problem, children }: { problem: Problem | null; children?: ComponentChildren }) {
  if (problem === null || problem.type === SIGNED_OUT) return null;
  return <ProblemAlert problem={problem}>{children}</ProblemAlert>;
}

import type { ComponentChildren } from 'preact';
import { ProblemAlert } from '../components/alert.tsx';
import type { Problem } from '../problem.ts';
import { SIGNED_OUT } from './sign-in.ts';

/** A problem in a view; that the sign-in is over, the page says once for all at its top. */
export function ProblemHere(props: {
  problem: Problem | null;
  /** Offers to try again. */
  onRetry?: () => void;
  children?: ComponentChildren;
}) {
  const { problem } = props;
  if (problem === null || problem.type === SIGNED_OUT) return null;
  return <ProblemAlert {...props} problem={problem} />;
}

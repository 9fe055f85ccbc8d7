import type { Loaded } from '../asking.ts';
import { ProblemAlert } from './alert.tsx';
import { Loading } from './progress.tsx';

/** What a view shows until it is read: that it is on its way, or why not, and the way to try again. */
export function Reading({
  of,
  children,
}: {
  of: Pick<Loaded<unknown>, 'value' | 'problem' | 'retry'>;
  children?: string;
}) {
  if (of.problem !== null) return <ProblemAlert problem={of.problem} onRetry={of.retry} />;
  return of.value === null ? <Loading>{children}</Loading> : null;
}

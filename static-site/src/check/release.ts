/** Whether a department's part is shown to others, and who decides that: first judgements are independent. */
import type { Check } from '../api-types.ts';
import { ownDepartment } from '../roles.ts';

export type Release =
  /** The coordination's own answers, and all where people answer together or alone: shown as they are answered. */
  | 'asAnswered'
  /** Nobody else sees anything yet. */
  | 'withheld'
  /** The department has shown its part, and may take that back until the submission. */
  | 'released';

export function releaseOf(check: Check): Release {
  const own = ownDepartment(check);
  if (own === null || own.id === 'koordination') return 'asAnswered';
  if (!own.released) return 'withheld';
  return check.conduct.mode === 'apart' ? 'released' : 'asAnswered';
}

/** Whether that can be changed now. */
export const canRelease = (check: Check): boolean => check.writable === true && releaseOf(check) !== 'asAnswered';

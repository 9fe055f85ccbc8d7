import type { FieldError } from './error-summary.tsx';
import type { Problem } from '../problem.ts';

/**
 * The server's field errors at the fields of a form: `fields` maps a JSON pointer to the id of a control. What points
 * elsewhere stays for the alert.
 */
export function fieldErrors(
  problem: Problem,
  fields: Record<string, string>,
): { errors: FieldError[]; rest: Problem | null } {
  const errors = problem.errors.flatMap((error) => {
    const field = fields[error.pointer];
    return field === undefined ? [] : [{ field, text: error.detail }];
  });
  const others = problem.errors.filter((error) => fields[error.pointer] === undefined);
  return { errors, rest: errors.length > 0 && others.length === 0 ? null : { ...problem, errors: others } };
}

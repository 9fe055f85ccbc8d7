import { useState } from 'preact/hooks';
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

/** What is wrong with a form, found before it goes or said by the server, for its `ErrorSummary` and its alert. */
export function useMistakes() {
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [attempt, setAttempt] = useState(0);
  const [problem, setProblem] = useState<Problem | null>(null);
  const show = (all: FieldError[], rest: Problem | null) => {
    setErrors(all);
    setAttempt((before) => before + 1);
    setProblem(rest);
  };
  return {
    errors,
    attempt,
    problem,
    /** Shows what was found; gives whether that stops the form. */
    stop: (found: FieldError[]): boolean => {
      show(found, null);
      return found.length > 0;
    },
    /** Shows what the server says; gives what belongs to none of the fields. */
    refuse: (refusal: Problem, fields: Record<string, string>): Problem | null => {
      const { errors: atFields, rest } = fieldErrors(refusal, fields);
      show(atFields, rest);
      return rest;
    },
    /** What was wrong with a field is no more. */
    mend: (field: string) => setErrors((before) => before.filter((one) => one.field !== field)),
    /** Nothing is wrong any more, as far as one knows. */
    clear: () => {
      setErrors([]);
      setProblem(null);
    },
  };
}

import { useLayoutEffect, useRef } from 'preact/hooks';

export interface FieldError {
  /** Id of the form control. */
  field: string;
  text: string;
}

/**
 * What has to be corrected before a form can go, with links to the fields. Takes the focus when it appears and again
 * with every further attempt (`attempt` counts them).
 */
export function ErrorSummary({ errors, attempt }: { errors: FieldError[]; attempt: number }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [attempt]);
  if (errors.length === 0) return null;
  return (
    <div
      class="kern-alert kern-alert--danger sc-alert"
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby="error-summary"
    >
      <div class="kern-alert__header">
        <span class="kern-icon kern-icon--danger" aria-hidden="true" />
        <p class="kern-title" id="error-summary">
          {errors.length === 1 ? 'Bitte prüfen Sie eine Angabe' : `Bitte prüfen Sie ${errors.length} Angaben`}
        </p>
      </div>
      <div class="kern-alert__body sc-alert__body">
        <ul>
          {errors.map((error) => (
            <li key={error.field}>
              <a
                class="sc-a"
                href={`#${error.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(error.field)?.focus();
                }}
              >
                {error.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

export const errorOf = (errors: FieldError[], field: string): string | null =>
  errors.find((error) => error.field === field)?.text ?? null;

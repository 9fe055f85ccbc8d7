import type { ComponentChildren } from 'preact';
import type { Problem } from '../problem.ts';
import { Button } from './button.tsx';

const WORDS = { info: 'Hinweis', success: 'Erledigt', warning: 'Achtung', danger: 'Fehler' } as const;

/**
 * A message within a view. `live` announces it when it appears: `polite` for outcomes, `assertive` only for what
 * stops the person. Without it the message is part of the page and is not announced.
 */
export function Alert(props: {
  tone: keyof typeof WORDS;
  title: string;
  live?: 'polite' | 'assertive';
  children?: ComponentChildren;
}) {
  return (
    <div
      class={`kern-alert kern-alert--${props.tone} sc-alert`}
      role={props.live === 'assertive' ? 'alert' : props.live === 'polite' ? 'status' : undefined}
    >
      <div class="kern-alert__header">
        <span class={`kern-icon kern-icon--${props.tone}`} aria-hidden="true" />
        <p class="kern-title">
          <span class="kern-sr-only">{WORDS[props.tone]}: </span>
          {props.title}
        </p>
      </div>
      {props.children && <div class="kern-alert__body sc-alert__body">{props.children}</div>}
    </div>
  );
}

/** A problem of the API in its own words, with what the server says about single fields. */
export function ProblemAlert(props: {
  problem: Problem;
  /** Offers to try again. */
  onRetry?: () => void;
  children?: ComponentChildren;
}) {
  return (
    <Alert tone="danger" title={props.problem.title} live="assertive">
      <p>{props.problem.detail}</p>
      {props.problem.errors.length > 0 && (
        <ul>
          {props.problem.errors.map((error) => (
            <li key={error.pointer}>{error.detail}</li>
          ))}
        </ul>
      )}
      {props.children}
      {props.onRetry && <Button onClick={props.onRetry}>Noch einmal versuchen</Button>}
    </Alert>
  );
}

import type { ComponentChildren } from 'preact';

/** Buttons, and beside them what came of them, announced. */
export function Actions(props: { outcome: string; children: ComponentChildren }) {
  return (
    <div class="sc-actions">
      {props.children}
      <span role="status" class="sc-small">
        {props.outcome}
      </span>
    </div>
  );
}

import type { ComponentChildren } from 'preact';

type Look = 'primary' | 'secondary' | 'tertiary';

/** Does something here. One `primary` per view: the next thing to do. */
export function Button(props: {
  look?: Look;
  icon?: string;
  /** Stays focusable while it waits, so that the focus is not lost; clicks are ignored. */
  busy?: boolean;
  /** Said in place of the label while busy. */
  busyText?: string;
  onClick: () => void;
  id?: string;
  describedBy?: string;
  children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      id={props.id}
      class={`kern-btn kern-btn--${props.look ?? 'secondary'}`}
      aria-disabled={props.busy ? 'true' : undefined}
      aria-describedby={props.describedBy}
      onClick={() => {
        if (!props.busy) props.onClick();
      }}
    >
      {props.icon && <span class={`kern-icon kern-icon--${props.icon}`} aria-hidden="true" />}
      <span class="kern-label">{props.busy && props.busyText ? props.busyText : props.children}</span>
    </button>
  );
}

/** Goes somewhere else, and looks like a button because it is the next thing to do. */
export function LinkButton(props: {
  look?: Look;
  href: string;
  icon?: string;
  download?: boolean;
  describedBy?: string;
  children: ComponentChildren;
}) {
  return (
    <a
      class={`kern-btn kern-btn--${props.look ?? 'secondary'}`}
      href={props.href}
      download={props.download}
      aria-describedby={props.describedBy}
    >
      {props.icon && <span class={`kern-icon kern-icon--${props.icon}`} aria-hidden="true" />}
      <span class="kern-label">{props.children}</span>
    </a>
  );
}

import type { ComponentChildren } from 'preact';

/** The way back, above the heading of a view. */
export function Crumb(props: { href: string; children: ComponentChildren }) {
  return (
    <p class="sc-crumb">
      <a class="sc-a" href={props.href}>
        {props.children}
      </a>
    </p>
  );
}

import type { ComponentChildren, RefObject } from 'preact';

/** The one h1 of a view. Give it the ref of `useView` so that it can take the focus. */
export function PageHead(props: {
  title: string;
  above?: ComponentChildren;
  headingRef?: RefObject<HTMLHeadingElement | null>;
  class?: string;
  children?: ComponentChildren;
}) {
  return (
    <div class={`sc-page-head sc-stack${props.class ? ` ${props.class}` : ''}`}>
      {props.above}
      <h1 class="kern-heading-x-large" tabIndex={-1} ref={props.headingRef ?? null}>
        {props.title}
      </h1>
      {props.children && <p class="sc-lead">{props.children}</p>}
    </div>
  );
}

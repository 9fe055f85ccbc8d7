/** How much is answered. The bar repeats what the text says, so it is hidden from screen readers. */
export function Progress(props: { done: number; total: number; label?: string }) {
  return (
    <div class="sc-progress">
      <p class="sc-progress__text">
        {props.label ? `${props.label}: ` : ''}
        <strong>{props.done}</strong> von {props.total} beantwortet
      </p>
      <progress
        class="sc-progress__bar"
        value={props.done}
        max={Math.max(1, props.total)}
        aria-hidden="true"
        tabIndex={-1}
      />
    </div>
  );
}

export function Loading(props: { children?: string | undefined }) {
  return (
    <p class="sc-loading" role="status">
      {props.children ?? 'Wird geladen …'}
    </p>
  );
}

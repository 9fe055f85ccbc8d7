import type { ComponentChildren, RefObject } from 'preact';

/** A file to bring, with what is wrong with it. */
export function FileField(props: {
  id: string;
  label: string;
  hint: ComponentChildren;
  accept: string;
  disabled: boolean;
  error: string;
  input: RefObject<HTMLInputElement | null>;
  onFile: (file: File | null) => void;
}) {
  const { id, error } = props;
  return (
    <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={id}>
        {props.label}
      </label>
      <div class="kern-hint" id={`${id}-hint`}>
        {props.hint}
      </div>
      <input
        class="sc-file"
        type="file"
        id={id}
        ref={props.input}
        accept={props.accept}
        disabled={props.disabled}
        aria-describedby={`${id}-hint${error ? ` ${id}-error` : ''}`}
        aria-invalid={error ? 'true' : undefined}
        onChange={(event) => props.onFile(event.currentTarget.files?.[0] ?? null)}
      />
      {error && (
        <p class="kern-error" id={`${id}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{error}</span>
        </p>
      )}
    </div>
  );
}

/** How far a file is: on its way, with a share in per cent, or being read, which says none. */
export function FileProgress(props: { id: string; percent: number | null; reading: string }) {
  const { id, percent } = props;
  return (
    <div class="sc-progress">
      <label class="sc-progress__text" for={id}>
        {percent === null ? props.reading : `Wird hochgeladen: ${percent} %`}
      </label>
      <progress id={id} class="sc-progress__bar" max={100} {...(percent === null ? {} : { value: percent })} />
    </div>
  );
}

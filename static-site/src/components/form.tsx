import type { ComponentChildren } from 'preact';

interface Common {
  id: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | null;
  value: string;
  optional?: boolean;
  onInput: (value: string) => void;
  onBlur?: () => void;
}

function Labelled(props: Common & { children: ComponentChildren }) {
  return (
    <div class={`kern-form-input${props.error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={props.id}>
        {props.label}
        {props.optional && <span class="kern-label__optional"> – freiwillig</span>}
      </label>
      {props.hint && (
        <div class="kern-hint" id={`${props.id}-hint`}>
          {props.hint}
        </div>
      )}
      {props.children}
      {props.error && (
        <p class="kern-error" id={`${props.id}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{props.error}</span>
        </p>
      )}
    </div>
  );
}

const described = (props: Common, ...more: (string | false | undefined)[]): string | undefined =>
  [props.hint && `${props.id}-hint`, ...more, props.error && `${props.id}-error`].filter(Boolean).join(' ') ||
  undefined;

export function TextInput(
  props: Common & {
    type?: 'text' | 'url' | 'search' | 'date';
    maxLength?: number;
    autoComplete?: string;
    onEnter?: () => void;
  },
) {
  return (
    <Labelled {...props}>
      <input
        class={`kern-form-input__input${props.error ? ' kern-form-input__input--error' : ''}`}
        id={props.id}
        // An address is checked in our words; the browser's own check of type=url would speak in its.
        {...(props.type === 'date' ? { type: 'date' } : { type: 'text' })}
        inputMode={props.type === 'url' || props.type === 'search' ? props.type : undefined}
        value={props.value}
        maxLength={props.maxLength}
        autoComplete={props.autoComplete ?? 'off'}
        aria-describedby={described(props)}
        aria-invalid={props.error ? 'true' : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && props.onEnter) {
            event.preventDefault();
            props.onEnter();
          }
        }}
      />
    </Labelled>
  );
}

/** From here on the counter is spoken; before, it would only chatter. */
const COUNTER_SPEAKS_BELOW = 100;

/** A text of several lines. It may grow beyond `maxLength` while typing or pasting; then it says so and cuts nothing. */
export function TextArea(props: Common & { maxLength: number; rows?: number }) {
  const left = props.maxLength - props.value.length;
  const error = left < 0 ? `Bitte kürzen Sie um ${-left} Zeichen; erst dann wird gespeichert.` : props.error;
  const all = { ...props, error: error ?? null };
  return (
    <Labelled {...all}>
      <textarea
        class={`kern-form-input__input sc-textarea${error ? ' kern-form-input__input--error' : ''}`}
        id={props.id}
        rows={props.rows ?? 3}
        value={props.value}
        aria-describedby={described(all, `${props.id}-counter`)}
        aria-invalid={error ? 'true' : undefined}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={props.onBlur}
      />
      <p class="sc-counter" id={`${props.id}-counter`}>
        {left >= 0 ? `noch ${left} Zeichen` : `${-left} Zeichen zu viel`}
      </p>
      <p class="kern-sr-only" role="status">
        {left <= COUNTER_SPEAKS_BELOW && left >= 0 && left % 20 === 0 ? `noch ${left} Zeichen` : ''}
      </p>
    </Labelled>
  );
}

export function Select(props: Common & { options: { value: string; label: string }[]; describedBy?: string }) {
  return (
    <Labelled {...props}>
      <div class="kern-form-input__select-wrapper">
        <select
          class={`kern-form-input__select${props.error ? ' kern-form-input__select--error' : ''}`}
          id={props.id}
          value={props.value}
          aria-describedby={described(props, props.describedBy)}
          aria-invalid={props.error ? 'true' : undefined}
          onChange={(event) => props.onInput(event.currentTarget.value)}
        >
          {props.options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </Labelled>
  );
}

export function Checkbox(props: {
  id: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  hint?: string;
  children: ComponentChildren;
}) {
  return (
    <div class="kern-form-check">
      <input
        class="kern-form-check__checkbox sc-checkmark"
        type="checkbox"
        id={props.id}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.hint ? `${props.id}-hint` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label class="kern-label sc-check-label" for={props.id}>
        {props.children}
      </label>
      {props.hint && (
        <p class="sc-check-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  );
}

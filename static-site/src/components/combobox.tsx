import { useRef, useState } from 'preact/hooks';

export interface ComboboxOption {
  key: string;
  label: string;
  detail: string;
}

/**
 * A text field that offers matches while one types (ARIA 1.2: combobox with a listbox, list autocomplete, manual
 * selection). The focus stays in the field; arrows move through the matches, Enter takes one, Escape closes the list
 * and, when it is closed, empties the field. `status` is announced politely.
 */
export function Combobox(props: {
  id: string;
  label: string;
  hint?: string;
  error?: string | null;
  value: string;
  options: ComboboxOption[];
  status: string;
  onInput: (value: string) => void;
  onChoose: (key: string) => void;
  /** Enter without a chosen match: takes the text as it is. */
  onEnter?: () => void;
}) {
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const list = useRef<HTMLUListElement>(null);
  const shown = open && props.options.length > 0;
  const optionId = (index: number) => `${props.id}-option-${index}`;
  const move = (to: number) => {
    const index = (to + props.options.length) % props.options.length;
    setOpen(true);
    setActive(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (index: number) => {
    const option = props.options[index];
    if (option === undefined) return;
    setOpen(false);
    setActive(-1);
    props.onChoose(option.key);
  };
  const keyDown = (event: KeyboardEvent) => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        if (props.options.length === 0) return;
        event.preventDefault();
        const forward = event.key === 'ArrowDown';
        move(active < 0 ? (forward ? 0 : props.options.length - 1) : active + (forward ? 1 : -1));
        return;
      }
      case 'Enter':
        if (shown && active >= 0) {
          event.preventDefault();
          choose(active);
        } else if (props.onEnter) {
          event.preventDefault();
          setOpen(false);
          props.onEnter();
        }
        return;
      case 'Escape':
        event.preventDefault();
        if (shown) setOpen(false);
        else props.onInput('');
        setActive(-1);
        return;
      case 'Tab':
        setOpen(false);
        return;
    }
  };
  const describedBy = [props.hint && `${props.id}-hint`, props.error && `${props.id}-error`].filter(Boolean).join(' ');
  return (
    <div class={`kern-form-input sc-combobox${props.error ? ' kern-form-input--error' : ''}`}>
      <label class="kern-label" for={props.id}>
        {props.label}
      </label>
      {props.hint && (
        <div class="kern-hint" id={`${props.id}-hint`}>
          {props.hint}
        </div>
      )}
      <div class="sc-combobox__field">
        <input
          class={`kern-form-input__input${props.error ? ' kern-form-input__input--error' : ''}`}
          id={props.id}
          type="text"
          role="combobox"
          autoComplete="off"
          spellcheck={false}
          aria-autocomplete="list"
          aria-expanded={shown}
          aria-controls={`${props.id}-list`}
          aria-activedescendant={shown && active >= 0 ? optionId(active) : undefined}
          aria-describedby={describedBy || undefined}
          aria-invalid={props.error ? 'true' : undefined}
          value={props.value}
          onInput={(event) => {
            setOpen(true);
            setActive(-1);
            props.onInput(event.currentTarget.value);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={keyDown}
        />
        <ul
          class="sc-combobox__list"
          id={`${props.id}-list`}
          role="listbox"
          aria-label={props.label}
          hidden={!shown}
          ref={list}
        >
          {props.options.map((option, index) => (
            <li
              key={option.key}
              id={optionId(index)}
              role="option"
              aria-selected={index === active}
              class="sc-combobox__option"
              // The field keeps the focus, so that its blur does not close the list before the click arrives.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(index)}
            >
              <span class="sc-combobox__label">{option.label}</span>
              {option.detail && <span class="sc-combobox__detail">{option.detail}</span>}
            </li>
          ))}
        </ul>
      </div>
      {props.error && (
        <p class="kern-error" id={`${props.id}-error`}>
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">{props.error}</span>
        </p>
      )}
      <p class="sc-combobox__status" role="status">
        {props.status}
      </p>
    </div>
  );
}

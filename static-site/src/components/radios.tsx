import type { ComponentChildren } from 'preact';

/** A choice of few, each with what it means; the whole row can be pressed. */
export function Radios<Value extends string>(props: {
  id: string;
  legend: string;
  hint?: ComponentChildren;
  value: Value | null;
  options: { value: Value; label: string; meaning?: ComponentChildren; disabled?: boolean }[];
  onChange: (value: Value) => void;
}) {
  return (
    <fieldset class="sc-scalefield sc-radios" id={props.id}>
      <legend class="sc-legend">{props.legend}</legend>
      {props.hint && <p class="sc-radios__hint sc-muted">{props.hint}</p>}
      <div class="sc-options">
        {props.options.map((option) => {
          const id = `${props.id}-${option.value}`;
          return (
            <div class="sc-option" key={option.value}>
              <input
                class="kern-form-check__radio sc-checkmark sc-option__radio"
                type="radio"
                id={id}
                name={props.id}
                value={option.value}
                checked={props.value === option.value}
                disabled={option.disabled ?? false}
                aria-describedby={option.meaning ? `${id}-meaning` : undefined}
                onChange={() => props.onChange(option.value)}
              />
              <label class="sc-option__label" for={id}>
                {option.label}
              </label>
              {option.meaning && (
                <div class="sc-option__meaning" id={`${id}-meaning`}>
                  <p>{option.meaning}</p>
                </div>
              )}
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}

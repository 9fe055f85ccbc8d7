import type { Reason } from '../api-types.ts';
import { REASONS } from './words.ts';

/** Why a statement does not apply. */
export function ReasonField(props: {
  id: string;
  name: string;
  value: Reason | null;
  onChange: (reason: Reason) => void;
}) {
  return (
    <fieldset class="sc-plainfield">
      <legend class="sc-legend">Warum trifft es nicht zu?</legend>
      {REASONS.map((reason) => (
        <div class="kern-form-check" key={reason.value}>
          <input
            class="kern-form-check__radio sc-checkmark"
            type="radio"
            id={`${props.id}-${reason.value}`}
            name={props.name}
            checked={props.value === reason.value}
            onChange={() => props.onChange(reason.value)}
          />
          <label class="kern-label sc-check-label" for={`${props.id}-${reason.value}`}>
            {reason.label}
          </label>
        </div>
      ))}
    </fieldset>
  );
}

import { useState } from 'preact/hooks';
import { Button } from './button.tsx';

/** A text shown once to be kept: selectable, with a button to copy it. */
export function CopyText(props: {
  id: string;
  label: string;
  text: string;
  buttonText?: string;
  onCopied?: () => void;
}) {
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setOutcome('In die Zwischenablage kopiert.');
      props.onCopied?.();
    } catch {
      const field = document.getElementById(props.id) as HTMLInputElement | null;
      field?.focus();
      field?.select();
      setOutcome('Kopieren ist hier nicht erlaubt. Der Text ist jetzt markiert, bitte kopieren Sie ihn selbst.');
    }
  };
  return (
    <div class="sc-copy">
      <div class="kern-form-input">
        <label class="kern-label" for={props.id}>
          {props.label}
        </label>
        <input
          class="kern-form-input__input sc-copy__text"
          id={props.id}
          type="text"
          readOnly
          value={props.text}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <div class="sc-actions">
        <Button look="secondary" icon="content-copy" onClick={() => void copy()}>
          {props.buttonText ?? 'Kopieren'}
        </Button>
        <span role="status" class="sc-small">
          {outcome}
        </span>
      </div>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { Actions } from './actions.tsx';
import { Button } from './button.tsx';

/** A text to be taken along: selectable, with a button to copy it. */
export function CopyText(props: {
  id: string;
  label: string;
  text: string;
  buttonText?: string;
  /** A text of several lines, so many of them visible. */
  rows?: number;
  onCopied?: () => void;
}) {
  const [outcome, setOutcome] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(props.text);
      setOutcome('In die Zwischenablage kopiert.');
      props.onCopied?.();
    } catch {
      const field = document.getElementById(props.id) as HTMLInputElement | HTMLTextAreaElement | null;
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
        {props.rows === undefined ? (
          <input
            class="kern-form-input__input sc-copy__text"
            id={props.id}
            type="text"
            readOnly
            value={props.text}
            onFocus={(event) => event.currentTarget.select()}
          />
        ) : (
          <textarea
            class="kern-form-input__input sc-textarea sc-copy__text"
            id={props.id}
            rows={props.rows}
            readOnly
            value={props.text}
          />
        )}
      </div>
      <Actions outcome={outcome}>
        <Button look="secondary" icon="content-copy" onClick={() => void copy()}>
          {props.buttonText ?? 'Kopieren'}
        </Button>
      </Actions>
    </div>
  );
}

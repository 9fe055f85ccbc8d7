import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Confirm } from './confirm.tsx';
import { TextInput } from './form.tsx';

/** Erasing a self-check: the municipality's name has to be typed, and then comes the question. */
export function EraseForm(props: {
  id: string;
  municipality: string;
  busy: boolean;
  /** @param name as typed, which is the right one */
  onErase: (name: string) => Promise<void>;
  /** What to know before saying yes. */
  children: ComponentChildren;
}) {
  const { municipality } = props;
  const [typed, setTyped] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const name = typed.trim();
  const ask = () => {
    if (name === municipality) return setAsking(true);
    setError(
      name === ''
        ? 'Geben Sie den Namen der Kommune ein.'
        : `Das ist nicht der Name der Kommune. Er lautet „${municipality}“.`,
    );
    document.getElementById(props.id)?.focus();
  };
  return (
    <>
      <div class="sc-form">
        <TextInput
          id={props.id}
          label="Zur Bestätigung: Name der Kommune"
          hint={`Schreiben Sie „${municipality}“.`}
          value={typed}
          maxLength={200}
          error={error}
          onInput={(value) => {
            setError(null);
            setTyped(value);
          }}
        />
        <div class="sc-actions">
          <Button onClick={ask}>Selbstcheck löschen …</Button>
        </div>
      </div>
      {asking && (
        <Confirm
          title={`Den Selbstcheck von ${municipality} löschen?`}
          action="Endgültig löschen"
          busy={props.busy}
          busyText="Wird gelöscht …"
          onConfirm={() => void props.onErase(name).then(() => setAsking(false))}
          onCancel={() => setAsking(false)}
        >
          {props.children}
        </Confirm>
      )}
    </>
  );
}

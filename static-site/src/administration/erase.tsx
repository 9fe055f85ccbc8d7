import { useState } from 'preact/hooks';
import type { Admission } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { TextInput } from '../components/form.tsx';
import type { Problem } from '../problem.ts';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

/** Erases a municipality's check because it asked the project team for that. */
export function Erase({ phase, row }: { phase: string; row: Admission }) {
  const { api } = useWorkplace();
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ask = () => {
    if (name.trim() !== row.name) {
      setError(
        name.trim() === ''
          ? 'Geben Sie den Namen der Kommune ein.'
          : `Das ist nicht der Name der Kommune. Er lautet „${row.name}“.`,
      );
      document.getElementById('erase-name')?.focus();
    } else setAsking(true);
  };
  const erase = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await api.eraseMunicipality(phase, row.key, name.trim());
    setBusy(false);
    setAsking(false);
    if (reply.ok) location.hash = addressOf({ view: 'erasure', phase, key: row.key });
    else setProblem(reply.problem);
  };
  return (
    <section class="sc-section sc-stack" aria-labelledby="erase-title">
      <h2 class="kern-heading-medium" id="erase-title">
        Löschen
      </h2>
      <p class="sc-narrow">
        Verlangt die Kommune schriftlich, dass ihr Selbstcheck gelöscht wird? Dann löschen Sie ihn hier: alle Antworten,
        Links, Ergebnisse und Dokumente, für alle und für immer. Danach erhalten Sie eine Bestätigung zum Ausdrucken.
      </p>
      {problem && <ProblemHere problem={problem} />}
      <div class="sc-form">
        <TextInput
          id="erase-name"
          label="Zur Bestätigung: Name der Kommune"
          hint={`Schreiben Sie „${row.name}“.`}
          value={name}
          maxLength={200}
          error={error}
          onInput={(value) => {
            setError(null);
            setName(value);
          }}
        />
        <div class="sc-actions">
          <Button onClick={ask}>Selbstcheck löschen …</Button>
        </div>
      </div>
      {asking && (
        <Confirm
          title={`Den Selbstcheck von ${row.name} löschen?`}
          action="Endgültig löschen"
          busy={busy}
          busyText="Wird gelöscht …"
          onConfirm={() => void erase()}
          onCancel={() => setAsking(false)}
        >
          <p>Das lässt sich nicht rückgängig machen. Alle Links der Kommune öffnen sofort nichts mehr.</p>
          <p>Der Vorgang wird im Protokoll festgehalten, ohne Inhalte.</p>
        </Confirm>
      )}
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { Admission } from '../api-types.ts';
import { EraseForm } from '../components/erase-form.tsx';
import type { Problem } from '../problem.ts';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

/** Erases a municipality's check because it asked the project team for that. */
export function Erase({ phase, row }: { phase: string; row: Admission }) {
  const { api } = useWorkplace();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const erase = async (name: string) => {
    setBusy(true);
    setProblem(null);
    const reply = await api.eraseMunicipality(phase, row.key, name);
    setBusy(false);
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
      <EraseForm id="erase-name" municipality={row.name} busy={busy} onErase={erase}>
        <p>Das lässt sich nicht rückgängig machen. Alle Links der Kommune öffnen sofort nichts mehr.</p>
        <p>Der Vorgang wird im Protokoll festgehalten, ohne Inhalte.</p>
      </EraseForm>
    </section>
  );
}

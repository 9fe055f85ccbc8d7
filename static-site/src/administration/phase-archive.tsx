import { useEffect, useState } from 'preact/hooks';
import { useLoaded } from '../asking.ts';
import { Button } from '../components/button.tsx';
import { bytes, count, day } from '../format.ts';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** Everything that coordinators released in a phase as one file, put together when somebody asks for it. */
export function PhaseArchive(props: {
  phase: string;
  /** How many documents the page knows to be released; when that changes, the archive is another one. */
  released: number;
}) {
  const { phase, released } = props;
  const { api } = useWorkplace();
  const loaded = useLoaded(() => api.getArchive(phase));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (loaded.value !== null) void loaded.again();
  }, [released]);
  const archive = loaded.value?.archive;
  const making = archive?.state === 'waiting';
  useRepeat(making, loaded.again);
  const order = async () => {
    setBusy(true);
    const reply = await api.orderArchive(phase);
    await loaded.again();
    setBusy(false);
    setProblem(reply.ok ? null : reply.problem);
  };
  const download = async (id: string) => {
    setBusy(true);
    const reply = await api.createArchiveLink(phase, id);
    // What is refused has changed meanwhile.
    if (!reply.ok) await loaded.again();
    setBusy(false);
    setProblem(reply.ok ? null : reply.problem);
    if (reply.ok) location.assign(reply.value.url);
  };
  return (
    <section class="sc-stack" aria-labelledby="archive">
      <h3 class="kern-heading-small" id="archive">
        Alles Freigegebene mitnehmen
      </h3>
      {loaded.value !== null && (
        <p class="sc-narrow" role="status">
          {loaded.value.documents === 0
            ? 'Noch hat keine Kommune ein Dokument freigegeben.'
            : making
              ? 'Die Sammlung wird zusammengestellt. Sie können die Seite verlassen und später wiederkommen.'
              : archive?.state === 'done'
                ? `Die Sammlung vom ${day(archive.on)} ist fertig: ${contents(loaded.value)}, mit einer Liste.`
                : `${loaded.value.documents === 1 ? 'Freigegeben ist' : 'Freigegeben sind'} ${contents(loaded.value)}.`}
        </p>
      )}
      {archive?.state === 'failed' && <p>{archive.reason ?? 'Ein Grund ist nicht bekannt.'}</p>}
      {loaded.problem && <ProblemHere problem={loaded.problem} onRetry={() => void loaded.again()} />}
      {problem && <ProblemHere problem={problem} />}
      {loaded.value !== null && loaded.value.documents > 0 && (
        <div class="sc-actions">
          {archive?.state === 'done' ? (
            <Button icon="download" busy={busy} busyText="Wird geholt …" onClick={() => void download(archive.id)}>
              {archive.bytes === undefined ? 'ZIP herunterladen' : `ZIP herunterladen (${bytes(archive.bytes)})`}
            </Button>
          ) : (
            <Button
              icon={archive?.state === 'failed' ? 'autorenew' : 'add'}
              busy={busy || making}
              busyText="Wird zusammengestellt …"
              onClick={() => void order()}
            >
              {archive?.state === 'failed' ? 'Neu zusammenstellen' : 'Als ZIP zusammenstellen'}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function contents(all: { documents: number; municipalities: number }): string {
  return `${count(all.documents, 'Dokument', 'Dokumente')} von ${count(all.municipalities, 'Kommune', 'Kommunen')}`;
}

import { useState } from 'preact/hooks';
import type { PhaseDocument } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import type { Problem } from '../problem.ts';
import { EDITION_NAMES, TONE_NAMES, hasTone, kindName } from '../report/words.ts';
import { JOB_STATES } from './job-words.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** One document as the project team sees it: how far it is, and, where it was released, the way to it. */
export function DocumentRow(props: {
  phase: string;
  document: PhaseDocument;
  withMunicipality: boolean;
  onChanged: () => Promise<void>;
}) {
  const { api } = useWorkplace();
  const { document } = props;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const retry = async (job: string) => {
    setBusy(true);
    const reply = await api.retryJob(job);
    if (reply.ok) await props.onChanged();
    setBusy(false);
    setProblem(reply.ok ? null : reply.problem);
  };
  const download = async () => {
    setBusy(true);
    const reply = await api.createReleasedLink(props.phase, document.key, document.document);
    setBusy(false);
    setProblem(reply.ok ? null : reply.problem);
    if (reply.ok) location.assign(reply.value.url);
  };
  const id = `document-${document.key}-${document.document}`;
  const state = document.state ?? 'done';
  const about = [...(hasTone(document.kind) ? [TONE_NAMES[document.tone]] : []), EDITION_NAMES[document.edition]];
  return (
    <li class="sc-job">
      <div class="sc-job__text">
        <p class="sc-job__name" id={id}>
          {props.withMunicipality && `${document.municipality}: `}
          {kindName(document.kind)}
        </p>
        <p class="sc-small sc-muted">
          {[...about, ...(document.ordered ? [] : ['von der Kommune bestellt'])].join(' · ')}
        </p>
        {state === 'failed' && <p>{document.reason ?? 'Ein Grund ist nicht bekannt.'}</p>}
        {problem && <ProblemHere problem={problem} />}
      </div>
      <p class={`sc-state sc-state--${state}`}>
        <span class="sc-state__sign" aria-hidden="true" />
        {state === 'done' ? (document.released ? 'freigegeben' : 'fertig, nicht freigegeben') : JOB_STATES[state]}
      </p>
      {state === 'failed' && document.job !== undefined && (
        <Button
          icon="autorenew"
          busy={busy}
          busyText="Wird angestoßen …"
          describedBy={id}
          onClick={() => void retry(document.job!)}
        >
          Noch einmal versuchen
        </Button>
      )}
      {state === 'done' && document.released && (
        <Button icon="download" busy={busy} busyText="Wird geholt …" describedBy={id} onClick={() => void download()}>
          Herunterladen
        </Button>
      )}
    </li>
  );
}

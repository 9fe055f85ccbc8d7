import { useState } from 'preact/hooks';
import type { Job } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { day } from '../format.ts';
import type { Problem } from '../problem.ts';
import { JOB_STATES, jobName } from './job-words.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** One job with its state; a failed one says why and can begin anew. */
export function JobRow({
  job,
  withMunicipality,
  onChanged,
}: {
  job: Job;
  withMunicipality: boolean;
  onChanged: () => Promise<void>;
}) {
  const { api } = useWorkplace();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const name = [...(withMunicipality && job.municipality ? [job.municipality.name] : []), jobName(job)].join(': ');
  const retry = async () => {
    setBusy(true);
    const reply = await api.retryJob(job.id);
    if (reply.ok) await onChanged();
    setBusy(false);
    setProblem(reply.ok ? null : reply.problem);
  };
  return (
    <li class="sc-job">
      <div class="sc-job__text">
        <p class="sc-job__name" id={`job-${job.id}`}>
          {name}
        </p>
        <p class="sc-small sc-muted">
          {[...(job.on ? [day(job.on)] : []), ...(job.attempts > 1 ? [`${job.attempts} Versuche`] : [])].join(' · ')}
        </p>
        {job.state === 'failed' && <p>{job.reason ?? 'Ein Grund ist nicht bekannt.'}</p>}
        {problem && <ProblemHere problem={problem} />}
      </div>
      <p class={`sc-state sc-state--${job.state}`}>
        <span class="sc-state__sign" aria-hidden="true" />
        {JOB_STATES[job.state]}
      </p>
      {job.state === 'failed' && (
        <Button
          icon="autorenew"
          busy={busy}
          busyText="Wird angestoßen …"
          describedBy={`job-${job.id}`}
          onClick={() => void retry()}
        >
          Noch einmal versuchen
        </Button>
      )}
    </li>
  );
}

/** Says once, politely, how many jobs are under way. */
export function UnderWay({ jobs }: { jobs: Job[] }) {
  const open = jobs.filter((job) => job.state === 'waiting' || job.state === 'running').length;
  return (
    <p class="sc-small sc-muted" role="status">
      {open === 0
        ? ''
        : open === 1
          ? 'Ein Auftrag ist unterwegs; die Liste hält sich selbst aktuell.'
          : `${open} Aufträge sind unterwegs; die Liste hält sich selbst aktuell.`}
    </p>
  );
}

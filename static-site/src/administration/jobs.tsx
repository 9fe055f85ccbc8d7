import type { Job } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Alert } from '../components/alert.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { count } from '../format.ts';
import { useView } from '../island.tsx';
import { useRepeat } from '../repeat.ts';
import { JobRow, UnderWay } from './job-row.tsx';
import { isUnderWay } from './job-words.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

export function JobsView() {
  const { api } = useWorkplace();
  const heading = useView('Aufträge', 'administration-jobs');
  const loaded = useLoaded(api.listJobs);
  const jobs = loaded.value?.jobs;
  // An erasure is listed only if it should have happened.
  const late = jobs?.filter((job) => job.kind === 'erasure') ?? [];
  const rest = jobs?.filter((job) => job.kind !== 'erasure');
  const failed = rest?.filter((job) => job.state === 'failed') ?? [];
  const others = rest?.filter((job) => job.state !== 'failed') ?? [];
  useRepeat(rest?.some(isUnderWay) ?? false, loaded.again);
  return (
    <>
      <PageHead title="Aufträge" headingRef={heading}>
        Dokumente, die bestellt wurden, und alles, was gescheitert ist.
      </PageHead>
      {loaded.problem && <ProblemHere problem={loaded.problem} onRetry={() => void loaded.again()} />}
      {jobs === undefined && loaded.problem === null && <Loading>Aufträge werden geladen …</Loading>}
      {jobs !== undefined && (
        <div class="sc-stack sc-jobs">
          <UnderWay jobs={rest ?? []} />
          <LateErasures jobs={late} onChanged={loaded.again} />
          {failed.length > 0 && (
            <section aria-labelledby="jobs-failed">
              <h2 class="kern-heading-medium" id="jobs-failed">
                Gescheitert
              </h2>
              <ul class="sc-joblist">
                {failed.map((job) => (
                  <JobRow key={job.id} job={job} withMunicipality onChanged={loaded.again} />
                ))}
              </ul>
            </section>
          )}
          {others.length > 0 && (
            <section aria-labelledby="jobs-others">
              <h2 class="kern-heading-medium" id="jobs-others">
                {failed.length > 0 ? 'Alle anderen' : 'Neueste zuerst'}
              </h2>
              <ul class="sc-joblist">
                {others.map((job) => (
                  <JobRow key={job.id} job={job} withMunicipality onChanged={loaded.again} />
                ))}
              </ul>
            </section>
          )}
          {jobs.length === 0 && <p>Nichts zu tun: Kein Dokument ist bestellt, und nichts ist gescheitert.</p>}
        </div>
      )}
    </>
  );
}

/** What was promised to be gone and is not. */
function LateErasures({ jobs, onChanged }: { jobs: Job[]; onChanged: () => Promise<void> }) {
  if (jobs.length === 0) return null;
  return (
    <section class="sc-stack" aria-labelledby="jobs-late">
      <h2 class="kern-heading-medium" id="jobs-late">
        Überfällige Löschungen
      </h2>
      <Alert tone="danger" title={`${count(jobs.length, 'Löschung', 'Löschungen')} noch nicht geschehen`}>
        <p>
          Diese Selbstchecks sind für niemanden mehr erreichbar, aber noch nicht entfernt. Stoßen Sie gescheiterte noch
          einmal an. Bleibt eine länger als einen Tag hier stehen, wenden Sie sich an den Betrieb.
        </p>
      </Alert>
      <ul class="sc-joblist">
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} withMunicipality onChanged={onChanged} />
        ))}
      </ul>
    </section>
  );
}

import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { useView } from '../island.tsx';
import { useRepeat } from '../repeat.ts';
import { JobRow, UnderWay } from './job-row.tsx';
import { isUnderWay } from './job-words.ts';
import { useLoaded } from './loaded.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

export function JobsView() {
  const { api } = useWorkplace();
  const heading = useView('Aufträge', 'administration-jobs');
  const loaded = useLoaded(api.listJobs);
  const jobs = loaded.value?.jobs;
  useRepeat(jobs?.some(isUnderWay) ?? false, loaded.again);
  const failed = jobs?.filter((job) => job.state === 'failed') ?? [];
  const others = jobs?.filter((job) => job.state !== 'failed') ?? [];
  return (
    <>
      <PageHead title="Aufträge" headingRef={heading}>
        Dokumente, die bestellt wurden, und alles, was gescheitert ist.
      </PageHead>
      {loaded.problem && (
        <ProblemHere problem={loaded.problem}>
          <Button onClick={() => void loaded.again()}>Noch einmal versuchen</Button>
        </ProblemHere>
      )}
      {jobs === undefined && loaded.problem === null && <Loading>Aufträge werden geladen …</Loading>}
      {jobs !== undefined && (
        <div class="sc-stack sc-jobs">
          <UnderWay jobs={jobs} />
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

import { useState } from 'preact/hooks';
import type { Phase } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Loading } from '../components/progress.tsx';
import { Admission } from './admission.tsx';
import { runOf } from './admission-list.ts';
import { AdmittedTable } from './admitted-table.tsx';
import { Erasures } from './erasures.tsx';
import { ManyAdmissions } from './many-admissions.tsx';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** Who takes part in a phase. */
export function PhaseMunicipalities({ phase }: { phase: Phase }) {
  const { api } = useWorkplace();
  const admitted = useLoaded(() => api.listMunicipalities(phase.id));
  const documents = useLoaded(() => api.listDocuments(phase.id));
  // A run that is under way, or whose invitations nobody has taken along, is what one comes back for.
  const [many, setMany] = useState(() => runOf(phase.id) !== undefined);
  const again = () => void admitted.again();
  const rows = admitted.value?.municipalities;
  return (
    <>
      {admitted.problem && <ProblemHere problem={admitted.problem} onRetry={() => void admitted.again()} />}
      {phase.stage !== 'over' && !many && (
        <Admission phase={phase.id} onAdmitted={again} onMany={() => setMany(true)} />
      )}
      {many && <ManyAdmissions phase={phase} onAdmitted={again} onDone={() => setMany(false)} />}
      {rows === undefined && admitted.problem === null && <Loading>Kommunen werden geladen …</Loading>}
      {rows !== undefined && (
        <AdmittedTable phase={phase.id} rows={rows} documents={documents.value?.documents ?? []} />
      )}
      <Erasures phase={phase.id} />
    </>
  );
}

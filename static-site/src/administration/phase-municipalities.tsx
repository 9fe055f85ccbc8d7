import type { Phase } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { Admission } from './admission.tsx';
import { AdmittedTable } from './admitted-table.tsx';
import { Erasures } from './erasures.tsx';
import { useLoaded } from './loaded.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** Who takes part in a phase. */
export function PhaseMunicipalities({ phase }: { phase: Phase }) {
  const { api, today } = useWorkplace();
  const admitted = useLoaded(() => api.listMunicipalities(phase.id));
  const documents = useLoaded(() => api.listDocuments(phase.id));
  const rows = admitted.value?.municipalities;
  return (
    <>
      {admitted.problem && (
        <ProblemHere problem={admitted.problem}>
          <Button onClick={() => void admitted.again()}>Noch einmal versuchen</Button>
        </ProblemHere>
      )}
      {phase.closesOn >= today && <Admission phase={phase.id} onAdmitted={() => void admitted.again()} />}
      {rows === undefined && admitted.problem === null && <Loading>Kommunen werden geladen …</Loading>}
      {rows !== undefined && (
        <AdmittedTable phase={phase.id} rows={rows} documents={documents.value?.documents ?? []} />
      )}
      <Erasures phase={phase.id} />
    </>
  );
}

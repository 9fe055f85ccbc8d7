import type { Phase } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Loading } from '../components/progress.tsx';
import { useRepeat } from '../repeat.ts';
import { isUnderWay } from './order.ts';
import { PhaseDocuments } from './phase-documents.tsx';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** The documents of a phase. */
export function PhaseReports({ phase }: { phase: Phase }) {
  const { api } = useWorkplace();
  const admitted = useLoaded(() => api.listMunicipalities(phase.id));
  const documents = useLoaded(() => api.listDocuments(phase.id));
  useRepeat(documents.value?.documents.some(isUnderWay) ?? false, documents.again);
  const rows = admitted.value?.municipalities;
  return (
    <>
      {admitted.problem && <ProblemHere problem={admitted.problem} onRetry={() => void admitted.again()} />}
      {rows === undefined && admitted.problem === null && <Loading>Berichte werden geladen …</Loading>}
      {rows !== undefined && <PhaseDocuments phase={phase.id} rows={rows} loaded={documents} />}
    </>
  );
}

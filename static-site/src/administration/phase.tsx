import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import { useRepeat } from '../repeat.ts';
import { Admission } from './admission.tsx';
import { AdmittedTable } from './admitted-table.tsx';
import { Erasures } from './erasures.tsx';
import { useLoaded } from './loaded.ts';
import { isUnderWay } from './order.ts';
import { PhaseDocuments } from './phase-documents.tsx';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

export function PhaseView({ phase: id }: { phase: string }) {
  const { api, today } = useWorkplace();
  const phases = useLoaded(api.listPhases);
  const admitted = useLoaded(() => api.listMunicipalities(id));
  const phase = phases.value?.phases.find((one) => one.id === id);
  const heading = useView(phase?.name ?? 'Phase', `administration-phase-${id}`);
  const rows = admitted.value?.municipalities;
  const documents = useLoaded(() => api.listDocuments(id));
  useRepeat(documents.value?.documents.some(isUnderWay) ?? false, documents.again);
  const problem = phases.problem ?? admitted.problem;
  const closed = phase !== undefined && phase.closesOn < today;
  return (
    <>
      <PageHead
        title={phase?.name ?? 'Projektphase'}
        headingRef={heading}
        above={
          <p>
            <a class="sc-a" href={addressOf({ view: 'phases' })}>
              Alle Phasen
            </a>
          </p>
        }
      >
        {phase &&
          (closed
            ? `Beendet am ${day(phase.closesOn)}. Workshop und Aktionsplan bleiben offen bis ${day(phase.retentionEndsOn)}; dann wird alles gelöscht.`
            : `Antworten sind bis ${day(phase.closesOn)} möglich. Gelöscht wird alles am ${day(phase.retentionEndsOn)}.`)}
      </PageHead>
      {problem && (
        <ProblemHere problem={problem}>
          <Button
            onClick={() => {
              void phases.again();
              void admitted.again();
            }}
          >
            Noch einmal versuchen
          </Button>
        </ProblemHere>
      )}
      {phase && !closed && <Admission phase={id} onAdmitted={() => void admitted.again()} />}
      {rows === undefined && problem === null && <Loading>Kommunen werden geladen …</Loading>}
      {rows !== undefined && <AdmittedTable phase={id} rows={rows} documents={documents.value?.documents ?? []} />}
      {rows !== undefined && rows.length > 0 && <PhaseDocuments phase={id} rows={rows} loaded={documents} />}
      <Erasures phase={id} />
    </>
  );
}

import type { Phase } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { count, day, whole } from '../format.ts';
import { questionsHref } from '../instrument.ts';
import { useView } from '../island.tsx';
import { useRepeat } from '../repeat.ts';
import { useLoaded } from './loaded.ts';
import { PhaseComparison } from './phase-comparison.tsx';
import { PhaseEvidence } from './phase-evidence.tsx';
import { PhaseMunicipalities } from './phase-municipalities.tsx';
import { PhaseReports } from './phase-reports.tsx';
import { PhaseSettings } from './phase-settings.tsx';
import { ProblemHere } from './problem-here.tsx';
import { PHASE_PARTS, type PhasePart, addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

/** A phase: what it is, and one of its parts below. */
export function PhaseView({ phase: id, part }: { phase: string; part: PhasePart | undefined }) {
  const { api } = useWorkplace();
  const phases = useLoaded(api.listPhases);
  const phase = phases.value?.phases.find((one) => one.id === id);
  const name = phase?.name ?? 'Projektphase';
  const heading = useView(
    part === undefined ? name : `${PHASE_PARTS[part]}: ${name}`,
    `administration-phase-${id}/${part ?? ''}`,
  );
  useRepeat(phase?.rollout !== undefined, phases.again);
  return (
    <>
      <PageHead
        title={name}
        headingRef={heading}
        above={
          <p>
            <a class="sc-a" href={addressOf({ view: 'phases' })}>
              Alle Phasen
            </a>
          </p>
        }
      >
        {phase && standing(phase)}
      </PageHead>
      {phases.problem && (
        <ProblemHere problem={phases.problem}>
          <Button onClick={() => void phases.again()}>Noch einmal versuchen</Button>
        </ProblemHere>
      )}
      {phases.value === null && phases.problem === null && <Loading>Phase wird geladen …</Loading>}
      {phases.value !== null && phase === undefined && (
        <p>Diese Phase gibt es nicht. Vielleicht ist die Adresse nicht vollständig.</p>
      )}
      {phase && (
        <>
          {phase.notice === undefined && phase.stage !== 'over' && part !== 'einstellungen' && (
            <Alert tone="warning" title="Die Angaben zum Datenschutz fehlen noch">
              <p>
                Sie stehen an jeder Einladung und vor der ersten Antwort.{' '}
                <a href={addressOf({ view: 'phase', phase: id, part: 'einstellungen' })}>Jetzt eintragen</a>
              </p>
            </Alert>
          )}
          <p class="sc-small sc-muted" role="status">
            {phase.rollout &&
              `Die letzte Änderung ist bei ${whole(phase.rollout.done)} von ${count(phase.rollout.of, 'Kommune', 'Kommunen')} angekommen. Das kann einige Minuten dauern und läuft von selbst weiter.`}
          </p>
          <p class="sc-small sc-no-print">
            <a class="sc-a" href={questionsHref(phase.instrument)}>
              Der Fragebogen dieser Phase
            </a>
          </p>
          <PhaseParts phase={id} current={part} />
          {part === undefined && <PhaseMunicipalities phase={phase} />}
          {part === 'berichte' && <PhaseReports phase={phase} />}
          {part === 'vergleich' && <PhaseComparison phase={phase} />}
          {part === 'nachweis' && <PhaseEvidence phase={phase} />}
          {part === 'einstellungen' && <PhaseSettings phase={phase} onChanged={phases.again} />}
        </>
      )}
    </>
  );
}

/** What a phase allows now, and until when. */
function standing(phase: Phase): string {
  const end = day(phase.retentionEndsOn);
  switch (phase.stage) {
    case 'before':
      return `Beginnt am ${day(phase.opensOn ?? phase.closesOn)}. Kommunen können Sie schon aufnehmen; Antworten sind bis ${day(phase.closesOn)} möglich. Gelöscht wird alles am ${end}.`;
    case 'open':
      return `Antworten sind bis ${day(phase.closesOn)} möglich. Gelöscht wird alles am ${end}.`;
    case 'over':
      return `Beendet am ${day(phase.closesOn)}. Workshop und Aktionsplan bleiben offen bis ${end}; dann wird alles gelöscht.`;
  }
}

function PhaseParts({ phase, current }: { phase: string; current: PhasePart | undefined }) {
  const links: [PhasePart | undefined, string][] = [
    [undefined, 'Kommunen'],
    ...(Object.entries(PHASE_PARTS) as [PhasePart, string][]),
  ];
  return (
    <nav class="sc-rooms" aria-label="Bereiche der Phase">
      <ul class="sc-rooms__list">
        {links.map(([part, label]) => (
          <li key={label}>
            <a
              class="sc-rooms__link"
              href={addressOf({ view: 'phase', phase, ...(part === undefined ? {} : { part }) })}
              aria-current={part === current ? 'page' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

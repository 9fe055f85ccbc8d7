import { useState } from 'preact/hooks';
import type { Phase } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { count, day, whole } from '../format.ts';
import { questionsHref } from '../instrument.ts';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { PhaseComparison } from './phase-comparison.tsx';
import { PhaseEvidence } from './phase-evidence.tsx';
import { PhaseMunicipalities } from './phase-municipalities.tsx';
import { PhaseRegistrations } from './phase-registrations.tsx';
import { PhaseReports } from './phase-reports.tsx';
import { PhaseSettings } from './phase-settings.tsx';
import { ProblemHere } from './problem-here.tsx';
import { PHASE_PARTS, type PhasePart, addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

type Rollout = NonNullable<Phase['rollout']>;

/** A phase: what it is, and one of its parts below. */
export function PhaseView({ phase: id, part }: { phase: string; part: PhasePart | undefined }) {
  const { api } = useWorkplace();
  const phases = useLoaded(api.listPhases);
  const registrations = useLoaded(() => api.listRegistrations(id));
  const phase = phases.value?.phases.find((one) => one.id === id);
  const name = phase?.name ?? 'Projektphase';
  const heading = useView(
    part === undefined ? name : `${PHASE_PARTS[part]}: ${name}`,
    `administration-phase-${id}/${part ?? ''}`,
  );
  useRepeat(phase?.rollout !== undefined && phase.rollout.failed === undefined, phases.again);
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
      {phases.problem && <ProblemHere problem={phases.problem} onRetry={() => void phases.again()} />}
      {phases.value === null && phases.problem === null && <Loading>Phase wird geladen …</Loading>}
      {phases.value !== null && phase === undefined && (
        <p>Diese Phase gibt es nicht. Vielleicht ist die Adresse nicht vollständig.</p>
      )}
      {phase && (
        <>
          {phase.notice === undefined && phase.stage !== 'over' && part !== 'einstellungen' && (
            <Alert tone="warning" title="Die Angaben zum Datenschutz fehlen noch">
              <p>
                Sie stehen an jeder Einladung und vor der ersten Antwort.
                {phase.access === 'open' && ' Solange sie fehlen, kann sich keine Kommune anmelden.'}{' '}
                <a href={addressOf({ view: 'phase', phase: id, part: 'einstellungen' })}>Jetzt eintragen</a>
              </p>
            </Alert>
          )}
          <p class="sc-small sc-muted" role="status">
            {phase.rollout &&
              phase.rollout.failed === undefined &&
              `Die letzte Änderung ist bei ${reached(phase.rollout)} angekommen. Das kann einige Minuten dauern und läuft von selbst weiter.`}
          </p>
          <p class="sc-small sc-no-print">
            <a class="sc-a" href={questionsHref(phase.instrument)}>
              Der Fragebogen dieser Phase
            </a>
          </p>
          {phase.rollout?.failed && (
            <Stuck rollout={phase.rollout} failed={phase.rollout.failed} onChanged={phases.again} />
          )}
          <PhaseParts
            phase={id}
            current={part}
            waiting={registrations.value?.waiting.length ?? 0}
            open={phase.access === 'open' || (registrations.value?.decided.length ?? 0) > 0}
          />
          {part === undefined && <PhaseMunicipalities phase={phase} />}
          {part === 'anmeldungen' && <PhaseRegistrations phase={phase} registrations={registrations} />}
          {part === 'berichte' && <PhaseReports phase={phase} />}
          {part === 'vergleich' && <PhaseComparison phase={phase} />}
          {part === 'nachweis' && <PhaseEvidence phase={phase} />}
          {part === 'einstellungen' && <PhaseSettings phase={phase} onChanged={phases.again} />}
        </>
      )}
    </>
  );
}

const reached = ({ done, of }: Rollout): string => `${whole(done)} von ${count(of, 'Kommune', 'Kommunen')}`;

/** A change that goes no further by itself: why, and letting it begin anew. */
function Stuck({
  rollout,
  failed,
  onChanged,
}: {
  rollout: Rollout;
  failed: { job: string; reason: string };
  onChanged: () => Promise<void>;
}) {
  const { api } = useWorkplace();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const retry = async () => {
    setBusy(true);
    const reply = await api.retryJob(failed.job);
    // Somebody else may have been faster.
    await onChanged();
    setBusy(false);
    setProblem(reply.ok ? null : reply.problem);
  };
  return (
    <Alert tone="danger" title="Die letzte Änderung ist nicht überall angekommen">
      <p>
        Auf dem neuen Stand: {reached(rollout)}. Bei den anderen kann noch stehen, was vorher galt. Was erledigt ist,
        bleibt erledigt.
      </p>
      {failed.reason !== '' && <p>{failed.reason}</p>}
      {problem && <ProblemHere problem={problem} />}
      <div class="sc-actions">
        <Button icon="autorenew" busy={busy} busyText="Wird angestoßen …" onClick={() => void retry()}>
          Noch einmal versuchen
        </Button>
      </div>
    </Alert>
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

/** Registrations are a matter of open phases, and of those that were open. */
function PhaseParts(props: { phase: string; current: PhasePart | undefined; waiting: number; open: boolean }) {
  const { phase, current, waiting, open } = props;
  const links: [PhasePart | undefined, string][] = [
    [undefined, 'Kommunen'],
    ...(Object.entries(PHASE_PARTS) as [PhasePart, string][])
      .filter(([part]) => part !== 'anmeldungen' || open || waiting > 0 || current === 'anmeldungen')
      .map(([part, label]): [PhasePart, string] => [
        part,
        part === 'anmeldungen' && waiting > 0 ? `${label} (${waiting})` : label,
      ]),
  ];
  return (
    <nav class="sc-rooms" aria-label="Bereiche der Phase">
      <ul class="sc-rooms__list">
        {links.map(([part, label]) => (
          <li key={part ?? ''}>
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

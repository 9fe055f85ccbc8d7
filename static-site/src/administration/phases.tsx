import type { Phase } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import { waitingWords } from './phase-registrations.tsx';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

const STANDING: Record<Phase['stage'], (phase: Phase) => string> = {
  before: (phase) => `Beginnt am ${day(phase.opensOn ?? phase.closesOn)}`,
  open: (phase) => `Läuft bis ${day(phase.closesOn)}`,
  over: (phase) => `Beendet am ${day(phase.closesOn)}`,
};

export function PhasesView() {
  const { api } = useWorkplace();
  const heading = useView('Projektphasen', 'administration-phases');
  const phases = useLoaded(api.listPhases);
  const list = phases.value?.phases;
  return (
    <>
      <PageHead title="Projektphasen" headingRef={heading}>
        {list?.length === 0
          ? 'Noch gibt es keine Phase. Öffnen Sie die erste; danach nehmen Sie Kommunen auf.'
          : 'In einer Phase füllen Kommunen denselben Fragebogen im selben Zeitraum aus.'}
      </PageHead>
      {phases.problem && <ProblemHere problem={phases.problem} onRetry={() => void phases.again()} />}
      {list === undefined && phases.problem === null && <Loading>Phasen werden geladen …</Loading>}
      {list !== undefined && list.length > 0 && (
        <ul class="sc-fieldlist sc-phaselist">
          {list.map((phase) => (
            <li key={phase.id}>
              <div>
                <p class="sc-fieldlist__title">
                  <a href={addressOf({ view: 'phase', phase: phase.id })}>{phase.name}</a>
                </p>
                <p class="sc-muted">
                  {STANDING[phase.stage](phase)} · wird am {day(phase.retentionEndsOn)} gelöscht
                </p>
                {phase.registrations !== undefined && (
                  <p>
                    <a
                      class="sc-a"
                      href={addressOf({ view: 'phase', phase: phase.id, part: 'anmeldungen' })}
                      aria-label={`${waitingWords(phase.registrations)}: ${phase.name}`}
                    >
                      {waitingWords(phase.registrations)}
                    </a>
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {list !== undefined && (
        <div class="sc-actions sc-admin-next">
          <LinkButton
            look={list.length === 0 ? 'primary' : 'secondary'}
            icon="add"
            href={addressOf({ view: 'newPhase' })}
          >
            Neue Phase öffnen
          </LinkButton>
        </div>
      )}
    </>
  );
}

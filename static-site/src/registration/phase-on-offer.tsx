import type { OpenPhase } from '../api-types.ts';
import { DataSheetFacts, MoreOnDataProtection } from '../data-sheet/facts.tsx';
import { day } from '../format.ts';
import { OWN } from '../instrument.ts';

/** Until when, and from when where that is still to come. */
export const until = (phase: OpenPhase): string =>
  phase.opensOn === undefined
    ? `Antworten bis ${day(phase.closesOn)}`
    : `Antworten von ${day(phase.opensOn)} bis ${day(phase.closesOn)}`;

/** A phase, and what is said about data protection before anything is typed. */
export function PhaseOnOffer({ phase }: { phase: OpenPhase }) {
  const own = phase.instrument.id.startsWith(OWN);
  return (
    <article class="sc-panel sc-stack" aria-labelledby={`phase-${phase.id}`}>
      <h3 class="kern-heading-small" id={`phase-${phase.id}`}>
        {phase.name}
      </h3>
      <dl class="sc-facts sc-facts--text">
        <div>
          <dt>Fragebogen</dt>
          <dd>
            {own ? (
              phase.instrument.title
            ) : (
              <a class="sc-a" href={`/fragebogen/${phase.instrument.id}/`}>
                {phase.instrument.title}
              </a>
            )}
          </dd>
        </div>
        <div>
          <dt>Zeitraum</dt>
          <dd>{until(phase)}</dd>
        </div>
        <div>
          <dt>Verantwortlich</dt>
          <dd class="sc-typed">{phase.notice.controller}</dd>
        </div>
      </dl>
      <details>
        <summary>Datenschutz in dieser Phase</summary>
        <DataSheetFacts
          sheet={{ phase: { id: phase.id, name: phase.name }, erasedOn: phase.retentionEndsOn, notice: phase.notice }}
        />
        <p class="sc-muted">
          Diese Angaben gelten für den ganzen Selbstcheck. Ihre Anmeldung selbst (Kommune, Stelle, Adresse, Nachricht)
          sieht nur das Projektteam; sie wird spätestens 90 Tage nach der Entscheidung gelöscht, ohne Entscheidung 90
          Tage nach dem Ende der Phase.
        </p>
        <MoreOnDataProtection />
      </details>
    </article>
  );
}

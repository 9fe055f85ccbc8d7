import type { Phase } from '../api-types.ts';
import { day } from '../format.ts';

/** What a phase is made of, and changing it. */
export function PhaseSettings({ phase }: { phase: Phase; onChanged: () => Promise<void> }) {
  return (
    <section class="sc-section sc-stack" aria-labelledby="settings">
      <h2 class="kern-heading-medium" id="settings">
        Einstellungen
      </h2>
      <dl class="sc-facts-list">
        <div>
          <dt>Antworten bis</dt>
          <dd>{day(phase.closesOn)}</dd>
        </div>
        <div>
          <dt>Alles löschen am</dt>
          <dd>{day(phase.retentionEndsOn)}</dd>
        </div>
      </dl>
    </section>
  );
}

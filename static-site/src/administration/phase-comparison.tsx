import type { Phase } from '../api-types.ts';

/** What the phase knows of how municipalities stand beside each other. */
export function PhaseComparison(_: { phase: Phase }) {
  return (
    <section class="sc-section sc-stack" aria-labelledby="comparison">
      <h2 class="kern-heading-medium" id="comparison">
        Vergleich
      </h2>
      <p class="sc-narrow sc-muted">
        Einen Vergleich gibt es erst, wenn die Phase beendet ist und genug Kommunen zugestimmt haben.
      </p>
    </section>
  );
}

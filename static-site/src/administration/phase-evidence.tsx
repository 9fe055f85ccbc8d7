import type { Phase } from '../api-types.ts';

/** What the phase can prove to whoever pays for it: counts and dates, no answers. */
export function PhaseEvidence(_: { phase: Phase }) {
  return (
    <section class="sc-section sc-stack" aria-labelledby="evidence">
      <h2 class="kern-heading-medium" id="evidence">
        Nachweis
      </h2>
      <p class="sc-narrow sc-muted">Der Verwendungsnachweis entsteht aus der Liste der Kommunen.</p>
    </section>
  );
}

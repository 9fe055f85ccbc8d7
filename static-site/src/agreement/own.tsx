import { Levels, Others } from './levels.tsx';
import { Voices } from './point.tsx';
import type { AgreementStore } from './store.ts';

/** What the municipality asks beyond the instrument, with what everybody said. Nothing is agreed on it. */
export function OwnStatements({ store }: { store: AgreementStore }) {
  const own = store.agreement.ownIndicators;
  if (own.length === 0) return null;
  return (
    <section class="sc-section" aria-labelledby="eigene-aussagen">
      <h2 class="kern-heading-large" id="eigene-aussagen">
        Eigene Aussagen
        <span class="sc-count"> {own.length}</span>
      </h2>
      <p class="sc-narrow">
        Diese Aussagen hat Ihre Kommune ergänzt. Sprechen Sie darüber wie über die anderen; einen gemeinsamen Wert gibt
        es hier nicht, im Bericht stehen die Sichten der Stellen nebeneinander.
      </p>
      {own.map(({ indicator, statement }) => (
        <article key={indicator} class="sc-point" aria-labelledby={`punkt-${indicator}`}>
          <h3 class="sc-point__statement" id={`punkt-${indicator}`}>
            {statement}
          </h3>
          <Levels store={store} indicator={indicator} />
          <Others store={store} indicator={indicator} />
          <Voices store={store} indicator={indicator} />
        </article>
      ))}
    </section>
  );
}

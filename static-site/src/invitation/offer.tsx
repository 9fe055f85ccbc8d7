import type { DataSheet, Invitation } from '../api-types.ts';
import { FactList } from '../components/fact-list.tsx';
import { DataSheetFacts, MoreOnDataProtection } from '../data-sheet/facts.tsx';
import { day } from '../format.ts';
import type { Instrument } from '../instrument.ts';

/** What an invitation is for, in the box above the choice. */
export function OfferFacts(props: {
  offer: Pick<Invitation, 'phase' | 'instrument' | 'expiresOn'>;
  instrument: Instrument | null;
}) {
  const { offer, instrument } = props;
  const facts: [string, string][] = [
    ['Fragebogen', instrument?.title ?? offer.instrument.id],
    ['Projektphase', offer.phase.name],
    ['Einladung gültig bis', day(offer.expiresOn)],
  ];
  return (
    <div class="sc-next">
      <FactList facts={facts} />
    </div>
  );
}

/** What the coordinator is told about data protection before the check begins. */
export function OfferDataSheet({ sheet }: { sheet: DataSheet }) {
  return (
    <section class="sc-section sc-stack" aria-labelledby="datenschutz">
      <h2 class="kern-heading-medium" id="datenschutz">
        Datenschutz in dieser Phase
      </h2>
      <DataSheetFacts sheet={sheet} />
      <MoreOnDataProtection />
    </section>
  );
}

/** What accepting does, where the check has begun already. Null where it has not. */
export function WhatAccepting(props: { handover: boolean; begun: boolean }) {
  if (props.handover)
    return (
      <p>
        Mit „Weiter“ übernehmen Sie die Koordination. Alles bleibt, wie es ist: Antworten, Stellen, Links. In diesem
        Augenblick endet der Link der Person, die bisher koordiniert; Vertretungen behalten ihren.
      </p>
    );
  if (props.begun)
    return (
      <p>
        Der Selbstcheck hat schon begonnen; was da ist, bleibt erhalten. Mit „Weiter“ koordinieren Sie ihn. Die Links,
        mit denen bisher koordiniert wurde, gelten danach nicht mehr; Vertretungen behalten ihren.
      </p>
    );
  return (
    <p>
      Mit „Weiter“ nehmen Sie die Einladung an. Sie erhalten dann einen persönlichen Link: Er ist Ihr Schlüssel zum
      Selbstcheck, ein Benutzerkonto brauchen Sie nicht. Die Einladung selbst gilt danach nicht mehr.
    </p>
  );
}

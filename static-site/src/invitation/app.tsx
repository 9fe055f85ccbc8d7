import type { Check, Invitation } from '../api-types.ts';
import { createCaller, invitationApi } from '../api.ts';
import { useOpening } from '../asking.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { type Instrument, loadInstrument } from '../instrument.ts';
import { useView } from '../island.tsx';
import { type Stores, openLink } from '../link.ts';
import type { Problem } from '../problem.ts';
import { useAccepting } from './accepting.tsx';
import { Confirmed } from './confirmed.tsx';
import { dropInvitation, keptSecret } from './keep.ts';
import { OfferDataSheet, OfferFacts, WhatAccepting } from './offer.tsx';

type State =
  | { step: 'none' }
  | { step: 'problem'; problem: Problem }
  | { step: 'opened'; invitation: Invitation; instrument: Instrument | null }
  | { step: 'confirmed'; check: Check; token: string; handover: boolean };

const api = invitationApi(createCaller());

export function InvitationApp(props: { invitation: string | null; stores: Stores }) {
  const { stores } = props;
  const invitation = props.invitation ?? '';
  const open = async (): Promise<State> => {
    const reply = await api.openInvitation(invitation);
    if (!reply.ok) return { step: 'problem', problem: reply.problem };
    const instrument = await loadInstrument(reply.value.instrument);
    return { step: 'opened', invitation: reply.value, instrument: instrument.ok ? instrument.value : null };
  };
  const { state, put, again } = useOpening<State>(open, props.invitation === null ? { step: 'none' } : null);

  if (state === null) return <Loading>Ihre Einladung wird geöffnet …</Loading>;
  switch (state.step) {
    case 'none':
      return <NoInvitation />;
    case 'problem':
      return state.problem.kind === 'link' ? (
        <DeadInvitation />
      ) : (
        <OpeningFailed
          title="Ihre Einladung lässt sich gerade nicht öffnen"
          page="Einladung"
          problem={state.problem}
          onRetry={again}
        />
      );
    case 'opened':
      return state.invitation.confirmed && keptSecret(invitation, stores) === null ? (
        <AlreadyAccepted invitation={state.invitation} stores={stores} />
      ) : (
        <Opened
          token={invitation}
          invitation={state.invitation}
          instrument={state.instrument}
          stores={stores}
          onConfirmed={(check, token) =>
            put({ step: 'confirmed', check, token, handover: state.invitation.handover === true })
          }
          onDead={() => put({ step: 'opened', invitation: { ...state.invitation, confirmed: true }, instrument: null })}
        />
      );
    case 'confirmed':
      return (
        <Confirmed
          check={state.check}
          token={state.token}
          handover={state.handover}
          onKept={() => dropInvitation(invitation, stores)}
        />
      );
  }
}

function Opened(props: {
  token: string;
  invitation: Invitation;
  instrument: Instrument | null;
  stores: Stores;
  onConfirmed: (check: Check, token: string) => void;
  onDead: () => void;
}) {
  const { invitation, instrument } = props;
  const heading = useView('Einladung zum Selbstcheck', 'opened');
  // Somebody who lost the answer to an earlier attempt has chosen already.
  const asks = !invitation.begun && !invitation.handover && !invitation.confirmed;
  const { busy, problem, accept, fields } = useAccepting({
    key: props.token,
    stores: props.stores,
    instrument,
    asks,
    told: true,
    confirm: api.confirmInvitation,
    onConfirmed: props.onConfirmed,
    onDead: props.onDead,
  });

  const title = invitation.handover
    ? `Sie übernehmen ${invitation.municipality.name}`
    : `Willkommen, ${invitation.municipality.name}!`;
  return (
    <>
      <PageHead title={title} headingRef={heading}>
        {invitation.confirmed
          ? 'Sie haben diese Einladung auf diesem Gerät schon angenommen. Hier kommen Sie noch einmal zu Ihrem persönlichen Link.'
          : invitation.handover
            ? 'Jemand gibt Ihnen die Koordination des Selbstchecks weiter.'
            : invitation.begun
              ? 'Ihre Kommune ist schon dabei. Mit dieser Einladung koordinieren Sie weiter.'
              : 'Ihre Kommune ist zum Selbstcheck eingeladen. Wenn Sie ihn koordinieren, beginnen Sie hier.'}
      </PageHead>
      <OfferFacts offer={invitation} instrument={instrument} />
      {fields}
      {invitation.dataSheet && <OfferDataSheet sheet={invitation.dataSheet} />}
      <div class="sc-prose sc-begin-end">
        <WhatAccepting handover={invitation.handover === true} begun={invitation.begun === true} />
        {problem && (
          <ProblemAlert problem={problem}>
            {problem.kind === 'network' && (
              <p>
                Vielleicht ist die Annahme trotzdem angekommen. Versuchen Sie es auf diesem Gerät noch einmal; es
                entsteht nur ein Selbstcheck.
              </p>
            )}
          </ProblemAlert>
        )}
        <p class="sc-actions">
          <Button look="primary" busy={busy} busyText="Einen Moment …" onClick={() => void accept()}>
            {invitation.confirmed ? 'Persönlichen Link anzeigen' : 'Weiter'}
          </Button>
        </p>
      </div>
    </>
  );
}

function AlreadyAccepted(props: { invitation: Invitation; stores: Stores }) {
  const heading = useView('Einladung schon angenommen', 'accepted');
  const here = openLink('', props.stores).token !== null;
  return (
    <>
      <PageHead title="Diese Einladung ist schon angenommen" headingRef={heading}>
        {here
          ? 'Auf diesem Gerät ist ein persönlicher Link gespeichert. Damit geht es weiter.'
          : `Für ${props.invitation.municipality.name} gibt es schon einen persönlichen Link.`}
      </PageHead>
      <div class="sc-prose">
        {here ? (
          <p>
            <LinkButton look="primary" href="/check/">
              Zum Selbstcheck
            </LinkButton>
          </p>
        ) : (
          <ul>
            <li>Fragen Sie im Haus, wer den Selbstcheck koordiniert.</li>
            <li>
              Ist der Link verloren, bitten Sie das Projektteam um eine neue Einladung (siehe{' '}
              <a href="/impressum/">Impressum</a>).
            </li>
          </ul>
        )}
      </div>
    </>
  );
}

function NoInvitation() {
  const heading = useView('Einladung', 'none');
  return (
    <>
      <PageHead title="Hier fehlt der zweite Teil der Adresse" headingRef={heading}>
        Öffnen Sie Ihre Einladung noch einmal vollständig, so wie sie in der Nachricht steht, einschließlich allem nach
        dem Zeichen #.
      </PageHead>
      <div class="sc-prose">
        <p>
          Ihre Kommune hat noch keine Einladung? <a href="/so-funktioniert-es/">So läuft ein Selbstcheck ab</a>, und{' '}
          <a href="/mitmachen/">hier sehen Sie, ob sie sich selbst anmelden kann</a>.
        </p>
      </div>
    </>
  );
}

/** Unknown, expired, replaced: the same page for all, no hint which. */
function DeadInvitation() {
  const heading = useView('Einladung nicht gültig', 'dead');
  return (
    <>
      <PageHead title="Diese Einladung öffnet keinen Selbstcheck" headingRef={heading}>
        Vielleicht ist die Adresse unvollständig, oder die Einladung gilt nicht mehr.
      </PageHead>
      <div class="sc-prose">
        <h2>Was Sie tun können</h2>
        <ul>
          <li>Öffnen Sie die Einladung noch einmal vollständig, einschließlich allem nach dem Zeichen #.</li>
          <li>Sehen Sie nach, ob Sie eine neuere Einladung bekommen haben.</li>
          <li>
            Bitten Sie das Projektteam um eine neue (siehe <a href="/impressum/">Impressum</a>).
          </li>
        </ul>
      </div>
    </>
  );
}

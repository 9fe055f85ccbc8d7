import { useState } from 'preact/hooks';
import type { Registration } from '../api-types.ts';
import { createCaller, registrationApi } from '../api.ts';
import { useOpening } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { FactList } from '../components/fact-list.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { saveAs } from '../save-as.ts';
import { registrationLink } from './keep.ts';

type State =
  | { step: 'shown'; registration: Registration }
  | { step: 'dead' }
  | { step: 'erased' }
  | { step: 'failed'; problem: Problem };

/**
 * What became of a registration, and all that is held on it.
 *
 * @param sent it, if it was made just now
 */
export function Own(props: { token: string; sent: Registration | null; onLeave: () => void }) {
  const { token, sent, onLeave } = props;
  const api = registrationApi(createCaller({ token: () => token }));
  const open = async (): Promise<State> => {
    const reply = await api.readRegistration();
    if (reply.ok) return { step: 'shown', registration: reply.value };
    return reply.problem.kind === 'link' ? { step: 'dead' } : { step: 'failed', problem: reply.problem };
  };
  const { state, put, again } = useOpening<State>(open, sent && { step: 'shown', registration: sent });

  if (state === null) return <Loading>Ihre Anmeldung wird geöffnet …</Loading>;
  switch (state.step) {
    case 'shown':
      return (
        <Shown
          token={token}
          registration={state.registration}
          fresh={sent !== null}
          erase={api.eraseRegistration}
          onErased={() => put({ step: 'erased' })}
        />
      );
    case 'dead':
      return (
        <Gone title="Dieser Link öffnet keine Anmeldung" view="dead" onLeave={onLeave}>
          Vielleicht ist die Adresse unvollständig, oder die Anmeldung ist zurückgezogen oder abgelaufen und damit
          gelöscht.
        </Gone>
      );
    case 'erased':
      return (
        <Gone title="Ihre Anmeldung ist gelöscht" view="erased" onLeave={onLeave}>
          Von ihr ist nichts mehr gespeichert; Sicherungen des Betriebs überschreiben sich innerhalb von 14 Tagen. Der
          persönliche Link öffnet nichts mehr.
        </Gone>
      );
    case 'failed':
      return (
        <OpeningFailed
          title="Ihre Anmeldung lässt sich gerade nicht öffnen"
          page="Ihre Anmeldung"
          view="registration-failed"
          problem={state.problem}
          onRetry={again}
        />
      );
  }
}

const TITLES: Record<Registration['state'], string> = {
  waiting: 'Ihre Anmeldung wartet auf das Projektteam',
  admitted: 'Ihre Kommune ist aufgenommen',
  declined: 'Ihre Anmeldung wurde nicht angenommen',
};

function lead({ state, address, decidedOn, registeredOn }: Registration): string {
  switch (state) {
    case 'waiting':
      return `Abgeschickt am ${day(registeredOn)}. Das Projektteam prüft sie und antwortet an ${address}. Hier sehen Sie jederzeit den Stand.`;
    case 'admitted':
      return `Entschieden am ${day(decidedOn ?? registeredOn)}. Die Einladung schickt das Projektteam an ${address}. Kommt sie nicht an, fragen Sie dort nach.`;
    case 'declined':
      return `Entschieden am ${day(decidedOn ?? registeredOn)}.`;
  }
}

function Shown(props: {
  token: string;
  registration: Registration;
  fresh: boolean;
  erase: ReturnType<typeof registrationApi>['eraseRegistration'];
  onErased: () => void;
}) {
  const { registration, fresh } = props;
  const title =
    fresh && registration.state === 'waiting' ? 'Ihre Anmeldung ist angekommen' : TITLES[registration.state];
  const heading = useView(title, `registration-${registration.state}`);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const erase = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await props.erase();
    setBusy(false);
    setAsking(false);
    // Nothing there any more is what was wanted.
    if (reply.ok || reply.problem.kind === 'link') return props.onErased();
    setProblem(reply.problem);
  };
  const facts: [string, string | undefined][] = [
    ['Phase', registration.phase.name],
    ['Kommune', registration.municipality.name],
    [
      'Laut Verzeichnis',
      [
        registration.kind,
        ...(registration.district ? [registration.district] : []),
        registration.land,
        registration.municipality.key,
      ].join(' · '),
    ],
    ['Schlüssel des Verbands', registration.verband],
    ['Zuständige Stelle', registration.unit],
    ['E-Mail-Adresse', registration.address],
    ['Nachricht', registration.message],
    ['Abgeschickt am', day(registration.registeredOn)],
    ['Wird gelöscht am', day(registration.erasedOn)],
  ];
  return (
    <>
      <PageHead title={title} headingRef={heading}>
        {lead(registration)}
      </PageHead>
      {registration.state === 'declined' && (
        <Alert tone="info" title="Begründung des Projektteams">
          <p class="sc-typed">{registration.reason}</p>
        </Alert>
      )}
      {problem && <ProblemAlert problem={problem} />}
      <section class="sc-section sc-stack sc-narrow" aria-labelledby="link">
        <h2 class="kern-heading-medium" id="link">
          Ihr persönlicher Link
        </h2>
        <p>
          Mit ihm kommen Sie wieder hierher. Heben Sie ihn auf und geben Sie ihn nicht weiter: Er ist der einzige Weg zu
          Ihrer Anmeldung, und niemand kann ihn neu ausstellen.
        </p>
        <CopyText
          id="registration-link"
          label="Link zu Ihrer Anmeldung"
          text={registrationLink(props.token)}
          buttonText="Link kopieren"
        />
      </section>
      <section class="sc-section sc-stack" aria-labelledby="gespeichert">
        <h2 class="kern-heading-medium" id="gespeichert">
          Was gespeichert ist
        </h2>
        <FactList facts={facts} long />
        <div class="sc-actions">
          <Button
            onClick={() =>
              saveAs(
                new Blob([`${JSON.stringify(registration, null, 2)}\n`], { type: 'application/json' }),
                `anmeldung-${registration.phase.id}.json`,
              )
            }
          >
            Als Datei speichern (JSON)
          </Button>
          <Button onClick={() => setAsking(true)}>
            {registration.state === 'waiting' ? 'Anmeldung zurückziehen' : 'Anmeldung löschen'}
          </Button>
        </div>
        {registration.state === 'admitted' && (
          <p class="sc-muted">
            Löschen Sie die Anmeldung, bleibt Ihre Kommune aufgenommen. Ihre Adresse steht dann weiter als Kontakt beim
            Selbstcheck; sie wird mit ihm gelöscht.
          </p>
        )}
      </section>
      {asking && (
        <Confirm
          title={registration.state === 'waiting' ? 'Anmeldung zurückziehen?' : 'Anmeldung löschen?'}
          action="Ja, löschen"
          busy={busy}
          busyText="Wird gelöscht …"
          onConfirm={() => void erase()}
          onCancel={() => setAsking(false)}
        >
          <p>
            Alles, was hier steht, wird sofort gelöscht, und der persönliche Link öffnet nichts mehr.
            {registration.state === 'waiting' && ' Das Projektteam sieht die Anmeldung dann nicht mehr.'}
          </p>
        </Confirm>
      )}
    </>
  );
}

function Gone(props: { title: string; view: string; onLeave: () => void; children: string }) {
  const heading = useView(props.title, `registration-${props.view}`);
  return (
    <>
      <PageHead title={props.title} headingRef={heading}>
        {props.children}
      </PageHead>
      <p class="sc-actions">
        <Button onClick={props.onLeave}>Zu den offenen Phasen</Button>
      </p>
    </>
  );
}

import { useState } from 'preact/hooks';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count, whole } from '../format.ts';
import { useView } from '../island.tsx';
import type { Readiness } from './offline.ts';
import type { OnDevice } from './wipe.ts';

/** What this device remembers, whether it can do without a network, and the way to leave nothing. */
export function ThisDevice(props: {
  remembers: boolean;
  readiness: Readiness;
  /** What only this device has: typed here, and left by others in the same browser. */
  unsaved: number;
  unsavedOfOthers: number;
  onWipe: () => void;
  /** Null where it cannot remember anything. */
  onKeep: (() => void) | null;
}) {
  return (
    <section class="sc-section sc-stack sc-narrow" aria-labelledby="geraet">
      <h2 class="kern-heading-small" id="geraet">
        Dieses Gerät
      </h2>
      {props.remembers ? (
        <>
          <p>
            Dieser Browser merkt sich Ihren Link und den Stand Ihrer Antworten, damit Sie hier weiterarbeiten können.
          </p>
          <Offline readiness={props.readiness} />
        </>
      ) : (
        <p>
          Dieser Browser merkt sich nichts, was über diesen Tab hinausgeht. Um wiederzukommen, brauchen Sie Ihren Link.
        </p>
      )}
      {props.remembers ? (
        <Leave {...props} />
      ) : (
        // The way out is in sight on every view there.
        props.onKeep !== null && (
          <p>
            <Button onClick={props.onKeep}>Doch auf diesem Gerät merken</Button>
          </p>
        )
      )}
    </section>
  );
}

function Offline(props: { readiness: Readiness }) {
  switch (props.readiness) {
    case 'preparing':
      return <p class="sc-state sc-state--running">{OfflineSign('Arbeiten ohne Netz wird vorbereitet …')}</p>;
    case 'ready':
      return (
        <p class="sc-state sc-state--done">
          {OfflineSign('Ohne Netz bereit: Diese Seite lässt sich auch ohne Verbindung öffnen und ausfüllen.')}
        </p>
      );
    case 'impossible':
      return (
        <p class="sc-state">
          {OfflineSign(
            'Ohne Netz nur, solange die Seite offen bleibt: Dieser Browser bewahrt sie nicht auf, etwa weil das Fenster privat ist oder eine Einstellung es verbietet.',
          )}
        </p>
      );
  }
}

const OfflineSign = (text: string) => (
  <>
    <span class="sc-state__sign" aria-hidden="true" />
    <span>{text}</span>
  </>
);

/** Also a way out on its own, where it has to be in sight all the time. */
export function Leave(props: { unsaved: number; unsavedOfOthers: number; onWipe: () => void }) {
  const [asking, setAsking] = useState(false);
  const { unsaved, unsavedOfOthers } = props;
  if (!asking) {
    return (
      <p>
        <Button onClick={() => (unsaved + unsavedOfOthers > 0 ? setAsking(true) : props.onWipe())}>
          Fertig – alles von diesem Gerät entfernen
        </Button>
      </p>
    );
  }
  return (
    <Alert
      tone="warning"
      title={
        unsaved > 0
          ? `${count(unsaved, 'Eingabe ist', 'Eingaben sind')} noch nicht übertragen`
          : 'Hier liegt noch etwas von anderen'
      }
      live="assertive"
    >
      {unsaved > 0 && (
        <p>Entfernen Sie jetzt alles, geht das verloren. Warten Sie lieber, bis alles gespeichert ist.</p>
      )}
      {unsavedOfOthers > 0 && (
        <p>
          In diesem Browser {count(unsavedOfOthers, 'wartet eine Eingabe', 'warten Eingaben')} aus einem anderen Zugang
          darauf, übertragen zu werden. Auch das ginge verloren; fragen Sie die Person, die vor Ihnen hier gearbeitet
          hat.
        </p>
      )}
      <p class="sc-actions">
        <Button look="primary" onClick={() => setAsking(false)}>
          Noch nicht entfernen
        </Button>
        <Button onClick={props.onWipe}>Trotzdem alles entfernen</Button>
      </p>
    </Alert>
  );
}

/** What was found when looking again, so that nobody has to take our word for it. */
export function Wiped(props: { left: OnDevice }) {
  const { left } = props;
  const clean = left.local + left.session + left.files + left.workers === 0;
  const heading = useView('Alles entfernt', 'wiped');
  return (
    <>
      <PageHead
        title={clean ? 'Auf diesem Gerät ist nichts mehr von Ihrem Selbstcheck' : 'Nicht alles ließ sich entfernen'}
        headingRef={heading}
      >
        {clean
          ? 'Wir haben nach dem Entfernen noch einmal nachgesehen.'
          : 'Löschen Sie bitte in den Einstellungen des Browsers die Daten dieser Website.'}
      </PageHead>
      <div class="sc-next">
        <dl class="sc-facts">
          <div>
            <dt>Einträge im Browser (Link, Eingaben, Stand)</dt>
            <dd>{whole(left.local)}</dd>
          </div>
          <div>
            <dt>Einträge in diesem Tab</dt>
            <dd>{whole(left.session)}</dd>
          </div>
          <div>
            <dt>Dateien für die Arbeit ohne Netz</dt>
            <dd>{whole(left.files)}</dd>
          </div>
          <div>
            <dt>Programme für die Arbeit ohne Netz</dt>
            <dd>{whole(left.workers)}</dd>
          </div>
        </dl>
        <p>
          Was gespeichert war, ist beim Server sicher. Schließen Sie jetzt diesen Tab. Um weiterzuarbeiten, öffnen Sie
          Ihren Link wieder.
        </p>
      </div>
    </>
  );
}

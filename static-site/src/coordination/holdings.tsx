import { useEffect, useState } from 'preact/hooks';
import type { Holdings } from '../api-types.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { HoldingsTables } from '../holdings/tables.tsx';
import { ViewHead } from './parts.tsx';
import { useAction, useRoom } from './room.tsx';
import { hrefOf } from './route.ts';

/** Everything that is held on the check, to be read, printed or taken along. */
export function HoldingsView() {
  const { api, nameOf, check } = useRoom();
  const [held, setHeld] = useState<Holdings | null>(null);
  const { problem, run } = useAction();
  const load = () => void run(() => api.readHoldings()).then((read) => read && setHeld(read));
  useEffect(load, []);
  return (
    <>
      <ViewHead title="Was gespeichert ist" view="room-holdings">
        Alles, was zu diesem Selbstcheck aufbewahrt wird, bis zum {day(check.expiresOn)}. Teile, die noch nicht
        freigegeben sind, werden nur gezählt.
      </ViewHead>
      {problem && (
        <ProblemAlert problem={problem}>
          <p>
            <Button onClick={load}>Noch einmal versuchen</Button>
          </p>
        </ProblemAlert>
      )}
      {held === null && problem === null && <Loading />}
      {held !== null && (
        <div class="sc-room-body sc-stack">
          <HoldingsTables held={held} nameOf={nameOf}>
            <p class="sc-narrow">
              Zum Zurückbringen in einen Selbstcheck dient eine andere Datei:{' '}
              <a class="sc-a" href={hrefOf({ view: 'exchange' })}>
                Sichern und einlesen
              </a>
              . Bis zur Abgabe ist zu jeder Antwort auch der Wert davor gespeichert; er steht im Fragebogen bei der
              Aussage. Abgaben, Ergebnisse und Dokumente öffnen Sie auf der Seite des Ergebnisses.
            </p>
          </HoldingsTables>
        </div>
      )}
    </>
  );
}

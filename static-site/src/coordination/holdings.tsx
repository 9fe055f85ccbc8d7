import { useLoaded } from '../asking.ts';
import { Reading } from '../components/reading.tsx';
import { day } from '../format.ts';
import { HoldingsTables } from '../holdings/tables.tsx';
import { ViewHead } from './parts.tsx';
import { useRoom } from './room.tsx';
import { hrefOf } from './route.ts';

/** Everything that is held on the check, to be read, printed or taken along. */
export function HoldingsView() {
  const { api, nameOf, check } = useRoom();
  const read = useLoaded(() => api.readHoldings());
  const held = read.value;
  return (
    <>
      <ViewHead title="Was gespeichert ist" view="room-holdings">
        Alles, was zu diesem Selbstcheck aufbewahrt wird, bis zum {day(check.expiresOn)}. Teile, die noch nicht
        freigegeben sind, werden nur gezählt.
      </ViewHead>
      <Reading of={read} />
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

import { useEffect, useState } from 'preact/hooks';
import type { Holdings } from '../api-types.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { StackTable } from '../components/stack-table.tsx';
import { count, day } from '../format.ts';
import { saveAs } from '../save-as.ts';
import { slug } from '../slug.ts';
import { ViewHead } from './parts.tsx';
import { useAction, useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { happened, who } from './words.ts';

/** Everything that is held on the check, to be read, printed or taken along. */
export function HoldingsView() {
  const { api, nameOf, check } = useRoom();
  const [held, setHeld] = useState<Holdings | null>(null);
  const { problem, run } = useAction();
  const load = () => void run(() => api.readHoldings()).then((read) => read && setHeld(read));
  useEffect(load, []);
  const tables = (held?.tables ?? []).concat(
    held === null
      ? []
      : {
          title: 'Protokoll',
          columns: ['Vorgang', 'Wer', 'Tag'],
          rows: held.events.map((one) => [happened(one, nameOf), who(one, nameOf), day(one.on)]),
        },
  );
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
          <div class="sc-actions">
            <Button
              icon="download"
              onClick={() =>
                saveAs(
                  new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }),
                  `gespeichert-${slug(held.municipality)}-${held.on}.json`,
                )
              }
            >
              Als Datei herunterladen (JSON)
            </Button>
            <Button onClick={() => window.print()}>Drucken</Button>
          </div>
          <p class="sc-narrow">
            Zum Zurückbringen in einen Selbstcheck dient eine andere Datei:{' '}
            <a class="sc-a" href={hrefOf({ view: 'exchange' })}>
              Sichern und einlesen
            </a>
            . Bis zur Abgabe ist zu jeder Antwort auch der Wert davor gespeichert; er steht im Fragebogen bei der
            Aussage. Abgaben, Ergebnisse und Dokumente öffnen Sie auf der Seite des Ergebnisses.
          </p>
          {tables.map((table) => (
            <section key={table.title} class="sc-section sc-stack">
              <h2 class="kern-heading-medium">{table.title}</h2>
              {table.rows.length === 0 ? (
                <p class="sc-muted">Nichts gespeichert.</p>
              ) : (
                <StackTable
                  caption={count(table.rows.length, 'Eintrag', 'Einträge')}
                  columns={table.columns.map((label) => ({ label }))}
                  rows={table.rows.map((cells, index) => ({ key: String(index), cells }))}
                />
              )}
            </section>
          ))}
        </div>
      )}
    </>
  );
}

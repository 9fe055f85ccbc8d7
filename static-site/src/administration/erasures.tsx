import type { Erasure } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { StackTable } from '../components/stack-table.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

/** Whose checks were erased; nothing if nobody's was. */
export function Erasures({ phase }: { phase: string }) {
  const { api } = useWorkplace();
  const loaded = useLoaded(() => api.listErasures(phase));
  const rows = loaded.value?.erasures ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="sc-section sc-stack" aria-labelledby="erasures">
      <h2 class="kern-heading-medium" id="erasures">
        Gelöscht
      </h2>
      <p class="sc-narrow">
        Diese Kommunen waren dabei; ihr Selbstcheck ist gelöscht. Möchte eine noch einmal teilnehmen, nehmen Sie sie
        oben neu auf.
      </p>
      <StackTable
        caption="Gelöschte Selbstchecks"
        columns={[{ label: 'Kommune' }, { label: 'Gelöscht' }, { label: 'Bestätigung' }]}
        rows={rows.map((row) => ({
          key: row.key,
          cells: [
            `${row.name} (${row.key})`,
            `am ${day(row.erasedOn)}, ${BY[row.by]}`,
            <a class="sc-a" href={addressOf({ view: 'erasure', phase, key: row.key })}>
              Bestätigung für {row.name}
            </a>,
          ],
        }))}
      />
    </section>
  );
}

const BY: Record<Erasure['by'], string> = {
  coordinator: 'durch die Kommune selbst',
  administrator: 'durch das Projektteam',
};

/** What can be confirmed of one erasure, to be printed. */
export function ErasureView({ phase: id, municipality: key }: { phase: string; municipality: string }) {
  const { api, today } = useWorkplace();
  const phases = useLoaded(api.listPhases);
  const loaded = useLoaded(() => api.listErasures(id));
  const heading = useView('Löschbestätigung', `administration-erasure-${id}/${key}`);
  const row = loaded.value?.erasures.find((one) => one.key === key);
  const phase = phases.value?.phases.find((one) => one.id === id);
  const problem = loaded.problem ?? phases.problem;
  return (
    <>
      <PageHead
        title={row ? `Löschbestätigung: ${row.name}` : 'Löschbestätigung'}
        headingRef={heading}
        above={
          <p class="sc-no-print">
            <a class="sc-a" href={addressOf({ view: 'phase', phase: id })}>
              Alle Kommunen der Phase
            </a>
          </p>
        }
      />
      {problem && (
        <ProblemHere problem={problem}>
          <Button
            onClick={() => {
              void loaded.again();
              void phases.again();
            }}
          >
            Noch einmal versuchen
          </Button>
        </ProblemHere>
      )}
      {loaded.value === null && problem === null && <Loading>Bestätigung wird geladen …</Loading>}
      {loaded.value !== null && row === undefined && (
        <p>In dieser Phase ist kein Selbstcheck dieser Kommune gelöscht, oder sie ist inzwischen neu aufgenommen.</p>
      )}
      {row && (
        <div class="sc-prose">
          <p>
            Der Selbstcheck von {row.name} (Schlüssel {row.key}) in der Projektphase „{phase?.name ?? id}“ wurde am{' '}
            {day(row.erasedOn)} {BY[row.by]} gelöscht. Seit diesem Tag ist er für niemanden mehr erreichbar.
          </p>
          <h2>Was gelöscht wurde</h2>
          <ul>
            <li>alle Antworten, Kommentare und Belege, die Stellen und ihre Kontaktadressen</li>
            <li>alle Links und Codes</li>
            <li>Verständigung, Ziele und Abgaben</li>
            <li>Ergebnisse, Berichte und alle anderen Dokumente</li>
            <li>das Protokoll dieses Selbstchecks</li>
          </ul>
          <h2>Stand</h2>
          {row.removedOn && row.backupsUntil ? (
            <p>
              Die gespeicherten Daten sind am {day(row.removedOn)} entfernt worden. Die Sicherungen der Datenbank
              reichen 14 Tage zurück; sie enthalten nach dem {day(row.backupsUntil)} nichts mehr davon. Dateien werden
              nicht gesichert und waren mit dem Entfernen endgültig gelöscht.
            </p>
          ) : (
            <p>
              Das Entfernen der gespeicherten Daten läuft; es dauert gewöhnlich weniger als eine Stunde, höchstens einen
              Tag. Drucken Sie diese Bestätigung danach: Dann nennt sie den Tag, an dem alles entfernt war, und bis wann
              Sicherungen noch etwas davon enthalten.
            </p>
          )}
          <h2>Was bleibt</h2>
          <p>
            Bis zum Ende der Aufbewahrung dieser Phase{phase && ` am ${day(phase.retentionEndsOn)}`} bleibt
            festgehalten, dass die Kommune teilnahm und wann gelöscht wurde; im Protokoll der Verwaltung fünf Jahre,
            jeweils ohne Inhalte. Was die Kommune oder andere vorher heruntergeladen, gedruckt oder weitergegeben haben,
            kann hier niemand löschen.
          </p>
          <p>Stand dieser Bestätigung: {day(today)}</p>
          <div class="sc-actions">
            <Button look="primary" onClick={() => window.print()}>
              Drucken
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

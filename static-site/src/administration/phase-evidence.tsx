import type { Phase } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { csvFile } from '../csv.ts';
import { day, whole } from '../format.ts';
import { kindName } from '../report/words.ts';
import { saveAs } from '../save-as.ts';
import { daysOf, documentCounts, questionnaireName, statement } from './evidence.ts';
import { ProblemHere } from './problem-here.tsx';
import { ProgressChart } from './progress-chart.tsx';
import { useWorkplace } from './workplace.tsx';

/** What the phase can prove to whoever pays for it: counts and dates, no answers, and of no municipality its own. */
export function PhaseEvidence({ phase }: { phase: Phase }) {
  const { api, today } = useWorkplace();
  const admitted = useLoaded(() => api.listMunicipalities(phase.id));
  const documents = useLoaded(() => api.listDocuments(phase.id));
  const instruments = useLoaded(api.listInstruments);
  const parts = [admitted, documents, instruments];
  const problem = parts.map((part) => part.problem).find((one) => one !== null);
  const rows = admitted.value?.municipalities;
  const made = documents.value?.documents;
  const listed = instruments.value?.instruments;
  const loaded = rows !== undefined && made !== undefined && listed !== undefined;
  return (
    <section class="sc-section sc-stack" aria-labelledby="evidence">
      <h2 class="kern-heading-medium sc-no-print" id="evidence">
        Nachweis
      </h2>
      <p class="sc-narrow sc-no-print">
        Für Verwendungsnachweis und Sachbericht: Zahlen und Tage, keine Antworten. Was Kommunen nicht freigegeben haben,
        ist nicht mitgezählt.
      </p>
      {problem && (
        <ProblemHere problem={problem}>
          <Button onClick={() => parts.forEach((part) => void part.again())}>Noch einmal versuchen</Button>
        </ProblemHere>
      )}
      {!loaded && problem === undefined && <Loading>Zahlen werden geladen …</Loading>}
      {loaded && rows.length === 0 && (
        <p class="sc-narrow">
          Noch gibt es nichts nachzuweisen. Sobald Kommunen aufgenommen sind, stehen hier ihre Zahl und der Verlauf.
        </p>
      )}
      {loaded && rows.length > 0 && (
        <Statement
          phase={phase}
          facts={statement(
            phase,
            questionnaireName(phase.instrument, listed),
            rows,
            [...documentCounts(made)].map(([kind, number]) => [kindName(kind), number]),
          )}
          days={daysOf(rows)}
          fileName={`nachweis-${phase.id}.csv`}
          today={today}
        />
      )}
    </section>
  );
}

function Statement(props: {
  phase: Phase;
  facts: [string, string][];
  days: ReturnType<typeof daysOf>;
  fileName: string;
  today: string;
}) {
  const { phase, facts, days, today } = props;
  const save = () =>
    saveAs(
      csvFile([
        ['Angabe', 'Wert'],
        ...facts,
        ['Stand', day(today)],
        [],
        ['Tag', 'eingeladen', 'begonnen', 'abgegeben, soweit freigegeben'],
        ...days.map((one) => [one.on, String(one.invited), String(one.started), String(one.submitted)]),
      ]),
      props.fileName,
    );
  return (
    <>
      <div class="sc-only-print">
        <p>Selbstcheck, Stand {day(today)}</p>
        <h1 class="sc-evidence-title">Nachweis: {phase.name}</h1>
        {phase.notice && <p>Verantwortlich: {phase.notice.controller}</p>}
      </div>
      {/* A table, because a printed list of terms has no structure in a browser's PDF. */}
      <table class="sc-evidence">
        <caption class="kern-sr-only">Angaben zur Phase</caption>
        <tbody>
          {facts.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ProgressChart days={days} />
      <Course days={days} />
      <div class="sc-evidence-end">
        <p class="sc-small sc-muted">
          Stand {day(today)}. „Abgegeben“ und „mit Bericht“ zählen nur Kommunen, deren Koordination den Stand
          freigegeben hat; „Dokumente“ nur solche, die das Projektteam bestellt hat oder die ihm freigegeben sind. Wer
          vor der Einführung dieses Nachweises begonnen hat, fehlt im Verlauf, nicht in der Summe.
        </p>
        <p class="sc-only-print sc-evidence-sign">Ort, Datum, Unterschrift</p>
      </div>
      <div class="sc-actions">
        <Button look="primary" icon="download" onClick={save}>
          Nachweis als CSV
        </Button>
        <Button onClick={() => window.print()}>Drucken oder als PDF sichern</Button>
      </div>
    </>
  );
}

/** On paper nothing unfolds: the same numbers as in the table of the chart. */
function Course({ days }: { days: ReturnType<typeof daysOf> }) {
  return (
    <div class="sc-only-print">
      <table class="sc-evidence-course">
        <caption>Stand am Ende der Tage, an denen sich etwas geändert hat</caption>
        <thead>
          <tr>
            <th scope="col">Tag</th>
            <th scope="col">eingeladen</th>
            <th scope="col">begonnen</th>
            <th scope="col">abgegeben, soweit freigegeben</th>
          </tr>
        </thead>
        <tbody>
          {days.map((one) => (
            <tr key={one.on}>
              <th scope="row">{day(one.on)}</th>
              <td>{whole(one.invited)}</td>
              <td>{whole(one.started)}</td>
              <td>{whole(one.submitted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import { useState } from 'preact/hooks';
import type { Phase, PublishedComparison } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Actions } from '../components/actions.tsx';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { StackTable } from '../components/stack-table.tsx';
import { day } from '../format.ts';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** The comparison of a phase as it is published: what municipalities see, and no more than that. */
export function PhaseComparison({ phase }: { phase: Phase }) {
  const { api } = useWorkplace();
  const loaded = useLoaded(() => api.readPublishedComparison(phase.id));
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const underWay = loaded.value?.state === 'waiting' || loaded.value?.state === 'running';
  useRepeat(underWay, loaded.again);
  const refresh = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await api.refreshComparison(phase.id);
    setBusy(false);
    if (!reply.ok) return setProblem(reply.problem);
    setOutcome('Ein neuer Vergleich ist in Arbeit.');
    await loaded.again();
  };
  const comparison = loaded.value;
  return (
    <section class="sc-section sc-stack" aria-labelledby="comparison">
      <h2 class="kern-heading-medium" id="comparison">
        Vergleich
      </h2>
      <p class="sc-narrow">
        Hier steht, was auch die Kommunen sehen, die dem Vergleich zugestimmt haben: die Werte der Gruppen. Wer
        zugestimmt hat und wie viele es sind, erfährt das Projektteam nicht.
      </p>
      {loaded.problem && <ProblemHere problem={loaded.problem} onRetry={() => void loaded.again()} />}
      {comparison && (
        <>
          <p class="sc-narrow" role="status">
            {standing(comparison, phase)}
          </p>
          {comparison.state === 'failed' && (
            <Alert tone="danger" title="Der Vergleich ist nicht entstanden">
              <p>{comparison.reason}</p>
            </Alert>
          )}
          {comparison.snapshot && <Snapshot snapshot={comparison.snapshot} />}
          {comparison.refreshable && (
            <p class="sc-narrow">
              Haben Kommunen nach dem Ende der Phase zugestimmt oder noch einmal abgegeben, lässt sich der Vergleich
              auffrischen, höchstens einmal am Tag. Ein Wert ändert sich nur, wenn seit seiner Veröffentlichung genügend
              Kommunen dazugekommen, weggefallen oder anders geworden sind; sonst ließe sich aus dem Unterschied auf
              einzelne schließen.
            </p>
          )}
          {problem && <ProblemAlert problem={problem} />}
          <Actions outcome={underWay ? outcome : ''}>
            {comparison.refreshable && (
              <Button busy={busy} busyText="Wird angestoßen …" onClick={() => void refresh()}>
                Vergleich auffrischen
              </Button>
            )}
          </Actions>
        </>
      )}
    </section>
  );
}

function standing(comparison: PublishedComparison, phase: Phase): string {
  switch (comparison.state) {
    case 'open':
      return `Der Vergleich entsteht nach dem Ende der Phase am ${day(phase.closesOn)} von selbst.`;
    case 'due':
      return 'Die Phase ist beendet. Der Vergleich entsteht in der nächsten halben Stunde.';
    case 'waiting':
    case 'running':
      return 'Der Vergleich entsteht gerade. Die Seite hält sich selbst aktuell.';
    case 'failed':
      return comparison.snapshot ? 'Es gilt der bisherige Vergleich.' : 'Es gibt noch keinen Vergleich.';
    case 'done':
      return comparison.snapshot
        ? `Hinter jeder Zahl stehen mindestens ${comparison.snapshot.minimum} Kommunen. Alle Zahlen sind auf Fünfer gerundet.`
        : 'Es gibt keinen Vergleich: Nirgends haben genügend Kommunen derselben Art und ähnlicher Größe abgegeben und zugestimmt.';
  }
}

function Snapshot({ snapshot }: { snapshot: NonNullable<PublishedComparison['snapshot']> }) {
  return (
    <>
      <p class="sc-noted">{snapshot.warning}</p>
      {snapshot.cohorts.map(({ cohort, lines }) =>
        lines.length === 0 ? (
          <p key={cohort} class="sc-narrow">
            <strong>{cohort}:</strong> In keinem Handlungsfeld sind es genug.
          </p>
        ) : (
          <StackTable
            key={cohort}
            caption={`Gruppe: ${cohort}`}
            columns={[
              { label: 'Handlungsfeld' },
              { label: 'Median', numeric: true },
              { label: 'Mittlere Hälfte', numeric: true },
              { label: 'Kommunen', numeric: true },
              { label: 'Stand', numeric: true },
            ]}
            rows={lines.map(({ field, title, cohort: figures }) => ({
              key: field,
              cells: [
                title,
                figures.median,
                figures.lowerQuartile === undefined ? '–' : `${figures.lowerQuartile} bis ${figures.upperQuartile}`,
                `etwa ${figures.about}`,
                day(figures.asOf),
              ],
            }))}
          />
        ),
      )}
    </>
  );
}

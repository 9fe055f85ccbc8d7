import { useState } from 'preact/hooks';
import type { Comparison as Seen, ComparisonState, Role } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { useAction, useLoaded } from '../asking.ts';
import { Actions } from '../components/actions.tsx';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { day, score } from '../format.ts';
import { Figure } from '../report/figure.tsx';
import type { ReportTable } from '../report/outline.ts';
import { leads } from '../roles.ts';

/**
 * Own values beside those of municipalities of the same kind and size. Who leads the check decides whether it takes
 * part; whoever reads the result reads what came of it.
 */
export function Comparison(props: { api: CheckApi; role: Role; closesOn: string | undefined }) {
  const { api, role } = props;
  const { value: seen, problem, again, put } = useLoaded(api.readComparison);
  // Who cannot decide on it is not told that somebody else has not.
  if (seen === null ? problem === null : seen.state === 'notAgreed' && !leads(role)) return null;
  return (
    <section class="sc-section sc-stack" aria-labelledby="vergleich">
      <h2 class="kern-heading-large" id="vergleich" tabIndex={-1}>
        Neben anderen Kommunen
      </h2>
      {problem && <ProblemAlert problem={problem} onRetry={() => void again()} />}
      {seen?.state === 'shown' ? (
        <Shown seen={seen} />
      ) : (
        seen?.agreed && <p class="sc-narrow">{reasonOf(seen.state, props.closesOn)}</p>
      )}
      {seen?.state === 'partOfATown' && leads(role) && (
        <p class="sc-narrow">{reasonOf('partOfATown', props.closesOn)}</p>
      )}
      {seen !== null && seen.state !== 'partOfATown' && leads(role) && (
        <Consent api={api} seen={seen} closesOn={props.closesOn} onChanged={put} />
      )}
    </section>
  );
}

/** Why there is nothing to be seen, to somebody who has agreed. */
function reasonOf(state: ComparisonState, closesOn: string | undefined): string {
  switch (state) {
    case 'partOfATown':
      return 'Bezirke und Stadtteile werden nicht verglichen: Zu verschieden ist, was in ihrer Hand liegt.';
    case 'notSubmitted':
      return 'Verglichen wird, was abgegeben ist.';
    case 'notFull':
      return 'Verglichen werden nur vollständige Selbstchecks. Ihre letzte Abgabe ist eine Kurzform oder eine Auswahl von Handlungsfeldern.';
    case 'phaseOpen':
      return `Der Vergleich entsteht, wenn die Projektphase beendet ist${closesOn === undefined ? '' : `, also nach dem ${day(closesOn)}`}.`;
    case 'waiting':
      return 'Die Projektphase ist beendet, der Vergleich entsteht gerade. Bitte sehen Sie später noch einmal nach.';
    case 'noSnapshot':
    case 'noCohort':
      return 'Für Ihre Gruppe gibt es keinen Vergleich: Zu wenige Kommunen derselben Art und ähnlicher Größe haben zugestimmt. Aus so wenigen ließe sich auf einzelne schließen.';
    case 'notAgreed':
    case 'shown':
      return '';
  }
}

function Shown({ seen }: { seen: Seen }) {
  const lines = seen.lines ?? [];
  const figures = lines.flatMap((line) => (line.cohort === undefined ? [] : [line.cohort]));
  const days = [...new Set(figures.map((one) => one.asOf))].sort();
  const quartiles = figures.some((one) => one.lowerQuartile !== undefined);
  const table: ReportTable = {
    type: 'table',
    caption: 'Ihre Werte neben denen der Gruppe',
    columns: [
      { title: 'Handlungsfeld', share: 0, numeric: false },
      { title: 'Ihr Wert', share: 0, numeric: true },
      { title: 'Median der Gruppe', share: 0, numeric: true },
      ...(quartiles ? [{ title: 'Mittlere Hälfte', share: 0, numeric: true }] : []),
      { title: 'Kommunen', share: 0, numeric: true },
      ...(days.length > 1 ? [{ title: 'Stand', share: 0, numeric: true }] : []),
    ],
    rows: lines.map(({ title, own, cohort }) => [
      title,
      own === undefined ? 'ohne Stufe' : score(own),
      cohort === undefined ? 'Gruppe zu klein' : String(cohort.median),
      ...(quartiles
        ? [cohort?.lowerQuartile === undefined ? '' : `${cohort.lowerQuartile} bis ${cohort.upperQuartile}`]
        : []),
      cohort === undefined ? '' : `etwa ${cohort.about}`,
      ...(days.length > 1 ? [cohort === undefined ? '' : day(cohort.asOf)] : []),
    ]),
  };
  return (
    <>
      <p class="sc-narrow">
        Ihre Gruppe: <strong>{seen.cohort}</strong>, die in dieser Projektphase mitgemacht und dem Vergleich zugestimmt
        haben{days.length === 1 && days[0] !== undefined ? ` (Stand ${day(days[0])})` : ''}. Hinter jeder Zahl stehen
        mindestens {seen.minimum} Kommunen.
      </p>
      <p class="sc-noted">{seen.warning}</p>
      {seen.figure && (
        <div>
          <Figure
            figure={{
              type: 'figure',
              title: seen.figure.title,
              description: '',
              svg: seen.figure.svg,
              width: 0,
              height: 0,
            }}
            tables={[table]}
          />
        </div>
      )}
      <p class="sc-narrow sc-small sc-muted">
        Der Median ist der mittlere Wert: Die eine Hälfte der Gruppe liegt darunter, die andere darüber.
        {quartiles && ' Die mittlere Hälfte lässt das unterste und das oberste Viertel weg.'} Die Werte der Gruppe und
        die Zahl der Kommunen sind auf Fünfer gerundet.{' '}
        <a class="sc-a" href="/so-funktioniert-es/vergleich/">
          So entsteht der Vergleich
        </a>
      </p>
    </>
  );
}

function Consent(props: { api: CheckApi; seen: Seen; closesOn: string | undefined; onChanged: (seen: Seen) => void }) {
  const { seen } = props;
  const { busy, problem, run } = useAction();
  const [outcome, setOutcome] = useState('');
  const change = async () => {
    setOutcome('');
    const now = await run(() => props.api.consentToComparison(!seen.agreed));
    if (now === null) return;
    setOutcome(now.agreed ? 'Sie haben zugestimmt.' : 'Ihre Zustimmung ist zurückgenommen.');
    props.onChanged(now);
  };
  return (
    <div class="sc-stack sc-narrow sc-no-print">
      <h3 class="kern-heading-small">
        {seen.agreed ? 'Sie nehmen am Vergleich teil' : 'Wollen Sie sich vergleichen?'}
      </h3>
      {seen.agreed ? (
        <p>
          Ihre Werte gehen in die Gruppenwerte ein
          {seen.comparedWith === undefined ? '' : `; Ihre Art und Größe: ${seen.comparedWith}`}. Zustimmung zurücknehmen
          können Sie jederzeit. Geschieht das, bevor der Vergleich entsteht, zählen Sie nicht mit. Danach sehen Sie ihn
          nicht mehr und zählen in keinem neuen mit; die Gruppenwerte, die andere schon gesehen haben, bleiben, denn aus
          ihnen lässt sich nicht auf Sie schließen.
        </p>
      ) : (
        <>
          <p>
            Wenn Sie zustimmen, sehen Sie nach dem Ende der Projektphase
            {props.closesOn === undefined ? '' : ` (${day(props.closesOn)})`} Ihre Werte neben denen ähnlicher Kommunen,
            und Ihre Werte gehen in deren Vergleich ein.
          </p>
          <ul>
            <li>
              <strong>Andere sehen:</strong> je Handlungsfeld den mittleren Wert der Gruppe, ab acht Kommunen auch die
              mittlere Hälfte, und etwa wie viele es sind; alles auf Fünfer gerundet und nur, wenn mindestens fünf
              Kommunen dahinterstehen. Das sieht auch das Projektteam, sonst nichts.
            </li>
            <li>
              <strong>Niemand sieht:</strong> dass Sie dabei sind, Ihre Werte, einen Rang, den niedrigsten oder den
              höchsten Wert.
            </li>
            <li>Ohne Zustimmung ändert sich an Ihrem Ergebnis nichts. Zurücknehmen können Sie sie jederzeit.</li>
          </ul>
        </>
      )}
      {problem && <ProblemAlert problem={problem} />}
      <Actions outcome={outcome}>
        <Button busy={busy} busyText="Wird gespeichert …" onClick={() => void change()}>
          {seen.agreed ? 'Zustimmung zurücknehmen' : 'Dem Vergleich zustimmen'}
        </Button>
      </Actions>
    </div>
  );
}

import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FieldSummary, Summary } from '../api-types.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Crumb } from '../components/crumb.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { count, day, enumerateNames, score } from '../format.ts';
import { useView } from '../island.tsx';
import { OWN_FIELD } from '../own-statements.ts';
import type { Problem } from '../problem.ts';
import { fieldProgress } from '../progress.ts';
import { leads } from '../roles.ts';
import { openHref, overviewHref, topicHref } from './route.ts';
import type { CheckStore } from './store.ts';
import { NO_STAGE } from './words.ts';

type Loaded = { state: 'loading' } | { state: 'ready'; summary: Summary } | { state: 'failed'; problem: Problem };

export function SummaryView(props: { store: CheckStore; onSubmitted: () => void }) {
  const { store } = props;
  const { check } = store;
  const alreadySubmitted = check.submission !== undefined && !check.writable && check.state !== 'closing';
  const title = alreadySubmitted ? 'Ihr Selbstcheck ist abgegeben' : 'Zusammenfassen und abgeben';
  const heading = useView(title, alreadySubmitted ? 'submitted' : 'summary');
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  const { unsaved, needsPerson } = store.queue.status();
  // Without what is still on its way the summary would be wrong: it is read when everything has arrived.
  const ready = unsaved === 0;

  const load = () => {
    setLoaded({ state: 'loading' });
    void store.api
      .readSummary()
      .then((reply) =>
        setLoaded(reply.ok ? { state: 'ready', summary: reply.value } : { state: 'failed', problem: reply.problem }),
      );
  };
  useEffect(() => store.queue.flush(), []);
  useEffect(() => {
    if (ready) load();
  }, [ready]);

  return (
    <>
      <PageHead title={title} headingRef={heading} above={<Crumb href={overviewHref}>Übersicht</Crumb>}>
        {alreadySubmitted ? undefined : 'Das geht in Ihr Ergebnis ein, und das nicht. Danach geben Sie verbindlich ab.'}
      </PageHead>
      {alreadySubmitted && check.submission && <Submitted on={check.submission.on} />}
      {!alreadySubmitted && !ready && (
        <Alert
          tone="warning"
          title={`${count(unsaved, 'Eingabe ist', 'Eingaben sind')} noch nicht gespeichert`}
          live="polite"
        >
          {needsPerson.length > 0 ? (
            <>
              <p>Hier müssen Sie erst entscheiden oder etwas ändern:</p>
              <ul>
                {needsPerson.map(({ part, indicator }) => {
                  const place = store.places.get(indicator);
                  if (place === undefined) return null;
                  return (
                    <li key={`${part}${indicator}`}>
                      <a class="sc-a" href={topicHref(place.field.id, place.topic.id, indicator)}>
                        {place.indicator.statement}
                      </a>
                    </li>
                  );
                })}
              </ul>
            </>
          ) : (
            <>
              <p>Sobald alles übertragen ist, erscheint hier die Zusammenfassung.</p>
              <p>
                <Button onClick={() => store.queue.online()}>Jetzt versuchen</Button>
              </p>
            </>
          )}
        </Alert>
      )}
      {!alreadySubmitted && ready && loaded.state === 'loading' && (
        <Loading>Die Zusammenfassung wird erstellt …</Loading>
      )}
      {!alreadySubmitted && ready && loaded.state === 'failed' && (
        <ProblemAlert problem={loaded.problem} onRetry={load} />
      )}
      {!alreadySubmitted && ready && loaded.state === 'ready' && (
        <>
          <DropsOut store={store} summary={loaded.summary} />
          <Unreleased units={loaded.summary.unreleased} />
          <OpenPoints store={store} number={loaded.summary.openPoints} />
          {loaded.summary.fields.map((field) => (
            <FieldPart key={field.id} store={store} summary={field} />
          ))}
          <OwnPart store={store} />
          <Submit {...props} summary={loaded.summary} />
        </>
      )}
    </>
  );
}

/** They are in no number above. */
function OwnPart(props: { store: CheckStore }) {
  const own = props.store.instrument.fields.find((field) => field.id === OWN_FIELD);
  if (own === undefined) return null;
  const { done, total } = fieldProgress(own, props.store.answerOf);
  return (
    <section class="sc-section sc-stack" aria-labelledby="eigene-aussagen">
      <h2 class="kern-heading-medium" id="eigene-aussagen">
        {own.title}
      </h2>
      <p class="sc-narrow">
        {count(total, 'eigene Aussage geht', 'eigene Aussagen gehen')} mit den freigegebenen Antworten auf eine eigene
        Seite des Berichts und in keine Stufe und keinen Vergleich ein. Die Koordination hat davon {done} beantwortet.{' '}
        <a class="sc-a" href={topicHref(OWN_FIELD, OWN_FIELD)}>
          Ansehen
        </a>
      </p>
    </section>
  );
}

const sum = (summary: Summary, list: (field: FieldSummary) => unknown[]) =>
  summary.fields.reduce((total, field) => total + list(field).length, 0);

function DropsOut(props: { store: CheckStore; summary: Summary }) {
  const { summary } = props;
  const rated = summary.fields.reduce((total, field) => total + field.rated, 0);
  const open = sum(summary, (field) => field.unanswered);
  const unknown = sum(summary, (field) => field.unknown);
  const withoutStage = summary.fields.filter((field) => field.noStage);
  return (
    <div class="sc-next">
      <dl class="sc-facts">
        <div>
          <dt>Eingeschätzt</dt>
          <dd>{count(rated, 'Aussage', 'Aussagen')}</dd>
        </div>
        <div>
          <dt>Wissenslücken</dt>
          <dd>{count(unknown, 'Aussage', 'Aussagen')}</dd>
        </div>
        <div>
          <dt>Ohne Antwort</dt>
          <dd>{count(open, 'Aussage', 'Aussagen')}</dd>
        </div>
        <div>
          <dt>Felder ohne Stufe</dt>
          <dd>
            {withoutStage.length} von {summary.fields.length}
          </dd>
        </div>
      </dl>
      {open > 0 && (
        <p>
          Was keine Antwort hat, erscheint im Ergebnis als Wissenslücke.{' '}
          <a class="sc-a" href={openHref}>
            Offenes ansehen
          </a>
        </p>
      )}
    </div>
  );
}

/** Whoever has not released its part is not in the result. */
function Unreleased({ units }: { units: Summary['unreleased'] }) {
  if (units.length === 0) return null;
  const title =
    units.length === 1
      ? 'Eine Stelle hat ihren Teil noch nicht freigegeben'
      : `${units.length} Stellen haben ihren Teil noch nicht freigegeben`;
  return (
    <Alert tone="warning" title={title}>
      <ul>
        {units.map((unit) => (
          <li key={unit.id}>
            <strong>{unit.name}:</strong>{' '}
            {unit.answered === 0
              ? 'hat noch nichts beantwortet.'
              : `${count(unit.answered, 'Antwort fehlt', 'Antworten fehlen')} dann im Ergebnis.`}
          </li>
        ))}
      </ul>
      <p>
        Die Zahlen auf dieser Seite sind schon ohne diese Teile gerechnet. Was dort beantwortet ist, bleibt gespeichert
        und zählt, sobald es freigegeben und neu abgegeben ist. Erinnern können Sie auf der Seite{' '}
        <a class="sc-a" href="/koordination/">
          Koordination
        </a>
        .
      </p>
    </Alert>
  );
}

/** Open points may stay open; one only should know. */
function OpenPoints({ store, number }: { store: CheckStore; number: number }) {
  if (number === 0) return null;
  return (
    <section class="sc-sumfield" aria-labelledby="gespraechspunkte">
      <h2 class="kern-heading-small" id="gespraechspunkte">
        {count(number, 'Gesprächspunkt ist', 'Gesprächspunkte sind')} noch offen
      </h2>
      <p>
        Hier sehen Ihre Stellen es verschieden, oder niemand weiß es sicher. Im Ergebnis stehen diese Punkte als offen;
        das darf so sein. Wollen Sie vorher darüber sprechen?{' '}
        <a class="sc-a" href="/abgleich/">
          {store.check.conduct.agreementOpen ? 'Zum Abgleich' : 'Den Abgleich vorbereiten'}
        </a>
      </p>
    </section>
  );
}

/** Once more, right before it counts. */
function Leaves({ summary }: { summary: Summary }) {
  const answers = summary.unreleased.reduce((total, unit) => total + unit.answered, 0);
  const sentences = [
    ...(answers > 0
      ? [
          `${count(answers, 'Antwort bleibt', 'Antworten bleiben')} draußen, weil ${enumerateNames(summary.unreleased.filter((unit) => unit.answered > 0).map((unit) => unit.name))} noch nicht freigegeben ${summary.unreleased.filter((unit) => unit.answered > 0).length === 1 ? 'hat' : 'haben'}.`,
        ]
      : []),
    ...(summary.openPoints > 0
      ? [`${count(summary.openPoints, 'Gesprächspunkt bleibt', 'Gesprächspunkte bleiben')} offen.`]
      : []),
  ];
  return sentences.length === 0 ? null : (
    <p>
      <strong>{sentences.join(' ')}</strong>
    </p>
  );
}

function FieldPart(props: { store: CheckStore; summary: FieldSummary }) {
  const { store, summary } = props;
  const field = store.instrument.fields.find((one) => one.id === summary.id);
  if (field === undefined) return null;
  const special = new Set([...summary.typedOnly, ...summary.notOurs]);
  const groups: { title: string; ids: string[] }[] = [
    { title: 'Noch ohne Antwort', ids: summary.unanswered.filter((id) => !special.has(id)) },
    { title: 'Nur Text, keine Antwort: zählt nicht', ids: summary.typedOnly },
    { title: 'Nur „nicht unser Bereich“: niemand hat geantwortet', ids: summary.notOurs },
    { title: '„Weiß nicht“: wird als Wissenslücke genannt', ids: summary.unknown },
    { title: '„Trifft nicht zu“: zählt nicht mit', ids: summary.notApplicable },
  ].filter((group) => group.ids.length > 0);
  return (
    <section class="sc-sumfield" aria-labelledby={`summe-${field.id}`}>
      <h2 class="kern-heading-small" id={`summe-${field.id}`}>
        {field.title}
      </h2>
      <p>
        {summary.rated === 0 ? 'Noch nichts' : count(summary.rated, 'Aussage', 'Aussagen')} eingeschätzt
        {summary.rated > 0 && typeof summary.coverage === 'number' && (
          <> ({score(summary.coverage)} Prozent dessen, was auf Sie zutrifft)</>
        )}
        .
      </p>
      {summary.noStage && (
        <p class="sc-sumfield__nostage">
          <span class="kern-icon kern-icon--small kern-icon--info" aria-hidden="true" />
          <span>
            Bekommt keine Stufe: {NO_STAGE[summary.noStage]}
            {summary.noStage === 'tooMuchOpen' && (
              <> Nötig sind mindestens {store.instrument.minimumCoverage} Prozent.</>
            )}
          </span>
        </p>
      )}
      {groups.map((group) => (
        <details class="sc-more" key={group.title}>
          <summary>
            {group.title} ({group.ids.length})
          </summary>
          <ul class="sc-linklist sc-more__body">
            {group.ids.map((id) => {
              const place = store.places.get(id);
              return (
                <li key={id}>
                  {place ? (
                    <a class="sc-a" href={topicHref(place.field.id, place.topic.id, id)}>
                      {place.indicator.statement}
                    </a>
                  ) : (
                    id
                  )}
                </li>
              );
            })}
          </ul>
        </details>
      ))}
    </section>
  );
}

function Submit(props: { store: CheckStore; summary: Summary; onSubmitted: () => void }) {
  const { store, summary } = props;
  const [step, setStep] = useState<'ask' | 'confirm' | 'sending'>('ask');
  const [problem, setProblem] = useState<Problem | null>(null);
  const question = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (step === 'confirm') question.current?.focus();
  }, [step]);

  if (!leads(store.check.role)) {
    return <p>Abgeben kann nur, wer den Selbstcheck koordiniert.</p>;
  }
  const submit = async () => {
    setStep('sending');
    setProblem(null);
    const reply = await store.api.submit(summary.nextSubmission);
    if (!reply.ok) {
      setProblem(reply.problem);
      setStep('confirm');
      return;
    }
    store.check = {
      ...store.check,
      state: 'submitted',
      writable: false,
      submission: reply.value,
      nextSubmission: reply.value.number,
    };
    await store.refresh();
    props.onSubmitted();
  };
  if (step === 'ask') {
    return (
      <div class="sc-topicend">
        <Button look="primary" onClick={() => setStep('confirm')}>
          Verbindlich abgeben
        </Button>
        <a class="sc-a" href={overviewHref}>
          Noch nicht, zurück zur Übersicht
        </a>
      </div>
    );
  }
  return (
    <section class="sc-next" aria-labelledby="abgeben">
      <h2 class="kern-heading-medium" id="abgeben" tabIndex={-1} ref={question}>
        Jetzt verbindlich abgeben?
      </h2>
      <Leaves summary={summary} />
      <p>
        Danach sind die Antworten festgehalten und das Ergebnis wird berechnet. Ändern können Sie erst wieder etwas,
        wenn Sie den Selbstcheck mit einer Begründung neu öffnen.
      </p>
      {problem && (
        <ProblemAlert problem={problem}>
          {problem.kind === 'network' && (
            <p>Vielleicht ist die Abgabe trotzdem angekommen. Versuchen Sie es noch einmal; es entsteht nur eine.</p>
          )}
        </ProblemAlert>
      )}
      <p class="sc-actions">
        <Button look="primary" busy={step === 'sending'} busyText="Wird abgegeben …" onClick={() => void submit()}>
          Ja, verbindlich abgeben
        </Button>
        <Button onClick={() => setStep('ask')}>Noch nicht</Button>
      </p>
    </section>
  );
}

function Submitted(props: { on: string }) {
  return (
    <Alert tone="success" title={`Abgegeben am ${day(props.on)}`}>
      <p>Vielen Dank! Ihr Ergebnis wird jetzt berechnet; das dauert meist nur Sekunden.</p>
      <p>
        <LinkButton look="primary" href="/ergebnis/">
          Ergebnis ansehen
        </LinkButton>
      </p>
    </Alert>
  );
}

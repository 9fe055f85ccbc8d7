import { useEffect, useState } from 'preact/hooks';
import type { InstrumentVersion } from '../api-types.ts';
import { type Reply, createCaller, invitationApi } from '../api.ts';
import { LinkButton } from '../components/button.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { BlankForms } from '../exchange/forms.tsx';
import { count, day } from '../format.ts';
import { type Field, type Indicator, type Instrument, indicatorsOf, isOwn, loadInstrument } from '../instrument.ts';
import { useView } from '../island.tsx';

/** Which published questionnaire the address asks for; null where it names none. */
export function askedQuestions(search: string): InstrumentVersion | null {
  const query = new URLSearchParams(search);
  const id = query.get('fragebogen') ?? '';
  const version = query.get('version') ?? '';
  return isOwn(id) && /^[1-9][0-9]{0,3}$/.test(version) ? { id, version: Number(version) } : null;
}

const forms = invitationApi(createCaller());

/** An own questionnaire for everybody, as the shipped ones have pages of their own. */
export function QuestionsPage({ version }: { version: InstrumentVersion | null }) {
  const [reply, setReply] = useState<Reply<Instrument> | null>(null);
  const load = async () => {
    if (version !== null) setReply(await loadInstrument(version));
  };
  useEffect(() => void load(), []);
  useEffect(() => {
    // The browser looked for the place before it was there.
    if (reply?.ok && location.hash !== '') document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [reply]);
  if (version === null || (reply !== null && !reply.ok && reply.problem.status === 404)) return <Missing />;
  if (reply === null) return <Loading>Der Fragebogen wird geladen …</Loading>;
  if (!reply.ok)
    return (
      <OpeningFailed
        title="Der Fragebogen lässt sich gerade nicht öffnen"
        page="Fragebogen"
        view="questions-failed"
        problem={reply.problem}
        onRetry={() => void load()}
      />
    );
  return <Questions instrument={reply.value} />;
}

function Missing() {
  const heading = useView('Fragebogen', 'questions-missing');
  return (
    <>
      <PageHead title="Diesen Fragebogen gibt es hier nicht" headingRef={heading}>
        Vielleicht ist die Adresse nicht vollständig, oder er ist noch nicht veröffentlicht.
      </PageHead>
      <LinkButton look="primary" href="/fragebogen/">
        Zu den mitgelieferten Fragebögen
      </LinkButton>
    </>
  );
}

function Questions({ instrument }: { instrument: Instrument }) {
  const heading = useView(`${instrument.title} – Fragebogen`, 'questions');
  const all = instrument.fields.flatMap(indicatorsOf);
  const short = all.filter((one) => one.short).length;
  return (
    <>
      <PageHead
        title={instrument.title}
        headingRef={heading}
        above={<p class="sc-muted">Eigener Fragebogen eines Projektteams</p>}
      >
        {instrument.summary}
      </PageHead>
      <p class="sc-muted sc-small">
        {count(all.length, 'Aussage', 'Aussagen')} in{' '}
        {count(instrument.fields.length, 'Handlungsfeld', 'Handlungsfeldern')}
        {short > 0 && `, ${short} davon in der Kurzform`}. Version {instrument.version}
        {instrument.published && `, veröffentlicht am ${day(instrument.published)}`}. Lizenz {instrument.licence}.
      </p>
      <nav aria-label="Handlungsfelder" class="sc-no-print">
        <ul class="sc-jump">
          {instrument.fields.map((field) => (
            <li key={field.id}>
              <a href={`#${field.id}`}>{field.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <section class="sc-section" aria-labelledby="skala">
        <h2 class="kern-heading-large" id="skala">
          Die Skala
        </h2>
        <ol class="sc-scale" start={0}>
          {instrument.scale.map((level, index) => (
            <li key={level.label}>
              <span class="sc-scale__level" aria-hidden="true">
                {index}
              </span>
              <span>
                <strong>{level.label}</strong>
                <br />
                {level.meaning}
              </span>
            </li>
          ))}
        </ol>
        <div class="sc-prose">
          <p>
            Außerdem möglich: <strong>weiß nicht</strong>, <strong>nicht unser Bereich</strong> (mit der Stelle, die
            gefragt werden sollte) und <strong>trifft nicht zu</strong> (mit einem Satz, warum).
          </p>
        </div>
      </section>
      {instrument.fields.map((field, index) => (
        <FieldQuestions key={field.id} instrument={instrument} field={field} number={index + 1} />
      ))}
      <section class="sc-section sc-stack sc-no-print" aria-labelledby="mitnehmen">
        <h2 class="kern-heading-medium" id="mitnehmen">
          Zum Ausdrucken und Ausfüllen
        </h2>
        <p class="sc-narrow">
          Als Formular: auf Papier, oder als Tabelle, die sich im Selbstcheck wieder einlesen lässt.
        </p>
        <BlankForms
          api={forms}
          instrument={instrument}
          choice={instrument.fields.map(({ id, title }) => ({ id, title }))}
        />
      </section>
    </>
  );
}

function FieldQuestions({ instrument, field, number }: { instrument: Instrument; field: Field; number: number }) {
  return (
    <section class="sc-section" aria-labelledby={field.id}>
      <h2 class="kern-heading-large" id={field.id}>
        {number}. {field.title}
      </h2>
      <p class="sc-narrow">{field.intro}</p>
      {field.topics.map((topic) => (
        <section key={topic.id} aria-label={topic.title}>
          <h3 class="kern-heading-medium">{topic.title}</h3>
          {topic.indicators.map((indicator) => (
            <Question key={indicator.id} instrument={instrument} indicator={indicator} />
          ))}
        </section>
      ))}
    </section>
  );
}

function Question({ instrument, indicator }: { instrument: Instrument; indicator: Indicator }) {
  const anchors = instrument.scale.flatMap(({ label }, level) => {
    const text = indicator.anchors[level];
    return text === undefined ? [] : [{ name: `${level} – ${label}`, text }];
  });
  return (
    <article class="sc-question">
      <p class="sc-tags">
        <span>{indicator.kind === 'fact' ? 'Sachstand' : 'Einschätzung'}</span>
        {indicator.key && <span>Schlüsselaussage</span>}
        {indicator.short && <span>Teil der Kurzform</span>}
      </p>
      <h4>{indicator.statement}</h4>
      {indicator.help && <p>{indicator.help}</p>}
      {anchors.length > 0 && (
        <dl>
          {anchors.map(({ name, text }) => (
            <>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </>
          ))}
        </dl>
      )}
      {indicator.askFirst.length > 0 && <p class="sc-muted sc-small">Zuerst fragen: {indicator.askFirst.join(', ')}</p>}
    </article>
  );
}

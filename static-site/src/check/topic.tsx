import { useEffect, useState } from 'preact/hooks';
import { LinkButton } from '../components/button.tsx';
import { Crumb } from '../components/crumb.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Progress } from '../components/progress.tsx';
import { count } from '../format.ts';
import { indicatorsOf } from '../instrument.ts';
import { useView } from '../island.tsx';
import { OWN_FIELD, ownFieldLeftOut } from '../own-statements.ts';
import { fieldProgress, progressOf, topicPlaces } from '../progress.ts';
import { Unchanged } from './unchanged.tsx';
import { IndicatorForm, IndicatorReading } from './indicator.tsx';
import { ReleaseLine } from './release.tsx';
import { overviewHref, ownTopicHref, releaseHref, roundHref, topicHref } from './route.ts';
import { canRelease, releaseOf } from './release.ts';
import type { CheckStore } from './store.ts';

/** One topic. With `own` only what the own department is responsible for, and on from there to the next of these. */
export function TopicView(props: {
  store: CheckStore;
  own: boolean;
  field: string;
  topic: string;
  indicator: string | null;
}) {
  const { store } = props;
  // Responsibilities may have changed since somebody kept this address.
  const isHere = (part: typeof store.instrument) =>
    topicPlaces(part).some((place) => place.field.id === props.field && place.topic.id === props.topic);
  const own = props.own && store.parts.own !== null && isHere(store.parts.own);
  const part = own ? store.parts.own! : store.instrument;
  const hrefOf = own ? ownTopicHref : topicHref;
  const places = topicPlaces(part);
  const index = places.findIndex((place) => place.field.id === props.field && place.topic.id === props.topic);
  const { field, topic } = places[index]!;
  const whole = store.instrument.fields.find((one) => one.id === field.id)!;
  const before = places[index - 1];
  const after = places[index + 1];
  const heading = useView(`${topic.title} – ${field.title}`, `topic/${own}/${topic.id}`);
  const [, setTimes] = useState(0);
  const numbers = new Map(indicatorsOf(whole).map((one, position) => [one.id, position + 1]));
  const responsible = new Set(store.check.responsible);
  const others = whole.topics.find((one) => one.id === topic.id)!.indicators.length - topic.indicators.length;
  const progress = fieldProgress(field, store.answerOf);
  const writable = store.check.writable === true;
  const notes = store.notesOf(field.id);

  useEffect(() => {
    let gone = false;
    void store.loadNotes(field.id).then(() => {
      if (!gone) setTimes((times) => times + 1);
    });
    return () => {
      gone = true;
    };
  }, [field.id]);

  useEffect(() => {
    if (props.indicator === null) return;
    const target = document.getElementById(`i-${props.indicator}-statement`);
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, [props.indicator]);

  const numberOf = (id: string) => store.instrument.fields.findIndex((one) => one.id === id) + 1;
  const toRelease = own && after === undefined && canRelease(store.check) && releaseOf(store.check) === 'withheld';
  return (
    <>
      <PageHead
        title={topic.title}
        headingRef={heading}
        above={
          <>
            <Crumb href={overviewHref}>Übersicht</Crumb>
            <p class="sc-muted">
              {own && 'Ihr Teil · '}
              {field.id === OWN_FIELD
                ? 'Nach den Handlungsfeldern'
                : `Feld ${numberOf(field.id)} von ${ownFieldLeftOut(store.instrument.fields).length}: ${field.title}`}
            </p>
          </>
        }
      />
      {topic === field.topics[0] && <p class="sc-topicintro">{field.intro}</p>}
      <ReleaseLine store={store} />
      <div class="sc-topicnav">
        <Progress
          done={progress.done}
          total={progress.total}
          label={field.id === OWN_FIELD ? 'Eigene Aussagen' : own ? 'Ihr Teil in diesem Feld' : 'In diesem Feld'}
        />
        {field.topics.length > 1 && (
          <nav aria-label={`Themen in „${field.title}“`}>
            <ul class="sc-jump">
              {field.topics.map((one) => {
                const { done, total } = progressOf(one.indicators, store.answerOf);
                return (
                  <li key={one.id}>
                    <a href={hrefOf(field.id, one.id)} aria-current={one === topic ? 'page' : undefined}>
                      {one.title}
                      <span class="sc-jump__count">
                        {' '}
                        {done}/{total}
                        <span class="kern-sr-only"> beantwortet</span>
                      </span>
                    </a>
                  </li>
                );
              })}
            </ul>
          </nav>
        )}
        {writable && store.check.conduct.mode === 'together' && (
          <p>
            <a class="sc-a" href={roundHref(topic.indicators[0]!.id)}>
              Große Ansicht für die Runde
            </a>
          </p>
        )}
      </div>

      {topic.indicators.map((indicator) => {
        const all = {
          store,
          indicator,
          number: numbers.get(indicator.id)!,
          own: store.parts.own !== null && !own && responsible.has(indicator.id),
        };
        return writable ? (
          <Unchanged
            key={indicator.id}
            signature={[
              // A municipality's own statement may be worded anew, and the ones before it be taken away.
              indicator.statement,
              indicator.former,
              all.number,
              store.queue.view('answer', indicator.id),
              store.queue.view('note', indicator.id),
              notes,
              all.own,
            ]}
          >
            {() => <IndicatorForm {...all} notes={notes} />}
          </Unchanged>
        ) : (
          <IndicatorReading key={indicator.id} {...all} />
        );
      })}

      {own && others > 0 && (
        <p class="sc-others">
          In diesem Thema gibt es {count(others, 'weitere Aussage', 'weitere Aussagen')}, für die andere zuständig sind.
          Sie dürfen auch dort antworten:{' '}
          <a class="sc-a" href={topicHref(field.id, topic.id)}>
            ganzes Thema ansehen
          </a>
        </p>
      )}
      <nav class="sc-topicend" aria-label="Weiterblättern">
        {after ? (
          <LinkButton look="primary" href={hrefOf(after.field.id, after.topic.id)}>
            {after.field === field
              ? `Weiter: ${after.topic.title}`
              : after.field.id === OWN_FIELD
                ? `Weiter: ${after.topic.title}`
                : `Weiter mit Feld ${numberOf(after.field.id)}: ${after.topic.title}`}
          </LinkButton>
        ) : toRelease ? (
          <LinkButton look="primary" href={releaseHref}>
            Unser Teil ist fertig
          </LinkButton>
        ) : (
          <LinkButton look="primary" href={overviewHref}>
            Zur Übersicht
          </LinkButton>
        )}
        {before && (
          <a class="sc-a" href={hrefOf(before.field.id, before.topic.id)}>
            Zurück: {before.topic.title}
          </a>
        )}
      </nav>
    </>
  );
}

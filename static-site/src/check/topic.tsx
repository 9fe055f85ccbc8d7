import { useEffect, useState } from 'preact/hooks';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Progress } from '../components/progress.tsx';
import { useView } from '../island.tsx';
import { indicatorsOf } from '../instrument.ts';
import { fieldProgress, progressOf, topicPlaces } from '../progress.ts';
import { IndicatorForm, IndicatorReading } from './indicator.tsx';
import { overviewHref, topicHref } from './route.ts';
import type { CheckStore } from './store.ts';

export function TopicView(props: { store: CheckStore; field: string; topic: string; indicator: string | null }) {
  const { store } = props;
  const { instrument } = store;
  const places = topicPlaces(instrument);
  const index = places.findIndex((place) => place.field.id === props.field && place.topic.id === props.topic);
  const { field, fieldIndex, topic } = places[index]!;
  const before = places[index - 1];
  const after = places[index + 1];
  const heading = useView(`${topic.title} – ${field.title}`, `topic/${topic.id}`);
  const [notes, setNotes] = useState<'loading' | 'ready' | 'failed'>('loading');
  const numbers = new Map(indicatorsOf(field).map((one, position) => [one.id, position + 1]));
  const progress = fieldProgress(field, store.answerOf);
  const writable = store.check.writable === true;

  useEffect(() => {
    store.rememberTopic(topic.id);
  }, [topic.id]);

  useEffect(() => {
    let gone = false;
    setNotes(store.notesReady(field.id) ? 'ready' : 'loading');
    void store.loadNotes(field.id).then((reply) => {
      if (!gone) setNotes(reply.ok ? 'ready' : 'failed');
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

  return (
    <>
      <PageHead
        title={topic.title}
        headingRef={heading}
        above={
          <>
            <p class="sc-crumb">
              <a class="sc-a" href={overviewHref}>
                Übersicht
              </a>
            </p>
            <p class="sc-muted">
              Feld {fieldIndex + 1} von {instrument.fields.length}: {field.title}
            </p>
          </>
        }
      />
      {topic === field.topics[0] && <p class="sc-topicintro">{field.intro}</p>}
      <div class="sc-topicnav">
        <Progress done={progress.done} total={progress.total} label="In diesem Feld" />
        {field.topics.length > 1 && (
          <nav aria-label={`Themen in „${field.title}“`}>
            <ul class="sc-jump">
              {field.topics.map((one) => {
                const { done, total } = progressOf(one.indicators, store.answerOf);
                return (
                  <li key={one.id}>
                    <a href={topicHref(field.id, one.id)} aria-current={one === topic ? 'page' : undefined}>
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
      </div>

      {topic.indicators.map((indicator) =>
        writable ? (
          <IndicatorForm
            key={indicator.id}
            store={store}
            indicator={indicator}
            number={numbers.get(indicator.id)!}
            notes={notes}
          />
        ) : (
          <IndicatorReading
            key={indicator.id}
            store={store}
            indicator={indicator}
            number={numbers.get(indicator.id)!}
          />
        ),
      )}

      <nav class="sc-topicend" aria-label="Weiterblättern">
        {after ? (
          <LinkButton look="primary" href={topicHref(after.field.id, after.topic.id)}>
            {after.field === field
              ? `Weiter: ${after.topic.title}`
              : `Weiter mit Feld ${after.fieldIndex + 1}: ${after.topic.title}`}
          </LinkButton>
        ) : (
          <LinkButton look="primary" href={overviewHref}>
            Zur Übersicht
          </LinkButton>
        )}
        {before && (
          <a class="sc-a" href={topicHref(before.field.id, before.topic.id)}>
            Zurück: {before.topic.title}
          </a>
        )}
      </nav>
    </>
  );
}

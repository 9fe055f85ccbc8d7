import { LinkButton } from '../components/button.tsx';
import { Crumb } from '../components/crumb.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count } from '../format.ts';
import { type Instrument, indicatorsOf } from '../instrument.ts';
import { useView } from '../island.tsx';
import { leads } from '../roles.ts';
import { overviewHref, ownTopicHref, summaryHref, topicHref } from './route.ts';
import type { CheckStore } from './store.ts';

export function OpenList(props: { store: CheckStore }) {
  const { store } = props;
  const heading = useView('Was noch offen ist', 'open');
  const { own, rest } = store.parts;
  const total = openIn(store, store.instrument);
  return (
    <>
      <PageHead title="Was noch offen ist" headingRef={heading} above={<Crumb href={overviewHref}>Übersicht</Crumb>}>
        {total === 0
          ? 'Nichts mehr: Alle Aussagen haben eine Antwort.'
          : own !== null
            ? `In Ihrem Teil ${count(openIn(store, own), 'Aussage', 'Aussagen')}, sonst ${openIn(store, rest)}. „Weiß nicht“ ist auch eine Antwort.`
            : `${count(total, 'Aussage hat', 'Aussagen haben')} noch keine Antwort. „Weiß nicht“ ist auch eine.`}
      </PageHead>
      {total === 0 && (
        <p>
          {leads(store.check.role) && store.check.writable ? (
            <LinkButton look="primary" href={summaryHref}>
              Zusammenfassen und abgeben
            </LinkButton>
          ) : (
            <LinkButton look="primary" href={overviewHref}>
              Zur Übersicht
            </LinkButton>
          )}
        </p>
      )}
      {own !== null && openIn(store, own) > 0 && (
        <Part store={store} part={own} title="Ihr Teil" id="teil" hrefOf={ownTopicHref} />
      )}
      {own !== null && openIn(store, rest) > 0 && (
        <Part store={store} part={rest} title="Die übrigen Aussagen" id="rest" hrefOf={topicHref} />
      )}
      {own === null && <Fields id="alles" store={store} part={rest} hrefOf={topicHref} level={2} />}
    </>
  );
}

const openIn = (store: CheckStore, part: Instrument): number =>
  part.fields.flatMap(indicatorsOf).filter((one) => store.answerOf(one.id) === null).length;

interface Listed {
  id: string;
  store: CheckStore;
  part: Instrument;
  hrefOf: (field: string, topic: string, indicator?: string) => string;
}

function Part(props: Listed & { title: string }) {
  return (
    <section class="sc-section" aria-labelledby={`offen-${props.id}`}>
      <h2 class="kern-heading-medium" id={`offen-${props.id}`}>
        {props.title}
      </h2>
      <Fields {...props} level={3} />
    </section>
  );
}

function Fields(props: Listed & { level: 2 | 3 }) {
  const { store } = props;
  const [Title, Topic] = props.level === 2 ? (['h2', 'h3'] as const) : (['h3', 'h4'] as const);
  const fields = props.part.fields
    .map((field) => ({
      field,
      topics: field.topics
        .map((topic) => ({ topic, open: topic.indicators.filter((one) => store.answerOf(one.id) === null) }))
        .filter((one) => one.open.length > 0),
    }))
    .filter((one) => one.topics.length > 0);
  return (
    <>
      {fields.map(({ field, topics }) => (
        <section class="sc-open" key={field.id} aria-labelledby={`offen-${props.id}-${field.id}`}>
          <Title
            class={props.level === 2 ? 'kern-heading-medium' : 'kern-heading-small'}
            id={`offen-${props.id}-${field.id}`}
          >
            {field.title}
          </Title>
          <p class="sc-muted sc-small">
            {topics.reduce((sum, one) => sum + one.open.length, 0)} von {indicatorsOf(field).length} offen
          </p>
          {topics.map(({ topic, open }) => (
            <div key={topic.id}>
              <Topic class="sc-open__topic">{topic.title}</Topic>
              <ul class="sc-linklist">
                {open.map((indicator) => (
                  <li key={indicator.id}>
                    <a class="sc-a" href={props.hrefOf(field.id, topic.id, indicator.id)}>
                      {indicator.statement}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count } from '../format.ts';
import { useView } from '../island.tsx';
import { indicatorsOf } from '../instrument.ts';
import { overviewHref, summaryHref, topicHref } from './route.ts';
import type { CheckStore } from './store.ts';

export function OpenList(props: { store: CheckStore }) {
  const { store } = props;
  const heading = useView('Was noch offen ist', 'open');
  const fields = store.instrument.fields
    .map((field) => ({
      field,
      topics: field.topics
        .map((topic) => ({ topic, open: topic.indicators.filter((one) => store.answerOf(one.id) === null) }))
        .filter((one) => one.open.length > 0),
    }))
    .filter((one) => one.topics.length > 0);
  const total = fields.flatMap((one) => one.topics).reduce((sum, one) => sum + one.open.length, 0);
  return (
    <>
      <PageHead
        title="Was noch offen ist"
        headingRef={heading}
        above={
          <p class="sc-crumb">
            <a class="sc-a" href={overviewHref}>
              Übersicht
            </a>
          </p>
        }
      >
        {total === 0
          ? 'Nichts mehr: Alle Aussagen haben eine Antwort.'
          : `${count(total, 'Aussage hat', 'Aussagen haben')} noch keine Antwort. „Weiß nicht“ ist auch eine.`}
      </PageHead>
      {total === 0 && (
        <p>
          <LinkButton look="primary" href={summaryHref}>
            Zusammenfassen und abgeben
          </LinkButton>
        </p>
      )}
      {fields.map(({ field, topics }) => (
        <section class="sc-open" key={field.id} aria-labelledby={`offen-${field.id}`}>
          <h2 class="kern-heading-medium" id={`offen-${field.id}`}>
            {field.title}
          </h2>
          <p class="sc-muted sc-small">
            {topics.reduce((sum, one) => sum + one.open.length, 0)} von {indicatorsOf(field).length} offen
          </p>
          {topics.map(({ topic, open }) => (
            <div key={topic.id}>
              <h3 class="sc-open__topic">{topic.title}</h3>
              <ul class="sc-linklist">
                {open.map((indicator) => (
                  <li key={indicator.id}>
                    <a class="sc-a" href={topicHref(field.id, topic.id, indicator.id)}>
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

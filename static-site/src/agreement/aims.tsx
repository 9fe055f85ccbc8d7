import { useState } from 'preact/hooks';
import { SaveMark } from '../check/save-state.tsx';
import { Crumb } from '../components/crumb.tsx';
import { Checkbox, Select } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count, enumerate } from '../format.ts';
import { type Field, indicatorsOf } from '../instrument.ts';
import { useView } from '../island.tsx';
import type { SlotView } from '../saving/queue.ts';
import { spreadOf } from './points.ts';
import { overviewHref } from './route.ts';
import { SavedHere } from './saved-here.tsx';
import type { AgreementStore, AimsValue } from './store.ts';
import { agreedText, describeAims } from './words.ts';

const MOST_TOPICS = 5;

/** Where the municipality wants to go: up to five topics, and a level per indicator where it has agreed on one. */
export function AimsView({ store }: { store: AgreementStore }) {
  const heading = useView('Ziele und Schwerpunkte', 'aims');
  const { instrument } = store;
  const aims = store.aims();
  const view = store.queue.view('aims', 'aims') as SlotView<AimsValue>;
  return (
    <>
      <PageHead
        title="Ziele und Schwerpunkte"
        headingRef={heading}
        above={<Crumb href={overviewHref()}>Abgleich</Crumb>}
      >
        Nicht alles auf einmal. Schwerpunkte stehen auf der Tagesordnung und im Bericht vorn, Ziele zeigen den Abstand
        zum heutigen Stand. An keiner Zahl ändern sie etwas.
      </PageHead>
      {store.writes && (
        <SavedHere
          view={view}
          describe={(value) => describeAims(value, store)}
          onChoose={(choice) => store.queue.resolve('aims', 'aims', choice)}
          onRetry={() => store.editAims({})}
        />
      )}
      <section class="sc-section" aria-labelledby="schwerpunkte">
        <h2 class="kern-heading-large" id="schwerpunkte">
          Schwerpunkte
        </h2>
        {store.writes ? <Topics store={store} focus={aims.focus} /> : <TopicList store={store} focus={aims.focus} />}
      </section>
      <section class="sc-section" aria-labelledby="ziele">
        <h2 class="kern-heading-large" id="ziele">
          Ziele
        </h2>
        <p class="sc-narrow">
          {store.writes
            ? 'Setzen Sie nur dort ein Ziel, wo Sie sich wirklich etwas vornehmen. Wenige Ziele, an die man sich erinnert, helfen mehr als viele.'
            : aims.targets.length === 0
              ? 'Noch ist kein Ziel gesetzt.'
              : `${count(aims.targets.length, 'Ziel ist', 'Ziele sind')} gesetzt.`}
        </p>
        {store.writes && <SaveMark state={view.state} />}
        <div class="sc-targets">
          {instrument.fields.map((field) => (
            <FieldTargets key={field.id} store={store} field={field} />
          ))}
        </div>
      </section>
    </>
  );
}

function Topics({ store, focus }: { store: AgreementStore; focus: string[] }) {
  const full = focus.length >= MOST_TOPICS;
  return (
    <>
      <p class="sc-narrow" role="status">
        {focus.length === 0
          ? 'Bis zu fünf Themen, die Ihnen jetzt am wichtigsten sind.'
          : full
            ? 'Fünf Themen sind gewählt. Für ein anderes nehmen Sie zuerst eines zurück.'
            : `${count(focus.length, 'Thema ist', 'Themen sind')} gewählt, ${MOST_TOPICS - focus.length} ${MOST_TOPICS - focus.length === 1 ? 'ist' : 'sind'} noch möglich.`}
      </p>
      <div class="sc-topics">
        {store.instrument.fields.map((field) => (
          <fieldset key={field.id} class="sc-plainfield">
            <legend class="sc-topics__field">{field.title}</legend>
            {field.topics.map((topic) => (
              <Checkbox
                key={topic.id}
                id={`focus-${topic.id}`}
                checked={focus.includes(topic.id)}
                disabled={full && !focus.includes(topic.id)}
                onChange={(checked) =>
                  store.editAims({ focus: checked ? [...focus, topic.id] : focus.filter((one) => one !== topic.id) })
                }
              >
                {topic.title}
              </Checkbox>
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}

function TopicList({ store, focus }: { store: AgreementStore; focus: string[] }) {
  const chosen = store.instrument.fields.flatMap((field) =>
    field.topics.filter((topic) => focus.includes(topic.id)).map((topic) => ({ field, topic })),
  );
  if (chosen.length === 0) return <p>Noch sind keine Schwerpunkte gewählt.</p>;
  return (
    <ul class="sc-linklist">
      {chosen.map(({ field, topic }) => (
        <li key={topic.id}>
          {topic.title} <span class="sc-muted">({field.title})</span>
        </li>
      ))}
    </ul>
  );
}

function FieldTargets({ store, field }: { store: AgreementStore; field: Field }) {
  const { targets } = store.aims();
  const indicators = indicatorsOf(field);
  const own = targets.filter((one) => indicators.some((indicator) => indicator.id === one.indicator));
  const [open, setOpen] = useState(false);
  if (!store.writes && own.length === 0) return null;
  const shown = store.writes ? indicators : indicators.filter((one) => own.some((it) => it.indicator === one.id));
  return (
    <details
      class="sc-more"
      open={open || !store.writes}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>
        {field.title}
        {own.length > 0 && <span class="sc-muted"> ({count(own.length, 'Ziel', 'Ziele')})</span>}
      </summary>
      {(open || !store.writes) && (
        <ul class="sc-more__body sc-targets__list">
          {shown.map((indicator) => {
            const target = own.find((one) => one.indicator === indicator.id)?.level;
            return (
              <li key={indicator.id} class="sc-targets__row">
                <div>
                  <p class="sc-agenda__statement" id={`target-of-${indicator.id}`}>
                    {indicator.statement}
                  </p>
                  <p class="sc-small sc-muted">{standingOf(store, indicator.id)}</p>
                </div>
                {store.writes ? (
                  <Select
                    id={`target-${indicator.id}`}
                    label="Ziel"
                    describedBy={`target-of-${indicator.id}`}
                    value={target === undefined ? '' : String(target)}
                    options={[
                      { value: '', label: 'kein Ziel' },
                      ...store.instrument.scale
                        .map((level, value) => ({ value: String(value), label: `${value} – ${level.label}` }))
                        .slice(1),
                    ]}
                    onInput={(value) => {
                      const rest = targets.filter((one) => one.indicator !== indicator.id);
                      store.editAims({
                        targets: value === '' ? rest : [...rest, { indicator: indicator.id, level: Number(value) }],
                      });
                    }}
                  />
                ) : (
                  <p>
                    <strong>
                      Ziel: {target} – {store.instrument.scale[target ?? 0]?.label}
                    </strong>
                  </p>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </details>
  );
}

/** Where it stands today, in words; nothing is averaged here. */
export function standingOf(store: AgreementStore, indicator: string): string {
  const outcome = store.outcomeOf(indicator);
  if (outcome !== null && 'agreed' in outcome)
    return `Vereinbart: ${agreedText(outcome.agreed.answer, store.instrument)}`;
  const { reach, others } = spreadOf(store.entriesOf(indicator), store.instrument);
  if (reach === null) return others.length === 0 ? 'Noch ohne Antwort' : 'Noch ohne Bewertung';
  const names = [...new Set(reach)].map((level) => `${level} – ${store.instrument.scale[level]?.label ?? ''}`);
  return names.length === 1 ? `Bewertet mit ${names[0]}` : `Bewertet zwischen ${enumerate(names)}`;
}

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Alert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Combobox } from '../components/combobox.tsx';
import { Select } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count } from '../format.ts';
import { useView } from '../island.tsx';
import { NO_DIVERGENCE_HERE } from './words.ts';
import { OwnStatements } from './own.tsx';
import { PointCard, focusPoint } from './point.tsx';
import { STATE_NAMES, type State, duration, namesOf, unreleased } from './points.ts';
import { aimsHref, meetingHref, planHref } from './route.ts';
import { findIndicators } from './search.ts';
import type { AgreementStore } from './store.ts';

/** Where the departments differ: facts to look up beforehand, appraisals to talk about, what was agreed. */
export function Overview({ store, at }: { store: AgreementStore; at: string | null }) {
  const heading = useView('Abgleich', 'agreement');
  useEffect(() => {
    if (at !== null) focusPoint(at);
  }, [at]);
  const { agreement, places, check } = store;
  const points = agreement.points.filter((one) => places.has(one.indicator));
  const isAgreed = (indicator: string) => {
    const state = store.stateOf(indicator);
    return state === 'agreed' || state === 'changed';
  };
  const pending = points.filter((one) => !isAgreed(one.indicator));
  const isPoint = new Set(points.map((one) => one.indicator));
  const takenUp = new Set([
    ...agreement.outcomes.map((one) => one.indicator).filter((id) => store.outcomeOf(id) !== null),
    ...store.meeting().map((one) => one.indicator),
    ...[...places.keys()].filter((id) => store.isUnfinished(id)),
  ]);
  const order = [...places.keys()];
  const lists = {
    facts: pending.filter((one) => one.kind === 'fact').map((one) => one.indicator),
    appraisals: pending.filter((one) => one.kind === 'appraisal').map((one) => one.indicator),
    others: order.filter((id) => takenUp.has(id) && !isPoint.has(id) && !isAgreed(id)),
    // What has changed since comes first: somebody may want to look again.
    agreed: order
      .filter(isAgreed)
      .sort((a, b) => Number(store.stateOf(b) === 'changed') - Number(store.stateOf(a) === 'changed')),
  };
  const [filter, setFilter] = useState(store.filter);
  const narrow = (change: Partial<typeof filter>) => {
    store.filter = { ...filter, ...change };
    setFilter(store.filter);
  };
  const fits = (id: string) =>
    (filter.field === '' || places.get(id)?.field.id === filter.field) &&
    (filter.state === '' || store.stateOf(id) === filter.state);
  const shown = Object.fromEntries(
    Object.entries(lists).map(([name, ids]) => [name, ids.filter(fits)]),
  ) as typeof lists;
  const number = Object.values(shown).reduce((sum, ids) => sum + ids.length, 0);
  const all = Object.values(lists).reduce((sum, ids) => sum + ids.length, 0);
  const cards = (ids: string[]) => ids.map((id) => <PointCard key={id} store={store} indicator={id} />);

  return (
    <>
      <PageHead
        title="Abgleich"
        headingRef={heading}
        above={
          <p class="sc-muted">
            {check.municipality.name}, {check.phase.name}
          </p>
        }
      >
        So haben Ihre Stellen dieselben Aussagen bewertet. Dass sie es verschieden sehen, ist normal und willkommen:
        Jede sieht einen anderen Ausschnitt. Genau darüber lohnt sich das Gespräch.
      </PageHead>
      <Next store={store} open={lists.facts.length + lists.appraisals.length} lists={lists} />
      <Presence store={store} />
      {agreement.ratedByTwo === 0 && <NothingToCompare />}
      {all > 0 && (
        <div class="sc-filter sc-no-print">
          <Select
            id="filter-field"
            label="Handlungsfeld"
            value={filter.field}
            options={[
              { value: '', label: 'Alle Handlungsfelder' },
              ...store.instrument.fields.map((field) => ({ value: field.id, label: field.title })),
            ]}
            onInput={(field) => narrow({ field })}
          />
          <Select
            id="filter-state"
            label="Zeigen"
            value={filter.state}
            options={[
              { value: '', label: 'alle' },
              ...Object.entries(STATE_NAMES).map(([value, label]) => ({ value, label })),
            ]}
            onInput={(state) => narrow({ state: state as State | '' })}
          />
          <p class="sc-filter__count" role="status">
            {number === all ? count(all, 'Aussage', 'Aussagen') : `${number} von ${count(all, 'Aussage', 'Aussagen')}`}
          </p>
        </div>
      )}
      {all > 0 && number === 0 && (
        <div class="sc-section sc-stack">
          <p>Zu dieser Auswahl gibt es nichts.</p>
          <Button onClick={() => narrow({ field: '', state: '' })}>Alle zeigen</Button>
        </div>
      )}
      {agreement.ratedByTwo > 0 && points.length === 0 && (
        <p class="sc-narrow sc-section">
          {count(agreement.ratedByTwo, 'Aussage haben', 'Aussagen haben')} mindestens zwei Stellen bewertet; weit
          auseinander liegt keine. Worüber Sie trotzdem sprechen wollen, greifen Sie unten auf.
        </p>
      )}
      <List
        id="vorab"
        title="Vorab klären"
        hint="Sachstände lassen sich nachsehen. Klären Sie sie vor dem Treffen, am besten mit der zuständigen Stelle. Dann bleibt dort Zeit für das, worüber man verschiedener Meinung sein kann."
        ids={shown.facts}
        total={lists.facts.length}
        empty={pending.length > 0 ? 'Hier ist nichts offen: Kein Sachstand liegt weit auseinander.' : null}
        narrowed={filter.field !== '' || filter.state !== ''}
      >
        {cards(shown.facts)}
      </List>
      <List
        id="im-gespraech"
        title="Im Gespräch klären"
        hint="Bei Einschätzungen gibt es nichts nachzuschlagen. Fragen Sie einander, was Sie sehen, bevor Sie sich auf etwas einigen. Was strittig bleibt, darf strittig bleiben."
        ids={shown.appraisals}
        total={lists.appraisals.length}
        empty={pending.length > 0 ? 'Hier ist nichts offen: Keine Einschätzung liegt weit auseinander.' : null}
        narrowed={filter.field !== '' || filter.state !== ''}
      >
        {cards(shown.appraisals)}
      </List>
      <List
        id="aufgegriffen"
        title="Außerdem aufgegriffen"
        hint="Hier liegen die Bewertungen nicht weit auseinander; Sie wollten trotzdem darüber sprechen."
        ids={shown.others}
        total={lists.others.length}
        empty={null}
        narrowed={false}
      >
        {cards(shown.others)}
      </List>
      <List
        id="vereinbart"
        title="Vereinbart"
        hint="Das gilt im Ergebnis. Was die Stellen selbst geantwortet haben, bleibt daneben stehen."
        ids={shown.agreed}
        total={lists.agreed.length}
        empty={null}
        narrowed={false}
      >
        {cards(shown.agreed)}
      </List>
      <OwnStatements store={store} />
      {store.instrument.fields.length > 0 && <TakeUp store={store} listed={new Set(Object.values(lists).flat())} />}
    </>
  );
}

function List(props: {
  id: string;
  title: string;
  hint: string;
  ids: string[];
  total: number;
  /** Said where there is nothing at all; null to leave the list out. */
  empty: string | null;
  narrowed: boolean;
  children: ComponentChildren;
}) {
  if (props.ids.length === 0 && (props.empty === null || props.total > 0 || props.narrowed)) return null;
  return (
    <section class="sc-section" aria-labelledby={props.id}>
      <h2 class="kern-heading-large" id={props.id}>
        {props.title}
        {props.ids.length > 0 && <span class="sc-count"> {props.ids.length}</span>}
      </h2>
      <p class="sc-narrow">{props.ids.length > 0 ? props.hint : props.empty}</p>
      {props.children}
    </section>
  );
}

/** What stands, and the one next thing. */
function Next(props: {
  store: AgreementStore;
  open: number;
  lists: { facts: string[]; appraisals: string[]; others: string[]; agreed: string[] };
}) {
  const { store, lists } = props;
  const isOpen = (id: string) => store.stateOf(id) === 'open';
  const openFacts = lists.facts.filter(isOpen).length;
  const openAppraisals = lists.appraisals.filter(isOpen).length;
  const disputed = [...lists.facts, ...lists.appraisals, ...lists.others].filter(
    (id) => store.stateOf(id) === 'disputed',
  ).length;
  const meeting = store.meeting();
  const toTalk = meeting.filter((one) => isOpen(one.indicator));
  const minutes = toTalk.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <div class="sc-next">
      <dl class="sc-facts sc-tally">
        <div>
          <dt>Vorab zu klären</dt>
          <dd>{openFacts}</dd>
        </div>
        <div>
          <dt>Im Gespräch zu klären</dt>
          <dd>{openAppraisals}</dd>
        </div>
        <div>
          <dt>Vereinbart</dt>
          <dd>{lists.agreed.length}</dd>
        </div>
        <div>
          <dt>Bleibt strittig</dt>
          <dd>{disputed}</dd>
        </div>
      </dl>
      {store.writes && toTalk.length > 0 && (
        <>
          <p>
            Auf der Tagesordnung {toTalk.length === 1 ? 'steht noch' : 'stehen noch'}{' '}
            {count(toTalk.length, 'Punkt', 'Punkte')}, geplant sind {duration(minutes)}.
          </p>
          <div class="sc-actions">
            <LinkButton look="primary" href={meetingHref()}>
              Gespräch beginnen
            </LinkButton>
            <a class="sc-a" href={planHref}>
              Tagesordnung ändern oder drucken
            </a>
            <a class="sc-a" href={aimsHref}>
              Ziele und Schwerpunkte
            </a>
          </div>
        </>
      )}
      {store.writes && toTalk.length === 0 && openFacts + openAppraisals > 0 && (
        <div class="sc-actions">
          <LinkButton look="primary" href={planHref}>
            {meeting.length > 0 ? 'Nächstes Gespräch planen' : 'Gespräch planen'}
          </LinkButton>
          <a class="sc-a" href={aimsHref}>
            Ziele und Schwerpunkte
          </a>
        </div>
      )}
      {store.writes && toTalk.length === 0 && openFacts + openAppraisals === 0 && (
        <>
          {lists.agreed.length + disputed > 0 && (
            <p>Jeder Punkt ist vereinbart oder bewusst offen gelassen. Als Nächstes können Sie abgeben.</p>
          )}
          <div class="sc-actions">
            {lists.agreed.length + disputed > 0 && (
              <LinkButton look="primary" href="/check/#/abgeben">
                Zusammenfassen und abgeben
              </LinkButton>
            )}
            <a class="sc-a" href={aimsHref}>
              Ziele und Schwerpunkte
            </a>
          </div>
        </>
      )}
      {!store.writes && <Reading store={store} planned={meeting.length > 0} />}
    </div>
  );
}

/** Whoever only reads learns why, and where the rest is. */
function Reading({ store, planned }: { store: AgreementStore; planned: boolean }) {
  const { check } = store;
  const submitted = check.state === 'submitted' || check.state === 'archived';
  return (
    <>
      <p>
        {submitted
          ? 'Der Selbstcheck ist abgegeben. Was besprochen wurde, lesen Sie hier nach.'
          : check.state === 'closing'
            ? 'Der Selbstcheck wird gerade abgegeben. Bis das abgeschlossen ist, lässt sich hier nichts ändern.'
            : check.role === 'department'
              ? 'Sie sehen hier alle freigegebenen Antworten. Festgehalten wird im gemeinsamen Gespräch; das übernimmt, wer den Selbstcheck koordiniert. Ihre eigenen Antworten ändern Sie weiterhin auf der Seite „Antworten“.'
              : 'Sie lesen mit. Festgehalten wird im gemeinsamen Gespräch; das übernimmt, wer den Selbstcheck koordiniert.'}
      </p>
      <div class="sc-actions">
        {planned && (
          <a class="sc-a" href={planHref}>
            Tagesordnung ansehen
          </a>
        )}
        <a class="sc-a" href={aimsHref}>
          Ziele und Schwerpunkte
        </a>
        {submitted && (
          <a class="sc-a" href="/ergebnis/">
            Zum Ergebnis
          </a>
        )}
      </div>
    </>
  );
}

/** Whose answers are missing here. */
function Presence({ store }: { store: AgreementStore }) {
  const missing = unreleased(store.agreement.departments).filter((one) => !one.closed);
  if (missing.length === 0) return null;
  const names = namesOf(
    missing.map((one) => one.id),
    store.agreement.departments,
  );
  return (
    <p class="sc-noted">
      <strong>Noch nicht freigegeben:</strong> {names}.{' '}
      {missing.length === 1
        ? 'Die Antworten dieser Stelle erscheinen hier, sobald sie ihren Teil freigibt.'
        : 'Die Antworten dieser Stellen erscheinen hier, sobald sie ihren Teil freigeben.'}
    </p>
  );
}

function NothingToCompare() {
  return (
    <div class="sc-section">
      <Alert tone="info" title="Abweichungen konnten nicht sichtbar werden">
        <p>{NO_DIVERGENCE_HERE}</p>
        <p>
          Bitten Sie eine zweite Stelle um ihre Sicht, oder greifen Sie unten Aussagen auf, über die Sie sprechen
          wollen.
        </p>
      </Alert>
    </div>
  );
}

/** Any indicator is worth a conversation if somebody wants one. */
function TakeUp({ store, listed }: { store: AgreementStore; listed: Set<string> }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  useEffect(() => {
    if (chosen !== null) focusPoint(chosen);
  }, [chosen]);
  const hits = findIndicators(text, store.instrument);
  return (
    <section class="sc-section sc-no-print" aria-labelledby="aufgreifen">
      <h2 class="kern-heading-large" id="aufgreifen">
        Eine andere Aussage aufgreifen
      </h2>
      <div class="sc-narrow">
        <Combobox
          id="take-up"
          label="Aussage suchen"
          hint="Zum Beispiel „Sprachmittlung“ oder „Beirat“"
          value={text}
          options={hits.map(({ field, indicator }) => ({
            key: indicator.id,
            label: indicator.statement,
            detail: `${field.title}${listed.has(indicator.id) ? ', steht schon oben' : ''}`,
          }))}
          status={
            text.trim().length < 2
              ? ''
              : hits.length === 0
                ? 'Keine Aussage enthält diese Wörter.'
                : `${count(hits.length, 'Aussage', 'Aussagen')} gefunden`
          }
          onInput={setText}
          onChoose={(key) => {
            setChosen(key);
            setText('');
          }}
        />
      </div>
      {chosen !== null && !listed.has(chosen) && <PointCard key={chosen} store={store} indicator={chosen} />}
    </section>
  );
}

import { useRef, useState } from 'preact/hooks';
import type { MeetingPoint } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Combobox } from '../components/combobox.tsx';
import { Crumb } from '../components/crumb.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count } from '../format.ts';
import { KIND_LABELS } from '../instrument.ts';
import { useView } from '../island.tsx';
import type { SlotView } from '../saving/queue.ts';
import { StateMark } from './point.tsx';
import { GOOD_NUMBER, MOST_POINTS, duration, minutesFor, suggestion, whySentences } from './points.ts';
import { meetingHref, overviewHref } from './route.ts';
import { SavedHere } from './saved-here.tsx';
import { findIndicators } from './search.ts';
import type { AgreementStore, MeetingValue } from './store.ts';
import { describeMeeting } from './words.ts';

const LONGEST_MINUTES = 120;

/** What a meeting will be about, in which order, and how long. */
export function PlanView({ store }: { store: AgreementStore }) {
  const heading = useView('Gespräch planen', 'plan');
  const meeting = store.meeting();
  const minutes = meeting.reduce((sum, one) => sum + one.minutes, 0);
  return (
    <>
      <PageHead
        class="sc-no-print"
        title={store.writes ? 'Gespräch planen' : 'Tagesordnung'}
        headingRef={heading}
        above={<Crumb href={overviewHref()}>Abgleich</Crumb>}
      >
        {store.writes
          ? 'Wählen Sie, worüber Sie sprechen wollen. Lieber wenige Punkte mit Zeit zum Zuhören als viele im Galopp.'
          : undefined}
      </PageHead>
      {store.writes ? <Editing store={store} meeting={meeting} minutes={minutes} /> : <Agenda store={store} screen />}
      <Agenda store={store} />
    </>
  );
}

function Editing(props: { store: AgreementStore; meeting: MeetingPoint[]; minutes: number }) {
  const { store, meeting, minutes } = props;
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const chosen = new Set(meeting.map((one) => one.indicator));
  const isOpen = (indicator: string) => store.stateOf(indicator) === 'open';
  const { focus } = store.aims();
  const open = suggestion(store.agreement.points, (id) => isOpen(id) && !chosen.has(id), store.places, focus, Infinity);
  const room = GOOD_NUMBER - meeting.length;
  const suggested = open.slice(0, Math.max(0, room));
  const done = meeting.filter((one) => !isOpen(one.indicator));
  const save = (next: MeetingPoint[], typing = false) => store.editMeeting(next, { typing });
  const view = store.queue.view('meeting', 'meeting') as SlotView<MeetingValue>;
  const statement = (indicator: string) => store.places.get(indicator)?.indicator.statement ?? indicator;
  const fresh = (indicator: string): MeetingPoint => ({
    indicator,
    minutes: minutesFor(store.places.get(indicator)?.indicator.kind ?? 'appraisal'),
  });
  const add = (indicator: string) => {
    save([...meeting, fresh(indicator)]);
    setSaid(`Aufgenommen, ${count(meeting.length + 1, 'Punkt', 'Punkte')} auf der Tagesordnung.`);
  };
  const move = (index: number, by: -1 | 1) => {
    const next = [...meeting];
    const [moved] = next.splice(index, 1);
    if (moved === undefined) return;
    next.splice(index + by, 0, moved);
    save(next);
    setSaid(`Jetzt an Stelle ${index + by + 1} von ${meeting.length}.`);
    // Moving a row takes it out of the document for a moment, and the focus with it.
    const direction = by < 0 ? 'up' : 'down';
    requestAnimationFrame(() => {
      const row = list.current?.children[index + by];
      const same = row?.querySelector<HTMLButtonElement>(`[data-move="${direction}"]`);
      const other = row?.querySelector<HTMLButtonElement>(`[data-move="${direction === 'up' ? 'down' : 'up'}"]`);
      (same?.disabled ? other : same)?.focus();
    });
  };
  const remove = (index: number) => {
    save(meeting.filter((_, place) => place !== index));
    setSaid('Von der Tagesordnung genommen.');
    requestAnimationFrame(() => document.getElementById('tagesordnung')?.focus());
  };
  return (
    <div class="sc-no-print">
      <section class="sc-next" aria-labelledby="tagesordnung">
        <h2 class="kern-heading-medium" id="tagesordnung" tabIndex={-1}>
          Tagesordnung
        </h2>
        {meeting.length === 0 ? (
          <p>
            {open.length > 0
              ? 'Noch ist sie leer. Beginnen Sie mit einem Vorschlag, und ändern Sie ihn, wie Sie wollen.'
              : 'Noch ist sie leer. Nehmen Sie unten auf, worüber Sie sprechen wollen.'}
          </p>
        ) : (
          <p>
            <strong>
              {count(meeting.length, 'Punkt', 'Punkte')}, {duration(minutes)}
            </strong>
            . Dazu kommen Begrüßung, Pause und Ausblick.
          </p>
        )}
        {meeting.length > GOOD_NUMBER && (
          <Alert tone="warning" title={`${meeting.length} Punkte sind viel für ein Treffen`}>
            <p>
              Mehr als etwa zwölf lassen sich kaum in Ruhe besprechen. Was nicht mehr hineinpasst, bleibt im Abgleich
              stehen und findet beim nächsten Treffen Platz.
              {meeting.length >= MOST_POINTS && ` Mehr als ${MOST_POINTS} nimmt die Tagesordnung nicht auf.`}
            </p>
          </Alert>
        )}
        {meeting.length > 0 && (
          <ol class="sc-agenda" ref={list}>
            {meeting.map((one, index) => (
              <li key={one.indicator} class="sc-agenda__row">
                <span class="sc-agenda__number" aria-hidden="true">
                  {index + 1}
                </span>
                <div class="sc-agenda__text">
                  <p class="sc-agenda__statement" id={`row-${one.indicator}`}>
                    {statement(one.indicator)}
                  </p>
                  <p class="sc-point__above">
                    <StateMark state={store.stateOf(one.indicator)} />
                    <span class="sc-muted">{store.places.get(one.indicator)?.field.title}</span>
                  </p>
                </div>
                <Minutes
                  value={one.minutes}
                  indicator={one.indicator}
                  onChange={(value) =>
                    save(
                      meeting.map((other) =>
                        other.indicator === one.indicator ? { ...other, minutes: value } : other,
                      ),
                      true,
                    )
                  }
                />
                <div class="sc-agenda__tools">
                  <Tool
                    icon="arrow-up"
                    label="Nach oben"
                    describedBy={`row-${one.indicator}`}
                    move="up"
                    disabled={index === 0}
                    onClick={() => move(index, -1)}
                  />
                  <Tool
                    icon="arrow-down"
                    label="Nach unten"
                    describedBy={`row-${one.indicator}`}
                    move="down"
                    disabled={index === meeting.length - 1}
                    onClick={() => move(index, 1)}
                  />
                  <Tool
                    icon="close"
                    label="Entfernen"
                    describedBy={`row-${one.indicator}`}
                    onClick={() => remove(index)}
                  />
                </div>
              </li>
            ))}
          </ol>
        )}
        <div class="sc-actions">
          {meeting.length > 0 && (
            <LinkButton look="primary" href={meetingHref()}>
              Gespräch beginnen
            </LinkButton>
          )}
          {suggested.length > 0 && (
            <Button
              look={meeting.length === 0 ? 'primary' : 'secondary'}
              onClick={() => {
                save([...meeting, ...suggested.map((point) => fresh(point.indicator))]);
                setSaid(`${count(suggested.length, 'Punkt', 'Punkte')} aufgenommen.`);
              }}
            >
              {meeting.length === 0
                ? suggested.length === GOOD_NUMBER
                  ? 'Vorschlag: die zwölf wichtigsten'
                  : suggested.length === 1
                    ? 'Vorschlag: den offenen Punkt aufnehmen'
                    : `Vorschlag: alle ${suggested.length} offenen Punkte`
                : 'Mit den wichtigsten auf zwölf ergänzen'}
            </Button>
          )}
          {meeting.length > 0 && (
            <Button look="tertiary" onClick={() => window.print()}>
              Tagesordnung drucken
            </Button>
          )}
          {done.length > 0 && (
            <Button look="tertiary" onClick={() => save(meeting.filter((one) => isOpen(one.indicator)))}>
              {done.length === 1 ? 'Erledigten Punkt herausnehmen' : `${done.length} erledigte Punkte herausnehmen`}
            </Button>
          )}
        </div>
        <p class="kern-sr-only" role="status">
          {said}
        </p>
        <SavedHere
          view={view}
          describe={(value) => describeMeeting(value.points, store)}
          onChoose={(choice) => store.queue.resolve('meeting', 'meeting', choice)}
          onRetry={() => save(meeting)}
        />
      </section>
      {open.length > 0 && (
        <section class="sc-section" aria-labelledby="offene">
          <h2 class="kern-heading-medium" id="offene">
            Was noch offen ist
          </h2>
          <p class="sc-narrow">
            Einschätzungen zuerst, dann Sachstände, die sich vielleicht noch vor dem Treffen klären lassen; je Gruppe
            das Wichtigste oben{focus.length > 0 ? ', Ihre Schwerpunkte ganz vorn' : ''}.
          </p>
          <ul class="sc-candidates">
            {open.map((point) => (
              <li key={point.indicator} class="sc-candidates__row">
                <div>
                  <p class="sc-agenda__statement" id={`candidate-${point.indicator}`}>
                    {statement(point.indicator)}
                  </p>
                  <p class="sc-small sc-muted">
                    {KIND_LABELS[point.kind].label}. {whySentences(point, store.entriesOf(point.indicator)).join(' ')}
                  </p>
                </div>
                {meeting.length < MOST_POINTS && (
                  <Button describedBy={`candidate-${point.indicator}`} onClick={() => add(point.indicator)}>
                    Aufnehmen
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {meeting.length < MOST_POINTS && <AnyOther store={store} chosen={chosen} onAdd={add} />}
    </div>
  );
}

function AnyOther(props: { store: AgreementStore; chosen: Set<string>; onAdd: (indicator: string) => void }) {
  const [text, setText] = useState('');
  const hits = findIndicators(text, props.store.instrument).filter((one) => !props.chosen.has(one.indicator.id));
  return (
    <section class="sc-section sc-narrow" aria-labelledby="andere">
      <h2 class="kern-heading-medium" id="andere">
        Eine andere Aussage
      </h2>
      <Combobox
        id="any-other"
        label="Aussage suchen und aufnehmen"
        hint="Auch worüber alle gleich denken, kann ein Gespräch wert sein."
        value={text}
        options={hits.map(({ field, indicator }) => ({
          key: indicator.id,
          label: indicator.statement,
          detail: field.title,
        }))}
        status={text.trim().length < 2 ? '' : hits.length === 0 ? 'Nichts gefunden.' : `${hits.length} gefunden`}
        onInput={setText}
        onChoose={(key) => {
          setText('');
          props.onAdd(key);
        }}
      />
    </section>
  );
}

/** Keeps what is typed until it is a number that fits, so that one can empty the field and type anew. */
function Minutes(props: { value: number; indicator: string; onChange: (minutes: number) => void }) {
  const [text, setText] = useState<string | null>(null);
  const id = `minutes-${props.indicator}`;
  return (
    <div class="sc-minutes">
      <input
        class="kern-form-input__input sc-minutes__input"
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        max={LONGEST_MINUTES}
        value={text ?? String(props.value)}
        aria-describedby={`row-${props.indicator}`}
        onInput={(event) => {
          const typed = event.currentTarget.value;
          const minutes = Number(typed);
          const fits = Number.isInteger(minutes) && minutes >= 1 && minutes <= LONGEST_MINUTES;
          setText(fits ? null : typed);
          if (fits) props.onChange(minutes);
        }}
        onBlur={() => setText(null)}
      />
      <label for={id}>Minuten</label>
    </div>
  );
}

function Tool(props: {
  icon: string;
  label: string;
  describedBy: string;
  move?: 'up' | 'down';
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      class="sc-tool"
      data-move={props.move}
      disabled={props.disabled}
      aria-describedby={props.describedBy}
      onClick={props.onClick}
    >
      <span class={`kern-icon kern-icon--${props.icon}`} aria-hidden="true" />
      <span class="kern-sr-only">{props.label}</span>
    </button>
  );
}

/** The agenda to hand out: on paper, or on the screen for those who only read. */
function Agenda({ store, screen }: { store: AgreementStore; screen?: boolean }) {
  const meeting = store.meeting();
  const minutes = meeting.reduce((sum, one) => sum + one.minutes, 0);
  if (meeting.length === 0) return screen ? <p>Noch steht nichts auf der Tagesordnung.</p> : null;
  return (
    <div class={screen ? 'sc-handout sc-no-print' : 'sc-handout sc-print-only'}>
      {!screen && <p class="sc-handout__title">Abgleich der Stellen: Tagesordnung</p>}
      <p>
        Selbstcheck {store.check.municipality.name}, {store.check.phase.name}:{' '}
        {count(meeting.length, 'Punkt', 'Punkte')}, {duration(minutes)}
      </p>
      <ol class="sc-handout__list">
        {meeting.map((one) => {
          const place = store.places.get(one.indicator);
          const point = store.pointOf(one.indicator);
          return (
            <li key={one.indicator}>
              <p class="sc-handout__statement">
                <strong>{place?.indicator.statement}</strong> <span>{duration(one.minutes)}</span>
              </p>
              <p class="sc-handout__about">
                {place?.field.title}.{' '}
                {point !== undefined && whySentences(point, store.entriesOf(one.indicator)).join(' ')}
              </p>
            </li>
          );
        })}
      </ol>
      <p class="sc-handout__about">Nur für die Arbeit in der Verwaltung.</p>
    </div>
  );
}

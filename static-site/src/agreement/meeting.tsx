import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { SaveMark } from '../check/save-state.tsx';
import { OTHER_ANSWERS } from '../check/words.ts';
import { LinkButton } from '../components/button.tsx';
import { toggleFullScreen, useShortcuts } from '../components/large-view.tsx';
import { PageHead } from '../components/page-head.tsx';
import { enumerateNames } from '../format.ts';
import { KIND_LABELS, type Place } from '../instrument.ts';
import { useView } from '../island.tsx';
import { Others, cellClass, unitLabel } from './levels.tsx';
import type { Choice } from './outcome.ts';
import { Recorded, Voices } from './point.tsx';
import { spreadOf, whySentences } from './points.ts';
import { RecordForm, Trouble, chosen, farthestApart } from './record.tsx';
import { endHref, meetingHref, overviewHref, planHref } from './route.ts';
import { SHORTCUTS, SHORTCUT_WORDS } from './shortcuts.ts';
import type { AgreementStore } from './store.ts';
import { Timer } from './timer.tsx';

/**
 * One point at a time, for a meeting room: large, calm, by keyboard. `single` records one point outside of a meeting,
 * without timer and without paging.
 */
export function MeetingView(props: {
  store: AgreementStore;
  single: boolean;
  indicator: string | null;
  status: ComponentChildren;
}) {
  const { store, single, indicator } = props;
  useEffect(() => {
    document.documentElement.classList.add('sc-has-room');
    return () => {
      document.documentElement.classList.remove('sc-has-room');
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  const place = indicator === null ? undefined : store.places.get(indicator);
  if (indicator === null || place === undefined) return <NothingPlanned />;
  return (
    <>
      <Room key={`${single}`} store={store} single={single} indicator={indicator} place={place} />
      {props.status}
    </>
  );
}

function NothingPlanned() {
  const heading = useView('Gespräch', 'meeting-empty');
  return (
    <>
      <PageHead title="Auf der Tagesordnung steht noch nichts" headingRef={heading}>
        Wählen Sie zuerst, worüber Sie sprechen wollen.
      </PageHead>
      <div class="sc-actions">
        <LinkButton look="primary" href={planHref}>
          Gespräch planen
        </LinkButton>
        <LinkButton href={overviewHref()}>Zum Abgleich</LinkButton>
      </div>
    </>
  );
}

function Room(props: { store: AgreementStore; single: boolean; indicator: string; place: Place }) {
  const { store, single, indicator, place } = props;
  const heading = useView(place.indicator.statement, `${single ? 'point' : 'meeting'}/${indicator}`);
  // Of which point they are open: another point begins with its own closed, whenever a key is pressed.
  const [voicesOf, setVoicesOf] = useState<string | null>(null);
  const voices = voicesOf === indicator;
  const setVoices = (open: boolean) => setVoicesOf(open ? indicator : null);
  const meeting = store.meeting();
  const index = single ? -1 : meeting.findIndex((one) => one.indicator === indicator);
  const planned = index < 0 ? undefined : meeting[index];
  const before = meeting[index - 1];
  const next = meeting[index + 1];
  const paged = planned !== undefined;
  const nextHref = next === undefined ? endHref : meetingHref(next.indicator);
  const max = store.instrument.scale.length - 1;
  const draft = store.draftOf(indicator);
  const choose = (choice: Choice) => store.record(indicator, chosen(draft, choice, store, indicator));

  useEffect(() => {
    return () => {
      store.queue.flush();
      store.leave(indicator);
    };
  }, [indicator]);

  /** From where the address is: a second press may come before the first has been drawn. */
  const turn = (by: 1 | -1) => {
    const here = meeting.findIndex((one) => meetingHref(one.indicator) === location.hash);
    if (here < 0) return;
    const there = meeting[here + by];
    if (there !== undefined) location.hash = meetingHref(there.indicator);
    else if (by > 0) location.hash = endHref;
  };

  const keys = useShortcuts({
    shortcuts: SHORTCUTS,
    words: SHORTCUT_WORDS,
    title: 'Tasten für das Gespräch',
    max,
    heading,
    obey: (command) => {
      switch (command.do) {
        case 'level':
          return choose(command.level);
        case 'unknown':
        case 'notApplicable':
        case 'disputed':
          return choose(command.do);
        case 'next':
          return paged && turn(1);
        case 'before':
          return paged && turn(-1);
        case 'reason':
          (
            document.getElementById('record-reason') ?? document.querySelector<HTMLElement>('.sc-record textarea')
          )?.focus();
          return;
        case 'voices':
          return setVoices(!voices);
        case 'time':
          document.querySelector<HTMLButtonElement>('[data-shortcut="time"]')?.click();
          return;
      }
    },
  });

  const point = store.pointOf(indicator);
  const entries = store.entriesOf(indicator);
  return (
    <div class="sc-room">
      <div class="sc-room__bar">
        <a class="sc-room__tool" href={overviewHref(indicator)}>
          {single ? 'Zurück zum Abgleich' : 'Gespräch verlassen'}
        </a>
        {paged && (
          <div class="sc-room__paging">
            {before !== undefined && (
              <Turn icon="arrow-back" label="Voriger Punkt" href={meetingHref(before.indicator)} />
            )}
            <p class="sc-room__place">
              Punkt {index + 1} von {meeting.length}
            </p>
            <Turn
              icon="arrow-forward"
              label={next === undefined ? 'Zum Abschluss' : 'Nächster Punkt'}
              href={nextHref}
            />
          </div>
        )}
        <div class="sc-room__save">
          {store.isUnfinished(indicator) ? (
            <p class="sc-save sc-save--delayed">
              <span class="kern-icon kern-icon--small kern-icon--warning" aria-hidden="true" />
              <span>Noch nicht vollständig</span>
            </p>
          ) : (
            <SaveMark state={store.pointView(indicator).state} />
          )}
        </div>
        {planned !== undefined && <Timer indicator={indicator} planned={planned.minutes} />}
        {document.fullscreenEnabled && (
          <button type="button" class="sc-room__tool" onClick={toggleFullScreen}>
            Vollbild
          </button>
        )}
        <button type="button" class="sc-room__tool" onClick={keys.open}>
          Tasten
        </button>
      </div>

      <div class="sc-room__head">
        <p class="sc-room__field">
          {place.field.title} · {KIND_LABELS[place.indicator.kind].label}
        </p>
        <h1 class="sc-room__statement" tabIndex={-1} ref={heading}>
          {place.indicator.statement}
        </h1>
        {point !== undefined && <p class="sc-room__why">{whySentences(point, entries).join(' ')}</p>}
      </div>

      <Trouble store={store} indicator={indicator} />
      <fieldset class="sc-room__choices">
        <legend class="sc-room__question">Worauf einigen Sie sich?</legend>
        <Scale store={store} indicator={indicator} choice={draft.choice} onChoose={choose} />
        <Others store={store} indicator={indicator} />
        <div class="sc-room__others">
          <OtherChoice
            name={indicator}
            value="unknown"
            label={OTHER_ANSWERS.unknown.label}
            shortcut="W"
            choice={draft.choice}
            onChoose={choose}
          />
          <OtherChoice
            name={indicator}
            value="notApplicable"
            label={OTHER_ANSWERS.notApplicable.label}
            shortcut="N"
            choice={draft.choice}
            onChoose={choose}
          />
          <OtherChoice
            name={indicator}
            value="disputed"
            label="Bleibt strittig"
            shortcut="S"
            choice={draft.choice}
            onChoose={choose}
          />
        </div>
      </fieldset>
      <Meaning store={store} place={place} choice={draft.choice} />

      {entries.length > 0 && (
        <Voices key={`voices-${indicator}`} store={store} indicator={indicator} open={voices} onToggle={setVoices} />
      )}
      <RecordForm key={indicator} store={store} indicator={indicator} />
      {store.stateOf(indicator) === 'changed' && <Recorded store={store} indicator={indicator} />}
      {paged && (
        <nav class="sc-room__nav" aria-label="Weiterblättern">
          {before !== undefined ? (
            <LinkButton href={meetingHref(before.indicator)}>Voriger Punkt</LinkButton>
          ) : (
            <span />
          )}
          <LinkButton look="primary" href={nextHref}>
            {next === undefined ? 'Zum Abschluss' : 'Nächster Punkt'}
          </LinkButton>
        </nav>
      )}
      {keys.overview}
    </div>
  );
}

function Turn(props: { icon: string; label: string; href: string }) {
  return (
    <a class="sc-tool" href={props.href}>
      <span class={`kern-icon kern-icon--${props.icon}`} aria-hidden="true" />
      <span class="kern-sr-only">{props.label}</span>
    </a>
  );
}

/** The scale is both: what the departments said, and where one chooses. */
function Scale(props: {
  store: AgreementStore;
  indicator: string;
  choice: Choice | null;
  onChoose: (choice: Choice) => void;
}) {
  const { store, indicator } = props;
  const { levels, reach } = spreadOf(store.entriesOf(indicator), store.instrument);
  return (
    <div class="sc-levels sc-levels--room">
      {store.instrument.scale.map((level, value) => {
        const units = levels[value] ?? [];
        const id = `choice-${value}`;
        const on = props.choice === value;
        return (
          <div
            key={value}
            class={`${cellClass(value, units.length > 0, reach)}${on ? ' sc-levels__cell--chosen' : ''}`}
          >
            <input
              class="kern-form-check__radio sc-checkmark sc-levels__radio"
              type="radio"
              id={id}
              name={`choice-${indicator}`}
              checked={on}
              aria-describedby={units.length > 0 ? `${id}-units` : undefined}
              onChange={() => props.onChoose(value)}
            />
            <label class="sc-levels__label" for={id}>
              <span class="sc-levels__number">{value}</span> {level.label}
            </label>
            <span class="sc-levels__dot" aria-hidden="true" />
            {units.length > 0 && (
              <ul class="sc-levels__units" id={`${id}-units`}>
                {units.map((entry) => (
                  <li key={entry.department}>{unitLabel(store, entry.department, indicator)}</li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}

function OtherChoice(props: {
  name: string;
  value: 'unknown' | 'notApplicable' | 'disputed';
  label: string;
  shortcut: string;
  choice: Choice | null;
  onChoose: (choice: Choice) => void;
}) {
  const id = `choice-${props.value}`;
  return (
    <div class={`sc-room__other${props.choice === props.value ? ' sc-room__other--chosen' : ''}`}>
      <input
        class="kern-form-check__radio sc-checkmark"
        type="radio"
        id={id}
        name={`choice-${props.name}`}
        checked={props.choice === props.value}
        onChange={() => props.onChoose(props.value)}
      />
      <label for={id}>{props.label}</label>
    </div>
  );
}

/** What the chosen level means; before anything is chosen, how one might begin. */
function Meaning(props: { store: AgreementStore; place: Place; choice: Choice | null }) {
  const { store, place, choice } = props;
  const text =
    typeof choice === 'number'
      ? [store.instrument.scale[choice]?.meaning, place.indicator.anchors[String(choice)]].filter(Boolean).join(' ')
      : choice === null
        ? opener(store, place)
        : choice === 'disputed'
          ? 'Sie lassen den Punkt bewusst offen. Im Ergebnis zählt weiter, was die Stellen selbst geantwortet haben.'
          : choice === 'unknown'
            ? OTHER_ANSWERS.unknown.meaning
            : OTHER_ANSWERS.notApplicable.meaning;
  return <p class="sc-room__meaning">{text}</p>;
}

function opener(store: AgreementStore, place: Place): string {
  const point = store.pointOf(place.indicator.id);
  const sides = farthestApart(store, place.indicator.id).map((id) => store.nameOf(id));
  const ask = place.indicator.askFirst;
  if (point?.reasons.includes('spread') && sides.length === 2)
    return `Zum Einstieg: ${enumerateNames(sides)} liegen am weitesten auseinander. Was sehen Sie, was die anderen nicht sehen?`;
  if (point?.reasons.includes('responsibility'))
    return 'Zum Einstieg: Wessen Aufgabe ist das bei uns, und was davon liegt in unserer Hand?';
  if (point?.reasons.includes('knowledge') && ask.length > 0)
    return `Zum Einstieg: Wer könnte es wissen? Oft sind das diese Stellen: ${ask.join(', ')}.`;
  return 'Zum Einstieg: Woran würden Menschen, die das betrifft, merken, wie weit wir sind?';
}

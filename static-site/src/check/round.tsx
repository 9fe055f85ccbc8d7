import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Checkbox, TextArea } from '../components/form.tsx';
import { toggleFullScreen, useShortcuts } from '../components/large-view.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count } from '../format.ts';
import { type Place, indicatorsOf } from '../instrument.ts';
import { useView } from '../island.tsx';
import { totalProgress } from '../progress.ts';
import { leads } from '../roles.ts';
import { type Choice, ChoiceDetails, useChoice } from './choice.tsx';
import { Conflict } from './conflict.tsx';
import { keptUnfinished } from './indicator.tsx';
import { nextOfBoth, nextPlace } from './part.ts';
import { openHref, overviewHref, roundHref, summaryHref, topicHref } from './route.ts';
import { SaveMark, worst } from './save-state.tsx';
import { SHORTCUTS, SHORTCUT_WORDS } from './shortcuts.ts';
import type { CheckStore } from './store.ts';
import { OTHER_ANSWERS, describeAnswerValue, describeNoteValue } from './words.ts';

/** One indicator at a time, for a meeting room: to be read from five metres, and steered by keyboard. */
export function RoundView(props: { store: CheckStore; indicator: string | null }) {
  const { store } = props;
  useEffect(() => {
    document.documentElement.classList.add('sc-has-round');
    return () => {
      document.documentElement.classList.remove('sc-has-round');
      if (document.fullscreenElement) void document.exitFullscreen();
    };
  }, []);
  if (!store.check.writable) return <NotOpen />;
  if (props.indicator === END) return <End store={store} />;
  const places = [...store.places.values()];
  const place =
    (props.indicator === null ? undefined : store.places.get(props.indicator)) ??
    nextOfBoth(store.parts, store.answerOf, store.place) ??
    places[0]!;
  return <Room key={place.indicator.id} store={store} place={place} places={places} />;
}

const END = 'ende';

function NotOpen() {
  const heading = useView('Große Ansicht', 'round/closed');
  return (
    <PageHead title="Der Selbstcheck nimmt gerade nichts an" headingRef={heading}>
      <a class="sc-a" href={overviewHref}>
        Zur Übersicht
      </a>
    </PageHead>
  );
}

/** Without an entry in the history for every statement: "back" leads out of the large view. */
const turnTo = (indicator: string): void => location.replace(roundHref(indicator));

function Room(props: { store: CheckStore; place: Place; places: Place[] }) {
  const { store, place, places } = props;
  const { indicator, field } = place;
  const { instrument } = store;
  const heading = useView(indicator.statement, `round/${indicator.id}`);
  const [, setTimes] = useState(0);
  const [commenting, setCommenting] = useState(false);
  const view = store.answerView(indicator.id);
  const note = store.noteView(indicator.id);
  const { needForAction } = view.value;
  const choice = useChoice(
    view.value.answer,
    (answer, options) => store.editAnswer(indicator.id, { answer }, options),
    () => store.queue.flush(),
    keptUnfinished(store, indicator.id),
  );
  const index = places.findIndex((one) => one.indicator.id === indicator.id);
  const before = places[index - 1];
  const after = places[index + 1];
  const max = instrument.scale.length - 1;
  const id = `r-${indicator.id}`;
  const progress = totalProgress(instrument, store.answerOf);
  const showsComment = commenting || note.value.comment !== '';

  useEffect(() => {
    let gone = false;
    void store.loadNotes(field.id).then(() => {
      if (!gone) setTimes((times) => times + 1);
    });
    return () => {
      gone = true;
      store.queue.flush();
    };
  }, []);

  // On the way to another statement, or into a text field, no key may still be taken for an answer to this one.
  const onTheWay = useRef(false);
  const comment = () => {
    onTheWay.current = true;
    setCommenting(true);
    requestAnimationFrame(() => {
      document.getElementById(`${id}-comment`)?.focus();
      onTheWay.current = false;
    });
  };
  const turn = (to: Place | undefined) => {
    onTheWay.current = true;
    turnTo(to?.indicator.id ?? END);
  };
  const keys = useShortcuts({
    shortcuts: SHORTCUTS,
    words: SHORTCUT_WORDS,
    title: 'Tasten',
    max,
    heading,
    obey: (command) => {
      // Until the next statement is drawn, a key would still mean this one.
      if (onTheWay.current) return;
      switch (command.do) {
        case 'level':
          return choice.choose(`level-${command.level}`);
        case 'unknown':
        case 'notOurs':
        case 'notApplicable':
          return choice.choose(command.do);
        case 'needForAction':
          return store.editAnswer(indicator.id, { needForAction: !needForAction });
        case 'next':
          return turn(after);
        case 'before':
          if (before !== undefined) turn(before);
          return;
        case 'comment':
          return comment();
      }
    },
  });

  return (
    <div class="sc-round">
      <div class="sc-round__bar">
        <a class="sc-round__tool" href={topicHref(field.id, place.topic.id, indicator.id)}>
          Normale Ansicht
        </a>
        <p class="sc-round__progress">
          Aussage {index + 1} von {places.length}
          <span class="sc-round__done"> · {progress.done} beantwortet</span>
        </p>
        <SaveMark state={worst([view.state, note.state])} />
        {document.fullscreenEnabled && (
          <button type="button" class="sc-round__tool" onClick={toggleFullScreen}>
            Vollbild
          </button>
        )}
        <button type="button" class="sc-round__tool" onClick={keys.open}>
          Tasten
        </button>
      </div>

      <p class="sc-round__field">
        {field.title} · {place.topic.title}
      </p>
      <h1 class="sc-round__statement" tabIndex={-1} ref={heading}>
        {indicator.statement}
      </h1>
      {indicator.help && (
        <details class="sc-more sc-round__help">
          <summary>Was ist gemeint?</summary>
          <p>{indicator.help}</p>
        </details>
      )}

      {view.conflict && (
        <Conflict
          mine={describeAnswerValue(view.conflict.mine, instrument)}
          theirs={describeAnswerValue(view.conflict.theirs, instrument)}
          onChoose={(side) => {
            choice.dropUnfinished();
            store.queue.resolve('answer', indicator.id, side);
            heading.current?.focus();
          }}
        />
      )}
      {view.problem && (
        <Alert tone="danger" title={view.problem.title} live="assertive">
          <p>{view.problem.detail}</p>
          <p>
            <Button onClick={() => store.editAnswer(indicator.id, {})}>Noch einmal speichern</Button>
          </p>
        </Alert>
      )}

      <fieldset class="sc-round__choices">
        <legend class="kern-sr-only">Wie weit sind wir?</legend>
        <div class="sc-round__levels">
          {instrument.scale.map((level, value) => (
            <Row
              key={value}
              id={`${id}-level-${value}`}
              name={id}
              value={`level-${value}`}
              shortcut={String(value)}
              label={level.label}
              meaning={indicator.anchors[String(value)] ?? level.meaning}
              chosen={choice.chosen}
              onChoose={choice.choose}
            />
          ))}
        </div>
        <div class="sc-round__others">
          {(
            [
              ['unknown', 'W'],
              ['notOurs', 'A'],
              ['notApplicable', 'N'],
            ] as const
          ).map(([other, shortcut]) => (
            <Row
              key={other}
              id={`${id}-${other}`}
              name={id}
              value={other}
              shortcut={shortcut}
              label={OTHER_ANSWERS[other].label}
              chosen={choice.chosen}
              onChoose={choice.choose}
            />
          ))}
        </div>
      </fieldset>
      <div class="sc-round__details">
        <ChoiceDetails id={id} instrument={instrument} choice={choice} />
      </div>

      {showsComment && (
        <div class="sc-round__comment">
          {note.conflict && (
            <Conflict
              mine={describeNoteValue(note.conflict.mine)}
              theirs={describeNoteValue(note.conflict.theirs)}
              onChoose={(side) => store.queue.resolve('note', indicator.id, side)}
            />
          )}
          <TextArea
            id={`${id}-comment`}
            label="Kommentar"
            optional
            hint="Bitte keine Namen."
            value={note.value.comment}
            maxLength={2000}
            rows={2}
            error={note.problem?.detail ?? null}
            onInput={(text) => store.editNote(indicator.id, { comment: text }, { typing: true })}
            onBlur={() => store.queue.flush()}
          />
        </div>
      )}

      <div class="sc-round__nav">
        {before !== undefined && <Button onClick={() => turn(before)}>Vorige Aussage</Button>}
        <Checkbox
          id={`${id}-need`}
          checked={needForAction}
          onChange={(checked) => store.editAnswer(indicator.id, { needForAction: checked })}
        >
          Handlungsbedarf
        </Checkbox>
        {!showsComment && (
          <Button look="tertiary" onClick={comment}>
            Kommentar schreiben
          </Button>
        )}
        <Button look="primary" onClick={() => turn(after)}>
          {after === undefined ? 'Zum Abschluss' : 'Nächste Aussage'}
        </Button>
      </div>
      {keys.overview}
    </div>
  );
}

function Row(props: {
  id: string;
  name: string;
  value: Choice;
  shortcut: string;
  label: string;
  meaning?: string;
  chosen: Choice | null;
  onChoose: (choice: Choice) => void;
}) {
  const on = props.chosen === props.value;
  return (
    <div class={`sc-round__row${on ? ' sc-round__row--chosen' : ''}`}>
      <input
        class="kern-form-check__radio sc-checkmark sc-round__radio"
        type="radio"
        id={props.id}
        name={props.name}
        value={props.value}
        checked={on}
        aria-describedby={props.meaning ? `${props.id}-meaning` : undefined}
        onChange={() => props.onChoose(props.value)}
      />
      <label class="sc-round__label" for={props.id}>
        <span class="sc-round__key">{props.shortcut} </span>
        {props.label}
      </label>
      {props.meaning && (
        <p class="sc-round__meaning" id={`${props.id}-meaning`}>
          {props.meaning}
        </p>
      )}
    </div>
  );
}

/** After the last statement: what the round has done, and the one thing to do next. */
function End(props: { store: CheckStore }) {
  const { store } = props;
  const heading = useView('Einmal durch', 'round/end');
  const { done, total } = totalProgress(store.instrument, store.answerOf);
  const open = total - done;
  const next = nextPlace(store.instrument, store.answerOf, null);
  const need = store.instrument.fields
    .flatMap(indicatorsOf)
    .filter((one) => store.answerView(one.id).value.needForAction).length;
  return (
    <>
      <PageHead title={open === 0 ? 'Geschafft: Alles ist beantwortet' : 'Einmal durch'} headingRef={heading}>
        {`${count(done, 'Aussage ist', 'Aussagen sind')} beantwortet${open > 0 ? `, ${open} noch offen` : ''}. ${need === 0 ? '' : `Bei ${count(need, 'Aussage', 'Aussagen')} sehen Sie Handlungsbedarf.`}`}
      </PageHead>
      <p class="sc-actions">
        {next !== null ? (
          <LinkButton look="primary" href={roundHref(next.indicator.id)}>
            Zur ersten offenen Aussage
          </LinkButton>
        ) : leads(store.check.role) ? (
          <LinkButton look="primary" href={summaryHref}>
            Zusammenfassen und abgeben
          </LinkButton>
        ) : null}
        {open > 0 && (
          <a class="sc-a" href={openHref}>
            Offenes als Liste
          </a>
        )}
        <a class="sc-a" href={overviewHref}>
          Zur Übersicht
        </a>
      </p>
    </>
  );
}

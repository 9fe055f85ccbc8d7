import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerValue, NoteValue } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Checkbox, TextArea } from '../components/form.tsx';
import { enumerate } from '../format.ts';
import { type Indicator, KIND_LABELS } from '../instrument.ts';
import { isOwnStatement } from '../own-statements.ts';
import { ChoiceFields, type Unfinished, useChoice } from './choice.tsx';
import { Conflict } from './conflict.tsx';
import { EvidenceList } from './evidence.tsx';
import { SaveMark, worst } from './save-state.tsx';
import { replacedComment, restorableAnswer } from './restoring.ts';
import type { CheckStore, NotesState } from './store.ts';
import { readUnfinished } from './unsent-text.ts';
import {
  OBSTACLES,
  describeAnswer,
  describeAnswerValue,
  describeNoteValue,
  shortAnswer,
  withObstacle,
} from './words.ts';

const LONGEST_COMMENT = 2000;
const MOST_EVIDENCE = 10;

export function IndicatorForm(props: {
  store: CheckStore;
  indicator: Indicator;
  number: number;
  /** To be marked as the own department's, among those of others. */
  own: boolean;
  notes: NotesState;
}) {
  const { store, indicator } = props;
  const { instrument } = store;
  const id = `i-${indicator.id}`;
  const view = store.answerView(indicator.id);
  const note = store.noteView(indicator.id);
  const { answer, needForAction, obstacles } = view.value;

  const [spoken, setSpoken] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const max = instrument.scale.length - 1;
  const choice = useChoice(
    answer,
    (next, options) => {
      setSpoken('');
      store.editAnswer(indicator.id, { answer: next }, options);
    },
    () => store.queue.flush(),
    keptUnfinished(store, indicator.id),
  );

  const takeBack = () => {
    choice.takeBack();
    setSpoken('Die Antwort ist zurückgenommen.');
    heading.current?.focus();
  };
  const restorable = view.conflict === null ? restorableAnswer(view.value, view.previous) : null;
  const restore = (previous: AnswerValue) => {
    choice.dropUnfinished();
    store.editAnswer(indicator.id, previous);
    setSpoken(`Wiederhergestellt: ${describeAnswer(previous.answer, instrument)}.`);
    heading.current?.focus();
  };

  const low = answer !== null && 'level' in answer && answer.level < max / 2;
  const showObstacles = low || needForAction || obstacles.length > 0;
  const state = worst([view.state, note.state]);

  return (
    <article class="sc-indicator" id={id} aria-labelledby={`${id}-statement`}>
      <div class="sc-indicator__head">
        <p class="sc-tags">
          <span>Aussage {props.number}</span>
          {props.own && <span class="sc-tags__own">Ihr Teil</span>}
          <span>{kindOf(indicator).label}</span>
          {indicator.key && <span>Schlüsselaussage</span>}
        </p>
        <h2 class="sc-indicator__statement" id={`${id}-statement`} tabIndex={-1} ref={heading}>
          {indicator.statement}
        </h2>
        {indicator.help && <p>{indicator.help}</p>}
        <p class="sc-muted sc-small">
          {kindOf(indicator).meaning}
          {indicator.askFirst.length > 0 && <> Zuerst fragen: {enumerate(indicator.askFirst)}.</>}
        </p>
        <Former wordings={indicator.former ?? []} answered={answer !== null} />
      </div>

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

      <ChoiceFields id={id} indicator={indicator} instrument={instrument} choice={choice} />

      {view.problem && (
        <Alert tone="danger" title={view.problem.title} live="assertive">
          <p>{view.problem.detail}</p>
          {view.problem.errors.map((error) => (
            <p key={error.pointer}>{error.detail}</p>
          ))}
          <p>
            <Button onClick={() => store.editAnswer(indicator.id, {})}>Noch einmal speichern</Button>
          </p>
        </Alert>
      )}

      <div class="sc-indicator__more">
        <Checkbox
          id={`${id}-need`}
          checked={needForAction}
          hint="Unabhängig davon, wie weit Sie sind: Hier soll etwas geschehen."
          onChange={(checked) => store.editAnswer(indicator.id, { needForAction: checked })}
        >
          Handlungsbedarf
        </Checkbox>
        {showObstacles && (
          <fieldset class="sc-plainfield">
            <legend class="sc-legend">
              Was steht im Weg? <span class="sc-muted">– freiwillig</span>
            </legend>
            <div class="sc-checks">
              {OBSTACLES.map((obstacle) => (
                <Checkbox
                  key={obstacle.value}
                  id={`${id}-o-${obstacle.value}`}
                  checked={obstacles.includes(obstacle.value)}
                  onChange={(checked) =>
                    store.editAnswer(indicator.id, { obstacles: withObstacle(obstacles, obstacle.value, checked) })
                  }
                >
                  {obstacle.label}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        )}
        <Notes
          {...props}
          id={id}
          value={note.value}
          previous={note.previous}
          conflict={note.conflict}
          problem={note.problem}
        />
      </div>

      <div class="sc-indicator__foot">
        <SaveMark state={state} />
        <p class="kern-sr-only" role="status">
          {spoken}
        </p>
        <div class="sc-indicator__undo">
          {restorable !== null && (
            <Button look="tertiary" onClick={() => restore(restorable)} describedBy={`${id}-statement`}>
              {`Vorherige Antwort wiederherstellen (${shortAnswer(restorable.answer, instrument)})`}
            </Button>
          )}
          {choice.chosen !== null && (
            <Button look="tertiary" onClick={takeBack} describedBy={`${id}-statement`}>
              Antwort zurücknehmen
            </Button>
          )}
        </div>
      </div>
    </article>
  );
}

const OWN_KIND = {
  label: 'Eigene Aussage Ihrer Kommune',
  meaning: 'Alle Stellen beantworten sie. Sie zählt in keine Stufe und keinen Vergleich.',
};

const kindOf = (indicator: Indicator) => (isOwnStatement(indicator.id) ? OWN_KIND : KIND_LABELS[indicator.kind]);

/** Whoever answered before a new wording has answered the former one. */
function Former(props: { wordings: string[]; answered: boolean }) {
  if (props.wordings.length === 0) return null;
  return (
    <div class="sc-before">
      <p class="sc-muted sc-small">
        Der Wortlaut wurde geändert. {props.answered && 'Passt Ihre Antwort noch? '}Vorher stand hier:
      </p>
      {props.wordings.map((wording) => (
        <p key={wording} class="sc-before__text">
          {wording}
        </p>
      ))}
    </div>
  );
}

function Notes(props: {
  store: CheckStore;
  indicator: Indicator;
  id: string;
  notes: NotesState;
  value: NoteValue;
  previous: NoteValue | undefined;
  conflict: { mine: NoteValue; theirs: NoteValue } | null;
  problem: { title: string; detail: string } | null;
}) {
  const { store, indicator, id, value } = props;
  const filled = value.comment !== '' || value.evidence.length > 0 || store.typing.get(indicator.id, 'evidence') !== '';
  const previousComment = props.conflict === null ? replacedComment(value.comment, props.previous?.comment) : null;
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (filled) setOpen(true);
  }, [filled]);
  const words = [
    value.comment !== '' && 'Kommentar',
    value.evidence.length > 0 && `${value.evidence.length === 1 ? 'ein Beleg' : `${value.evidence.length} Belege`}`,
  ].filter(Boolean);
  return (
    <details
      class="sc-more"
      open={open}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>
        Kommentar und Belege
        {words.length > 0 && <span class="sc-muted"> ({words.join(', ')})</span>}
      </summary>
      <div class="sc-more__body">
        {props.notes === 'loading' && <p class="sc-muted">Kommentare werden geladen …</p>}
        {props.notes === 'unread' && (
          <p class="sc-muted">
            Was hier vielleicht schon steht, ist ohne Verbindung nicht zu sehen. Schreiben Sie trotzdem: Steht schon
            etwas da, sehen Sie später beides und entscheiden.
          </p>
        )}
        {props.notes !== 'loading' && (
          <>
            {props.conflict && (
              <Conflict
                mine={describeNoteValue(props.conflict.mine)}
                theirs={describeNoteValue(props.conflict.theirs)}
                onChoose={(choice) => store.queue.resolve('note', indicator.id, choice)}
                onBoth={bothNotes(props.conflict, (value) => {
                  store.editNote(indicator.id, value);
                  store.queue.resolve('note', indicator.id, 'mine');
                })}
              />
            )}
            <TextArea
              id={`${id}-comment`}
              label="Kommentar"
              optional
              hint="Was andere wissen sollten. Bitte keine Namen und nichts, woran man einzelne Menschen erkennt."
              value={value.comment}
              maxLength={LONGEST_COMMENT}
              rows={4}
              error={props.problem && value.comment.length <= LONGEST_COMMENT ? props.problem.detail : null}
              onInput={(comment) => store.editNote(indicator.id, { comment }, { typing: true })}
              onBlur={() => store.queue.flush()}
            />
            {previousComment !== null && (
              <div class="sc-before">
                <p class="sc-muted sc-small">Vorher stand hier:</p>
                <p class="sc-before__text">{previousComment}</p>
                <Button
                  look="tertiary"
                  onClick={() => {
                    store.editNote(indicator.id, { comment: previousComment });
                    document.getElementById(`${id}-comment`)?.focus();
                  }}
                >
                  Vorherigen Kommentar wiederherstellen
                </Button>
              </div>
            )}
            <EvidenceList
              id={`${id}-evidence`}
              links={value.evidence}
              typed={store.typing.get(indicator.id, 'evidence')}
              onTyped={(text) => store.typing.set(indicator.id, 'evidence', text)}
              onChange={(evidence) => store.editNote(indicator.id, { evidence })}
            />
          </>
        )}
      </div>
    </details>
  );
}

/** "Trifft nicht zu" without its sentence, kept over reloads. */
export const keptUnfinished = (store: CheckStore, indicator: string) => ({
  read: () => readUnfinished(store.typing.get(indicator, 'notApplicable')),
  write: (unfinished: Unfinished | null) =>
    store.typing.set(indicator, 'notApplicable', unfinished === null ? '' : JSON.stringify(unfinished)),
});

/** Both texts, one below the other, and all evidence; null where one of them has nothing to add. */
function bothNotes(
  { mine, theirs }: { mine: NoteValue; theirs: NoteValue },
  save: (value: NoteValue) => void,
): (() => void) | undefined {
  const comments = [...new Set([theirs.comment, mine.comment])].filter((text) => text !== '');
  const evidence = [...new Set([...theirs.evidence, ...mine.evidence])];
  const both = { comment: comments.join('\n\n'), evidence };
  if (both.comment.length > LONGEST_COMMENT || evidence.length > MOST_EVIDENCE) return undefined;
  return () => save(both);
}

/** What was answered, where nothing can be changed any more. */
export function IndicatorReading(props: { store: CheckStore; indicator: Indicator; number: number; own: boolean }) {
  const { store, indicator } = props;
  const answer: AnswerValue = store.answerView(indicator.id).value;
  const note = store.noteView(indicator.id).value;
  const id = `i-${indicator.id}`;
  return (
    <article class="sc-indicator" id={id} aria-labelledby={`${id}-statement`}>
      <p class="sc-tags">
        <span>Aussage {props.number}</span>
        {props.own && <span class="sc-tags__own">Ihr Teil</span>}
        <span>{kindOf(indicator).label}</span>
      </p>
      <h2 class="sc-indicator__statement" id={`${id}-statement`} tabIndex={-1}>
        {indicator.statement}
      </h2>
      <Former wordings={indicator.former ?? []} answered={false} />
      <div class="sc-reading">
        {describeAnswerValue(answer, store.instrument).map((line, index) => (
          <p key={line}>{index === 0 ? <strong>{line}</strong> : line}</p>
        ))}
        {note.comment !== '' && <p class="sc-reading__comment">{note.comment}</p>}
        {note.evidence.length > 0 && (
          <ul>
            {note.evidence.map((link) => (
              <li key={link}>
                <a class="sc-a" href={link} rel="noreferrer">
                  {link}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </article>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Answer, AnswerValue, NoteValue, Obstacle, Reason } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Checkbox, TextArea, TextInput } from '../components/form.tsx';
import { enumerate } from '../format.ts';
import { type Indicator, KIND_LABELS } from '../instrument.ts';
import { Conflict } from './conflict.tsx';
import { EvidenceList } from './evidence.tsx';
import { SaveMark, worst } from './save-state.tsx';
import type { CheckStore } from './store.ts';
import { OBSTACLES, OTHER_ANSWERS, REASONS, describeAnswer, describeAnswerValue, describeNoteValue } from './words.ts';

const LONGEST_COMMENT = 2000;
const LONGEST_NOT_OURS = 200;

type Choice = `level-${number}` | keyof typeof OTHER_ANSWERS;

const choiceOf = (answer: Answer | null): Choice | null =>
  answer === null
    ? null
    : 'level' in answer
      ? `level-${answer.level}`
      : 'unknown' in answer
        ? 'unknown'
        : 'notOurs' in answer
          ? 'notOurs'
          : 'notApplicable';

/** "Trifft nicht zu" while its reason or its sentence is still missing; not an answer yet. */
interface Unfinished {
  reason: Reason | null;
  text: string;
}

export function IndicatorForm(props: {
  store: CheckStore;
  indicator: Indicator;
  number: number;
  notes: 'loading' | 'ready' | 'failed';
}) {
  const { store, indicator } = props;
  const { instrument } = store;
  const id = `i-${indicator.id}`;
  const view = store.answerView(indicator.id);
  const note = store.noteView(indicator.id);
  const { answer, needForAction, obstacles } = view.value;

  const [unfinished, setUnfinished] = useState<Unfinished | null>(null);
  const [takenBack, setTakenBack] = useState(false);
  // What was typed comes back when the person returns to that choice.
  const typed = useRef({ notOurs: '', notApplicable: { reason: null, text: '' } as Unfinished });
  const heading = useRef<HTMLHeadingElement>(null);
  const max = instrument.scale.length - 1;

  const chosen: Choice | null = unfinished !== null ? 'notApplicable' : choiceOf(answer);
  const save = (next: Answer | null, options?: { typing?: boolean }) => {
    setTakenBack(false);
    store.editAnswer(indicator.id, { answer: next }, options);
  };

  const choose = (choice: Choice) => {
    if (choice === 'notApplicable') return changeNotApplicable(typed.current.notApplicable);
    setUnfinished(null);
    if (choice === 'unknown') save({ unknown: true });
    else if (choice === 'notOurs') save({ notOurs: typed.current.notOurs });
    else save({ level: Number(choice.slice('level-'.length)) });
  };

  const changeNotApplicable = (next: Unfinished, options?: { typing?: boolean }) => {
    typed.current.notApplicable = next;
    if (next.reason === null || next.text.trim() === '') {
      setUnfinished(next);
    } else {
      setUnfinished(null);
      save({ notApplicable: { reason: next.reason, text: next.text } }, options);
    }
  };

  if (answer !== null && 'notOurs' in answer) typed.current.notOurs = answer.notOurs;
  if (answer !== null && 'notApplicable' in answer && unfinished === null)
    typed.current.notApplicable = answer.notApplicable;
  const notApplicable = unfinished ?? typed.current.notApplicable;

  const takeBack = () => {
    setUnfinished(null);
    typed.current = { notOurs: '', notApplicable: { reason: null, text: '' } };
    save(null);
    setTakenBack(true);
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
          <span>{KIND_LABELS[indicator.kind].label}</span>
          {indicator.key && <span>Schlüsselaussage</span>}
        </p>
        <h2 class="sc-indicator__statement" id={`${id}-statement`} tabIndex={-1} ref={heading}>
          {indicator.statement}
        </h2>
        {indicator.help && <p>{indicator.help}</p>}
        <p class="sc-muted sc-small">
          {KIND_LABELS[indicator.kind].meaning}
          {indicator.askFirst.length > 0 && <> Zuerst fragen: {enumerate(indicator.askFirst)}.</>}
        </p>
      </div>

      {view.conflict && (
        <Conflict
          mine={describeAnswerValue(view.conflict.mine, instrument)}
          theirs={describeAnswerValue(view.conflict.theirs, instrument)}
          onChoose={(choice) => {
            setUnfinished(null);
            store.queue.resolve('answer', indicator.id, choice);
            heading.current?.focus();
          }}
        />
      )}

      <fieldset class="sc-scalefield">
        <legend class="sc-legend">
          Wie weit sind Sie?<span class="kern-sr-only"> {indicator.statement}</span>
        </legend>
        <div class="sc-options">
          {instrument.scale.map((level, value) => (
            <Option
              key={value}
              id={`${id}-level-${value}`}
              name={id}
              value={`level-${value}`}
              chosen={chosen}
              number={String(value)}
              label={level.label}
              meaning={level.meaning}
              anchor={indicator.anchors[String(value)]}
              onChoose={choose}
            />
          ))}
        </div>
        <p class="sc-options__or" id={`${id}-or`}>
          Oder
        </p>
        <div class="sc-options">
          {(['unknown', 'notOurs', 'notApplicable'] as const).map((other) => (
            <Option
              key={other}
              id={`${id}-${other}`}
              name={id}
              value={other}
              chosen={chosen}
              label={OTHER_ANSWERS[other].label}
              meaning={OTHER_ANSWERS[other].meaning}
              onChoose={choose}
            />
          ))}
        </div>
      </fieldset>

      {chosen === 'notOurs' && answer !== null && 'notOurs' in answer && (
        <div class="sc-detail">
          <TextInput
            id={`${id}-whom`}
            label="Wen sollten wir fragen?"
            hint="Eine Stelle, kein Name: zum Beispiel „Jugendamt“."
            optional
            value={answer.notOurs}
            maxLength={LONGEST_NOT_OURS}
            onInput={(text) => save({ notOurs: text }, { typing: true })}
            onBlur={() => store.queue.flush()}
          />
        </div>
      )}

      {chosen === 'notApplicable' && (
        <div class="sc-detail sc-stack">
          <fieldset class="sc-plainfield">
            <legend class="sc-legend">Warum trifft es nicht zu?</legend>
            {REASONS.map((reason) => (
              <div class="kern-form-check" key={reason.value}>
                <input
                  class="kern-form-check__radio sc-checkmark"
                  type="radio"
                  id={`${id}-${reason.value}`}
                  name={`${id}-reason`}
                  checked={notApplicable.reason === reason.value}
                  onChange={() => changeNotApplicable({ ...notApplicable, reason: reason.value })}
                />
                <label class="kern-label sc-check-label" for={`${id}-${reason.value}`}>
                  {reason.label}
                </label>
              </div>
            ))}
          </fieldset>
          {notApplicable.reason !== null && (
            <TextArea
              id={`${id}-why`}
              label="Ein Satz dazu"
              hint="Was gilt stattdessen, oder wer ist zuständig? Ohne diesen Satz zählt die Antwort nicht."
              value={notApplicable.text}
              maxLength={LONGEST_COMMENT}
              rows={2}
              onInput={(text) => changeNotApplicable({ ...notApplicable, text }, { typing: true })}
              onBlur={() => store.queue.flush()}
            />
          )}
          {unfinished !== null && (
            <p class="sc-small">
              <strong>Noch keine Antwort:</strong>{' '}
              {unfinished.reason === null ? 'Bitte wählen Sie einen Grund.' : 'Bitte schreiben Sie einen Satz dazu.'}
              {answer !== null && <> Gespeichert bleibt bis dahin: {describeAnswer(answer, instrument)}.</>}
            </p>
          )}
        </div>
      )}

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
        <Notes {...props} id={id} value={note.value} conflict={note.conflict} problem={note.problem} />
      </div>

      <div class="sc-indicator__foot">
        <SaveMark state={state} />
        <p class="kern-sr-only" role="status">
          {takenBack ? 'Die Antwort ist zurückgenommen.' : ''}
        </p>
        {chosen !== null && (
          <Button look="tertiary" onClick={takeBack} describedBy={`${id}-statement`}>
            Antwort zurücknehmen
          </Button>
        )}
      </div>
    </article>
  );
}

/** In the order of the list, so that the same marks are the same value. */
const withObstacle = (obstacles: Obstacle[], changed: Obstacle, on: boolean): Obstacle[] =>
  OBSTACLES.map((one) => one.value).filter((one) => (one === changed ? on : obstacles.includes(one)));

function Option(props: {
  id: string;
  name: string;
  value: Choice;
  chosen: Choice | null;
  number?: string;
  label: string;
  meaning: string;
  anchor?: string | undefined;
  onChoose: (choice: Choice) => void;
}) {
  return (
    <div class="sc-option">
      <input
        class="kern-form-check__radio sc-checkmark sc-option__radio"
        type="radio"
        id={props.id}
        name={props.name}
        value={props.value}
        checked={props.chosen === props.value}
        aria-describedby={`${props.id}-meaning`}
        onChange={() => props.onChoose(props.value)}
      />
      <label class="sc-option__label" for={props.id}>
        {props.number !== undefined && <span class="sc-option__number">{props.number} </span>}
        {props.label}
      </label>
      <div class="sc-option__meaning" id={`${props.id}-meaning`}>
        <p>{props.meaning}</p>
        {props.anchor && <p class="sc-option__anchor">{props.anchor}</p>}
      </div>
    </div>
  );
}

function Notes(props: {
  store: CheckStore;
  indicator: Indicator;
  id: string;
  notes: 'loading' | 'ready' | 'failed';
  value: NoteValue;
  conflict: { mine: NoteValue; theirs: NoteValue } | null;
  problem: { title: string; detail: string } | null;
}) {
  const { store, indicator, id, value } = props;
  const filled = value.comment !== '' || value.evidence.length > 0;
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
        {props.notes === 'failed' && (
          <p>
            Die Kommentare ließen sich nicht laden. Stellen Sie die Verbindung her und laden Sie die Seite neu; Ihre
            Antworten können Sie weiter eingeben.
          </p>
        )}
        {props.notes === 'ready' && (
          <>
            {props.conflict && (
              <Conflict
                mine={describeNoteValue(props.conflict.mine)}
                theirs={describeNoteValue(props.conflict.theirs)}
                onChoose={(choice) => store.queue.resolve('note', indicator.id, choice)}
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
            <EvidenceList
              id={`${id}-evidence`}
              links={value.evidence}
              onChange={(evidence) => store.editNote(indicator.id, { evidence })}
            />
          </>
        )}
      </div>
    </details>
  );
}

/** What was answered, where nothing can be changed any more. */
export function IndicatorReading(props: { store: CheckStore; indicator: Indicator; number: number }) {
  const { store, indicator } = props;
  const answer: AnswerValue = store.answerView(indicator.id).value;
  const note = store.noteView(indicator.id).value;
  const id = `i-${indicator.id}`;
  return (
    <article class="sc-indicator" id={id} aria-labelledby={`${id}-statement`}>
      <p class="sc-tags">
        <span>Aussage {props.number}</span>
        <span>{KIND_LABELS[indicator.kind].label}</span>
      </p>
      <h2 class="sc-indicator__statement" id={`${id}-statement`} tabIndex={-1}>
        {indicator.statement}
      </h2>
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

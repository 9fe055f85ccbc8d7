import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnswerValue, NoteValue, Obstacle } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Checkbox, TextArea } from '../components/form.tsx';
import { enumerate } from '../format.ts';
import { type Indicator, KIND_LABELS } from '../instrument.ts';
import { ChoiceFields, useChoice } from './choice.tsx';
import { EvidenceList } from './evidence.tsx';
import { SaveMark, worst } from './save-state.tsx';
import type { CheckStore } from './store.ts';
import { OBSTACLES, describeAnswerValue, describeNoteValue } from './words.ts';

const LONGEST_COMMENT = 2000;

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

  const [takenBack, setTakenBack] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const max = instrument.scale.length - 1;
  const choice = useChoice(
    answer,
    (next, options) => {
      setTakenBack(false);
      store.editAnswer(indicator.id, { answer: next }, options);
    },
    () => store.queue.flush(),
  );

  const takeBack = () => {
    choice.takeBack();
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
        <Notes {...props} id={id} value={note.value} conflict={note.conflict} problem={note.problem} />
      </div>

      <div class="sc-indicator__foot">
        <SaveMark state={state} />
        <p class="kern-sr-only" role="status">
          {takenBack ? 'Die Antwort ist zurückgenommen.' : ''}
        </p>
        {choice.chosen !== null && (
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

/** Two values that met. Nothing is thrown away before the person has chosen. */
function Conflict(props: { mine: string[]; theirs: string[]; onChoose: (choice: 'mine' | 'theirs') => void }) {
  return (
    <section class="sc-conflict" role="group" aria-label="Zwei Stände zu dieser Aussage">
      <p class="sc-conflict__title">
        <span class="kern-icon kern-icon--warning" aria-hidden="true" />
        In der Zwischenzeit wurde hier etwas anderes gespeichert. Welcher Stand soll gelten?
      </p>
      <div class="sc-conflict__sides">
        <div class="sc-conflict__side">
          <p class="sc-conflict__name">Ihr Stand</p>
          {props.mine.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Button onClick={() => props.onChoose('mine')}>Meinen Stand behalten</Button>
        </div>
        <div class="sc-conflict__side">
          <p class="sc-conflict__name">Der andere Stand</p>
          {props.theirs.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Button onClick={() => props.onChoose('theirs')}>Den anderen übernehmen</Button>
        </div>
      </div>
    </section>
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

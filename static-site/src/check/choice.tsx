import { Component } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { Answer, Reason } from '../api-types.ts';
import { TextArea, TextInput } from '../components/form.tsx';
import type { Indicator, Instrument } from '../instrument.ts';
import { ReasonField } from './reason-field.tsx';
import { OTHER_ANSWERS, describeAnswer } from './words.ts';

const LONGEST_REASON = 2000;
const LONGEST_NOT_OURS = 200;

export type Choice = `level-${number}` | keyof typeof OTHER_ANSWERS;

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
export interface Unfinished {
  reason: Reason | null;
  text: string;
}

/** What the fields of one indicator may do. The same functions for as long as the fields stand. */
export interface ChoiceActions {
  choose(choice: Choice): void;
  changeNotOurs(text: string): void;
  changeNotApplicable(next: Unfinished, options?: { typing?: boolean }): void;
  /** A text field was left. */
  pause(): void;
  /** Forgets what is not an answer yet; the answer stays. */
  dropUnfinished(): void;
  takeBack(): void;
}

/** What is chosen for one indicator. */
export interface ChoiceState extends ChoiceActions {
  answer: Answer | null;
  /** Null also for an answer that was taken back. */
  chosen: Choice | null;
  unfinished: Unfinished | null;
  notApplicable: Unfinished;
}

/**
 * Turns what people do with the fields into answers. `answer` is the one that is kept; `kept` may keep what is none yet
 * over a reload.
 */
export function useChoice(
  answer: Answer | null,
  save: (next: Answer | null, options?: { typing?: boolean }) => void,
  pause: () => void = () => {},
  kept?: { read(): Unfinished | null; write(unfinished: Unfinished | null): void },
): ChoiceState {
  const [unfinished, show] = useState<Unfinished | null>(() => kept?.read() ?? null);
  const setUnfinished = (next: Unfinished | null) => {
    kept?.write(next);
    show(next);
  };
  // What was typed comes back when the person returns to that choice.
  const typed = useRef({ notOurs: '', notApplicable: { reason: null, text: '' } as Unfinished });
  const chosen: Choice | null = unfinished !== null ? 'notApplicable' : choiceOf(answer);
  if (answer !== null && 'notOurs' in answer) typed.current.notOurs = answer.notOurs;
  if (answer !== null && 'notApplicable' in answer && unfinished === null)
    typed.current.notApplicable = answer.notApplicable;

  const latest = useRef({ save, pause });
  latest.current = { save, pause };
  const actions = useMemo<ChoiceActions>(() => {
    const changeNotApplicable = (next: Unfinished, options?: { typing?: boolean }) => {
      typed.current.notApplicable = next;
      if (next.reason === null || next.text.trim() === '') {
        setUnfinished(next);
      } else {
        setUnfinished(null);
        latest.current.save({ notApplicable: { reason: next.reason, text: next.text } }, options);
      }
    };
    return {
      choose(choice) {
        if (choice === 'notApplicable') return changeNotApplicable(typed.current.notApplicable);
        setUnfinished(null);
        if (choice === 'unknown') latest.current.save({ unknown: true });
        else if (choice === 'notOurs') latest.current.save({ notOurs: typed.current.notOurs });
        else latest.current.save({ level: Number(choice.slice('level-'.length)) });
      },
      changeNotOurs: (text) => latest.current.save({ notOurs: text }, { typing: true }),
      changeNotApplicable,
      pause: () => latest.current.pause(),
      dropUnfinished: () => setUnfinished(null),
      takeBack() {
        setUnfinished(null);
        typed.current = { notOurs: '', notApplicable: { reason: null, text: '' } };
        latest.current.save(null);
      },
    };
  }, []);

  return { ...actions, answer, chosen, unfinished, notApplicable: unfinished ?? typed.current.notApplicable };
}

interface FieldsProps {
  id: string;
  indicator: Indicator;
  instrument: Instrument;
  choice: ChoiceState;
}

/**
 * The levels, the other answers, and what these need besides. Drawn anew only when something of it has changed: a page
 * holds many of them, and an answer to one must not cost the time of all.
 */
export class ChoiceFields extends Component<FieldsProps> {
  override shouldComponentUpdate(next: FieldsProps): boolean {
    const { id, indicator, instrument, choice } = this.props;
    return (
      id !== next.id ||
      indicator !== next.indicator ||
      instrument !== next.instrument ||
      choice.answer !== next.choice.answer ||
      choice.unfinished !== next.choice.unfinished
    );
  }

  override render() {
    return <Fields {...this.props} />;
  }
}

function Fields(props: FieldsProps) {
  const { id, indicator, instrument, choice } = props;
  const { chosen } = choice;
  return (
    <>
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
              onChoose={choice.choose}
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
              onChoose={choice.choose}
            />
          ))}
        </div>
      </fieldset>
      <ChoiceDetails {...props} />
    </>
  );
}

/** What an answer needs besides: whom to ask, or why it does not apply. */
export function ChoiceDetails(props: { id: string; instrument: Instrument; choice: ChoiceState }) {
  const { id, instrument, choice } = props;
  const { answer, chosen, unfinished, notApplicable } = choice;
  return (
    <>
      {chosen === 'notOurs' && answer !== null && 'notOurs' in answer && (
        <div class="sc-detail">
          <TextInput
            id={`${id}-whom`}
            label="Wen sollten wir fragen?"
            hint="Eine Stelle, kein Name: zum Beispiel „Jugendamt“."
            optional
            value={answer.notOurs}
            maxLength={LONGEST_NOT_OURS}
            onInput={choice.changeNotOurs}
            onBlur={choice.pause}
          />
        </div>
      )}

      {chosen === 'notApplicable' && (
        <div class="sc-detail sc-stack">
          <ReasonField
            id={id}
            name={`${id}-reason`}
            value={notApplicable.reason}
            onChange={(reason) => choice.changeNotApplicable({ ...notApplicable, reason })}
          />
          {notApplicable.reason !== null && (
            <TextArea
              id={`${id}-why`}
              label="Ein Satz dazu"
              hint="Was gilt stattdessen, oder wer ist zuständig? Ohne diesen Satz zählt die Antwort nicht."
              value={notApplicable.text}
              maxLength={LONGEST_REASON}
              rows={2}
              onInput={(text) => choice.changeNotApplicable({ ...notApplicable, text }, { typing: true })}
              onBlur={choice.pause}
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
    </>
  );
}

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
      <div
        class={props.anchor ? 'sc-option__meaning sc-option__meaning--anchored' : 'sc-option__meaning'}
        id={`${props.id}-meaning`}
      >
        <p>{props.meaning}</p>
        {props.anchor && <p class="sc-option__anchor">{props.anchor}</p>}
      </div>
    </div>
  );
}

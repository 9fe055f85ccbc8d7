import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ChoiceFields, useChoice } from '../check/choice.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Checkbox } from '../components/form.tsx';
import { enumerate } from '../format.ts';
import { KIND_LABELS, type Place } from '../instrument.ts';
import { useView } from '../island.tsx';
import type { Quick } from './app.tsx';
import { questionHref, resultHref, reviewHref, startHref } from './route.ts';
import { type QuickState, entryOf, withEntry } from './state.ts';
import { scopeName } from './words.ts';

/** One statement a screen: choose, go on. */
export function QuestionView(props: {
  quick: Quick;
  state: QuickState;
  before: Place | null;
  place: Place;
  after: Place | null;
  number: number;
  total: number;
}) {
  const { quick, state, place, before, after } = props;
  const { instrument } = quick;
  const { indicator } = place;
  const id = `i-${indicator.id}`;
  const entry = entryOf(state, indicator.id);
  const name = scopeName(instrument, state.scope);
  const heading = useView(`Aussage ${props.number} von ${props.total}, ${name}`, `question/${indicator.id}`);
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState('');
  const choice = useChoice(entry.answer, (answer) => {
    setMissing('');
    quick.update(withEntry(state, indicator.id, { answer }));
  });

  // Coming from another statement, the site's head is known already. With the drawing: nothing may move under a click.
  useLayoutEffect(() => {
    if (document.activeElement === heading.current) form.current?.scrollIntoView();
  }, []);
  useEffect(() => {
    document.documentElement.classList.add('sc-has-bar');
    return () => document.documentElement.classList.remove('sc-has-bar');
  }, []);

  const goOn = () => {
    if (choice.unfinished !== null) {
      setMissing(
        choice.unfinished.reason === null
          ? 'Bitte wählen Sie noch einen Grund, oder nehmen Sie die Antwort zurück.'
          : 'Bitte schreiben Sie noch einen Satz dazu, oder nehmen Sie die Antwort zurück.',
      );
      const first = choice.unfinished.reason === null ? `${id}-otherLevel` : `${id}-why`;
      document.getElementById(first)?.focus();
      return;
    }
    location.hash = after === null ? resultHref : questionHref(after.indicator.id);
  };

  /** Only while the focus is on one of the answers, so that no dictated word can choose by accident. */
  const onKey = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const level = Number(event.key);
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!plain || !/^\d$/.test(event.key) || !target.matches(`[name="${id}"]`)) return;
    if (instrument.scale[level] === undefined) return;
    event.preventDefault();
    choice.choose(`level-${level}`);
    document.getElementById(`${id}-level-${level}`)?.focus();
  };

  return (
    <form
      class="sc-quick"
      ref={form}
      noValidate
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <div class="sc-quick__place">
        <p>
          <a class="sc-a" href={reviewHref}>
            Übersicht
          </a>
        </p>
        <p>
          <strong>
            Aussage {props.number} von {props.total}
          </strong>
        </p>
        <progress class="sc-progress__bar" value={props.number} max={props.total} aria-hidden="true" tabIndex={-1} />
      </div>
      <div class="sc-indicator__head">
        <p class="sc-tags">
          {state.scope === 'short' && <span>{place.field.title}</span>}
          {state.scope !== 'short' && <span>{place.topic.title}</span>}
          <span>{KIND_LABELS[indicator.kind].label}</span>
          {indicator.key && <span>Schlüsselaussage</span>}
        </p>
        <h1 class="sc-indicator__statement" id={`${id}-statement`} tabIndex={-1} ref={heading}>
          {indicator.statement}
        </h1>
        {indicator.help && <p>{indicator.help}</p>}
        {indicator.askFirst.length > 0 && (
          <p class="sc-muted sc-small">Wer es meist weiß: {enumerate(indicator.askFirst)}.</p>
        )}
      </div>
      <ChoiceFields id={id} indicator={indicator} instrument={instrument} choice={choice} />
      {missing !== '' && (
        <p class="sc-quick__missing" role="alert">
          {missing}
        </p>
      )}
      <div class="sc-quick__more">
        <Checkbox
          id={`${id}-need`}
          checked={entry.needForAction}
          hint="Unabhängig davon, wie weit Sie sind: Hier soll etwas geschehen."
          onChange={(needForAction) => quick.update(withEntry(state, indicator.id, { needForAction }))}
        >
          Handlungsbedarf
        </Checkbox>
        {choice.chosen !== null && (
          <Button
            look="tertiary"
            describedBy={`${id}-statement`}
            onClick={() => {
              choice.takeBack();
              heading.current?.focus();
            }}
          >
            Antwort zurücknehmen
          </Button>
        )}
      </div>
      <p class="sc-quick__keys sc-small sc-muted">
        Mit der Tastatur: Tabulator zu den Antworten, Ziffer oder Pfeiltasten wählen, Eingabe geht weiter.
      </p>
      <div class="sc-quick__bar">
        <LinkButton look="secondary" href={before === null ? startHref : questionHref(before.indicator.id)}>
          Zurück
        </LinkButton>
        <button type="submit" class="kern-btn kern-btn--primary">
          <span class="kern-label">
            {after === null ? 'Zum Ergebnis' : choice.chosen === null ? 'Überspringen' : 'Weiter'}
          </span>
        </button>
      </div>
    </form>
  );
}

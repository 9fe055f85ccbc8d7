import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, LinkButton } from '../components/button.tsx';
import { describeAnswer } from '../check/words.ts';
import { Answers, Levels, Others, type Views } from './levels.tsx';
import { MOST_POINTS, STATE_NAMES, type State, changesSince, minutesFor, whySentences } from './points.ts';
import { pointHref } from './route.ts';
import type { AgreementStore } from './store.ts';
import { agreedText, obstaclesText } from './words.ts';

/** One indicator as the departments see it: why it is worth a word, who stands where, what came of it. */
export function PointCard({ store, indicator }: { store: AgreementStore; indicator: string }) {
  const place = store.places.get(indicator);
  if (place === undefined) return null;
  const point = store.pointOf(indicator);
  const entries = store.entriesOf(indicator);
  const state = store.stateOf(indicator);
  const id = headingId(indicator);
  return (
    <article class="sc-point" aria-labelledby={id}>
      <p class="sc-point__above">
        <StateMark state={state} />
        <span class="sc-muted">{place.field.title}</span>
        {place.indicator.key && <span class="sc-muted">Schlüsselaussage</span>}
        {store.aims().focus.includes(place.topic.id) && <span class="sc-muted">Schwerpunkt</span>}
      </p>
      <h3 class="sc-point__statement" id={id} tabIndex={-1}>
        {place.indicator.statement}
      </h3>
      {point !== undefined && <p class="sc-point__why">{whySentences(point, entries).join(' ')}</p>}
      {entries.length === 0 ? (
        <p class="sc-muted">Dazu hat noch keine Stelle geantwortet.</p>
      ) : (
        <Levels store={store} indicator={indicator} />
      )}
      <Others store={store} indicator={indicator} />
      <Recorded store={store} indicator={indicator} />
      {entries.length > 0 && <Voices store={store} indicator={indicator} />}
      {store.writes && <Actions store={store} indicator={indicator} state={state} id={id} />}
    </article>
  );
}

const headingId = (indicator: string): string => `punkt-${indicator}`;

/** Moves reading position and keyboard to a point's card, wherever on the page it stands. */
export function focusPoint(indicator: string): void {
  const heading = document.getElementById(headingId(indicator));
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

export function StateMark({ state }: { state: State }) {
  return (
    <span class={`sc-pointstate sc-pointstate--${state}`}>
      <span class="sc-pointstate__sign" aria-hidden="true" />
      {STATE_NAMES[state]}
    </span>
  );
}

/** What was agreed or left open, with reason, minority views, and what has changed since. */
export function Recorded({ store, indicator }: { store: AgreementStore; indicator: string }) {
  const outcome = store.outcomeOf(indicator);
  if (outcome === null) return null;
  if ('disputed' in outcome) {
    return (
      <div class="sc-recorded sc-recorded--open">
        <p>
          <strong>Besprochen und bewusst offen gelassen.</strong> So sehen es die Stellen:
        </p>
        <Sides store={store} sides={outcome.disputed.views} />
      </div>
    );
  }
  const { answer, reason, minority, obstacles } = outcome.agreed;
  const changes =
    store.stateOf(indicator) === 'changed' ? changesSince(store.storedOf(indicator), store.entriesOf(indicator)) : [];
  return (
    <div class="sc-recorded">
      <p>
        <strong>Vereinbart: {agreedText(answer, store.instrument)}</strong>
      </p>
      <p class="sc-prewrap">{reason}</p>
      {minority.length > 0 && (
        <>
          <p>
            <strong>{minority.length === 1 ? 'Eine Stelle sieht es anders:' : 'Andere Sichten:'}</strong>
          </p>
          <Sides store={store} sides={minority} />
        </>
      )}
      {obstacles.length > 0 && (
        <p>
          <strong>Im Weg steht:</strong> {obstaclesText(obstacles)}
        </p>
      )}
      {changes.length > 0 && (
        <div class="sc-recorded__changed">
          <p>
            <strong>Seit der Vereinbarung hat sich etwas geändert:</strong>
          </p>
          <ul>
            {changes.map((one) => (
              <li key={one.department}>
                {store.nameOf(one.department)}: vorher „{describeAnswer(one.before, store.instrument)}“, jetzt „
                {describeAnswer(one.now, store.instrument)}“
              </li>
            ))}
          </ul>
          <p>Die Vereinbarung gilt weiter. Passt sie noch?</p>
        </div>
      )}
    </div>
  );
}

function Sides(props: { store: AgreementStore; sides: { department: string; view: string }[] }) {
  return (
    <dl class="sc-sides">
      {props.sides.map((one) => (
        <div key={one.department}>
          <dt>{props.store.nameOf(one.department)}</dt>
          <dd class="sc-prewrap">{one.view}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Comments, evidence and obstacles load when somebody wants to see them. */
export function Voices(props: {
  store: AgreementStore;
  indicator: string;
  /** Given together where somebody else opens it too. */
  open?: boolean;
  onToggle?: (open: boolean) => void;
}) {
  const { store, indicator } = props;
  const noted = store.entriesOf(indicator).filter((one) => one.noted).length;
  const [own, setOwn] = useState(false);
  const open = props.open ?? own;
  const setOpen = props.onToggle ?? setOwn;
  const { views, load } = useViews(store, indicator, open && noted > 0);
  return (
    <details
      class="sc-more"
      open={open}
      onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary>
        Antworten im Einzelnen
        {noted > 0 && (
          <span class="sc-muted"> ({noted === 1 ? 'mit einer Anmerkung' : `mit ${noted} Anmerkungen`})</span>
        )}
      </summary>
      {open && (
        <div class="sc-more__body">
          {views.state === 'failed' && (
            <p>
              Die Anmerkungen ließen sich nicht laden. <Button onClick={load}>Noch einmal versuchen</Button>
            </p>
          )}
          <Answers store={store} indicator={indicator} views={views} />
        </div>
      )}
    </details>
  );
}

export function useViews(
  store: AgreementStore,
  indicator: string,
  wanted: boolean,
): { views: Views; load: () => void } {
  const [views, setViews] = useState<Views>({ state: 'loading' });
  const current = useRef(indicator);
  current.current = indicator;
  const load = () => {
    setViews({ state: 'loading' });
    void store.readViews(indicator).then((reply) => {
      if (current.current !== indicator) return;
      setViews(
        reply.ok
          ? { state: 'ready', of: new Map(reply.value.views.map((one) => [one.department, one])) }
          : { state: 'failed' },
      );
    });
  };
  useEffect(() => {
    if (wanted) load();
    else setViews({ state: 'ready', of: new Map() });
  }, [indicator, wanted]);
  return { views, load };
}

function Actions(props: { store: AgreementStore; indicator: string; state: State; id: string }) {
  const { store, indicator, state } = props;
  const meeting = store.meeting();
  const planned = meeting.some((one) => one.indicator === indicator);
  const kind = store.places.get(indicator)?.indicator.kind ?? 'appraisal';
  const toggle = () =>
    store.editMeeting(
      planned
        ? meeting.filter((one) => one.indicator !== indicator)
        : [...meeting, { indicator, minutes: minutesFor(kind) }],
    );
  return (
    <div class="sc-actions">
      <LinkButton look="secondary" href={pointHref(indicator)} describedBy={props.id}>
        {store.isUnfinished(indicator) ? 'Angefangenes fertig festhalten' : state === 'open' ? 'Festhalten' : 'Ändern'}
      </LinkButton>
      {planned ? (
        <Button look="tertiary" describedBy={props.id} onClick={toggle}>
          Von der Tagesordnung nehmen
        </Button>
      ) : (
        meeting.length < MOST_POINTS && (
          <Button look="tertiary" describedBy={props.id} onClick={toggle}>
            Auf die Tagesordnung setzen
          </Button>
        )
      )}
    </div>
  );
}

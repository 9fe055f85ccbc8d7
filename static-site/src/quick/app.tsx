import { useEffect, useState } from 'preact/hooks';
import { useOpening } from '../asking.ts';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { useView } from '../island.tsx';
import { type Instrument, type Shipped, loadInstrument, shippedInstruments } from '../instrument.ts';
import type { Reply } from '../api.ts';
import { useRoute } from '../page.ts';
import { type Problem, networkProblem } from '../problem.ts';
import type { Keep } from './keep.ts';
import { QuestionView } from './question.tsx';
import { ResultView } from './result.tsx';
import { ReviewView } from './review.tsx';
import { type Route, parseRoute, questionHref, reviewHref, startHref } from './route.ts';
import { StartView } from './start.tsx';
import { type QuickScope, type QuickState, answerOf, asked, beginWith, fitting, isFor } from './state.ts';

/** The scoring; fetched with the page, so that the result needs no network. */
export type Score = typeof import('./scoring.ts').score;

/** What every view of the quick check is given. */
export interface Quick {
  shipped: Shipped[];
  instrument: Instrument;
  score: Score;
  keep: Keep;
  toneStore: Storage | null;
  /** ISO date. */
  today: string;
  update(next: QuickState): void;
  /** Everything given so far is removed from this browser. */
  removeAll(): void;
}

interface Opened {
  shipped: Shipped[];
  instrument: Instrument;
  score: Score;
  state: QuickState | null;
}

/** The newest version of each. */
export const newest = (shipped: Shipped[]): Shipped[] =>
  shipped.filter((one, index) => shipped.findIndex((other) => other.id === one.id) === index);

/** All that the quick check will ever need; after this nothing is fetched any more, but another questionnaire. */
async function open(kept: QuickState | null, preview: Instrument | null): Promise<Reply<Opened>> {
  const scoring = import('./scoring.ts').catch(() => null);
  if (preview !== null) {
    const loaded = await scoring;
    if (loaded === null) return { ok: false, problem: networkProblem() };
    const state = kept === null || !isFor(kept, preview) ? null : fitting(kept, preview);
    return { ok: true, value: { shipped: [preview], instrument: preview, score: loaded.score, state } };
  }
  const shipped = await shippedInstruments();
  if (!shipped.ok) return shipped;
  const known = shipped.value.find((one) => one.id === kept?.instrument.id && one.version === kept.instrument.version);
  const wanted = known ?? shipped.value[0];
  if (wanted === undefined) return { ok: false, problem: networkProblem() };
  const [instrument, loaded] = await Promise.all([loadInstrument(wanted), scoring]);
  if (!instrument.ok) return instrument;
  if (loaded === null) return { ok: false, problem: networkProblem() };
  return {
    ok: true,
    value: {
      shipped: shipped.value,
      instrument: instrument.value,
      score: loaded.score,
      state: kept === null ? null : fitting(kept, instrument.value),
    },
  };
}

export function QuickApp(props: {
  keep: Keep;
  toneStore: Storage | null;
  today: string;
  /** A questionnaire that is tried before others see it; null within where this tab was handed none. */
  preview: { instrument: Instrument | null } | null;
}) {
  const { state: opened, again } = useOpening(() => open(props.keep.read(), props.preview?.instrument ?? null));
  if (props.preview?.instrument === null) return <NothingToPreview />;
  if (opened === null)
    return (
      <>
        <PageHead title="Schnellcheck" />
        <Loading>Der Fragebogen wird geladen …</Loading>
      </>
    );
  if (!opened.ok)
    return (
      <OpeningFailed
        title="Der Schnellcheck lässt sich gerade nicht öffnen"
        page="Schnellcheck"
        problem={opened.problem}
        onRetry={again}
      />
    );
  return (
    <>
      {props.preview && <PreviewNote instrument={opened.value.instrument} />}
      <Views {...props} opened={opened.value} />
    </>
  );
}

function PreviewNote({ instrument }: { instrument: Instrument }) {
  return (
    <p class="sc-noted">
      Vorschau: „{instrument.title}“, Version {instrument.version}
      {instrument.published === null && ', noch nicht veröffentlicht'}. Was Sie antworten, bleibt in diesem Fenster.{' '}
      <a class="sc-a" href="/verwaltung/#frageboegen">
        Zurück zur Verwaltung
      </a>
    </p>
  );
}

function NothingToPreview() {
  const heading = useView('Vorschau', 'no-preview');
  return (
    <>
      <PageHead title="Hier ist gerade nichts auszuprobieren" headingRef={heading}>
        Die Vorschau eines eigenen Fragebogens öffnet sich aus der Verwaltung, im selben Fenster.
      </PageHead>
      <p>
        <a class="sc-a" href="/verwaltung/#frageboegen">
          Zur Verwaltung
        </a>
      </p>
    </>
  );
}

function Views(props: { keep: Keep; toneStore: Storage | null; today: string; opened: Opened }) {
  const { keep, opened } = props;
  const { shipped, score } = opened;
  /** The one that is answered, and the one that the start shows: the same until the person looks at another. */
  const [instrument, setInstrument] = useState(opened.instrument);
  const [shown, setShown] = useState(opened.instrument);
  const [state, setState] = useState(opened.state);
  const [route, setRoute] = useRoute<Route>(() => parseRoute(location.hash), { view: 'start' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const [removed, setRemoved] = useState(false);

  const update = (next: QuickState) => {
    setRemoved(false);
    setState(next);
    keep.write(next);
  };

  /** In place of the address that led there, so that going back does not lead there again. */
  const leadTo = (href: string) => {
    history.replaceState(null, '', href);
    setRoute(parseRoute(href)!);
  };

  /** The questionnaire of that id, at hand or fetched; an unknown one is the one in hand. */
  const instrumentOf = async (id: string): Promise<Reply<Instrument>> => {
    const atHand = [instrument, shown].find((one) => one.id === id);
    if (atHand !== undefined) return { ok: true, value: atHand };
    const wanted = newest(shipped).find((one) => one.id === id);
    return wanted === undefined ? { ok: true, value: instrument } : loadInstrument(wanted);
  };

  const begin = (of: Instrument, scope: QuickScope) => {
    const begun = fitting(beginWith(of, scope, state), of);
    if (begun === null) return leadTo(startHref);
    setInstrument(of);
    update(begun);
    const open = asked(of, scope).find((place) => answerOf(begun, place.indicator.id) === null);
    leadTo(open === undefined ? reviewHref : questionHref(open.indicator.id));
  };

  useEffect(() => {
    const wanted = route.view === 'start' || route.view === 'begin' ? route.instrument : undefined;
    if (wanted === undefined) return;
    let gone = false;
    void instrumentOf(wanted).then((reply) => {
      if (gone) return;
      setProblem(reply.ok ? null : reply.problem);
      if (reply.ok) setShown(reply.value);
      if (route.view !== 'begin') return;
      if (reply.ok) begin(reply.value, route.scope);
      else leadTo(startHref);
    });
    return () => {
      gone = true;
    };
  }, [route]);

  const quick: Quick = {
    shipped,
    instrument,
    score,
    keep,
    toneStore: props.toneStore,
    today: props.today,
    update,
    removeAll() {
      keep.removeAll();
      setState(null);
      setRemoved(true);
      leadTo(startHref);
    },
  };

  return (
    <>
      {view()}
      <Icons />
    </>
  );

  function view() {
    if (route.view === 'begin') return <Loading>Der Fragebogen wird geladen …</Loading>;
    if (state !== null) {
      const places = asked(instrument, state.scope);
      switch (route.view) {
        case 'question': {
          const index = places.findIndex((place) => place.indicator.id === route.indicator);
          if (index < 0) break;
          return (
            <QuestionView
              key={route.indicator}
              quick={quick}
              state={state}
              before={places[index - 1] ?? null}
              place={places[index]!}
              after={places[index + 1] ?? null}
              number={index + 1}
              total={places.length}
            />
          );
        }
        case 'review':
          return <ReviewView quick={quick} state={state} places={places} />;
        case 'result':
          return <ResultView quick={quick} state={state} places={places} />;
        case 'start':
          break;
      }
    }
    return <StartView quick={quick} shown={shown} state={state} problem={problem} removed={removed} />;
  }
}

/** Icons of views to come; a browser fetches them with the first that is shown, and then there may be no network. */
const Icons = () => (
  <div class="kern-sr-only" aria-hidden="true">
    {['download', 'info', 'danger'].map((icon) => (
      <span key={icon} class={`kern-icon kern-icon--${icon}`} />
    ))}
  </div>
);

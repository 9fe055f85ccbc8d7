import { useEffect, useState } from 'preact/hooks';
import { StatusBar } from '../check/status-bar.tsx';
import { DeadLinkHere, UnsentBlock } from '../check/unsent.tsx';
import { unsentText } from '../check/unsent-text.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { NoLink } from '../components/no-link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { Rooms } from '../components/rooms.tsx';
import { DataSheetForReaders, FirstForReaders } from '../data-sheet/reader.tsx';
import { useView } from '../island.tsx';
import { type Stores, forget } from '../link.ts';
import type { Problem } from '../problem.ts';
import { AimsView } from './aims.tsx';
import { Closed, ResultOnly, Unreleased } from './closed.tsx';
import { EndView } from './end.tsx';
import { MeetingView } from './meeting.tsx';
import { Overview } from './overview.tsx';
import { PlanView } from './plan.tsx';
import { type Route, aimsHref, meetingHref, parseRoute, planHref, pointHref } from './route.ts';
import { type AgreementStore, type Opened, openAgreement } from './store.ts';

type State = { state: 'opening' } | { state: 'noLink' } | Opened;

export function AgreementApp(props: { token: string | null; remembered: boolean; stores: Stores }) {
  const { token, stores } = props;
  const [view, setView] = useState<State>({ state: token === null ? 'noLink' : 'opening' });
  const open = () => {
    if (token === null) return;
    setView({ state: 'opening' });
    void openAgreement(token, stores).then(setView);
  };
  useEffect(open, []);
  switch (view.state) {
    case 'noLink':
      return <NoLink />;
    case 'opening':
      return <Loading>Der Abgleich wird geöffnet …</Loading>;
    case 'failed':
      return view.problem.kind === 'link' ? (
        <DeadLinkHere
          token={token ?? ''}
          stores={stores}
          onForget={() => {
            forget(stores);
            setView({ state: 'noLink' });
          }}
        />
      ) : (
        <Failed problem={view.problem} onRetry={open} />
      );
    case 'closed':
      return <Closed check={view.check} />;
    case 'unreleased':
      return <Unreleased check={view.check} />;
    case 'resultOnly':
      return <ResultOnly check={view.check} />;
    case 'open':
      return <Views store={view.store} remembered={props.remembered} />;
  }
}

function Failed(props: { problem: Problem; onRetry: () => void }) {
  const heading = useView('Abgleich', 'failed');
  return (
    <>
      <PageHead title="Der Abgleich lässt sich gerade nicht öffnen" headingRef={heading} />
      <ProblemAlert problem={props.problem}>
        <p>
          <Button look="primary" onClick={props.onRetry}>
            Noch einmal versuchen
          </Button>
        </p>
      </ProblemAlert>
    </>
  );
}

/** What others did is read again when one comes back to the page, but not at every glance. */
const FRESH_MILLISECONDS = 20_000;

function Views({ store, remembered }: { store: AgreementStore; remembered: boolean }) {
  const { queue } = store;
  const parse = (): Route | null => {
    const route = parseRoute(location.hash, (indicator) => store.places.has(indicator));
    if (route?.view !== 'meeting' || route.indicator !== null) return route;
    // Said once and for all: recording the first open point must not turn the page under one's hands.
    const indicator = firstOpen(store);
    if (indicator !== null) history.replaceState(history.state, '', meetingHref(indicator));
    return { view: 'meeting', indicator };
  };
  const [route, setRoute] = useState<Route>(() => parse() ?? { view: 'overview', at: null });
  const [, redraw] = useState(0);

  useEffect(() => store.subscribe(() => redraw((times) => times + 1)), [store]);

  useEffect(() => {
    let readAt = Date.now();
    const refresh = () => {
      if (Date.now() - readAt < FRESH_MILLISECONDS) return;
      readAt = Date.now();
      void store.refresh().then(() => redraw((times) => times + 1));
    };
    const onHash = () => {
      const next = parse();
      if (next === null) return;
      setRoute(next);
      refresh();
    };
    const onOnline = () => queue.online();
    const onLeave = () => queue.leave();
    const onSeen = () => {
      if (document.visibilityState === 'hidden') queue.flush();
      else refresh();
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!store.keeps()) event.preventDefault();
    };
    window.addEventListener('hashchange', onHash);
    window.addEventListener('online', onOnline);
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onSeen);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('hashchange', onHash);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onSeen);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [store]);

  const blocked = queue.status().blocked !== null;
  const unsent = blocked ? store.unsent() : [];
  const status = (
    <>
      {unsent.length > 0 && (
        <UnsentBlock
          text={unsentText(
            `Selbstcheck ${store.check.municipality.name}, Abgleich: nicht übertragen`,
            unsent,
            [],
            store.places,
            store.instrument,
            store.nameOf,
          )}
        />
      )}
      <StatusBar
        queue={queue}
        canCopy={unsent.length > 0}
        hrefOf={(part, indicator) =>
          part === 'meeting' ? planHref : part === 'aims' ? aimsHref : pointHref(indicator)
        }
      />
    </>
  );
  if (store.writes && (route.view === 'point' || route.view === 'meeting')) {
    return <MeetingView store={store} single={route.view === 'point'} indicator={route.indicator} status={status} />;
  }
  return (
    <>
      <Rooms check={store.check} here="abgleich" />
      <FirstForReaders check={store.check} api={store.api} />
      {!remembered && (
        <p class="sc-noted">
          Dieser Browser speichert nichts zwischen. Sie können trotzdem arbeiten; öffnen Sie nach einem Neuladen wieder
          Ihren Link, und schließen Sie die Seite erst, wenn überall „Gespeichert“ steht.
        </p>
      )}
      {route.view === 'plan' ? (
        <PlanView store={store} />
      ) : route.view === 'aims' ? (
        <AimsView store={store} />
      ) : route.view === 'end' ? (
        <EndView store={store} />
      ) : (
        <Overview store={store} at={route.view === 'overview' ? route.at : null} />
      )}
      <DataSheetForReaders check={store.check} />
      {status}
    </>
  );
}

/** Where a meeting begins, or goes on after a break. Null where nothing is planned. */
function firstOpen(store: AgreementStore): string | null {
  const meeting = store.meeting();
  const next = meeting.find((one) => store.stateOf(one.indicator) === 'open') ?? meeting[0];
  return next?.indicator ?? null;
}

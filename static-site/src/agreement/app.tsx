import { useEffect, useRef, useState } from 'preact/hooks';
import { useOpening } from '../asking.ts';
import { StatusBar } from '../check/status-bar.tsx';
import { DeadLinkHere, UnsentBlock } from '../check/unsent.tsx';
import { unsentText } from '../check/unsent-text.ts';
import { NoLink } from '../components/no-link.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { Loading } from '../components/progress.tsx';
import { Rooms } from '../components/rooms.tsx';
import { DataSheetForReaders, FirstForReaders } from '../data-sheet/reader.tsx';
import { type Stores, forget } from '../link.ts';
import { useAskBeforeLeaving, useListener, useRoute } from '../page.ts';
import { AimsView } from './aims.tsx';
import { Closed, ResultOnly, Unreleased } from './closed.tsx';
import { EndView } from './end.tsx';
import { MeetingView } from './meeting.tsx';
import { Overview } from './overview.tsx';
import { PlanView } from './plan.tsx';
import { type Route, aimsHref, meetingHref, parseRoute, planHref, pointHref } from './route.ts';
import { type AgreementStore, type Opened, openAgreement } from './store.ts';

type State = { state: 'noLink' } | Opened;

export function AgreementApp(props: { token: string | null; remembered: boolean; stores: Stores }) {
  const { stores } = props;
  const token = props.token ?? '';
  const noLink: State = { state: 'noLink' };
  const opening = useOpening<State>(() => openAgreement(token, stores), props.token === null ? noLink : null);
  const view = opening.state;
  if (view === null) return <Loading>Der Abgleich wird geöffnet …</Loading>;
  switch (view.state) {
    case 'noLink':
      return <NoLink />;
    case 'failed':
      return view.problem.kind === 'link' ? (
        <DeadLinkHere
          token={token}
          stores={stores}
          onForget={() => {
            forget(stores);
            opening.put(noLink);
          }}
        />
      ) : (
        <OpeningFailed
          title="Der Abgleich lässt sich gerade nicht öffnen"
          page="Abgleich"
          problem={view.problem}
          onRetry={opening.again}
        />
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
  const [, setTimes] = useState(0);
  const redraw = () => setTimes((times) => times + 1);
  const readAt = useRef(Date.now());
  const refresh = () => {
    if (Date.now() - readAt.current < FRESH_MILLISECONDS) return;
    readAt.current = Date.now();
    void store.refresh().then(redraw);
  };
  const [route] = useRoute<Route>(parse, { view: 'overview', at: null }, refresh);
  useEffect(() => store.subscribe(redraw), [store]);
  useListener('online', () => queue.online());
  useListener('pagehide', () => queue.leave());
  useListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') queue.flush();
    else refresh();
  });
  useAskBeforeLeaving(() => !store.keeps());

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

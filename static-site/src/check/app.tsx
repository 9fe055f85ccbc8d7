import { useEffect, useState } from 'preact/hooks';
import type { Check, DataSheet } from '../api-types.ts';
import type { Reply } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { NoLink } from '../components/no-link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { Rooms } from '../components/rooms.tsx';
import { FirstDataSheet } from '../data-sheet/first.tsx';
import { noteShown, wasShown } from '../data-sheet/seen.ts';
import { DeviceChoice, isUndecided } from '../device/choice.tsx';
import { type Readiness, prepareOffline } from '../device/offline.ts';
import { Wiped } from '../device/this-device.tsx';
import { type OnDevice, browserDevice, wipeDevice } from '../device/wipe.ts';
import { useView } from '../island.tsx';
import { type Stores, forget, keepOnDevice, leaveNothing } from '../link.ts';
import { newsOf } from '../own-statements.ts';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { leads, ownDepartment } from '../roles.ts';
import { Banners } from './banners.tsx';
import { DataSheetView } from './data-sheet.tsx';
import { FilesView } from './files.tsx';
import { HoldingsView } from './holdings.tsx';
import { LeftOver } from './left-over.tsx';
import { News } from './news.tsx';
import { OpenList } from './open-list.tsx';
import { Overview } from './overview.tsx';
import { ReadingRoom } from './reading-room.tsx';
import { ReleaseView } from './release.tsx';
import { RoundView } from './round.tsx';
import { type Route, hasTopic, parseRoute, partHref } from './route.ts';
import { StatusBar } from './status-bar.tsx';
import { type CheckStore, type OpenedCheck, linkApi, openCheck, openStore } from './store.ts';
import { SummaryView } from './summary.tsx';
import { TopicView } from './topic.tsx';
import { DeadLinkHere, Unsent } from './unsent.tsx';

type State =
  | { step: 'opening' }
  | { step: 'reading'; check: Check }
  | { step: 'choosing'; opened: OpenedCheck }
  | { step: 'open'; store: CheckStore; sheet: DataSheet | null }
  | { step: 'failed'; problem: Problem }
  | { step: 'no-link' }
  | { step: 'forgotten' }
  | { step: 'wiped'; left: OnDevice };

/** After this long out of sight, whoever shares the link may have written a lot: the page asks for everything again. */
const LONG_AWAY_MILLISECONDS = 10 * 60_000;

export function CheckApp(props: { token: string | null; remembered: boolean; stores: Stores }) {
  const { token, stores } = props;
  const [state, setState] = useState<State>({ step: token === null ? 'no-link' : 'opening' });

  const fill = async (link: string, opened: OpenedCheck) => {
    setState({ step: 'opening' });
    const { check } = opened;
    const asks = check.writable === true && !opened.fromDevice && !wasShown(check.id, stores);
    const [reply, sheet] = await Promise.all([
      openStore(link, stores, opened),
      asks ? linkApi(link).readNotice() : null,
    ]);
    // Who cannot be told now is told the next time; nobody waits for it.
    const first = sheet !== null && sheet.ok ? sheet.value : null;
    setState(
      reply.ok ? { step: 'open', store: reply.value, sheet: first } : { step: 'failed', problem: reply.problem },
    );
  };
  const open = async () => {
    if (token === null) return;
    setState({ step: 'opening' });
    const reply = await openCheck(token, stores, !navigator.onLine);
    if (!reply.ok) return setState({ step: 'failed', problem: reply.problem });
    const { check } = reply.value;
    if (check.department === '') return setState({ step: 'reading', check });
    if (isUndecided(token, stores)) return setState({ step: 'choosing', opened: reply.value });
    return fill(token, reply.value);
  };
  useEffect(() => void open(), []);

  const wipe = async () => {
    if (state.step === 'open') state.store.stop();
    const left = await wipeDevice(browserDevice());
    setState({ step: 'wiped', left });
  };

  switch (state.step) {
    case 'no-link':
      return <NoLink />;
    case 'opening':
      return <Loading>Ihr Selbstcheck wird geöffnet …</Loading>;
    case 'failed':
      return state.problem.kind === 'link' ? (
        <DeadLinkHere
          token={token ?? ''}
          stores={stores}
          onForget={() => {
            forget(stores);
            setState({ step: 'forgotten' });
          }}
        />
      ) : (
        <Failed problem={state.problem} onRetry={() => void open()} />
      );
    case 'forgotten':
      return <Forgotten />;
    case 'wiped':
      return <Wiped left={state.left} />;
    case 'reading':
      return <ReadingRoom check={state.check} token={token ?? ''} stores={stores} onWipe={() => void wipe()} />;
    case 'choosing':
      return (
        <DeviceChoice
          for={[state.opened.check.municipality.name, ownDepartment(state.opened.check)?.name]
            .filter(Boolean)
            .join(' · ')}
          onKeep={() => {
            keepOnDevice(token ?? '', stores);
            void fill(token ?? '', state.opened);
          }}
          onLeave={() => {
            leaveNothing(token ?? '', stores);
            void fill(token ?? '', state.opened);
          }}
        />
      );
    case 'open':
      return (
        <Views
          store={state.store}
          sheet={state.sheet}
          stores={stores}
          remembered={props.remembered}
          onWipe={() => void wipe()}
          onDead={(problem) => {
            state.store.stop();
            setState({ step: 'failed', problem });
          }}
          onKeep={() => {
            moveToDevice(stores);
            keepOnDevice(token ?? '', stores);
            location.reload();
          }}
        />
      );
  }
}

/** What the tab kept goes to the device, so that it is found there after the reload. */
function moveToDevice(stores: Stores): void {
  const { session, local } = stores;
  if (session === null || local === null) return;
  const keys = Array.from({ length: session.length }, (_, index) => session.key(index) ?? '');
  for (const key of keys.filter((one) => /^sc\.(unsaved|place)\./.test(one))) {
    local.setItem(key, session.getItem(key) ?? '');
    session.removeItem(key);
  }
}

function Failed(props: { problem: Problem; onRetry: () => void }) {
  const heading = useView('Ihr Check', 'failed');
  return (
    <>
      <PageHead title="Ihr Selbstcheck lässt sich gerade nicht öffnen" headingRef={heading} />
      <ProblemAlert problem={props.problem}>
        <p>Was Sie auf diesem Gerät eingegeben haben, geht dabei nicht verloren.</p>
        <p>
          <Button look="primary" onClick={props.onRetry}>
            Noch einmal versuchen
          </Button>
        </p>
      </ProblemAlert>
    </>
  );
}

function Forgotten() {
  const heading = useView('Link vergessen', 'forgotten');
  return (
    <PageHead title="Dieser Browser hat den Link vergessen" headingRef={heading}>
      Um weiterzuarbeiten, öffnen Sie Ihren neuen Link.
    </PageHead>
  );
}

function Views(props: {
  store: CheckStore;
  /** What is to be shown before the first answer; null once it was. */
  sheet: DataSheet | null;
  stores: Stores;
  remembered: boolean;
  onWipe: () => void;
  onKeep: () => void;
  onDead: (problem: Problem) => void;
}) {
  const { store } = props;
  const { queue } = store;
  const [route, setRoute] = useState<Route>(() => parseRoute(location.hash, store.instrument) ?? { view: 'overview' });
  const [, setTimes] = useState(0);
  const redraw = () => setTimes((times) => times + 1);
  const [readiness, setReadiness] = useState<Readiness>('preparing');
  const [takeOver, setTakeOver] = useState<(() => void) | null>(null);
  const [news, setNews] = useState<string[]>([]);

  useEffect(() => queue.subscribe(redraw), [queue]);

  useEffect(() => {
    if (store.decision !== 'keep') return;
    const { workers } = browserDevice();
    void prepareOffline(store.check.instrument, workers, (now) => setTakeOver(() => now)).then((ready) =>
      setReadiness(store.keep() ? ready : 'impossible'),
    );
    void store.keepNotes().then(redraw);
  }, [store]);

  const catchUp = async (ask: () => Promise<Reply<null>> = store.catchUp) => {
    const before = store.asked();
    const reply = await ask();
    const told = newsOf(before, store.asked());
    if (told.length > 0) setNews(told);
    // With something unsaved the page stays: saving finds out by itself, and shows what has not arrived.
    if (!reply.ok && reply.problem.kind === 'link' && queue.status().unsaved === 0) props.onDead(reply.problem);
    queue.online();
    redraw();
  };
  useRepeat(store.stale, catchUp);
  useEffect(() => {
    if (store.outdated) void catchUp();
  });

  useEffect(() => {
    const onHash = () => {
      const next = parseRoute(location.hash, store.instrument);
      if (next !== null) setRoute(next);
    };
    const onOnline = () => {
      if (store.stale) void catchUp();
      queue.online();
      redraw();
    };
    const onLeave = () => {
      store.keep();
      queue.leave();
    };
    let hiddenAt: number | null = null;
    const onVisibility = () => {
      if (document.visibilityState === 'hidden') {
        hiddenAt = performance.now();
        return queue.flush();
      }
      if (hiddenAt === null) return;
      void catchUp(performance.now() - hiddenAt > LONG_AWAY_MILLISECONDS ? store.catchUp : store.lookAgain);
      hiddenAt = null;
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (queue.status().unsafe > 0) event.preventDefault();
    };
    window.addEventListener('hashchange', onHash);
    // The address may have changed between the first drawing and now.
    onHash();
    window.addEventListener('online', onOnline);
    window.addEventListener('offline', redraw);
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('hashchange', onHash);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('offline', redraw);
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [queue]);

  const { blocked } = queue.status();
  // The coordination has views of its own for what is held, and others none for submitting.
  const elsewhere = route.view === (leads(store.check.role) ? 'holdings' : 'summary');
  // The last of the municipality's own statements may have been taken away while somebody was there.
  const gone = route.view === 'topic' && !hasTopic(store.instrument, route.field, route.topic);
  const view = elsewhere || gone ? 'overview' : route.view;
  const told = <News news={news} store={store} onRead={() => setNews([])} />;
  if (view === 'round' && route.view === 'round') {
    return (
      <>
        <RoundView store={store} indicator={route.indicator} />
        {told}
        {blocked !== null && <Unsent store={store} />}
        <Status store={store} readiness={readiness} />
      </>
    );
  }
  return (
    <>
      <Rooms check={store.check} here="check" />
      {props.sheet && view !== 'data-sheet' && (
        <FirstDataSheet sheet={props.sheet} onRead={() => noteShown(store.check.id, props.stores)} />
      )}
      <Banners {...props} readiness={readiness} takeOver={takeOver} first={view === 'overview'} />
      {told}
      <LeftOver store={store} />
      {view === 'overview' && <Overview {...props} readiness={readiness} onKeep={props.stores.local && props.onKeep} />}
      {route.view === 'topic' && !gone && (
        <TopicView
          key={`${route.own} ${route.topic}`}
          store={store}
          own={route.own}
          field={route.field}
          topic={route.topic}
          indicator={route.indicator}
        />
      )}
      {view === 'open' && <OpenList store={store} />}
      {view === 'release' && <ReleaseView store={store} onChanged={redraw} />}
      {view === 'files' && <FilesView store={store} onChanged={redraw} />}
      {view === 'data-sheet' && <DataSheetView store={store} />}
      {view === 'holdings' && <HoldingsView store={store} />}
      {view === 'summary' && <SummaryView store={store} onSubmitted={redraw} />}
      {blocked !== null && <Unsent store={store} />}
      <Status store={store} readiness={readiness} />
    </>
  );
}

function Status(props: { store: CheckStore; readiness: Readiness }) {
  const { store } = props;
  return (
    <StatusBar
      queue={store.queue}
      offline={store.stale || !navigator.onLine}
      reloads={props.readiness === 'ready'}
      canCopy={store.queue.status().blocked !== null}
      hrefOf={(_, indicator) => {
        const place = store.places.get(indicator);
        return place === undefined ? null : partHref(store.parts, place);
      }}
    />
  );
}

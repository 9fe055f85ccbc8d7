import { useEffect, useRef, useState } from 'preact/hooks';
import type { Check, DataSheet } from '../api-types.ts';
import type { Reply } from '../api.ts';
import { useOpening } from '../asking.ts';
import { NoLink } from '../components/no-link.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
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
import { useAskBeforeLeaving, useListener, useRoute } from '../page.ts';
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
  const { stores } = props;
  const token = props.token ?? '';

  const fill = async (opened: OpenedCheck): Promise<State> => {
    const { check } = opened;
    const asks = check.writable === true && !opened.fromDevice && !wasShown(check.id, stores);
    const [reply, sheet] = await Promise.all([
      openStore(token, stores, opened),
      asks ? linkApi(token).readNotice() : null,
    ]);
    // Who cannot be told now is told the next time; nobody waits for it.
    const first = sheet !== null && sheet.ok ? sheet.value : null;
    return reply.ok ? { step: 'open', store: reply.value, sheet: first } : { step: 'failed', problem: reply.problem };
  };
  const open = async (): Promise<State> => {
    const reply = await openCheck(token, stores, !navigator.onLine);
    if (!reply.ok) return { step: 'failed', problem: reply.problem };
    const { check } = reply.value;
    if (check.department === '') return { step: 'reading', check };
    if (isUndecided(token, stores)) return { step: 'choosing', opened: reply.value };
    return fill(reply.value);
  };
  const { state, put, again } = useOpening<State>(open, props.token === null ? { step: 'no-link' } : null);

  if (state === null) return <Loading>Ihr Selbstcheck wird geöffnet …</Loading>;
  const wipe = async () => {
    if (state.step === 'open') state.store.stop();
    const left = await wipeDevice(browserDevice());
    put({ step: 'wiped', left });
  };
  switch (state.step) {
    case 'no-link':
      return <NoLink />;
    case 'failed':
      return state.problem.kind === 'link' ? (
        <DeadLinkHere
          token={token}
          stores={stores}
          onForget={() => {
            forget(stores);
            put({ step: 'forgotten' });
          }}
        />
      ) : (
        <OpeningFailed
          title="Ihr Selbstcheck lässt sich gerade nicht öffnen"
          page="Ihr Check"
          problem={state.problem}
          onRetry={again}
        >
          <p>Was Sie auf diesem Gerät eingegeben haben, geht dabei nicht verloren.</p>
        </OpeningFailed>
      );
    case 'forgotten':
      return <Forgotten />;
    case 'wiped':
      return <Wiped left={state.left} />;
    case 'reading':
      return <ReadingRoom check={state.check} token={token} stores={stores} onWipe={() => void wipe()} />;
    case 'choosing': {
      const goOn = (decide: typeof keepOnDevice | typeof leaveNothing) => {
        decide(token, stores);
        put(null);
        void fill(state.opened).then(put);
      };
      return (
        <DeviceChoice
          for={[state.opened.check.municipality.name, ownDepartment(state.opened.check)?.name]
            .filter(Boolean)
            .join(' · ')}
          onKeep={() => goOn(keepOnDevice)}
          onLeave={() => goOn(leaveNothing)}
        />
      );
    }
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
            put({ step: 'failed', problem });
          }}
          onKeep={() => {
            moveToDevice(stores);
            keepOnDevice(token, stores);
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
  const [route] = useRoute<Route>(() => parseRoute(location.hash, store.instrument), { view: 'overview' });
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

  useListener('online', () => {
    if (store.stale) void catchUp();
    queue.online();
    redraw();
  });
  useListener('offline', redraw);
  useListener('pagehide', () => {
    store.keep();
    queue.leave();
  });
  const hiddenAt = useRef<number | null>(null);
  useListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') {
      hiddenAt.current = performance.now();
      return queue.flush();
    }
    if (hiddenAt.current === null) return;
    void catchUp(performance.now() - hiddenAt.current > LONG_AWAY_MILLISECONDS ? store.catchUp : store.lookAgain);
    hiddenAt.current = null;
  });
  useAskBeforeLeaving(() => queue.status().unsafe > 0);

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

import { useMemo, useRef, useState } from 'preact/hooks';
import type { Check } from '../api-types.ts';
import { useOpening } from '../asking.ts';
import { Alert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { DeadLink, NoLink } from '../components/no-link.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { Rooms } from '../components/rooms.tsx';
import { DataSheetForReaders, FirstForReaders } from '../data-sheet/reader.tsx';
import { DeviceChoice, isUndecided } from '../device/choice.tsx';
import { inScope } from '../instrument.ts';
import { useView } from '../island.tsx';
import { type Stores, forget, keepOnDevice, leaveNothing, startOf } from '../link.ts';
import { useAskBeforeLeaving, useListener, useRoute } from '../page.ts';
import type { Problem } from '../problem.ts';
import { leads } from '../roles.ts';
import { AccessView } from './access.tsx';
import { AddView } from './add.tsx';
import { CommunesView } from './communes.tsx';
import { ConductView } from './conduct.tsx';
import { DepartmentView } from './department.tsx';
import { EraseView, Erased } from './erase.tsx';
import { HoldingsView } from './holdings.tsx';
import { ExchangeView } from './exchange.tsx';
import { FreshView } from './fresh.tsx';
import { HandoverView } from './handover.tsx';
import { LogView } from './log.tsx';
import { OverviewView } from './overview.tsx';
import { OwnStatementsView } from './own-statements.tsx';
import { RemindersView } from './reminders.tsx';
import { ResponsibilityView } from './responsibility-view.tsx';
import {
  type Fresh,
  type Room,
  RoomContext,
  type Stand,
  indicatorsOfAll,
  openRoom,
  readAgain,
  roomApi,
} from './room.tsx';
import { type Route, hrefOf, parseRoute } from './route.ts';
import { SharingView } from './sharing.tsx';
import { SplitView } from './split.tsx';
import { TreeView } from './tree-view.tsx';

type State =
  | { step: 'open'; stand: Stand }
  | { step: 'elsewhere'; check: Check }
  | { step: 'failed'; problem: Problem }
  | { step: 'no-link' }
  | { step: 'erased'; municipality: string };

export function CoordinationApp(props: { token: string | null; stores: Stores; today: string }) {
  const { stores } = props;
  const token = props.token ?? '';
  const api = useMemo(() => roomApi(token), []);
  const open = async (): Promise<State> => {
    const reply = await openRoom(api);
    if (!reply.ok) return { step: 'failed', problem: reply.problem };
    const { value } = reply;
    return value.kind === 'open' ? { step: 'open', stand: value.stand } : { step: 'elsewhere', check: value.check };
  };
  const { state, put, again } = useOpening<State>(open, props.token === null ? { step: 'no-link' } : null);

  if (state === null) return <Loading>Die Koordination wird geöffnet …</Loading>;
  switch (state.step) {
    case 'no-link':
      return <NoLink />;
    case 'failed':
      return state.problem.kind === 'link' ? (
        <DeadLink
          onForget={() => {
            forget(stores);
            put({ step: 'no-link' });
          }}
        />
      ) : (
        <OpeningFailed
          title="Die Koordination lässt sich gerade nicht öffnen"
          page="Koordination"
          problem={state.problem}
          onRetry={again}
        />
      );
    case 'elsewhere':
      return <Elsewhere check={state.check} />;
    case 'erased':
      return <Erased municipality={state.municipality} />;
    case 'open':
      if (leads(state.stand.check.role) && isUndecided(token, stores)) {
        // The state stays as it is; a new object of it draws what comes after the choice.
        const decide = (how: typeof keepOnDevice | typeof leaveNothing) => {
          how(token, stores);
          put({ ...state });
        };
        return (
          <DeviceChoice
            for={`${state.stand.check.municipality.name} · Koordination`}
            onKeep={() => decide(keepOnDevice)}
            onLeave={() => decide(leaveNothing)}
          />
        );
      }
      return (
        <Inside
          first={state.stand}
          token={token}
          today={props.today}
          onErased={() => {
            forget(stores);
            put({ step: 'erased', municipality: state.stand.check.municipality.name });
          }}
        />
      );
  }
}

function Inside(props: { first: Stand; token: string; today: string; onErased: () => void }) {
  const [stand, setStand] = useState(props.first);
  const [fresh, setFresh] = useState<Fresh[]>([]);
  const [stale, setStale] = useState<Problem | null>(null);
  const [said, setSaid] = useState<{ text: string; fragment: string } | null>(null);
  const drafts = useRef(new Map<string, unknown>());
  const api = useMemo(() => roomApi(props.token), []);
  const readAt = useRef(Date.now());

  const reload = async () => {
    readAt.current = Date.now();
    const reply = await readAgain(api, stand.whole);
    if (reply.ok) setStand(reply.value);
    setStale(reply.ok ? null : reply.problem);
  };

  const [route] = useRoute<Route>(
    () => parseRoute(location.hash),
    { view: 'overview' },
    (next) => {
      setSaid((before) => (before !== null && before.fragment !== (location.hash || '#/') ? null : before));
      if (next.view === 'overview') void reload();
    },
  );
  useListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - readAt.current > STALE_MILLISECONDS) void reload();
  });
  useAskBeforeLeaving(() => fresh.length > 0 || drafts.current.size > 0);

  const indicators = indicatorsOfAll(stand.instrument);
  const room: Room = {
    ...stand,
    api,
    today: props.today,
    origin: location.origin,
    indicators,
    leads: leads(stand.check.role),
    nameOf: (id) => stand.departments.find((one) => one.id === id)?.name ?? id,
    standing: {
      ...stand,
      links: leads(stand.check.role) ? stand.links : null,
      indicators,
      fresh: fresh.length,
      today: props.today,
    },
    fresh,
    addFresh: ({ link, token, code }) => {
      setFresh((before) => [...before.filter((one) => one.link.id !== link.id), { link, token, code }]);
      setStand((before) => ({ ...before, links: [link, ...before.links.filter((one) => one.id !== link.id)] }));
    },
    dropFresh: (id) => setFresh((before) => before.filter((one) => one.link.id !== id)),
    reload,
    put: (part) =>
      setStand((before) => {
        const next = { ...before, ...part };
        return { ...next, instrument: inScope(next.whole, next.check.scope) };
      }),
    putDepartment: (department) =>
      setStand((before) => ({
        ...before,
        departments: before.departments.some((one) => one.id === department.id)
          ? before.departments.map((one) => (one.id === department.id ? department : one))
          : [...before.departments, department],
      })),
    drafts: drafts.current,
    said: said?.text ?? null,
    go: (to, text) => {
      const fragment = hrefOf(to);
      setSaid(text === undefined ? null : { text, fragment });
      if (fragment !== (location.hash || '#/')) location.hash = fragment;
    },
    forget: () => {
      drafts.current.clear();
      setFresh([]);
      props.onErased();
    },
  };

  return (
    <RoomContext.Provider value={room}>
      <Rooms check={stand.check} here="koordination" />
      <FirstForReaders check={stand.check} api={api} />
      {stale && (
        <div class="sc-room-stale">
          <Alert
            tone="warning"
            title={stale.kind === 'link' ? 'Ihr Link gilt nicht mehr' : 'Der Stand ist vielleicht nicht aktuell'}
            live="polite"
          >
            <p>
              {stale.kind === 'link'
                ? 'Vielleicht wurde die Koordination übergeben. Was Sie hier noch sehen, ist der letzte Stand.'
                : stale.detail}
            </p>
            {stale.kind !== 'link' && (
              <p>
                <Button onClick={() => void reload()}>Noch einmal laden</Button>
              </p>
            )}
          </Alert>
        </div>
      )}
      <View route={stand.check.role === 'companion' ? { view: 'overview' } : route} />
      <DataSheetForReaders check={stand.check} />
    </RoomContext.Provider>
  );
}

/** After so long a look away, what others did meanwhile is read again. */
const STALE_MILLISECONDS = 60_000;

function View({ route }: { route: Route }) {
  switch (route.view) {
    case 'overview':
      return <OverviewView />;
    case 'add':
      return <AddView />;
    case 'department':
      return <DepartmentView key={route.id} id={route.id} />;
    case 'tree':
      return <TreeView key={route.id} id={route.id} />;
    case 'split':
      return <SplitView key={route.id} id={route.id} />;
    case 'responsibility':
      return <ResponsibilityView />;
    case 'access':
      return <AccessView />;
    case 'fresh':
      return <FreshView />;
    case 'conduct':
      return <ConductView />;
    case 'own':
      return <OwnStatementsView />;
    case 'reminders':
      return <RemindersView />;
    case 'exchange':
      return <ExchangeView />;
    case 'handover':
      return <HandoverView />;
    case 'holdings':
      return <HoldingsView />;
    case 'sharing':
      return <SharingView />;
    case 'communes':
      return <CommunesView />;
    case 'erase':
      return <EraseView />;
    case 'log':
      return <LogView />;
  }
}

/** For a link of another role: a way on, no reproach. */
function Elsewhere({ check }: { check: Check }) {
  const heading = useView('Koordination', 'elsewhere');
  return (
    <>
      <Rooms check={check} here="koordination" />
      <PageHead title="Diese Seite ist für die Koordination" headingRef={heading}>
        {check.role === 'department'
          ? 'Hier werden Stellen angelegt und Links verschickt. Mit Ihrem Link antworten Sie für Ihre Stelle.'
          : 'Hier werden Stellen angelegt und Links verschickt. Mit Ihrem Link lesen Sie das Ergebnis.'}
      </PageHead>
      <p>
        <LinkButton look="primary" href={startOf(check.role)}>
          {check.role === 'department' ? 'Zu Ihren Antworten' : 'Zum Ergebnis'}
        </LinkButton>
      </p>
    </>
  );
}

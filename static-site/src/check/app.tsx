import { useEffect, useState } from 'preact/hooks';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { DeadLink, NoLink } from '../components/no-link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { Rooms } from '../components/rooms.tsx';
import { useView } from '../island.tsx';
import { type Stores, forget } from '../link.ts';
import type { Problem } from '../problem.ts';
import { OpenList } from './open-list.tsx';
import { Overview } from './overview.tsx';
import { type Route, parseRoute, topicHref } from './route.ts';
import { StatusBar } from './status-bar.tsx';
import { type CheckStore, openCheck } from './store.ts';
import { SummaryView } from './summary.tsx';
import { TopicView } from './topic.tsx';

type State =
  | { step: 'opening' }
  | { step: 'open'; store: CheckStore }
  | { step: 'failed'; problem: Problem }
  | { step: 'no-link' }
  | { step: 'signed-out' };

export function CheckApp(props: { token: string | null; remembered: boolean; stores: Stores }) {
  const { token, stores } = props;
  const [state, setState] = useState<State>({ step: token === null ? 'no-link' : 'opening' });

  const open = () => {
    if (token === null) return;
    setState({ step: 'opening' });
    void openCheck(token, stores).then((reply) =>
      setState(reply.ok ? { step: 'open', store: reply.value } : { step: 'failed', problem: reply.problem }),
    );
  };
  useEffect(open, []);

  switch (state.step) {
    case 'no-link':
      return <NoLink />;
    case 'opening':
      return <Loading>Ihr Selbstcheck wird geöffnet …</Loading>;
    case 'failed':
      return state.problem.kind === 'link' ? (
        <DeadLink
          onForget={() => {
            forget(stores);
            setState({ step: 'signed-out' });
          }}
        />
      ) : (
        <Failed problem={state.problem} onRetry={open} />
      );
    case 'signed-out':
      return <SignedOut />;
    case 'open':
      return (
        <Views store={state.store} remembered={props.remembered} onSignedOut={() => setState({ step: 'signed-out' })} />
      );
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

function SignedOut() {
  const heading = useView('Abgemeldet', 'signed-out');
  return (
    <PageHead title="Sie sind auf diesem Gerät abgemeldet" headingRef={heading}>
      Dieser Browser hat Ihren Link vergessen. Um weiterzuarbeiten, öffnen Sie ihn wieder.
    </PageHead>
  );
}

function Views(props: { store: CheckStore; remembered: boolean; onSignedOut: () => void }) {
  const { store } = props;
  const { queue } = store;
  const [route, setRoute] = useState<Route>(() => parseRoute(location.hash, store.instrument) ?? { view: 'overview' });
  const [, redraw] = useState(0);

  useEffect(() => queue.subscribe(() => redraw((times) => times + 1)), [queue]);

  useEffect(() => {
    const onHash = () => {
      const next = parseRoute(location.hash, store.instrument);
      if (next !== null) setRoute(next);
    };
    const onOnline = () => queue.online();
    const onLeave = () => queue.leave();
    const onHidden = () => {
      if (document.visibilityState === 'hidden') queue.flush();
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (queue.status().unsafe > 0) event.preventDefault();
    };
    window.addEventListener('hashchange', onHash);
    window.addEventListener('online', onOnline);
    window.addEventListener('pagehide', onLeave);
    document.addEventListener('visibilitychange', onHidden);
    window.addEventListener('beforeunload', onUnload);
    return () => {
      window.removeEventListener('hashchange', onHash);
      window.removeEventListener('online', onOnline);
      window.removeEventListener('pagehide', onLeave);
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('beforeunload', onUnload);
    };
  }, [queue]);

  return (
    <>
      <Rooms check={store.check} here="check" />
      {!props.remembered && (
        <p class="sc-noted">
          Dieser Browser speichert nichts zwischen. Sie können trotzdem arbeiten; öffnen Sie nach einem Neuladen wieder
          Ihren Link, und schließen Sie die Seite erst, wenn überall „Gespeichert“ steht.
        </p>
      )}
      {route.view === 'overview' && <Overview store={store} onSignedOut={props.onSignedOut} />}
      {route.view === 'topic' && (
        <TopicView
          key={route.topic}
          store={store}
          field={route.field}
          topic={route.topic}
          indicator={route.indicator}
        />
      )}
      {route.view === 'open' && <OpenList store={store} />}
      {route.view === 'summary' && <SummaryView store={store} onSubmitted={() => redraw((times) => times + 1)} />}
      <StatusBar
        queue={queue}
        hrefOf={(_, indicator) => {
          const place = store.places.get(indicator);
          return place === undefined ? null : topicHref(place.field.id, place.topic.id, indicator);
        }}
      />
    </>
  );
}

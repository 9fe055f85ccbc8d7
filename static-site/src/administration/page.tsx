import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Call, type Reply, administrationApi, createCaller } from '../api.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { useView } from '../island.tsx';
import { useRoute } from '../page.ts';
import type { Problem } from '../problem.ts';
import { ErasureView } from './erasures.tsx';
import { forgetRuns } from './admission-list.ts';
import { InstrumentsView } from './instruments.tsx';
import { JobsView } from './jobs.tsx';
import { LogView } from './log.tsx';
import { MunicipalityView } from './municipality.tsx';
import { NewPhaseView } from './new-phase.tsx';
import { PhaseView } from './phase.tsx';
import { PhasesView } from './phases.tsx';
import { RegisterView } from './register.tsx';
import { type Route, addressOf, routeOf } from './route.ts';
import {
  SIGNED_OUT,
  type SignInConfig,
  type SignInWorld,
  currentToken,
  endSession,
  finishSignIn,
  hasSession,
  isReturn,
  readConfig,
  startSignIn,
} from './sign-in.ts';
import { WorkplaceContext, forgetDrafts } from './workplace.tsx';

type Standing =
  | { state: 'starting' }
  | { state: 'unavailable'; problem: Problem }
  | { state: 'signedOut'; config: SignInConfig; problem: Problem | null; onlyHere?: boolean }
  | { state: 'signedIn'; config: SignInConfig };

export function AdministrationPage({ world, storage, today }: { world: SignInWorld; storage: Storage; today: string }) {
  const [standing, setStanding] = useState<Standing>({ state: 'starting' });
  const start = async () => {
    const config = await readConfig(world);
    if (!config.ok) return setStanding({ state: 'unavailable', problem: config.problem });
    const address = new URL(location.href);
    if (isReturn(address)) {
      // The code leaves the address bar before anything else can read it, be it refused or not.
      history.replaceState(null, '', location.pathname);
      const finished = await finishSignIn(config.value, world, address);
      if (!finished.ok) return setStanding({ state: 'signedOut', config: config.value, problem: finished.problem });
      history.replaceState(null, '', `${location.pathname}${finished.value}`);
    }
    const token = await currentToken(config.value, world);
    if (token.ok && token.value !== null) return setStanding({ state: 'signedIn', config: config.value });
    setStanding({ state: 'signedOut', config: config.value, problem: null });
  };
  useEffect(() => void start(), []);
  switch (standing.state) {
    case 'starting':
      return <Loading>Anmeldung wird geprüft …</Loading>;
    case 'unavailable':
      return (
        <OpeningFailed
          title="Verwaltung"
          page="Verwaltung"
          view="administration-unavailable"
          problem={standing.problem}
          onRetry={() => void start()}
        />
      );
    case 'signedOut':
      return (
        <SignedOut
          config={standing.config}
          problem={standing.problem}
          onlyHere={standing.onlyHere === true}
          world={world}
        />
      );
    case 'signedIn':
      return (
        <SignedIn
          config={standing.config}
          world={world}
          storage={storage}
          today={today}
          onSignedOut={() =>
            setStanding({ state: 'signedOut', config: standing.config, problem: null, onlyHere: true })
          }
        />
      );
  }
}

/** Goes to the provider; the page is left if that works. */
function useSignIn(config: SignInConfig, world: SignInWorld) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const go = async () => {
    setBusy(true);
    setProblem(null);
    const address = await startSignIn(config, world, location.hash);
    if (address.ok) location.assign(address.value);
    else {
      setBusy(false);
      setProblem(address.problem);
    }
  };
  return { busy, problem, go };
}

function SignedOut(props: {
  config: SignInConfig;
  problem: Problem | null;
  /** The provider could not be told that the session is over. */
  onlyHere: boolean;
  world: SignInWorld;
}) {
  const { config, problem, world } = props;
  const heading = useView('Verwaltung', 'administration-signed-out');
  const signIn = useSignIn(config, world);
  const shown = signIn.problem ?? problem;
  return (
    <>
      <PageHead title="Für das Projektteam" headingRef={heading}>
        Hier öffnen Sie Projektphasen, nehmen Kommunen auf und stoßen Berichte an. Dafür brauchen Sie ein Konto des
        Projektteams.
      </PageHead>
      <div class="sc-stack">
        {shown && <ProblemAlert problem={shown} />}
        {props.onlyHere && !shown && (
          <Alert tone="warning" title="Sie sind auf dieser Seite abgemeldet">
            <p>
              Der Anmeldedienst kennt Sie vielleicht noch. Arbeiten auch andere an diesem Gerät, schließen Sie bitte
              alle Fenster des Browsers.
            </p>
          </Alert>
        )}
        <div class="sc-actions">
          <Button
            look="primary"
            busy={signIn.busy}
            busyText="Sie werden weitergeleitet …"
            onClick={() => void signIn.go()}
          >
            Anmelden
          </Button>
        </div>
        <p class="sc-narrow sc-muted">
          Sie arbeiten in einer Kommune? Dann brauchen Sie kein Konto: Ihr persönlicher Link führt Sie{' '}
          <a class="sc-a" href="/check/">
            zu Ihrem Check
          </a>
          .
        </p>
      </div>
    </>
  );
}

const EXPIRED: Problem = {
  kind: 'link',
  status: 401,
  type: SIGNED_OUT,
  title: 'Ihre Anmeldung ist abgelaufen',
  detail: 'Melden Sie sich oben auf der Seite neu an. Was Sie eingegeben haben, bleibt erhalten.',
  errors: [],
};

function SignedIn(props: {
  config: SignInConfig;
  world: SignInWorld;
  storage: Storage;
  today: string;
  onSignedOut: () => void;
}) {
  const { config, world } = props;
  const [expired, setExpired] = useState(false);
  const [forbidden, setForbidden] = useState(false);
  const [signingOut, setSigningOut] = useState(false);
  const [route] = useRoute<Route>(() => routeOf(location.hash), { view: 'phases' });
  const api = useMemo(() => {
    const guarded: Call = async <T,>(...parameters: Parameters<Call>): Promise<Reply<T>> => {
      const token = await currentToken(config, world);
      if (!token.ok) return token;
      // A token known to be over is not sent at all.
      const reply: Reply<T> =
        token.value === null
          ? { ok: false, problem: EXPIRED }
          : await createCaller({ token: () => token.value })<T>(...parameters);
      if (reply.ok) return reply;
      if (reply.problem.kind === 'forbidden') setForbidden(true);
      if (reply.problem.kind !== 'link') return reply;
      setExpired(true);
      return { ok: false, problem: EXPIRED };
    };
    return administrationApi(guarded);
  }, []);
  const signOut = async () => {
    setSigningOut(true);
    const address = await endSession(config, world);
    forgetDrafts(props.storage);
    forgetRuns();
    if (address === null) {
      history.replaceState(null, '', location.pathname);
      props.onSignedOut();
    } else location.assign(address);
  };
  if (forbidden) return <Forbidden onSignOut={() => void signOut()} busy={signingOut} />;
  return (
    <WorkplaceContext.Provider value={{ api, storage: props.storage, today: props.today }}>
      <div class="sc-admin-bar">
        <nav aria-label="Bereiche der Verwaltung">
          <ul class="sc-admin-nav">
            <NavLink to={{ view: 'phases' }} current={!['jobs', 'register', 'instruments', 'log'].includes(route.view)}>
              Projektphasen
            </NavLink>
            <NavLink to={{ view: 'jobs' }} current={route.view === 'jobs'}>
              Aufträge
            </NavLink>
            <NavLink to={{ view: 'instruments' }} current={route.view === 'instruments'}>
              Fragebögen
            </NavLink>
            <NavLink to={{ view: 'register' }} current={route.view === 'register'}>
              Gemeindeverzeichnis
            </NavLink>
            <NavLink to={{ view: 'log' }} current={route.view === 'log'}>
              Protokoll
            </NavLink>
          </ul>
        </nav>
        <Button
          look="tertiary"
          icon="logout"
          busy={signingOut}
          busyText="Sie werden abgemeldet …"
          onClick={() => void signOut()}
        >
          Abmelden
        </Button>
      </div>
      {(expired || !hasSession(world)) && !signingOut && <SignInAgain config={config} world={world} />}
      <ViewOf route={route} />
    </WorkplaceContext.Provider>
  );
}

function NavLink({ to, current, children }: { to: Route; current: boolean; children: string }) {
  return (
    <li>
      <a class="sc-nav__link" href={addressOf(to)} aria-current={current ? 'true' : undefined}>
        {children}
      </a>
    </li>
  );
}

function SignInAgain({ config, world }: { config: SignInConfig; world: SignInWorld }) {
  const box = useRef<HTMLDivElement>(null);
  const signIn = useSignIn(config, world);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <div ref={box} class="sc-admin-expired">
      <Alert tone="warning" title="Ihre Anmeldung ist abgelaufen" live="assertive">
        <p>Melden Sie sich noch einmal an und machen Sie hier weiter. Was Sie eingegeben haben, bleibt erhalten.</p>
        <Button
          look="primary"
          busy={signIn.busy}
          busyText="Sie werden weitergeleitet …"
          onClick={() => void signIn.go()}
        >
          Neu anmelden
        </Button>
      </Alert>
      {signIn.problem && <ProblemAlert problem={signIn.problem} />}
    </div>
  );
}

function Forbidden({ onSignOut, busy }: { onSignOut: () => void; busy: boolean }) {
  const heading = useView('Keine Berechtigung', 'administration-forbidden');
  return (
    <>
      <PageHead title="Ihr Konto darf hier nicht arbeiten" headingRef={heading}>
        Die Anmeldung hat geklappt, aber Ihr Konto gehört nicht zur Gruppe der Administration.
      </PageHead>
      <div class="sc-prose">
        <h2>Was Sie tun können</h2>
        <ul>
          <li>Sie haben ein zweites Konto? Melden Sie sich ab und mit dem anderen wieder an.</li>
          <li>
            Sie gehören zum Projektteam? Bitten Sie die Person, die die Konten verwaltet, Sie in die Gruppe aufzunehmen.
          </li>
          <li>
            Sie arbeiten in einer Kommune? Dann führt Ihr persönlicher Link Sie <a href="/check/">zu Ihrem Check</a>.
          </li>
        </ul>
        <p>
          <Button look="primary" busy={busy} busyText="Sie werden abgemeldet …" onClick={onSignOut}>
            Abmelden
          </Button>
        </p>
      </div>
    </>
  );
}

function ViewOf({ route }: { route: Route }) {
  switch (route.view) {
    case 'phases':
      return <PhasesView />;
    case 'newPhase':
      return <NewPhaseView />;
    case 'phase':
      return <PhaseView key={route.phase} phase={route.phase} part={route.part} />;
    case 'municipality':
      return <MunicipalityView key={`${route.phase}/${route.key}`} phase={route.phase} municipality={route.key} />;
    case 'jobs':
      return <JobsView />;
    case 'erasure':
      return <ErasureView key={`${route.phase}/${route.key}`} phase={route.phase} municipality={route.key} />;
    case 'register':
      return <RegisterView />;
    case 'log':
      return <LogView />;
    case 'instruments':
      return <InstrumentsView />;
  }
}

import { useEffect, useState } from 'preact/hooks';
import type { Check, ResultState, Tone } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { DeadLink } from '../components/no-link.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { Rooms } from '../components/rooms.tsx';
import { count, day } from '../format.ts';
import { type Instrument, loadInstrument } from '../instrument.ts';
import { useView } from '../island.tsx';
import { type Problem, problemFrom } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { leads } from '../roles.ts';
import { Conversation } from './conversation.tsx';
import { Documents } from './documents.tsx';
import { Fields } from './fields.tsx';
import { openFoldsForPrint } from './fold.tsx';
import { type Material, materialOf } from './material.ts';
import { Method } from './method.tsx';
import { Overview } from './overview.tsx';
import { Profile } from './profile.tsx';
import { Reopen } from './reopen.tsx';
import { ToneSwitch, rememberTone, rememberedTone } from './tone-switch.tsx';
import { Versions } from './versions.tsx';
import { PUBLIC_EDITION, counts, opening } from './wording.ts';

type View =
  | { state: 'loading' }
  | { state: 'deadLink' }
  | { state: 'problem'; problem: Problem }
  | { state: 'nothing'; check: Check }
  | { state: 'waiting'; check: Check; result: ResultState }
  | { state: 'failed'; check: Check; result: ResultState }
  | { state: 'done'; check: Check; result: ResultState; material: Material };

/** What the answers of the server mean for the page. */
async function look(api: CheckApi, asked: number | undefined): Promise<View> {
  const [check, read] = await Promise.all([api.openLink(), api.readResult(asked)]);
  // A bookmark of a submission that is not there: the last one is better than an error.
  const result = !read.ok && read.problem.kind === 'notFound' && asked !== undefined ? await api.readResult() : read;
  if (!check.ok)
    return check.problem.kind === 'link' ? { state: 'deadLink' } : { state: 'problem', problem: check.problem };
  if (!result.ok) {
    return result.problem.type === '/errors/nothing-submitted'
      ? { state: 'nothing', check: check.value }
      : { state: 'problem', problem: result.problem };
  }
  if (result.value.state === 'waiting') return { state: 'waiting', check: check.value, result: result.value };
  if (result.value.state === 'failed') return { state: 'failed', check: check.value, result: result.value };
  const instrument = await loadInstrument(result.value.result?.instrument ?? check.value.instrument);
  if (!instrument.ok) return { state: 'problem', problem: instrument.problem };
  return withMaterial(check.value, result.value, instrument.value);
}

function withMaterial(check: Check, result: ResultState, instrument: Instrument): View {
  const material = materialOf(instrument, result);
  return material === null
    ? { state: 'problem', problem: problemFrom(500, null) }
    : { state: 'done', check, result, material };
}

export function ResultPage({
  api,
  asked,
  toneStore,
  onForget,
}: {
  api: CheckApi;
  /** A submission other than the last. */
  asked: number | undefined;
  toneStore: Storage | null;
  onForget: () => void;
}) {
  const [view, setView] = useState<View>({ state: 'loading' });
  const load = async () => setView(await look(api, asked));
  useEffect(() => void load(), []);
  useEffect(openFoldsForPrint, []);
  useRepeat(view.state === 'waiting', async () => {
    const next = await look(api, asked);
    // A question that got no answer is asked again; what is on the page stays.
    if (next.state !== 'problem') setView(next);
  });
  switch (view.state) {
    case 'loading':
      return <Loading>Ihr Ergebnis wird geladen …</Loading>;
    case 'deadLink':
      return <DeadLink onForget={onForget} />;
    case 'problem':
      return (
        <Unavailable>
          <ProblemAlert problem={view.problem}>
            <Button look="primary" onClick={() => void load()}>
              Noch einmal versuchen
            </Button>
          </ProblemAlert>
        </Unavailable>
      );
    case 'nothing':
      return <Nothing check={view.check} />;
    case 'waiting':
      return <Waiting check={view.check} />;
    case 'failed':
      return <Failed check={view.check} result={view.result} onLook={() => void load()} />;
    case 'done':
      return <Done {...view} api={api} toneStore={toneStore} onChecked={(check) => setView({ ...view, check })} />;
  }
}

const Above = ({ check }: { check: Check }) => (
  <p class="sc-muted">
    {check.municipality.name} · {check.phase.name}
  </p>
);

function Unavailable({ children }: { children: preact.ComponentChildren }) {
  const heading = useView('Ergebnis', 'result-problem');
  return (
    <>
      <PageHead title="Ihr Ergebnis" headingRef={heading} />
      {children}
    </>
  );
}

function Nothing({ check }: { check: Check }) {
  const heading = useView('Ergebnis', 'result-nothing');
  const writable = check.state === 'open' || check.state === 'reopened';
  if (!leads(check.role)) {
    return (
      <>
        <Rooms check={check} here="ergebnis" />
        <PageHead title="Noch gibt es kein Ergebnis" above={<Above check={check} />} headingRef={heading}>
          {writable
            ? 'Ein Ergebnis entsteht, wenn der Selbstcheck abgegeben ist. Dann lesen Sie es hier, mit demselben Link.'
            : 'Ein Ergebnis entsteht aus einem abgegebenen Selbstcheck. Dieser wurde nicht abgegeben und nimmt keine Antworten mehr an.'}
        </PageHead>
        {check.role === 'department' && (
          <div class="sc-actions">
            <LinkButton look="primary" href="/check/">
              Zu Ihren Antworten
            </LinkButton>
          </div>
        )}
      </>
    );
  }
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <PageHead title="Noch gibt es kein Ergebnis" above={<Above check={check} />} headingRef={heading}>
        {writable
          ? 'Ein Ergebnis entsteht, wenn Sie Ihren Selbstcheck abgeben. Alle Antworten sind gespeichert; machen Sie dort weiter, wo Sie aufgehört haben.'
          : 'Ein Ergebnis entsteht aus einem abgegebenen Selbstcheck. Dieser wurde nicht abgegeben und nimmt keine Antworten mehr an.'}
      </PageHead>
      <div class="sc-stack">
        <div class="sc-actions">
          <LinkButton look="primary" href="/check/">
            {writable ? 'Weiter ausfüllen' : 'Zu Ihren Antworten'}
          </LinkButton>
        </div>
        {writable && (
          <p class="sc-narrow sc-muted">
            Vor der Abgabe zeigt eine Zusammenfassung, was noch offen ist und welche Felder deshalb keine Stufe bekämen.
            Sie müssen nicht alles beantwortet haben.
          </p>
        )}
      </div>
    </>
  );
}

function Waiting({ check }: { check: Check }) {
  const heading = useView('Ergebnis wird berechnet', 'result-waiting');
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <PageHead title="Ihr Ergebnis wird berechnet" above={<Above check={check} />} headingRef={heading}>
        Ihre Abgabe ist angekommen und sicher gespeichert. Das Ergebnis erscheint hier von selbst, meist in wenigen
        Sekunden.
      </PageHead>
      <div class="sc-stack">
        <p class="sc-working" role="status">
          <span class="sc-working__sign" aria-hidden="true" />
          Die Auswertung läuft.
        </p>
        <p class="sc-narrow sc-muted">
          Sie können die Seite auch schließen und später wiederkommen; es geht nichts verloren.
        </p>
      </div>
    </>
  );
}

function Failed({ check, result, onLook }: { check: Check; result: ResultState; onLook: () => void }) {
  const heading = useView('Auswertung nicht gelungen', 'result-failed');
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <PageHead title="Die Auswertung ist nicht gelungen" above={<Above check={check} />} headingRef={heading}>
        Das liegt nicht an Ihren Antworten. Ihre Abgabe vom {day(result.submission.on)} ist vollständig gespeichert.
      </PageHead>
      <div class="sc-prose">
        <h2>Wie es weitergeht</h2>
        <ul>
          <li>
            Das Projektteam sieht, dass die Auswertung gescheitert ist, und stößt sie neu an. Sie müssen nichts noch
            einmal eingeben.
          </li>
          <li>Schauen Sie morgen wieder vorbei. Das Ergebnis erscheint an dieser Stelle.</li>
          <li>
            Es eilt? Schreiben Sie dem Projektteam und nennen Sie Ihre Kommune; die Adresse steht im{' '}
            <a href="/impressum/">Impressum</a>.
          </li>
        </ul>
        <p>
          <Button look="primary" onClick={onLook}>
            Jetzt noch einmal nachsehen
          </Button>
        </p>
      </div>
    </>
  );
}

function Done(props: {
  check: Check;
  result: ResultState;
  material: Material;
  api: CheckApi;
  toneStore: Storage | null;
  onChecked: (check: Check) => void;
}) {
  const { check, result, material } = props;
  // Kept after it has happened, so that its outcome is read where it was asked for.
  const [reopening] = useState(check.state === 'submitted');
  const heading = useView('Ergebnis', 'result-done');
  const [tone, setTone] = useState<Tone>(() => rememberedTone(props.toneStore));
  const choose = (next: Tone) => {
    setTone(next);
    rememberTone(next, props.toneStore);
  };
  const number = result.submission.number;
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <div class="sc-result-head">
        <PageHead
          title={material.edition === 'public' ? 'Ergebnis' : 'Ihr Ergebnis'}
          above={<Above check={check} />}
          headingRef={heading}
        >
          {opening(material, tone)}
        </PageHead>
        <ToneSwitch tone={tone} onChange={choose} />
      </div>
      {material.edition === 'public' && (
        <p class="sc-noted">
          <strong>Sie lesen die öffentliche Fassung.</strong> {PUBLIC_EDITION}
        </p>
      )}
      <Versions api={props.api} shown={result.submission} />
      <Notices check={check} material={material} number={number} />
      <Overview material={material} tone={tone} />
      <p class="sc-result-counts">{counts(material)}</p>
      <Profile material={material} />
      <Fields material={material} tone={tone} />
      <Conversation material={material} />
      <Documents
        api={props.api}
        submission={number}
        edition={material.edition}
        fileName={`selbstcheck-${check.municipality.key}-abgabe-${number}.json`}
      />
      <Method instrument={material.instrument} method={material.result.method} submission={result.submission} />
      {reopening && leads(check.role) && check.submission?.number === number && (
        <Reopen api={props.api} submission={number} onReopened={props.onChecked} />
      )}
    </>
  );
}

function Notices({ check, material, number }: { check: Check; material: Material; number: number }) {
  const reopened = check.state === 'reopened' || check.state === 'closing';
  if (!reopened && material.late.length === 0) return null;
  return (
    <div class="sc-stack sc-result-notices">
      {reopened && (
        <Alert tone="info" title="Ihr Selbstcheck ist wieder geöffnet">
          <p>
            Dieses Ergebnis gehört zu Ihrer {number}. Abgabe. Was Sie jetzt ändern, zeigt sich nach der nächsten.{' '}
            {(leads(check.role) || check.role === 'department') && (
              <a class="sc-a" href="/check/">
                Zum Selbstcheck
              </a>
            )}
          </p>
        </Alert>
      )}
      {material.late.length > 0 && (
        <Alert tone="warning" title={`${count(material.late.length, 'Antwort kam', 'Antworten kamen')} nach Abgabe`}>
          <p>Sie sind gespeichert, zählen in diesem Ergebnis aber nicht mit:</p>
          <ul>
            {material.late.map((id) => (
              <li key={id}>{material.place(id).indicator.statement}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

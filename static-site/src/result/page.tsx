import { useEffect, useRef, useState } from 'preact/hooks';
import type { Check, Edition, Report, ReportState, Tone } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { DeadLink } from '../components/no-link.tsx';
import { OpeningFailed } from '../components/opening-failed.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { Rooms } from '../components/rooms.tsx';
import { DataSheetForReaders, FirstForReaders } from '../data-sheet/reader.tsx';
import { count } from '../format.ts';
import { useView } from '../island.tsx';
import { type Problem, problemFrom } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { Contents } from '../report/contents.tsx';
import { followAddress, openFoldsForPrint } from '../report/fold.tsx';
import { Glance, leadOf } from '../report/glance.tsx';
import { fieldNames, outlineOf, statementOf } from '../report/outline.ts';
import { Chapters, LookUp, Part } from '../report/section.tsx';
import { ToneSwitch, rememberTone, rememberedTone } from '../report/tone-switch.tsx';
import { TONE_NAMES } from '../report/words.ts';
import { leads } from '../roles.ts';
import { Commentary } from './commentary.tsx';
import { Comparison } from './comparison.tsx';
import { Copies } from './copies.tsx';
import { Documents } from './documents.tsx';
import { EarlierRound } from './earlier-round.tsx';
import { Reopen } from './reopen.tsx';
import { Above, Failed, Nothing, Waiting } from './states.tsx';
import { Versions } from './versions.tsx';

/** A report that is there. */
type Read = ReportState & { report: Report };

type View =
  | { state: 'loading' }
  | { state: 'deadLink' }
  | { state: 'problem'; problem: Problem }
  | { state: 'nothing'; check: Check }
  | { state: 'waiting' | 'failed'; check: Check; read: ReportState }
  | { state: 'done'; check: Check; read: Read };

/** What the answers of the server mean for the page. */
async function look(api: CheckApi, asked: number | undefined, tone: Tone): Promise<View> {
  const [check, first] = await Promise.all([
    api.openLink(),
    api.readReport({ tone, ...(asked === undefined ? {} : { submission: asked }) }),
  ]);
  // A bookmark of a submission that is not there: the last one is better than an error.
  const gone = !first.ok && first.problem.kind === 'notFound' && asked !== undefined;
  const read = gone ? await api.readReport({ tone }) : first;
  if (!check.ok)
    return check.problem.kind === 'link' ? { state: 'deadLink' } : { state: 'problem', problem: check.problem };
  if (!read.ok) {
    return read.problem.type === '/errors/nothing-submitted'
      ? { state: 'nothing', check: check.value }
      : { state: 'problem', problem: read.problem };
  }
  if (read.value.state !== 'done') return { state: read.value.state, check: check.value, read: read.value };
  const { report } = read.value;
  if (report === undefined) return { state: 'problem', problem: problemFrom(500, null) };
  return { state: 'done', check: check.value, read: { ...read.value, report } };
}

export function ResultPage({
  api,
  asked,
  store,
  onForget,
}: {
  api: CheckApi;
  /** A submission other than the last. */
  asked: number | undefined;
  /** Keeps the tone, and what a companion is typing; null where this device keeps nothing. */
  store: Storage | null;
  onForget: () => void;
}) {
  const [view, setView] = useState<View>({ state: 'loading' });
  const load = async () => setView(await look(api, asked, rememberedTone(store)));
  useEffect(() => void load(), []);
  useEffect(openFoldsForPrint, []);
  useRepeat(view.state === 'waiting', async () => {
    const next = await look(api, asked, rememberedTone(store));
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
        <OpeningFailed
          title="Ihr Ergebnis"
          page="Ergebnis"
          view="result-problem"
          problem={view.problem}
          onRetry={() => void load()}
        />
      );
    case 'nothing':
      return <Nothing check={view.check} api={api} />;
    case 'waiting':
      return <Waiting check={view.check} api={api} />;
    case 'failed':
      return <Failed check={view.check} api={api} submission={view.read.submission} onLook={() => void load()} />;
    case 'done':
      return (
        <Done
          check={view.check}
          first={view.read}
          api={api}
          store={store}
          onChecked={(check) => setView({ ...view, check })}
        />
      );
  }
}

function Done(props: {
  check: Check;
  first: Read;
  api: CheckApi;
  store: Storage | null;
  onChecked: (check: Check) => void;
}) {
  const { check, first, api, store } = props;
  // Kept after it has happened, so that its outcome is read where it was asked for.
  const [reopening] = useState(check.state === 'submitted');
  const heading = useView('Ergebnis', 'result-done');
  const shown = useShown(first, api, store);
  const { read } = shown;
  const { report } = read;
  useEffect(followAddress, []);
  const number = first.submission.number;
  const internal = first.edition === 'internal';
  const asPublic = internal && report.edition === 'public';
  const outline = outlineOf(report);
  const fields = fieldNames(report);
  const lead = leadOf(outline.glance);
  const tools = [
    ...(leads(check.role) && !asPublic ? [{ id: 'vergleich', title: 'Neben anderen Kommunen' }] : []),
    { id: 'dokumente', title: 'Dokumente' },
    ...(internal ? [{ id: 'kopieren', title: 'Zum Kopieren' }] : []),
    ...(check.role === 'companion' && !asPublic ? [{ id: 'begleitung', title: 'Ihr Kommentar' }] : []),
    ...(leads(check.role) && !asPublic ? [{ id: 'frueher', title: 'Frühere Runde' }] : []),
  ];
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <FirstForReaders check={check} api={api} />
      <EditionBar
        internal={internal}
        report={report}
        busy={shown.busy}
        onChoose={(edition) => shown.chooseEdition(edition)}
      />
      <div class="sc-result-head">
        <PageHead title={internal ? 'Ihr Ergebnis' : 'Ergebnis'} above={<Above check={check} />} headingRef={heading}>
          {lead !== null && 'text' in lead ? lead.text : report.subtitle}
        </PageHead>
        <ToneSwitch tone={shown.tone} outcome={shown.outcome} onChange={shown.chooseTone} />
      </div>
      <p class="sc-only-print">{report.subtitle}</p>
      {shown.problem && <ProblemAlert problem={shown.problem} />}
      {!internal && (
        <p class="sc-noted">
          <strong>Sie lesen die öffentliche Fassung.</strong> Was sie auslässt, steht unter „Zu diesem Bericht“.
        </p>
      )}
      <Versions api={api} shown={first.submission} />
      <Notices check={check} read={read} number={number} />
      {outline.glance && <Glance section={outline.glance} fields={fields.map((field) => field.title)} />}
      <Contents outline={outline} more={tools} />
      {outline.before.map((section) => (
        <Part key={section.id} section={section} />
      ))}
      <Chapters sections={outline.fields} why={outline.why} />
      {outline.after.map((section) => (
        <Part key={section.id} section={section} />
      ))}
      <div class="sc-section sc-rlookups">
        {outline.closing.map((section) => (
          <LookUp key={section.id} section={section} />
        ))}
      </div>
      <Comparison api={api} role={asPublic ? 'viewer' : check.role} closesOn={check.closesOn} />
      <Documents
        api={api}
        role={check.role}
        submission={number}
        tone={shown.tone}
        fileName={`selbstcheck-${check.municipality.key}-abgabe-${number}.json`}
      />
      {internal && <Copies api={api} submission={number} tone={shown.tone} generation={shown.generation} />}
      {internal && (
        <div hidden={asPublic}>
          <Commentary
            api={api}
            role={check.role}
            check={check.id}
            fields={fields}
            store={store}
            onChanged={shown.again}
          />
        </div>
      )}
      {leads(check.role) && (
        <div hidden={asPublic}>
          <EarlierRound api={api} instrument={report.instrument} onChanged={shown.again} />
        </div>
      )}
      {reopening && leads(check.role) && check.submission?.number === number && (
        <Reopen api={api} submission={number} onReopened={props.onChecked} />
      )}
      <DataSheetForReaders check={check} />
    </>
  );
}

/**
 * Which report is shown. Another tone or edition is fetched; until it is there, and if it does not come, what is on the
 * page stays. Nothing moves: the reader keeps place and focus, and hears that the words have changed.
 */
function useShown(first: Read, api: CheckApi, store: Storage | null) {
  const [read, setRead] = useState(first);
  const [wanted, setWanted] = useState({ tone: first.report.tone, edition: first.report.edition });
  const [outcome, setOutcome] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [generation, setGeneration] = useState(0);
  const latest = useRef(wanted);
  const known = useRef(new Map([[`${first.report.tone}/${first.report.edition}`, first]]));

  const show = async (next: { tone: Tone; edition: Edition }, said: string) => {
    const shownBefore = { tone: read.report.tone, edition: read.report.edition };
    latest.current = next;
    setWanted(next);
    setProblem(null);
    setOutcome('');
    const key = `${next.tone}/${next.edition}`;
    const kept = known.current.get(key);
    if (kept === undefined) setBusy(true);
    const reply = kept
      ? ({ ok: true, value: kept } as const)
      : await api.readReport({ ...next, submission: first.submission.number });
    // Chosen otherwise meanwhile.
    if (latest.current !== next) return;
    setBusy(false);
    const report = reply.ok ? reply.value.report : undefined;
    if (!reply.ok || report === undefined) {
      setProblem(reply.ok ? problemFrom(500, null) : reply.problem);
      latest.current = shownBefore;
      setWanted(shownBefore);
      return;
    }
    const there = { ...reply.value, report };
    known.current.set(key, there);
    setRead(there);
    setOutcome(said);
  };

  return {
    read,
    tone: wanted.tone,
    generation,
    outcome,
    busy,
    problem,
    chooseTone: (tone: Tone) => {
      rememberTone(tone, store);
      void show({ ...wanted, tone }, `Das Ergebnis steht jetzt im Ton „${TONE_NAMES[tone]}“.`);
    },
    chooseEdition: (edition: Edition) =>
      void show(
        { ...wanted, edition },
        edition === 'public' ? 'Sie sehen die öffentliche Fassung.' : 'Sie sehen wieder die interne Fassung.',
      ),
    /** After something has been added that stands in the report. */
    again: () => {
      known.current.clear();
      setGeneration(generation + 1);
      void show({ ...wanted }, 'Das Ergebnis ist auf dem neuen Stand.');
    },
  };
}

/** Which edition one reads, and for those who read the internal one the way to see what others will. */
function EditionBar(props: {
  /** Whether this link reads the internal edition. */
  internal: boolean;
  report: Report;
  busy: boolean;
  onChoose: (edition: Edition) => void;
}) {
  const asPublic = props.report.edition === 'public';
  if (!props.internal) return null;
  return (
    <div class="sc-edition">
      <p class={asPublic ? 'sc-rmark sc-rmark--public' : 'sc-rmark'}>
        {props.report.mark ?? 'So sieht es die Öffentlichkeit: ohne Namen von Stellen, ohne Anmerkungen'}
      </p>
      <div class="sc-no-print">
        <Button
          look="tertiary"
          icon={asPublic ? 'visibility-off' : 'visibility'}
          busy={props.busy}
          busyText="Wird geladen …"
          onClick={() => props.onChoose(asPublic ? 'internal' : 'public')}
        >
          {asPublic ? 'Zurück zur internen Fassung' : 'So sieht es die Öffentlichkeit'}
        </Button>
      </div>
    </div>
  );
}

function Notices({ check, read, number }: { check: Check; read: Read; number: number }) {
  const reopened = check.state === 'reopened' || check.state === 'closing';
  const late = read.late ?? [];
  if (!reopened && late.length === 0) return null;
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
      {late.length > 0 && (
        <Alert tone="warning" title={`${count(late.length, 'Antwort kam', 'Antworten kamen')} nach Abgabe`}>
          <p>Sie sind gespeichert, zählen in diesem Ergebnis aber nicht mit:</p>
          <ul>
            {late.map((id) => (
              <li key={id}>{statementOf(read.report, id.replace(/^own\./, '')) ?? id}</li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  );
}

import type { ComponentChildren } from 'preact';
import { useEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { AdmissionLine, Phase } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { FileField } from '../components/file-field.tsx';
import { Checkbox } from '../components/form.tsx';
import { csvFile } from '../csv.ts';
import { bytes, count, whole } from '../format.ts';
import { useAskBeforeLeaving } from '../page.ts';
import type { Problem } from '../problem.ts';
import { saveAs } from '../save-as.ts';
import {
  MOST_FILE_BYTES,
  Run,
  candidates,
  forgetRun,
  invitationRows,
  keepRun,
  runOf,
  sortedLines,
} from './admission-list.ts';
import { InvitationSheets } from './invitation-sheets.tsx';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** Admitting many from a list: reading it, deciding on what is unclear, admitting, taking the invitations along. */
export function ManyAdmissions(props: { phase: Phase; onAdmitted: () => void; onDone: () => void }) {
  const { phase, onAdmitted } = props;
  const { api } = useWorkplace();
  const [lines, setLines] = useState<AdmissionLine[] | null>(null);
  const [run, setRun] = useState<Run | undefined>(() => runOf(phase.id));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const begin = (started: Run) => {
    keepRun(phase.id, started);
    setRun(started);
    void started.go(api).then(onAdmitted);
  };
  return (
    <section class="sc-panel sc-stack sc-many" aria-labelledby="many-title">
      <h2 class="kern-heading-medium sc-no-print" id="many-title" tabIndex={-1} ref={heading}>
        Viele Kommunen aufnehmen
      </h2>
      {run !== undefined ? (
        <Running
          run={run}
          phase={phase}
          onAdmitted={onAdmitted}
          onDone={() => {
            forgetRun(phase.id);
            props.onDone();
          }}
        />
      ) : lines === null ? (
        <Choosing phase={phase.id} onRead={setLines} onCancel={props.onDone} />
      ) : (
        <Deciding
          lines={lines}
          onOther={() => setLines(null)}
          onAdmit={(taken) => begin(new Run(phase.id, candidates(sortedLines(lines), taken)))}
        />
      )}
    </section>
  );
}

function Choosing(props: { phase: string; onRead: (lines: AdmissionLine[]) => void; onCancel: () => void }) {
  const { api } = useWorkplace();
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const read = async () => {
    const wrong = wrongWith(file);
    setError(wrong);
    setProblem(null);
    if (file === null || wrong !== '') {
      input.current?.focus();
      return;
    }
    setBusy(true);
    const reply = await api.readAdmissions(props.phase, await base64(file));
    setBusy(false);
    if (reply.ok) props.onRead(reply.value.lines);
    else if (reply.problem.errors.length > 0) {
      setError(reply.problem.errors.map((one) => one.detail).join(' '));
      input.current?.focus();
    } else setProblem(reply.problem);
  };
  return (
    <>
      <p class="sc-narrow">
        Lesen Sie eine Liste ein. Zuerst sehen Sie nur, was zu jeder Zeile herauskommt; aufgenommen wird erst, wenn Sie
        es sagen.
      </p>
      {problem && <ProblemHere problem={problem} />}
      <FileField
        id="many-file"
        label="Datei mit der Liste"
        hint={`Excel (XLSX, das erste Blatt) oder CSV, höchstens ${bytes(MOST_FILE_BYTES)}. Spalten: Schlüssel, und wer mag: Name, Teil, Kontakt – mit Überschriften in beliebiger Folge, ohne in dieser.`}
        accept=".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        disabled={busy}
        error={error}
        input={input}
        onFile={(chosen) => {
          setFile(chosen);
          setError('');
          setProblem(null);
        }}
      />
      <div class="sc-actions">
        <Button look="primary" busy={busy} busyText="Wird gelesen …" onClick={() => void read()}>
          Liste prüfen
        </Button>
        <Button look="tertiary" onClick={props.onCancel}>
          Doch nicht
        </Button>
      </div>
    </>
  );
}

function wrongWith(file: File | null): string {
  if (file === null) return 'Wählen Sie zuerst eine Datei aus.';
  if (file.size === 0) return 'Diese Datei ist leer.';
  return file.size > MOST_FILE_BYTES
    ? `Diese Datei ist zu groß (${bytes(file.size)}). Speichern Sie nur die Spalten, die hier zählen, oder teilen Sie sie.`
    : '';
}

async function base64(file: File): Promise<string> {
  const content = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of content) binary += String.fromCharCode(byte);
  return btoa(binary);
}

function Deciding(props: {
  lines: AdmissionLine[];
  onOther: () => void;
  onAdmit: (taken: ReadonlySet<number>) => void;
}) {
  const sorted = sortedLines(props.lines);
  const { ready, offers, already, refused } = sorted;
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set());
  const number = candidates(sorted, taken).length;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const take = (row: number, on: boolean) => {
    const next = new Set(taken);
    if (on) next.add(row);
    else next.delete(row);
    setTaken(next);
  };
  return (
    <>
      <h3 class="kern-heading-small" tabIndex={-1} ref={title}>
        {count(props.lines.length, 'Zeile', 'Zeilen')} gelesen, {whole(ready.length)} davon klar
      </h3>
      {offers.length > 0 && (
        <fieldset class="sc-choice sc-stack">
          <legend class="kern-label">
            {offers.length === 1
              ? 'Bei einer Zeile ist vermutlich etwas anderes gemeint'
              : `Bei ${whole(offers.length)} Zeilen ist vermutlich etwas anderes gemeint`}
          </legend>
          <p class="sc-narrow">Kreuzen Sie an, was stimmt. Was Sie nicht ankreuzen, wird nicht aufgenommen.</p>
          {offers.length > 1 && (
            <Button
              look="tertiary"
              onClick={() => setTaken(taken.size === offers.length ? new Set() : new Set(offers.map((one) => one.row)))}
            >
              {taken.size === offers.length ? 'Keinen Vorschlag übernehmen' : 'Alle Vorschläge übernehmen'}
            </Button>
          )}
          <div class="sc-choice__list">
            {offers.map((line) => (
              <Checkbox
                key={line.row}
                id={`offer-${line.row}`}
                checked={taken.has(line.row)}
                onChange={(on) => take(line.row, on)}
              >
                Zeile {whole(line.row)}: <s>{line.typed}</s> → {line.key} {line.name}{' '}
                <span class="sc-small sc-muted">
                  {line.kind}, {line.land}. {line.detail}
                </span>
              </Checkbox>
            ))}
          </div>
        </fieldset>
      )}
      {refused.length > 0 && (
        <div>
          <h4 class="kern-label" id="many-refused">
            {count(refused.length, 'Zeile wird', 'Zeilen werden')} nicht aufgenommen
          </h4>
          <ul class="sc-lines" aria-labelledby="many-refused">
            {refused.map((line) => (
              <li key={line.row}>
                <strong>Zeile {whole(line.row)}:</strong> {line.typed || '(leer)'} – {line.detail}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Folded title={`${count(ready.length, 'Kommune ist', 'Kommunen sind')} bereit`} lines={ready} />
      <Folded title={`${count(already.length, 'Kommune ist', 'Kommunen sind')} schon in der Phase`} lines={already} />
      <div class="sc-actions">
        {number > 0 && (
          <Button look="primary" onClick={() => props.onAdmit(taken)}>
            {`${count(number, 'Kommune', 'Kommunen')} aufnehmen und Einladungen erstellen`}
          </Button>
        )}
        <Button look={number > 0 ? 'tertiary' : 'primary'} onClick={props.onOther}>
          Andere Liste wählen
        </Button>
      </div>
    </>
  );
}

function Folded({ title, lines }: { title: string; lines: AdmissionLine[] }) {
  if (lines.length === 0) return null;
  return (
    <details class="sc-many__fold">
      <summary>{title}</summary>
      <ul class="sc-lines">
        {lines.map((line) => (
          <li key={line.row}>
            Zeile {whole(line.row)}: {line.key} {line.name}
            {line.contact && `, ${line.contact}`}
            {line.detail && <span class="sc-muted"> – {line.detail}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Running(props: { run: Run; phase: Phase; onAdmitted: () => void; onDone: () => void }) {
  const { run, phase } = props;
  const { api } = useWorkplace();
  const [, redraw] = useReducer<number, void>((times) => times + 1, 0);
  useEffect(() => run.listen(() => redraw()), [run]);
  useAskBeforeLeaving(() => run.holds);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [run.state]);
  // Once drawn they stay: not every browser has printed them when `print` returns.
  const [sheets, setSheets] = useState(false);
  const print = () => {
    window.print();
    run.markSaved();
  };
  useEffect(() => {
    if (sheets) print();
  }, [sheets]);
  const save = () => {
    saveAs(csvFile(invitationRows(run.invited, location.origin)), `einladungen-${phase.id}.csv`);
    run.markSaved();
  };
  return (
    <>
      <h3 class="kern-heading-small sc-no-print" tabIndex={-1} ref={title}>
        {run.state === 'running'
          ? 'Kommunen werden aufgenommen'
          : run.state === 'stopped'
            ? `Angehalten bei ${whole(run.through)} von ${whole(run.total)}`
            : `${count(run.invited.length, 'Einladung ist', 'Einladungen sind')} fertig`}
      </h3>
      {run.state !== 'done' && (
        <div class="sc-progress sc-no-print">
          <label class="sc-progress__text" for="many-progress">
            {whole(run.through)} von {whole(run.total)}
          </label>
          <progress id="many-progress" class="sc-progress__bar" max={run.total} value={run.through} />
        </div>
      )}
      {run.problem && <ProblemHere problem={run.problem} />}
      {run.already.length > 0 && run.state !== 'running' && (
        <p class="sc-narrow sc-no-print">
          {count(run.already.length, 'Kommune war', 'Kommunen waren')} schon in der Phase und behalten ihre Einladung.
        </p>
      )}
      {run.state !== 'running' && run.invited.length > 0 && (
        <Alert tone="warning" title="Diese Einladungen gibt es nur jetzt und nur hier">
          <p>
            Links und Codes werden nirgends lesbar gespeichert. Laden Sie die Liste herunter oder drucken Sie die
            Schreiben, bevor Sie weitergehen; danach hilft nur, einzeln neu einzuladen. Wer die Liste hat, kann jeden
            dieser Selbstchecks beginnen: Löschen Sie sie, wenn alle Einladungen verschickt sind.
          </p>
        </Alert>
      )}
      <div class="sc-actions">
        {run.state === 'running' && <Button onClick={() => run.stop()}>Anhalten</Button>}
        {run.state !== 'running' && run.invited.length > 0 && (
          <>
            <Button look={run.state === 'done' ? 'primary' : 'secondary'} icon="download" onClick={save}>
              Liste herunterladen (CSV)
            </Button>
            <Button onClick={() => (sheets ? print() : setSheets(true))}>Schreiben drucken</Button>
          </>
        )}
        {run.state === 'stopped' && (
          <Button look="primary" onClick={() => void run.go(api).then(props.onAdmitted)}>
            Weiter aufnehmen
          </Button>
        )}
        {run.state !== 'running' && <Finish run={run} onDone={props.onDone} />}
      </div>
      {sheets && <InvitationSheets invited={run.invited} phase={phase} />}
    </>
  );
}

/** Asks back once if nobody has taken the list along. */
function Finish({ run, onDone }: { run: Run; onDone: () => void }): ComponentChildren {
  const [sure, setSure] = useState(false);
  const label = run.state === 'done' ? 'Fertig' : 'Beenden';
  if (run.holds && sure)
    return <Button onClick={onDone}>Ohne die Einladungen weitergehen, sie sind dann verloren</Button>;
  return (
    <Button look="tertiary" onClick={() => (run.holds ? setSure(true) : onDone())}>
      {label}
    </Button>
  );
}

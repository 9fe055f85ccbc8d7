import { useEffect, useState } from 'preact/hooks';
import type { DocumentInfo, Edition } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { bytes, day } from '../format.ts';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import { saveAs } from '../save-as.ts';
import { EDITION_NAMES, TONE_NAMES } from './wording.ts';

/** The documents made of the check, and the frozen self-check to take along. */
export function Documents(props: { api: CheckApi; submission: number; fileName: string; edition: Edition }) {
  const [documents, setDocuments] = useState<DocumentInfo[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = async () => {
    const reply = await props.api.readDocuments();
    if (reply.ok) {
      setDocuments(reply.value.documents);
      setProblem(null);
    } else {
      setProblem(reply.problem);
    }
  };
  useEffect(() => void load(), []);
  // A department may see the result and no documents: then there is nothing to say about them.
  const none = problem?.kind === 'forbidden';
  useRepeat(documents?.some((one) => one.state === 'waiting' || one.state === 'running') ?? false, load);
  if (none && props.edition === 'public') return null;
  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="dokumente">
      <h2 class="kern-heading-large" id="dokumente">
        {props.edition === 'public' ? 'Bericht' : 'Bericht und Daten'}
      </h2>
      {problem && documents === null && (
        <ProblemAlert problem={problem}>
          <Button onClick={() => void load()}>Noch einmal versuchen</Button>
        </ProblemAlert>
      )}
      {documents === null && problem === null && <Loading>Berichte werden gesucht …</Loading>}
      {documents?.length === 0 && (
        <p class="sc-narrow">
          {props.edition === 'public'
            ? 'Noch gibt es keinen Bericht. Sobald einer fertig ist, laden Sie ihn hier als barrierefreies PDF herunter.'
            : 'Noch gibt es keinen Bericht. Ihn stößt das Projektteam an, wenn Sie sich mit ihm abgestimmt haben; sobald er fertig ist, laden Sie ihn hier als barrierefreies PDF herunter.'}
        </p>
      )}
      {documents !== null && documents.length > 0 && (
        <ul class="sc-documents">
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} api={props.api} latest={props.submission} />
          ))}
        </ul>
      )}
      {props.edition === 'internal' && <Export {...props} />}
    </section>
  );
}

function DocumentRow({ document, api, latest }: { document: DocumentInfo; api: CheckApi; latest: number }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await api.createDocumentLink(document.id);
    setBusy(false);
    if (reply.ok) location.assign(reply.value.url);
    else setProblem(reply.problem);
  };
  const name = `Bericht als PDF, ${TONE_NAMES[document.tone]}, ${EDITION_NAMES[document.edition]}`;
  const about = [
    ...(document.on ? [`vom ${day(document.on)}`] : []),
    ...(document.submission === latest ? [] : [`zur ${document.submission}. Abgabe`]),
    ...(document.bytes ? [bytes(document.bytes)] : []),
  ];
  return (
    <li class="sc-documents__row">
      <div>
        <p class="sc-documents__name" id={`document-${document.id}`}>
          {name}
        </p>
        <p class="sc-small sc-muted">{about.join(' · ')}</p>
        <p role="status">
          {document.state === 'waiting' && 'Ist bestellt und wird bald erstellt. Sie können die Seite offen lassen.'}
          {document.state === 'running' && 'Wird gerade erstellt. Das dauert meist unter einer Minute.'}
          {document.state === 'failed' &&
            `Konnte nicht erstellt werden${document.reason ? `: ${document.reason.replace(/\.$/, '')}` : ''}. Das Projektteam sieht das und stößt den Bericht neu an; Ihre Angaben sind davon nicht berührt.`}
        </p>
        {problem && <ProblemAlert problem={problem} />}
      </div>
      {document.state === 'done' && (
        <Button
          icon="download"
          busy={busy}
          busyText="Wird geholt …"
          describedBy={`document-${document.id}`}
          onClick={() => void download()}
        >
          Herunterladen
        </Button>
      )}
    </li>
  );
}

function Export({ api, submission, fileName }: { api: CheckApi; submission: number; fileName: string }) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    setOutcome('');
    const reply = await api.readSubmission(submission);
    setBusy(false);
    if (!reply.ok) {
      setProblem(reply.problem);
      return;
    }
    saveAs(new Blob([JSON.stringify(reply.value, null, 2)], { type: 'application/json' }), fileName);
    setOutcome(`Gesichert als ${fileName}.`);
  };
  return (
    <div class="sc-export sc-stack">
      <h3 class="kern-heading-medium">Ihre Angaben mitnehmen</h3>
      <p class="sc-narrow">
        Der eingefrorene Stand Ihrer {submission}. Abgabe als Datei: alle Antworten und Anmerkungen, für Ihre Akten oder
        zum Nachrechnen. Sie ist nur für die Verwaltung gedacht.
      </p>
      <div class="sc-actions">
        <Button icon="download" busy={busy} busyText="Wird geholt …" onClick={() => void save()}>
          Selbstcheck als Datei sichern (JSON)
        </Button>
        <span role="status" class="sc-small">
          {outcome}
        </span>
      </div>
      {problem && <ProblemAlert problem={problem} />}
    </div>
  );
}

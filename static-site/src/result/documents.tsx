import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DocumentInfo, DocumentKind, DocumentOrder, Edition, Role, Roof, Tone } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { useAction } from '../asking.ts';
import { Actions } from '../components/actions.tsx';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Select } from '../components/form.tsx';
import { Loading } from '../components/progress.tsx';
import { bytes, capital, count, day, enumerate } from '../format.ts';
import type { Problem } from '../problem.ts';
import { useRepeat } from '../repeat.ts';
import {
  EDITION_NAMES,
  KINDS,
  TONES,
  TONE_NAMES,
  editionsOf,
  hasTone,
  kindName,
  usualEdition,
} from '../report/words.ts';
import { leads, readsInternal } from '../roles.ts';
import { forTheRoof, theRoof } from '../roof.ts';
import { saveAs } from '../save-as.ts';

interface Shared {
  api: CheckApi;
  role: Role;
  submission: number;
  /** The one in which the page speaks; a new document begins with it. */
  tone: Tone;
  fileName: string;
}

const isUnderWay = (one: DocumentInfo) => one.state === 'waiting' || one.state === 'running';

/** „Bericht (PDF), deutlich, öffentliche Fassung“. */
const nameOf = (one: DocumentOrder): string => [kindName(one.kind), ...aboutOf(one)].join(', ');
const aboutOf = (one: DocumentOrder): string[] => [
  ...(hasTone(one.kind) ? [TONE_NAMES[one.tone]] : []),
  EDITION_NAMES[one.edition],
];

/** The documents of the check, a card for each kind, and the frozen self-check to take along. */
export function Documents(props: Shared) {
  const { api, role } = props;
  const [documents, setDocuments] = useState<DocumentInfo[] | null>(null);
  const [roofs, setRoofs] = useState<Roof[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [news, setNews] = useState('');
  const seen = useRef(new Map<string, DocumentInfo['state']>());

  const take = (all: DocumentInfo[]) => {
    const done = all.filter((one) => one.state === 'done' && (seen.current.get(one.id) ?? 'done') !== 'done');
    const failed = all.filter((one) => one.state === 'failed' && (seen.current.get(one.id) ?? 'failed') !== 'failed');
    const said = [
      ...done.map((one) => `Fertig: ${nameOf(one)}.`),
      ...failed.map((one) => `Nicht gelungen: ${nameOf(one)}.`),
    ];
    if (said.length > 0) setNews(said.join(' '));
    seen.current = new Map(all.map((one) => [one.id, one.state]));
    setDocuments(all);
  };
  const load = async () => {
    const reply = await api.readDocuments();
    if (reply.ok) {
      take(reply.value.documents);
      setRoofs(reply.value.roofs);
      setProblem(null);
    } else {
      setProblem(reply.problem);
    }
  };
  useEffect(() => void load(), []);
  useRepeat(documents?.some(isUnderWay) ?? false, load);
  const put = (one: DocumentInfo) => {
    const others = (documents ?? []).filter((other) => other.id !== one.id);
    seen.current.set(one.id, one.state);
    setDocuments([one, ...others]);
  };

  const mayOrder = leads(role);
  // A department may see the result and no documents: then there is nothing to say about them.
  if (problem?.kind === 'forbidden' && !readsInternal(role)) return null;
  const shown = KINDS.filter(({ kind }) => mayOrder || documents?.some((one) => one.kind === kind));
  const underWay = documents?.filter(isUnderWay).length ?? 0;
  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="dokumente">
      <h2 class="kern-heading-large" id="dokumente" tabIndex={-1}>
        Dokumente
      </h2>
      {mayOrder && (
        <p class="sc-narrow">
          Was Sie hier erstellen, gehört Ihrer Kommune. Das Projektteam sieht nur, dass es ein Dokument gibt; öffnen
          kann es nur, was Sie ihm freigeben, und das nehmen Sie jederzeit zurück.
          {roofs.length > 0 &&
            ` ${capital(enumerate(roofs.map(({ name }) => theRoof(name))))} ${roofs.length > 1 ? 'sehen' : 'sieht'} nur, was Sie eigens dafür freigeben, und ohne eine Freigabe nicht einmal, dass Sie teilnehmen.`}
        </p>
      )}
      {problem && documents === null && <ProblemAlert problem={problem} onRetry={() => void load()} />}
      {documents === null && problem === null && <Loading>Dokumente werden gesucht …</Loading>}
      <p class="sc-small sc-muted sc-documents__news" role="status">
        {[
          news,
          underWay === 0
            ? ''
            : `${count(underWay, 'Dokument entsteht', 'Dokumente entstehen')} gerade; die Liste hält sich selbst aktuell.`,
        ]
          .join(' ')
          .trim()}
      </p>
      {documents !== null && shown.length === 0 && (
        <p class="sc-narrow">
          Noch gibt es kein Dokument{readsInternal(role) ? '' : ' der öffentlichen Fassung'}. Erstellen kann es, wer den
          Selbstcheck koordiniert.
        </p>
      )}
      {documents !== null && shown.length > 0 && (
        <ul class="sc-kinds">
          {shown.map((one) => (
            <Card
              key={one.kind}
              {...props}
              {...one}
              roofs={roofs}
              documents={documents.filter((document) => document.kind === one.kind)}
              onChanged={put}
            />
          ))}
        </ul>
      )}
      {readsInternal(role) && <Export {...props} />}
    </section>
  );
}

function Card(
  props: Shared & {
    kind: DocumentKind;
    name: string;
    file: string;
    purpose: string;
    documents: DocumentInfo[];
    roofs: Roof[];
    onChanged: (document: DocumentInfo) => void;
  },
) {
  const { kind, documents } = props;
  const [ordering, setOrdering] = useState(false);
  const opener = useRef<HTMLDivElement>(null);
  const close = () => {
    setOrdering(false);
    // The button stands again with the next drawing.
    requestAnimationFrame(() => opener.current?.querySelector('button')?.focus());
  };
  const title = `dokument-${kind}`;
  return (
    <li class="sc-kind">
      <h3 class="sc-kind__title" id={title}>
        {props.name} <span class="sc-kind__file">{props.file}</span>
      </h3>
      <p class="sc-kind__purpose">{props.purpose}</p>
      {documents.length > 0 && (
        <ul class="sc-kind__list" aria-labelledby={title}>
          {documents.map((document) => (
            <Row key={document.id} {...props} document={document} />
          ))}
        </ul>
      )}
      {leads(props.role) && (
        <div class="sc-kind__order" ref={opener}>
          {ordering ? (
            <Order {...props} onDone={close} />
          ) : (
            <Button
              look={documents.length === 0 ? 'secondary' : 'tertiary'}
              icon="add"
              describedBy={title}
              onClick={() => setOrdering(true)}
            >
              {documents.length === 0 ? 'Erstellen' : 'Weitere erstellen'}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** In which tone and edition: asked where the document is wanted, and then it is on its way. */
function Order(
  props: Shared & { kind: DocumentKind; name: string; onChanged: (document: DocumentInfo) => void; onDone: () => void },
) {
  const { kind } = props;
  const [tone, setTone] = useState<Tone>(props.tone);
  const [edition, setEdition] = useState<Edition>(usualEdition(kind));
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('select, button')?.focus(), []);
  const editions = editionsOf(kind);
  const order = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await props.api.orderDocument({
      kind,
      tone: hasTone(kind) ? tone : 'balanced',
      edition,
      submission: props.submission,
    });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.problem);
    props.onChanged(reply.value);
    props.onDone();
  };
  return (
    <div class="sc-order" ref={box} role="group" aria-label={`${props.name} erstellen`}>
      {hasTone(kind) && (
        <Select
          id={`ton-${kind}`}
          label="Ton"
          value={tone}
          options={TONES.map((one) => ({ value: one, label: TONE_NAMES[one] }))}
          onInput={(value) => setTone(value as Tone)}
        />
      )}
      {editions.length > 1 ? (
        <Select
          id={`fassung-${kind}`}
          label="Fassung"
          value={edition}
          options={editions.map((one) => ({ value: one, label: EDITION_NAMES[one] }))}
          onInput={(value) => setEdition(value as Edition)}
        />
      ) : (
        <p class="sc-small">Es gibt nur die interne Fassung: Die Datei enthält mehr, als öffentlich werden soll.</p>
      )}
      {edition === 'internal' && editions.length > 1 && (
        <p class="sc-small">
          Die interne Fassung nennt, wer was geantwortet hat. Jede Seite trägt den Vermerk, dass sie nicht zur
          Veröffentlichung bestimmt ist.
        </p>
      )}
      {problem && <ProblemAlert problem={problem} />}
      <div class="sc-actions">
        <Button look="primary" busy={busy} busyText="Wird bestellt …" onClick={() => void order()}>
          Erstellen
        </Button>
        <Button look="tertiary" onClick={props.onDone}>
          Abbrechen
        </Button>
      </div>
    </div>
  );
}

function Row(props: Shared & { document: DocumentInfo; roofs: Roof[]; onChanged: (document: DocumentInfo) => void }) {
  const { document, api, role, roofs } = props;
  const [busy, setBusy] = useState<'download' | 'release' | 'again' | Roof | null>(null);
  const [asked, setAsked] = useState<Roof | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const download = async () => {
    setBusy('download');
    setProblem(null);
    const reply = await api.createDocumentLink(document.id);
    setBusy(null);
    if (reply.ok) location.assign(reply.value.url);
    else setProblem(reply.problem);
  };
  const change = async (what: 'release' | 'again') => {
    setBusy(what);
    setProblem(null);
    const { kind, tone, edition, submission } = document;
    const reply =
      what === 'release'
        ? await api.releaseDocument(document.id, !document.released)
        : await api.orderDocument({ kind, tone, edition, submission });
    setBusy(null);
    if (reply.ok) props.onChanged(reply.value);
    else setProblem(reply.problem);
  };
  const mayOpen = (roof: Roof) => document.roofs.includes(roof.key);
  const release = async (roof: Roof) => {
    setBusy(roof);
    setProblem(null);
    const reply = await api.releaseDocument(document.id, !mayOpen(roof), roof.key);
    setBusy(null);
    setAsked(null);
    if (reply.ok) props.onChanged(reply.value);
    else setProblem(reply.problem);
  };
  const name = aboutOf(document).join(', ');
  const more = [
    ...(document.on ? [day(document.on)] : []),
    ...(document.submission === props.submission ? [] : [`zur ${document.submission}. Abgabe`]),
    ...(document.commentary === undefined ? [] : ['mit Kommentar']),
    ...(document.earlierRound === undefined ? [] : ['mit Vergleich']),
    ...(document.bytes ? [bytes(document.bytes)] : []),
  ];
  const id = `dokument-${document.id}`;
  return (
    <li class="sc-kind__row">
      <div class="sc-kind__what">
        <p class="sc-kind__name" id={id}>
          {capital(name)}
        </p>
        <p class="sc-small sc-muted">{more.join(' · ')}</p>
        {document.state === 'waiting' && <p class="sc-small">Ist bestellt und wird bald erstellt.</p>}
        {document.state === 'running' && <p class="sc-small">Wird gerade erstellt, meist in unter einer Minute.</p>}
        {document.state === 'failed' && (
          <p class="sc-small sc-kind__failed">
            Konnte nicht erstellt werden{document.reason ? `: ${document.reason.replace(/\.$/, '')}` : ''}. Ihre Angaben
            sind davon nicht berührt.
          </p>
        )}
        {document.state === 'done' && document.released && (
          <p class="sc-small sc-kind__released">Für das Projektteam freigegeben</p>
        )}
        {roofs.filter(mayOpen).map((roof) => (
          <p key={roof.key} class="sc-small sc-kind__released">
            Für {forTheRoof(roof.name)} freigegeben
          </p>
        ))}
      </div>
      <div class="sc-kind__actions">
        {document.state === 'done' && (
          <Button
            icon="download"
            busy={busy === 'download'}
            busyText="Wird geholt …"
            describedBy={`dokument-${document.kind} ${id}`}
            onClick={() => void download()}
          >
            Herunterladen
          </Button>
        )}
        {document.state === 'failed' && leads(role) && (
          <Button
            icon="autorenew"
            busy={busy === 'again'}
            busyText="Wird bestellt …"
            describedBy={`dokument-${document.kind} ${id}`}
            onClick={() => void change('again')}
          >
            Noch einmal versuchen
          </Button>
        )}
        {document.state === 'done' && leads(role) && (
          <Button
            look="tertiary"
            busy={busy === 'release'}
            busyText="Einen Moment …"
            describedBy={`dokument-${document.kind} ${id}`}
            onClick={() => void change('release')}
          >
            {!document.released
              ? 'Fürs Projektteam freigeben'
              : roofs.length === 0
                ? 'Freigabe zurücknehmen'
                : 'Freigabe fürs Projektteam zurücknehmen'}
          </Button>
        )}
        {document.state === 'done' &&
          roofs.map((roof) => (
            <Button
              key={roof.key}
              look="tertiary"
              busy={busy === roof}
              busyText="Einen Moment …"
              describedBy={`dokument-${document.kind} ${id}`}
              onClick={() => (document.edition === 'internal' && !mayOpen(roof) ? setAsked(roof) : void release(roof))}
            >
              {mayOpen(roof)
                ? `Freigabe für ${forTheRoof(roof.name)} zurücknehmen`
                : `Für ${forTheRoof(roof.name)} freigeben`}
            </Button>
          ))}
      </div>
      {asked && (
        <Confirm
          title={`Die interne Fassung für ${forTheRoof(asked.name)} freigeben?`}
          action="Interne Fassung freigeben"
          busy={busy === asked}
          busyText="Wird freigegeben …"
          onConfirm={() => void release(asked)}
          onCancel={() => setAsked(null)}
        >
          <p>
            Darin steht, welche Stelle was geantwortet hat, mit Anmerkungen und abweichenden Meinungen. Damit verlässt
            das Ihre Verwaltung. Meist genügt die öffentliche Fassung.
          </p>
          <p>
            Die Freigabe nehmen Sie jederzeit zurück. Was bis dahin heruntergeladen ist, lässt sich nicht zurückholen.
          </p>
        </Confirm>
      )}
      {problem && <ProblemAlert problem={problem} />}
    </li>
  );
}

function Export({ api, submission, fileName }: Shared) {
  const { busy, problem, run } = useAction();
  const [outcome, setOutcome] = useState('');
  const save = async () => {
    setOutcome('');
    const frozen = await run(() => api.readSubmission(submission));
    if (frozen === null) return;
    saveAs(new Blob([JSON.stringify(frozen, null, 2)], { type: 'application/json' }), fileName);
    setOutcome(`Gesichert als ${fileName}.`);
  };
  return (
    <div class="sc-export sc-stack">
      <h3 class="kern-heading-medium">Ihre Angaben mitnehmen</h3>
      <p class="sc-narrow">
        Der eingefrorene Stand Ihrer {submission}. Abgabe als Datei: alle Antworten und Anmerkungen, für Ihre Akten oder
        zum Nachrechnen, und in einer nächsten Runde zum Vergleichen. Sie ist nur für die Verwaltung gedacht.
      </p>
      <Actions outcome={outcome}>
        <Button icon="download" busy={busy} busyText="Wird geholt …" onClick={() => void save()}>
          Selbstcheck als Datei sichern (JSON)
        </Button>
      </Actions>
      {problem && <ProblemAlert problem={problem} />}
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import type { InstrumentReading, ListedInstrument } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Alert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { TextArea } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { BringingActions, BringingField, useBringing } from '../exchange/bringing.tsx';
import { bytes, count, day } from '../format.ts';
import { type Instrument, indicatorsOf, loadInstrument, questionsHref } from '../instrument.ts';
import { useView } from '../island.tsx';
import { type Problem, networkProblem } from '../problem.ts';
import { handOver, previewHref } from '../quick/preview.ts';
import { saveAs } from '../save-as.ts';
import { ProblemHere } from './problem-here.tsx';
import { RemarkList } from './remarks.tsx';
import { addressOf } from './route.ts';
import { template } from './template.ts';
import { useDraft, useWorkplace } from './workplace.tsx';

/** As the server has it; more would only be refused after the upload. */
const MOST_BYTES = 1_000_000;

function worthSending(file: File | null): File | string {
  if (file === null) return 'Wählen Sie zuerst die Datei aus.';
  if (file.size > MOST_BYTES) return `Diese Datei ist zu groß (${bytes(file.size)}). Es geht höchstens 1 MB.`;
  return file;
}

/** What was uploaded last; the server keeps it for a day, so one can come back from the preview. */
const NONE = { upload: '', fileName: '' };

/** All questionnaires, and bringing an own one: read, try, publish. */
export function InstrumentsView() {
  const { api, storage } = useWorkplace();
  const heading = useView('Fragebögen', 'administration-instruments');
  const listed = useLoaded(api.listInstruments);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [noRoom, setNoRoom] = useState(false);
  const [offering, setOffering] = useState<ListedInstrument | null>(null);
  const [said, setSaid] = useState('');

  const tryOut = (instrument: Instrument) => {
    if (handOver(storage, instrument)) location.assign(previewHref);
    else setNoRoom(true);
  };
  const tryPublished = async (one: ListedInstrument) => {
    const loaded = await loadInstrument(one);
    setProblem(loaded.ok ? null : loaded.problem);
    if (loaded.ok) tryOut(loaded.value);
  };
  const saveTemplate = async (one: ListedInstrument) => {
    const text = await template(one);
    setProblem(text === null ? networkProblem() : null);
    if (text !== null) saveAs(new Blob([text], { type: 'application/yaml' }), `eigen-${one.id}.yaml`);
  };

  return (
    <>
      <PageHead title="Fragebögen" headingRef={heading}>
        Mitgelieferte und eigene. Eine veröffentlichte Version ändert sich nie mehr: Auf ihr ruhen Runden, Berichte und
        Vergleiche.
      </PageHead>
      <p class="sc-small" role="status">
        {said}
      </p>
      {problem && <ProblemHere problem={problem} />}
      {noRoom && (
        <Alert tone="danger" title="Die Vorschau lässt sich nicht öffnen" live="assertive">
          <p>
            Dieser Browser hat keinen Platz dafür. Schließen Sie andere Fenster dieser Seite und versuchen Sie es neu.
          </p>
        </Alert>
      )}
      {listed.problem && <ProblemHere problem={listed.problem} onRetry={() => void listed.again()} />}
      {listed.value === null && listed.problem === null && <Loading>Fragebögen werden geladen …</Loading>}
      {listed.value !== null && (
        <ul class="sc-fieldlist sc-phaselist sc-instruments">
          {listed.value.instruments.map((one) => (
            <Line
              key={`${one.id}/${one.version}`}
              one={one}
              onTry={() => void tryPublished(one)}
              onTemplate={() => void saveTemplate(one)}
              onOffer={() => setOffering(one)}
            />
          ))}
        </ul>
      )}
      {offering && (
        <Offering
          one={offering}
          onDone={(said) => {
            setOffering(null);
            setSaid(said);
            void listed.again();
          }}
          onCancel={() => setOffering(null)}
        />
      )}
      <Bring onTry={tryOut} onPublished={() => void listed.again()} />
    </>
  );
}

function Line({
  one,
  onTry,
  onTemplate,
  onOffer,
}: {
  one: ListedInstrument;
  onTry: () => void;
  onTemplate: () => void;
  onOffer: () => void;
}) {
  const id = `instrument-${one.id}-${one.version}`;
  return (
    <li>
      <p class="sc-fieldlist__title" id={id}>
        {one.title}, Version {one.version}
      </p>
      <p class="sc-muted">
        {one.own ? 'Eigener Fragebogen' : 'Mitgeliefert'} · {count(one.indicators, 'Aussage', 'Aussagen')} ·{' '}
        {one.published === undefined ? 'Entwurf' : `veröffentlicht am ${day(one.published)}`} · Kennung {one.id}
      </p>
      {one.withdrawn && (
        <p>
          <strong>Zurückgezogen am {day(one.withdrawn.on)}:</strong> {one.withdrawn.reason} Neuen Phasen wird er nicht
          angeboten; wer schon mit ihm arbeitet, arbeitet weiter.
        </p>
      )}
      <div class="sc-actions">
        <Button look="tertiary" describedBy={id} onClick={onTry}>
          Ausprobieren
        </Button>
        {!one.own && (
          <Button look="tertiary" icon="download" describedBy={id} onClick={onTemplate}>
            Als Vorlage herunterladen
          </Button>
        )}
        {one.own && (
          <>
            <LinkButton look="tertiary" describedBy={id} href={questionsHref(one)}>
              Öffentliche Seite
            </LinkButton>
            <Button look="tertiary" describedBy={id} onClick={onOffer}>
              {one.withdrawn ? 'Wieder anbieten' : 'Zurückziehen'}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}

/** Taking a version off the list for new phases, or putting it back. Whoever was slower sees how it stands now. */
function Offering(props: { one: ListedInstrument; onDone: (said: string) => void; onCancel: () => void }) {
  const { api } = useWorkplace();
  const [one, setOne] = useState(props.one);
  const [reason, setReason] = useState('');
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const withdraws = one.withdrawn === undefined;
  const name = `„${one.title}“, Version ${one.version}`;
  const confirm = async () => {
    if (withdraws && reason.trim() === '') {
      setError('Sagen Sie in einem Satz, warum.');
      document.getElementById('offer-reason')?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const reply = await api.offerInstrument(one, {
      revision: one.revision ?? 1,
      offered: !withdraws,
      ...(withdraws ? { reason: reason.trim() } : {}),
    });
    setBusy(false);
    if (reply.ok) return props.onDone(withdraws ? `${name}, ist zurückgezogen.` : `${name}, wird wieder angeboten.`);
    setProblem(reply.problem);
    if (reply.problem.kind === 'conflict' && reply.problem.current !== undefined)
      setOne(reply.problem.current as ListedInstrument);
  };
  return (
    <Confirm
      title={withdraws ? `${name}, zurückziehen?` : `${name}, wieder anbieten?`}
      action={withdraws ? 'Zurückziehen' : 'Wieder anbieten'}
      busy={busy}
      busyText="Wird gespeichert …"
      onConfirm={() => void confirm()}
      onCancel={props.onCancel}
    >
      {problem && <ProblemHere problem={problem} />}
      {one.withdrawn && (
        <p>
          Zurückgezogen am {day(one.withdrawn.on)}: {one.withdrawn.reason}
        </p>
      )}
      <p>
        {withdraws
          ? 'Für neue Phasen steht diese Version dann nicht mehr zur Wahl. Was schon mit ihr läuft oder abgeschlossen ist, bleibt, wie es ist; ihre Fragen bleiben öffentlich lesbar. Sie können das zurücknehmen.'
          : 'Diese Version steht dann für neue Phasen wieder zur Wahl.'}
      </p>
      {withdraws && (
        <TextArea
          id="offer-reason"
          label="Warum?"
          hint="Ein Satz für das Projektteam. Er steht hier und im Protokoll der Verwaltung."
          value={reason}
          maxLength={500}
          rows={3}
          error={error}
          onInput={(text) => {
            setReason(text);
            setError('');
          }}
        />
      )}
    </Confirm>
  );
}

function Bring(props: { onTry: (instrument: Instrument) => void; onPublished: () => void }) {
  const { api } = useWorkplace();
  const [draft, change, clear] = useDraft('instrument', NONE);
  const [reading, setReading] = useState<InstrumentReading | null>(null);
  const [published, setPublished] = useState<ListedInstrument | null>(null);
  const [asking, setAsking] = useState(false);
  const [publishing, setPublishing] = useState(false);
  const bringing = useBringing({
    worthSending,
    createUpload: api.createInstrumentUpload,
    onBegin: () => {
      setReading(null);
      setPublished(null);
    },
    onArrived: (upload, file) => change({ upload, fileName: file.name }),
    read: async (uploaded) => {
      const found = await api.readInstrument(uploaded);
      if (found.ok) setReading(found.value);
      return found.ok ? null : found.problem;
    },
  });
  const { file, problem, setProblem } = bringing;
  // Back from the preview.
  useEffect(() => {
    if (draft.upload !== '') {
      void bringing.read(draft.upload).then((wrong) => {
        if (wrong?.status === 404) clear();
      });
    }
  }, []);

  const publish = async (fingerprint: string) => {
    setProblem(null);
    setPublishing(true);
    const reply = await api.publishInstrument(draft.upload, fingerprint);
    setPublishing(false);
    setAsking(false);
    if (!reply.ok) return setProblem(reply.problem);
    clear();
    setReading(null);
    bringing.clear();
    if (bringing.input.current) bringing.input.current.value = '';
    setPublished(reply.value);
    props.onPublished();
  };

  return (
    <section class="sc-section" aria-labelledby="bring">
      <h2 class="kern-heading-medium" id="bring">
        Einen eigenen Fragebogen einlesen
      </h2>
      <ol class="sc-narrow">
        <li>Laden Sie oben einen Fragebogen als Vorlage herunter.</li>
        <li>
          Ändern Sie ihn in einem Texteditor: Kennung (sie beginnt mit „eigen-“), Titel, Handlungsfelder, Aussagen. Für
          eine neue Version erhöhen Sie <code>version</code> um eins.
        </li>
        <li>Lesen Sie ihn hier ein. Sie sehen, was noch nicht passt, und probieren ihn aus, bevor andere ihn sehen.</li>
      </ol>
      <div class="sc-form">
        {published && (
          <Alert
            tone="success"
            title={`„${published.title}“, Version ${published.version}, ist veröffentlicht`}
            live="polite"
          >
            <p>Sie können ihn jetzt für eine neue Phase wählen.</p>
            <LinkButton look="primary" href={addressOf({ view: 'newPhase' })}>
              Neue Phase öffnen
            </LinkButton>
          </Alert>
        )}
        {problem && <ProblemHere problem={problem} />}
        <BringingField
          of={bringing}
          id="instrument-file"
          label="Fragebogen als YAML-Datei"
          hint="Höchstens 1 MB, gespeichert in UTF-8."
          accept=".yaml,.yml,.json,.txt"
        />
        <BringingActions
          of={bringing}
          progressId="instrument-progress"
          reading="Wird gelesen und geprüft …"
          says="Die Datei wird gelesen und geprüft."
          look={reading?.instrument ? 'secondary' : 'primary'}
        >
          {file === null ? 'Prüfen' : `Prüfen (${bytes(file.size)})`}
        </BringingActions>
      </div>
      {reading && (
        <Read reading={reading} fileName={draft.fileName} onTry={props.onTry} onPublish={() => setAsking(true)} />
      )}
      {asking && reading?.instrument && reading.fingerprint && (
        <Confirm
          title={`„${reading.instrument.title}“, Version ${reading.instrument.version}, veröffentlichen?`}
          action="Veröffentlichen"
          busy={publishing}
          busyText="Wird veröffentlicht …"
          onConfirm={() => void publish(reading.fingerprint!)}
          onCancel={() => setAsking(false)}
        >
          <p>
            Danach kann alle Welt die Fragen lesen, und diese Version lässt sich nicht mehr ändern. Verbesserungen
            werden eine neue Version. Zurückziehen lässt sie sich: dann wird sie für neue Phasen nicht mehr angeboten.
          </p>
        </Confirm>
      )}
    </section>
  );
}

/** What came of reading, and what to do next. */
function Read(props: {
  reading: InstrumentReading;
  fileName: string;
  onTry: (instrument: Instrument) => void;
  onPublish: () => void;
}) {
  const { remarks, total, instrument } = props.reading;
  const blocking = remarks.filter((remark) => remark.blocks);
  const others = remarks.filter((remark) => !remark.blocks);
  const left = total - remarks.length;
  return (
    <section class="sc-section sc-proof" aria-labelledby="reading">
      <h3 class="kern-heading-small" id="reading">
        Ergebnis der Prüfung{props.fileName !== '' && `: ${props.fileName}`}
      </h3>
      {instrument === undefined ? (
        <Alert tone="danger" title="So lässt sich der Fragebogen nicht veröffentlichen" live="assertive">
          <p>Ändern Sie diese Stellen in der Datei und lesen Sie sie noch einmal ein.</p>
        </Alert>
      ) : (
        <Alert tone="success" title="Nichts steht einer Veröffentlichung im Weg" live="polite">
          <p>
            „{instrument.title}“, Version {instrument.version}:{' '}
            {count(instrument.fields.flatMap(indicatorsOf).length, 'Aussage', 'Aussagen')} in{' '}
            {count(instrument.fields.length, 'Handlungsfeld', 'Handlungsfeldern')},{' '}
            {count(instrument.scale.length, 'Antwort', 'Antworten')} von „{instrument.scale[0]?.label}“ bis „
            {instrument.scale.at(-1)?.label}“.
          </p>
          <div class="sc-actions">
            <Button look="primary" onClick={() => props.onTry(instrument)}>
              Ausprobieren
            </Button>
            <Button onClick={props.onPublish}>Veröffentlichen</Button>
          </div>
        </Alert>
      )}
      <p class="sc-narrow sc-muted">
        Rechtschreibung wird hier nicht geprüft. Lassen Sie die Texte vor dem Veröffentlichen von einem Schreibprogramm
        und von einem Menschen prüfen.
      </p>
      {blocking.length > 0 && <RemarkList remarks={blocking} />}
      {others.length > 0 && (
        <>
          <h3 class="kern-heading-small">Worauf Sie noch einmal sehen sollten</h3>
          <p class="sc-narrow sc-muted">
            {count(total - blocking.length, 'Hinweis', 'Hinweise')} zu Verständlichkeit und Aufbau. Sie entscheiden;
            keiner hindert am Veröffentlichen.
          </p>
          <RemarkList remarks={others} />
        </>
      )}
      {left > 0 && <p class="sc-muted">Und {count(left, 'weiterer Hinweis', 'weitere Hinweise')}.</p>}
    </section>
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Admission, DocumentOrder, PhaseDocument } from '../api-types.ts';
import type { Loaded } from '../asking.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Checkbox, TextInput } from '../components/form.tsx';
import { Radios } from '../components/radios.tsx';
import { count } from '../format.ts';
import type { Problem } from '../problem.ts';
import { found, sorted } from './admitted.ts';
import { DocumentRow } from './document-row.tsx';
import { AboutDocuments, OrderFields, USUAL_ORDER } from './order-form.tsx';
import { groupsOf, isUnderWay, portions, standing } from './order.ts';
import { PhaseArchive } from './phase-archive.tsx';
import { ProblemHere } from './problem-here.tsx';
import { useDraft, useWorkplace } from './workplace.tsx';

type Order =
  | { step: 'none' }
  | { step: 'running'; done: number; total: number }
  | { step: 'stopped'; left: string[]; done: number; total: number; problem: Problem | null }
  | { step: 'done'; ordered: number; nothing: string[] };

/** Documents for a whole phase or some of it, and how far they are. Those who have not begun are left out. */
export function PhaseDocuments(props: {
  phase: string;
  rows: Admission[];
  loaded: Loaded<{ documents: PhaseDocument[] }>;
}) {
  const { phase, rows, loaded } = props;
  const { api } = useWorkplace();
  const documents = loaded.value?.documents ?? [];
  const [draft, change] = useDraft<DocumentOrder & { who: 'all' | 'some'; keys: string[] }>(`documents.${phase}`, {
    ...USUAL_ORDER,
    who: 'all',
    keys: [],
  });
  const [order, setOrder] = useState<Order>({ step: 'none' });
  const [missing, setMissing] = useState(false);
  const [asking, setAsking] = useState(false);
  const form = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (asking) form.current?.querySelector('select')?.focus();
  }, [asking]);
  const stop = useRef(false);
  const started = sorted(
    rows.filter((row) => row.started),
    { column: 'name', ascending: true },
  );
  const chosen = draft.who === 'all' ? started : started.filter((row) => draft.keys.includes(row.key));

  const send = async (keys: string[], before: { ordered: number; nothing: string[]; total: number }) => {
    stop.current = false;
    const { kind, tone, edition } = draft;
    let { ordered } = before;
    const nothing = [...before.nothing];
    const parts = portions(keys);
    for (const [index, municipalities] of parts.entries()) {
      const left = parts.slice(index).flat();
      const done = before.total - left.length;
      if (stop.current) return setOrder({ step: 'stopped', left, done, total: before.total, problem: null });
      setOrder({ step: 'running', done, total: before.total });
      const reply = await api.orderDocuments(phase, { kind, tone, edition, municipalities });
      if (!reply.ok) return setOrder({ step: 'stopped', left, done, total: before.total, problem: reply.problem });
      ordered += reply.value.documents.length;
      nothing.push(...reply.value.nothing);
    }
    setOrder({ step: 'done', ordered, nothing });
    await loaded.again();
  };
  const begin = () => {
    setMissing(chosen.length === 0);
    if (chosen.length === 0) return;
    void send(
      chosen.map((row) => row.key),
      { ordered: 0, nothing: [], total: chosen.length },
    );
  };
  const nameOf = (key: string) => rows.find((row) => row.key === key)?.name ?? key;
  const running = order.step === 'running';
  return (
    <section class="sc-section sc-stack" aria-labelledby="documents">
      <h2 class="kern-heading-medium" id="documents">
        Dokumente
      </h2>
      <AboutDocuments />
      {started.length === 0 && <p class="sc-narrow sc-muted">Noch hat keine Kommune dieser Phase begonnen.</p>}
      {started.length > 0 && !asking && (
        <div class="sc-actions">
          <Button icon="add" onClick={() => setAsking(true)}>
            Dokumente bestellen
          </Button>
        </div>
      )}
      {started.length > 0 && asking && (
        <div class="sc-form" ref={form}>
          <OrderFields id="documents" order={draft} onChange={change} />
          <Radios
            id="documents-who"
            legend="Für wen?"
            value={draft.who}
            options={[
              {
                value: 'all',
                label: 'Die ganze Phase',
                meaning: `${count(started.length, 'Kommune hat', 'Kommunen haben')} begonnen; wer nichts abgegeben hat, wird übergangen.`,
              },
              { value: 'some', label: 'Ausgewählte Kommunen' },
            ]}
            onChange={(who) => change({ who })}
          />
          {draft.who === 'some' && (
            <Choice rows={started} keys={draft.keys} onChange={(keys) => change({ keys })} missing={missing} />
          )}
          <div class="sc-actions">
            <Button look="primary" busy={running} busyText="Wird bestellt …" onClick={begin}>
              {draft.who === 'all'
                ? `Für ${count(chosen.length, 'Kommune', 'Kommunen')} bestellen`
                : `Für ${count(chosen.length, 'ausgewählte Kommune', 'ausgewählte Kommunen')} bestellen`}
            </Button>
            {running && <Button onClick={() => (stop.current = true)}>Anhalten</Button>}
          </div>
          {order.step === 'running' && (
            <div class="sc-progress">
              <label class="sc-progress__text" for="documents-progress">
                {order.done} von {order.total} bestellt
              </label>
              <progress id="documents-progress" class="sc-progress__bar" value={order.done} max={order.total} />
            </div>
          )}
          {order.step === 'stopped' && (
            <div class="sc-stack">
              {order.problem ? (
                <ProblemHere problem={order.problem} />
              ) : (
                <p role="status">Angehalten. Was bestellt ist, wird erstellt.</p>
              )}
              <p>
                {order.done} von {order.total} sind bestellt. Noch einmal zu bestellen macht kein zweites Dokument.
              </p>
              <div class="sc-actions">
                <Button onClick={() => void send(order.left, { ordered: order.done, nothing: [], total: order.total })}>
                  Weiter bestellen
                </Button>
              </div>
            </div>
          )}
          {order.step === 'done' && (
            <Alert
              tone={order.ordered > 0 ? 'success' : 'info'}
              title={
                order.ordered > 0
                  ? `${count(order.ordered, 'Dokument ist', 'Dokumente sind')} bestellt`
                  : 'Noch hat niemand davon abgegeben'
              }
              live="polite"
            >
              {order.nothing.length > 0 && (
                <>
                  <p>{count(order.nothing.length, 'Kommune hat', 'Kommunen haben')} noch nichts abgegeben:</p>
                  {/* It scrolls where there are many, so that the keyboard has to reach it. */}
                  <ul class="sc-lines" tabIndex={0} aria-label="Ohne Abgabe">
                    {order.nothing.map((key) => (
                      <li key={key}>{nameOf(key)}</li>
                    ))}
                  </ul>
                </>
              )}
            </Alert>
          )}
        </div>
      )}
      {loaded.problem && <ProblemHere problem={loaded.problem} onRetry={() => void loaded.again()} />}
      <DocumentList phase={phase} documents={documents} withMunicipality onChanged={loaded.again} />
      {started.length > 0 && (
        <PhaseArchive phase={phase} released={documents.filter((document) => document.released).length} />
      )}
    </section>
  );
}

/** Some of many, found by typing. */
function Choice(props: { rows: Admission[]; keys: string[]; missing: boolean; onChange: (keys: string[]) => void }) {
  const [words, setWords] = useState('');
  const shown = found(props.rows, words);
  const toggle = (key: string, on: boolean) =>
    props.onChange(on ? [...props.keys, key] : props.keys.filter((one) => one !== key));
  return (
    <fieldset class="sc-choice">
      <legend class="sc-legend">Welche Kommunen?</legend>
      {props.rows.length > 10 && (
        <TextInput id="choice-search" type="search" label="Liste durchsuchen" value={words} onInput={setWords} />
      )}
      {props.missing && props.keys.length === 0 && (
        <p class="kern-error" role="alert">
          <span class="kern-icon kern-icon--danger" aria-hidden="true" />
          <span class="kern-body">Wählen Sie mindestens eine Kommune aus.</span>
        </p>
      )}
      <div class="sc-choice__list">
        {shown.map((row) => (
          <Checkbox
            key={row.key}
            id={`choice-${row.key}`}
            checked={props.keys.includes(row.key)}
            onChange={(on) => toggle(row.key, on)}
          >
            {row.name}
          </Checkbox>
        ))}
        {shown.length === 0 && <p>Keine Kommune passt dazu.</p>}
      </div>
    </fieldset>
  );
}

/** More would be a wall; what needs somebody stands first anyway. */
const FIRST = 20;

export function DocumentList(props: {
  phase: string;
  documents: PhaseDocument[];
  withMunicipality: boolean;
  onChanged: () => Promise<void>;
}) {
  const { documents } = props;
  const [all, setAll] = useState(false);
  const { failed, released, others } = groupsOf(documents);
  const inOrder = [...failed, ...released, ...others];
  const shown = all ? inOrder : inOrder.slice(0, FIRST);
  const underWay = documents.filter(isUnderWay).length;
  return (
    <>
      <p class="sc-small sc-muted" role="status">
        {documents.length === 0
          ? ''
          : `${standing(documents)}${underWay > 0 ? '; die Liste hält sich selbst aktuell.' : '.'}`}
      </p>
      {shown.length > 0 && (
        <ul class="sc-joblist" aria-label="Bestellte und freigegebene Dokumente">
          {shown.map((document) => (
            <DocumentRow key={`${document.key}/${document.document}`} {...props} document={document} />
          ))}
        </ul>
      )}
      {shown.length < inOrder.length && (
        <div class="sc-actions">
          <Button onClick={() => setAll(true)}>Alle {inOrder.length} zeigen</Button>
        </div>
      )}
    </>
  );
}

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Commentary as Stored, Role } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { useLoaded } from '../asking.ts';
import { Actions } from '../components/actions.tsx';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { TextArea } from '../components/form.tsx';
import { day } from '../format.ts';
import type { Problem } from '../problem.ts';
import { broken } from '../report/text.tsx';
import { leads } from '../roles.ts';
import { LONGEST, type Texts, differing, textsOf, toSend } from './commentary-texts.ts';

interface Shared {
  api: CheckApi;
  role: Role;
  /** Id and title of each. */
  fields: { id: string; title: string }[];
  store: Storage | null;
  /** Id of the check, under which what is typed is kept. */
  check: string;
  /** The report holds it now. */
  onChanged: () => void;
}

/** What the companion says about the result. They write it; who leads the check decides whether it becomes public. */
export function Commentary(props: Shared) {
  const { api, role } = props;
  const { value: stored, problem, again, put } = useLoaded(api.readCommentary);
  const change = (next: Stored) => {
    put(next);
    props.onChanged();
  };
  // Who leads and has no companion needs not be told that there could be one.
  if (stored !== null && leads(role) && stored.texts.length === 0) return null;
  if (stored === null && problem === null) return null;
  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="begleitung">
      <h2 class="kern-heading-large" id="begleitung" tabIndex={-1}>
        {role === 'companion' ? 'Ihr Kommentar' : 'Darf der Kommentar öffentlich werden?'}
      </h2>
      {problem && <ProblemAlert problem={problem} onRetry={() => void again()} />}
      {stored !== null && role === 'companion' && <Writing {...props} stored={stored} onSaved={change} />}
      {stored !== null && leads(role) && <Consent {...props} stored={stored} onSaved={change} />}
    </section>
  );
}

const draftOf = (check: string) => `sc.commentary.${check}`;

function Writing(props: Shared & { stored: Stored; onSaved: (stored: Stored) => void }) {
  const { api, fields, store, stored } = props;
  const [texts, setTexts] = useState<Texts>(() => ({ ...textsOf(stored.texts), ...readDraft(store, props.check) }));
  const [seen, setSeen] = useState(stored);
  const [other, setOther] = useState<Stored | null>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const conflict = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (other !== null) conflict.current?.focus();
  }, [other]);
  const type = (field: string, text: string) => {
    const next = { ...texts, [field]: text };
    setTexts(next);
    setOutcome('');
    keepDraft(store, props.check, next);
  };
  const save = async (over: Stored) => {
    if (Object.values(texts).some((text) => text.length > LONGEST)) {
      document.querySelector<HTMLElement>('.sc-commentary [aria-invalid="true"]')?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    setOutcome('');
    const reply = await api.saveCommentary({ seenVersion: over.version, texts: toSend(texts) });
    setBusy(false);
    if (reply.ok) {
      keepDraft(store, props.check, null);
      setSeen(reply.value);
      setOther(null);
      setOutcome('Gespeichert. Der Kommentar steht jetzt im Ergebnis.');
      props.onSaved(reply.value);
    } else if (reply.problem.kind === 'conflict' && reply.problem.current !== undefined) {
      setOther(reply.problem.current as Stored);
    } else {
      setProblem(reply.problem);
    }
  };
  const takeOther = (theirs: Stored) => {
    setTexts(textsOf(theirs.texts));
    setSeen(theirs);
    setOther(null);
    keepDraft(store, props.check, null);
    setOutcome('Übernommen ist der andere Stand.');
  };
  const area = (id: string, label: string, rows: number) => (
    <TextArea
      key={id}
      id={`kommentar-${id || 'gesamt'}`}
      label={label}
      value={texts[id] ?? ''}
      maxLength={LONGEST}
      rows={rows}
      onInput={(text) => type(id, text)}
    />
  );
  return (
    <div class="sc-commentary sc-stack">
      <p class="sc-narrow">
        Ihr Blick von außen steht im Ergebnis und in den Dokumenten, immer als Ihr Kommentar gekennzeichnet. In der
        öffentlichen Fassung steht er nur, wenn die Koordination zustimmt.
        {seen.on && ` Zuletzt gespeichert am ${day(seen.on)}.`}
      </p>
      <div class="sc-form">
        {area('', 'Zum Ganzen', 6)}
        <details class="sc-fold" open={fields.some((field) => (texts[field.id] ?? '') !== '')}>
          <summary class="sc-fold__summary">
            <span class="sc-fold__title">Zu einzelnen Handlungsfeldern</span>
          </summary>
          <div class="sc-fold__body">{fields.map((field) => area(field.id, field.title, 3))}</div>
        </details>
        {other !== null && (
          <div ref={conflict} tabIndex={-1}>
            <Alert tone="warning" title="Inzwischen hat jemand anders gespeichert" live="assertive">
              <p>Ihr Text steht oben und ist noch nicht gespeichert. Das steht inzwischen dort:</p>
              {differing(texts, textsOf(other.texts)).map((field) => (
                <p key={field}>
                  <strong>{fields.find((one) => one.id === field)?.title ?? 'Zum Ganzen'}:</strong>{' '}
                  {broken(textsOf(other.texts)[field] ?? 'kein Text')}
                </p>
              ))}
              <div class="sc-actions">
                <Button look="primary" busy={busy} busyText="Wird gespeichert …" onClick={() => void save(other)}>
                  Meinen Text speichern
                </Button>
                <Button onClick={() => takeOther(other)}>Den anderen übernehmen</Button>
              </div>
            </Alert>
          </div>
        )}
        {problem && <ProblemAlert problem={problem} />}
        <Actions outcome={outcome}>
          {other === null && (
            <Button look="primary" busy={busy} busyText="Wird gespeichert …" onClick={() => void save(seen)}>
              Kommentar speichern
            </Button>
          )}
        </Actions>
      </div>
    </div>
  );
}

function Consent(props: Shared & { stored: Stored; onSaved: (stored: Stored) => void }) {
  const { api, fields, stored } = props;
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const consent = async () => {
    setBusy(true);
    setProblem(null);
    setOutcome('');
    const reply = await api.consentToCommentary({ version: stored.version, public: !stored.public });
    setBusy(false);
    if (reply.ok) {
      setOutcome(reply.value.public ? 'Er steht jetzt auch in der öffentlichen Fassung.' : 'Er ist wieder nur intern.');
      props.onSaved(reply.value);
    } else if (reply.problem.status === 409 && reply.problem.current !== undefined) {
      // There is a new version meanwhile: it has to be read before anybody agrees to it.
      props.onSaved(reply.problem.current as Stored);
      setProblem(reply.problem);
    } else {
      setProblem(reply.problem);
    }
  };
  return (
    <div class="sc-stack sc-narrow">
      {stored.on && <p class="sc-muted">Vom {day(stored.on)}</p>}
      {stored.texts.map((one) => (
        <blockquote key={one.field ?? ''} class="sc-quote">
          {one.field !== null && (
            <p class="sc-quote__field">{fields.find((field) => field.id === one.field)?.title ?? one.field}</p>
          )}
          <p>{broken(one.text)}</p>
        </blockquote>
      ))}
      <p>
        {stored.public
          ? 'Sie haben zugestimmt: Dieser Kommentar steht auch in der öffentlichen Fassung.'
          : 'Dieser Kommentar steht nur in der internen Fassung. In die öffentliche kommt er erst, wenn Sie zustimmen; ändert die Begleitung ihn, wird neu gefragt.'}
      </p>
      {problem && <ProblemAlert problem={problem} />}
      <Actions outcome={outcome}>
        <Button busy={busy} busyText="Wird gespeichert …" onClick={() => void consent()}>
          {stored.public ? 'Zustimmung zurücknehmen' : 'Der öffentlichen Fassung zustimmen'}
        </Button>
      </Actions>
    </div>
  );
}

function readDraft(store: Storage | null, check: string): Texts {
  try {
    return JSON.parse(store?.getItem(draftOf(check)) ?? '{}') as Texts;
  } catch {
    return {};
  }
}

function keepDraft(store: Storage | null, check: string, texts: Texts | null): void {
  try {
    if (texts === null) store?.removeItem(draftOf(check));
    else store?.setItem(draftOf(check), JSON.stringify(texts));
  } catch {
    // Then what is typed lives in this page alone.
  }
}

import { useRef, useState } from 'preact/hooks';
import type { Check, OpenedCode } from '../api-types.ts';
import { createCaller, invitationApi } from '../api.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { FactList } from '../components/fact-list.tsx';
import { PageHead } from '../components/page-head.tsx';
import { day } from '../format.ts';
import { type Instrument, loadInstrument } from '../instrument.ts';
import { useAccepting } from '../invitation/accepting.tsx';
import { Confirmed } from '../invitation/confirmed.tsx';
import { dropInvitation } from '../invitation/keep.ts';
import { OfferDataSheet, OfferFacts, WhatAccepting } from '../invitation/offer.tsx';
import { useView } from '../island.tsx';
import { type Stores, startOf } from '../link.ts';
import type { Problem } from '../problem.ts';
import { grouped, readCode } from './code.ts';

type State =
  | { step: 'typing' }
  | { step: 'opened'; code: string; what: OpenedCode; instrument: Instrument | null }
  | { step: 'confirmed'; code: string; check: Check; token: string; handover: boolean };

const api = invitationApi(createCaller());

export function CodeApp({ stores }: { stores: Stores }) {
  const [state, setState] = useState<State>({ step: 'typing' });
  const [typed, setTyped] = useState('');
  switch (state.step) {
    case 'typing':
      return (
        <Typing
          typed={typed}
          onTyped={setTyped}
          onOpened={(code, what, instrument) => setState({ step: 'opened', code, what, instrument })}
        />
      );
    case 'opened':
      return (
        <Opened
          {...state}
          stores={stores}
          onBack={() => setState({ step: 'typing' })}
          onConfirmed={(check, token) => {
            if (state.what.kind === 'invitation')
              setState({ step: 'confirmed', code: state.code, check, token, handover: state.what.handover === true });
            else {
              dropInvitation(state.code, stores);
              location.assign(startOf(check.role));
            }
          }}
        />
      );
    case 'confirmed':
      return (
        <Confirmed
          check={state.check}
          token={state.token}
          handover={state.handover}
          onKept={() => dropInvitation(state.code, stores)}
        />
      );
  }
}

function Typing(props: {
  typed: string;
  onTyped: (typed: string) => void;
  onOpened: (code: string, what: OpenedCode, instrument: Instrument | null) => void;
}) {
  const heading = useView('Code eingeben', 'code');
  const [error, setError] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  const open = async () => {
    if (busy) return;
    const read = readCode(props.typed);
    setProblem(null);
    if (!read.ok) {
      setError(read.why);
      input.current?.focus();
      return;
    }
    setError(null);
    setBusy(true);
    const reply = await api.openCode(read.code);
    if (!reply.ok) {
      setBusy(false);
      setProblem(reply.problem);
      return;
    }
    const loaded = reply.value.instrument === undefined ? null : await loadInstrument(reply.value.instrument);
    setBusy(false);
    props.onOpened(read.code, reply.value, loaded?.ok ? loaded.value : null);
  };
  return (
    <>
      <PageHead title="Code eingeben" headingRef={heading}>
        Sie haben einen Zettel oder eine Nachricht mit einem Code aus drei Gruppen zu je vier Zeichen.
      </PageHead>
      <form
        class="sc-codeform"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <div class={`kern-form-input${error ? ' kern-form-input--error' : ''}`}>
          <label class="kern-label" for="code">
            Ihr Code
          </label>
          <div class="kern-hint" id="code-hint">
            Etwa ABCD-EFGH-JKMN. Groß- und Kleinschreibung und Striche sind gleichgültig.
          </div>
          <input
            class={`kern-form-input__input sc-codeform__input${error ? ' kern-form-input__input--error' : ''}`}
            id="code"
            ref={input}
            type="text"
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            value={props.typed}
            aria-describedby={`code-hint${error ? ' code-error' : ''}`}
            aria-invalid={error ? 'true' : undefined}
            onInput={(event) => {
              setError(null);
              setProblem(null);
              const field = event.currentTarget;
              // Grouped while one types at the end; in the middle the caret would jump.
              const atEnd = field.selectionStart === field.value.length;
              const growing = field.value.length > props.typed.length;
              const value = atEnd && growing ? grouped(field.value) : field.value;
              field.value = value;
              props.onTyped(value);
            }}
            onBlur={() => props.onTyped(grouped(props.typed))}
          />
          {error && (
            <p class="kern-error" id="code-error" role="alert">
              <span class="kern-icon kern-icon--danger" aria-hidden="true" />
              <span class="kern-body">{error}</span>
            </p>
          )}
        </div>
        {problem && <Refused problem={problem} />}
        <p class="sc-actions">
          <button type="submit" class="kern-btn kern-btn--primary" aria-disabled={busy ? 'true' : undefined}>
            <span class="kern-label">{busy ? 'Wird geprüft …' : 'Weiter'}</span>
          </button>
        </p>
      </form>
      <div class="sc-prose sc-begin-end">
        <p>
          Sie haben statt eines Codes einen Link? Öffnen Sie ihn vollständig, einschließlich allem nach dem Zeichen #.
        </p>
      </div>
    </>
  );
}

/** Which code was meant nobody knows, so nobody is told more than what to try. */
function Refused({ problem }: { problem: Problem }) {
  if (problem.kind === 'link')
    return (
      <Alert tone="danger" title="Dieser Code öffnet nichts" live="assertive">
        <ul>
          <li>Vergleichen Sie Zeichen für Zeichen.</li>
          <li>Haben Sie inzwischen einen neuen Code bekommen? Dann gilt nur noch der.</li>
          <li>Fragen Sie sonst die Person, von der Sie den Code haben; sie kann Ihnen einen neuen machen.</li>
        </ul>
      </Alert>
    );
  if (problem.status === 429)
    return (
      <Alert tone="warning" title="Zu viele Versuche" live="assertive">
        <p>
          Mit diesem Anfang wurde in der letzten Stunde zu oft probiert. Zum Schutz wird jetzt kein Code mehr
          angenommen, der so beginnt, auch der richtige nicht. Versuchen Sie es in einer Stunde noch einmal, oder
          benutzen Sie den Link.
        </p>
      </Alert>
    );
  return <ProblemAlert problem={problem} />;
}

function Opened(props: {
  code: string;
  what: OpenedCode;
  instrument: Instrument | null;
  stores: Stores;
  onBack: () => void;
  onConfirmed: (check: Check, token: string) => void;
}) {
  const { what, instrument, code } = props;
  const heading = useView('Code eingeben', 'code-opened');
  const begun = what.kind === 'invitation' && what.begun === true;
  const handover = what.handover === true;
  const asks = what.kind === 'invitation' && !handover && !begun;

  const { busy, problem, accept, fields } = useAccepting({
    key: code,
    stores: props.stores,
    instrument,
    asks,
    told: what.dataSheet !== undefined,
    confirm: api.confirmCode,
    onConfirmed: props.onConfirmed,
  });

  return (
    <>
      <PageHead
        title={
          what.kind === 'invitation'
            ? handover
              ? `Sie übernehmen ${what.municipality.name}`
              : `Willkommen, ${what.municipality.name}!`
            : what.municipality.name
        }
        headingRef={heading}
      >
        {what.kind === 'invitation'
          ? 'Das ist der Code einer Einladung: Sie koordinieren damit den Selbstcheck Ihrer Kommune.'
          : purpose(what)}
      </PageHead>
      {what.kind === 'invitation' && what.instrument !== undefined && (
        <OfferFacts offer={{ ...what, instrument: what.instrument }} instrument={instrument} />
      )}
      {what.kind === 'link' && (
        <div class="sc-next">
          <FactList
            facts={[
              ['Sie antworten für', what.department],
              ['Fragebogen', instrument?.title ?? what.phase.name],
              ['Zugang gültig bis', day(what.expiresOn)],
            ]}
          />
        </div>
      )}
      {fields}
      {what.dataSheet && <OfferDataSheet sheet={what.dataSheet} />}
      <div class="sc-prose sc-begin-end">
        {what.kind === 'invitation' ? (
          <WhatAccepting handover={handover} begun={begun} />
        ) : (
          <p>
            Mit „Weiter“ öffnet sich der Selbstcheck in diesem Browser. Bewahren Sie den Code auf: Mit ihm kommen Sie
            wieder, auch auf einem anderen Gerät.
          </p>
        )}
        {problem && <Refused problem={problem} />}
        <p class="sc-actions">
          <Button look="primary" busy={busy} busyText="Einen Moment …" onClick={() => void accept()}>
            Weiter
          </Button>
          <Button onClick={props.onBack}>Anderen Code eingeben</Button>
        </p>
      </div>
    </>
  );
}

function purpose(what: OpenedCode): string {
  switch (what.role) {
    case 'coordinator':
      return 'Mit diesem Code koordinieren Sie den Selbstcheck auf diesem Gerät.';
    case 'deputy':
      return 'Mit diesem Code vertreten Sie die Koordination auf diesem Gerät.';
    case 'department':
      return 'Mit diesem Code antworten Sie für eine Stelle Ihrer Kommune.';
    case 'companion':
      return 'Mit diesem Code begleiten Sie den Selbstcheck; Sie lesen mit.';
    case 'viewer':
      return 'Mit diesem Code lesen Sie das Ergebnis.';
  }
}

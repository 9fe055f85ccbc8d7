import { useEffect, useRef, useState } from 'preact/hooks';
import type { NewInvitation, Phase, RegistrationSeen, Registrations } from '../api-types.ts';
import type { Loaded } from '../asking.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ErrorSummary, errorOf } from '../components/error-summary.tsx';
import { FactList } from '../components/fact-list.tsx';
import { useMistakes } from '../components/field-errors.ts';
import { TextArea } from '../components/form.tsx';
import { Loading } from '../components/progress.tsx';
import { count, day } from '../format.ts';
import type { Problem } from '../problem.ts';
import { InvitationPanel } from './invitation.tsx';
import { ManyRefusals, type Refused, refusedWords } from './many-refusals.tsx';
import { REASON_CHARACTERS } from './phase-draft.ts';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { useWorkplace } from './workplace.tsx';

interface Admitted {
  registration: RegistrationSeen;
  invitation: NewInvitation;
}

/** Who asks to take part in a phase, and deciding on it. */
export function PhaseRegistrations({ phase, registrations }: { phase: Phase; registrations: Loaded<Registrations> }) {
  const [admitted, setAdmitted] = useState<Admitted | null>(null);
  /** What was declined last, in a sentence. */
  const [declined, setDeclined] = useState('');
  const [many, setMany] = useState(false);
  // Stays when the one it is about has left the list.
  const [overtaken, setOvertaken] = useState<Problem | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { value, problem, again } = registrations;
  const done = () => {
    setOvertaken(null);
    void again();
  };
  const refused = (what: string) => {
    setDeclined(what);
    heading.current?.focus();
    done();
  };
  const admit = (one: Admitted) => {
    setAdmitted(one);
    setDeclined('');
    done();
  };
  if (admitted) {
    const { registration, invitation } = admitted;
    return (
      <InvitationPanel
        invitation={invitation}
        mail={{ address: registration.address, phase: phase.name }}
        doneText="Fertig, zu den Anmeldungen"
        onDone={() => setAdmitted(null)}
      />
    );
  }
  return (
    <section class="sc-section sc-stack" aria-labelledby="registrations">
      <h2 class="kern-heading-medium" id="registrations" tabIndex={-1} ref={heading}>
        {value === null ? 'Anmeldungen' : waitingWords(value.waiting.length)}
      </h2>
      <p role="status" class={declined ? undefined : 'kern-sr-only'}>
        {declined}
      </p>
      {overtaken && <ProblemHere problem={overtaken} />}
      {problem && <ProblemHere problem={problem} onRetry={() => void again()} />}
      {value === null && problem === null && <Loading>Anmeldungen werden geladen …</Loading>}
      {value !== null && (
        <>
          <Standing phase={phase} full={value.full} />
          {value.waiting.length > 0 && (
            <>
              <p class="sc-narrow">
                Anmelden kann jede Person jede Kommune. Prüfen Sie vor der Aufnahme, ob die Adresse zu dieser Kommune
                gehört, am besten auf deren Website, und rufen Sie im Zweifel dort an.
              </p>
              {many ? (
                <ManyRefusals
                  phase={phase.id}
                  waiting={value.waiting}
                  onDone={(what: Refused) => {
                    setMany(false);
                    refused(refusedWords(what));
                  }}
                  onStopped={() => void again()}
                  onCancel={() => {
                    setMany(false);
                    heading.current?.focus();
                  }}
                />
              ) : (
                value.waiting.length > 1 && (
                  <div class="sc-actions">
                    <Button onClick={() => setMany(true)}>Mehrere auf einmal ablehnen</Button>
                  </div>
                )
              )}
              <ul class="sc-registrations" hidden={many}>
                {value.waiting.map((one) => (
                  <li key={one.id}>
                    <Waiting
                      phase={phase}
                      registration={one}
                      others={value.waiting.filter((it) => it.municipality.key === one.municipality.key).length - 1}
                      onAdmitted={(invitation) => admit({ registration: one, invitation })}
                      onDeclined={() => refused(`Die Anmeldung von ${one.municipality.name} ist abgelehnt.`)}
                      onOvertaken={(found) => {
                        setDeclined('');
                        setOvertaken(found);
                        void again();
                      }}
                    />
                  </li>
                ))}
              </ul>
            </>
          )}
          {value.decided.length > 0 && <DecidedOnes registrations={value.decided} />}
        </>
      )}
    </section>
  );
}

export const waitingWords = (number: number): string =>
  number === 0
    ? 'Keine Anmeldung wartet'
    : `${count(number, 'Anmeldung wartet', 'Anmeldungen warten')} auf Ihre Entscheidung`;

/** Whether somebody can register now, and what is in the way. */
function Standing({ phase, full }: { phase: Phase; full: boolean }) {
  const settings = (
    <a class="sc-a" href={addressOf({ view: 'phase', phase: phase.id, part: 'einstellungen' })}>
      Einstellungen
    </a>
  );
  if (phase.stage === 'over') return <p class="sc-narrow">Die Phase ist zu Ende; anmelden kann sich niemand mehr.</p>;
  if (phase.access !== 'open')
    return (
      <p class="sc-narrow">
        An dieser Phase nimmt nur teil, wen Sie einladen. Ob Kommunen sich selbst anmelden können, legen Sie unter{' '}
        {settings} fest.
      </p>
    );
  if (phase.notice === undefined)
    return (
      <p class="sc-narrow">
        Noch kann sich niemand anmelden: Die Angaben zum Datenschutz fehlen. Tragen Sie sie unter {settings} ein.
      </p>
    );
  if (full)
    return (
      <Alert tone="warning" title="Es werden keine weiteren Anmeldungen angenommen">
        <p>So viele warten, dass die Liste voll ist. Entscheiden Sie über einige, dann geht es von selbst weiter.</p>
      </Alert>
    );
  return (
    <p class="sc-narrow">
      Kommunen melden sich unter{' '}
      <a class="sc-a" href="/mitmachen/">
        {location.host}/mitmachen/
      </a>{' '}
      an. Diese Adresse können Sie weitergeben.
    </p>
  );
}

function Facts({ registration }: { registration: RegistrationSeen }) {
  const { municipality, kind, district, land, unit, address, message } = registration;
  const facts: [string, string | undefined][] = [
    ['Laut Gemeindeverzeichnis', [kind, ...(district ? [district] : []), land, municipality.key].join(' · ')],
    ['Zuständige Stelle', unit],
    ['E-Mail-Adresse', address],
    ['Nachricht', message],
    ['Angemeldet am', day(registration.registeredOn)],
  ];
  return <FactList facts={facts} long />;
}

function Waiting(props: {
  phase: Phase;
  registration: RegistrationSeen;
  /** How many more ask for the same municipality. */
  others: number;
  onAdmitted: (invitation: NewInvitation) => void;
  onDeclined: () => void;
  /** Somebody else decided, or it was taken back. */
  onOvertaken: (problem: Problem) => void;
}) {
  const { api } = useWorkplace();
  const { phase, registration, others } = props;
  const { name } = registration.municipality;
  const [declining, setDeclining] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const failed = (found: Problem) =>
    found.kind === 'state' || found.kind === 'notFound' ? props.onOvertaken(found) : setProblem(found);
  const admit = async () => {
    setBusy(true);
    setProblem(null);
    const reply = await api.admitRegistered(phase.id, registration.id);
    setBusy(false);
    if (reply.ok) props.onAdmitted(reply.value);
    else failed(reply.problem);
  };
  const title = `registration-${registration.id}`;
  return (
    <article class="sc-panel sc-stack" aria-labelledby={title}>
      <h3 class="kern-heading-small" id={title}>
        {name}
      </h3>
      {problem && <ProblemHere problem={problem} />}
      {registration.takesPart && (
        <p>
          <strong>Diese Kommune nimmt an der Phase schon teil.</strong>{' '}
          <a
            class="sc-a"
            href={addressOf({ view: 'municipality', phase: phase.id, key: registration.municipality.key })}
          >
            Zu {name}
          </a>
        </p>
      )}
      {others > 0 && (
        <p>
          <strong>
            Für diese Kommune {others === 1 ? 'wartet noch eine Anmeldung' : `warten noch ${others} Anmeldungen`}.
          </strong>
        </p>
      )}
      <Facts registration={registration} />
      {declining ? (
        <Declining
          phase={phase.id}
          registration={registration}
          onCancel={() => setDeclining(false)}
          onDeclined={props.onDeclined}
          onFailed={failed}
        />
      ) : (
        <div class="sc-actions">
          {!registration.takesPart && phase.stage !== 'over' && (
            <Button
              look="primary"
              describedBy={title}
              busy={busy}
              busyText="Wird aufgenommen …"
              onClick={() => void admit()}
            >
              Aufnehmen und Einladung erstellen
            </Button>
          )}
          <Button describedBy={title} onClick={() => setDeclining(true)}>
            Ablehnen
          </Button>
        </div>
      )}
    </article>
  );
}

function Declining(props: {
  phase: string;
  registration: RegistrationSeen;
  onCancel: () => void;
  onDeclined: () => void;
  onFailed: (problem: Problem) => void;
}) {
  const { api } = useWorkplace();
  const id = `reason-${props.registration.id}`;
  const [reason, setReason] = useState(
    props.registration.takesPart ? 'Ihre Kommune nimmt an dieser Phase schon teil.' : '',
  );
  const form = useMistakes();
  const [busy, setBusy] = useState(false);
  useEffect(() => document.getElementById(id)?.focus(), []);
  const decline = async () => {
    const found = reason.trim() === '' ? [{ field: id, text: 'Sagen Sie in einem Satz, warum.' }] : [];
    if (form.stop(found)) return;
    setBusy(true);
    const reply = await api.declineRegistration(props.phase, props.registration.id, reason.trim());
    setBusy(false);
    if (reply.ok) return props.onDeclined();
    const rest = form.refuse(reply.problem, { '/reason': id });
    if (rest) props.onFailed(rest);
  };
  return (
    <div class="sc-form">
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      <TextArea
        id={id}
        label="Warum lehnen Sie ab?"
        hint="Das liest die Person, die angemeldet hat, unter ihrem persönlichen Link. Eine Mail wird nicht verschickt."
        maxLength={REASON_CHARACTERS}
        rows={2}
        value={reason}
        error={errorOf(form.errors, id)}
        onInput={setReason}
      />
      <div class="sc-actions">
        <Button look="primary" busy={busy} busyText="Wird abgelehnt …" onClick={() => void decline()}>
          Anmeldung ablehnen
        </Button>
        <Button onClick={props.onCancel}>Abbrechen</Button>
      </div>
    </div>
  );
}

function DecidedOnes({ registrations }: { registrations: RegistrationSeen[] }) {
  return (
    <details>
      <summary>Entschieden ({registrations.length})</summary>
      <p class="sc-muted">Die letzten hundert Entscheidungen. Jede wird 90 Tage danach gelöscht.</p>
      <ul>
        {registrations.map((one) => (
          <li key={one.id} class="sc-typed">
            {one.municipality.name}: {one.state === 'admitted' ? 'aufgenommen' : 'abgelehnt'} am{' '}
            {day(one.decidedOn ?? one.registeredOn)}
            {one.reason === undefined ? '' : ` – ${one.reason}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

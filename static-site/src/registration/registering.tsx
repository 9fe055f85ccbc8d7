import { useState } from 'preact/hooks';
import type { OpenPhase, Registration } from '../api-types.ts';
import { createCaller, registeringApi } from '../api.ts';
import { useLoaded } from '../asking.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Combobox } from '../components/combobox.tsx';
import { ErrorSummary, errorOf } from '../components/error-summary.tsx';
import { useMistakes } from '../components/field-errors.ts';
import { TextArea, TextInput } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { Radios } from '../components/radios.tsx';
import { ChosenMunicipality, aboutMunicipality, useRegisterSearch } from '../components/register-search.tsx';
import { useView } from '../island.tsx';
import type { Stores } from '../link.ts';
import { secret as newSecret } from '../random.ts';
import { type Draft, EMPTY, MESSAGE_CHARACTERS, POINTERS, mistakes, registrationOf } from './draft.ts';
import { keepDraft, keptDraft } from './keep.ts';
import { PhaseOnOffer, until } from './phase-on-offer.tsx';

const api = registeringApi(createCaller());

type Sent = (token: string, registration: Registration | null) => void;

/** Which phases are open, and the form. */
export function Registering({ stores, onSent }: { stores: Stores; onSent: Sent }) {
  const heading = useView('Mitmachen', 'registering');
  const { value, problem, retry } = useLoaded(api.listOpenPhases);
  const phases = value?.phases ?? null;

  if (phases === null && problem === null) return <Loading>Offene Phasen werden geladen …</Loading>;
  if (phases !== null && phases.length === 0) return <NothingOpen />;
  return (
    <>
      <PageHead title="Mit Ihrer Kommune mitmachen" headingRef={heading}>
        Hier melden Sie Ihre Kommune selbst zu einem Selbstcheck an. Das Projektteam prüft die Anmeldung und schickt
        dann die Einladung.
      </PageHead>
      {problem && <ProblemAlert problem={problem} onRetry={retry} />}
      {phases !== null && (
        <>
          <section class="sc-section sc-stack" aria-labelledby="offen">
            <h2 class="kern-heading-medium" id="offen">
              Dafür können Sie sich anmelden
            </h2>
            {phases.map((phase) => (
              <PhaseOnOffer key={phase.id} phase={phase} />
            ))}
          </section>
          <Form phases={phases} stores={stores} onSent={onSent} />
        </>
      )}
    </>
  );
}

function NothingOpen() {
  const heading = useView('Mitmachen', 'registering');
  return (
    <>
      <PageHead title="Zurzeit ist keine Anmeldung möglich" headingRef={heading}>
        Gerade ist keine Projektphase offen. In den laufenden nehmen Kommunen teil, die das Projektteam eingeladen hat.
      </PageHead>
      <div class="sc-prose">
        <h2>Was Sie trotzdem tun können</h2>
        <ul>
          <li>
            <a href="/fragebogen/">Den Fragebogen lesen</a>, er ist öffentlich.
          </li>
          <li>
            <a href="/schnellcheck/">Den Schnellcheck ausprobieren</a>; Ihre Antworten verlassen dabei den Browser
            nicht.
          </li>
          <li>
            Das Projektteam fragen, wann die nächste Phase beginnt (siehe <a href="/impressum/">Impressum</a>).
          </li>
          <li>
            Haben Sie schon eine Einladung? Dann öffnen Sie den Link darin oder{' '}
            <a href="/code/">geben Sie Ihren Code ein</a>.
          </li>
        </ul>
      </div>
    </>
  );
}

function Form({ phases, stores, onSent }: { phases: OpenPhase[]; stores: Stores; onSent: Sent }) {
  const only = phases.length === 1 ? phases[0] : undefined;
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, ...keptDraft(stores) }));
  const form = useMistakes();
  const { errors, attempt, problem } = form;
  const [busy, setBusy] = useState(false);
  const search = useRegisterSearch(api.findMunicipality, draft.chosen === null ? draft.words : '');
  const phase = phases.some(({ id }) => id === draft.phase) ? draft.phase : (only?.id ?? '');
  const change = (part: Partial<Draft>) => {
    const next = { ...draft, ...part };
    keepDraft(next, stores);
    setDraft(next);
  };

  const send = async () => {
    const wish: Draft = { ...draft, phase, secret: draft.secret === '' ? newSecret() : draft.secret };
    const found = mistakes(wish);
    const { chosen } = wish;
    if (form.stop(found) || chosen === null) return;
    change({ phase, secret: wish.secret });
    setBusy(true);
    const reply = await api.register(registrationOf({ ...wish, chosen }));
    setBusy(false);
    const token = `${phase}.${wish.secret}`;
    if (reply.ok) return onSent(token, reply.value);
    // An earlier attempt arrived although its answer did not, and something was changed since.
    if (reply.problem.type === '/errors/secret-taken') return onSent(token, null);
    form.refuse(reply.problem, POINTERS);
  };

  const sendOnEnter = () => {
    if (!busy) void send();
  };
  return (
    <section class="sc-section sc-stack" aria-labelledby="anmelden">
      <h2 class="kern-heading-medium" id="anmelden">
        Ihre Anmeldung
      </h2>
      <div class="sc-form">
        <ErrorSummary errors={errors} attempt={attempt} />
        {phases.length > 1 && (
          <Phases
            phases={phases}
            value={phase}
            error={errorOf(errors, 'phase')}
            onChange={(id) => change({ phase: id })}
          />
        )}
        {draft.chosen === null ? (
          <Combobox
            id="municipality"
            label="Ihre Kommune"
            hint="Name oder Gemeindeschlüssel. Die Liste erscheint beim Tippen; sie kommt aus dem amtlichen Gemeindeverzeichnis."
            error={errorOf(errors, 'municipality')}
            value={draft.words}
            options={search.hits.map((hit) => ({ key: hit.key, label: hit.name, detail: aboutMunicipality(hit) }))}
            status={search.status}
            onInput={(words) => change({ words })}
            onChoose={(key) => {
              change({ chosen: search.hits.find((hit) => hit.key === key) ?? null });
              form.mend('municipality');
            }}
          />
        ) : (
          <ChosenMunicipality
            chosen={draft.chosen}
            searchId="municipality"
            onOther={() => change({ chosen: null, words: '' })}
          />
        )}
        <TextInput
          id="unit"
          label="Zuständige Stelle"
          hint="Zum Beispiel „Stabsstelle Integration“. Bitte kein Name einer Person."
          value={draft.unit}
          maxLength={120}
          error={errorOf(errors, 'unit')}
          onInput={(unit) => change({ unit })}
          onEnter={sendOnEnter}
        />
        <TextInput
          id="address"
          label="Dienstliche E-Mail-Adresse"
          hint="Dorthin antwortet das Projektteam. Am besten eine Funktionsadresse Ihrer Verwaltung: Daran erkennt das Projektteam, dass die Anmeldung von Ihnen kommt."
          value={draft.address}
          maxLength={200}
          error={errorOf(errors, 'address')}
          onInput={(address) => change({ address })}
          onEnter={sendOnEnter}
        />
        <TextArea
          id="message"
          label="Nachricht an das Projektteam"
          optional
          maxLength={MESSAGE_CHARACTERS}
          rows={3}
          value={draft.message}
          error={errorOf(errors, 'message')}
          onInput={(message) => change({ message })}
        />
        {problem && (
          <ProblemAlert problem={problem}>
            {problem.kind === 'network' && (
              <p>
                Vielleicht ist die Anmeldung trotzdem angekommen. Schicken Sie sie einfach noch einmal; es entsteht nur
                eine.
              </p>
            )}
          </ProblemAlert>
        )}
        <p class="sc-muted">
          Gespeichert wird nur, was Sie hier angeben: bis 90 Tage nach der Entscheidung des Projektteams, ohne
          Entscheidung bis 90 Tage nach dem Ende der Phase. Sie können die Anmeldung jederzeit zurückziehen; dann ist
          sie gelöscht.
        </p>
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Wird abgeschickt …" onClick={() => void send()}>
            Kommune anmelden
          </Button>
        </div>
      </div>
    </section>
  );
}

/** Which one, where there is a choice; the error stands with it and leads to it. */
function Phases(props: { phases: OpenPhase[]; value: string; error: string | null; onChange: (id: string) => void }) {
  return (
    <div class="sc-stack" id="phase" tabIndex={-1}>
      <Radios
        id="phase-choice"
        legend="An welcher Phase möchten Sie teilnehmen?"
        hint={
          props.error !== null && (
            <span class="kern-error">
              <span class="kern-icon kern-icon--danger" aria-hidden="true" />
              <span class="kern-body">{props.error}</span>
            </span>
          )
        }
        value={props.value}
        options={props.phases.map((phase) => ({ value: phase.id, label: phase.name, meaning: until(phase) }))}
        onChange={props.onChange}
      />
    </div>
  );
}

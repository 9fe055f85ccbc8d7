import { useEffect, useRef, useState } from 'preact/hooks';
import type { RegistrationSeen } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary, type FieldError, errorOf } from '../components/error-summary.tsx';
import { useMistakes } from '../components/field-errors.ts';
import { Checkbox, TextArea, TextInput } from '../components/form.tsx';
import { count, day, whole } from '../format.ts';
import { useAskBeforeLeaving } from '../page.ts';
import { REASON_CHARACTERS } from './phase-draft.ts';
import { ProblemHere } from './problem-here.tsx';
import { useWorkplace } from './workplace.tsx';

/** More than these are searched rather than read. */
const FEW = 10;

/** What became of those that were chosen. */
export interface Refused {
  declined: number;
  /** Somebody else decided on them meanwhile, or they were taken back. */
  overtaken: number;
}

export const refusedWords = ({ declined, overtaken }: Refused): string =>
  [
    `${count(declined, 'Anmeldung ist', 'Anmeldungen sind')} abgelehnt.`,
    ...(overtaken === 0
      ? []
      : overtaken === 1
        ? ['Über eine war schon entschieden, oder sie wurde zurückgezogen.']
        : [`Über ${whole(overtaken)} war schon entschieden, oder sie wurden zurückgezogen.`]),
  ].join(' ');

/** Declines several of those who wait for one reason, when a list has filled with what is not meant. */
export function ManyRefusals(props: {
  phase: string;
  waiting: RegistrationSeen[];
  onDone: (refused: Refused) => void;
  /** Some are declined, and then it did not go on. */
  onStopped: () => void;
  onCancel: () => void;
}) {
  const { api } = useWorkplace();
  const { waiting } = props;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState('');
  const [reason, setReason] = useState('');
  const [through, setThrough] = useState<number | null>(null);
  const form = useMistakes();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const busy = through !== null;
  useAskBeforeLeaving(() => busy);
  const shown = found(waiting, words);
  const choose = (ids: string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids) on ? next.add(id) : next.delete(id);
    setChosen(next);
    form.mend('refusals');
  };
  const decline = async () => {
    const mistakes: FieldError[] = [
      ...(chosen.size === 0 ? [{ field: 'refusals', text: 'Wählen Sie mindestens eine Anmeldung aus.' }] : []),
      ...(reason.trim() === '' ? [{ field: 'refusals-reason', text: 'Sagen Sie in einem Satz, warum.' }] : []),
    ];
    if (form.stop(mistakes)) return;
    const refused = { declined: 0, overtaken: 0 };
    const left = new Set(chosen);
    // One after the other: each changes how many wait.
    for (const id of chosen) {
      setThrough(refused.declined + refused.overtaken);
      const reply = await api.declineRegistration(props.phase, id, reason.trim());
      if (reply.ok) refused.declined++;
      else if (reply.problem.kind === 'state' || reply.problem.kind === 'notFound') refused.overtaken++;
      else {
        setThrough(null);
        setChosen(left);
        props.onStopped();
        return void form.refuse(reply.problem, { '/reason': 'refusals-reason' });
      }
      left.delete(id);
    }
    props.onDone(refused);
  };
  return (
    <section class="sc-panel sc-stack" aria-labelledby="refusals-title">
      <h3 class="kern-heading-small" id="refusals-title" tabIndex={-1} ref={heading}>
        Mehrere Anmeldungen ablehnen
      </h3>
      <ErrorSummary errors={form.errors} attempt={form.attempt} />
      {form.problem && (
        <ProblemHere problem={form.problem}>
          <p>
            {chosen.size === 1 ? 'Eine Anmeldung ist' : `${whole(chosen.size)} Anmeldungen sind`} noch ausgewählt; was
            bis hierher abgelehnt ist, bleibt es.
          </p>
        </ProblemHere>
      )}
      <fieldset
        class="sc-choice sc-stack"
        id="refusals"
        tabIndex={-1}
        disabled={busy}
        aria-describedby={errorOf(form.errors, 'refusals') ? 'refusals-error' : undefined}
      >
        <legend class="sc-legend">Welche Anmeldungen?</legend>
        {errorOf(form.errors, 'refusals') && (
          <p class="kern-error" id="refusals-error">
            <span class="kern-icon kern-icon--danger" aria-hidden="true" />
            <span class="kern-body">{errorOf(form.errors, 'refusals')}</span>
          </p>
        )}
        {waiting.length > FEW && (
          <TextInput
            id="refusals-search"
            type="search"
            label="Liste durchsuchen"
            hint="Kommune, Stelle oder Adresse"
            value={words}
            onInput={setWords}
          />
        )}
        <div class="sc-actions">
          <Button onClick={() => choose(ids(shown), true)}>
            {shown.length === waiting.length ? 'Alle auswählen' : `Diese ${whole(shown.length)} auswählen`}
          </Button>
          <Button look="tertiary" onClick={() => choose(ids(waiting), false)}>
            Auswahl aufheben
          </Button>
        </div>
        <div class="sc-choice__list">
          {shown.map((one) => (
            <Checkbox
              key={one.id}
              id={`refusal-${one.id}`}
              checked={chosen.has(one.id)}
              hint={`${one.unit}, ${one.address}, ${day(one.registeredOn)}`}
              onChange={(on) => choose([one.id], on)}
            >
              {one.municipality.name}
            </Checkbox>
          ))}
          {shown.length === 0 && <p>Keine Anmeldung passt dazu.</p>}
        </div>
        <p role="status">
          {chosen.size === 0
            ? 'Noch ist keine Anmeldung ausgewählt.'
            : `${count(chosen.size, 'Anmeldung ist', 'Anmeldungen sind')} ausgewählt.`}
        </p>
      </fieldset>
      <TextArea
        id="refusals-reason"
        label="Warum lehnen Sie ab?"
        hint="Das lesen alle, die sich angemeldet haben, unter ihrem persönlichen Link. Eine Mail wird nicht verschickt."
        maxLength={REASON_CHARACTERS}
        rows={2}
        value={reason}
        error={errorOf(form.errors, 'refusals-reason')}
        onInput={setReason}
      />
      {through !== null && (
        <div class="sc-progress">
          <label class="sc-progress__text" for="refusals-progress">
            {whole(through)} von {whole(chosen.size)}
          </label>
          <progress id="refusals-progress" class="sc-progress__bar" max={chosen.size} value={through} />
        </div>
      )}
      <div class="sc-actions">
        <Button look="primary" busy={busy} busyText="Werden abgelehnt …" onClick={() => void decline()}>
          Ausgewählte ablehnen
        </Button>
        {!busy && <Button onClick={props.onCancel}>Abbrechen</Button>}
      </div>
    </section>
  );
}

const ids = (registrations: RegistrationSeen[]): string[] => registrations.map((one) => one.id);

function found(registrations: RegistrationSeen[], words: string): RegistrationSeen[] {
  const wanted = words.trim().toLocaleLowerCase('de');
  return registrations.filter((one) =>
    `${one.municipality.name} ${one.unit} ${one.address}`.toLocaleLowerCase('de').includes(wanted),
  );
}

import { useState } from 'preact/hooks';
import type { DepartmentState, Reminded } from '../api-types.ts';
import { useAction } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Checkbox, TextArea } from '../components/form.tsx';
import { count, day, enumerate } from '../format.ts';
import { ViewHead } from './parts.tsx';
import { COORDINATION, openOnes } from './responsibility.ts';
import { useDraft, useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { contactsOf, holdsLink, reminderText } from './texts.ts';

const MOST_CHARACTERS = 2000;

const WHY: Record<Reminded['left'][number]['reason'], string> = {
  noContact: 'keine Adresse hinterlegt',
  alreadyToday: 'heute schon erinnert',
  closed: 'geschlossen',
};

/** A reminder without a link, to copy or to send. */
export function RemindersView() {
  const room = useRoom();
  const { departments, check, whole, today } = room;
  const units = openOnes(departments).filter((one) => one.id !== COORDINATION);
  const waiting = units.filter((one) => !one.released);
  const [draft, setDraft, clear] = useDraft<{ chosen?: string[]; text?: string }>('reminder', {});
  const [sent, setSent] = useState<Reminded | null>(null);
  const [copied, setCopied] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  const chosen = draft.chosen ?? waiting.map((one) => one.id);
  const text = draft.text ?? reminderText({ check, instrument: whole }, today);
  const receivers = units.filter((one) => chosen.includes(one.id));
  const addresses = contactsOf(receivers);
  const refused = problem?.errors.find((one) => one.pointer === '/text')?.detail ?? null;

  const copy = async (what: string, words: string, field?: string) => {
    try {
      await navigator.clipboard.writeText(what);
      setCopied(words);
    } catch {
      const area = field ? (document.getElementById(field) as HTMLTextAreaElement | null) : null;
      area?.focus();
      area?.select();
      setCopied(
        area
          ? 'Kopieren ist hier nicht erlaubt. Der Text ist jetzt markiert, bitte kopieren Sie ihn selbst.'
          : `Kopieren ist hier nicht erlaubt: ${what}`,
      );
    }
  };
  const send = async () => {
    setSent(null);
    setCopied('');
    if (receivers.length === 0) {
      setError('Wählen Sie mindestens eine Stelle.');
      document.getElementById(`an-${units[0]?.id}`)?.focus();
      return;
    }
    setError(null);
    if (text.trim() === '' || text.length > MOST_CHARACTERS || holdsLink(text)) {
      document.getElementById('text')?.focus();
      return;
    }
    const done = await run(() =>
      room.api.remind(
        receivers.map((one) => one.id),
        text,
      ),
    );
    if (done === null) return;
    clear();
    setSent(done);
  };

  if (units.length === 0)
    return (
      <>
        <ViewHead title="Erinnern" view="room-reminders">
          Noch gibt es keine Stelle, die man erinnern könnte.
        </ViewHead>
        <p>
          <LinkButton look="primary" href={hrefOf({ view: 'add' })}>
            Stellen anlegen
          </LinkButton>
        </p>
      </>
    );
  return (
    <>
      <ViewHead title="Erinnern" view="room-reminders">
        Freundlich und ohne Link: So gewöhnt sich niemand daran, Links aus E-Mails zu öffnen.
      </ViewHead>
      <div class="sc-room-body sc-stack">
        {waiting.length === 0 && sent === null && (
          <Alert tone="success" title="Alle Stellen haben freigegeben">
            <p>Zu erinnern ist niemand mehr. Wenn Sie mögen, bedanken Sie sich.</p>
          </Alert>
        )}
        <fieldset class="sc-plainfield" aria-describedby={error ? 'an-fehler' : undefined}>
          <legend class="sc-legend">An wen?</legend>
          {error && (
            <p class="kern-error" id="an-fehler" role="alert">
              <span class="kern-icon kern-icon--danger" aria-hidden="true" />
              <span class="kern-body">{error}</span>
            </p>
          )}
          <div class="sc-checks">
            {units.map((unit) => (
              <Checkbox
                key={unit.id}
                id={`an-${unit.id}`}
                checked={chosen.includes(unit.id)}
                hint={about(unit, check.mail)}
                onChange={(checked) =>
                  setDraft({
                    ...draft,
                    chosen: checked ? [...chosen, unit.id] : chosen.filter((one) => one !== unit.id),
                  })
                }
              >
                {unit.name}
              </Checkbox>
            ))}
          </div>
        </fieldset>
        <div class="sc-form">
          <TextArea
            id="text"
            label="Text"
            value={text}
            rows={14}
            maxLength={MOST_CHARACTERS}
            error={
              text.trim() === ''
                ? 'Der Text ist leer.'
                : holdsLink(text)
                  ? 'Im Text steht ein Link. Nehmen Sie ihn heraus: Erinnerungen kommen ohne aus.'
                  : refused
            }
            onInput={(value) => setDraft({ ...draft, text: value })}
          />
          <div class="sc-actions">
            {check.mail && (
              <Button look="primary" icon="mail" busy={busy} busyText="Wird verschickt …" onClick={() => void send()}>
                Verschicken
              </Button>
            )}
            <Button
              look={check.mail ? 'secondary' : 'primary'}
              icon="content-copy"
              onClick={() => void copy(text, 'Der Text ist in der Zwischenablage.', 'text')}
            >
              Text kopieren
            </Button>
            {addresses.length > 0 && (
              <Button
                onClick={() =>
                  void copy(
                    addresses.join('; '),
                    `${count(addresses.length, 'Adresse ist', 'Adressen sind')} in der Zwischenablage.`,
                  )
                }
              >
                Adressen kopieren
              </Button>
            )}
          </div>
          {copied && (
            <p role="status" class="sc-small">
              {copied}
            </p>
          )}
          {sent && <Sent sent={sent} nameOf={room.nameOf} />}
          {problem && refused === null && <ProblemAlert problem={problem} />}
          {!check.mail && (
            <p class="sc-muted">
              Diese Anwendung verschickt hier keine E-Mails. Kopieren Sie den Text in Ihr eigenes Programm.
            </p>
          )}
        </div>
      </div>
    </>
  );
}

function about(unit: DepartmentState, mail: boolean): string {
  const state = unit.released
    ? 'hat freigegeben'
    : unit.activeOn
      ? `zuletzt aktiv am ${day(unit.activeOn)}`
      : 'noch nicht begonnen';
  return unit.contact ? `${state}, ${unit.contact}` : mail ? `${state}, keine Adresse hinterlegt` : state;
}

function Sent({ sent, nameOf }: { sent: Reminded; nameOf: (id: string) => string }) {
  return (
    <Alert
      tone={sent.ordered.length > 0 ? 'success' : 'warning'}
      title={
        sent.ordered.length > 0
          ? `${count(sent.ordered.length, 'Erinnerung geht', 'Erinnerungen gehen')} in der nächsten halben Stunde hinaus`
          : 'Es wurde nichts verschickt'
      }
      live="polite"
    >
      {sent.ordered.length > 0 && <p>An {enumerate(sent.ordered.map(nameOf))}.</p>}
      {sent.left.length > 0 && (
        <>
          <p>Nicht verschickt:</p>
          <ul>
            {sent.left.map((one) => (
              <li key={one.department}>
                {nameOf(one.department)}: {WHY[one.reason]}
              </li>
            ))}
          </ul>
        </>
      )}
    </Alert>
  );
}

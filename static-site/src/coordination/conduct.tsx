import { useState } from 'preact/hooks';
import type { Conduct, Mode, Scope } from '../api-types.ts';
import { useAction } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Checkbox, TextInput } from '../components/form.tsx';
import { Radios } from '../components/radios.tsx';
import { MODES, MODE_ORDER, effort, indicatorsIn, scopeWords } from '../conduct.ts';
import { count, day, enumerate } from '../format.ts';
import { indicatorsOf } from '../instrument.ts';
import { writable } from './next.ts';
import { Done, ViewHead } from './parts.tsx';
import { COORDINATION, openOnes } from './responsibility.ts';
import { useDraft, useRoom } from './room.tsx';

/** How the check is run: mode, deadline, scope, and whether the agreement is open. */
export function ConductView() {
  const { check } = useRoom();
  return (
    <>
      <ViewHead title="Ablauf" view="room-conduct">
        Wie Sie antworten, bis wann, wie viel, und wann Sie über die Unterschiede sprechen. Alles lässt sich später
        ändern; nur der Umfang wird nie kleiner.
      </ViewHead>
      {writable(check) ? (
        <>
          <ModeAndDeadline />
          <Agreement />
          <Widening />
        </>
      ) : (
        <p class="sc-narrow">
          Der Selbstcheck nimmt gerade keine Antworten an; am Ablauf lässt sich deshalb nichts ändern.
        </p>
      )}
    </>
  );
}

/** Saving the conduct: what the person did not touch stays as somebody else may have left it. */
function useConductSaving() {
  const room = useRoom();
  const { busy, problem, setProblem, run } = useAction();
  const [overtaken, setOvertaken] = useState(false);
  const put = (conduct: Conduct) => room.put({ check: { ...room.check, conduct } });
  const save = async (part: Partial<Pick<Conduct, 'mode' | 'agreementOpen'>> & { deadline?: string | null }) => {
    const { conduct } = room.check;
    setOvertaken(false);
    const saved = await run(async () => {
      const reply = await room.api.saveConduct({
        seenRevision: conduct.revision,
        mode: part.mode ?? conduct.mode,
        deadline: part.deadline === undefined ? (conduct.deadline ?? null) : part.deadline,
        agreementOpen: part.agreementOpen ?? conduct.agreementOpen,
      });
      if (!reply.ok && reply.problem.kind === 'conflict' && isConduct(reply.problem.current)) {
        put(reply.problem.current);
        setOvertaken(true);
      }
      return reply;
    });
    if (saved !== null) put(saved);
    return saved !== null;
  };
  const alert = overtaken ? (
    <Alert tone="warning" title="Jemand anders hat den Ablauf inzwischen geändert" live="assertive">
      <p>Hier steht jetzt der neue Stand, mit dem, was Sie gerade ändern. Gespeichert ist Ihre Änderung noch nicht.</p>
    </Alert>
  ) : problem !== null ? (
    <ProblemAlert problem={problem} />
  ) : null;
  return { busy, save, alert, calm: () => (setOvertaken(false), setProblem(null)) };
}

const isConduct = (current: unknown): current is Conduct =>
  typeof current === 'object' && current !== null && 'revision' in current && 'mode' in current;

function ModeAndDeadline() {
  const room = useRoom();
  const { check, departments } = room;
  const { conduct } = check;
  const [draft, setDraft, clear] = useDraft<{ mode?: Mode; deadline?: string }>('conduct', {});
  const saving = useConductSaving();
  const [error, setError] = useState<string | null>(null);
  const [done, setDone] = useState('');
  const mode = draft.mode ?? conduct.mode;
  const deadline = draft.deadline ?? conduct.deadline ?? '';
  const others = openOnes(departments).filter((one) => one.id !== COORDINATION);

  const save = async () => {
    if (deadline !== '' && check.closesOn !== undefined && deadline > check.closesOn) {
      setError(`Nach dem ${day(check.closesOn)} lässt sich nichts mehr beantworten. Wählen Sie einen Tag davor.`);
      document.getElementById('frist')?.focus();
      return;
    }
    setError(null);
    setDone('');
    const saved = await saving.save({
      ...(draft.mode === undefined ? {} : { mode: draft.mode }),
      ...(draft.deadline === undefined ? {} : { deadline: draft.deadline === '' ? null : draft.deadline }),
    });
    if (!saved) return;
    clear();
    setDone('Gespeichert');
    await room.reload();
  };

  return (
    <section class="sc-room-body sc-stack" aria-labelledby="wie">
      <h2 class="kern-heading-medium" id="wie">
        Antworten
      </h2>
      <Radios<Mode>
        id="ablauf"
        legend="Wie antworten Sie?"
        value={mode}
        options={MODE_ORDER.map((one) => ({ value: one, ...MODES[one] }))}
        onChange={(value) => setDraft({ ...draft, mode: value })}
      />
      {mode !== conduct.mode && others.length > 0 && (
        <p class="sc-noted" role="status">
          {mode === 'apart'
            ? 'An dem, was freigegeben ist, ändert sich nichts. Neue Stellen geben ihren Teil selbst frei.'
            : 'Stellen, die noch nichts beantwortet haben, gelten dann als freigegeben. Wer schon geantwortet hat, entscheidet weiter selbst.'}
        </p>
      )}
      <div class="sc-form">
        <TextInput
          id="frist"
          type="date"
          label="Interne Frist"
          optional
          hint={`Steht in Einladungen und Erinnerungen. Danach kann weiter geantwortet werden${check.closesOn ? `, bis zum ${day(check.closesOn)}` : ''}.`}
          value={deadline}
          error={error}
          onInput={(value) => {
            setError(null);
            setDraft({ ...draft, deadline: value });
          }}
        />
        {saving.alert}
        <div class="sc-actions">
          <Button look="primary" busy={saving.busy} busyText="Wird gespeichert …" onClick={() => void save()}>
            Speichern
          </Button>
          <Done text={done} />
        </div>
      </div>
    </section>
  );
}

function Agreement() {
  const room = useRoom();
  const { check, departments } = room;
  const { agreementOpen, agreementOpenedOn } = check.conduct;
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState('');
  const saving = useConductSaving();
  const others = openOnes(departments).filter((one) => one.id !== COORDINATION);
  const missing = others.filter((one) => !one.released).map((one) => one.name);

  const change = async () => {
    const saved = await saving.save({ agreementOpen: !agreementOpen });
    setAsking(false);
    if (!saved) return;
    setDone(agreementOpen ? 'Der Abgleich ist geschlossen' : 'Der Abgleich ist offen');
    await room.reload();
  };

  return (
    <section class="sc-section sc-stack" aria-labelledby="abgleich">
      <h2 class="kern-heading-medium" id="abgleich">
        Abgleich
      </h2>
      {saving.alert}
      <Done text={done} />
      {agreementOpen ? (
        <>
          <p class="sc-narrow">
            Offen{agreementOpenedOn ? ` seit ${day(agreementOpenedOn)}` : ''}. Wer freigegeben hat, sieht die
            freigegebenen Antworten der anderen. Wer noch nicht freigegeben hat, antwortet weiter, ohne sie zu sehen.
          </p>
          <p class="sc-actions">
            <LinkButton look="primary" href="/abgleich/">
              Zum Abgleich
            </LinkButton>
            <Button onClick={() => setAsking(true)}>Abgleich schließen …</Button>
          </p>
        </>
      ) : (
        <>
          <div class="sc-prose">
            <p>
              Im Abgleich stehen die Antworten nebeneinander: wo die Stellen sich einig sind, wo nicht, und worüber es
              sich zu reden lohnt. Solange er geschlossen ist, sieht niemand die Antworten der anderen. So urteilt jede
              Stelle erst einmal für sich.
            </p>
            {missing.length > 0 && (
              <p>
                Noch nicht freigegeben {missing.length === 1 ? 'hat' : 'haben'}: {enumerate(missing)}. Sie können
                trotzdem öffnen; deren Antworten fehlen dann, bis sie freigeben.
              </p>
            )}
            {others.length === 0 && <p>Bisher antworten nur Sie; Unterschiede kann es noch nicht geben.</p>}
          </div>
          <p>
            <Button onClick={() => setAsking(true)}>Abgleich öffnen …</Button>
          </p>
        </>
      )}
      {asking && (
        <Confirm
          title={agreementOpen ? 'Abgleich schließen?' : 'Abgleich öffnen?'}
          action={agreementOpen ? 'Schließen' : 'Öffnen'}
          busy={saving.busy}
          busyText="Einen Moment …"
          onConfirm={() => void change()}
          onCancel={() => setAsking(false)}
        >
          {agreementOpen ? (
            <p>
              Niemand sieht dann mehr die Antworten der anderen. Was schon vereinbart ist, bleibt gespeichert und ist
              wieder da, wenn Sie öffnen.
            </p>
          ) : (
            <>
              <p>
                Sie, Ihre Vertretung und eine Begleitung sehen dann, was freigegeben ist, mit Kommentaren und Belegen.
                Jede Stelle, die freigegeben hat, sieht es auch.
              </p>
              <p>
                {missing.length === 0
                  ? 'Antworten lassen sich weiter ändern; der Abgleich zeigt, was sich danach geändert hat.'
                  : `${count(missing.length, 'Stelle hat', 'Stellen haben')} noch nicht freigegeben und ${missing.length === 1 ? 'sieht' : 'sehen'} nichts davon.`}
              </p>
            </>
          )}
        </Confirm>
      )}
    </section>
  );
}

/** The scope only grows: what was answered never becomes meaningless. */
function Widening() {
  const room = useRoom();
  const { check, whole, indicators } = room;
  const [added, setAdded] = useState<string[]>([]);
  const [done, setDone] = useState('');
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useAction();
  const { scope } = check;
  const missing = Array.isArray(scope) ? whole.fields.filter((field) => !scope.includes(field.id)) : [];
  const next: Scope =
    scope === 'short' || (Array.isArray(scope) && added.length === missing.length)
      ? 'full'
      : Array.isArray(scope)
        ? whole.fields.map((field) => field.id).filter((id) => scope.includes(id) || added.includes(id))
        : scope;
  const more = indicatorsIn(whole, next) - indicators;

  const widen = async () => {
    const widened = await run(() => room.api.widenScope(next));
    setAsking(false);
    if (widened === null) return;
    setAdded([]);
    room.put({ check: widened });
    setDone('Der Umfang ist erweitert');
    await room.reload();
  };

  return (
    <section class="sc-section sc-stack" aria-labelledby="umfang">
      <h2 class="kern-heading-medium" id="umfang">
        Umfang
      </h2>
      <p class="sc-narrow">
        {scopeWords(scope, whole)}: {effort(indicators)}.{scope === 'full' && ' Mehr gibt es nicht.'}
        {scope === 'short' && ' In der Kurzform gibt es keine Stufen.'}
      </p>
      {problem && <ProblemAlert problem={problem} />}
      <Done text={done} />
      {scope === 'short' && (
        <p>
          <Button onClick={() => setAsking(true)}>Auf den ganzen Fragebogen erweitern …</Button>
        </p>
      )}
      {missing.length > 0 && (
        <>
          <fieldset class="sc-plainfield">
            <legend class="sc-legend">Handlungsfelder dazunehmen</legend>
            <div class="sc-stack">
              {missing.map((field) => (
                <Checkbox
                  key={field.id}
                  id={`feld-${field.id}`}
                  checked={added.includes(field.id)}
                  hint={effort(indicatorsOf(field).length)}
                  onChange={(checked) =>
                    setAdded(checked ? [...added, field.id] : added.filter((one) => one !== field.id))
                  }
                >
                  {field.title}
                </Checkbox>
              ))}
            </div>
          </fieldset>
          {added.length > 0 && (
            <p>
              <Button onClick={() => setAsking(true)}>Umfang erweitern …</Button>
            </p>
          )}
        </>
      )}
      {asking && (
        <Confirm
          title="Umfang erweitern?"
          action="Erweitern"
          busy={busy}
          busyText="Wird erweitert …"
          onConfirm={() => void widen()}
          onCancel={() => setAsking(false)}
        >
          <p>
            Es kommen {effort(more)} dazu. Was schon beantwortet ist, bleibt. Kleiner wird der Umfang danach nicht mehr.
          </p>
        </Confirm>
      )}
    </section>
  );
}

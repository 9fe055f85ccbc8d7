import { useState } from 'preact/hooks';
import type { DepartmentState } from '../api-types.ts';
import { useAction } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Select, TextInput } from '../components/form.tsx';
import { effort } from '../conduct.ts';
import { count, day } from '../format.ts';
import { indicatorsOf } from '../instrument.ts';
import { CreateLink, LinkList } from './links.tsx';
import { linksOf, writable } from './next.ts';
import { Done, Share, UnitState, ViewHead } from './parts.tsx';
import { COORDINATION, openOnes } from './responsibility.ts';
import { useDraft, useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { draftOf } from './unit-change.ts';
import { UnitSavingAlerts, useUnitSaving } from './unit-save.tsx';

export function NoSuchUnit() {
  return (
    <>
      <ViewHead title="Diese Stelle gibt es nicht" view="room-no-unit">
        Vielleicht wurde sie inzwischen entfernt.
      </ViewHead>
      <p>
        <LinkButton look="primary" href={hrefOf({ view: 'overview' })}>
          Zu den Stellen
        </LinkButton>
      </p>
    </>
  );
}

export function DepartmentView({ id }: { id: string }) {
  const { departments, check, links, today, indicators } = useRoom();
  const unit = departments.find((one) => one.id === id);
  if (unit === undefined) return <NoSuchUnit />;
  const own = unit.id === COORDINATION;
  const can = writable(check);
  const all = Object.values(unit.answered).reduce((sum, one) => sum + one, 0);
  return (
    <>
      <ViewHead title={own ? `${unit.name}: Ihre eigenen Antworten` : unit.name} view={`room-unit/${id}`} />
      <dl class="sc-facts sc-unit-facts">
        <div>
          <dt>Stand</dt>
          <dd>
            <UnitState unit={unit} />
          </dd>
        </div>
        <div>
          <dt>Beantwortet insgesamt</dt>
          <dd>
            <Share done={all} total={indicators} />
          </dd>
        </div>
        <div>
          <dt>Zuletzt aktiv</dt>
          <dd>{unit.activeOn ? day(unit.activeOn) : 'noch nicht'}</dd>
        </div>
      </dl>
      {unit.closed && (
        <Alert tone="info" title="Diese Stelle ist geschlossen">
          <p>
            {unit.mergedInto
              ? `Sie gehört jetzt zu „${departments.find((one) => one.id === unit.mergedInto)?.name ?? ''}“. `
              : ''}
            Ihre Links gelten nicht mehr, zuständig ist sie für nichts. Was sie geantwortet hat, bleibt ihres
            {unit.released ? ' und geht in das Ergebnis ein' : '; freigegeben ist es nicht'}.
          </p>
        </Alert>
      )}
      {!unit.closed && own && (
        <div class="sc-room-body sc-stack">
          <p class="sc-narrow">
            Als Koordination antworten Sie mit Ihrem eigenen Link. Was Sie beantworten, gilt als freigegeben.
          </p>
          <p>
            <LinkButton look="primary" href="/check/">
              Zu den Antworten
            </LinkButton>
          </p>
        </div>
      )}
      {!unit.closed && !own && (
        <section class="sc-section sc-stack" aria-labelledby="zugang">
          <h2 class="kern-heading-medium" id="zugang">
            Zugang
          </h2>
          {linksOf(unit, links, today).length === 0 && (
            <p class="sc-narrow">
              Noch hat diese Stelle keinen Link. Mit einem Link und einem Code öffnet sie ihren Teil; mehrere Menschen
              können denselben benutzen.
            </p>
          )}
          <LinkList links={linksOf(unit, links, today)} caption={`Zugänge von ${unit.name}`} />
          {can &&
            (linksOf(unit, links, today).length === 0 ? (
              <CreateLink role="department" department={unit} first />
            ) : (
              <details class="sc-fold-plain">
                <summary>Weiteren Link erstellen</summary>
                <CreateLink role="department" department={unit} />
              </details>
            ))}
        </section>
      )}
      {!unit.closed && <Responsibility unit={unit} />}
      {!unit.closed && can && <NameAndContact unit={unit} />}
      {!own && can && <Rearrange unit={unit} />}
    </>
  );
}

function Responsibility({ unit }: { unit: DepartmentState }) {
  const { instrument, check } = useRoom();
  const mine = new Set(unit.responsible);
  const fields = instrument.fields
    .map((field) => ({ field, some: indicatorsOf(field).filter((one) => mine.has(one.id)).length }))
    .filter((one) => one.some > 0);
  const within = fields.reduce((sum, one) => sum + one.some, 0);
  return (
    <section class="sc-section sc-stack" aria-labelledby="zustaendig">
      <h2 class="kern-heading-medium" id="zustaendig">
        Zuständigkeit
      </h2>
      {within === 0 ? (
        <p class="sc-narrow">
          Noch nichts festgelegt. Die Stelle sieht dann alle Aussagen gleich und sucht sich heraus, was sie weiß.
        </p>
      ) : (
        <>
          <p>
            {effort(within)}, davon {unit.answeredResponsible ?? 0} beantwortet.
          </p>
          <ul class="sc-lines-plain">
            {fields.map(({ field, some }) => (
              <li key={field.id}>
                <span>{field.title}</span>
                <span class="sc-muted">
                  {some === indicatorsOf(field).length ? `alle ${some}` : `${some} von ${indicatorsOf(field).length}`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {writable(check) && (
        <p>
          <LinkButton href={hrefOf({ view: 'tree', id: unit.id })}>
            {within === 0 ? 'Zuständigkeit festlegen' : 'Zuständigkeit ändern'}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function NameAndContact({ unit }: { unit: DepartmentState }) {
  const [done, setDone] = useState('');
  const [draft, setDraft, clear] = useDraft(`unit.${unit.id}`, { name: unit.name, contact: unit.contact ?? '' });
  const [error, setError] = useState<string | null>(null);
  const saving = useUnitSaving();
  const saved = () => {
    clear();
    setDone('Gespeichert');
  };
  const at = (pointer: string) => saving.problem?.errors.find((one) => one.pointer === pointer)?.detail ?? null;
  const save = () => {
    if (draft.name.trim() === '') {
      setError('Geben Sie einen Namen ein.');
      document.getElementById('stelle-name')?.focus();
      return;
    }
    setError(null);
    setDone('');
    void saving.save(unit, { ...draftOf(unit), ...draft }).then((isSaved) => isSaved && saved());
  };
  return (
    <section class="sc-section sc-stack" aria-labelledby="angaben">
      <h2 class="kern-heading-medium" id="angaben">
        Name und Adresse
      </h2>
      <div class="sc-form">
        <UnitSavingAlerts saving={saving} onSaved={saved} onGivenWay={clear} />
        <TextInput
          id="stelle-name"
          label="Name"
          value={draft.name}
          maxLength={200}
          error={error ?? at('/name')}
          onInput={(name) => setDraft({ ...draft, name })}
        />
        {unit.id !== COORDINATION && (
          <TextInput
            id="stelle-adresse"
            label="Adresse für Erinnerungen"
            optional
            hint="Eine Funktionsadresse wie jugendamt@stadt.de, keine eines einzelnen Menschen."
            value={draft.contact}
            maxLength={200}
            error={at('/contact')}
            onInput={(contact) => setDraft({ ...draft, contact })}
          />
        )}
        <div class="sc-actions">
          <Button busy={saving.busy} busyText="Wird gespeichert …" onClick={save}>
            Speichern
          </Button>
          <Done text={done} />
        </div>
      </div>
    </section>
  );
}

type Question = 'merge' | 'close' | 'remove' | 'open';

/** When the house is rearranged. Answers always stay with the unit that gave them. */
function Rearrange({ unit }: { unit: DepartmentState }) {
  const room = useRoom();
  const { departments, check } = room;
  const [asking, setAsking] = useState<Question | null>(null);
  const [into, setInto] = useState('');
  const [intoError, setIntoError] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  const saving = useUnitSaving();
  const others = openOnes(departments).filter((one) => one.id !== unit.id && one.id !== COORDINATION);
  const target = others.find((one) => one.id === into);

  const merge = async () => {
    const joined = await run(() => room.api.mergeDepartment(unit.id, into));
    setAsking(null);
    if (joined === null) return;
    await room.reload();
    room.go({ view: 'department', id: into }, `„${unit.name}“ gehört jetzt zu „${joined.name}“`);
  };
  const setClosed = async (closed: boolean) => {
    const done = await saving.save(unit, { ...draftOf(unit), closed, ...(closed ? { responsible: [] } : {}) });
    setAsking(null);
    if (!done) return;
    await room.reload();
    room.go(
      { view: 'department', id: unit.id },
      closed ? `„${unit.name}“ ist geschlossen` : `„${unit.name}“ ist wieder offen`,
    );
  };
  const remove = async () => {
    const gone = await run(() => room.api.removeDepartment(unit.id));
    setAsking(null);
    if (gone === null) return;
    await room.reload();
    room.go(
      { view: 'overview' },
      gone.outcome === 'removed'
        ? `„${unit.name}“ ist entfernt`
        : `„${unit.name}“ hatte schon etwas eingetragen und ist jetzt geschlossen; die Antworten bleiben`,
    );
  };

  return (
    <section class="sc-section sc-stack" aria-labelledby="umbau">
      <h2 class="kern-heading-medium" id="umbau">
        Wenn sich im Haus etwas ändert
      </h2>
      <p class="sc-narrow">Antworten bleiben immer bei der Stelle, die sie gegeben hat.</p>
      {problem && <ProblemAlert problem={problem} />}
      <UnitSavingAlerts saving={saving} onSaved={() => void room.reload()} onGivenWay={() => undefined} />
      {unit.closed ? (
        !unit.mergedInto && (
          <p>
            <Button onClick={() => setAsking('open')}>Wieder öffnen</Button>
          </p>
        )
      ) : (
        <ul class="sc-changes">
          {others.length > 0 && (
            <li>
              <h3>Zusammenlegen</h3>
              <p>Diese Stelle geht in einer anderen auf. Deren Link gilt weiter; die Zuständigkeit geht über.</p>
              <div class="sc-changes__form">
                <Select
                  id="zusammen-mit"
                  label="Zusammenlegen mit"
                  value={into}
                  error={intoError}
                  options={[
                    { value: '', label: 'Bitte wählen' },
                    ...others.map((one) => ({ value: one.id, label: one.name })),
                  ]}
                  onInput={(value) => {
                    setInto(value);
                    setIntoError(null);
                  }}
                />
                <Button
                  onClick={() => {
                    if (into === '') {
                      setIntoError('Wählen Sie die Stelle, in der diese aufgeht.');
                      document.getElementById('zusammen-mit')?.focus();
                    } else setAsking('merge');
                  }}
                >
                  Zusammenlegen …
                </Button>
              </div>
            </li>
          )}
          <li>
            <h3>Teilen</h3>
            <p>
              Ein Teil der Zuständigkeit geht an eine neue Stelle mit eigenem Link. Was schon beantwortet ist, bleibt
              hier.
            </p>
            <LinkButton href={hrefOf({ view: 'split', id: unit.id })}>Teilen …</LinkButton>
          </li>
          <li>
            <h3>Schließen</h3>
            <p>Die Stelle antwortet nicht mehr. Ihre Links enden, ihre Antworten bleiben.</p>
            <Button onClick={() => setAsking('close')}>Schließen …</Button>
          </li>
          <li>
            <h3>Entfernen</h3>
            <p>
              {unit.typed
                ? 'Diese Stelle hat schon etwas eingetragen. Sie wird deshalb geschlossen statt entfernt.'
                : 'Diese Stelle hat noch nichts eingetragen. Sie verschwindet mit ihren Links.'}
            </p>
            <Button onClick={() => setAsking('remove')}>Entfernen …</Button>
          </li>
        </ul>
      )}
      {asking === 'merge' && target && (
        <Confirm
          title={`In „${target.name}“ aufgehen lassen?`}
          action="Zusammenlegen"
          busy={busy}
          busyText="Wird zusammengelegt …"
          onConfirm={() => void merge()}
          onCancel={() => setAsking(null)}
        >
          <p>
            „{unit.name}“ wird geschlossen, die Links enden. „{target.name}“ ist danach auch für{' '}
            {count(unit.responsible.length, 'Aussage', 'Aussagen')} zuständig.
          </p>
          <p>Das lässt sich nicht rückgängig machen.</p>
        </Confirm>
      )}
      {asking === 'close' && (
        <Confirm
          title={`„${unit.name}“ schließen?`}
          action="Schließen"
          busy={saving.busy}
          busyText="Wird geschlossen …"
          onConfirm={() => void setClosed(true)}
          onCancel={() => setAsking(null)}
        >
          <p>
            Die Links enden sofort. Wer gerade tippt, behält den Text auf dem Bildschirm, kann ihn aber nicht mehr
            speichern.
          </p>
          <p>
            {unit.released
              ? 'Die freigegebenen Antworten gehen weiter in das Ergebnis ein.'
              : 'Der Teil ist nicht freigegeben. Ohne Freigabe geht er nicht in das Ergebnis ein; bitten Sie vorher darum, wenn er zählen soll.'}
          </p>
          <p>Sie können die Stelle wieder öffnen. Sie braucht dann einen neuen Link und wieder eine Zuständigkeit.</p>
        </Confirm>
      )}
      {asking === 'open' && (
        <Confirm
          title={`„${unit.name}“ wieder öffnen?`}
          action="Wieder öffnen"
          busy={saving.busy}
          onConfirm={() => void setClosed(false)}
          onCancel={() => setAsking(null)}
        >
          <p>Die Stelle kann wieder antworten. Sie braucht einen neuen Link und wieder eine Zuständigkeit.</p>
        </Confirm>
      )}
      {asking === 'remove' && (
        <Confirm
          title={`„${unit.name}“ entfernen?`}
          action={unit.typed ? 'Schließen' : 'Entfernen'}
          busy={busy}
          busyText="Einen Moment …"
          onConfirm={() => void remove()}
          onCancel={() => setAsking(null)}
        >
          {unit.typed ? (
            <p>
              Sie hat schon geantwortet. Nichts davon geht verloren: Die Stelle wird geschlossen und behält, was sie
              eingetragen hat
              {check.conduct.mode === 'apart' && !unit.released ? ', auch wenn es nicht freigegeben ist' : ''}.
            </p>
          ) : (
            <p>Die Stelle und ihre Links verschwinden. Eingetragen ist noch nichts.</p>
          )}
        </Confirm>
      )}
    </section>
  );
}

import { useState } from 'preact/hooks';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Combobox } from '../components/combobox.tsx';
import { TextArea } from '../components/form.tsx';
import { count } from '../format.ts';
import type { Problem } from '../problem.ts';
import { slug } from '../slug.ts';
import { ViewHead } from './parts.tsx';
import { askedMost, soundsLike } from './responsibility.ts';
import { useDraft, useRoom } from './room.tsx';
import { namesFor, namesFromList, plain } from './unit-names.ts';

const MOST_UNITS = 60;
const MOST_CHARACTERS = 5000;
const MOST_TRIES = 5;

interface Draft {
  typed: string;
  names: string[];
  pasted: string;
}
const EMPTY: Draft = { typed: '', names: [], pasted: '' };

export function AddView() {
  const room = useRoom();
  const { departments, instrument, check } = room;
  const [draft, setDraft, clear] = useDraft<Draft>('add', EMPTY);
  const change = (part: Partial<Draft>) => setDraft({ ...draft, ...part });
  const [error, setError] = useState<string | null>(null);
  const [status, setStatus] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const here = departments.map((one) => one.name);
  const taken = [...here, ...draft.names];
  const options = namesFor(draft.typed, taken);
  const asked = askedMost(instrument).filter(
    (one) => !departments.some((unit) => !unit.closed && soundsLike(unit.name, one.asked)),
  );
  const left = MOST_UNITS - departments.length - draft.names.length;

  const take = (name: string, more: Partial<Draft> = {}) => {
    const neat = name.replace(/\s+/g, ' ').trim();
    if (neat === '') return setError('Geben Sie einen Namen ein.');
    if (neat.length > 200) return setError('Der Name ist zu lang; höchstens 200 Zeichen.');
    if (taken.some((one) => plain(one) === plain(neat))) return setError(`„${neat}“ gibt es schon.`);
    if (left <= 0) return setError(`Mehr als ${MOST_UNITS} Stellen gehen nicht.`);
    setError(null);
    change({ names: [...draft.names, neat], typed: '', ...more });
    setStatus(`„${neat}“ ist vorgemerkt.`);
  };
  const takeList = () => {
    const found = namesFromList(draft.pasted, taken).slice(0, left);
    change({ names: [...draft.names, ...found], pasted: '' });
    setStatus(
      found.length === 0
        ? 'In der Liste stand nichts Neues.'
        : `${count(found.length, 'Stelle', 'Stellen')} vorgemerkt.`,
    );
  };
  const create = async () => {
    // What stands in the field and was not added is meant, too.
    const names = draft.typed.trim() === '' ? draft.names : [...draft.names, ...namesFromList(draft.typed, taken)];
    if (names.length === 0) {
      setError('Nennen Sie mindestens eine Stelle.');
      document.getElementById('stelle-name')?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const ids = new Set(departments.map((one) => one.id));
    for (const [index, name] of names.entries()) {
      let id = freeId(name, ids);
      let reply = await room.api.createDepartment({ id, name });
      // Somebody else took this id for another unit meanwhile, or a unit that is gone had it.
      for (let tries = 1; !reply.ok && reply.problem.type === '/errors/exists' && tries < MOST_TRIES; tries++) {
        ids.add(id);
        id = freeId(name, ids);
        reply = await room.api.createDepartment({ id, name });
      }
      ids.add(id);
      if (!reply.ok) {
        // The ones before are there; the rest stays to be tried again.
        setDraft({ ...draft, typed: '', names: names.slice(index) });
        setBusy(false);
        setProblem(reply.problem);
        return;
      }
      room.putDepartment(reply.value);
    }
    setBusy(false);
    clear();
    room.go(
      { view: 'overview' },
      names.length === 1 ? `„${names[0]}“ ist angelegt` : `${names.length} Stellen sind angelegt`,
    );
  };

  return (
    <>
      <ViewHead title="Stellen hinzufügen" view="room-add">
        Nennen Sie sie so, wie sie bei Ihnen heißen; beim Tippen erscheinen gebräuchliche Namen. Lieber fünf, die
        antworten, als fünfzehn, die es vorhaben.
      </ViewHead>
      <div class="sc-form">
        {problem && (
          <ProblemAlert problem={problem}>
            <p>Was noch nicht angelegt ist, steht unten weiter vorgemerkt.</p>
          </ProblemAlert>
        )}
        <div class="sc-add">
          <Combobox
            id="stelle-name"
            label="Name der Stelle"
            error={error}
            value={draft.typed}
            options={options.map((name) => ({ key: name, label: name, detail: '' }))}
            status={status}
            onInput={(typed) => {
              setError(null);
              setStatus('');
              change({ typed });
            }}
            onChoose={(name) => take(name)}
            onEnter={() => take(draft.typed)}
          />
          <Button icon="add" onClick={() => take(draft.typed)}>
            Vormerken
          </Button>
        </div>
        {asked.length > 0 && (
          <div>
            <p class="sc-add__lead" id="oft-gefragt">
              Diese Stellen nennt der Fragebogen am häufigsten
            </p>
            <ul class="sc-chips" aria-labelledby="oft-gefragt">
              {asked
                .filter((one) => !taken.some((name) => plain(name) === plain(one.name)))
                .map((one) => (
                  <li key={one.asked}>
                    <button type="button" class="sc-chip" onClick={() => take(one.name, { typed: draft.typed })}>
                      <span class="kern-icon kern-icon--add kern-icon--small" aria-hidden="true" />
                      {one.name}
                      <span class="sc-chip__more">
                        <span class="kern-sr-only">, gefragt bei </span>
                        {one.indicators}
                        <span class="kern-sr-only"> Aussagen</span>
                      </span>
                    </button>
                  </li>
                ))}
            </ul>
          </div>
        )}
        <details class="sc-fold-plain">
          <summary>Eine ganze Liste einfügen</summary>
          <div class="sc-stack">
            <TextArea
              id="stellen-liste"
              label="Ein Name je Zeile"
              hint="Auch aus einer Tabelle oder einem Organigramm kopiert."
              value={draft.pasted}
              rows={6}
              maxLength={MOST_CHARACTERS}
              onInput={(pasted) => change({ pasted })}
            />
            <Button onClick={takeList}>Liste vormerken</Button>
          </div>
        </details>
        {draft.names.length > 0 && (
          <section aria-labelledby="vorgemerkt">
            <h2 class="kern-heading-small" id="vorgemerkt">
              Vorgemerkt
            </h2>
            <ul class="sc-picked">
              {draft.names.map((name) => (
                <li key={name}>
                  <span>{name}</span>
                  <button
                    type="button"
                    class="kern-btn kern-btn--tertiary"
                    onClick={() => {
                      change({ names: draft.names.filter((one) => one !== name) });
                      setStatus(`„${name}“ ist nicht mehr vorgemerkt.`);
                      document.getElementById('stelle-name')?.focus();
                    }}
                  >
                    <span class="kern-label">
                      Entfernen<span class="kern-sr-only">: {name}</span>
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Wird angelegt …" onClick={() => void create()}>
            {draft.names.length > 1 ? `${draft.names.length} Stellen anlegen` : 'Stelle anlegen'}
          </Button>
        </div>
        {check.conduct.mode !== 'apart' && (
          <p class="sc-muted">
            Sie antworten gerade {check.conduct.mode === 'together' ? 'gemeinsam' : 'allein'}. Was neue Stellen
            beantworten, ist deshalb gleich freigegeben.
          </p>
        )}
      </div>
    </>
  );
}

/** „Jugendamt“ → `jugendamt`, or with a number if that is taken. */
function freeId(name: string, taken: ReadonlySet<string>): string {
  const base = slug(name, 36) || 'stelle';
  for (let number = 1; ; number++) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}

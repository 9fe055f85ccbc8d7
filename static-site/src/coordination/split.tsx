import { useRef, useState } from 'preact/hooks';
import { useAction } from '../asking.ts';
import { Button } from '../components/button.tsx';
import { ProblemAlert } from '../components/alert.tsx';
import { TextInput } from '../components/form.tsx';
import { count } from '../format.ts';
import { slug } from '../slug.ts';
import { NoSuchUnit } from './department.tsx';
import { ViewHead } from './parts.tsx';
import { onlyWith } from './responsibility.ts';
import { useDraft, useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { Tree } from './tree.tsx';
import { draftOf } from './unit-change.ts';
import { UnitSavingAlerts, useUnitSaving } from './unit-save.tsx';
import { plain } from './unit-names.ts';

/** One unit becomes two: a new one takes over a part of what this one is responsible for. */
export function SplitView({ id }: { id: string }) {
  const room = useRoom();
  const { departments, whole } = room;
  const unit = departments.find((one) => one.id === id);
  const [draft, setDraft, clear] = useDraft<{ name: string; moved: string[] }>(`split.${id}`, { name: '', moved: [] });
  const [error, setError] = useState<string | null>(null);
  const { busy, problem, run } = useAction();
  // Kept for another attempt: then only the old unit is left to be changed.
  const made = useRef<string | null>(null);
  const saving = useUnitSaving();
  if (unit === undefined) return <NoSuchUnit />;

  const mine = new Set(unit.responsible);
  const part = onlyWith(whole, mine);
  const moved = draft.moved.filter((one) => mine.has(one));
  const name = draft.name.replace(/\s+/g, ' ').trim();

  const split = async () => {
    if (made.current !== null) return finish();
    if (name === '' || departments.some((one) => plain(one.name) === plain(name))) {
      setError(name === '' ? 'Geben Sie der neuen Stelle einen Namen.' : `„${name}“ gibt es schon.`);
      document.getElementById('neue-stelle')?.focus();
      return;
    }
    const ids = new Set(departments.map((one) => one.id));
    const base = slug(name, 36) || 'stelle';
    let free = base;
    for (let number = 2; ids.has(free); number++) free = `${base}-${number}`;
    // First the new one, then the old: if only the first arrives, both are responsible, and nothing is without.
    const unitMade = await run(() => room.api.createDepartment({ id: free, name, responsible: moved }));
    if (unitMade === null) return;
    made.current = unitMade.id;
    room.putDepartment(unitMade);
    return finish();
  };
  const finish = async () => {
    const rest = unit.responsible.filter((one) => !moved.includes(one));
    if (moved.length > 0 && !(await saving.save(unit, { ...draftOf(unit), responsible: rest }))) return;
    done();
  };
  const done = () => {
    clear();
    room.go({ view: 'overview' }, `„${name}“ ist angelegt und übernimmt ${count(moved.length, 'Aussage', 'Aussagen')}`);
  };

  return (
    <>
      <ViewHead
        title="Teilen"
        view={`room-split/${id}`}
        under={{ label: unit.name, href: hrefOf({ view: 'department', id }) }}
      >
        Eine neue Stelle übernimmt einen Teil der Zuständigkeit von „{unit.name}“ und bekommt einen eigenen Link. Was „
        {unit.name}“ schon beantwortet hat, bleibt dort.
      </ViewHead>
      <div class="sc-room-body sc-stack">
        {problem && <ProblemAlert problem={problem} />}
        <UnitSavingAlerts saving={saving} onSaved={done} onGivenWay={done} />
        <div class="sc-form">
          <TextInput
            id="neue-stelle"
            label="Name der neuen Stelle"
            value={draft.name}
            maxLength={200}
            error={error}
            onInput={(value) => {
              setError(null);
              setDraft({ ...draft, name: value });
            }}
          />
        </div>
        {unit.responsible.length === 0 ? (
          <p class="sc-narrow">
            „{unit.name}“ ist noch für nichts zuständig; es gibt also nichts aufzuteilen. Die neue Stelle wird trotzdem
            angelegt.
          </p>
        ) : (
          <fieldset class="sc-plainfield">
            <legend class="sc-legend">Das übernimmt die neue Stelle</legend>
            <Tree
              id={`teil-${id}`}
              instrument={part}
              chosen={new Set(moved)}
              onChange={(chosen) => setDraft({ ...draft, moved: [...chosen] })}
            />
          </fieldset>
        )}
        <div class="sc-savebar">
          <p role="status">
            {moved.length === 0
              ? 'Noch nichts angekreuzt.'
              : `${count(moved.length, 'Aussage geht', 'Aussagen gehen')} über, ${unit.responsible.length - moved.length} bleiben.`}
          </p>
          <p class="sc-actions">
            <Button look="primary" busy={busy || saving.busy} busyText="Wird geteilt …" onClick={() => void split()}>
              Neue Stelle anlegen
            </Button>
          </p>
        </div>
      </div>
    </>
  );
}

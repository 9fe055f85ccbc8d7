import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { effort } from '../conduct.ts';
import { count } from '../format.ts';
import { indicatorsOf } from '../instrument.ts';
import { NoSuchUnit } from './department.tsx';
import { ViewHead } from './parts.tsx';
import { inOrder, openOnes, suggestedOf } from './responsibility.ts';
import { useDraft, useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { Tree } from './tree.tsx';
import { draftOf } from './unit-change.ts';
import { UnitSavingAlerts, useUnitSaving } from './unit-save.tsx';

/** For what one unit is responsible. */
export function TreeView({ id }: { id: string }) {
  const room = useRoom();
  const { departments, instrument, whole } = room;
  const unit = departments.find((one) => one.id === id);
  const [draft, setDraft, clear] = useDraft<string[] | null>(`responsible.${id}`, null);
  const [status, setStatus] = useState('');
  const saving = useUnitSaving();
  if (unit === undefined) return <NoSuchUnit />;

  const chosen = new Set(draft ?? unit.responsible);
  const here = instrument.fields.flatMap(indicatorsOf);
  const within = here.filter((one) => chosen.has(one.id)).length;
  const others = (indicator: string) =>
    openOnes(departments)
      .filter((one) => one.id !== id && one.responsible.includes(indicator))
      .map((one) => one.name);
  const suggested = suggestedOf(instrument, unit.name).filter((one) => !chosen.has(one));
  const change = (next: Set<string>) => {
    setStatus('');
    setDraft(inOrder(next, whole));
  };
  const saved = () => {
    clear();
    room.go({ view: 'department', id }, 'Die Zuständigkeit ist gespeichert');
  };

  return (
    <>
      <ViewHead
        title="Zuständigkeit"
        view={`room-tree/${id}`}
        under={{ label: unit.name, href: hrefOf({ view: 'department', id }) }}
      >
        Wofür ist „{unit.name}“ zuständig? Die Stelle sieht diese Aussagen zuerst und darf die anderen auch beantworten.
      </ViewHead>
      <div class="sc-room-body">
        <UnitSavingAlerts saving={saving} onSaved={saved} onGivenWay={clear} />
        {suggested.length > 0 && (
          <div class="sc-hintbox">
            <p>
              Der Fragebogen nennt eine Stelle dieser Art bei{' '}
              {count(suggested.length, 'weiteren Aussage', 'weiteren Aussagen')} als erste, die man fragen kann. Sie
              entscheiden.
            </p>
            <Button
              onClick={() => {
                change(new Set([...chosen, ...suggested]));
                setStatus(`${count(suggested.length, 'Aussage', 'Aussagen')} angekreuzt. Noch nicht gespeichert.`);
              }}
            >
              Vorschläge übernehmen
            </Button>
          </div>
        )}
        <fieldset class="sc-plainfield">
          <legend class="sc-legend">Handlungsfelder, Themen und einzelne Aussagen</legend>
          <Tree id={`zu-${id}`} instrument={instrument} chosen={chosen} onChange={change} others={others} />
        </fieldset>
        <div class="sc-savebar">
          <p role="status">{status || (within === 0 ? 'Noch nichts angekreuzt.' : `Angekreuzt: ${effort(within)}.`)}</p>
          <p class="sc-actions">
            <Button
              look="primary"
              busy={saving.busy}
              busyText="Wird gespeichert …"
              onClick={() =>
                void saving.save(unit, { ...draftOf(unit), responsible: [...chosen] }).then((done) => done && saved())
              }
            >
              Speichern
            </Button>
            {draft !== null && (
              <Button
                look="tertiary"
                onClick={() => {
                  clear();
                  setStatus('Wieder wie gespeichert.');
                }}
              >
                Zurücksetzen
              </Button>
            )}
          </p>
        </div>
      </div>
    </>
  );
}

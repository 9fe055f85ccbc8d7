/** Saving a unit that somebody else may have changed meanwhile. */
import { useState } from 'preact/hooks';
import type { DepartmentState } from '../api-types.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import type { Problem } from '../problem.ts';
import { useRoom } from './room.tsx';
import { type UnitDraft, differences, draftOf, merged, storedUnit } from './unit-change.ts';

interface Conflict {
  base: UnitDraft;
  mine: UnitDraft;
  stored: DepartmentState;
}

export interface UnitSaving {
  busy: boolean;
  problem: Problem | null;
  conflict: Conflict | null;
  /** Whether it is saved. */
  save: (unit: DepartmentState, mine: UnitDraft) => Promise<boolean>;
  /** Puts the own change onto what somebody else saved, and saves that. */
  combine: () => Promise<boolean>;
  /** Leaves it as somebody else saved it. */
  giveWay: () => void;
}

export function useUnitSaving(): UnitSaving {
  const { api, putDepartment } = useRoom();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const send = async (unit: DepartmentState, base: UnitDraft, mine: UnitDraft): Promise<boolean> => {
    setBusy(true);
    setProblem(null);
    setConflict(null);
    const reply = await api.saveDepartment(unit.id, {
      seenRevision: unit.revision,
      name: mine.name.replace(/\s+/g, ' ').trim(),
      contact: mine.contact.trim() === '' ? null : mine.contact.trim(),
      responsible: mine.responsible,
      closed: mine.closed,
    });
    setBusy(false);
    if (reply.ok) {
      putDepartment(reply.value);
      return true;
    }
    const stored = reply.problem.kind === 'conflict' ? storedUnit(reply.problem.current) : null;
    if (stored === null) setProblem(reply.problem);
    else setConflict({ base, mine, stored });
    return false;
  };
  return {
    busy,
    problem,
    conflict,
    save: (unit, mine) => send(unit, draftOf(unit), mine),
    combine: async () => {
      if (conflict === null) return false;
      const theirs = draftOf(conflict.stored);
      return send(conflict.stored, theirs, merged(conflict.base, conflict.mine, theirs));
    },
    giveWay: () => {
      if (conflict !== null) putDepartment(conflict.stored);
      setConflict(null);
    },
  };
}

export function UnitSavingAlerts(props: { saving: UnitSaving; onSaved: () => void; onGivenWay: () => void }) {
  const { saving } = props;
  if (saving.conflict !== null) {
    const changed = differences(saving.conflict.base, draftOf(saving.conflict.stored));
    return (
      <Alert tone="warning" title="Jemand anders hat diese Stelle inzwischen geändert" live="assertive">
        {changed.length > 0 && (
          <ul>
            {changed.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <p>
          Ihre Änderungen sind noch nicht gespeichert. Sie können sie darauf anwenden: Was nur eine Seite geändert hat,
          bleibt; wo beide dasselbe geändert haben, gilt Ihres.
        </p>
        <p class="sc-actions">
          <Button
            look="primary"
            busy={saving.busy}
            onClick={() => void saving.combine().then((saved) => saved && props.onSaved())}
          >
            Meine Änderungen anwenden
          </Button>
          <Button
            onClick={() => {
              saving.giveWay();
              props.onGivenWay();
            }}
          >
            Meine verwerfen
          </Button>
        </p>
      </Alert>
    );
  }
  return saving.problem === null ? null : <ProblemAlert problem={saving.problem} />;
}

import { useEffect, useState } from 'preact/hooks';
import type { Phase } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { ErrorSummary, errorOf } from '../components/error-summary.tsx';
import { useMistakes } from '../components/field-errors.ts';
import { TextArea, TextInput } from '../components/form.tsx';
import { day } from '../format.ts';
import {
  ACCESS_LABELS,
  LABELS,
  POINTERS,
  type PhaseDraft,
  type PhaseKey,
  REASON_CHARACTERS,
  changeOf,
  changes,
  daysChange,
  draftOf,
  idOf,
  mistakes,
  onTopOf,
} from './phase-draft.ts';
import { AccessField, DaysFields, NoticeFields } from './phase-fields.tsx';
import { ProblemHere } from './problem-here.tsx';
import { useDraft, useWorkplace } from './workplace.tsx';

interface Conflict {
  /** What the other one left. */
  there: PhaseDraft;
  theirs: PhaseKey[];
  both: PhaseKey[];
}

interface Typed {
  revision: number;
  /** The phase of that revision. */
  base: PhaseDraft;
  draft: PhaseDraft;
  reason: string;
}

const untouched = (phase: Phase): Typed => ({
  revision: phase.revision,
  base: draftOf(phase),
  draft: draftOf(phase),
  reason: '',
});

/** What a phase is made of, and changing it. */
export function PhaseSettings({ phase, onChanged }: { phase: Phase; onChanged: () => Promise<void> }) {
  const { api, today } = useWorkplace();
  const [typed, change] = useDraft<Typed>(`settings.${phase.id}`, untouched(phase));
  const { revision, base, draft, reason } = typed;
  const form = useMistakes();
  const { errors, attempt, problem } = form;
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const asksWhy = daysChange(base, draft);
  useEffect(() => {
    // What was typed upon an older revision stays: saving it says what changed meanwhile.
    if (phase.revision > revision && changes(base, draft).length === 0) change(untouched(phase));
  }, [phase.revision]);

  const edit = (part: Partial<PhaseDraft>) => {
    setSaved(false);
    change({ draft: { ...draft, ...part } });
  };

  const save = async () => {
    const found = [
      ...mistakes(draft, base, today),
      ...(asksWhy && reason.trim() === ''
        ? [{ field: 'phase-reason', text: 'Sagen Sie in einem Satz, warum sich die Tage ändern.' }]
        : []),
    ];
    setSaved(false);
    if (form.stop(found)) return;
    setBusy(true);
    const reply = await api.changePhase(phase.id, changeOf(draft, revision, asksWhy ? reason : ''));
    setBusy(false);
    if (reply.ok) {
      change(untouched(reply.value));
      setConflict(null);
      setSaved(true);
      return onChanged();
    }
    if (reply.problem.kind === 'conflict' && reply.problem.current !== undefined) {
      const stored = reply.problem.current as Phase;
      const there = draftOf(stored);
      const result = onTopOf(base, draft, there);
      change({ revision: stored.revision, base: there, draft: result.draft });
      setConflict({ there, theirs: result.theirs, both: result.both });
      return onChanged();
    }
    form.refuse(reply.problem, POINTERS);
  };

  return (
    <section class="sc-section sc-stack" aria-labelledby="settings">
      <h2 class="kern-heading-medium" id="settings">
        Einstellungen
      </h2>
      <div class="sc-form">
        <ErrorSummary errors={errors} attempt={attempt} />
        {conflict && <Overtaken conflict={conflict} />}
        {problem && <ProblemHere problem={problem} />}
        <TextInput
          id={idOf('name')}
          label={LABELS.name}
          value={draft.name}
          maxLength={120}
          error={errorOf(errors, idOf('name'))}
          onInput={(name) => edit({ name })}
        />
        <DaysFields draft={draft} errors={errors} onChange={edit} begun={phase.stage !== 'before'} />
        {asksWhy && (
          <TextArea
            id="phase-reason"
            label="Warum ändern sich die Tage?"
            hint="Ein Satz für das Protokoll der Verwaltung, zum Beispiel „Verlängert wegen der Sommerferien“."
            maxLength={REASON_CHARACTERS}
            rows={2}
            value={reason}
            error={errorOf(errors, 'phase-reason')}
            onInput={(text) => change({ reason: text })}
          />
        )}
        <AccessField draft={draft} onChange={edit} />
        <NoticeFields draft={draft} errors={errors} onChange={edit} />
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Wird gespeichert …" onClick={() => void save()}>
            Speichern
          </Button>
        </div>
        <p role="status" class={saved ? undefined : 'kern-sr-only'}>
          {saved ? 'Gespeichert.' : ''}
        </p>
      </div>
    </section>
  );
}

const shown = (key: PhaseKey, draft: PhaseDraft): string => {
  const text = draft[key];
  if (text === '') return 'leer';
  if (key === 'access') return `„${ACCESS_LABELS[draft.access]}“`;
  return key === 'opensOn' || key === 'closesOn' || key === 'retentionEndsOn' ? day(text) : `„${text}“`;
};

/** What somebody else changed meanwhile. The form holds both already; saving once more takes it. */
function Overtaken({ conflict: { there, theirs, both } }: { conflict: Conflict }) {
  return (
    <Alert tone="warning" title="Jemand hat diese Phase inzwischen geändert" live="assertive">
      {theirs.length > 0 && (
        <>
          <p>Geändert und unten übernommen:</p>
          <ul>
            {theirs.map((key) => (
              <li key={key}>
                {LABELS[key]}: {shown(key, there)}
              </li>
            ))}
          </ul>
        </>
      )}
      {both.length > 0 && (
        <>
          <p>Von Ihnen beiden geändert. Unten steht Ihre Fassung, gespeichert ist:</p>
          <ul>
            {both.map((key) => (
              <li key={key}>
                {LABELS[key]}: {shown(key, there)}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>Ihre Eingaben sind noch nicht gespeichert. Prüfen Sie sie und speichern Sie noch einmal.</p>
    </Alert>
  );
}

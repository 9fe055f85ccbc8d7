import { useState } from 'preact/hooks';
import type { InstrumentVersion } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Select } from '../components/form.tsx';
import type { Problem } from '../problem.ts';

type Kind = 'pdf' | 'xlsx';

const NAMES: Record<Kind, string> = { pdf: 'PDF zum Ausdrucken', xlsx: 'Excel-Tabelle zum Ausfüllen' };

/** The blank questionnaire to take along, whole or one field: on paper, or as a table that can be read back. */
export function BlankForms(props: {
  api: Pick<CheckApi, 'createForm'>;
  instrument: InstrumentVersion;
  /** Only this one; left out for the whole, or for a choice where there is one. */
  field?: string | undefined;
  choice?: { id: string; title: string }[];
}) {
  const [field, setField] = useState(props.field ?? '');
  const [busy, setBusy] = useState<Kind | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [spoken, setSpoken] = useState('');
  const get = async (kind: Kind) => {
    setBusy(kind);
    setProblem(null);
    setSpoken('');
    const { id, version } = props.instrument;
    const reply = await props.api.createForm({
      instrument: { id, version },
      kind,
      ...(field === '' ? {} : { field }),
    });
    setBusy(null);
    if (!reply.ok) return setProblem(reply.problem);
    setSpoken(`„${reply.value.fileName}“ wird heruntergeladen.`);
    location.assign(reply.value.url);
  };
  return (
    <div class="sc-stack">
      {props.choice !== undefined && (
        <div class="sc-form">
          <Select
            id="formular-umfang"
            label="Welcher Teil"
            value={field}
            options={[
              { value: '', label: 'Der ganze Fragebogen' },
              ...props.choice.map((one, index) => ({ value: one.id, label: `Feld ${index + 1}: ${one.title}` })),
            ]}
            onInput={setField}
          />
        </div>
      )}
      <div class="sc-actions">
        {(['pdf', 'xlsx'] as const).map((kind) => (
          <Button
            key={kind}
            icon="download"
            busy={busy === kind}
            busyText="Wird geholt …"
            onClick={() => void get(kind)}
          >
            {NAMES[kind]}
          </Button>
        ))}
      </div>
      <p class="sc-small" role="status">
        {spoken}
      </p>
      {problem && <ProblemAlert problem={problem} />}
    </div>
  );
}

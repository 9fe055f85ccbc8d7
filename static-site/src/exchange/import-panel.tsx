import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImportPlan } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { count } from '../format.ts';
import { type Instrument, placesOf } from '../instrument.ts';
import type { Problem } from '../problem.ts';
import { changeWords, groupsOf } from './plan.ts';
import { upload, worthSending } from './upload.ts';

type Step =
  | { step: 'choose' }
  | { step: 'uploading'; percent: number }
  | { step: 'reading' }
  | { step: 'planned'; uploaded: string; plan: ImportPlan }
  | { step: 'applying'; uploaded: string; plan: ImportPlan }
  | { step: 'applied'; plan: ImportPlan };

/**
 * Brings a file into the check in two steps: first the list of what would change, then, after a yes, the change. The
 * server holds to that list: if something changed meanwhile, it asks anew. For a coordinator and for a department.
 */
export function ImportPanel(props: {
  api: Pick<CheckApi, 'createUpload' | 'importCheck'>;
  instrument: Instrument;
  /** Where a form or quick check goes; left out for the link's own department. */
  department?: string;
  nameOf: (department: string) => string;
  onApplied: () => void;
}) {
  const { api } = props;
  const [file, setFile] = useState<File | null>(null);
  const [fileError, setFileError] = useState('');
  const [step, setStep] = useState<Step>({ step: 'choose' });
  const [problem, setProblem] = useState<Problem | null>(null);
  const under = useRef<XMLHttpRequest | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLHeadingElement>(null);

  // A list made for another department no longer holds.
  useEffect(() => {
    setStep((before) => (before.step === 'planned' ? { step: 'choose' } : before));
  }, [props.department]);
  useLayoutEffect(() => {
    if (step.step === 'planned') title.current?.focus();
  }, [step.step]);

  const failed = (why: Problem | null) => {
    setProblem(why);
    setStep({ step: 'choose' });
  };
  const body = (uploaded: string) => ({
    upload: uploaded,
    ...(props.department === undefined ? {} : { department: props.department }),
  });
  const read = async (uploaded: string) => {
    setStep({ step: 'reading' });
    const planned = await api.importCheck(body(uploaded));
    if (!planned.ok) return failed(planned.problem);
    setStep({ step: 'planned', uploaded, plan: planned.value });
  };
  const bring = async () => {
    const sending = worthSending(file);
    if (typeof sending === 'string') {
      setFileError(sending);
      input.current?.focus();
      return;
    }
    setProblem(null);
    setStep({ step: 'uploading', percent: 0 });
    const place = await api.createUpload();
    if (!place.ok) return failed(place.problem);
    const sent = await upload(place.value.url, sending, under, (percent) => setStep({ step: 'uploading', percent }));
    if (sent === 'cancelled') return failed(null);
    if (sent !== 'done') return failed(sent);
    await read(place.value.upload);
  };
  const apply = async (uploaded: string, plan: ImportPlan) => {
    setProblem(null);
    setStep({ step: 'applying', uploaded, plan });
    const applied = await api.importCheck({ ...body(uploaded), plan: plan.plan });
    if (!applied.ok) {
      setProblem(applied.problem);
      if (applied.problem.type === '/errors/plan-outdated') return read(uploaded);
      // Applying twice is success, so the same list can be tried again.
      setStep({ step: 'planned', uploaded, plan });
      return;
    }
    setFile(null);
    setStep({ step: 'applied', plan: applied.value });
    props.onApplied();
  };

  const uploading = step.step === 'uploading' || step.step === 'reading';
  return (
    <div class="sc-import sc-stack">
      {step.step === 'applied' && (
        <Alert tone="success" title="Die Datei ist übernommen" live="polite">
          <p>
            {count(step.plan.changes.length, 'Änderung', 'Änderungen')}. Was davor stand, ist als voriger Stand noch da.
          </p>
        </Alert>
      )}
      {problem && <Refused problem={problem} />}
      {step.step !== 'planned' && step.step !== 'applying' && (
        <div class="sc-form">
          <div class={`kern-form-input${fileError ? ' kern-form-input--error' : ''}`}>
            <label class="kern-label" for="einlesen-datei">
              Datei
            </label>
            <div class="kern-hint" id="einlesen-datei-hint">
              XLSX oder JSON, höchstens 5 MB.
            </div>
            <input
              class="sc-file"
              type="file"
              id="einlesen-datei"
              ref={input}
              accept=".xlsx,.json,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              disabled={uploading}
              aria-describedby={`einlesen-datei-hint${fileError ? ' einlesen-datei-error' : ''}`}
              aria-invalid={fileError ? 'true' : undefined}
              onChange={(event) => {
                setFile(event.currentTarget.files?.[0] ?? null);
                setFileError('');
                setProblem(null);
                setStep({ step: 'choose' });
              }}
            />
            {fileError && (
              <p class="kern-error" id="einlesen-datei-error">
                <span class="kern-icon kern-icon--danger" aria-hidden="true" />
                <span class="kern-body">{fileError}</span>
              </p>
            )}
          </div>
          {uploading && (
            <div class="sc-progress">
              <label class="sc-progress__text" for="einlesen-fortschritt">
                {step.step === 'uploading' ? `Wird hochgeladen: ${step.percent} %` : 'Wird gelesen und verglichen …'}
              </label>
              <progress
                id="einlesen-fortschritt"
                class="sc-progress__bar"
                max={100}
                {...(step.step === 'uploading' ? { value: step.percent } : {})}
              />
            </div>
          )}
          <p class="kern-sr-only" role="status">
            {step.step === 'uploading'
              ? 'Die Datei wird hochgeladen.'
              : step.step === 'reading'
                ? 'Die Datei wird gelesen und verglichen.'
                : ''}
          </p>
          <div class="sc-actions">
            <Button busy={uploading} busyText="Einen Moment …" onClick={() => void bring()}>
              Ansehen, was sich ändern würde
            </Button>
            {step.step === 'uploading' && <Button onClick={() => under.current?.abort()}>Abbrechen</Button>}
          </div>
        </div>
      )}
      {(step.step === 'planned' || step.step === 'applying') && (
        <section class="sc-panel" aria-labelledby="einlesen-plan">
          <h3 class="kern-heading-small" id="einlesen-plan" tabIndex={-1} ref={title}>
            {step.plan.changes.length === 0
              ? 'Nichts würde sich ändern'
              : `${count(step.plan.changes.length, 'Änderung', 'Änderungen')}`}
          </h3>
          <PlanList plan={step.plan} instrument={props.instrument} nameOf={props.nameOf} />
          <div class="sc-actions">
            {step.plan.changes.length > 0 && (
              <Button
                look="primary"
                busy={step.step === 'applying'}
                busyText="Wird übernommen …"
                onClick={() => void apply(step.uploaded, step.plan)}
              >
                Übernehmen
              </Button>
            )}
            <Button
              onClick={() => {
                setStep({ step: 'choose' });
                setProblem(null);
              }}
            >
              {step.plan.changes.length > 0 ? 'Doch nicht' : 'Andere Datei wählen'}
            </Button>
          </div>
        </section>
      )}
    </div>
  );
}

/** What is wrong, cell by cell; the pointer is the place where one has to look. */
function Refused({ problem }: { problem: Problem }) {
  const places = problem.errors.filter((one) => one.pointer !== '');
  if (places.length === 0) return <ProblemAlert problem={problem} />;
  return (
    <Alert tone="danger" title={problem.title} live="assertive">
      <p>{problem.detail}</p>
      <ul class="sc-lines">
        {places.map((one, index) => (
          <li key={index}>
            <strong>{one.pointer}</strong>: {one.detail}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function PlanList(props: { plan: ImportPlan; instrument: Instrument; nameOf: (department: string) => string }) {
  const { plan, nameOf } = props;
  const places = placesOf(props.instrument);
  return (
    <div class="sc-stack">
      <p>
        {plan.department !== undefined && `Das geht an „${nameOf(plan.department)}“. `}
        {plan.same > 0 && `${count(plan.same, 'Angabe ist', 'Angaben sind')} schon so. `}
        {plan.newDepartments !== undefined &&
          plan.newDepartments.length > 0 &&
          `Neu angelegt: ${plan.newDepartments.join(', ')}.`}
      </p>
      {groupsOf(plan, places).map((group) => (
        <details class="sc-fold-plain" key={group.key} open={plan.changes.length <= 12}>
          <summary>
            {group.title} ({group.changes.length})
          </summary>
          <ul class="sc-planlist">
            {group.changes.map((change, index) => (
              <li key={index}>
                <p class="sc-planlist__what">{changeWords(change, places, nameOf)}</p>
                <p class="sc-planlist__how">
                  <span class="sc-muted">{change.before ?? 'leer'}</span>
                  <span aria-hidden="true"> → </span>
                  <span class="kern-sr-only"> wird zu </span>
                  <strong>{change.after ?? 'leer'}</strong>
                </p>
                {/* A cell helps whoever looks into the table; a place within JSON helps nobody. */}
                {!change.place.startsWith('/') && <p class="sc-small sc-muted">{change.place}</p>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

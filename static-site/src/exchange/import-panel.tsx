import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ImportPlan } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { count } from '../format.ts';
import { type Instrument, placesOf } from '../instrument.ts';
import type { Problem } from '../problem.ts';
import { BringingActions, BringingField, useBringing } from './bringing.tsx';
import { changeWords, groupsOf } from './plan.ts';
import { worthSending } from './upload.ts';

/** What the file would change, or has changed. */
interface Planned {
  state: 'planned' | 'applying' | 'applied';
  uploaded: string;
  plan: ImportPlan;
}

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
  const [planned, setPlanned] = useState<Planned | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const body = (uploaded: string) => ({
    upload: uploaded,
    ...(props.department === undefined ? {} : { department: props.department }),
  });
  const forget = () => setPlanned(null);
  const bringing = useBringing({
    worthSending,
    createUpload: api.createUpload,
    onChosen: forget,
    onBegin: forget,
    read: async (uploaded) => {
      const reply = await api.importCheck(body(uploaded));
      if (!reply.ok) return reply.problem;
      setPlanned({ state: 'planned', uploaded, plan: reply.value });
      return null;
    },
  });
  const { problem, setProblem } = bringing;

  // A list made for another department no longer holds.
  useEffect(() => {
    setPlanned((before) => (before?.state === 'planned' ? null : before));
  }, [props.department]);
  useLayoutEffect(() => {
    if (planned?.state === 'planned') title.current?.focus();
  }, [planned?.state]);

  const apply = async ({ uploaded, plan }: Planned) => {
    setProblem(null);
    setPlanned({ state: 'applying', uploaded, plan });
    const applied = await api.importCheck({ ...body(uploaded), plan: plan.plan });
    if (!applied.ok) {
      setProblem(applied.problem);
      if (applied.problem.type === '/errors/plan-outdated') {
        forget();
        const wrong = await bringing.read(uploaded);
        if (wrong !== null) setProblem(wrong);
        return;
      }
      // Applying twice is success, so the same list can be tried again.
      setPlanned({ state: 'planned', uploaded, plan });
      return;
    }
    bringing.clear();
    setPlanned({ state: 'applied', uploaded, plan: applied.value });
    props.onApplied();
  };

  const open = planned?.state === 'planned' || planned?.state === 'applying' ? planned : null;
  return (
    <div class="sc-import sc-stack">
      {planned?.state === 'applied' && (
        <Alert tone="success" title="Die Datei ist übernommen" live="polite">
          <p>
            {count(planned.plan.changes.length, 'Änderung', 'Änderungen')}. Was davor stand, ist als voriger Stand noch
            da.
          </p>
        </Alert>
      )}
      {problem && <Refused problem={problem} />}
      {open === null && (
        <div class="sc-form">
          <BringingField
            of={bringing}
            id="einlesen-datei"
            label="Datei"
            hint="XLSX oder JSON, höchstens 5 MB."
            accept=".xlsx,.json,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          />
          <BringingActions
            of={bringing}
            progressId="einlesen-fortschritt"
            reading="Wird gelesen und verglichen …"
            says="Die Datei wird gelesen und verglichen."
          >
            Ansehen, was sich ändern würde
          </BringingActions>
        </div>
      )}
      {open !== null && (
        <section class="sc-panel" aria-labelledby="einlesen-plan">
          <h3 class="kern-heading-small" id="einlesen-plan" tabIndex={-1} ref={title}>
            {open.plan.changes.length === 0
              ? 'Nichts würde sich ändern'
              : `${count(open.plan.changes.length, 'Änderung', 'Änderungen')}`}
          </h3>
          <PlanList plan={open.plan} instrument={props.instrument} nameOf={props.nameOf} />
          <div class="sc-actions">
            {open.plan.changes.length > 0 && (
              <Button
                look="primary"
                busy={open.state === 'applying'}
                busyText="Wird übernommen …"
                onClick={() => void apply(open)}
              >
                Übernehmen
              </Button>
            )}
            <Button
              onClick={() => {
                forget();
                setProblem(null);
              }}
            >
              {open.plan.changes.length > 0 ? 'Doch nicht' : 'Andere Datei wählen'}
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

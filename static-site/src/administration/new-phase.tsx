import { useState } from 'preact/hooks';
import type { NewPhase } from '../api-types.ts';
import { useLoaded } from '../asking.ts';
import { Button } from '../components/button.tsx';
import { ErrorSummary, type FieldError, errorOf } from '../components/error-summary.tsx';
import { useMistakes } from '../components/field-errors.ts';
import { Select, TextInput } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../island.tsx';
import { EMPTY_DRAFT, POINTERS, mistakes } from './phase-draft.ts';
import { AccessField, DaysFields } from './phase-fields.tsx';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { isSlug, slug, yearsLater } from '../slug.ts';
import { useDraft, useWorkplace } from './workplace.tsx';

/** How long answers are usually kept after the end; long enough for workshop and plan. */
const USUAL_RETENTION_YEARS = 2;

const EMPTY = {
  ...EMPTY_DRAFT,
  id: '',
  idTyped: false,
  instrument: '',
  retentionTyped: false,
};
const FIELDS = {
  ...POINTERS,
  '/id': 'phase-id',
  '/instrument': 'phase-instrument',
};

export function NewPhaseView() {
  const { api, today } = useWorkplace();
  const heading = useView('Neue Phase', 'administration-new-phase');
  const instruments = useLoaded(api.listInstruments);
  const [draft, change, clear] = useDraft('phase', EMPTY);
  const form = useMistakes();
  const { errors, attempt, problem } = form;
  const [busy, setBusy] = useState(false);
  const listed = (instruments.value?.instruments ?? []).filter((one) => one.withdrawn === undefined);
  // It cannot be changed later, so nothing is chosen for anybody who has a choice.
  const only = listed.length === 1 ? listed[0] : undefined;
  const chosen = draft.instrument || (only ? `${only.id}/${only.version}` : '');

  const check = (): FieldError[] => {
    const days = mistakes(draft, null, today);
    // In the order of the form.
    return [
      ...days.filter((error) => error.field === 'phase-name'),
      ...(isSlug(draft.id)
        ? []
        : [
            {
              field: 'phase-id',
              text: 'Die Kennung besteht aus kleinen Buchstaben, Ziffern und Bindestrichen, höchstens 40 Zeichen.',
            },
          ]),
      ...(chosen === '' ? [{ field: 'phase-instrument', text: 'Wählen Sie einen Fragebogen.' }] : []),
      ...days.filter((error) => error.field !== 'phase-name'),
    ];
  };
  const open = async () => {
    if (form.stop(check())) return;
    const [id = '', version = ''] = chosen.split('/');
    const phase: NewPhase = {
      id: draft.id,
      name: draft.name.trim(),
      instrument: { id, version: Number(version) },
      ...(draft.opensOn === '' ? {} : { opensOn: draft.opensOn }),
      closesOn: draft.closesOn,
      retentionEndsOn: draft.retentionEndsOn,
      access: draft.access,
    };
    setBusy(true);
    const reply = await api.createPhase(phase);
    setBusy(false);
    if (reply.ok) {
      clear();
      location.hash = addressOf({ view: 'phase', phase: reply.value.id });
      return;
    }
    if (reply.problem.type === '/errors/exists')
      form.stop([{ field: 'phase-id', text: 'Diese Kennung ist schon vergeben. Wählen Sie eine andere.' }]);
    else form.refuse(reply.problem, FIELDS);
  };

  return (
    <>
      <PageHead
        title="Neue Phase öffnen"
        headingRef={heading}
        above={
          <p>
            <a class="sc-a" href={addressOf({ view: 'phases' })}>
              Alle Phasen
            </a>
          </p>
        }
      >
        Fragebogen und Kennung lassen sich später nicht mehr ändern.
      </PageHead>
      <div class="sc-form">
        <ErrorSummary errors={errors} attempt={attempt} />
        {problem && <ProblemHere problem={problem} />}
        {instruments.problem && <ProblemHere problem={instruments.problem} />}
        <TextInput
          id="phase-name"
          label="Name"
          hint="So steht die Phase auf Einladungen und Berichten, zum Beispiel „Runde 2027“."
          value={draft.name}
          maxLength={120}
          error={errorOf(errors, 'phase-name')}
          onInput={(name) => change({ name, ...(draft.idTyped ? {} : { id: slug(name) }) })}
        />
        <TextInput
          id="phase-id"
          label="Kennung"
          hint="Kleine Buchstaben, Ziffern und Bindestriche. Sie steht in Adressen und Dateinamen."
          value={draft.id}
          maxLength={40}
          error={errorOf(errors, 'phase-id')}
          onInput={(id) => change({ id, idTyped: id !== '' })}
        />
        <Select
          id="phase-instrument"
          label="Fragebogen"
          value={chosen}
          error={errorOf(errors, 'phase-instrument')}
          options={[
            ...(chosen === '' ? [{ value: '', label: 'Bitte wählen' }] : []),
            ...listed.map((one) => ({
              value: `${one.id}/${one.version}`,
              label: `${one.title}, Version ${one.version}${one.own ? ' (eigener)' : ''}${one.published === undefined ? ' (Entwurf)' : ''}`,
            })),
          ]}
          onInput={(instrument) => change({ instrument })}
        />
        <DaysFields
          draft={draft}
          errors={errors}
          begun={false}
          onChange={(part) =>
            change({
              ...part,
              ...(part.closesOn === undefined || draft.retentionTyped
                ? {}
                : { retentionEndsOn: yearsLater(part.closesOn, USUAL_RETENTION_YEARS) ?? '' }),
              ...(part.retentionEndsOn === undefined ? {} : { retentionTyped: part.retentionEndsOn !== '' }),
            })
          }
        />
        <AccessField draft={draft} onChange={change} />
        <p class="sc-muted">
          Was Sie den Beteiligten zum Datenschutz sagen, tragen Sie danach unter „Einstellungen“ der Phase ein.
        </p>
        <div class="sc-actions">
          <Button look="primary" busy={busy} busyText="Wird geöffnet …" onClick={() => void open()}>
            Phase öffnen
          </Button>
        </div>
      </div>
    </>
  );
}

import { useState } from 'preact/hooks';
import type { Municipality, MunicipalityName, NewInvitation } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Combobox } from '../components/combobox.tsx';
import { ErrorSummary, type FieldError, errorOf } from '../components/error-summary.tsx';
import { useMistakes } from '../components/field-errors.ts';
import { Checkbox, TextInput } from '../components/form.tsx';
import { ChosenMunicipality, aboutMunicipality, useRegisterSearch } from '../components/register-search.tsx';
import { InvitationPanel } from './invitation.tsx';
import { ProblemHere } from './problem-here.tsx';
import { addressOf } from './route.ts';
import { isSlug, slug } from '../slug.ts';
import { useDraft, useWorkplace } from './workplace.tsx';

interface Draft {
  words: string;
  chosen: Municipality | null;
  isPart: boolean;
  part: string;
  suffix: string;
  suffixTyped: boolean;
  contact: string;
}

const EMPTY: Draft = { words: '', chosen: null, isPart: false, part: '', suffix: '', suffixTyped: false, contact: '' };
const FIELDS = {
  '/candidates/0/key': 'admit-search',
  '/candidates/0/part': 'admit-part',
  '/candidates/0/contact': 'admit-contact',
};

/** Admitting a municipality, up to the invitation that is shown once. */
export function Admission(props: { phase: string; onAdmitted: () => void; onMany: () => void }) {
  const { phase, onAdmitted } = props;
  const { api } = useWorkplace();
  const [draft, change, clear] = useDraft<Draft>(`admission.${phase}`, EMPTY);
  const form = useMistakes();
  const { errors, attempt, problem } = form;
  const [busy, setBusy] = useState(false);
  const [invitation, setInvitation] = useState<NewInvitation | null>(null);
  const [already, setAlready] = useState<MunicipalityName | null>(null);
  const search = useRegisterSearch(api.searchRegister, draft.chosen === null ? draft.words : '');
  const key = draft.chosen === null ? '' : draft.isPart ? `${draft.chosen.key}-${draft.suffix}` : draft.chosen.key;

  const check = (): FieldError[] => [
    ...(draft.chosen === null
      ? [{ field: 'admit-search', text: 'Suchen Sie die Kommune und wählen Sie sie aus der Liste.' }]
      : []),
    ...(draft.isPart && draft.part.trim() === ''
      ? [{ field: 'admit-part', text: 'Geben Sie den Namen des Teils an.' }]
      : []),
    ...(draft.isPart && !isSlug(draft.suffix)
      ? [{ field: 'admit-suffix', text: 'Der Zusatz besteht aus kleinen Buchstaben, Ziffern und Bindestrichen.' }]
      : []),
  ];
  const admit = async () => {
    setAlready(null);
    if (form.stop(check())) return;
    setBusy(true);
    const reply = await api.admitMunicipalities(phase, [
      {
        key,
        ...(draft.isPart ? { part: draft.part.trim() } : {}),
        ...(draft.contact.trim() === '' ? {} : { contact: draft.contact.trim() }),
      },
    ]);
    setBusy(false);
    if (reply.ok) {
      const outcome = reply.value.admitted[0];
      if (outcome?.invitation === undefined) {
        setAlready(outcome?.municipality ?? null);
        return;
      }
      clear();
      setInvitation(outcome.invitation);
      onAdmitted();
      return;
    }
    form.refuse(reply.problem, FIELDS);
  };

  if (invitation !== null) {
    return (
      <InvitationPanel
        invitation={invitation}
        doneText="Fertig, nächste Kommune aufnehmen"
        onDone={() => setInvitation(null)}
      />
    );
  }
  return (
    <section class="sc-panel sc-stack" aria-labelledby="admit-title">
      <h2 class="kern-heading-medium" id="admit-title">
        Kommune aufnehmen
      </h2>
      <ErrorSummary errors={errors} attempt={attempt} />
      {problem && <ProblemHere problem={problem} />}
      {already && (
        <Alert tone="info" title="Diese Kommune ist schon dabei" live="polite">
          <p>
            {already.name} steht in der Liste dieser Phase. Ist die Einladung verloren, laden Sie dort neu ein.{' '}
            <a class="sc-a" href={addressOf({ view: 'municipality', phase, key: already.key })}>
              Zu dieser Kommune
            </a>
          </p>
        </Alert>
      )}
      {draft.chosen === null ? (
        <Combobox
          id="admit-search"
          label="Name oder Schlüssel"
          hint="Städte, Gemeinden, Kreise und Verbände. Die Liste erscheint beim Tippen."
          error={errorOf(errors, 'admit-search')}
          value={draft.words}
          options={search.hits.map((hit) => ({ key: hit.key, label: hit.name, detail: aboutMunicipality(hit) }))}
          status={search.status}
          onInput={(words) => change({ words })}
          onChoose={(chosenKey) => {
            change({ chosen: search.hits.find((hit) => hit.key === chosenKey) ?? null });
            form.clear();
            setAlready(null);
          }}
        />
      ) : (
        <ChosenMunicipality
          chosen={draft.chosen}
          searchId="admit-search"
          onOther={() => change({ chosen: null, words: '', isPart: false })}
        />
      )}
      {draft.chosen !== null && (
        <>
          <Checkbox id="admit-is-part" checked={draft.isPart} onChange={(isPart) => change({ isPart })}>
            Nur ein Teil davon, etwa ein Stadtbezirk
          </Checkbox>
          {draft.isPart && (
            <>
              <TextInput
                id="admit-part"
                label="Name des Teils"
                value={draft.part}
                maxLength={100}
                error={errorOf(errors, 'admit-part')}
                onInput={(part) => change({ part, ...(draft.suffixTyped ? {} : { suffix: slug(part) }) })}
              />
              <TextInput
                id="admit-suffix"
                label="Zusatz zum Schlüssel"
                hint={`Der Schlüssel lautet dann ${draft.chosen.key}-${draft.suffix || '…'}.`}
                value={draft.suffix}
                maxLength={40}
                error={errorOf(errors, 'admit-suffix')}
                onInput={(suffix) => change({ suffix, suffixTyped: suffix !== '' })}
              />
            </>
          )}
          <TextInput
            id="admit-contact"
            label="Kontakt"
            optional
            hint="Am besten eine Funktionsadresse. Dorthin schicken Sie eine verlorene Einladung noch einmal."
            value={draft.contact}
            maxLength={200}
            error={errorOf(errors, 'admit-contact')}
            onInput={(contact) => change({ contact })}
          />
          <div class="sc-actions">
            <Button look="primary" busy={busy} busyText="Wird aufgenommen …" onClick={() => void admit()}>
              Aufnehmen und Einladung erstellen
            </Button>
          </div>
        </>
      )}
      {draft.chosen === null && (
        <p class="sc-admit__many">
          <Button look="tertiary" onClick={props.onMany}>
            Viele auf einmal: Liste einlesen
          </Button>
        </p>
      )}
    </section>
  );
}

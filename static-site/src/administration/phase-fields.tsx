import { type FieldError, errorOf } from '../components/error-summary.tsx';
import { TextArea, TextInput } from '../components/form.tsx';
import { Radios } from '../components/radios.tsx';
import { ACCESS_LABELS, LABELS, NOTICE_CHARACTERS, type PhaseDraft, type PhaseKey, idOf } from './phase-draft.ts';

interface Fields {
  draft: PhaseDraft;
  errors: FieldError[];
  onChange: (part: Partial<PhaseDraft>) => void;
}

/** The days of a phase. */
export function DaysFields({ draft, errors, onChange, begun }: Fields & { begun: boolean }) {
  return (
    <>
      {!begun && (
        <TextInput
          id={idOf('opensOn')}
          type="date"
          optional
          label={LABELS.opensOn}
          hint="Vorher lassen sich Kommunen einladen und Stellen einrichten, aber noch keine Antworten geben. Leer: ab sofort."
          value={draft.opensOn}
          error={errorOf(errors, idOf('opensOn'))}
          onInput={(opensOn) => onChange({ opensOn })}
        />
      )}
      <TextInput
        id={idOf('closesOn')}
        type="date"
        label={LABELS.closesOn}
        hint="Danach nimmt der Selbstcheck keine Antworten mehr an."
        value={draft.closesOn}
        error={errorOf(errors, idOf('closesOn'))}
        onInput={(closesOn) => onChange({ closesOn })}
      />
      <TextInput
        id={idOf('retentionEndsOn')}
        type="date"
        label={LABELS.retentionEndsOn}
        hint="An diesem Tag werden alle Antworten, Ergebnisse und Berichte der Phase gelöscht. Vorgeschlagen sind zwei Jahre nach dem Ende, höchstens sind es zehn."
        value={draft.retentionEndsOn}
        error={errorOf(errors, idOf('retentionEndsOn'))}
        onInput={(retentionEndsOn) => onChange({ retentionEndsOn })}
      />
    </>
  );
}

/** Whether only whom the project team invites takes part. */
export function AccessField({ draft, onChange }: Pick<Fields, 'draft' | 'onChange'>) {
  return (
    <Radios
      id={idOf('access')}
      legend={LABELS.access}
      value={draft.access}
      options={[
        {
          value: 'invited',
          label: ACCESS_LABELS.invited,
          meaning: 'Sie nehmen Kommunen auf und verschicken die Einladungen.',
        },
        {
          value: 'open',
          label: ACCESS_LABELS.open,
          meaning:
            'Zusätzlich steht die Phase unter /mitmachen/, sobald die Angaben zum Datenschutz eingetragen sind. Über jede Anmeldung entscheiden Sie.',
        },
      ]}
      onChange={(access) => onChange({ access })}
    />
  );
}

const NOTICE: {
  key: Exclude<PhaseKey, 'name' | 'access' | 'opensOn' | 'closesOn' | 'retentionEndsOn'>;
  hint: string;
}[] = [
  { key: 'controller', hint: 'Name und Anschrift der Stelle, die über die Verarbeitung entscheidet.' },
  { key: 'contact', hint: 'Wie man sie erreicht; am besten eine Funktionsadresse.' },
  { key: 'officer', hint: 'Wie man sie erreicht, falls es eine gibt.' },
  { key: 'purpose', hint: 'Wozu die Antworten dienen.' },
  {
    key: 'legalBasis',
    hint: 'Zum Beispiel „Art. 6 Abs. 1 Buchst. e DSGVO“ mit der Vorschrift, auf der die Aufgabe beruht.',
  },
  { key: 'recipients', hint: 'Was die eigene Kommune, das Projektteam und andere sehen.' },
];

/** What people are told before their first answer. */
export function NoticeFields({ draft, errors, onChange }: Fields) {
  return (
    <fieldset class="sc-plainfield sc-stack">
      <legend class="sc-legend">Datenschutz in dieser Phase</legend>
      <p class="sc-muted">
        Diese Angaben stehen an der Einladung und vor der ersten Antwort (Art. 13 DSGVO). Wie lange gespeichert wird,
        ergänzt die Seite selbst.
      </p>
      {NOTICE.map(({ key, hint }) => (
        <TextArea
          key={key}
          id={idOf(key)}
          label={LABELS[key]}
          hint={hint}
          optional={key === 'officer'}
          maxLength={NOTICE_CHARACTERS}
          rows={2}
          value={draft[key]}
          error={errorOf(errors, idOf(key))}
          onInput={(text) => onChange({ [key]: text })}
        />
      ))}
    </fieldset>
  );
}

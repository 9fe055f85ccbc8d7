/** A phase as somebody is about to make or change it. Without a DOM. */
import type { Access, Notice, Phase, PhaseChange } from '../api-types.ts';
import type { FieldError } from '../components/error-summary.tsx';

/** Texts are empty where there is none. */
export interface PhaseDraft {
  name: string;
  access: Access;
  opensOn: string;
  closesOn: string;
  retentionEndsOn: string;
  controller: string;
  contact: string;
  officer: string;
  purpose: string;
  legalBasis: string;
  recipients: string;
}
export type PhaseKey = keyof PhaseDraft;

/** The longest text of a notice, and of a reason. */
export const NOTICE_CHARACTERS = 1500;
export const REASON_CHARACTERS = 500;

export const LABELS: Record<PhaseKey, string> = {
  name: 'Name',
  opensOn: 'Antworten ab',
  closesOn: 'Antworten bis',
  retentionEndsOn: 'Alles löschen am',
  access: 'Wer kann teilnehmen?',
  controller: 'Verantwortlich',
  contact: 'Kontakt',
  officer: 'Datenschutzbeauftragte Stelle',
  purpose: 'Zweck',
  legalBasis: 'Rechtsgrundlage',
  recipients: 'Wer bekommt was zu sehen?',
};

export const ACCESS_LABELS: Record<Access, string> = {
  invited: 'Nur auf Einladung',
  open: 'Offen: Kommunen melden sich selbst',
};

const NOTICE_KEYS = ['controller', 'contact', 'officer', 'purpose', 'legalBasis', 'recipients'] as const;
const KEYS = Object.keys(LABELS) as PhaseKey[];

export const EMPTY_DRAFT: PhaseDraft = {
  name: '',
  access: 'invited',
  opensOn: '',
  closesOn: '',
  retentionEndsOn: '',
  controller: '',
  contact: '',
  officer: '',
  purpose: '',
  legalBasis: '',
  recipients: '',
};

/** The id of a draft's control. */
export const idOf = (key: PhaseKey): string =>
  ({ name: 'phase-name', opensOn: 'phase-opens', closesOn: 'phase-closes', retentionEndsOn: 'phase-retention' })[
    key as string
  ] ?? `phase-${key}`;

/** JSON pointer of the API → id of a control. */
export const POINTERS: Record<string, string> = {
  '/reason': 'phase-reason',
  ...Object.fromEntries(
    KEYS.map((key) => [(NOTICE_KEYS as readonly string[]).includes(key) ? `/notice/${key}` : `/${key}`, idOf(key)]),
  ),
};

export const draftOf = (phase: Phase): PhaseDraft => ({
  ...EMPTY_DRAFT,
  ...phase.notice,
  name: phase.name,
  access: phase.access,
  opensOn: phase.opensOn ?? '',
  closesOn: phase.closesOn,
  retentionEndsOn: phase.retentionEndsOn,
});

/** Undefined where nothing of it is filled in. */
export function noticeOf(draft: PhaseDraft): Notice | undefined {
  if (NOTICE_KEYS.every((key) => draft[key].trim() === '')) return undefined;
  const { controller, contact, officer, purpose, legalBasis, recipients } = draft;
  return {
    controller: controller.trim(),
    contact: contact.trim(),
    ...(officer.trim() === '' ? {} : { officer: officer.trim() }),
    purpose: purpose.trim(),
    legalBasis: legalBasis.trim(),
    recipients: recipients.trim(),
  };
}

export function changeOf(draft: PhaseDraft, revision: number, reason: string): PhaseChange {
  const notice = noticeOf(draft);
  return {
    revision,
    name: draft.name.trim(),
    ...(draft.opensOn === '' ? {} : { opensOn: draft.opensOn }),
    closesOn: draft.closesOn,
    retentionEndsOn: draft.retentionEndsOn,
    access: draft.access,
    ...(notice ? { notice } : {}),
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
  };
}

export const changes = (before: PhaseDraft, after: PhaseDraft): PhaseKey[] =>
  KEYS.filter((key) => before[key].trim() !== after[key].trim());

export const daysChange = (before: PhaseDraft, after: PhaseDraft): boolean =>
  changes(before, after).some((key) => key === 'opensOn' || key === 'closesOn' || key === 'retentionEndsOn');

/**
 * What somebody typed upon a phase that another one changed meanwhile: what both changed stays as typed here, what
 * only the other one changed is theirs.
 */
export function onTopOf(
  base: PhaseDraft,
  mine: PhaseDraft,
  theirs: PhaseDraft,
): { draft: PhaseDraft; theirs: PhaseKey[]; both: PhaseKey[] } {
  const changedHere = changes(base, mine);
  const changedThere = changes(base, theirs);
  const draft = { ...theirs, ...Object.fromEntries(changedHere.map((key) => [key, mine[key]])) };
  const both = changedThere.filter((key) => changedHere.includes(key) && mine[key].trim() !== theirs[key].trim());
  return { draft, theirs: changedThere.filter((key) => !changedHere.includes(key)), both };
}

/**
 * What is wrong with it.
 *
 * @param before the phase as it is stored; null for a new one
 */
export function mistakes(draft: PhaseDraft, before: PhaseDraft | null, today: string): FieldError[] {
  const errors: FieldError[] = [];
  const wrong = (key: PhaseKey, text: string) => errors.push({ field: idOf(key), text });
  const same = (key: PhaseKey) => before !== null && before[key] === draft[key];
  if (draft.name.trim() === '') wrong('name', 'Geben Sie der Phase einen Namen.');
  if (draft.opensOn !== '' && !same('opensOn') && draft.opensOn < today)
    wrong('opensOn', 'Der erste Tag liegt nicht in der Vergangenheit. Soll es gleich losgehen, lassen Sie ihn leer.');
  if (draft.closesOn === '' || (draft.closesOn < today && !same('closesOn')))
    wrong('closesOn', 'Wählen Sie einen Tag, bis zu dem geantwortet werden kann; er liegt nicht in der Vergangenheit.');
  else if (draft.opensOn !== '' && draft.closesOn < draft.opensOn)
    wrong('closesOn', 'Die Phase kann nicht enden, bevor sie begonnen hat.');
  if (draft.retentionEndsOn === '' || draft.retentionEndsOn <= draft.closesOn)
    wrong('retentionEndsOn', 'Wählen Sie einen Tag nach dem Ende der Phase.');
  else if (!same('retentionEndsOn') && draft.retentionEndsOn <= today)
    wrong('retentionEndsOn', 'Gelöscht wird frühestens morgen.');
  if (noticeOf(draft) !== undefined)
    for (const key of NOTICE_KEYS)
      if (key !== 'officer' && draft[key].trim() === '')
        wrong(key, `„${LABELS[key]}“ fehlt noch; die Angaben zum Datenschutz gelten nur vollständig.`);
  return errors;
}

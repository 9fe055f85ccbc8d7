/** What somebody types to register a municipality. Without a DOM. */
import type { Municipality, NewRegistration } from '../api-types.ts';
import type { FieldError } from '../components/error-summary.tsx';

export interface Draft {
  /** The id of the phase. */
  phase: string;
  words: string;
  chosen: Municipality | null;
  unit: string;
  address: string;
  message: string;
  /** Made with the first attempt and the same for all that follow, so that sending twice is registering once. */
  secret: string;
}

export const EMPTY: Draft = { phase: '', words: '', chosen: null, unit: '', address: '', message: '', secret: '' };

export const MESSAGE_CHARACTERS = 1000;

/** JSON pointer of the API → id of a control. */
export const POINTERS: Record<string, string> = {
  '/phase': 'phase',
  '/key': 'municipality',
  '/unit': 'unit',
  '/address': 'address',
  '/message': 'message',
};

/** One address, as the API takes it; what it finds besides comes back from there. */
const ADDRESS = /^[!-?A-~]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/** In the order of the form. */
export function mistakes(draft: Draft): FieldError[] {
  const errors: FieldError[] = [];
  if (draft.phase === '') errors.push({ field: 'phase', text: 'Wählen Sie, an welcher Phase Sie teilnehmen möchten.' });
  if (draft.chosen === null)
    errors.push({ field: 'municipality', text: 'Suchen Sie Ihre Kommune und wählen Sie sie aus der Liste.' });
  if (draft.unit.trim() === '') errors.push({ field: 'unit', text: 'Nennen Sie die Stelle, die zuständig ist.' });
  if (!ADDRESS.test(draft.address.trim()))
    errors.push({
      field: 'address',
      text: 'Geben Sie eine E-Mail-Adresse an, etwa integration@musterstadt.de, ohne Umlaute.',
    });
  if (draft.message.length > MESSAGE_CHARACTERS)
    errors.push({ field: 'message', text: `Kürzen Sie die Nachricht auf ${MESSAGE_CHARACTERS} Zeichen.` });
  return errors;
}

export const registrationOf = (draft: Draft & { chosen: Municipality }): NewRegistration => ({
  phase: draft.phase,
  secret: draft.secret,
  key: draft.chosen.key,
  unit: draft.unit.trim(),
  address: draft.address.trim(),
  ...(draft.message.trim() === '' ? {} : { message: draft.message.trim() }),
});

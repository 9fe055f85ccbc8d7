/** A code as it is typed: twelve letters and digits in three groups. */

/** In no code there is a 0 or O, a 1, I or L, because nobody can tell them apart on paper. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 12;

/** Only letters and digits, as capitals; what stands between them (blanks, hyphens, dots) does not matter. */
export const lettersOf = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');

/** `abcdefg` → `ABCD-EFG`. What is too long stays, so that nothing typed vanishes unseen. */
export const grouped = (typed: string): string => lettersOf(typed).replace(/(.{4})(?=.)/g, '$1-');

export type Read = { ok: true; code: string } | { ok: false; why: string };

/** What was typed as a code, or what is wrong with it. */
export function readCode(typed: string): Read {
  const letters = lettersOf(typed);
  if (letters === '') return { ok: false, why: 'Geben Sie den Code ein.' };
  const strange = [...new Set(letters)].filter((one) => !ALPHABET.includes(one));
  if (strange.length > 0)
    return {
      ok: false,
      why: `${strange.length === 1 ? `Das Zeichen ${strange[0]} kommt` : `Die Zeichen ${strange.join(', ')} kommen`} in Codes nicht vor. Sehen Sie dort noch einmal nach; es gibt weder 0 noch O, weder 1 noch I noch L.`,
    };
  if (letters.length !== LENGTH)
    return {
      ok: false,
      why:
        letters.length < LENGTH
          ? `Es fehlen noch ${LENGTH - letters.length} Zeichen. Ein Code hat drei Gruppen zu je vier.`
          : `Das sind ${letters.length - LENGTH} Zeichen zu viel. Ein Code hat drei Gruppen zu je vier.`,
    };
  return { ok: true, code: grouped(letters) };
}

/** German words for days, numbers and lists. */

const LONG_DAY = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' });

/** `2026-11-22` → „22. November 2026“. */
export const day = (isoDate: string): string => LONG_DAY.format(new Date(`${isoDate}T00:00:00Z`));

const ONE_DECIMAL = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const TWO_DECIMALS = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const WHOLE = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 0 });

/** A shown score, coverage or bound; the server has rounded it, this only sets the comma. */
export const score = (value: number): string => ONE_DECIMAL.format(value);
/** A shown level, dissent, priority or distance; a negative one with a real minus sign, as in the report. */
export const level = (value: number): string => TWO_DECIMALS.format(value).replace('-', '−');
export const whole = (value: number): string => WHOLE.format(value);

/** „1 Frage“, „3 Fragen“. */
export const count = (number: number, one: string, many: string): string =>
  `${whole(number)} ${number === 1 ? one : many}`;

/** „a, b und c“. */
export function enumerate(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} und ${words[words.length - 1]}`;
}

/** Names of departments: several stand in quotation marks if one holds an „und“ or a comma itself. */
export function enumerateNames(names: string[]): string {
  const unclear = names.length > 1 && names.some((name) => / und |,/.test(name));
  return enumerate(unclear ? names.map((name) => `„${name}“`) : names);
}

/** „1,4 MB“. */
export function bytes(number: number): string {
  return number < 1_000_000
    ? `${whole(Math.max(1, number / 1000))} kB`
    : `${ONE_DECIMAL.format(number / 1_000_000)} MB`;
}

/** With a capital at its beginning, as at the head of a sentence. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('de-DE') + text.slice(1);

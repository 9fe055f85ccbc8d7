/** „Runde 2026 / Süd“ → `runde-2026-sued`: an id that a person can read. At most `length` characters. */
export function slug(text: string, length = 40): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, length)
    .replace(/^-+|-+$/g, '');
}

/** What the contract takes as an id. */
export const isSlug = (text: string, length = 40): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= length;

/** The same day, so many years later; 29 February becomes the 28th. Null for what is no day. */
export function yearsLater(isoDate: string, years: number): string | null {
  const match = /^(\d{4})-(\d{2}-\d{2})$/.exec(isoDate);
  if (match === null) return null;
  return `${String(Number(match[1]) + years).padStart(4, '0')}-${match[2] === '02-29' ? '02-28' : match[2]}`;
}

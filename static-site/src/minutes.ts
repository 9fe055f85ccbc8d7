/** How long answering takes: the one place for this rule. */

/**
 * Our own estimate for reading a statement, thinking and choosing; asking around in the house takes longer and is
 * not counted.
 */
const MINUTES_PER_INDICATOR = 1.5;

/** Whole minutes, rounded up to five; five at least. */
export const minutesFor = (indicators: number): number =>
  Math.max(5, Math.ceil((indicators * MINUTES_PER_INDICATOR) / 5) * 5);

/** „etwa 25 Minuten“, „etwa 2,5 Stunden“. */
export function estimate(indicators: number): string {
  const minutes = minutesFor(indicators);
  if (minutes <= 60) return `etwa ${minutes} Minuten`;
  const hours = Math.ceil(minutes / 30) / 2;
  return `etwa ${String(hours).replace('.', ',')} Stunden`;
}

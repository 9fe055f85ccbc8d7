/** That this browser has shown a check's data sheet since it was started. About nobody, and gone with the tab. */
import type { Stores } from '../link.ts';

const SEEN = 'sc.data-sheet.';

export const wasShown = (checkId: string, { session }: Stores): boolean => session?.getItem(SEEN + checkId) === 'shown';

export function noteShown(checkId: string, { session }: Stores): void {
  try {
    session?.setItem(SEEN + checkId, 'shown');
  } catch {
    // Full: it is shown once more, which harms nobody.
  }
}

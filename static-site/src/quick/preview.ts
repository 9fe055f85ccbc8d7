/**
 * A questionnaire that is tried before others see it: handed over within this tab, from the administration to the page
 * of the quick check. Nothing of it leaves the browser.
 */
import type { Instrument } from '../instrument.ts';
import type { Stores } from '../link.ts';

/** A draft of the administration: signing out removes it. */
const KEY = 'sc.draft.preview';

/** What is answered in a preview stays apart from a quick check of the person's own. */
export const PREVIEW_ANSWERS = 'sc.draft.preview.answers';

export const previewHref = '/schnellcheck/?vorschau';

export const isPreview = (search: string): boolean => new URLSearchParams(search).has('vorschau');

/** @returns whether the browser has room for it */
export function handOver(storage: Pick<Storage, 'setItem' | 'removeItem'>, instrument: Instrument): boolean {
  try {
    storage.removeItem(PREVIEW_ANSWERS);
    storage.setItem(KEY, JSON.stringify(instrument));
    return true;
  } catch {
    return false;
  }
}

/** Null where this tab was handed none. */
export function handedOver({ session }: Stores): Instrument | null {
  try {
    return JSON.parse(session?.getItem(KEY) ?? 'null') as Instrument | null;
  } catch {
    return null;
  }
}

/**
 * What the server held when it was last asked, kept on a device that may remember, so that one can go on without a
 * network. Beside it lie the unsaved edits (saving/queue.ts); this holds none.
 */
import type { AskedStatement, Check, StoredAnswer, StoredNote } from '../api-types.ts';
import { checkIdOf, markOf } from '../link.ts';

export interface Snapshot {
  check: Check;
  /** Missing in what was kept before there were any. */
  ownIndicators?: AskedStatement[];
  answers: StoredAnswer[];
  /** Field id → its notes; a field that was never opened is missing. */
  notes: Record<string, StoredNote[]>;
}

/** Grows when the shape changes; another one is as good as none. */
const SHAPE = 1;

const keyOf = (token: string): string => `sc.snapshot.${checkIdOf(token)}.${markOf(token)}`;

export function readSnapshot(token: string, storage: Storage | null): Snapshot | null {
  try {
    const text = storage?.getItem(keyOf(token)) ?? null;
    if (text === null) return null;
    const { shape, ...snapshot } = JSON.parse(text) as Snapshot & { shape: number };
    return shape === SHAPE && checkIdOf(token) === snapshot.check.id ? snapshot : null;
  } catch {
    return null;
  }
}

/** Whether it is kept; a full storage keeps none, rather than an old one. */
export function writeSnapshot(token: string, snapshot: Snapshot, storage: Storage | null): boolean {
  try {
    if (storage === null) return false;
    storage.setItem(keyOf(token), JSON.stringify({ shape: SHAPE, ...snapshot }));
    return true;
  } catch {
    dropSnapshot(token, storage);
    return false;
  }
}

export function dropSnapshot(token: string, storage: Storage | null): void {
  try {
    storage?.removeItem(keyOf(token));
  } catch {
    // What cannot be removed was not written either.
  }
}

/**
 * Where a quick check stays: in this tab, and on this device only where the person asked for it. The tab's own comes
 * first, so that two tabs do not take over each other's answers.
 */
import type { Stores } from '../link.ts';
import { type QuickState, parse } from './state.ts';

const KEY = 'sc.quick';

export interface Keep {
  /** Whether a reload finds the answers again. */
  works: boolean;
  /** Whether this device can be asked to keep them. */
  canStay: boolean;
  read(): QuickState | null;
  write(state: QuickState): void;
  staysHere(): boolean;
  /** `state` is null where there is nothing yet. */
  stayHere(stay: boolean, state: QuickState | null): void;
  removeAll(): void;
}

/** @param key apart from others under which something is kept */
export function keepIn({ session, local }: Stores, key = KEY): Keep {
  const attempt = <T>(action: () => T, otherwise: T): T => {
    try {
      return action();
    } catch {
      return otherwise;
    }
  };
  const get = (storage: Storage | null) => attempt(() => storage?.getItem(key) ?? null, null);
  const set = (storage: Storage | null, text: string) => attempt(() => storage?.setItem(key, text), undefined);
  const remove = (storage: Storage | null) => attempt(() => storage?.removeItem(key), undefined);
  /** Chosen, and nothing to keep yet. */
  const EMPTY = '{}';

  return {
    works: session !== null || local !== null,
    canStay: local !== null,
    read: () => parse(get(session)) ?? parse(get(local)),
    write(state) {
      const text = JSON.stringify(state);
      set(session, text);
      // Gone means removed, perhaps in another tab: then it must not come back.
      if (get(local) !== null) set(local, text);
    },
    staysHere: () => get(local) !== null,
    stayHere(stay, state) {
      if (!stay) remove(local);
      else set(local, state === null ? EMPTY : JSON.stringify(state));
    },
    removeAll() {
      remove(session);
      remove(local);
    },
  };
}

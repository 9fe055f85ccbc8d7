/**
 * What is typed about a point and cannot be stored yet, because something is missing: kept in this page, and until it
 * is complete where unsaved edits are kept. A complete draft is the saving queue's business.
 */
import { OBSTACLES, REASONS } from '../check/words.ts';
import type { Draft } from './outcome.ts';

export interface Kept {
  draft: Draft;
  /** The revision of the point that was seen when this was begun. */
  base: number;
}

export interface Drafts {
  get(indicator: string): Kept | undefined;
  /** `lasts`: in storage too; otherwise only in this page. */
  set(indicator: string, kept: Kept, lasts: boolean): void;
  /** What was typed has been stored under a new revision. */
  rebase(indicator: string, revision: number): void;
  remove(indicator: string): void;
  all(): (Kept & { indicator: string })[];
  /** How many lasting ones would be lost with the tab. `outlivesTab`: whether the storage is the device's. */
  unkept(outlivesTab: boolean): number;
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Under the prefix of the saving queue, so that signing out on this device takes them along. */
const prefixOf = (scope: string): string => `sc.unsaved.${scope}.device.draft.`;

export function createDrafts(scope: string, storage: Store | null): Drafts {
  const prefix = prefixOf(scope);
  const drafts = new Map<string, Kept>();
  const lasting = new Set<string>();
  const unkept = new Set<string>();
  try {
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const key = storage?.key(index) ?? '';
      const kept = key.startsWith(prefix) ? parse(storage?.getItem(key) ?? null) : null;
      if (kept === null) continue;
      drafts.set(key.slice(prefix.length), kept);
      lasting.add(key.slice(prefix.length));
    }
  } catch {
    // A storage that cannot be read has nothing to give back.
  }

  function write(indicator: string, kept: Kept | null): void {
    if (kept === null) lasting.delete(indicator);
    else lasting.add(indicator);
    try {
      if (kept === null) {
        unkept.delete(indicator);
        storage?.removeItem(prefix + indicator);
        return;
      }
      if (storage === null) throw new Error('no storage');
      storage.setItem(prefix + indicator, JSON.stringify(kept));
      unkept.delete(indicator);
    } catch {
      // Full or forbidden. It lives on in this tab, and the page says so.
      if (kept !== null) unkept.add(indicator);
    }
  }

  return {
    get: (indicator) => drafts.get(indicator),
    set(indicator, kept, lasts) {
      drafts.set(indicator, kept);
      write(indicator, lasts ? kept : null);
    },
    rebase(indicator, revision) {
      const kept = drafts.get(indicator);
      if (kept !== undefined) drafts.set(indicator, { ...kept, base: revision });
    },
    remove(indicator) {
      drafts.delete(indicator);
      write(indicator, null);
    },
    all: () => [...drafts].map(([indicator, kept]) => ({ indicator, ...kept })),
    unkept: (outlivesTab) => (outlivesTab ? unkept : lasting).size,
  };
}

/** Null where it is not a draft; storage can hold anything. */
function parse(text: string | null): Kept | null {
  try {
    const { draft, base } = JSON.parse(text ?? '') as Kept;
    const { choice, why, reason, views, obstacles } = draft;
    const choices = ['unknown', 'notApplicable', 'disputed', null];
    if (!(choices.includes(choice as string | null) || (typeof choice === 'number' && choice >= 0))) return null;
    if (typeof base !== 'number' || typeof reason !== 'string') return null;
    return {
      base,
      draft: {
        choice,
        reason,
        why: REASONS.find((one) => one.value === why)?.value ?? null,
        views: views.filter((one) => typeof one.department === 'string' && typeof one.view === 'string'),
        obstacles: OBSTACLES.map((one) => one.value).filter((one) => obstacles.includes(one)),
      },
    };
  } catch {
    return null;
  }
}

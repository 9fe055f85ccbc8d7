/**
 * Saving, so that nothing typed is lost: not by a closed tab, a dead network, a lost response or two people on one
 * question. A pure state machine: no DOM, and transport, clock, randomness and storage come in.
 *
 * A slot is one part (its answer, its note, what was agreed on it) of one indicator. Its rules:
 *
 * - At most one write of a slot is under way. Once sent, it is repeated under the same `writeId` until the server has
 *   answered, because nobody knows whether the lost one arrived. A newer edit waits as `next`.
 * - Every edit is put into storage before anything is sent, under a key of this tab, so that tabs never overwrite each
 *   other's. What a closed tab left behind is taken over at the next start; if another tab still works on it, the same
 *   `writeId` makes the repeat harmless.
 * - A conflict keeps both values until the person has chosen. A refusal keeps the typed one.
 */
import type { Reply } from '../api.ts';
import type { Saved } from '../api-types.ts';
import type { Problem } from '../problem.ts';

/** `meeting` and `aims` are one slot each; their indicator is their own name. */
export type Part = 'answer' | 'note' | 'point' | 'meeting' | 'aims';

export interface Write<Value> {
  writeId: string;
  seenRevision: number;
  value: Value;
}

export interface Stored<Value> {
  value: Value;
  revision: number;
  /** What it replaced, so that it can be brought back. */
  previous?: Value;
}

export type SaveState =
  | 'untouched' // as read from the server
  | 'pending' // edited, about to be sent
  | 'saving' // under way
  | 'saved' // edited here and stored
  | 'offline' // no connection; will be repeated
  | 'delayed' // the server could not just now; will be repeated
  | 'conflict' // somebody saved in between; the person decides
  | 'refused' // the server will never take it as it is
  | 'blocked'; // the link or the check takes no answers at the moment

export interface SlotView<Value> {
  /** The newest value, saved or not; undefined where neither the server nor this device has one. */
  value: Value | undefined;
  state: SaveState;
  /** Both values of a conflict. */
  conflict: { mine: Value; theirs: Value } | null;
  /** Why it was refused. */
  problem: Problem | null;
  /** What the stored value replaced, if anything. */
  previous: Value | undefined;
}

export interface QueueConfig<Value> {
  /** Check and department; keeps apart what belongs to different links. */
  scope: string;
  /** Different for every tab and load. */
  tab: string;
  /** What this queue saves; what lies in storage of other parts belongs to another page. */
  parts: readonly Part[];
  send(part: Part, indicator: string, write: Write<Value>, options: { keepalive: boolean }): Promise<Reply<Saved>>;
  /** What a conflict sent along, or null where it makes no sense. */
  readCurrent(part: Part, current: unknown): Stored<Value> | null;
  /**
   * Milliseconds since whenever, never going back, and a timer that can be cancelled. Not the time of day: that may be
   * wrong, and be set right while somebody is typing.
   */
  now(): number;
  after(milliseconds: number, action: () => void): () => void;
  /** In [0, 1). */
  random(): number;
  writeId(): string;
  /** Null where the browser has none. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'> | null;
  /** Whether the next tab finds it too. Else whatever is unsaved would be lost with this one. Yes, if left out. */
  outlivesTab?: boolean;
}

/** Typed text is sent when the person pauses. */
export const TYPING_PAUSE_MILLISECONDS = 800;
/** More at once would only queue up at the server; one while there is no connection, as a probe. */
const UNDER_WAY_AT_ONCE = 3;
const FIRST_RETRY_MILLISECONDS = 1_000;
const LONGEST_RETRY_MILLISECONDS = 60_000;

interface Slot<Value> {
  part: Part;
  indicator: string;
  stored: Stored<Value> | null;
  /** Unsaved and, once `attempted`, not to be changed until the server has answered. */
  current: Write<Value> | null;
  attempted: boolean;
  next: { value: Value } | null;
  /** Left behind by other tabs, in the order in which they will be sent. */
  backlog: Entry<Value>[];
  /** Storage keys of other tabs that hold `current` as well. */
  foreignKeys: string[];
  theirs: Stored<Value> | null;
  refused: Problem | null;
  underWay: boolean;
  /** Not before this moment, for typing pauses and retries. */
  notBefore: number;
  delayed: boolean;
  failures: number;
  /** Position in the order of edits. */
  turn: number;
  touched: boolean;
  persisted: boolean;
}

/** What lies in storage for one slot of one tab. */
interface Entry<Value> {
  /** Where it lies; more than one where tabs took it over from each other. */
  keys: string[];
  write: Write<Value>;
  next: { value: Value } | null;
  /** Counts the edits of the slot, over all tabs whose entries could be seen. */
  at: number;
}

/** What the server does not have yet. */
export interface Unsent<Value> {
  part: Part;
  indicator: string;
  value: Value;
}

export interface SavingQueue<Value> {
  /** Takes over what earlier tabs left unsaved on this device. Call once, before `known`. Gives how many slots. */
  adopt(): number;
  /** What the server holds. Never replaces an unsaved edit; something older than what is known is left aside. */
  known(part: Part, indicator: string, stored: Stored<Value>): void;
  /** `typing`: wait for a pause. An edit of a slot that was never `known` counts as its first. */
  edit(part: Part, indicator: string, value: Value, options?: { typing?: boolean }): void;
  /** Ends a conflict. */
  resolve(part: Part, indicator: string, choice: 'mine' | 'theirs'): void;
  view(part: Part, indicator: string): SlotView<Value>;
  /** What the server is known to hold, whatever was edited since; null where that was never read. */
  stored(part: Part, indicator: string): Stored<Value> | null;
  /** Everything that only this device has, in the order in which it was edited. */
  unsent(): Unsent<Value>[];
  /** Sends at once what waits for a typing pause. */
  flush(): void;
  /** The page goes away: a last attempt that may outlive it. */
  leave(): void;
  /** The connection may be back. */
  online(): void;
  /** Tries again after a dead link or a closed check. */
  unblock(): void;
  /** Stops all timers and ignores answers still to come; whatever is unsaved stays in storage. */
  stop(): void;
  /** Throws away everything unsaved of this scope on this device, of other parts too. */
  discard(): void;
  /** How much other pages of the same scope left unsaved on this device. */
  elsewhere(): number;
  status(): QueueStatus;
  /** Called after every change. Gives a function that ends it. */
  subscribe(listener: () => void): () => void;
}

export interface QueueStatus {
  /** Slots with something that the server does not have yet. */
  unsaved: number;
  /** The same by part; a part without any is left out. */
  unsavedParts: Partial<Record<Part, number>>;
  /** Of these, how many would be lost with the tab. */
  unsafe: number;
  /** Slots in which the person has to decide or change something. */
  needsPerson: { part: Part; indicator: string }[];
  connection: 'ok' | 'lost';
  blocked: 'link' | 'notOpen' | null;
}

const PREFIX = 'sc.unsaved.';

export function createSavingQueue<Value>(config: QueueConfig<Value>): SavingQueue<Value> {
  const slots = new Map<string, Slot<Value>>();
  const listeners = new Set<() => void>();
  let connection: 'ok' | 'lost' = 'ok';
  let blocked: 'link' | 'notOpen' | null = null;
  let connectionFailures = 0;
  let connectionNotBefore = 0;
  let turns = 0;
  let underWay = 0;
  let cancelTimer: (() => void) | null = null;
  let stopped = false;

  const scopePrefix = `${PREFIX}${config.scope}.`;
  const keyOf = (slot: Slot<Value>) => `${scopePrefix}${config.tab}.${slot.part}.${slot.indicator}`;

  function slotOf(part: Part, indicator: string): Slot<Value> {
    const id = `${part}.${indicator}`;
    let slot = slots.get(id);
    if (slot === undefined) {
      slot = {
        part,
        indicator,
        stored: null,
        current: null,
        attempted: false,
        next: null,
        backlog: [],
        foreignKeys: [],
        theirs: null,
        refused: null,
        underWay: false,
        notBefore: 0,
        delayed: false,
        failures: 0,
        turn: 0,
        touched: false,
        persisted: true,
      };
      slots.set(id, slot);
    }
    return slot;
  }

  function changed(): void {
    for (const listener of [...listeners]) listener();
  }

  // ---- storage

  function persist(slot: Slot<Value>): void {
    if (slot.current === null) {
      drop(keyOf(slot), null);
      slot.persisted = true;
      return;
    }
    try {
      if (config.storage === null) throw new Error('no storage');
      const entry = { w: slot.current, n: slot.next, at: 1 + newest(slot) };
      config.storage.setItem(keyOf(slot), JSON.stringify(entry));
      slot.persisted = true;
    } catch {
      // Full or forbidden. The edit lives on in this tab and is still sent.
      slot.persisted = false;
    }
  }

  /** The count of the newest edit of a slot, in whichever tab. */
  function newest(slot: Slot<Value>): number {
    const end = `.${slot.part}.${slot.indicator}`;
    return Math.max(
      0,
      ...ourKeys()
        .filter((key) => key.endsWith(end))
        .map((key) => entryAt(key)?.at ?? 0),
    );
  }

  /** Removes an entry; with a `writeId` only if it still holds that write. */
  function drop(key: string, writeId: string | null): void {
    try {
      if (config.storage === null) return;
      if (writeId !== null && entryAt(key)?.write.writeId !== writeId) return;
      config.storage.removeItem(key);
    } catch {
      // What cannot be removed is repeated at the next start, which is harmless.
    }
  }

  function entryAt(key: string): Entry<Value> | null {
    try {
      return parseEntry<Value>(key, config.storage?.getItem(key) ?? null);
    } catch {
      return null;
    }
  }

  function ourKeys(): string[] {
    const keys: string[] = [];
    try {
      for (let index = 0; index < (config.storage?.length ?? 0); index++) {
        const key = config.storage?.key(index);
        if (key?.startsWith(scopePrefix)) keys.push(key);
      }
    } catch {
      // A storage that cannot be read has nothing to take over.
    }
    return keys;
  }

  function adopt(): number {
    const found = new Map<string, Entry<Value>[]>();
    for (const key of ourKeys()) {
      const [, part, ...indicator] = key.slice(scopePrefix.length).split('.');
      const entry = entryAt(key);
      if (entry === null || !config.parts.includes(part as Part)) continue;
      const id = `${part}.${indicator.join('.')}`;
      found.set(id, [...(found.get(id) ?? []), entry]);
    }
    for (const [id, entries] of found) {
      const [part, ...indicator] = id.split('.');
      const slot = slotOf(part as Part, indicator.join('.'));
      entries.sort((a, b) => a.write.seenRevision - b.write.seenRevision || a.at - b.at);
      for (const entry of entries) {
        // A tab that took a write over and died in its turn left it twice; the later entry knows the newer edit.
        const copy = slot.backlog.find((other) => other.write.writeId === entry.write.writeId);
        if (copy === undefined) {
          slot.backlog.push(entry);
        } else {
          copy.keys.push(...entry.keys);
          copy.next = entry.next;
        }
      }
      slot.touched = true;
      if (slot.current === null) takeFromBacklog(slot);
    }
    schedule();
    return found.size;
  }

  function takeFromBacklog(slot: Slot<Value>): void {
    const entry = slot.backlog.shift();
    if (entry === undefined) return;
    slot.current = entry.write;
    slot.next = entry.next;
    // It may have been sent by the tab that is gone: repeat it as it is.
    slot.attempted = true;
    slot.foreignKeys = entry.keys;
    slot.turn = ++turns;
    slot.notBefore = 0;
  }

  // ---- edits

  function shown(slot: Slot<Value>): Value | undefined {
    if (slot.next !== null) return slot.next.value;
    return slot.current !== null ? slot.current.value : slot.stored?.value;
  }

  function known(part: Part, indicator: string, stored: Stored<Value>): void {
    const slot = slotOf(part, indicator);
    // Read before a save that has been answered meanwhile.
    if (slot.stored !== null && stored.revision < slot.stored.revision) return;
    slot.stored = stored;
    changed();
  }

  function edit(part: Part, indicator: string, value: Value, options: { typing?: boolean } = {}): void {
    const slot = slotOf(part, indicator);
    if (same(value, shown(slot)) && slot.refused === null) {
      if (!options.typing) slot.notBefore = Math.min(slot.notBefore, config.now());
      schedule();
      return;
    }
    slot.touched = true;
    slot.turn = ++turns;
    const pause = options.typing ? TYPING_PAUSE_MILLISECONDS : 0;
    if (slot.theirs !== null && slot.current !== null) {
      // Still undecided: the typed value changes, nothing is sent.
      slot.current = { ...slot.current, value };
      slot.next = null;
    } else if (slot.current !== null && slot.attempted && slot.refused === null) {
      slot.next = same(value, slot.current.value) ? null : { value };
      if (!slot.delayed && connection === 'ok') slot.notBefore = config.now() + pause;
    } else if (slot.stored !== null && same(value, slot.stored.value)) {
      // Taken back before it was ever sent.
      slot.current = null;
      slot.refused = null;
    } else {
      begin(slot, value, slot.current?.seenRevision ?? slot.stored?.revision ?? 0, pause);
    }
    persist(slot);
    changed();
    schedule();
  }

  function begin(slot: Slot<Value>, value: Value, seenRevision: number, pause: number): void {
    slot.current = { writeId: config.writeId(), seenRevision, value };
    slot.attempted = false;
    slot.next = null;
    slot.refused = null;
    slot.delayed = false;
    slot.failures = 0;
    slot.notBefore = config.now() + pause;
  }

  function resolve(part: Part, indicator: string, choice: 'mine' | 'theirs'): void {
    const slot = slotOf(part, indicator);
    if (slot.theirs === null || slot.current === null) return;
    const theirs = slot.theirs;
    const mine = slot.current.value;
    // What is not chosen can still be brought back: the server keeps theirs when mine replaces it, this tab keeps mine.
    slot.stored = choice === 'mine' ? theirs : { ...theirs, previous: mine };
    slot.theirs = null;
    if (choice === 'mine') {
      begin(slot, mine, theirs.revision, 0);
      slot.turn = ++turns;
      persist(slot);
    } else {
      finish(slot);
    }
    changed();
    schedule();
  }

  /** Nothing of the current write is left to do; whatever waited behind it follows. */
  function finish(slot: Slot<Value>): void {
    const writeId = slot.current?.writeId ?? null;
    for (const key of slot.foreignKeys) drop(key, writeId);
    slot.foreignKeys = [];
    slot.current = null;
    slot.next = null;
    slot.attempted = false;
    slot.refused = null;
    slot.delayed = false;
    slot.failures = 0;
    persist(slot);
    if (slot.backlog.length > 0) {
      takeFromBacklog(slot);
      if (slot.current !== null && slot.next === null && same((slot.current as Write<Value>).value, slot.stored?.value))
        finish(slot);
    }
  }

  // ---- sending

  const isReady = (slot: Slot<Value>) =>
    slot.current !== null && !slot.underWay && slot.theirs === null && slot.refused === null;

  /** Sends what is due and sets one timer for what is due next. */
  function schedule(): void {
    cancelTimer?.();
    cancelTimer = null;
    if (stopped || blocked !== null) return;
    const now = config.now();
    const ready = [...slots.values()].filter(isReady).sort((a, b) => a.turn - b.turn);
    let soonest = Infinity;
    for (const slot of ready) {
      const due = Math.max(slot.notBefore, connectionNotBefore);
      if (due > now) {
        soonest = Math.min(soonest, due);
      } else if (underWay < (connection === 'lost' ? 1 : UNDER_WAY_AT_ONCE)) {
        void attempt(slot, false);
      }
    }
    if (soonest < Infinity) cancelTimer = config.after(Math.max(0, soonest - now), schedule);
  }

  async function attempt(slot: Slot<Value>, keepalive: boolean): Promise<void> {
    const write = slot.current;
    if (write === null) return;
    slot.underWay = true;
    underWay++;
    if (!slot.attempted) {
      slot.attempted = true;
      persist(slot);
    }
    changed();
    const reply = await config.send(slot.part, slot.indicator, write, { keepalive });
    if (stopped) return;
    underWay--;
    slot.underWay = false;
    // Another attempt of the same write may have been answered first.
    if (slot.current?.writeId === write.writeId && slot.theirs === null) settle(slot, write, reply);
    changed();
    schedule();
  }

  function settle(slot: Slot<Value>, write: Write<Value>, reply: Reply<Saved>): void {
    if (reply.ok || reply.problem.kind !== 'network') {
      connection = 'ok';
      connectionFailures = 0;
      connectionNotBefore = 0;
    }
    if (reply.ok) {
      const next = slot.next;
      slot.stored = arrived(slot, write, reply.value.revision);
      if (next !== null) {
        for (const key of slot.foreignKeys) drop(key, write.writeId);
        slot.foreignKeys = [];
        const pause = Math.max(0, slot.notBefore - config.now());
        begin(slot, next.value, reply.value.revision, pause);
        persist(slot);
      } else {
        finish(slot);
      }
      return;
    }
    const problem = reply.problem;
    switch (problem.kind) {
      case 'network':
        connection = 'lost';
        connectionNotBefore = config.now() + backoff(connectionFailures++);
        return;
      case 'busy':
      case 'server':
        slot.delayed = true;
        slot.notBefore = config.now() + backoff(slot.failures++);
        return;
      case 'link':
      case 'notOpen':
        blocked = problem.kind;
        return;
      case 'conflict':
        meet(slot, write, problem);
        return;
      case 'forbidden':
      case 'notFound':
      case 'state':
      case 'invalid':
      case 'tooLarge':
        if (slot.next !== null) {
          // This one is certainly not stored; the newer edit may be better.
          begin(slot, slot.next.value, write.seenRevision, 0);
        } else {
          slot.refused = problem;
        }
        persist(slot);
        return;
    }
  }

  /** What a write that has arrived leaves behind, with what it replaced as far as this tab knows. */
  function arrived(slot: Slot<Value>, write: Write<Value>, revision: number): Stored<Value> {
    const before = slot.stored;
    const previous =
      before === null || before.revision === 0
        ? undefined
        : before.revision === write.seenRevision
          ? before.value
          : before.revision === revision
            ? before.previous
            : undefined;
    return { value: write.value, revision, ...(previous === undefined ? {} : { previous }) };
  }

  /** A conflict: settled by itself where there is nothing to decide, else left to the person. */
  function meet(slot: Slot<Value>, write: Write<Value>, problem: Problem): void {
    const theirs = config.readCurrent(slot.part, problem.current);
    if (theirs === null) {
      slot.refused = problem;
      return;
    }
    if (same(write.value, theirs.value)) {
      // What was sent is what is stored: it had arrived and its answer was lost. Only documents without a `writeId`
      // (meeting, aims) come here; whatever was edited since goes on from there.
      settle(slot, write, { ok: true, value: { revision: theirs.revision } });
      return;
    }
    const mine = slot.next !== null ? slot.next.value : write.value;
    // Taken over from a tab that was not gone at all and has meanwhile saved it and gone on.
    const settledElsewhere =
      slot.foreignKeys.length > 0 &&
      slot.next === null &&
      slot.foreignKeys.every((key) => entryAt(key)?.write.writeId !== write.writeId);
    if (same(mine, theirs.value) || settledElsewhere) {
      slot.stored = theirs;
      finish(slot);
      return;
    }
    slot.theirs = theirs;
    slot.current = { writeId: config.writeId(), seenRevision: write.seenRevision, value: mine };
    slot.next = null;
    persist(slot);
    for (const key of slot.foreignKeys) drop(key, write.writeId);
    slot.foreignKeys = [];
  }

  function backoff(failures: number): number {
    const longest = Math.min(LONGEST_RETRY_MILLISECONDS, FIRST_RETRY_MILLISECONDS * 2 ** failures);
    return longest * (0.5 + config.random() / 2);
  }

  // ---- from outside

  function view(part: Part, indicator: string): SlotView<Value> {
    const slot = slots.get(`${part}.${indicator}`);
    if (slot === undefined)
      return { value: undefined, state: 'untouched', conflict: null, problem: null, previous: undefined };
    return {
      value: shown(slot),
      state: stateOf(slot),
      conflict:
        slot.theirs !== null && slot.current !== null ? { mine: slot.current.value, theirs: slot.theirs.value } : null,
      problem: slot.refused,
      previous: slot.stored?.previous,
    };
  }

  function unsent(): Unsent<Value>[] {
    return [...slots.values()]
      .filter((slot) => slot.current !== null)
      .sort((a, b) => a.turn - b.turn)
      .flatMap((slot) => {
        const values = [shown(slot) as Value, ...slot.backlog.map((entry) => (entry.next ?? entry.write).value)];
        return values
          .filter((value, index) => values.findIndex((other) => same(other, value)) === index)
          .map((value) => ({ part: slot.part, indicator: slot.indicator, value }));
      });
  }

  function stateOf(slot: Slot<Value>): SaveState {
    if (slot.current === null) return slot.touched ? 'saved' : 'untouched';
    if (slot.theirs !== null) return 'conflict';
    if (slot.refused !== null) return 'refused';
    if (blocked !== null) return 'blocked';
    if (connection === 'lost') return 'offline';
    if (slot.underWay) return 'saving';
    return slot.delayed ? 'delayed' : 'pending';
  }

  function flush(): void {
    for (const slot of slots.values()) if (!slot.delayed) slot.notBefore = 0;
    schedule();
  }

  function leave(): void {
    if (blocked !== null) return;
    for (const slot of slots.values()) {
      // One that is under way dies with the page: sent again, under the same writeId, in a way that outlives it.
      if (slot.current !== null && slot.theirs === null && slot.refused === null) void attempt(slot, true);
    }
  }

  function online(): void {
    connectionNotBefore = 0;
    for (const slot of slots.values()) slot.notBefore = Math.min(slot.notBefore, config.now());
    schedule();
  }

  function unblock(): void {
    blocked = null;
    online();
    changed();
  }

  function stop(): void {
    stopped = true;
    cancelTimer?.();
    cancelTimer = null;
  }

  function discard(): void {
    stop();
    for (const key of ourKeys()) drop(key, null);
  }

  function elsewhere(): number {
    return ourKeys().filter((key) => !config.parts.includes(key.slice(scopePrefix.length).split('.')[1] as Part))
      .length;
  }

  function status(): QueueStatus {
    const open = [...slots.values()].filter((slot) => slot.current !== null);
    const unsavedParts: Partial<Record<Part, number>> = {};
    for (const { part } of open) unsavedParts[part] = (unsavedParts[part] ?? 0) + 1;
    return {
      unsaved: open.length,
      unsavedParts,
      unsafe: config.outlivesTab === false ? open.length : open.filter((slot) => !slot.persisted).length,
      needsPerson: open
        .filter((slot) => slot.theirs !== null || slot.refused !== null)
        .map(({ part, indicator }) => ({ part, indicator })),
      connection,
      blocked,
    };
  }

  function subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  return {
    adopt,
    known,
    edit,
    resolve,
    view,
    stored: (part, indicator) => slots.get(`${part}.${indicator}`)?.stored ?? null,
    unsent,
    flush,
    leave,
    online,
    unblock,
    stop,
    discard,
    elsewhere,
    status,
    subscribe,
  };
}

/** What lies unsaved in a storage of one check, whichever department and tab left it. */
export function unsavedIn<Value>(
  storage: Pick<Storage, 'getItem' | 'key' | 'length'> | null,
  check: string,
): (Unsent<Value> & { scope: string })[] {
  const found: (Unsent<Value> & { scope: string })[] = [];
  try {
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const key = storage?.key(index) ?? '';
      if (!key.startsWith(`${PREFIX}${check}.`)) continue;
      const [, department = '', , part, ...indicator] = key.slice(PREFIX.length).split('.');
      const entry = parseEntry<Value>(key, storage?.getItem(key) ?? null);
      if (entry === null) continue;
      const { value } = entry.next ?? entry.write;
      const scope = `${check}.${department}`;
      const one = { scope, part: part as Part, indicator: indicator.join('.'), value };
      if (!found.some((other) => same(other, one))) found.push(one);
    }
  } catch {
    // A storage that cannot be read has nothing to give back.
  }
  return found;
}

function parseEntry<Value>(key: string, text: string | null): Entry<Value> | null {
  if (text === null) return null;
  try {
    const { w, n, at } = JSON.parse(text) as { w: Write<Value>; n: { value: Value } | null; at: number };
    if (typeof w.writeId !== 'string' || typeof w.seenRevision !== 'number' || w.value === undefined) return null;
    return { keys: [key], write: w, next: n ?? null, at };
  } catch {
    return null;
  }
}

/** Equal as JSON, whatever the order of keys. */
function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

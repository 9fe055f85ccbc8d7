/**
 * The personal link: `/check/#<checkId>.<secret>`. The token leaves the address bar at once, so that nobody reads it
 * from a shared screen and no history keeps it, and is remembered in this tab, so that a reload works.
 *
 * On the device it is remembered only once the person has said that this device may remember (`keepOnDevice`): nobody
 * knows whether somebody else sits down here next. The tab's own memory comes first: two tabs with two checks must not
 * take over each other's link.
 */
import type { Role } from './api-types.ts';

const TOKEN = /^[a-z0-9]{16}\.[A-Za-z0-9_-]{43}$/;
const KEY = 'sc.link';
/** Marks of the links that this device may remember, and of those that it must not (the latter in the tab only). */
const KEPT = 'sc.kept';
const LEFT = 'sc.left';

/** The two stores of a browser; either may be missing or forbidden. */
export interface Stores {
  session: Storage | null;
  local: Storage | null;
}

export interface OpenedLink {
  /** Null where there is no link, neither in the address nor remembered. */
  token: string | null;
  /** Whether a reload will find it again. */
  remembered: boolean;
}

export const isToken = (text: string): boolean => TOKEN.test(text);
export const checkIdOf = (token: string): string => token.slice(0, token.indexOf('.'));

export function browserStores(): Stores {
  return { session: usable(() => window.sessionStorage), local: usable(() => window.localStorage) };
}

/** A store that really keeps something; some browsers offer one that throws, or that holds nothing. */
function usable(open: () => Storage): Storage | null {
  try {
    const storage = open();
    storage.setItem('sc.probe', '1');
    const works = storage.getItem('sc.probe') === '1';
    storage.removeItem('sc.probe');
    return works ? storage : null;
  } catch {
    return null;
  }
}

/** The token in the given fragment, or the remembered one. Does not touch the address; see `takeTokenFromAddress`. */
export function openLink(fragment: string, stores: Stores): OpenedLink {
  const given = decodeFragment(fragment);
  if (isToken(given)) return { token: given, remembered: remember(given, stores) };
  const token = read(stores.session) ?? read(stores.local);
  if (token === null) return { token: null, remembered: false };
  return { token, remembered: remember(token, { session: stores.session, local: null }) || stores.local !== null };
}

/** In this tab, and on the device if it may. Gives whether a reload will find it. */
export function remember(token: string, stores: Stores): boolean {
  const tab = write(stores.session, token);
  const device = decidedFor(token, stores) === 'keep' && write(stores.local, token);
  return tab || device;
}

/** Forgets the link of this tab, here and on the device, and what was decided for it. */
export function forget(stores: Stores): void {
  const token = read(stores.session) ?? read(stores.local);
  for (const store of [stores.session, stores.local]) {
    if (token !== null) setMarks(store, KEPT, without(marks(store, KEPT), markOf(token)));
    remove(store, LEFT);
    if (token === null || read(store) === token) remove(store, KEY);
  }
}

/** What the person decided for a link on this device: keep, leave nothing behind, or nothing yet. */
export type Decision = 'keep' | 'leave' | 'none';

export function decidedFor(token: string, stores: Stores): Decision {
  if (marks(stores.local, KEPT).includes(markOf(token))) return 'keep';
  return marks(stores.session, LEFT).includes(markOf(token)) ? 'leave' : 'none';
}

/** This device may remember what belongs to the link. Gives whether it does. */
export function keepOnDevice(token: string, stores: Stores): boolean {
  const mark = markOf(token);
  if (!setMarks(stores.local, KEPT, [...without(marks(stores.local, KEPT), mark), mark])) return false;
  remove(stores.session, LEFT);
  return remember(token, stores);
}

/** Nothing of this link stays on the device; the tab remembers it for reloads only. */
export function leaveNothing(token: string, stores: Stores): void {
  setMarks(stores.local, KEPT, without(marks(stores.local, KEPT), markOf(token)));
  if (read(stores.local) === token) remove(stores.local, KEY);
  setMarks(stores.session, LEFT, [markOf(token)]);
  remember(token, stores);
}

/** Where to keep what is typed under this link: on the device if it may remember, else in the tab. */
export function typedStorage(token: string, stores: Stores): { storage: Storage | null; outlivesTab: boolean } {
  return decidedFor(token, stores) === 'keep'
    ? { storage: stores.local, outlivesTab: true }
    : { storage: stores.session, outlivesTab: false };
}

/** Names a link without saying anything of its secret (FNV-1a, 32 bits). */
export function markOf(token: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < token.length; index++) {
    hash = Math.imul(hash ^ token.charCodeAt(index), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}

function marks(store: Storage | null, key: string): string[] {
  try {
    return (store?.getItem(key) ?? '').split(' ').filter((mark) => mark !== '');
  } catch {
    return [];
  }
}

function setMarks(store: Storage | null, key: string, all: string[]): boolean {
  if (all.length === 0) {
    remove(store, key);
    return false;
  }
  try {
    store?.setItem(key, all.join(' '));
    return store !== null;
  } catch {
    return false;
  }
}

const without = (all: string[], mark: string): string[] => all.filter((one) => one !== mark);

function remove(store: Storage | null, key: string): void {
  try {
    store?.removeItem(key);
  } catch {
    // A store that cannot be written holds nothing of ours.
  }
}

/** A token in the fragment, removed from the address bar and from the history entry; null where there is none. */
export function takeFromAddress(isOne: (text: string) => boolean = isToken): string | null {
  const given = decodeFragment(location.hash);
  if (!isOne(given)) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return given;
}

/** The personal link of this page: from the address, or the remembered one. */
export function takeTokenFromAddress(stores: Stores): OpenedLink {
  return openLink(takeFromAddress() ?? '', stores);
}

/**
 * A link opened in a tab that already shows the page only changes the fragment. The page then starts anew with it.
 * Call before mounting, so that no such change is missed.
 */
export function watchForAnotherLink(keep: (token: string) => void, isOne: (text: string) => boolean = isToken): void {
  window.addEventListener('hashchange', () => {
    const given = takeFromAddress(isOne);
    if (given === null) return;
    keep(given);
    location.reload();
  });
}

export const personalLink = (token: string, origin: string = location.origin): string => `${origin}/check/#${token}`;

/** Where a link of this role begins: who answers at the questions, who only reads at what there is to read. */
export const startOf = (role: Role): string =>
  role === 'viewer' ? '/ergebnis/' : role === 'companion' ? '/koordination/' : '/check/';

export const linkFor = (role: Role, token: string, origin: string = location.origin): string =>
  `${origin}${startOf(role)}#${token}`;

/** Mail programs escape, and people copy a full stop or a bracket along. */
function decodeFragment(fragment: string): string {
  let text = fragment.replace(/^#/, '');
  try {
    text = decodeURIComponent(text);
  } catch {
    // Not escaped, then.
  }
  return text.trim().replace(/[>)\].,;]+$/, '');
}

function read(store: Storage | null): string | null {
  try {
    const token = store?.getItem(KEY) ?? null;
    return token !== null && isToken(token) ? token : null;
  } catch {
    return null;
  }
}

function write(store: Storage | null, token: string): boolean {
  if (store === null) return false;
  try {
    store.setItem(KEY, token);
    return true;
  } catch {
    return false;
  }
}

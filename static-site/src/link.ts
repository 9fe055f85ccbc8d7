/**
 * The personal link: `/check/#<checkId>.<secret>`. The token leaves the address bar at once, so that nobody reads it
 * from a shared screen and no history keeps it, and is remembered on this device, so that a reload works.
 *
 * The tab's own memory comes first: two tabs with two checks must not take over each other's link.
 */
import type { Role } from './api-types.ts';

const TOKEN = /^[a-z0-9]{16}\.[A-Za-z0-9_-]{43}$/;
const KEY = 'sc.link';

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

export function remember(token: string, stores: Stores): boolean {
  const tab = write(stores.session, token);
  const device = write(stores.local, token);
  return tab || device;
}

export function forget(stores: Stores): void {
  for (const store of [stores.session, stores.local]) {
    try {
      store?.removeItem(KEY);
    } catch {
      // A store that cannot be written holds nothing of ours.
    }
  }
}

/** A token in the fragment, removed from the address bar and from the history entry; null where there is none. */
export function takeFromAddress(): string | null {
  const given = decodeFragment(location.hash);
  if (!isToken(given)) return null;
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
export function watchForAnotherLink(keep: (token: string) => void): void {
  window.addEventListener('hashchange', () => {
    const given = takeFromAddress();
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

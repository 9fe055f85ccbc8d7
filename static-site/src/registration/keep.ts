/**
 * The link of a registration, `/mitmachen/#<phase>.<secret>`, and what was typed before it was sent: in this tab only,
 * so that a reload loses nothing and the device keeps nothing.
 */
import type { Stores } from '../link.ts';
import type { Draft } from './draft.ts';

const TOKEN = /^[a-z0-9-]{1,40}\.[A-Za-z0-9_-]{43}$/;
const KEY = 'sc.registration';
const DRAFT = 'sc.registration.draft';

export const isRegistration = (text: string): boolean => TOKEN.test(text);

export const registrationLink = (token: string, origin: string = location.origin): string =>
  `${origin}/mitmachen/#${token}`;

export function keptRegistration(stores: Stores): string | null {
  const kept = read(KEY, stores);
  return kept !== null && isRegistration(kept) ? kept : null;
}

export const keepRegistration = (token: string, stores: Stores): void => write(KEY, token, stores);

export function forgetRegistration(stores: Stores): void {
  write(KEY, null, stores);
  write(DRAFT, null, stores);
}

export function keptDraft(stores: Stores): Partial<Draft> {
  try {
    return JSON.parse(read(DRAFT, stores) ?? '{}') as Partial<Draft>;
  } catch {
    return {};
  }
}

export const keepDraft = (draft: Draft | null, stores: Stores): void =>
  write(DRAFT, draft === null ? null : JSON.stringify(draft), stores);

function read(key: string, stores: Stores): string | null {
  try {
    return stores.session?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function write(key: string, value: string | null, stores: Stores): void {
  try {
    if (value === null) stores.session?.removeItem(key);
    else stores.session?.setItem(key, value);
  } catch {
    // A store that cannot be written holds nothing of ours.
  }
}

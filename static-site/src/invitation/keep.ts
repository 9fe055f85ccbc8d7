/**
 * What has to outlive a reload while an invitation is being accepted. The coordinator's secret is kept before it is
 * sent: if the answer is lost, the same secret confirms again, and nobody is locked out of the check just started.
 */
import { type Stores, isToken } from '../link.ts';

const INVITATION = 'sc.invitation';
const SECRET = 'sc.secret.';

/** The id of an invitation, or the beginning of a typed code: without the part that is secret. */
const idOf = (invitation: string) =>
  invitation.includes('.') ? invitation.slice(0, invitation.indexOf('.')) : `code-${invitation.slice(0, 4)}`;

/** From the address, or the one this tab was opened with. */
export function keptInvitation(given: string | null, stores: Stores): string | null {
  try {
    if (given !== null) {
      stores.session?.setItem(INVITATION, given);
      return given;
    }
    const kept = stores.session?.getItem(INVITATION) ?? null;
    return kept !== null && isToken(kept) ? kept : null;
  } catch {
    return given;
  }
}

export function keptSecret(invitation: string, stores: Stores): string | null {
  try {
    return stores.local?.getItem(SECRET + idOf(invitation)) ?? null;
  } catch {
    return null;
  }
}

/** Whether it was kept. */
export function keepSecret(invitation: string, secret: string, stores: Stores): boolean {
  try {
    stores.local?.setItem(SECRET + idOf(invitation), secret);
    return stores.local !== null;
  } catch {
    return false;
  }
}

/** Once the personal link is safe. */
export function dropInvitation(invitation: string, stores: Stores): void {
  try {
    stores.session?.removeItem(INVITATION);
    stores.local?.removeItem(SECRET + idOf(invitation));
  } catch {
    // A store that cannot be written holds nothing of ours.
  }
}

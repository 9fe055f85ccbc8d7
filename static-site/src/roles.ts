/** What a link may do, said once for all pages. The server decides; pages only leave out what it would refuse. */
import type { Check, Role } from './api-types.ts';

/** Coordinator and deputy: they run the check, record what was agreed, and submit. */
export const leads = (role: Role): boolean => role === 'coordinator' || role === 'deputy';

/** Who reads the internal edition of the result. */
export const readsInternal = (role: Role): boolean => leads(role) || role === 'companion';

export type Room = 'check' | 'koordination' | 'abgleich' | 'ergebnis';

/** The pages that a link opens, in the order in which a check goes through them. */
export function roomsOf(role: Role): Room[] {
  switch (role) {
    case 'coordinator':
    case 'deputy':
      return ['check', 'koordination', 'abgleich', 'ergebnis'];
    case 'department':
      return ['check', 'abgleich', 'ergebnis'];
    case 'companion':
      return ['koordination', 'abgleich', 'ergebnis'];
    case 'viewer':
      return ['ergebnis'];
  }
}

/** The department that the link answers for; null for companion and viewer. */
export const ownDepartment = (check: Check): Check['departments'][number] | null =>
  check.departments.find((one) => one.id === check.department) ?? null;

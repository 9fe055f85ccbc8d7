/**
 * Changing a unit that somebody else may change at the same time. The server takes a whole unit with the revision that
 * was seen; when it has another one by then, our change is put onto that, field by field and indicator by indicator.
 */
import type { DepartmentState } from '../api-types.ts';

export interface UnitDraft {
  name: string;
  contact: string;
  responsible: string[];
  closed: boolean;
}

export const draftOf = (unit: DepartmentState): UnitDraft => ({
  name: unit.name,
  contact: unit.contact ?? '',
  responsible: unit.responsible,
  closed: unit.closed,
});

/** What was changed in `mine` since `base`, put onto `theirs`. */
export function merged(base: UnitDraft, mine: UnitDraft, theirs: UnitDraft): UnitDraft {
  const added = mine.responsible.filter((one) => !base.responsible.includes(one));
  const removed = new Set(base.responsible.filter((one) => !mine.responsible.includes(one)));
  return {
    name: mine.name === base.name ? theirs.name : mine.name,
    contact: mine.contact === base.contact ? theirs.contact : mine.contact,
    closed: mine.closed === base.closed ? theirs.closed : mine.closed,
    responsible: [
      ...theirs.responsible.filter((one) => !removed.has(one)),
      ...added.filter((one) => !theirs.responsible.includes(one)),
    ],
  };
}

/** In German, one line per thing: what the other one changed. */
export function differences(base: UnitDraft, theirs: UnitDraft): string[] {
  const lines: string[] = [];
  if (base.name !== theirs.name) lines.push(`Der Name ist jetzt „${theirs.name}“.`);
  if (base.contact !== theirs.contact)
    lines.push(
      theirs.contact === ''
        ? 'Die Adresse wurde entfernt.'
        : `Die Adresse für Erinnerungen ist jetzt ${theirs.contact}.`,
    );
  const more = theirs.responsible.filter((one) => !base.responsible.includes(one)).length;
  const less = base.responsible.filter((one) => !theirs.responsible.includes(one)).length;
  if (more > 0)
    lines.push(`Zuständig ist sie für ${more === 1 ? 'eine weitere Aussage' : `${more} weitere Aussagen`}.`);
  if (less > 0) lines.push(`Für ${less === 1 ? 'eine Aussage' : `${less} Aussagen`} ist sie nicht mehr zuständig.`);
  if (base.closed !== theirs.closed)
    lines.push(theirs.closed ? 'Sie wurde geschlossen.' : 'Sie wurde wieder geöffnet.');
  return lines;
}

/** What comes back with a conflict, if it is a unit. */
export function storedUnit(current: unknown): DepartmentState | null {
  if (typeof current !== 'object' || current === null) return null;
  const given = current as Partial<DepartmentState>;
  const { id, name, revision } = given;
  if (typeof id !== 'string' || typeof name !== 'string' || typeof revision !== 'number') return null;
  return {
    ...given,
    id,
    name,
    revision,
    released: given.released ?? false,
    closed: given.closed ?? false,
    responsible: given.responsible ?? [],
    answered: given.answered ?? {},
    typed: given.typed ?? false,
  };
}

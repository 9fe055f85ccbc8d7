/** The list of admitted municipalities: searching and sorting, without a DOM. */
import type { Admission, PhaseDocument } from '../api-types.ts';

export type Column = 'name' | 'land' | 'invitedOn' | 'started' | 'documents';
export interface Order {
  column: Column;
  ascending: boolean;
}

const german = new Intl.Collator('de-DE', { numeric: true });

/** How far the documents are: what needs attention comes last, so that it stands first when sorted downwards. */
const RANK = { none: 0, done: 1, waiting: 2, running: 3, failed: 4 } as const;

export type Standing = keyof typeof RANK;

/** What the list shows of each, by key: a failed document above one under way above a finished one. */
export function standings(documents: PhaseDocument[]): Map<string, Standing> {
  const worst = new Map<string, Standing>();
  for (const one of documents) {
    const state = one.state ?? 'done';
    if (RANK[state] > RANK[worst.get(one.key) ?? 'none']) worst.set(one.key, state);
  }
  return worst;
}

/** Every word has to stand at the beginning of a word of name, kind or Land, or in the key. */
export function found(rows: Admission[], words: string): Admission[] {
  const wanted = words.toLocaleLowerCase('de-DE').split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    const text = ` ${row.name} ${row.kind ?? ''} ${row.land ?? ''} ${row.key}`
      .toLocaleLowerCase('de-DE')
      .replace(/[-(),]/g, ' ');
    return wanted.every((word) => text.includes(` ${word.replace(/[-(),]/g, ' ')}`));
  });
}

export function sorted(
  rows: Admission[],
  { column, ascending }: Order,
  documents: ReadonlyMap<string, Standing> = new Map(),
): Admission[] {
  const compare = (a: Admission, b: Admission): number => {
    switch (column) {
      case 'name':
        return 0;
      case 'land':
        return german.compare(a.land ?? '', b.land ?? '');
      case 'invitedOn':
        return a.invitedOn.localeCompare(b.invitedOn);
      case 'started':
        return Number(a.started) - Number(b.started);
      case 'documents':
        return RANK[documents.get(a.key) ?? 'none'] - RANK[documents.get(b.key) ?? 'none'];
    }
  };
  const direction = ascending ? 1 : -1;
  const byName = (a: Admission, b: Admission) => german.compare(a.name, b.name) || a.key.localeCompare(b.key);
  return [...rows].sort((a, b) =>
    column === 'name' ? direction * byName(a, b) : direction * compare(a, b) || byName(a, b),
  );
}

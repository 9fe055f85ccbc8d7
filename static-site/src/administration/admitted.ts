/** The list of admitted municipalities: searching and sorting, without a DOM. */
import type { Admission } from '../api-types.ts';

export type Column = 'name' | 'land' | 'invitedOn' | 'started' | 'report';
export interface Order {
  column: Column;
  ascending: boolean;
}

const german = new Intl.Collator('de-DE', { numeric: true });

/** How far the reports are: what needs attention comes last, so that it stands first when sorted downwards. */
const REPORT_RANK = { none: 0, done: 1, waiting: 2, running: 3, failed: 4 } as const;

/** The state that the list shows: a failed report above one under way above a finished one. */
export function reportState(row: Admission): keyof typeof REPORT_RANK {
  return (row.reports ?? []).reduce<keyof typeof REPORT_RANK>(
    (worst, job) => (REPORT_RANK[job.state] > REPORT_RANK[worst] ? job.state : worst),
    'none',
  );
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

export function sorted(rows: Admission[], { column, ascending }: Order): Admission[] {
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
      case 'report':
        return REPORT_RANK[reportState(a)] - REPORT_RANK[reportState(b)];
    }
  };
  const direction = ascending ? 1 : -1;
  const byName = (a: Admission, b: Admission) => german.compare(a.name, b.name) || a.key.localeCompare(b.key);
  return [...rows].sort((a, b) =>
    column === 'name' ? direction * byName(a, b) : direction * compare(a, b) || byName(a, b),
  );
}

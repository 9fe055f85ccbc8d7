/** The list of admitted municipalities: filtering, searching and sorting, without a DOM. */
import type { Admission, PhaseDocument } from '../api-types.ts';
import { day } from '../format.ts';

export type Column = 'name' | 'land' | 'invitedOn' | 'stage' | 'coverage' | 'documents';
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

/** How far one is, as far as that is shared: beyond having begun the coordinator decides. */
export type Stage = 'invited' | 'started' | 'submitted' | 'reported';
export const STAGES: Record<Stage, string> = {
  invited: 'noch nicht begonnen',
  started: 'hat begonnen',
  submitted: 'hat abgegeben',
  reported: 'hat einen Bericht',
};
const STAGE_RANK: Record<Stage, number> = { invited: 0, started: 1, submitted: 2, reported: 3 };

export function stageOf({ started, progress }: Admission): Stage {
  if (!started) return 'invited';
  if (progress?.submittedOn === undefined) return 'started';
  return progress.reported ? 'reported' : 'submitted';
}

/** What the list is narrowed to; the empty text narrows nothing. */
export interface Filter {
  words: string;
  stage: Stage | '';
  land: string;
  kind: string;
}
export const NO_FILTER: Filter = { words: '', stage: '', land: '', kind: '' };
export const isFiltered = (filter: Filter): boolean =>
  filter.words.trim() !== '' || filter.stage !== '' || filter.land !== '' || filter.kind !== '';

/** Every part of a town is one kind: "Teil von Hamburg" would be a choice of its own for each town. */
export const kindOf = ({ kind }: Admission): string =>
  kind?.startsWith('Teil von ') ? 'Teil einer Stadt' : (kind ?? '');

/** What one can choose from: what is there. */
export function choices(rows: Admission[]): { lands: string[]; kinds: string[] } {
  const sortedSet = (values: string[]) => [...new Set(values)].filter(Boolean).sort(german.compare);
  return { lands: sortedSet(rows.map((row) => row.land ?? '')), kinds: sortedSet(rows.map(kindOf)) };
}

export function filtered(rows: Admission[], filter: Filter): Admission[] {
  return found(rows, filter.words).filter(
    (row) =>
      (filter.stage === '' || stageOf(row) === filter.stage) &&
      (filter.land === '' || row.land === filter.land) &&
      (filter.kind === '' || kindOf(row) === filter.kind),
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
      case 'stage':
        return STAGE_RANK[stageOf(a)] - STAGE_RANK[stageOf(b)];
      case 'coverage':
        return (a.progress?.coverage ?? -1) - (b.progress?.coverage ?? -1);
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

/** The list as a table to take along. */
export function admittedRows(rows: Admission[]): string[][] {
  return [
    [
      'Schlüssel',
      'Kommune',
      'Art',
      'Land',
      'Stand',
      'Eingeladen',
      'Begonnen',
      'Beantwortet in Prozent',
      'Abgegeben',
      'Kontakt',
    ],
    ...rows.map((row) => [
      row.key,
      row.name,
      row.kind ?? '',
      row.land ?? '',
      STAGES[stageOf(row)],
      day(row.invitedOn),
      row.startedOn ? day(row.startedOn) : '',
      row.progress ? String(row.progress.coverage) : '',
      row.progress?.submittedOn ? day(row.progress.submittedOn) : '',
      row.contact ?? '',
    ]),
  ];
}

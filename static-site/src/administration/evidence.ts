/** What a phase can prove: counts and days, without a DOM. */
import type { Admission, ListedInstrument, Phase, PhaseDocument } from '../api-types.ts';
import { day } from '../format.ts';

export interface Totals {
  invited: number;
  started: number;
  /** Of how many the coordinators share how far they are; the next two count only these. */
  sharing: number;
  submitted: number;
  reported: number;
  firstInvitedOn: string | null;
}

export function totalsOf(rows: Admission[]): Totals {
  const sharing = rows.filter((row) => row.progress !== undefined);
  return {
    invited: rows.length,
    started: rows.filter((row) => row.started).length,
    sharing: sharing.length,
    submitted: sharing.filter((row) => row.progress?.submittedOn !== undefined).length,
    reported: sharing.filter((row) => row.progress?.reported).length,
    firstInvitedOn: rows.map((row) => row.invitedOn).sort()[0] ?? null,
  };
}

/** How many there were at the end of a day. */
export interface Day {
  on: string;
  invited: number;
  started: number;
  submitted: number;
}

/**
 * The days on which something changed. Who began before the day was kept is in the totals and not in here; a new
 * invitation moves the day of the first one.
 */
export function daysOf(rows: Admission[]): Day[] {
  const of = (pick: (row: Admission) => string | undefined) => rows.flatMap((row) => pick(row) ?? []);
  const events = {
    invited: of((row) =>
      row.startedOn !== undefined && row.startedOn < row.invitedOn ? row.startedOn : row.invitedOn,
    ),
    started: of((row) => row.startedOn),
    submitted: of((row) => row.progress?.submittedOn),
  };
  const until = (list: string[], on: string) => list.filter((one) => one <= on).length;
  return [...new Set([...events.invited, ...events.started, ...events.submitted])].sort().map((on) => ({
    on,
    invited: until(events.invited, on),
    started: until(events.started, on),
    submitted: until(events.submitted, on),
  }));
}

/** By kind, those that the project team ordered or that were released to it. */
export function documentCounts(documents: PhaseDocument[]): Map<PhaseDocument['kind'], number> {
  const counts = new Map<PhaseDocument['kind'], number>();
  for (const { kind, state } of documents)
    if (state === undefined || state === 'done') counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

/** By its title, as everywhere; by its id where nobody knows the title any more. */
export function questionnaireName({ id, version }: Phase['instrument'], listed: ListedInstrument[]): string {
  const known = listed.find((one) => one.id === id && one.version === version);
  return `${known?.title ?? id}, Version ${version}`;
}

/** The statement as pairs, for the page and for the file. */
export function statement(
  phase: Phase,
  questionnaire: string,
  rows: Admission[],
  documents: [name: string, number: number][],
): [name: string, value: string][] {
  const totals = totalsOf(rows);
  return [
    ['Projektphase', phase.name],
    ['Fragebogen', questionnaire],
    ['Erste Einladung', totals.firstInvitedOn ? day(totals.firstInvitedOn) : 'noch keine'],
    ['Antworten bis', day(phase.closesOn)],
    ['Alles gelöscht am', day(phase.retentionEndsOn)],
    ['Kommunen eingeladen', String(totals.invited)],
    ['Selbstcheck begonnen', String(totals.started)],
    ['Stand freigegeben', String(totals.sharing)],
    ['davon abgegeben', String(totals.submitted)],
    ['davon mit Bericht', String(totals.reported)],
    ...documents.map(([name, number]): [string, string] => [`Dokumente: ${name}`, String(number)]),
  ];
}

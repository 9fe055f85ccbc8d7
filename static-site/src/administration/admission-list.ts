/** A list of municipalities on its way into a phase, without a DOM: what can be admitted, and portion by portion. */
import type { AdministrationApi } from '../api.ts';
import type { AdmissionCandidate, AdmissionLine, NewInvitation } from '../api-types.ts';
import { day } from '../format.ts';
import type { Problem } from '../problem.ts';

/** As many as the server takes at a time. */
const PORTION = 25;

/** In Base64 the file has to fit into a body of 256 KB. */
export const MOST_FILE_BYTES = 190_000;

export interface Sorted {
  ready: AdmissionLine[];
  offers: AdmissionLine[];
  already: AdmissionLine[];
  refused: AdmissionLine[];
}

/** What the person has to look at, by what there is to do. */
export function sortedLines(lines: AdmissionLine[]): Sorted {
  const of = (...states: AdmissionLine['status'][]) => lines.filter((line) => states.includes(line.status));
  return {
    ready: of('ok'),
    offers: of('correction'),
    already: of('already'),
    refused: of('unknown', 'dissolved', 'wrongKind', 'duplicate', 'damaged'),
  };
}

/** Those that need nothing, and of the offers those that were taken. */
export function candidates({ ready, offers }: Sorted, taken: ReadonlySet<number>): AdmissionCandidate[] {
  return [...ready, ...offers.filter((line) => taken.has(line.row))]
    .sort((a, b) => a.row - b.row)
    .flatMap(({ key, part, contact }) =>
      key === undefined ? [] : [{ key, ...(part ? { part } : {}), ...(contact ? { contact } : {}) }],
    );
}

/** An invitation with where it goes. */
export interface Invited extends NewInvitation {
  contact?: string;
}

export type RunState = 'running' | 'stopped' | 'done';

/**
 * Admits one portion after the other. It lives beside the pages, so that looking at another one does not end it and
 * does not lose the invitations, which exist nowhere else: in memory, and never in the browser's storage.
 */
export class Run {
  readonly invited: Invited[] = [];
  /** They were in the phase before, or somebody else was faster. */
  readonly already: string[] = [];
  state: RunState = 'stopped';
  problem: Problem | null = null;
  /** Whether the list was taken along. */
  saved = false;
  private next = 0;
  private wanted = false;
  /** Sent without an answer: whether they were admitted is not known, and nobody holds an invitation if they were. */
  private readonly uncertain = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly phase: string;
  private readonly all: AdmissionCandidate[];

  constructor(phase: string, all: AdmissionCandidate[]) {
    this.phase = phase;
    this.all = all;
  }

  get total(): number {
    return this.all.length;
  }

  get through(): number {
    return this.next;
  }

  /** Whether something would be lost. */
  get holds(): boolean {
    return this.state === 'running' || (this.invited.length > 0 && !this.saved);
  }

  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** After the portion under way. */
  stop(): void {
    this.wanted = false;
  }

  markSaved(): void {
    this.saved = true;
    this.tell();
  }

  async go(api: AdministrationApi): Promise<void> {
    if (this.state === 'running') return;
    this.wanted = true;
    this.problem = null;
    this.state = 'running';
    this.tell();
    while (this.wanted && this.problem === null && this.next < this.all.length) {
      await this.portion(api, this.all.slice(this.next, this.next + PORTION));
      this.tell();
    }
    this.state = this.next >= this.all.length ? 'done' : 'stopped';
    this.tell();
  }

  private async portion(api: AdministrationApi, portion: AdmissionCandidate[]): Promise<void> {
    const reply = await api.admitMunicipalities(this.phase, portion);
    if (!reply.ok) {
      if (reply.problem.kind === 'network' || reply.problem.status >= 500)
        for (const one of portion) this.uncertain.add(idOf(one));
      this.problem = reply.problem;
      return;
    }
    for (const [index, one] of portion.entries()) {
      const outcome = reply.value.admitted[index];
      if (outcome?.outcome === 'invited' && outcome.invitation) this.take(outcome.invitation, one);
      else if (outcome?.outcome === 'closed') {
        this.problem = {
          kind: 'state',
          status: 409,
          type: '/errors/phase-closed',
          title: 'Diese Phase ist zu Ende',
          detail: 'In eine beendete Phase wird niemand mehr eingeladen.',
          errors: [],
        };
        return;
      } else if (this.uncertain.has(idOf(one)) && outcome?.municipality) {
        const renewed = await api.renewInvitation(this.phase, outcome.municipality.key);
        if (!renewed.ok) {
          this.problem = renewed.problem;
          return;
        }
        this.take(renewed.value, one);
      } else this.already.push(outcome?.municipality?.name ?? one.key);
      this.next++;
    }
  }

  private take(invitation: NewInvitation, { contact }: AdmissionCandidate): void {
    this.invited.push({ ...invitation, ...(contact ? { contact } : {}) });
    this.saved = false;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const idOf = ({ key, part }: AdmissionCandidate): string => `${key} ${part ?? ''}`;

/** The run of each phase, as long as the page is open. */
const runs = new Map<string, Run>();
export const runOf = (phase: string): Run | undefined => runs.get(phase);
export const keepRun = (phase: string, run: Run): void => void runs.set(phase, run);
export const forgetRun = (phase: string): void => void runs.delete(phase);

/** On a deliberate sign-out. */
export function forgetRuns(): void {
  for (const run of runs.values()) run.stop();
  runs.clear();
}

/** The one list of invitations. */
export function invitationRows(invited: Invited[], origin: string): string[][] {
  return [
    ['Schlüssel', 'Kommune', 'Kontakt', 'Einladungslink', 'Adresse für den Code', 'Code', 'Gültig bis'],
    ...invited.map(({ municipality, contact, invitation, code, expiresOn }) => [
      municipality.key,
      municipality.name,
      contact ?? '',
      invitationLink(invitation, origin),
      `${origin}/code/`,
      code,
      day(expiresOn),
    ]),
  ];
}

export const invitationLink = (invitation: string, origin: string): string => `${origin}/einladung/#${invitation}`;

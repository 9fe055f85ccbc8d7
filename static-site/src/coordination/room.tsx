/** What every view of the coordinator's room shares: what stands, what was made here, what is typed and not sent. */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { Check, DepartmentState, LinkState, Summary } from '../api-types.ts';
import { type CheckApi, type Reply, checkApi, createCaller } from '../api.ts';
import { type Instrument, inScope, indicatorsOf, loadInstrument } from '../instrument.ts';
import { leads } from '../roles.ts';
import { type Standing, writable } from './next.ts';
import type { Route } from './route.ts';

/** A link that was just made. Its secret and code are nowhere else: whoever leaves the page loses them. */
export interface Fresh {
  link: LinkState;
  /** Null where only a new code was made. */
  token: string | null;
  code: string;
}

export interface Stand {
  check: Check;
  /** The whole questionnaire. */
  whole: Instrument;
  /** The questionnaire in the check's scope. */
  instrument: Instrument;
  departments: DepartmentState[];
  /** Empty for a companion. */
  links: LinkState[];
  summary: Summary | null;
}

export interface Room extends Stand {
  api: CheckApi;
  /** Today, Europe/Berlin. */
  today: string;
  origin: string;
  indicators: number;
  /** Coordinator and deputy; a companion only reads. */
  leads: boolean;
  nameOf: (department: string) => string;
  standing: Standing;
  fresh: Fresh[];
  addFresh: (link: Fresh) => void;
  dropFresh: (id: string) => void;
  /** Reads everything anew, without a sign of waiting. */
  reload: () => Promise<void>;
  /** Puts in place what the server has just answered. */
  put: (part: Partial<Stand>) => void;
  putDepartment: (department: DepartmentState) => void;
  drafts: Map<string, unknown>;
  /** Said once at the top of this view, after something done in another. */
  said: string | null;
  /** To another view, or only to say something in this one. */
  go: (route: Route, said?: string) => void;
  forget: () => void;
}

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error('A view of the coordination outside its room');
  return room;
}

export const roomApi = (token: string): CheckApi => checkApi(createCaller({ token: () => token }));

export type Opening = { kind: 'open'; stand: Stand } | { kind: 'elsewhere'; check: Check };

export async function openRoom(api: CheckApi): Promise<Reply<Opening>> {
  const opened = await api.openLink();
  if (!opened.ok) return opened;
  const check = opened.value;
  const mayRead = leads(check.role) || check.role === 'companion';
  if (!mayRead) return { ok: true, value: { kind: 'elsewhere', check } };
  const [published, stand] = await Promise.all([loadInstrument(check.instrument), readStand(api, check)]);
  if (!published.ok) return published;
  if (!stand.ok) return stand;
  return { ok: true, value: { kind: 'open', stand: standOf(published.value, stand.value) } };
}

export async function readAgain(api: CheckApi, whole: Instrument): Promise<Reply<Stand>> {
  const opened = await api.openLink();
  if (!opened.ok) return opened;
  const stand = await readStand(api, opened.value);
  return stand.ok ? { ok: true, value: standOf(whole, stand.value) } : stand;
}

type Read = Omit<Stand, 'whole' | 'instrument'>;

async function readStand(api: CheckApi, check: Check): Promise<Reply<Read>> {
  const leading = leads(check.role);
  const [departments, links, summary] = await Promise.all([
    api.listDepartments(),
    leading ? api.listLinks() : null,
    leading && check.conduct.agreementOpen && writable(check) ? api.readSummary() : null,
  ]);
  if (!departments.ok) return departments;
  if (links !== null && !links.ok) return links;
  return {
    ok: true,
    value: {
      check,
      departments: departments.value.departments,
      links: links?.value.links ?? [],
      // Without it only the number of open points is missing.
      summary: summary?.ok ? summary.value : null,
    },
  };
}

const standOf = (whole: Instrument, read: Read): Stand => ({
  ...read,
  whole,
  instrument: inScope(whole, read.check.scope),
});

export const indicatorsOfAll = (instrument: Instrument): number =>
  instrument.fields.reduce((sum, field) => sum + indicatorsOf(field).length, 0);

/**
 * What is typed in a view and not sent yet. It outlives going to another view of the room and coming back; leaving the
 * page asks first.
 */
export function useDraft<T>(name: string, initial: T): [value: T, change: (value: T) => void, clear: () => void] {
  const { drafts } = useRoom();
  const [, redraw] = useState(0);
  const value = drafts.has(name) ? (drafts.get(name) as T) : initial;
  const again = () => redraw((times) => times + 1);
  return [
    value,
    (next) => {
      drafts.set(name, next);
      again();
    },
    () => {
      drafts.delete(name);
      again();
    },
  ];
}

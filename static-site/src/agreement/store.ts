/** Everything the views of the agreement share: what was read, and the queue that saves what is recorded. */
import type { Agreement, Aims, Check, Meeting, MeetingPoint, Outcome, Point, View } from '../api-types.ts';
import { type CheckApi, type Reply, checkApi, createCaller } from '../api.ts';
import { storable } from '../check/storable.ts';
import type { UnsentItem } from '../check/unsent-text.ts';
import { type Instrument, type Place, inScope, loadInstrument, placesOf } from '../instrument.ts';
import { type Stores, typedStorage } from '../link.ts';
import type { Problem } from '../problem.ts';
import { leads } from '../roles.ts';
import { inThisTab } from '../saving/browser.ts';
import { type SavingQueue, type SlotView, type Stored, createSavingQueue } from '../saving/queue.ts';
import { createDrafts } from './drafts.ts';
import { type Draft, draftOf, isEmpty, outcomeOf } from './outcome.ts';
import { type AgreementPoint, type Entry, type State, type Unit, answersIn, stateOf } from './points.ts';

/** `outcome` is null where it was taken back, or never recorded. */
export interface PointValue {
  outcome: Outcome | null;
}
export interface MeetingValue {
  points: MeetingPoint[];
}
export type AimsValue = Pick<Aims, 'targets' | 'focus'>;

type Value = PointValue | MeetingValue | AimsValue;

const NOTHING: PointValue = { outcome: null };

export interface AgreementStore {
  check: Check;
  instrument: Instrument;
  places: Map<string, Place>;
  api: CheckApi;
  queue: SavingQueue<Value>;
  /** Whether this link records here, now. */
  writes: boolean;
  agreement: Agreement;
  unit(id: string): Unit | undefined;
  nameOf(department: string): string;
  entriesOf(indicator: string): Entry[];
  pointOf(indicator: string): AgreementPoint | undefined;
  /** What the server last said about what was recorded; undefined where nothing was. */
  storedOf(indicator: string): Point | undefined;
  /** The newest outcome, saved or not. */
  outcomeOf(indicator: string): Outcome | null;
  stateOf(indicator: string): State;
  pointView(indicator: string): SlotView<PointValue>;
  /** What the form shows: what is typed but cannot be stored yet, else the newest outcome. */
  draftOf(indicator: string): Draft;
  /** Everything that only this page or this device has: on its way, or not complete yet. */
  unsent(): UnsentItem[];
  /** Typed, but not complete, so that the server has another value or none. */
  isUnfinished(indicator: string): boolean;
  /** Stores a complete draft, keeps an incomplete one on this device. */
  record(indicator: string, draft: Draft, options?: { typing?: boolean }): void;
  /** Gives up what is typed and not complete; the stored value is shown again. */
  dropDraft(indicator: string): void;
  /** The form is gone: what is complete is the queue's from here on. */
  leave(indicator: string): void;
  takeBack(indicator: string): void;
  resolve(indicator: string, choice: 'mine' | 'theirs'): void;
  meeting(): MeetingPoint[];
  editMeeting(points: MeetingPoint[], options?: { typing?: boolean }): void;
  aims(): AimsValue;
  editAims(change: Partial<AimsValue>): void;
  /** Reads again what others did. Leaves alone what is being recorded here. */
  refresh(): Promise<Reply<null>>;
  /** Comments and evidence of one indicator. */
  readViews: CheckApi['readViews'];
  /** How the lists are narrowed; kept while one goes to a point and back. */
  filter: { field: string; state: State | '' };
  /** Whether what is typed lies on the device; else in this tab, which survives a reload and no more. */
  outlivesTab: boolean;
  /** Whether everything typed here would survive a closed tab. */
  keeps(): boolean;
  /** Called after every change. Gives a function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** Why the page opens nothing: the check is there, the agreement is not for these eyes, or not yet. */
export type Opened =
  | { state: 'open'; store: AgreementStore }
  | { state: 'closed'; check: Check }
  | { state: 'unreleased'; check: Check }
  | { state: 'resultOnly'; check: Check }
  | { state: 'failed'; problem: Problem };

export async function openAgreement(token: string, stores: Stores): Promise<Opened> {
  const api = checkApi(createCaller({ token: () => token }));
  const [opened, read] = await Promise.all([api.openLink(), api.readAgreement()]);
  if (!opened.ok) return { state: 'failed', problem: opened.problem };
  const check = opened.value;
  if (check.role === 'viewer') return { state: 'resultOnly', check };
  if (!read.ok) {
    if (read.problem.type === '/errors/agreement-closed' || !check.conduct.agreementOpen)
      return { state: 'closed', check };
    if (check.role === 'department' && read.problem.kind === 'forbidden') return { state: 'unreleased', check };
    return { state: 'failed', problem: read.problem };
  }
  const published = await loadInstrument(check.instrument);
  if (!published.ok) return { state: 'failed', problem: published.problem };
  return {
    state: 'open',
    store: storeOf(check, inScope(published.value, check.scope), read.value, api, typedStorage(token, stores)),
  };
}

function storeOf(
  check: Check,
  instrument: Instrument,
  first: Agreement,
  api: CheckApi,
  typed: ReturnType<typeof typedStorage>,
): AgreementStore {
  const places = placesOf(instrument);
  const scope = `${check.id}.${check.department}`;
  const drafts = createDrafts(scope, typed.storage);
  const points = new Map<string, Point>();
  const listeners = new Set<() => void>();
  let entries = new Map<string, Entry[]>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };

  const queue = createSavingQueue<Value>({
    scope,
    ...inThisTab(),
    parts: ['point', 'meeting', 'aims'],
    ...typed,
    readCurrent(part, current) {
      if (part === 'meeting') return storedMeeting(current);
      if (part === 'aims') return storedAims(current);
      if (isPoint(current)) points.set(current.indicator, current);
      return isPoint(current) ? storedPoint(current) : null;
    },
    async send(part, indicator, { value, ...write }, options) {
      if (part === 'meeting')
        return api.saveMeeting({ seenRevision: write.seenRevision, ...(value as MeetingValue) }, options);
      if (part === 'aims') return api.saveAims({ seenRevision: write.seenRevision, ...(value as AimsValue) }, options);
      const { outcome } = value as PointValue;
      const reply = await api.savePoint(indicator, { ...write, outcome: storableOutcome(outcome) }, options);
      if (reply.ok) {
        points.set(indicator, reply.value);
        drafts.rebase(indicator, reply.value.revision);
      }
      return reply;
    },
  });

  const take = (agreement: Agreement, isFirst: boolean) => {
    store.agreement = agreement;
    entries = new Map();
    for (const entry of answersIn(agreement)) {
      const list = entries.get(entry.indicator);
      if (list === undefined) entries.set(entry.indicator, [entry]);
      else list.push(entry);
    }
    const outcomes = new Map(agreement.outcomes.map((one) => [one.indicator, one]));
    for (const indicator of places.keys()) {
      const draft = drafts.get(indicator);
      // What is being typed here goes by what was seen when it was begun; whoever saved since is met as a conflict.
      if (draft !== undefined && !isFirst) continue;
      const point = outcomes.get(indicator) ?? { indicator, revision: 0 };
      points.set(indicator, point);
      const stored = storedPoint(point);
      queue.known('point', indicator, draft === undefined ? stored : { ...stored, revision: draft.base });
    }
    queue.known('meeting', 'meeting', {
      value: { points: agreement.meeting.points },
      revision: agreement.meeting.revision,
    });
    const { targets, focus, revision } = agreement.aims;
    queue.known('aims', 'aims', { value: { targets, focus }, revision });
  };

  const pointView = (indicator: string) => queue.view('point', indicator) as SlotView<PointValue>;
  const seen = (indicator: string): number => drafts.get(indicator)?.base ?? points.get(indicator)?.revision ?? 0;

  const store: AgreementStore = {
    check,
    instrument,
    places,
    api,
    queue,
    writes: leads(check.role) && (check.writable ?? (check.state === 'open' || check.state === 'reopened')),
    agreement: first,
    unit: (id) => store.agreement.departments.find((one) => one.id === id),
    nameOf(department) {
      const unit = store.unit(department);
      return unit === undefined ? department : unit.closed ? `${unit.name} (aufgelöst)` : unit.name;
    },
    entriesOf: (indicator) => entries.get(indicator) ?? [],
    pointOf: (indicator) => store.agreement.points.find((one) => one.indicator === indicator),
    storedOf: (indicator) => points.get(indicator),
    outcomeOf: (indicator) => (pointView(indicator).value ?? NOTHING).outcome,
    stateOf(indicator) {
      const { state } = pointView(indicator);
      const settled = state === 'untouched' || state === 'saved';
      return stateOf(store.outcomeOf(indicator), settled ? points.get(indicator) : undefined);
    },
    pointView,
    draftOf: (indicator) => drafts.get(indicator)?.draft ?? draftOf(store.outcomeOf(indicator)),
    unsent: () => [
      ...queue.unsent().filter((one) => one.part === 'point'),
      ...drafts
        .all()
        .filter((one) => store.isUnfinished(one.indicator))
        .map(({ indicator, draft }): UnsentItem => ({ part: 'point', indicator, value: { draft } })),
    ],
    isUnfinished(indicator) {
      const kept = drafts.get(indicator);
      return kept !== undefined && !isEmpty(kept.draft) && outcomeOf(kept.draft) === null;
    },
    record(indicator, draft, options = {}) {
      const outcome = outcomeOf(draft);
      drafts.set(indicator, { draft, base: seen(indicator) }, outcome === null && !isEmpty(draft));
      if (outcome !== null) queue.edit('point', indicator, { outcome }, options);
      changed();
    },
    dropDraft(indicator) {
      drafts.remove(indicator);
      changed();
    },
    leave(indicator) {
      if (!store.isUnfinished(indicator)) drafts.remove(indicator);
    },
    takeBack(indicator) {
      drafts.remove(indicator);
      queue.edit('point', indicator, NOTHING);
      changed();
    },
    resolve(indicator, choice) {
      drafts.remove(indicator);
      queue.resolve('point', indicator, choice);
    },
    meeting: () =>
      ((queue.view('meeting', 'meeting').value as MeetingValue | undefined)?.points ?? []).filter((one) =>
        places.has(one.indicator),
      ),
    editMeeting: (list, options) => queue.edit('meeting', 'meeting', { points: list }, options),
    aims: () => (queue.view('aims', 'aims').value as AimsValue | undefined) ?? { targets: [], focus: [] },
    editAims: (change) => queue.edit('aims', 'aims', { ...store.aims(), ...change }),
    async refresh() {
      const reply = await api.readAgreement();
      if (!reply.ok) return reply;
      take(reply.value, false);
      return { ok: true, value: null };
    },
    readViews: api.readViews,
    filter: { field: '', state: '' },
    outlivesTab: typed.outlivesTab,
    keeps: () => queue.status().unsafe === 0 && drafts.unkept(typed.outlivesTab) === 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  queue.subscribe(changed);
  queue.adopt();
  take(first, true);
  return store;
}

function storableOutcome(outcome: Outcome | null): Outcome | null {
  if (outcome === null) return null;
  const views = (list: View[]) => list.map((one) => ({ ...one, view: storable(one.view) }));
  if ('disputed' in outcome) return { disputed: { views: views(outcome.disputed.views) } };
  const { answer, reason, minority, obstacles } = outcome.agreed;
  return {
    agreed: {
      answer:
        'notApplicable' in answer
          ? { notApplicable: { ...answer.notApplicable, text: storable(answer.notApplicable.text) } }
          : answer,
      reason: storable(reason),
      minority: views(minority),
      obstacles,
    },
  };
}

// ---- what comes from the server; null where it is not what it should be

const isPoint = (item: unknown): item is Point =>
  typeof item === 'object' &&
  item !== null &&
  typeof (item as Partial<Point>).indicator === 'string' &&
  typeof (item as Partial<Point>).revision === 'number';

/** Without what the server adds (`before`, `changed`), so that a value compares with what is typed. */
function storedPoint({ revision, agreed, disputed }: Point): Stored<PointValue> {
  if (agreed !== undefined) {
    const { answer, reason, minority = [], obstacles = [] } = agreed;
    return { revision, value: { outcome: { agreed: { answer, reason, minority, obstacles } } } };
  }
  return { revision, value: { outcome: disputed === undefined ? null : { disputed: { views: disputed.views } } } };
}

function storedMeeting(item: unknown): Stored<MeetingValue> | null {
  const { revision, points } = (item ?? {}) as Partial<Meeting>;
  return typeof revision === 'number' && Array.isArray(points) ? { revision, value: { points } } : null;
}

function storedAims(item: unknown): Stored<AimsValue> | null {
  const { revision, targets, focus } = (item ?? {}) as Partial<Aims>;
  return typeof revision === 'number' && Array.isArray(targets) && Array.isArray(focus)
    ? { revision, value: { targets, focus } }
    : null;
}

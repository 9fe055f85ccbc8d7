/** Everything the fill-in views share: the check, its instrument in scope, and the queue that saves. */
import type { AnswerValue, Answer, AskedStatement, Check, NoteValue, StoredAnswer, StoredNote } from '../api-types.ts';
import { type CheckApi, type Reply, checkApi, createCaller } from '../api.ts';
import { type Snapshot, readSnapshot, writeSnapshot } from '../device/snapshot.ts';
import { type Instrument, type Place, inScope, loadInstrument, placesOf } from '../instrument.ts';
import { type Decision, type Stores, decidedFor, typedStorage } from '../link.ts';
import { isOwnStatement, withOwn } from '../own-statements.ts';
import { inThisTab } from '../saving/browser.ts';
import {
  type Part,
  type SavingQueue,
  type SlotView,
  type Stored,
  type Unsent,
  createSavingQueue,
} from '../saving/queue.ts';
import { type Parts, partsOf } from './part.ts';
import { storableAnswerValue, storableNoteValue } from './storable.ts';
import { type Typing, createTyping } from './typing.ts';

export const NO_ANSWER: AnswerValue = { answer: null, needForAction: false, obstacles: [] };
export const NO_NOTE: NoteValue = { comment: '', evidence: [] };

type Value = AnswerValue | NoteValue;

/** Whether the comments of a field are there; `unread` where they could not be read, which stops nobody from typing. */
export type NotesState = 'loading' | 'ready' | 'unread';

export interface CheckStore {
  check: Check;
  instrument: Instrument;
  places: Map<string, Place>;
  parts: Parts;
  queue: SavingQueue<Value>;
  typing: Typing;
  api: CheckApi;
  /** What the person decided for this link on this device. */
  decision: Decision;
  /** Check and department; names what lies on this device. */
  scope: string;
  /** What is shown is what this device remembers; the server has not been reached yet. */
  stale: boolean;
  answerOf(indicator: string): Answer | null;
  answerView(indicator: string): SlotView<AnswerValue> & { value: AnswerValue };
  noteView(indicator: string): SlotView<NoteValue> & { value: NoteValue };
  editAnswer(indicator: string, change: Partial<AnswerValue>, options?: { typing?: boolean }): void;
  editNote(indicator: string, change: Partial<NoteValue>, options?: { typing?: boolean }): void;
  /** Comments and evidence of a field load when it is opened. */
  loadNotes(field: string): Promise<void>;
  notesOf(field: string): NotesState;
  /** Asks the server for the check only: after releasing, submitting, or when it says that the check is not open. */
  refresh(): Promise<Reply<null>>;
  /** Asks for check, answers and the notes that were opened; unsaved edits stay as they are. */
  catchUp(): Promise<Reply<null>>;
  /** Asks for the answers only, and for all the rest where these say that the check is another one than before. */
  lookAgain(): Promise<Reply<null>>;
  /** Something that was saved said so; `catchUp` brings it. */
  outdated: boolean;
  /** What the municipality asks beyond the instrument. */
  asked(): AskedStatement[];
  /** What was begun for own statements that nobody asks any more, and could not be saved yet. */
  leftOverTyping(): ReturnType<Typing['all']>;
  /** What was typed to own statements that nobody asks any more; it can only be given up. */
  leftOver(): Unsent<Value>[];
  giveUp(part: Part, indicator: string): void;
  /** The indicator on which this device was last. */
  place: string | null;
  rememberPlace(indicator: string): void;
  /** Keeps what the server holds on a device that may remember. Gives whether it does. */
  keep(): boolean;
  /** All notes, one field after the other, so that they are there without a network. Once per device. */
  keepNotes(): Promise<void>;
  /** Stops saving; whatever is unsaved stays where it is. */
  stop(): void;
}

/** A link that opens: from the server, or where that cannot be reached from what this device remembers. */
export interface OpenedCheck {
  check: Check;
  snapshot: Snapshot | null;
  fromDevice: boolean;
}

/** A network that is there but gives nothing: whoever has everything on the device waits no longer than this. */
const PATIENCE_MILLISECONDS = 4_000;

export const linkApi = (token: string): CheckApi => checkApi(createCaller({ token: () => token }));

export async function openCheck(token: string, stores: Stores, offline: boolean): Promise<Reply<OpenedCheck>> {
  const snapshot = decidedFor(token, stores) === 'keep' ? readSnapshot(token, stores.local) : null;
  const remembered = (): Reply<OpenedCheck> => ({
    ok: true,
    value: { check: snapshot!.check, snapshot, fromDevice: true },
  });
  if (snapshot !== null && offline) return remembered();
  const asked = linkApi(token).openLink();
  const reply = await (snapshot === null ? asked : Promise.race([asked, patience()]));
  if (reply === null) return remembered();
  if (reply.ok) return { ok: true, value: { check: withWritable(reply.value), snapshot, fromDevice: false } };
  const { kind } = reply.problem;
  return snapshot !== null && (kind === 'network' || kind === 'busy' || kind === 'server') ? remembered() : reply;
}

const patience = (): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MILLISECONDS));

export async function openStore(token: string, stores: Stores, opened: OpenedCheck): Promise<Reply<CheckStore>> {
  const api = linkApi(token);
  const { check, snapshot } = opened;
  const [published, read] = await Promise.all([
    loadInstrument(check.instrument),
    opened.fromDevice ? null : api.readAnswers(),
  ]);
  if (!published.ok) return published;
  if (read !== null && !read.ok && snapshot === null) return read;

  const whole = published.value;
  const scope = `${check.id}.${check.department}`;
  const decision = decidedFor(token, stores);
  const typed = typedStorage(token, stores);
  const queue = createSavingQueue<Value>({
    scope,
    ...inThisTab(),
    parts: ['answer', 'note'],
    ...typed,
    readCurrent: (part, current) => (part === 'answer' ? storedAnswer(current) : storedNote(current)),
    send: (part, indicator, { value, ...write }, options) =>
      (part === 'answer'
        ? api.saveAnswer(indicator, { ...write, ...storableAnswerValue(value as AnswerValue) }, options)
        : api.saveNote(indicator, { ...write, ...storableNoteValue(value as NoteValue) }, options)
      ).then((reply) => {
        if (reply.ok && isNews(reply.value.checkRevision)) store.outdated = true;
        return reply;
      }),
  });
  queue.adopt();

  /** Fields whose notes were read from the server, by this page or by the one that kept the snapshot. */
  const notes = new Map<string, NotesState>();
  const readHere = new Set<string>();
  const placeKey = `sc.place.${scope}`;
  let asked: AskedStatement[] = snapshot?.ownIndicators ?? [];
  let checkRevision: number | undefined = read?.ok ? read.value.checkRevision : undefined;

  /** Once for each revision, so that nobody is asked again and again when catching up does not work. */
  function isNews(now: number | undefined): boolean {
    const before = checkRevision;
    checkRevision = now ?? before;
    return before !== undefined && checkRevision !== before;
  }

  const store: CheckStore = {
    check,
    instrument: whole,
    places: new Map(),
    parts: { own: null, rest: whole },
    queue,
    typing: createTyping(scope, typed.storage),
    api,
    decision,
    scope,
    stale: read === null || !read.ok,
    answerOf: (indicator) => store.answerView(indicator).value.answer,
    answerView: (indicator) => viewOf<AnswerValue>('answer', indicator, NO_ANSWER),
    noteView: (indicator) => viewOf<NoteValue>('note', indicator, NO_NOTE),
    editAnswer(indicator, change, options) {
      store.rememberPlace(indicator);
      queue.edit('answer', indicator, { ...store.answerView(indicator).value, ...change }, options);
    },
    editNote(indicator, change, options) {
      store.rememberPlace(indicator);
      queue.edit('note', indicator, { ...store.noteView(indicator).value, ...change }, options);
    },
    async loadNotes(field) {
      if (readHere.has(field)) return;
      const reply = await api.readNotes(field);
      if (!reply.ok) {
        if (notes.get(field) !== 'ready') notes.set(field, 'unread');
        return;
      }
      readHere.add(field);
      takeNotes(field, reply.value.notes);
      keepSoon();
    },
    notesOf: (field) => notes.get(field) ?? 'loading',
    async refresh() {
      const reply = await api.openLink();
      if (!reply.ok) return reply;
      take(withWritable(reply.value));
      return { ok: true, value: null };
    },
    async lookAgain() {
      const answers = await api.readAnswers();
      if (!answers.ok) return answers;
      if (isNews(answers.value.checkRevision)) return store.catchUp();
      takeAnswers(answers.value.answers);
      return { ok: true, value: null };
    },
    async catchUp() {
      store.outdated = false;
      const [opened, answers] = await Promise.all([api.openLink(), api.readAnswers()]);
      if (!opened.ok) return opened;
      if (!answers.ok) return answers;
      asked = answers.value.ownIndicators;
      checkRevision = answers.value.checkRevision ?? checkRevision;
      take(withWritable(opened.value));
      takeAnswers(answers.value.answers);
      for (const field of [...notes.keys()]) {
        const reply = await api.readNotes(field);
        if (reply.ok) {
          readHere.add(field);
          takeNotes(field, reply.value.notes);
        }
      }
      store.stale = false;
      keepSoon();
      return { ok: true, value: null };
    },
    outdated: false,
    asked: () => asked,
    leftOver: () => queue.unsent().filter(isLeftOver),
    leftOverTyping: () => store.typing.all().filter(isLeftOver),
    giveUp(part, indicator) {
      const empty: Stored<Value> = { value: part === 'answer' ? NO_ANSWER : NO_NOTE, revision: 0 };
      if (queue.stored(part, indicator) === null) queue.known(part, indicator, empty);
      queue.edit(part, indicator, queue.stored(part, indicator)!.value);
    },
    place: readPlace(typed.storage, placeKey),
    rememberPlace(indicator) {
      if (store.place === indicator) return;
      store.place = indicator;
      try {
        typed.storage?.setItem(placeKey, indicator);
      } catch {
        // Then the next start goes by what is answered.
      }
    },
    keep() {
      if (decision !== 'keep') return false;
      const places = [...store.places.keys()];
      return writeSnapshot(
        token,
        {
          check: store.check,
          ownIndicators: asked,
          answers: places.flatMap((indicator) => kept<AnswerValue, StoredAnswer>('answer', indicator, answerItem)),
          notes: Object.fromEntries(
            store.instrument.fields
              .filter((field) => notes.get(field.id) === 'ready')
              .map((field) => [
                field.id,
                places
                  .filter((indicator) => store.places.get(indicator)!.field.id === field.id)
                  .flatMap((indicator) => kept<NoteValue, StoredNote>('note', indicator, (value) => value)),
              ]),
          ),
        },
        stores.local,
      );
    },
    async keepNotes() {
      if (decision !== 'keep') return;
      for (const field of store.instrument.fields) {
        if (notes.get(field.id) !== 'ready') await store.loadNotes(field.id);
      }
    },
    stop() {
      queue.stop();
      cancelKeeping?.();
    },
  };

  const isLeftOver = ({ indicator }: { indicator: string }) =>
    isOwnStatement(indicator) && !store.places.has(indicator);

  let taken = '';
  function take(next: Check): void {
    store.check = next;
    const now = JSON.stringify([next.scope, next.responsible, asked]);
    if (now === taken) return;
    taken = now;
    store.instrument = withOwn(inScope(whole, next.scope), asked);
    store.places = placesOf(store.instrument);
    store.parts = partsOf(store.instrument, next);
    for (const indicator of store.places.keys()) {
      if (queue.stored('answer', indicator) === null)
        queue.known('answer', indicator, { value: NO_ANSWER, revision: 0 });
    }
  }

  function takeAnswers(answers: StoredAnswer[]): void {
    for (const answer of answers) {
      const stored = storedAnswer(answer);
      if (stored !== null) queue.known('answer', answer.indicator, stored);
    }
  }

  function takeNotes(field: string, all: StoredNote[]): void {
    for (const place of store.places.values()) {
      const indicator = place.indicator.id;
      if (place.field.id === field && queue.stored('note', indicator) === null)
        queue.known('note', indicator, { value: NO_NOTE, revision: 0 });
    }
    for (const note of all) {
      const stored = storedNote(note);
      if (stored !== null) queue.known('note', note.indicator, stored);
    }
    notes.set(field, 'ready');
  }

  if (read?.ok) asked = read.value.ownIndicators;
  take(check);
  if (snapshot !== null) {
    takeAnswers(snapshot.answers);
    for (const [field, all] of Object.entries(snapshot.notes)) takeNotes(field, all);
  }
  if (read?.ok) takeAnswers(read.value.answers);

  // What the server is known to hold is kept when things are quiet, not with every key.
  let cancelKeeping: (() => void) | null = null;
  function keepSoon(): void {
    if (decision !== 'keep') return;
    cancelKeeping?.();
    const timer = setTimeout(() => store.keep(), QUIET_MILLISECONDS);
    cancelKeeping = () => clearTimeout(timer);
  }
  queue.subscribe(keepSoon);
  keepSoon();

  function viewOf<V extends Value>(part: Part, indicator: string, empty: V): SlotView<V> & { value: V } {
    const view = queue.view(part, indicator) as SlotView<V>;
    return { ...view, value: view.value ?? empty };
  }

  function kept<V extends Value, Item>(part: Part, indicator: string, item: (value: V) => object): Item[] {
    const stored = queue.stored(part, indicator) as Stored<V> | null;
    if (stored === null || stored.revision === 0) return [];
    const previous = stored.previous === undefined ? {} : { previous: item(stored.previous) };
    return [{ indicator, revision: stored.revision, ...item(stored.value), ...previous } as Item];
  }

  return { ok: true, value: store };
}

const QUIET_MILLISECONDS = 1_000;

/** The contract lets a server leave `writable` out; then the state decides. */
const withWritable = (check: Check): Check => ({
  ...check,
  writable: check.writable ?? (check.state === 'open' || check.state === 'reopened'),
});

function readPlace(storage: Storage | null, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** As the server sends it: no answer is left out. */
const answerItem = ({ answer, ...rest }: AnswerValue): object => ({ ...(answer === null ? {} : { answer }), ...rest });

/** Null where it is not a stored answer at all. An item that is gone comes as revision 0. */
function storedAnswer(item: unknown): Stored<AnswerValue> | null {
  if (typeof item !== 'object' || item === null) return null;
  const { revision, previous, ...value } = item as Partial<StoredAnswer>;
  if (typeof revision !== 'number') return null;
  return { revision, value: answerValue(value), ...(previous ? { previous: answerValue(previous) } : {}) };
}

const answerValue = ({ answer, needForAction, obstacles }: Partial<StoredAnswer>): AnswerValue => ({
  answer: answer ?? null,
  needForAction: needForAction ?? false,
  obstacles: obstacles ?? [],
});

function storedNote(item: unknown): Stored<NoteValue> | null {
  if (typeof item !== 'object' || item === null) return null;
  const { revision, previous, ...value } = item as Partial<StoredNote>;
  if (typeof revision !== 'number') return null;
  return { revision, value: noteValue(value), ...(previous ? { previous: noteValue(previous) } : {}) };
}

const noteValue = ({ comment, evidence }: Partial<StoredNote>): NoteValue => ({
  comment: comment ?? '',
  evidence: evidence ?? [],
});

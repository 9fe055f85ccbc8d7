/** Everything the fill-in views share: the check, its instrument in scope, and the queue that saves. */
import type { AnswerValue, Answer, Check, NoteValue, StoredAnswer, StoredNote } from '../api-types.ts';
import { type CheckApi, type Reply, checkApi, createCaller } from '../api.ts';
import { type Instrument, type Place, inScope, loadInstrument, placesOf } from '../instrument.ts';
import { type Stores, forget } from '../link.ts';
import { writeId } from '../random.ts';
import { storableAnswerValue, storableNoteValue } from './storable.ts';
import { type Part, type SavingQueue, type SlotView, type Stored, createSavingQueue } from '../saving/queue.ts';

export const NO_ANSWER: AnswerValue = { answer: null, needForAction: false, obstacles: [] };
export const NO_NOTE: NoteValue = { comment: '', evidence: [] };

type Value = AnswerValue | NoteValue;

export interface CheckStore {
  check: Check;
  instrument: Instrument;
  places: Map<string, Place>;
  queue: SavingQueue<Value>;
  api: CheckApi;
  answerOf(indicator: string): Answer | null;
  answerView(indicator: string): SlotView<AnswerValue> & { value: AnswerValue };
  noteView(indicator: string): SlotView<NoteValue> & { value: NoteValue };
  editAnswer(indicator: string, change: Partial<AnswerValue>, options?: { typing?: boolean }): void;
  editNote(indicator: string, change: Partial<NoteValue>, options?: { typing?: boolean }): void;
  /** Comments and evidence of a field load when it is opened. Null while under way. */
  loadNotes(field: string): Promise<Reply<null>>;
  notesReady(field: string): boolean;
  /** After submitting, or when the server says that the check is not open. */
  refresh(): Promise<Reply<null>>;
  lastTopic: string | null;
  rememberTopic(topic: string): void;
  /** Forgets link, place and unsaved edits on this device. */
  signOut(): void;
}

export async function openCheck(token: string, stores: Stores): Promise<Reply<CheckStore>> {
  const api = checkApi(createCaller({ token: () => token }));
  const opened = await api.openLink();
  if (!opened.ok) return opened;
  const check = withWritable(opened.value);
  const [published, answers] = await Promise.all([loadInstrument(check.instrument), api.readAnswers()]);
  if (!published.ok) return published;
  if (!answers.ok) return answers;

  const instrument = inScope(published.value, check.scope);
  const places = placesOf(instrument);
  const scope = `${check.id}.${check.department}`;
  const queue = createSavingQueue<Value>({
    scope,
    tab: writeId(),
    parts: ['answer', 'note'],
    storage: stores.local,
    now: () => Date.now(),
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    writeId,
    readCurrent: (part, current) => (part === 'answer' ? storedAnswer(current) : storedNote(current)),
    send: (part, indicator, { value, ...write }, options) =>
      part === 'answer'
        ? api.saveAnswer(indicator, { ...write, ...storableAnswerValue(value as AnswerValue) }, options)
        : api.saveNote(indicator, { ...write, ...storableNoteValue(value as NoteValue) }, options),
  });
  queue.adopt();
  for (const indicator of places.keys()) queue.known('answer', indicator, { value: NO_ANSWER, revision: 0 });
  for (const answer of answers.value.answers) {
    const stored = storedAnswer(answer);
    if (stored !== null) queue.known('answer', answer.indicator, stored);
  }

  const notes = new Set<string>();
  const placeKey = `sc.place.${scope}`;

  const store: CheckStore = {
    check,
    instrument,
    places,
    queue,
    api,
    answerOf: (indicator) => store.answerView(indicator).value.answer,
    answerView: (indicator) => viewOf<AnswerValue>('answer', indicator, NO_ANSWER),
    noteView: (indicator) => viewOf<NoteValue>('note', indicator, NO_NOTE),
    editAnswer: (indicator, change, options) =>
      queue.edit('answer', indicator, { ...store.answerView(indicator).value, ...change }, options),
    editNote: (indicator, change, options) =>
      queue.edit('note', indicator, { ...store.noteView(indicator).value, ...change }, options),
    async loadNotes(field) {
      if (notes.has(field)) return { ok: true, value: null };
      const reply = await api.readNotes(field);
      if (!reply.ok) return reply;
      for (const place of places.values()) {
        if (place.field.id === field) queue.known('note', place.indicator.id, { value: NO_NOTE, revision: 0 });
      }
      for (const note of reply.value.notes) {
        const stored = storedNote(note);
        if (stored !== null) queue.known('note', note.indicator, stored);
      }
      notes.add(field);
      return { ok: true, value: null };
    },
    notesReady: (field) => notes.has(field),
    async refresh() {
      const reply = await api.openLink();
      if (!reply.ok) return reply;
      store.check = withWritable(reply.value);
      return { ok: true, value: null };
    },
    lastTopic: readPlace(stores, placeKey),
    rememberTopic(topic) {
      store.lastTopic = topic;
      try {
        stores.local?.setItem(placeKey, topic);
      } catch {
        // Then the overview starts at the first open topic.
      }
    },
    signOut() {
      queue.discard();
      forget(stores);
      try {
        stores.local?.removeItem(placeKey);
      } catch {
        // A store that cannot be written holds nothing of ours.
      }
    },
  };

  function viewOf<V extends Value>(part: Part, indicator: string, empty: V): SlotView<V> & { value: V } {
    const view = queue.view(part, indicator) as SlotView<V>;
    return { ...view, value: view.value ?? empty };
  }

  return { ok: true, value: store };
}

/** The contract lets a server leave `writable` out; then the state decides. */
const withWritable = (check: Check): Check => ({
  ...check,
  writable: check.writable ?? (check.state === 'open' || check.state === 'reopened'),
});

function readPlace(stores: Stores, key: string): string | null {
  try {
    return stores.local?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

/** Null where it is not a stored answer at all. An item that is gone comes as revision 0. */
function storedAnswer(item: unknown): Stored<AnswerValue> | null {
  if (typeof item !== 'object' || item === null) return null;
  const { revision, answer, needForAction, obstacles } = item as Partial<StoredAnswer>;
  if (typeof revision !== 'number') return null;
  return {
    revision,
    value: { answer: answer ?? null, needForAction: needForAction ?? false, obstacles: obstacles ?? [] },
  };
}

function storedNote(item: unknown): Stored<NoteValue> | null {
  if (typeof item !== 'object' || item === null) return null;
  const { revision, comment, evidence } = item as Partial<StoredNote>;
  if (typeof revision !== 'number') return null;
  return { revision, value: { comment: comment ?? '', evidence: evidence ?? [] } };
}

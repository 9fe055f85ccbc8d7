import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reply } from '../../src/api.ts';
import type { Saved } from '../../src/api-types.ts';
import { problemFrom } from '../../src/problem.ts';
import {
  type Part,
  type SavingQueue,
  TYPING_PAUSE_MILLISECONDS,
  type Write,
  createSavingQueue,
  unsavedIn,
} from '../../src/saving/queue.ts';

type Value = { text: string };

/** The server's rules: one item per slot, a repeat of the last writeId is success, an unseen revision a conflict. */
class FakeServer {
  items = new Map<string, { value: Value; revision: number; writeId: string }>();
  log: { id: string; write: Write<Value>; keepalive: boolean }[] = [];
  open = true;

  save(part: Part, indicator: string, write: Write<Value>): Reply<Saved> {
    const id = `${part}.${indicator}`;
    const item = this.items.get(id);
    if (item?.writeId === write.writeId) return { ok: true, value: { revision: item.revision } };
    if (!this.open) return { ok: false, problem: problemFrom(409, { type: '/errors/not-open' }) };
    if ((item?.revision ?? 0) !== write.seenRevision) {
      return { ok: false, problem: problemFrom(409, { type: '/errors/conflict', current: item }) };
    }
    const revision = write.seenRevision + 1;
    this.items.set(id, { value: write.value, revision, writeId: write.writeId });
    return { ok: true, value: { revision } };
  }

  /** Somebody else, on another device. */
  somebodySaves(part: Part, indicator: string, text: string): void {
    const id = `${part}.${indicator}`;
    const revision = (this.items.get(id)?.revision ?? 0) + 1;
    this.items.set(id, { value: { text }, revision, writeId: `other-${revision}` });
  }

  text(part: Part, indicator: string): string | undefined {
    return this.items.get(`${part}.${indicator}`)?.value.text;
  }
}

class FakeClock {
  time = 0;
  private timers: { at: number; action: () => void }[] = [];
  after = (milliseconds: number, action: () => void): (() => void) => {
    const timer = { at: this.time + milliseconds, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  };
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (;;) {
      const due = this.timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.timers = this.timers.filter((one) => one !== due);
      this.time = due.at;
      due.action();
      await settled();
    }
    this.time = end;
  }
}

class FakeStorage {
  entries = new Map<string, string>();
  full = false;
  get length() {
    return this.entries.size;
  }
  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem = (key: string, value: string) => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(key, value);
  };
  removeItem = (key: string) => void this.entries.delete(key);
}

/** Lets every promise that can go on do so. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

type Network = (deliver: () => Reply<Saved>, write: Write<Value>) => Reply<Saved> | Promise<Reply<Saved>>;

const lost = (): Reply<Saved> => ({ ok: false, problem: problemFrom(0, null) });
const answer = (status: number, type = ''): Reply<Saved> => ({ ok: false, problem: problemFrom(status, { type }) });

interface World {
  server: FakeServer;
  clock: FakeClock;
  storage: FakeStorage;
  /** How the next sends go; empty means well. */
  network: Network[];
  tab(options?: {
    storage?: FakeStorage | null;
    outlivesTab?: boolean;
    scope?: string;
    parts?: Part[];
  }): SavingQueue<Value>;
}

function world(): World {
  const server = new FakeServer();
  const clock = new FakeClock();
  const storage = new FakeStorage();
  const network: Network[] = [];
  let tabs = 0;
  let ids = 0;
  return {
    server,
    clock,
    storage,
    network,
    tab: (options = {}) =>
      createSavingQueue<Value>({
        scope: options.scope ?? 'check.koordination',
        tab: `tab${++tabs}`,
        parts: options.parts ?? ['answer', 'note'],
        storage: options.storage === undefined ? storage : options.storage,
        ...(options.outlivesTab === undefined ? {} : { outlivesTab: options.outlivesTab }),
        now: () => clock.time,
        after: clock.after,
        random: () => 0.5,
        writeId: () => `write-${++ids}`,
        readCurrent: (_, current) => (current as { value: Value; revision: number } | undefined) ?? null,
        async send(part, indicator, write, { keepalive }) {
          server.log.push({ id: `${part}.${indicator}`, write, keepalive });
          const deliver = () => server.save(part, indicator, write);
          const how = network.shift();
          return how === undefined ? deliver() : how(deliver, write);
        },
      }),
  };
}

/** Never answers, until told to. */
function hanging(): { network: Network; release: (reply?: Reply<Saved>) => void } {
  let release: (reply?: Reply<Saved>) => void = () => {};
  const network: Network = (deliver) =>
    new Promise((resolve) => {
      release = (reply) => resolve(reply ?? deliver());
    });
  return { network, release: (reply) => release(reply) };
}

const text = (value: string): Value => ({ text: value });
const state = (queue: SavingQueue<Value>, indicator = 'a', part: Part = 'answer') => queue.view(part, indicator).state;
const ids = (server: FakeServer) => server.log.map((one) => one.write.writeId);

describe('saving', () => {
  it('edit_isSentAtOnce_withTheRevisionSeen', async () => {
    const { server, clock, tab } = world();
    server.somebodySaves('answer', 'a', 'before');
    const queue = tab();
    queue.known('answer', 'a', { value: text('before'), revision: 1 });
    queue.edit('answer', 'a', text('after'));
    assert.equal(state(queue), 'saving');
    await clock.pass(0);
    assert.equal(state(queue), 'saved');
    assert.equal(server.text('answer', 'a'), 'after');
    assert.equal(server.log[0]?.write.seenRevision, 1);
  });

  it('typedText_isSentOnce_afterAPause', async () => {
    const { server, clock, tab } = world();
    const queue = tab();
    for (const so of ['E', 'Ei', 'Ein', 'Ein Satz']) {
      queue.edit('note', 'a', text(so), { typing: true });
      await clock.pass(TYPING_PAUSE_MILLISECONDS - 1);
    }
    assert.equal(server.log.length, 0);
    await clock.pass(1);
    assert.deepEqual(
      server.log.map((one) => one.write.value.text),
      ['Ein Satz'],
    );
  });

  it('typedText_leftByThePerson_isFlushed', async () => {
    const { server, clock, tab } = world();
    const queue = tab();
    queue.edit('note', 'a', text('kurz'), { typing: true });
    queue.flush();
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'kurz');
  });

  it('sameValue_isNotSentAgain', async () => {
    const { server, clock, tab } = world();
    const queue = tab();
    queue.known('answer', 'a', { value: text('x'), revision: 1 });
    queue.edit('answer', 'a', text('x'));
    await clock.pass(0);
    assert.equal(server.log.length, 0);
    assert.equal(state(queue), 'untouched');
  });

  it('editTakenBackBeforeItWasSent_isNotSent', async () => {
    const { server, storage, clock, tab } = world();
    const queue = tab();
    queue.known('note', 'a', { value: text(''), revision: 0 });
    queue.edit('note', 'a', text('oh'), { typing: true });
    queue.edit('note', 'a', text(''), { typing: true });
    await clock.pass(5_000);
    assert.equal(server.log.length, 0);
    assert.equal(storage.length, 0);
  });

  it('answerAndNoteOfOneIndicator_doNotWaitForEachOther', async () => {
    const { server, network, clock, tab } = world();
    const slow = hanging();
    network.push(slow.network);
    const queue = tab();
    queue.edit('answer', 'a', text('level'));
    queue.edit('note', 'a', text('note'));
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'note');
    assert.equal(state(queue, 'a', 'answer'), 'saving');
    slow.release();
    await clock.pass(0);
    assert.equal(state(queue, 'a', 'answer'), 'saved');
  });

  it('status_afterEverythingIsSaved_hasNothingLeftInStorage', async () => {
    const { storage, clock, tab } = world();
    const queue = tab();
    queue.edit('answer', 'a', text('1'));
    queue.edit('answer', 'b', text('2'));
    assert.equal(queue.status().unsaved, 2);
    await clock.pass(0);
    assert.deepEqual(queue.status(), {
      unsaved: 0,
      unsavedParts: {},
      unsafe: 0,
      needsPerson: [],
      connection: 'ok',
      blocked: null,
    });
    assert.equal(storage.length, 0);
  });
});

describe('order', () => {
  it('newerEdit_whileOneIsUnderWay_waitsAndFollows', async () => {
    const { server, network, clock, tab } = world();
    const slow = hanging();
    network.push(slow.network);
    const queue = tab();
    queue.edit('answer', 'a', text('first'));
    queue.edit('answer', 'a', text('second'));
    queue.edit('answer', 'a', text('third'));
    await clock.pass(0);
    assert.equal(server.log.length, 1, 'only one is under way');
    assert.equal(queue.view('answer', 'a').value?.text, 'third', 'the person sees the newest');
    slow.release();
    await clock.pass(0);
    assert.deepEqual(
      server.log.map((one) => one.write.value.text),
      ['first', 'third'],
    );
    assert.deepEqual(
      server.log.map((one) => one.write.seenRevision),
      [0, 1],
    );
    assert.notEqual(ids(server)[0], ids(server)[1]);
  });

  it('manyEdits_areSentInTheirOrder_aFewAtOnce', async () => {
    const { server, network, clock, tab } = world();
    const slow = [hanging(), hanging(), hanging()];
    network.push(...slow.map((one) => one.network));
    const queue = tab();
    for (const indicator of ['a', 'b', 'c', 'd', 'e']) queue.edit('answer', indicator, text(indicator));
    await clock.pass(0);
    assert.deepEqual(
      server.log.map((one) => one.id),
      ['answer.a', 'answer.b', 'answer.c'],
    );
    slow.forEach((one) => one.release());
    await clock.pass(0);
    assert.deepEqual(
      server.log.map((one) => one.id),
      ['answer.a', 'answer.b', 'answer.c', 'answer.d', 'answer.e'],
    );
  });
});

describe('network', () => {
  it('lostResponse_isRepeatedUnderTheSameWriteId_andStoredOnce', async () => {
    const { server, network, clock, tab } = world();
    network.push((deliver) => {
      deliver();
      return lost();
    });
    const queue = tab();
    queue.edit('answer', 'a', text('x'));
    await clock.pass(0);
    assert.equal(state(queue), 'offline');
    await clock.pass(60_000);
    assert.equal(state(queue), 'saved');
    assert.equal(server.log.length, 2);
    assert.equal(ids(server)[0], ids(server)[1]);
    assert.equal(server.items.get('answer.a')?.revision, 1);
  });

  it('newerEdit_afterALostResponse_followsTheRepeat', async () => {
    const { server, network, clock, tab } = world();
    network.push((deliver) => {
      deliver();
      return lost();
    });
    const queue = tab();
    queue.edit('answer', 'a', text('old'));
    await clock.pass(0);
    queue.edit('answer', 'a', text('new'));
    await clock.pass(60_000);
    assert.deepEqual(
      server.log.map((one) => one.write.value.text),
      ['old', 'old', 'new'],
    );
    assert.equal(server.text('answer', 'a'), 'new');
    assert.equal(state(queue), 'saved');
  });

  it('noConnection_isProbedWithOneAndGrowingPauses_thenAllIsSent', async () => {
    const { server, network, clock, tab } = world();
    network.push(...Array.from({ length: 6 }, () => lost));
    const queue = tab();
    for (const indicator of ['a', 'b', 'c', 'd']) queue.edit('answer', indicator, text(indicator));
    await clock.pass(0);
    assert.equal(queue.status().connection, 'lost');
    const tried = server.log.length;
    await clock.pass(700);
    assert.equal(server.log.length, tried, 'it pauses first');
    await clock.pass(300_000);
    assert.equal(queue.status().unsaved, 0);
    for (const indicator of ['a', 'b', 'c', 'd']) assert.equal(server.text('answer', indicator), indicator);
  });

  it('onlineEvent_retriesAtOnce', async () => {
    const { server, network, clock, tab } = world();
    network.push(lost);
    const queue = tab();
    queue.edit('answer', 'a', text('x'));
    await clock.pass(0);
    queue.online();
    await clock.pass(0);
    assert.equal(server.text('answer', 'a'), 'x');
    assert.equal(queue.status().connection, 'ok');
  });

  it('serverError_delaysThatSlotOnly', async () => {
    const { server, network, clock, tab } = world();
    network.push(() => answer(500));
    const queue = tab();
    queue.edit('answer', 'a', text('a'));
    await clock.pass(0);
    queue.edit('answer', 'b', text('b'));
    await clock.pass(0);
    assert.equal(state(queue, 'a'), 'delayed');
    assert.equal(state(queue, 'b'), 'saved');
    await clock.pass(5_000);
    assert.equal(server.text('answer', 'a'), 'a');
  });

  it('leave_sendsEverythingUnsaved_inAWayThatOutlivesThePage', async () => {
    const { server, network, clock, tab } = world();
    const slow = hanging();
    network.push(slow.network);
    const queue = tab();
    queue.edit('answer', 'a', text('under way'));
    queue.edit('note', 'b', text('typing'), { typing: true });
    queue.leave();
    await clock.pass(0);
    const outliving = server.log.filter((one) => one.keepalive).map((one) => one.id);
    assert.deepEqual(outliving, ['answer.a', 'note.b']);
    assert.equal(ids(server)[0], ids(server)[1], 'the one under way keeps its writeId');
    slow.release(lost());
    await clock.pass(60_000);
    assert.equal(queue.status().unsaved, 0);
    assert.equal(server.items.get('answer.a')?.revision, 1);
  });
});

describe('closed tab', () => {
  it('editBeforeItsSend_isTakenOverByTheNextTab', async () => {
    const { server, storage, clock, tab } = world();
    const first = tab();
    first.edit('note', 'a', text('halb getippt'), { typing: true });
    first.stop();
    const second = tab();
    assert.equal(second.adopt(), 1);
    assert.equal(second.view('note', 'a').value?.text, 'halb getippt');
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'halb getippt');
    assert.equal(storage.length, 0);
  });

  it('crashAfterTheServerStoredIt_isRepeatedAndNotAConflict', async () => {
    const { server, network, storage, clock, tab } = world();
    network.push((deliver) => {
      deliver();
      return new Promise(() => {});
    });
    const first = tab();
    first.edit('answer', 'a', text('x'));
    await clock.pass(0);
    first.stop();
    const second = tab();
    second.adopt();
    second.known('answer', 'a', { value: text('x'), revision: 1 });
    await clock.pass(0);
    assert.equal(state(second), 'saved');
    assert.equal(server.items.get('answer.a')?.revision, 1);
    assert.equal(storage.length, 0);
  });

  it('crashWithANewerEditWaiting_keepsBoth', async () => {
    const { server, network, clock, tab } = world();
    network.push((deliver) => {
      deliver();
      return new Promise(() => {});
    });
    const first = tab();
    first.edit('answer', 'a', text('sent'));
    await clock.pass(0);
    first.edit('answer', 'a', text('waiting'));
    first.stop();
    const second = tab();
    second.adopt();
    assert.equal(second.view('answer', 'a').value?.text, 'waiting');
    await clock.pass(0);
    assert.equal(server.text('answer', 'a'), 'waiting');
    assert.equal(state(second), 'saved');
  });

  it('editsOfAnotherLink_areLeftAlone', async () => {
    const { server, storage, clock, tab } = world();
    tab({ scope: 'other.koordination' }).edit('note', 'a', text('fremd'), { typing: true });
    const queue = tab();
    assert.equal(queue.adopt(), 0);
    queue.discard();
    await clock.pass(0);
    assert.equal(storage.length, 1);
    assert.equal(server.log.length, 0);
  });

  it('editsOfAnotherPage_areCounted_leftToIt_andDiscardedWithTheRest', async () => {
    const { server, storage, clock, tab } = world();
    tab({ parts: ['point'] }).edit('point', 'a', text('vereinbart'), { typing: true });
    const answers = tab();
    assert.equal(answers.adopt(), 0);
    assert.equal(answers.elsewhere(), 1);
    await clock.pass(0);
    assert.equal(server.log.length, 0);
    const points = tab({ parts: ['point'] });
    assert.equal(points.elsewhere(), 0);
    assert.equal(points.adopt(), 1);
    answers.discard();
    assert.equal(storage.length, 0);
  });

  it('damagedEntry_isIgnored', () => {
    const { storage, tab } = world();
    storage.setItem('sc.unsaved.check.koordination.tab0.answer.a', '{"w":');
    storage.setItem('sc.unsaved.check.koordination.tab0.answer.b', '{"w":{"writeId":7}}');
    assert.equal(tab().adopt(), 0);
  });
});

describe('a document without a writeId', () => {
  /** The server knows nothing of `writeId`s: a repeat meets what it has itself written. */
  const forgetful = (server: FakeServer) => {
    const item = server.items.get('meeting.meeting');
    if (item !== undefined) item.writeId = 'forgotten';
  };

  it('lostResponse_isRecognised_andWhatWasEditedSinceFollows', async () => {
    const { server, network, clock, tab } = world();
    const queue = tab({ parts: ['meeting'] });
    const slow = hanging();
    network.push(slow.network);
    queue.edit('meeting', 'meeting', text('one'));
    await clock.pass(0);
    queue.edit('meeting', 'meeting', text('two'));
    server.save('meeting', 'meeting', server.log[0]!.write);
    forgetful(server);
    slow.release(lost());
    await clock.pass(60_000);
    assert.equal(server.text('meeting', 'meeting'), 'two');
    assert.equal(state(queue, 'meeting', 'meeting'), 'saved');
  });

  it('savedBySomebodyElse_isAConflict', async () => {
    const { server, clock, tab } = world();
    const queue = tab({ parts: ['meeting'] });
    queue.known('meeting', 'meeting', { value: text('old'), revision: 0 });
    server.somebodySaves('meeting', 'meeting', 'theirs');
    queue.edit('meeting', 'meeting', text('mine'));
    await clock.pass(0);
    assert.deepEqual(queue.view('meeting', 'meeting').conflict, { mine: text('mine'), theirs: text('theirs') });
  });
});

describe('two tabs', () => {
  it('bothEditOneIndicator_secondMeetsAConflict_andNothingIsLost', async () => {
    const { server, clock, tab } = world();
    const [one, two] = [tab(), tab()];
    one.edit('answer', 'a', text('eins'));
    await clock.pass(0);
    two.edit('answer', 'a', text('zwei'));
    await clock.pass(0);
    assert.equal(state(two), 'conflict');
    assert.deepEqual(two.view('answer', 'a').conflict, { mine: text('zwei'), theirs: text('eins') });
    assert.equal(server.text('answer', 'a'), 'eins');
  });

  it('secondTabOpenedWhileTheFirstIsSaving_repeatsHarmlessly', async () => {
    const { server, network, storage, clock, tab } = world();
    const slow = hanging();
    network.push(slow.network);
    const one = tab();
    one.edit('answer', 'a', text('x'));
    await clock.pass(0);
    const two = tab();
    two.adopt();
    await clock.pass(0);
    slow.release();
    await clock.pass(0);
    assert.equal(state(one), 'saved');
    assert.equal(state(two), 'saved');
    assert.equal(server.items.get('answer.a')?.revision, 1);
    assert.equal(storage.length, 0);
  });

  it('takenOverWrite_whoseTabHasGoneOn_isDroppedSilently', async () => {
    const { server, network, clock, tab } = world();
    const [mine, theirs] = [hanging(), hanging()];
    network.push(mine.network);
    const one = tab();
    one.edit('answer', 'a', text('1'));
    await clock.pass(0);
    network.push(theirs.network);
    const two = tab();
    two.adopt();
    await clock.pass(0);
    mine.release();
    await clock.pass(0);
    one.edit('answer', 'a', text('2'));
    await clock.pass(0);
    theirs.release();
    await clock.pass(0);
    assert.equal(state(two), 'saved');
    assert.equal(two.view('answer', 'a').value?.text, '2');
    assert.equal(server.text('answer', 'a'), '2');
  });

  it('twoClosedTabsWithDifferentEdits_bothComeBack', async () => {
    const { server, clock, tab } = world();
    const [one, two] = [tab(), tab()];
    one.edit('note', 'a', text('eins'), { typing: true });
    two.edit('note', 'a', text('zwei'), { typing: true });
    one.stop();
    two.stop();
    const three = tab();
    three.adopt();
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'eins');
    assert.deepEqual(three.view('note', 'a').conflict, { mine: text('zwei'), theirs: text('eins') });
  });
});

describe('conflict', () => {
  async function inConflict() {
    const all = world();
    const queue = all.tab();
    queue.known('answer', 'a', { value: text('start'), revision: 0 });
    all.server.somebodySaves('answer', 'a', 'theirs');
    queue.edit('answer', 'a', text('mine'));
    await all.clock.pass(0);
    assert.equal(state(queue), 'conflict');
    return { ...all, queue };
  }

  it('keepMine_savesOverTheirs_withTheirRevision', async () => {
    const { queue, server, clock, storage } = await inConflict();
    queue.resolve('answer', 'a', 'mine');
    await clock.pass(0);
    assert.equal(server.text('answer', 'a'), 'mine');
    assert.equal(server.log.at(-1)?.write.seenRevision, 1);
    assert.equal(state(queue), 'saved');
    assert.equal(storage.length, 0);
  });

  it('takeTheirs_sendsNothing', async () => {
    const { queue, server, clock, storage } = await inConflict();
    const before = server.log.length;
    queue.resolve('answer', 'a', 'theirs');
    await clock.pass(60_000);
    assert.equal(server.log.length, before);
    assert.equal(queue.view('answer', 'a').value?.text, 'theirs');
    assert.equal(storage.length, 0);
  });

  it('undecided_isNotSentByItself_andSurvivesAReload', async () => {
    const { queue, server, clock, tab } = await inConflict();
    const before = server.log.length;
    queue.edit('answer', 'a', text('mine, longer'));
    queue.online();
    queue.flush();
    await clock.pass(300_000);
    assert.equal(server.log.length, before);
    queue.stop();
    const reloaded = tab();
    reloaded.adopt();
    reloaded.known('answer', 'a', { value: text('theirs'), revision: 1 });
    await clock.pass(0);
    assert.deepEqual(reloaded.view('answer', 'a').conflict, { mine: text('mine, longer'), theirs: text('theirs') });
  });

  it('sameValueOnBothSides_isNoConflict', async () => {
    const { server, clock, tab } = world();
    server.somebodySaves('answer', 'a', 'gleich');
    const queue = tab();
    queue.edit('answer', 'a', text('gleich'));
    await clock.pass(0);
    assert.equal(state(queue), 'saved');
  });

  it('thirdPersonSavesMeanwhile_isAConflictAgain', async () => {
    const { queue, server, clock } = await inConflict();
    server.somebodySaves('answer', 'a', 'third');
    queue.resolve('answer', 'a', 'mine');
    await clock.pass(0);
    assert.deepEqual(queue.view('answer', 'a').conflict, { mine: text('mine'), theirs: text('third') });
  });

  it('othersAreStillSaved', async () => {
    const { queue, server, clock } = await inConflict();
    queue.edit('answer', 'b', text('b'));
    await clock.pass(0);
    assert.equal(server.text('answer', 'b'), 'b');
    assert.deepEqual(queue.status().needsPerson, [{ part: 'answer', indicator: 'a' }]);
  });
});

describe('refused and blocked', () => {
  it('refusedValue_staysAndIsNotRepeated_untilItIsChanged', async () => {
    const { server, network, clock, tab } = world();
    network.push(() => answer(422));
    const queue = tab();
    queue.edit('note', 'a', text('zu lang'));
    await clock.pass(300_000);
    assert.equal(server.log.length, 1);
    assert.equal(state(queue, 'a', 'note'), 'refused');
    assert.equal(queue.view('note', 'a').value?.text, 'zu lang');
    queue.edit('note', 'a', text('kurz'));
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'kurz');
    assert.equal(state(queue, 'a', 'note'), 'saved');
  });

  it('refusedValue_withANewerOneWaiting_makesRoomForIt', async () => {
    const { server, network, clock, tab } = world();
    const slow = hanging();
    network.push(slow.network);
    const queue = tab();
    queue.edit('note', 'a', text('zu lang'));
    queue.edit('note', 'a', text('kurz'));
    slow.release(answer(413));
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'kurz');
  });

  it('deadLink_keepsEverything_untilItWorksAgain', async () => {
    const { server, network, storage, clock, tab } = world();
    network.push(() => answer(401));
    const queue = tab();
    queue.edit('answer', 'a', text('x'));
    await clock.pass(0);
    queue.edit('answer', 'b', text('y'));
    await clock.pass(300_000);
    assert.equal(queue.status().blocked, 'link');
    assert.equal(server.log.length, 1, 'it does not hammer');
    assert.equal(storage.length, 2);
    queue.unblock();
    await clock.pass(0);
    assert.deepEqual([server.text('answer', 'a'), server.text('answer', 'b')], ['x', 'y']);
  });

  it('checkNotOpen_keepsEverything_andSaysSo', async () => {
    const { server, storage, clock, tab } = world();
    server.open = false;
    const queue = tab();
    queue.edit('answer', 'a', text('x'));
    await clock.pass(300_000);
    assert.equal(queue.status().blocked, 'notOpen');
    assert.equal(state(queue), 'blocked');
    assert.equal(storage.length, 1);
  });
});

describe('storage', () => {
  it('fullStorage_stillSaves_andSaysWhatIsAtRisk', async () => {
    const { server, storage, clock, network, tab } = world();
    storage.full = true;
    network.push(lost);
    const queue = tab();
    queue.edit('answer', 'a', text('x'));
    await clock.pass(0);
    assert.equal(queue.status().unsafe, 1);
    await clock.pass(60_000);
    assert.equal(server.text('answer', 'a'), 'x');
    assert.equal(queue.status().unsafe, 0);
  });

  it('noStorage_stillSaves', async () => {
    const { server, clock, tab } = world();
    const queue = tab({ storage: null });
    assert.equal(queue.adopt(), 0);
    queue.edit('answer', 'a', text('x'));
    assert.equal(queue.status().unsafe, 1);
    await clock.pass(0);
    assert.equal(server.text('answer', 'a'), 'x');
  });
});

describe('what was there before', () => {
  it('replacedValue_canBeBroughtBack_andThatToo', async () => {
    const { server, clock, tab } = world();
    const queue = tab();
    queue.known('answer', 'a', { value: text(''), revision: 0 });
    queue.edit('answer', 'a', text('one'));
    await clock.pass(0);
    assert.equal(queue.view('answer', 'a').previous, undefined, 'nothing was replaced');
    queue.edit('answer', 'a', text('two'));
    await clock.pass(0);
    assert.deepEqual(queue.view('answer', 'a').previous, text('one'));
    queue.edit('answer', 'a', text('one'));
    await clock.pass(0);
    assert.equal(server.text('answer', 'a'), 'one');
    assert.deepEqual(queue.view('answer', 'a').previous, text('two'));
  });

  it('asTheServerTellsIt_isShown', () => {
    const queue = world().tab();
    queue.known('answer', 'a', { value: text('now'), revision: 4, previous: text('before') });
    assert.deepEqual(queue.view('answer', 'a').previous, text('before'));
  });

  it('theSideThatWasNotChosen_canBeBroughtBack_eitherWay', async () => {
    for (const choice of ['mine', 'theirs'] as const) {
      const { server, clock, tab } = world();
      const queue = tab();
      server.somebodySaves('answer', 'a', 'theirs');
      queue.edit('answer', 'a', text('mine'));
      await clock.pass(0);
      queue.resolve('answer', 'a', choice);
      await clock.pass(0);
      assert.deepEqual(queue.view('answer', 'a').previous, text(choice === 'mine' ? 'theirs' : 'mine'), choice);
    }
  });

  it('bothSidesTogether_areSavedOverTheirs', async () => {
    const { server, clock, tab } = world();
    const queue = tab();
    server.somebodySaves('note', 'a', 'theirs');
    queue.edit('note', 'a', text('mine'));
    await clock.pass(0);
    queue.edit('note', 'a', text('theirs and mine'));
    queue.resolve('note', 'a', 'mine');
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'theirs and mine');
    assert.equal(state(queue, 'a', 'note'), 'saved');
  });

  it('readBeforeASaveThatIsAnswered_doesNotTakeItBack', async () => {
    const { clock, tab } = world();
    const queue = tab();
    queue.known('answer', 'a', { value: text('old'), revision: 0 });
    queue.edit('answer', 'a', text('new'));
    await clock.pass(0);
    queue.known('answer', 'a', { value: text('old'), revision: 0 });
    assert.equal(queue.view('answer', 'a').value?.text, 'new');
    assert.equal(queue.stored('answer', 'a')?.revision, 1);
  });
});

describe('what has not arrived', () => {
  it('isListedInTheOrderOfEdits_withBothWhereTwoTabsLeftSomething', async () => {
    const { server, network, storage, tab } = world();
    server.open = false;
    const [one, two] = [tab(), tab()];
    one.edit('note', 'b', text('eins'), { typing: true });
    two.edit('note', 'b', text('zwei'), { typing: true });
    one.stop();
    two.stop();
    network.push(lost, lost, lost);
    const three = tab();
    three.adopt();
    three.edit('answer', 'a', text('drei'));
    assert.deepEqual(
      three.unsent().map((one) => [one.part, one.indicator, one.value.text]),
      [
        ['note', 'b', 'eins'],
        ['note', 'b', 'zwei'],
        ['answer', 'a', 'drei'],
      ],
    );
    assert.deepEqual(three.status().unsavedParts, { note: 1, answer: 1 });
    assert.deepEqual(
      unsavedIn<Value>(storage, 'check')
        .map((one) => `${one.scope} ${one.part} ${one.indicator} ${one.value.text}`)
        .sort(),
      ['check.koordination answer a drei', 'check.koordination note b eins', 'check.koordination note b zwei'],
    );
    assert.deepEqual(unsavedIn(storage, 'other'), []);
  });

  it('whereTheStorageDiesWithTheTab_wouldBeLost', async () => {
    const { server, network, clock, tab } = world();
    network.push(lost);
    const queue = tab({ outlivesTab: false });
    queue.edit('answer', 'a', text('x'));
    await clock.pass(0);
    assert.equal(queue.status().unsafe, 1);
    await clock.pass(60_000);
    assert.equal(server.text('answer', 'a'), 'x');
    assert.equal(queue.status().unsafe, 0);
  });

  it('ofTwoTabs_theLaterEditComesLater_whateverTheClocksSay', async () => {
    const { server, clock, tab } = world();
    clock.time = 5_000_000;
    const one = tab();
    one.edit('note', 'a', text('eins'), { typing: true });
    one.edit('note', 'a', text('eins, weiter'), { typing: true });
    one.stop();
    // A page counts from its own beginning, and the computer may have been set back between the two.
    clock.time = 0;
    const two = tab();
    two.edit('note', 'a', text('zwei'), { typing: true });
    two.stop();
    const three = tab();
    three.adopt();
    await clock.pass(0);
    assert.equal(server.text('note', 'a'), 'eins, weiter');
    assert.deepEqual(three.view('note', 'a').conflict?.mine, text('zwei'));
  });
});

describe('everything at once', () => {
  // A small linear generator: the same runs every time, and a failing seed can be looked at.
  const generator = (seed: number) => () => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };

  it('anyMixOfFaultsAndReloads_endsWithTheLastEditStored_exactlyOnce', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = generator(seed);
      const { server, network, storage, clock, tab } = world();
      let queue = tab();
      const last = new Map<string, string>();
      for (let step = 0; step < 40; step++) {
        const faults: Network[] = [
          lost,
          (deliver) => {
            deliver();
            return lost();
          },
          () => answer(500),
          () => answer(503),
        ];
        if (random() < 0.5) network.push(faults[Math.floor(random() * faults.length)] as Network);
        const indicator = 'abc'[Math.floor(random() * 3)] as string;
        queue.edit('note', indicator, text(`${step}`), { typing: random() < 0.5 });
        last.set(indicator, `${step}`);
        await clock.pass(Math.floor(random() * 2_000));
        if (random() < 0.15) {
          // The tab dies: whatever is under way may or may not have arrived.
          queue.stop();
          queue = tab();
          queue.adopt();
          for (const [id, item] of server.items) queue.known('note', id.slice('note.'.length), item);
        }
      }
      network.length = 0;
      queue.online();
      await clock.pass(300_000);
      for (const [indicator, value] of last) {
        assert.equal(server.text('note', indicator), value, `seed ${seed}, indicator ${indicator}`);
      }
      assert.equal(queue.status().unsaved, 0, `seed ${seed}`);
      assert.equal(storage.length, 0, `seed ${seed}`);
    }
  });
});

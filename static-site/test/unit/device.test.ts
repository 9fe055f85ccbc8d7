import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Check } from '../../src/api-types.ts';
import { readSnapshot, writeSnapshot } from '../../src/device/snapshot.ts';
import { type Device, lookOnDevice, unsavedOfOthers, wipeDevice } from '../../src/device/wipe.ts';
import { servingOf } from '../../src/worker/serving.ts';
import { memoryStorage } from './memory-storage.ts';

const TOKEN = `abcdefgh12345678.${'x'.repeat(43)}`;
const OTHER = `abcdefgh12345678.${'y'.repeat(43)}`;
const snapshot = { check: { id: 'abcdefgh12345678' } as Check, answers: [], notes: { feld: [] } };

describe('what this device remembers of the server', () => {
  it('isReadBack_underItsOwnLinkOnly', () => {
    const storage = memoryStorage();
    assert.equal(writeSnapshot(TOKEN, snapshot, storage), true);
    assert.deepEqual(readSnapshot(TOKEN, storage), snapshot);
    assert.equal(readSnapshot(OTHER, storage), null);
  });

  it('holdsNoSecret', () => {
    const storage = memoryStorage();
    writeSnapshot(TOKEN, snapshot, storage);
    assert.equal(`${storage.key(0)}${storage.getItem(storage.key(0)!)}`.includes('xxxx'), false);
  });

  it('spoilt_orOfAnotherShape_isNone', () => {
    const storage = memoryStorage();
    writeSnapshot(TOKEN, snapshot, storage);
    const key = storage.key(0)!;
    for (const text of ['{', '{"shape": 99, "check": {"id": "abcdefgh12345678"}}', '{"shape": 1}', 'null']) {
      storage.setItem(key, text);
      assert.equal(readSnapshot(TOKEN, storage), null, text);
    }
  });

  it('whereItNoLongerFits_noneIsKept_ratherThanAnOldOne', () => {
    const storage = memoryStorage();
    writeSnapshot(TOKEN, snapshot, storage);
    storage.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    assert.equal(writeSnapshot(TOKEN, snapshot, storage), false);
    assert.equal(storage.length, 0);
  });
});

describe('taking everything off a device', () => {
  function device(): Device & { names: Set<string>; registered: number } {
    const names = new Set(['sc-check-1', 'sc-instruments', 'somebody-elses']);
    const all = {
      names,
      registered: 1,
      local: memoryStorage(),
      session: memoryStorage(),
      caches: {
        keys: async () => [...names],
        delete: async (name: string) => names.delete(name),
        open: async () => ({ keys: async () => [1, 2] }),
      } as unknown as CacheStorage,
      workers: {
        getRegistrations: async () =>
          Array.from({ length: all.registered }, () => ({ unregister: async () => Boolean(all.registered--) })),
      } as unknown as ServiceWorkerContainer,
    };
    all.local.setItem('sc.link', TOKEN);
    all.local.setItem('theirs', 'x');
    all.session.setItem('sc.link', TOKEN);
    return all;
  }

  it('leavesNothingOfOurs_andOthersAlone', async () => {
    const here = device();
    assert.deepEqual(await lookOnDevice(here), { local: 1, session: 1, files: 4, workers: 1 });
    assert.deepEqual(await wipeDevice(here), { local: 0, session: 0, files: 0, workers: 0 });
    assert.equal(here.local!.getItem('theirs'), 'x');
    assert.deepEqual([...here.names], ['somebody-elses']);
  });

  it('whatCannotBeRemoved_isSaid', async () => {
    const here = device();
    here.caches = { ...here.caches!, delete: async () => false } as unknown as CacheStorage;
    assert.equal((await wipeDevice(here)).files, 4);
  });

  it('whatIsForbidden_holdsNothing', async () => {
    const none = { local: null, session: null, caches: null, workers: null };
    assert.deepEqual(await wipeDevice(none), { local: 0, session: 0, files: 0, workers: 0 });
  });

  it('knowsWhatOthersLeftUnsaved', () => {
    const here = device();
    here.local!.setItem('sc.unsaved.check1.jugend.tab.answer.a', '{}');
    here.local!.setItem('sc.unsaved.check1.schule.tab.answer.a', '{}');
    assert.equal(unsavedOfOthers(here, 'check1.jugend'), 1);
    assert.equal(unsavedOfOthers(here, 'check2.jugend'), 2);
  });
});

describe('the program beside the page', () => {
  const files = new Set(['/check/', '/assets/check-ABC.js']);
  const serving = (url: string, more: Partial<{ method: string; mode: string }> = {}) =>
    servingOf({ method: 'GET', mode: 'cors', url, ...more }, 'https://selbstcheck.example', files);
  const at = (path: string) => `https://selbstcheck.example${path}`;

  it('answersThePage_itsFiles_andQuestionnaires', () => {
    assert.equal(serving(at(`/check/#${TOKEN}`), { mode: 'navigate' }), 'page');
    assert.equal(serving(at('/assets/check-ABC.js')), 'file');
    assert.equal(serving(at('/instruments/weltoffene-kommune/1.json')), 'instrument');
    assert.equal(serving(at('/api/instruments/eigen-willkommen/2')), 'instrument');
  });

  it('neverAnswersTheApi_norAnotherPage_norAnotherOrigin', () => {
    for (const path of [
      '/api/check',
      '/api/check/answers',
      '/api/../instruments/x',
      '/api/administration/instruments',
      '/api/instruments/eigen-x/1/2',
      '/config.json',
      '/sw.js',
    ])
      assert.equal(serving(at(path)), null, path);
    assert.equal(serving(at('/ergebnis/'), { mode: 'navigate' }), null);
    assert.equal(serving(at('/check/'), { method: 'POST' }), null);
    assert.equal(serving('https://elsewhere.example/assets/check-ABC.js'), null);
    assert.equal(serving(at('/instruments/index.json')), null);
    assert.equal(serving(at('/check/?x'), { mode: 'navigate' }), null);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  checkIdOf,
  decidedFor,
  forget,
  isToken,
  keepOnDevice,
  leaveNothing,
  markOf,
  openLink,
  personalLink,
  remember,
  typedStorage,
} from '../../src/link.ts';
import { base64url } from '../../src/random.ts';

const TOKEN = `abcdefgh12345678.${'x'.repeat(42)}_`;
const OTHER = `zzzzzzzz12345678.${'y'.repeat(43)}`;

function store(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
  };
}
const full = (): Storage => ({
  ...store(),
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
});

describe('the personal link', () => {
  it('fromTheAddress_isRemembered', () => {
    const stores = { session: store(), local: store() };
    assert.deepEqual(openLink(`#${TOKEN}`, stores), { token: TOKEN, remembered: true });
    assert.deepEqual(openLink('', stores), { token: TOKEN, remembered: true });
  });

  it('beforeAnybodyDecided_staysInTheTab', () => {
    const local = store();
    openLink(`#${TOKEN}`, { session: store(), local });
    assert.equal(local.length, 0);
    assert.equal(openLink('', { session: store(), local }).token, null);
  });

  it('keptOnTheDevice_isFoundInANewTab', () => {
    const local = store();
    keepOnDevice(TOKEN, { session: store(), local });
    assert.equal(openLink('', { session: store(), local }).token, TOKEN);
  });

  it('ofThisTab_winsOverTheDevices', () => {
    const local = store();
    const tab = store();
    keepOnDevice(TOKEN, { session: tab, local });
    keepOnDevice(OTHER, { session: store(), local });
    assert.equal(openLink('', { session: tab, local }).token, TOKEN);
  });

  it('anotherLinkOnTheSameDevice_isAskedForAnew_andTakesNothingOver', () => {
    const local = store();
    keepOnDevice(TOKEN, { session: store(), local });
    const tab = store();
    openLink(`#${OTHER}`, { session: tab, local });
    assert.equal(decidedFor(OTHER, { session: tab, local }), 'none');
    assert.equal(openLink('', { session: store(), local }).token, TOKEN);
  });

  it('leavingNothing_survivesAReloadOfTheTab_andHoldsNothingOnTheDevice', () => {
    const stores = { session: store(), local: store() };
    leaveNothing(TOKEN, stores);
    assert.equal(stores.local.length, 0);
    assert.deepEqual(openLink('', stores), { token: TOKEN, remembered: true });
    assert.equal(decidedFor(TOKEN, stores), 'leave');
    assert.deepEqual(typedStorage(TOKEN, stores), { storage: stores.session, outlivesTab: false });
  });

  it('leavingNothing_afterKeeping_takesTheLinkOffTheDevice', () => {
    const stores = { session: store(), local: store() };
    keepOnDevice(TOKEN, stores);
    assert.deepEqual(typedStorage(TOKEN, stores), { storage: stores.local, outlivesTab: true });
    leaveNothing(TOKEN, stores);
    assert.equal(stores.local.length, 0);
  });

  it('keepingWhereNothingCanBeKept_saysSo', () => {
    assert.equal(keepOnDevice(TOKEN, { session: store(), local: null }), false);
    assert.equal(keepOnDevice(TOKEN, { session: store(), local: full() }), false);
    assert.equal(decidedFor(TOKEN, { session: store(), local: full() }), 'none');
  });

  it('theMarkOfALink_saysNothingOfItsSecret_andTellsLinksApart', () => {
    assert.equal(markOf(TOKEN).length <= 7, true);
    assert.notEqual(markOf(TOKEN), markOf(OTHER));
  });

  it('copiedWithAFullStopOrEscaped_isUnderstood', () => {
    const none = { session: null, local: null };
    assert.equal(openLink(`#${TOKEN}.`, none).token, TOKEN);
    assert.equal(openLink(`#${TOKEN}>`, none).token, TOKEN);
    assert.equal(openLink(`#%20${TOKEN}`, none).token, TOKEN);
  });

  it('otherFragments_areNoLinks', () => {
    for (const text of ['', '#', '#inhalt', '#/feld/a/b', '#abc.def', `#${TOKEN}x`, '#%E0%A4%A']) {
      assert.equal(openLink(text, { session: null, local: null }).token, null, text);
    }
  });

  it('withoutStorage_worksAndSaysSo', () => {
    assert.deepEqual(openLink(`#${TOKEN}`, { session: null, local: null }), { token: TOKEN, remembered: false });
    assert.deepEqual(openLink(`#${TOKEN}`, { session: full(), local: full() }), { token: TOKEN, remembered: false });
  });

  it('forgotten_isGone', () => {
    const stores = { session: store(), local: store() };
    keepOnDevice(TOKEN, stores);
    remember(TOKEN, stores);
    forget(stores);
    assert.equal(openLink('', stores).token, null);
    assert.equal(stores.local.length + stores.session.length, 0);
  });

  it('spoiltEntry_isIgnored', () => {
    const local = store();
    local.setItem('sc.link', 'nonsense');
    assert.equal(openLink('', { session: null, local }).token, null);
  });

  it('parts', () => {
    assert.equal(checkIdOf(TOKEN), 'abcdefgh12345678');
    assert.equal(personalLink(TOKEN, 'https://selbstcheck.example'), `https://selbstcheck.example/check/#${TOKEN}`);
  });

  it('secretOf32Bytes_fitsTheContract', () => {
    for (const byte of [0, 62, 251, 255]) {
      const secret = base64url(new Uint8Array(32).fill(byte));
      assert.ok(isToken(`abcdefgh12345678.${secret}`), secret);
    }
  });
});

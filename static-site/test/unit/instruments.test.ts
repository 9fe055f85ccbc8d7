import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it } from 'node:test';
import { mainFirst, readKeyReasons } from '../../build/instruments.mjs';

const versions = [
  { id: 'a', version: 1 },
  { id: 'b', version: 2 },
  { id: 'b', version: 1 },
];

describe('mainFirst', () => {
  it('putsTheVersionsOfTheMainOneFirst_andKeepsTheOrderOtherwise', () => {
    assert.deepEqual(
      mainFirst(versions, 'b').map(({ id, version }) => `${id}/${version}`),
      ['b/2', 'b/1', 'a/1'],
    );
  });

  it('keepsTheOrder_whereNoneIsNamedOrItIsNotShipped', () => {
    assert.deepEqual(mainFirst(versions, undefined), versions);
    assert.deepEqual(mainFirst(versions, 'c'), versions);
  });
});

describe('readKeyReasons', () => {
  it('readsTheFileBesideTheVersion_andNothingWhereThereIsNone', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'reasons-'));
    try {
      mkdirSync(path.join(folder, 'b/2'), { recursive: true });
      writeFileSync(path.join(folder, 'b/2/key-indicators.yaml'), 'b-eins: >-\n  Ohne sie\n  fällt alles.\n');
      assert.deepEqual(readKeyReasons(folder, { id: 'b', version: 2 }), { 'b-eins': 'Ohne sie fällt alles.' });
      assert.deepEqual(readKeyReasons(folder, { id: 'b', version: 1 }), {});
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

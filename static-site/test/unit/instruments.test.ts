import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mainFirst } from '../../build/instruments.mjs';

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

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULES, context } from '../src/check.mjs';

const given = context();

for (const rule of RULES) {
  test(`template.yaml, ${rule.name}`, () => {
    assert.deepEqual(rule(given).map(([where, why]) => `${where}: ${why}`), []);
  });
}

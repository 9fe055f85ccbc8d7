/** Holds the JavaScript that scores in the browser to core: what core scored comes as vectors (functions/browser). */
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { NoStage, Result, SelfCheck } from '../../src/api-types.ts';
import type { Instrument } from '../../src/instrument.ts';
import { readInstrument } from '../../build/instruments.mjs';

// As in Safari 14; imports of the scoring come after.
Reflect.deleteProperty(globalThis, 'BigInt64Array');
const { score } = await import('../../src/quick/scoring.ts');

const json = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const environment = (name: string) => {
  const value = process.env[name];
  assert.ok(value, `${name} is set by test/unit.mjs`);
  return value;
};

/** The constants of core, in the words of the contract. */
const NO_STAGE: Record<string, NoStage> = {
  NOTHING_APPLIES: 'nothingApplies',
  SHORT_FORM: 'shortForm',
  MOSTLY_OTHERS: 'mostlyOthers',
  TOO_MUCH_OPEN: 'tooMuchOpen',
};

interface Vector {
  selfCheck: SelfCheck;
  result: Result;
  noStage: Record<string, string>;
}

function* vectors(): Generator<{ line: number; instrument: Instrument; vector: Vector }> {
  let instrument: Instrument | null = null;
  let line = 0;
  for (const text of readFileSync(environment('SCORING_VECTORS'), 'utf8').split('\n')) {
    line++;
    if (text === '') continue;
    const value = JSON.parse(text) as Instrument | Vector;
    if ('fields' in value) instrument = value;
    else yield { line, instrument: instrument!, vector: value };
  }
}

describe('scoring in the browser', () => {
  it('everyVector_isScoredAsCoreDoes', () => {
    let compared = 0;
    for (const { line, instrument, vector } of vectors()) {
      const { result, noStage } = score(instrument, vector.selfCheck);
      const expected = Object.fromEntries(
        Object.entries(vector.noStage).map(([field, reason]) => [field, NO_STAGE[reason]]),
      );
      assert.deepEqual({ result, noStage }, { result: vector.result, noStage: expected }, `vector of line ${line}`);
      compared++;
    }
    assert.ok(compared > 1000, `${compared} vectors`);
  });

  it('workedExample_isScoredToTheLastDigit', () => {
    const instrument = readInstrument('test/fixtures/instrument.yaml') as unknown as Instrument;
    const { result } = score(instrument, json<SelfCheck>('test/fixtures/self-check.json'));
    assert.deepEqual(result, json<Result>('test/fixtures/result.json'));
  });

  it('anotherInstrument_isRefused', () => {
    const instrument = readInstrument('test/fixtures/instrument.yaml') as unknown as Instrument;
    assert.throws(() => score({ ...instrument, version: 2 }, json<SelfCheck>('test/fixtures/self-check.json')));
  });

  /** What core reaches decides: a regular expression or a format string brings tens of kilobytes along. */
  it('module_staysSmall', () => {
    const file = environment('SCORING_MODULE');
    assert.ok(statSync(file).size < 130_000, `${statSync(file).size} bytes`);
    const packed = gzipSync(readFileSync(file), { level: 9 }).length;
    assert.ok(packed < 45_000, `${packed} bytes packed`);
  });
});

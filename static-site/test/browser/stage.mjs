/**
 * The stage of a file of browser tests: one mock and one browser for all of them, and before each test a mock as new and
 * a page of its own. `mock`, `world` and `page` are those of the test that runs.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { seed } from '../mock-api.mjs';
import { startWorld } from './harness.mjs';

export let world;
export let mock;
export let page;

/**
 * @param options of the page, as `world.open` takes them
 * @param prepare what else every test of the file begins with
 * @param finish what every test of the file is asked at its end
 */
export function setUp({ options = {}, prepare = () => undefined, finish = () => undefined } = {}) {
  before(async () => {
    world = await startWorld();
    mock = world.mock;
  });
  after(() => world?.close());
  beforeEach(async () => {
    mock.rewrite = null;
    mock.faults.length = 0;
    mock.requests.length = 0;
    Object.assign(mock.state, seed(mock.state.instruments));
    page = await world.open(options);
    await prepare();
  });
  afterEach(async () => {
    try {
      await finish();
    } finally {
      await page.context().close();
    }
  });
}

/** Goes on with another page in place of this one: another browser of the same person, or one set up otherwise. */
export async function reopen(options) {
  await page.context().close();
  page = await world.open(options);
}

export const button = (name, more) => page.getByRole('button', { name, ...more });
export const dialog = () => page.getByRole('alertdialog');

/** Id of what has the focus, or its text where it has none. */
export const focused = (on = page) =>
  on.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);

/** Waits until a fact about the mock holds; as patient as `eventually`. */
export async function until(condition, what) {
  for (let tries = 0; tries < 400; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`never: ${what}`);
}

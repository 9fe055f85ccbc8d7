/**
 * Measures how long the browser takes from an input to the next paint (what Interaction to Next Paint is made of), on
 * a processor slowed down four times, and prints a table. Where an input leads to another view, it is the time until
 * that is painted; the browser itself would stop at the paint before. Nothing is asserted.
 *
 *   node test/bench/input-delay.mjs [--rate 4] [--rounds 24]
 *
 * Needs dist/ and a Chromium, like the browser tests. For figures worth keeping the machine should do nothing else.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { DEMO_CHECK, startWorld } from '../browser/harness.mjs';
import { islandStands } from '../browser/pages.mjs';

const { values } = parseArgs({
  options: { rate: { type: 'string', default: '4' }, rounds: { type: 'string', default: '24' } },
});
const rate = Number(values.rate);
const rounds = Number(values.rounds);

/** Shorter ones are not reported by the browser; durations come in steps of 8 ms. */
const SHORTEST = 16;

const world = await startWorld();
const instrument = world.mock.state.instruments.find((one) => one.id === world.mock.state.phases[0].instrument.id);
const indicatorsOf = (field) => field.topics.flatMap((topic) => topic.indicators);
const all = instrument.fields.flatMap(indicatorsOf);

/** All indicators in the first topic of the first field: so many on one page are never shown, but must not hurt. */
const onOnePage = {
  ...instrument,
  fields: [{ ...instrument.fields[0], topics: [{ ...instrument.fields[0].topics[0], indicators: all }] }],
};
const largest = instrument.fields
  .flatMap((field) => field.topics.map((topic) => ({ field, topic })))
  .sort((a, b) => b.topic.indicators.length - a.topic.indicators.length)[0];

async function openPage(path, served = instrument) {
  const page = await world.open({ viewport: { width: 390, height: 844 } });
  if (served !== instrument) {
    await page.route(`**/instruments/${instrument.id}/*.json`, (route) => route.fulfill({ json: served }));
  }
  await page.goto(world.mock.url + path);
  await islandStands(page);
  return page;
}

/** Slows the page down and starts to note how long inputs take. */
async function slowDown(page, toAnotherView) {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.evaluate(
    ({ durationThreshold, toAnotherView }) => {
      window.noted = new Map();
      if (!toAnotherView) {
        new PerformanceObserver((list) => {
          for (const { interactionId, duration } of list.getEntries()) {
            if (interactionId)
              window.noted.set(interactionId, Math.max(duration, window.noted.get(interactionId) ?? 0));
          }
        }).observe({ type: 'event', durationThreshold });
        return;
      }
      document.addEventListener(
        'click',
        (event) => {
          const before = document.querySelector('h1');
          const look = () => {
            if (document.querySelector('h1') === before) return requestAnimationFrame(look);
            // The frame in which it stands is painted before the next one begins.
            requestAnimationFrame((now) => window.noted.set(event.timeStamp, now - event.timeStamp));
          };
          requestAnimationFrame(look);
        },
        { capture: true },
      );
    },
    { durationThreshold: SHORTEST, toAnotherView },
  );
  return session;
}

const rows = [];

/** `act` is called once a round and makes one interaction. */
async function measure(name, indicators, page, act, { toAnotherView = false } = {}) {
  const session = await slowDown(page, toAnotherView);
  for (let round = 0; round < rounds; round++) {
    await act(round);
    // Past the paint, and past what was put off until after it.
    await page.waitForTimeout(120);
  }
  await page.waitForTimeout(300);
  const noted = await page.evaluate(() => [...window.noted.values()]);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  // What is not reported was below the threshold.
  const durations = [...noted, ...Array(Math.max(0, rounds - noted.length)).fill(SHORTEST)].sort((a, b) => a - b);
  const at = (share) => Math.round(durations[Math.min(durations.length - 1, Math.floor(share * durations.length))]);
  rows.push([name, indicators, durations.length, at(0.5), at(0.75), at(1)]);
  await page.context().close();
}

/** One press as a person makes it, without waiting for what comes of it. */
const press = (locator) =>
  locator
    .evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
    .then(() => locator.click({ noWaitAfter: true }));

const levels = instrument.scale.length;
for (const [name, served, topic] of [
  ['Check: choosing, all on one page', onOnePage, { field: onOnePage.fields[0], topic: onOnePage.fields[0].topics[0] }],
  ['Check: choosing, largest topic', instrument, largest],
]) {
  const address = `/check/#${DEMO_CHECK}`;
  const indicators = topic.topic.indicators;
  const page = await openPage(address, served);
  await page.evaluate((hash) => (location.hash = hash), `#/feld/${topic.field.id}/${topic.topic.id}`);
  await page
    .locator('.sc-indicator')
    .nth(indicators.length - 1)
    .waitFor();
  await measure(name, indicators.length, page, (round) =>
    press(page.locator(`#i-${indicators[(round * 5) % indicators.length].id}-level-${(round + 1) % levels}`)),
  );
}

{
  const page = await openPage(`/check/#${DEMO_CHECK}`, onOnePage);
  const topic = onOnePage.fields[0].topics[0];
  await page.evaluate((hash) => (location.hash = hash), `#/feld/${onOnePage.fields[0].id}/${topic.id}`);
  await page
    .locator('.sc-indicator')
    .nth(all.length - 1)
    .waitFor();
  await page.locator('.sc-more > summary').first().click();
  await page.locator('textarea').first().click();
  await measure('Check: typing a comment, all on one page', all.length, page, () => page.keyboard.press('x'));
}

{
  const page = await openPage(`/schnellcheck/#/kurzform/${instrument.id}`);
  await page.locator('.sc-quick').waitFor();
  await measure('Quick check: choosing', 1, page, (round) =>
    press(page.locator(`.sc-option__radio[value="level-${round % levels}"]`)),
  );
}

{
  const page = await openPage(`/schnellcheck/#/feld/${instrument.id}/${onOnePage.fields[0].id}`, onOnePage);
  await page.locator('.sc-quick').waitFor();
  await measure('Quick check: going on, field of all', 1, page, () => press(page.locator('button[type=submit]')), {
    toAnotherView: true,
  });
}

for (const [name, served, fragment, answered] of [
  ['short form', instrument, `#/kurzform/${instrument.id}`, all.filter((one) => one.short)],
  ['largest field', instrument, null, null],
  ['field of all', onOnePage, `#/feld/${instrument.id}/${onOnePage.fields[0].id}`, all],
]) {
  const field = [...instrument.fields].sort((a, b) => indicatorsOf(b).length - indicatorsOf(a).length)[0];
  const indicators = answered ?? indicatorsOf(field);
  const page = await openPage(`/schnellcheck/${fragment ?? `#/feld/${instrument.id}/${field.id}`}`, served);
  await page.locator('.sc-quick').waitFor();
  await page.evaluate(
    (given) => {
      const kept = JSON.parse(sessionStorage.getItem('sc.quick'));
      for (const [index, id] of given.entries())
        kept.given[`${kept.instrument.id}/${kept.instrument.version}`][id] = { answer: { level: index % 5 } };
      sessionStorage.setItem('sc.quick', JSON.stringify(kept));
      location.hash = '#/uebersicht';
      location.reload();
    },
    indicators.map((one) => one.id),
  );
  const toResult = page.getByRole('link', { name: 'Ergebnis ansehen' });
  await toResult.waitFor();
  await measure(
    `Quick check: scoring, ${name}`,
    indicators.length,
    page,
    async (round) => {
      if (round > 0) {
        await page.evaluate(() => (location.hash = '#/uebersicht'));
        await toResult.waitFor();
      }
      await press(toResult);
    },
    { toAnotherView: true },
  );
}

await world.close();

const head = ['what', 'indicators', 'inputs', 'median ms', 'p75 ms', 'max ms'];
const table = [head, ...rows].map((row) => row.map(String));
const widths = head.map((_, column) => Math.max(...table.map((row) => row[column].length)));
const load = os.loadavg()[0].toFixed(1);
console.log(
  `Input to next paint, processor ×1/${rate}, ${rounds} inputs each, width 390 px; ${os.cpus().length} cores, load ${load}\n`,
);
for (const [index, row] of table.entries()) {
  console.log(
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
  );
  if (index === 0) console.log(widths.map((width) => '-'.repeat(width)).join('  '));
}

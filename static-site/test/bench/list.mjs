/**
 * Measures how long the browser takes from the answer to the painted list of a phase's municipalities, whole and in
 * pages, on a processor slowed down four times, and prints a table. Nothing is asserted.
 *
 *   node test/bench/list.mjs [--rate 4] [--rounds 9]
 *
 * Needs dist/ and a Chromium, like the browser tests. For figures worth keeping the machine should do nothing else.
 */
import os from 'node:os';
import { parseArgs } from 'node:util';
import { startWorld } from '../browser/harness.mjs';

const { values } = parseArgs({
  options: { rate: { type: 'string', default: '4' }, rounds: { type: 'string', default: '9' } },
});
const rate = Number(values.rate);
const rounds = Number(values.rounds);
const PHASE = 'runde-2026';

const world = await startWorld();

function fill(number) {
  const { admissions } = world.mock.state;
  admissions.length = 0;
  for (let index = 0; index < number; index++) {
    admissions.push({
      phase: PHASE,
      key: String(1_000_000 + index).padStart(8, '0'),
      name: `Musterstadt am Fluss ${number - index}`,
      kind: 'kreisangehörige Gemeinde',
      land: ['Bayern', 'Sachsen', 'Hessen'][index % 3],
      invitedOn: `2026-10-${String(1 + (index % 28)).padStart(2, '0')}`,
      started: index % 2 === 0,
    });
  }
}

/** From the end of the answer to the frame after the first one with rows in it. */
async function painted() {
  const page = await world.open({ viewport: { width: 1280, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto(`${world.mock.url}/verwaltung/`);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('button', { name: 'Abmelden' }).waitFor();
  await page.evaluate((phase) => {
    const look = () => {
      if (!document.querySelector('.sc-admitted tbody th a')) return requestAnimationFrame(look);
      requestAnimationFrame((now) => (window.painted = now));
    };
    requestAnimationFrame(look);
    window.location.hash = `#phase/${phase}`;
  }, PHASE);
  await page.waitForFunction(() => window.painted !== undefined);
  const took = await page.evaluate(() => {
    const answers = performance
      .getEntriesByType('resource')
      .filter((entry) => new URL(entry.name).pathname.endsWith('/municipalities'))
      .map((entry) => entry.responseEnd)
      .filter((end) => end < window.painted);
    return window.painted - Math.max(...answers);
  });
  await page.context().close();
  return took;
}

const [{ model }] = os.cpus();
console.log(`${os.cpus().length} × ${model}, load ${os.loadavg()[0].toFixed(1)}, slowed down ${rate} times`);
console.log('rows     median ms   most ms');
for (const number of [400, 1100, 4000]) {
  fill(number);
  const times = [];
  for (let round = 0; round < rounds; round++) times.push(await painted());
  times.sort((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)];
  console.log(`${String(number).padEnd(8)} ${middle.toFixed(0).padStart(9)} ${times.at(-1).toFixed(0).padStart(9)}`);
}
await world.close();

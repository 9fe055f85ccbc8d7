import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { daysBetween, isDay, oneCheck, plusDays, reckon, season, total } from '../reckoning.mjs';

const flow = { id: 'calls', kind: 'flow', usd: 2, per: 1000, freePerMonth: 500 };
const stock = { id: 'gb', kind: 'stock', usd: 0.3, per: 1, freePerMonth: 1 };
const table = { prices: [flow, stock] };
const near = (found, wanted) => assert.ok(Math.abs(found - wanted) < 1e-9, `${found} is not ${wanted}`);
const file = (name) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

test('days are counted over the ends of months and years', () => {
  assert.deepEqual(daysBetween('2026-12-30', '2027-01-02'), ['2026-12-30', '2026-12-31', '2027-01-01']);
  assert.equal(plusDays('2028-02-28', 1), '2028-02-29');
  assert.deepEqual(['2026-02-28', '2026-02-30', '2026-2-3', 'gestern', ''].map(isDay), [true, false, false, false, false]);
});

test('what is free is free in each month again, not in all together', () => {
  const days = { '2026-10-31': { calls: 600 }, '2026-11-01': { calls: 400 } };
  const [calls] = reckon(table, Object.keys(days), (day, id) => days[day][id] ?? 0, {});
  near(calls.gross, 2);
  near(calls.net, 0.2);
  assert.equal(calls.amount, 1000);
});

test('what lies there costs by the part of the month', () => {
  const half = daysBetween('2026-11-01', '2026-11-16');
  const [, gb] = reckon(table, half, () => 0, { gb: 3 });
  near(gb.gross, 0.45);
  near(gb.net, 0.3);
});

test('what lies there below what is free costs nothing', () => {
  const [, gb] = reckon(table, ['2026-11-01'], () => 0, { gb: 0.9 });
  assert.equal(gb.net, 0);
});

test('ahead it goes on as in the last four weeks, not as in all the time', () => {
  const days = Object.fromEntries(daysBetween('2026-09-01', '2026-12-01').map((day) => [day, { calls: day < '2026-11-03' ? 1_000_000 : 10 }]));
  const { toCome } = season(table, { days, stored: {} }, { from: '2026-09-01', today: '2026-12-01', until: '2026-12-31' });
  near(toCome[0].amount, 310);
  near(toCome[0].gross, 0.62);
  assert.equal(toCome[0].net, 0);
});

test('the month of today has what is free once for what was and what comes', () => {
  const days = Object.fromEntries(daysBetween('2026-11-01', '2026-11-16').map((day) => [day, { calls: 40 }]));
  const { soFar, toCome, both } = season(table, { days, stored: {} }, { from: '2026-11-01', today: '2026-11-16', until: '2026-11-30' });
  near(soFar[0].net, 0.2);
  near(toCome[0].net, 1.2);
  near(both[0].net, 1.4);
});

test('the day that is not over counts as one to come, and the last day of the phase is one of it', () => {
  const { aheadDays, sampleDays } = season(table, { days: {}, stored: {} }, { from: '2026-11-20', today: '2026-11-22', until: '2026-11-22' });
  assert.deepEqual([aheadDays, sampleDays], [1, 2]);
});

test('what it costs never falls when more is used', () => {
  let before = 0;
  for (const calls of [0, 1, 499, 500, 501, 5000]) {
    const { gross, net } = total(reckon(table, ['2026-11-01'], () => calls, {}));
    assert.ok(net <= gross && net >= before);
    before = net;
  }
});

test('every price names its unit, its page and on what it rests; the table its date, region and currency', () => {
  const prices = file('prices.json');
  assert.ok(isDay(prices.date));
  assert.match(prices.region, /^[a-z]+-[a-z]+-\d$/);
  assert.deepEqual([prices.currency, prices.net], ['USD', true]);
  assert.equal(new Set(prices.prices.map(({ id }) => id)).size, prices.prices.length);
  for (const price of prices.prices) {
    assert.ok(['flow', 'stock'].includes(price.kind) && price.usd > 0 && price.per > 0 && price.freePerMonth >= 0 && price.unit && price.name, price.id);
    assert.match(price.source, /^https:\/\/aws\.amazon\.com\/.+\/$/, price.id);
    assert.ok(prices.bases[price.basis], price.id);
  }
});

test('one check costs about a US cent after what is free, and below three at list prices', () => {
  const { lines, gross, net } = oneCheck(file('prices.json'), file('one-check.json'));
  assert.ok(net > 0.003 && net < 0.015, `${net}`);
  assert.ok(gross > net && gross < 0.03, `${gross}`);
  near(lines.reduce((sum, line) => sum + line.gross, 0), gross);
});

test('a price that is missing is named', () => {
  assert.throws(() => oneCheck({ prices: [] }, file('one-check.json')), /the price table lacks lambda\.requests/);
});

/**
 * Reckons costs from counts and a price table; knows neither AWS nor the clock.
 *
 * Counts are `{ days: { "2026-10-01": { id: amount } }, stored: { id: amount } }`: what flowed on each day (UTC), and what
 * lies there now. A price of the kind `flow` is for each unit, one of the kind `stock` for each unit and month. What is
 * free counts by month, as the platform does, and for the whole account.
 */
const DAY = 86_400_000;
const PACE_DAYS = 28;

const time = (day) => Date.parse(`${day}T00:00:00Z`);
export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && Number.isFinite(time(text)) && new Date(time(text)).toISOString().startsWith(text);
export const plusDays = (day, days) => new Date(time(day) + days * DAY).toISOString().slice(0, 10);

/** The days from one on, without the last. */
export function daysBetween(from, to) {
  const days = [];
  for (let day = from; day < to; day = plusDays(day, 1)) days.push(day);
  return days;
}

const daysInMonth = (month) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate();

function byMonth(days) {
  const months = new Map();
  for (const day of days) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day]);
  return months;
}

/**
 * @param days the days that count
 * @param flowOn how much of a price's id flows on a day
 * @param stored how much of a price's id lies there
 * @returns one line for each price: `{ id, amount, gross, net }`, USD; net is what is left after what is free
 */
export function reckon(table, days, flowOn, stored) {
  return table.prices.map((price) => {
    let amount = 0;
    let gross = 0;
    let net = 0;
    for (const [month, its] of byMonth(days)) {
      // Part of a month has what is free in it whole for what flows, but in part for what lies there.
      const share = its.length / daysInMonth(month);
      const used = price.kind === 'flow' ? its.reduce((sum, day) => sum + flowOn(day, price.id), 0) : (stored[price.id] ?? 0) * share;
      const free = price.kind === 'flow' ? price.freePerMonth : price.freePerMonth * share;
      amount += used;
      gross += (used / price.per) * price.usd;
      net += (Math.max(0, used - free) / price.per) * price.usd;
    }
    return { id: price.id, amount: price.kind === 'flow' ? amount : (stored[price.id] ?? 0), gross, net };
  });
}

export const total = (lines) => lines.reduce((sum, { gross, net }) => ({ gross: sum.gross + gross, net: sum.net + net }), { gross: 0, net: 0 });

/**
 * What it has cost from `from` to the day before `today`, and what it will cost from `today` to `until` (included), if it
 * goes on as in the last four weeks. The day `today` itself is not over and counts as one to come.
 */
export function season(table, counts, { from, today, until }) {
  const flowOn = (day, id) => counts.days[day]?.[id] ?? 0;
  const past = daysBetween(from, today);
  const sample = past.slice(-PACE_DAYS);
  const pace = (_, id) => (sample.length === 0 ? 0 : sample.reduce((sum, day) => sum + flowOn(day, id), 0) / sample.length);
  const soFar = reckon(table, past, flowOn, counts.stored);
  const ahead = daysBetween(today, plusDays(until, 1));
  const both = reckon(table, [...past, ...ahead], (day, id) => (day < today ? flowOn(day, id) : pace(day, id)), counts.stored);
  // The month of today has what is free in it once: what is to come is what all costs less what was.
  const toCome = both.map((line, at) => ({
    ...line,
    amount: table.prices[at].kind === 'flow' ? line.amount - soFar[at].amount : line.amount,
    gross: line.gross - soFar[at].gross,
    net: Math.max(0, line.net - soFar[at].net),
  }));
  return { soFar, toCome, both, sampleDays: sample.length, aheadDays: ahead.length };
}

/**
 * One check: `{ lines: [{ name, times, reads, writes, gross, net }], gross, net }`, USD. Here net is what is left if
 * everything that is free in some amount stays within it.
 */
export function oneCheck(table, model) {
  const prices = new Map(table.prices.map((price) => [price.id, price]));
  /** What amounts of prices' ids cost. */
  const cost = (amounts) => {
    const sum = { gross: 0, net: 0 };
    for (const [id, amount] of Object.entries(amounts)) {
      const price = prices.get(id);
      if (!price) throw new Error(`the price table lacks ${id}`);
      const usd = (amount / price.per) * price.usd;
      sum.gross += usd;
      if (price.freePerMonth === 0) sum.net += usd;
    }
    return sum;
  };
  const lines = model.steps.map(({ name, times, by, reads, writes, milliseconds }) => {
    const memory = (by === 'job' ? model.jobMegabytes : model.httpMegabytes) / 1024;
    const calls = by === 'start' ? 0 : times;
    const asked = by === 'http' ? times : 0;
    return {
      name,
      times,
      reads: times * reads,
      writes: times * writes,
      ...cost({
        'lambda.requests': calls,
        'lambda.gbSeconds': times * (milliseconds / 1000) * memory,
        'logs.gb': (calls * model.logKilobytesPerCall) / 1e6,
        'api.requests': asked,
        'cloudfront.requests': asked,
        'dynamodb.reads': times * reads,
        'dynamodb.writes': times * writes,
      }),
    };
  });
  const { pages, stored } = model;
  const other = (name, times, amounts) => lines.push({ name, times, reads: 0, writes: 0, ...cost(amounts) });
  other('Seiten ausliefern', pages.times, {
    'cloudfront.requests': pages.times * pages.requests,
    'cloudfront.functions': pages.times,
    'cloudfront.gb': (pages.times * pages.kilobytes) / 1e6,
  });
  other(`Aufbewahren, ${stored.months} Monate`, 1, {
    'dynamodb.gb': (stored.months * stored.tableMegabytes) / 1e3,
    'dynamodb.recoveryGb': (stored.months * stored.tableMegabytes) / 1e3,
    's3.gb': (stored.months * stored.objectMegabytes) / 1e3,
  });
  return { lines, ...total(lines) };
}

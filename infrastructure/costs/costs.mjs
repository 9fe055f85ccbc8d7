/** The command infrastructure/bin/costs; its head says what it does. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Incomplete, began, count } from './counts.mjs';
import { daysBetween, isDay, oneCheck, plusDays, season, total } from './reckoning.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
/** Days for which the platform keeps what it measured by the day. */
const KEPT_DAYS = 455;

const OPTIONS = { stack: 'selbstcheck', region: 'eu-central-1', from: '', until: '', today: new Date().toISOString().slice(0, 10), prices: path.join(here, 'prices.json'), counts: '', keep: '', euro: '' };

class Refused extends Error {}
const refuse = (why) => {
  throw new Refused(why);
};

function options(args) {
  const given = { ...OPTIONS, oneCheck: false };
  for (let at = 0; at < args.length; at++) {
    const name = args[at].replace(/^--/, '');
    if (args[at] === '--one-check') given.oneCheck = true;
    else if (!args[at].startsWith('--') || !(name in OPTIONS)) refuse(`${args[at]} ist unbekannt; siehe --help`);
    else if (at + 1 >= args.length) refuse(`${args[at]} braucht einen Wert; siehe --help`);
    else given[name] = args[++at];
  }
  for (const name of ['from', 'until', 'today']) if (given[name] && !isDay(given[name])) refuse(`--${name}: ein Tag wie 2027-03-31, nicht „${given[name]}“`);
  if (given.euro && !(Number(given.euro.replace(',', '.')) > 0)) refuse(`--euro: wie viele Euro ein Dollar kostet, etwa 0.92, nicht „${given.euro}“`);
  return given;
}

function read(file, format) {
  let value;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    refuse(`${file} ist nicht lesbar: ${error.message}`);
  }
  if (value.format !== format) refuse(`${file} ist keine Datei der Form ${format}`);
  return value;
}

function counted(given) {
  if (given.counts) return read(given.counts, 'selbstcheck-counts/1');
  const earliest = plusDays(given.today, -KEPT_DAYS);
  let counts;
  try {
    const from = [given.from || began(given), earliest].sort().at(-1);
    counts = count({ ...given, from, to: given.today });
  } catch (error) {
    if (error.code === 'ENOENT') refuse('Der Befehl aws fehlt: https://docs.aws.amazon.com/cli/ (nicht nötig mit --counts)');
    if (error.status !== undefined) refuse(`Der Befehl aws hat abgelehnt, siehe oben. Sind Sie angemeldet (aws sso login), und gibt es den Stack ${given.stack} in ${given.region}?`);
    if (error instanceof Incomplete) refuse(error.message);
    throw error;
  }
  if (given.keep) writeFileSync(given.keep, `${JSON.stringify(counts, null, 2)}\n`);
  return counts;
}

const number = (value, digits) => value.toLocaleString('de-DE', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const amount = (value) => number(value, value < 10 && !Number.isInteger(value) ? 3 : 0);
const money = (value) => number(value, value !== 0 && Math.abs(value) < 0.1 ? 4 : 2);

/** Rows of texts under each other: the first column is words, the others are numbers, the last one perhaps a unit. */
function table(rows, unitLast = false) {
  const last = rows[0].length - 1;
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const left = (column) => column === 0 || (unitLast && column === last);
  return rows.map((row) => row.map((text, column) => (left(column) ? text.padEnd(widths[column]) : text.padStart(widths[column]))).join('  ').trimEnd());
}

const mark = { list: '', general: ' ¹', unverified: ' ²' };

function bill(title, lines, prices) {
  const sum = total(lines);
  return [
    title,
    ...table(
      [
        ['', 'Menge', 'Listenpreis', 'nach Freimenge', ''],
        ...lines.map((line) => {
          const price = prices.prices.find(({ id }) => id === line.id);
          return [`${price.name}${mark[price.basis]}`, amount(line.amount), money(line.gross), money(line.net), price.unit];
        }),
        ['Summe in USD, netto', '', money(sum.gross), money(sum.net), ''],
      ],
      true,
    ),
    '',
  ];
}

function aboutPrices(prices, given) {
  const bases = new Set(prices.prices.map(({ basis }) => basis));
  return [
    `Preise: ${prices.region}, Stand ${prices.date}, USD ohne Umsatzsteuer (${path.basename(given.prices)}); dort steht zu jedem die Seite von AWS.`,
    ...['list', 'general', 'unverified'].filter((basis) => bases.has(basis)).map((basis) => `  ${mark[basis].trim() || 'ohne Zeichen'}: ${prices.bases[basis]}.`),
  ];
}

const inEuro = (what, usd, given) => (given.euro ? [`In Euro, ${what}, zum angegebenen Kurs von ${given.euro}: ${money(usd * Number(given.euro.replace(',', '.')))} EUR netto.`] : []);

function oneCheckReport(given, prices) {
  const model = read(path.join(here, 'one-check.json'), 'selbstcheck-one-check/1');
  const { lines, gross, net } = oneCheck(prices, model);
  const cent = (usd) => number(usd * 100, 3);
  return [
    `Was ein Check kostet. ${model.about}; in US-Cent, netto.`,
    '',
    ...table([
      ['', 'Male', 'gelesen', 'geschrieben', 'Listenpreis', 'nach Freimenge'],
      ...lines.map((line) => [line.name, amount(line.times), amount(line.reads), amount(line.writes), cent(line.gross), cent(line.net)]),
      ['Ein Check', '', '', '', cent(gross), cent(net)],
    ]),
    '',
    '„Nach Freimenge“ gilt, solange das Konto im Monat darunter bleibt; bei 400 Checks im selben Quartal tut es das.',
    `Gemessen – ${model.measured}.`,
    `Angenommen – ${model.assumed}.`,
    ...aboutPrices(prices, given),
    ...inEuro('nach Listenpreis', gross, given),
  ];
}

function report(given) {
  const prices = read(given.prices, 'selbstcheck-prices/1');
  if (given.oneCheck) return oneCheckReport(given, prices);
  const counts = counted(given);
  if (counts.region !== prices.region) refuse(`Die Preise gelten für ${prices.region}, gezählt wurde in ${counts.region}; geben Sie mit --prices eine Preistabelle dieser Region an`);
  const today = given.counts ? counts.to : given.today;
  const from = [given.from || counts.from, counts.from].sort().at(-1);
  const until = given.until || plusDays(today, -1);
  if (from >= today) refuse(`Vor dem ${today} ist noch kein ganzer Tag gezählt; versuchen Sie es morgen`);
  if (given.until && given.until < today) refuse(`--until: ${given.until} ist vorbei; bis dahin zählt „bisher“`);
  const unknown = new Set(Object.values(counts.days).flatMap(Object.keys).concat(Object.keys(counts.stored)));
  for (const { id } of prices.prices) unknown.delete(id);
  const { soFar, toCome, both, sampleDays, aheadDays } = season(prices, counts, { from, today, until });
  const idle = daysBetween(from, today).filter((day) => !counts.days[day]).length;
  return [
    `Kosten von ${counts.stack}, ${counts.region}`,
    '',
    ...bill(`Bisher: ${from} bis ${plusDays(today, -1)}`, soFar, prices),
    ...(aheadDays === 0
      ? ['Was noch kommt: geben Sie mit --until das Ende der Projektphase an.', '']
      : [
          ...bill(`Noch zu erwarten: ${today} bis ${until}, im Tempo der letzten ${sampleDays} Tage`, toCome, prices),
          `Zusammen bis ${until}: ${money(total(both).gross)} USD nach Listenpreis, ${money(total(both).net)} USD nach Freimenge.`,
        ]),
    ...inEuro('nach Freimenge', total(both).net, given),
    'Die Freimenge gilt für das ganze AWS-Konto: Was anderes im selben Konto verbraucht, geht von ihr ab.',
    ...aboutPrices(prices, given),
    'Nicht gezählt, weil AWS es nicht kostenlos misst: Startzeit der Funktionen (je Kaltstart etwa eine Sekunde),',
    'einzelne Zugriffe auf die Ablagen, Schlüsselabrufe, direkte Downloads, Mails. Die Rechnung von AWS gilt.',
    ...(idle > 0 ? [`An ${idle} Tagen ist nichts gemessen.`] : []),
    ...(unknown.size > 0 ? [`Achtung, ohne Preis und daher nicht eingerechnet: ${[...unknown].join(', ')}.`] : []),
  ];
}

try {
  console.log(report(options(process.argv.slice(2))).join('\n'));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`costs: ${error.message}`);
  process.exitCode = 1;
}

/** What administration's log says, in words, and as a table for a spreadsheet. Without a DOM. */
import type { AdministrationEntry, DocumentKind, Edition, Tone } from '../api-types.ts';
import { EDITION_NAMES, TONE_NAMES, kindName } from '../report/words.ts';

type Words = (parts: string[], entry: AdministrationEntry) => string;

const place = (entry: AdministrationEntry): string =>
  entry.municipality ?? `Kommune ${entry.detail.split(' ')[1] ?? ''}`.trim();

const rendering = ([, , kind, tone, edition]: string[]): string =>
  [kindName(kind as DocumentKind), TONE_NAMES[tone as Tone] ?? tone, EDITION_NAMES[edition as Edition] ?? edition].join(
    ', ',
  );

const SETTINGS: Record<string, string> = {
  name: 'Name',
  opensOn: 'erster Tag',
  closesOn: 'letzter Tag',
  retentionEndsOn: 'Ende der Aufbewahrung',
  access: 'Teilnahme',
  notice: 'Datenblatt',
};

/** „runde: closesOn 2027-03-31 → 2027-04-30 (der Grund)“; what was typed as a reason stays as it is. */
function changed(detail: string): string {
  const [phase = '', rest = ''] = splitOnce(detail, ': ');
  const [what, reason] = splitOnce(rest, ' (');
  const words = what.replace(/\b[a-zA-Z]+\b/g, (word) => SETTINGS[word] ?? word);
  return `Phase ${phase} geändert: ${words}${reason === '' ? '' : ` (${reason}`}`;
}

function splitOnce(text: string, by: string): [string, string] {
  const at = text.indexOf(by);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + by.length)];
}

const JOB_NAMES: Record<string, string> = { scoring: 'Auswertung', report: 'Dokument', erasure: 'Löschung' };

/** Words for every kind of entry that the functions write, as `test/unit/administration.test.ts` sees to. */
export const LOG_WORDS: Record<string, Words> = {
  phaseChanged: (_, entry) => changed(entry.detail),
  comparisonRefreshed: ([phase]) => `Vergleich der Phase ${phase} neu berechnen lassen`,
  archiveOrdered: ([phase]) => `Archiv der Berichte bestellt: Phase ${phase!.split('/')[0]}`,
  archiveOpened: ([phase]) => `Archiv der Berichte geöffnet: Phase ${phase!.split('/')[0]}`,
  instrumentWithdrawn: (_, { detail }) => {
    const [version, reason] = splitOnce(detail, ' (');
    return `Fragebogen ${version} zurückgezogen (${reason}`;
  },
  instrumentOffered: ([version]) => `Fragebogen ${version} wieder angeboten`,
  instrumentPublished: ([version]) => `Fragebogen ${version} veröffentlicht`,
  phaseOpened: ([phase]) => `Phase ${phase} geöffnet`,
  admitted: ([phase], entry) => `${place(entry)} in die Phase ${phase} aufgenommen und eingeladen`,
  registrationAdmitted: ([phase], entry) => `Anmeldung von ${place(entry)} angenommen, Phase ${phase}`,
  registrationDeclined: ([phase], entry) => `Anmeldung von ${place(entry)} abgelehnt, Phase ${phase}`,
  invitedAnew: ([phase], entry) => `${place(entry)} in der Phase ${phase} neu eingeladen`,
  erased: ([phase], entry) => `Selbstcheck gelöscht: ${place(entry)}, Phase ${phase}`,
  documentOrdered: (parts, entry) => `Dokument für ${place(entry)} bestellt: ${rendering(parts)}`,
  documentOpened: (parts, entry) => `Freigegebenes Dokument von ${place(entry)} geöffnet: ${rendering(parts)}`,
  jobRetried: ([kind, subject], entry) =>
    `Auftrag noch einmal angestoßen: ${kind === 'phase' ? `Änderung der Phase ${subject}` : `${JOB_NAMES[kind!] ?? kind} für ${place(entry)}`}`,
  registerImported: ([asOf]) => `Gemeindeverzeichnis mit dem Stand ${asOf} eingelesen`,
};

/** An entry of a newer version of the functions is shown as it is, not left out. */
export const happened = (entry: AdministrationEntry): string =>
  LOG_WORDS[entry.event]?.(entry.detail.split(' '), entry) ?? `${entry.event}: ${entry.detail}`;

/** „k7m2-p9qa“: easier to compare than eight letters in a row. */
export const account = (entry: AdministrationEntry): string =>
  entry.account === undefined ? '' : `${entry.account.slice(0, 4)}-${entry.account.slice(4)}`;

/** A cell in which no spreadsheet sees a formula, whatever it holds. */
function cell(text: string): string {
  const harmless = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** With a byte order mark, semicolons and CRLF, as spreadsheets here expect it. */
export function logCsv(entries: AdministrationEntry[]): string {
  const rows = entries.map((entry) => [entry.on, happened(entry), account(entry), entry.event, entry.detail]);
  const lines = [['Tag', 'Vorgang', 'Konto', 'Ereignis', 'Angaben'], ...rows].map((row) => row.map(cell).join(';'));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

const MONTH = new Intl.DateTimeFormat('de-DE', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-11` → „November 2026“. */
export const monthName = (month: string): string => MONTH.format(new Date(`${month}-01T00:00:00Z`));

/** Every month of which there may be entries, latest first: entries are kept for five years after their own. */
export function months(today: string): string[] {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const all: string[] = [];
  for (let at = year * 12 + month - 1; at >= (year - 5) * 12; at--)
    all.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
  return all;
}

/**
 * What departments of German municipalities are commonly called, to pick from while typing. Every municipality cuts
 * them differently, so they are suggestions for a free text, never a list to choose from.
 *
 * `words` are beginnings of words (as `plain` writes them) by which one recognises such a unit under another name; the
 * first name that the instruments use in `askFirst` stands in `asked`.
 */
export interface UnitName {
  name: string;
  asked?: string;
  words?: string[];
}

export const UNIT_NAMES: readonly UnitName[] = [
  { name: 'Amt für Integration', asked: 'Integration', words: ['integration', 'vielfalt', 'divers', 'migration'] },
  { name: 'Stabsstelle Integration und Vielfalt' },
  { name: 'Kommunales Integrationszentrum' },
  { name: 'Integrationsbeauftragte Stelle' },
  { name: 'Fachstelle Migration und Flucht', words: ['flucht', 'asyl'] },
  {
    name: 'Ausländerbehörde',
    asked: 'Ausländerbehörde',
    words: ['auslaender', 'zuwanderung', 'aufenthalt', 'willkommensbehoerde', 'migrationsamt'],
  },
  { name: 'Amt für Soziales', asked: 'Soziales', words: ['sozial'] },
  { name: 'Jobcenter', words: ['jobcenter', 'arbeitsmarkt'] },
  { name: 'Jugendamt', asked: 'Jugend', words: ['jugend'] },
  { name: 'Amt für Kinder, Jugend und Familie', words: ['kinder', 'familie'] },
  { name: 'Kindertagesstätten', words: ['kita', 'kindertages'] },
  { name: 'Jugendhilfeplanung' },
  { name: 'Schulamt', asked: 'Schule', words: ['schul'] },
  { name: 'Amt für Bildung', words: ['bildung'] },
  { name: 'Bildungsbüro' },
  { name: 'Volkshochschule', asked: 'Volkshochschule', words: ['volkshochschule', 'vhs'] },
  {
    name: 'Stadtbibliothek',
    asked: 'Bibliothek',
    words: ['bibliothek', 'stadtbibliothek', 'buecherei', 'stadtbuecherei'],
  },
  { name: 'Kulturamt', asked: 'Kultur', words: ['kultur'] },
  { name: 'Museen und Stadtarchiv', asked: 'Archiv', words: ['archiv', 'stadtarchiv', 'kreisarchiv'] },
  { name: 'Musikschule' },
  { name: 'Sportamt', asked: 'Sport', words: ['sport'] },
  { name: 'Gesundheitsamt', asked: 'Gesundheitsamt', words: ['gesundheit'] },
  { name: 'Amt für Wohnen', asked: 'Wohnen', words: ['wohn'] },
  { name: 'Fachstelle Senioren und Pflege', asked: 'Senioren', words: ['senior', 'alter', 'aelter', 'pflege'] },
  { name: 'Fachstelle Inklusion', words: ['inklusion', 'behinder'] },
  { name: 'Gleichstellungsstelle', asked: 'Gleichstellung', words: ['gleichstellung'] },
  { name: 'Antidiskriminierungsstelle', words: ['antidiskriminierung'] },
  {
    name: 'Büro der Verwaltungsleitung',
    asked: 'Büro der Leitung',
    words: ['leitung', 'verwaltungsleitung', 'buergermeister', 'oberbuergermeister', 'landrat', 'landraet'],
  },
  { name: 'Dezernat Soziales' },
  { name: 'Strategische Steuerung', words: ['strateg', 'steuerung'] },
  { name: 'Hauptamt', asked: 'Hauptamt', words: ['hauptamt', 'hauptverwaltung', 'zentrale'] },
  { name: 'Personal und Organisation', asked: 'Personal', words: ['personal', 'personalamt', 'personalwesen'] },
  { name: 'Personalrat', asked: 'Personalrat', words: ['personalrat', 'personalvertretung'] },
  { name: 'Kämmerei', asked: 'Kämmerei', words: ['kaemmer', 'finanz', 'stadtkaemmer'] },
  {
    name: 'Beteiligungsmanagement',
    asked: 'Beteiligungen',
    words: ['beteiligungsmanagement', 'beteiligungsverwaltung', 'beteiligungscontrolling', 'beteiligungen'],
  },
  { name: 'Rechtsamt', asked: 'Recht', words: ['recht', 'justiziariat'] },
  { name: 'Datenschutz', asked: 'Datenschutz', words: ['datenschutz'] },
  { name: 'Rechnungsprüfung' },
  { name: 'Vergabestelle', asked: 'Vergabestelle', words: ['vergabe', 'beschaffung'] },
  {
    name: 'Ratsbüro',
    asked: 'Ratsbüro',
    words: ['ratsbuero', 'rat', 'gremien', 'sitzungsdienst', 'kreistag', 'gemeinderat', 'stadtrat'],
  },
  {
    name: 'Presse- und Öffentlichkeitsarbeit',
    asked: 'Presse',
    words: ['presse', 'oeffentlichkeitsarbeit', 'kommunikation'],
  },
  { name: 'IT und Digitalisierung', words: ['digital', 'informationstechnik'] },
  { name: 'Statistikstelle', asked: 'Statistik', words: ['statist'] },
  {
    name: 'Bürgerbüro',
    asked: 'Bürgerbüro',
    words: ['buergerbuero', 'buergerservice', 'buergeramt', 'buergerdienste', 'einwohnermelde', 'meldewesen'],
  },
  { name: 'Standesamt', words: ['standesamt'] },
  { name: 'Ordnungsamt', asked: 'Ordnung', words: ['ordnung'] },
  { name: 'Feuerwehr und Katastrophenschutz', asked: 'Feuerwehr', words: ['feuerwehr', 'brandschutz'] },
  { name: 'Kommunale Prävention', words: ['praevention'] },
  { name: 'Wirtschaftsförderung', asked: 'Wirtschaftsförderung', words: ['wirtschaft'] },
  { name: 'Stadtmarketing und Tourismus', words: ['stadtmarketing', 'tourismus'] },
  { name: 'Stabsstelle Ehrenamt', asked: 'Ehrenamt', words: ['ehrenamt', 'engagement', 'freiwillig'] },
  { name: 'Bürgerbeteiligung', words: ['buergerbeteiligung'] },
  { name: 'Quartiersmanagement', words: ['quartier', 'stadtteil'] },
  {
    name: 'Stadtplanung',
    asked: 'Stadtplanung',
    words: ['stadtplanung', 'stadtentwicklung', 'kreisentwicklung', 'bauleitplanung'],
  },
  { name: 'Bauamt', asked: 'Bauamt', words: ['bauamt', 'bauen', 'bauordnung', 'bauverwaltung', 'hochbau'] },
  { name: 'Gebäude und Liegenschaften', asked: 'Liegenschaften', words: ['liegenschaft', 'gebaeude', 'immobilien'] },
  { name: 'Verkehr und Mobilität', asked: 'Verkehr', words: ['verkehr', 'mobilitaet', 'nahverkehr'] },
  { name: 'Umwelt und Klima', words: ['umwelt', 'klima'] },
  { name: 'Friedhofsverwaltung', asked: 'Friedhof', words: ['friedhof'] },
  { name: 'Ortsverwaltung', words: ['ortsverwaltung', 'bezirksamt'] },
  { name: 'Kreisverwaltung (Ansprechstelle)' },
];

/** „Öffentlichkeitsarbeit“ → `oeffentlichkeitsarbeit`: for comparing. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');

const MOST_OPTIONS = 8;

/** Names for what was typed so far: those that begin with it first. Without what is there already. */
export function namesFor(typed: string, taken: Iterable<string>): string[] {
  const words = plain(typed.trim());
  if (words === '') return [];
  const gone = new Set([...taken].map(plain));
  const free = UNIT_NAMES.map((one) => one.name).filter((name) => !gone.has(plain(name)));
  const begins = free.filter((name) => plain(name).startsWith(words));
  const holds = free.filter((name) => !begins.includes(name) && plain(name).includes(words));
  return [...begins, ...holds].slice(0, MOST_OPTIONS);
}

/** A pasted list: one name a line, also from a table or a list with dots; nothing twice, nothing that is there. */
export function namesFromList(text: string, taken: Iterable<string>): string[] {
  const seen = new Set([...taken].map(plain));
  const names: string[] = [];
  for (const line of text.split(/[\n\r;\t]+/)) {
    const name = line
      .replace(/^[\s\-–•*·]+|^\s*\d+[.)]\s+/g, '')
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/,$/, '')
      .slice(0, 200);
    if (name === '' || seen.has(plain(name))) continue;
    seen.add(plain(name));
    names.push(name);
  }
  return names;
}

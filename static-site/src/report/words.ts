/** Names of what a report is chosen by. The sentences of a report are core's; pages show what the server sends. */
import type { DocumentKind, Edition, Tone } from '../api-types.ts';

export const TONES: Tone[] = ['encouraging', 'balanced', 'plain'];

export const TONE_NAMES: Record<Tone, string> = {
  encouraging: 'ermutigend',
  balanced: 'ausgewogen',
  plain: 'deutlich',
};

export const EDITIONS: Edition[] = ['public', 'internal'];

export const EDITION_NAMES: Record<Edition, string> = {
  public: 'öffentliche Fassung',
  internal: 'interne Fassung',
};

/** Every kind of document: what it is called, what kind of file it is, and what one takes it for. */
export const KINDS: { kind: DocumentKind; name: string; file: string; purpose: string }[] = [
  {
    kind: 'pdf',
    name: 'Bericht',
    file: 'PDF',
    purpose: 'Alles Feld für Feld, zum Lesen, Drucken und Ablegen.',
  },
  {
    kind: 'sheet',
    name: 'Ergebnisblatt',
    file: 'PDF',
    purpose: 'Eine Seite für alle, die nur eine Minute haben.',
  },
  {
    kind: 'council',
    name: 'Sitzungsvorlage',
    file: 'DOCX',
    purpose: 'Für Rat oder Ausschuss, in den Teilen, die eine Vorlage braucht.',
  },
  {
    kind: 'press',
    name: 'Kurzfassung für die Presse',
    file: 'DOCX',
    purpose: 'Der Text für eine Pressemitteilung, mit Stärken und Schwächen.',
  },
  {
    kind: 'slides',
    name: 'Folien für den Workshop',
    file: 'PPTX',
    purpose: 'Je Gesprächspunkt eine Folie, zum Weiterarbeiten.',
  },
  {
    kind: 'xlsx',
    name: 'Tabelle',
    file: 'XLSX',
    purpose: 'Eine Zeile je Indikator, zum Sortieren und Rechnen.',
  },
  {
    kind: 'csv',
    name: 'Tabelle',
    file: 'CSV',
    purpose: 'Dieselben Zeilen für andere Programme.',
  },
  {
    kind: 'json',
    name: 'Daten',
    file: 'JSON',
    purpose: 'Alle Zahlen des Ergebnisses für Fachverfahren und eigene Auswertungen.',
  },
  {
    kind: 'certificate',
    name: 'Teilnahmebestätigung',
    file: 'PDF',
    purpose: 'Dass die Kommune teilgenommen hat, ohne ein Ergebnis.',
  },
];

/** „Sitzungsvorlage (DOCX)“. */
export const kindName = (kind: DocumentKind): string => {
  const known = KINDS.find((one) => one.kind === kind);
  return known === undefined ? kind : `${known.name} (${known.file})`;
};

/** Data holds every answer: it has no public edition. */
export const editionsOf = (kind: DocumentKind): Edition[] =>
  kind === 'json' ? ['internal'] : kind === 'certificate' ? ['public'] : EDITIONS;

/** Numbers and rows are the same in every tone, and data holds no sentence at all. */
export const hasTone = (kind: DocumentKind): boolean => kind !== 'json' && kind !== 'certificate';

/** Public, unless somebody chooses otherwise: what is made may leave the house. */
export const usualEdition = (kind: DocumentKind): Edition => editionsOf(kind)[0] ?? 'internal';

import type { Shortcut } from '../components/shortcuts.ts';

type Does = 'unknown' | 'notOurs' | 'notApplicable' | 'needForAction' | 'comment';

export const SHORTCUTS: readonly Shortcut<Does>[] = [
  { key: 'w', says: 'Weiß nicht', does: 'unknown' },
  { key: 'a', says: 'Nicht unser Bereich (andere Stelle)', does: 'notOurs' },
  { key: 'n', says: 'Trifft nicht zu', does: 'notApplicable' },
  { key: 'h', says: 'Handlungsbedarf an und aus', does: 'needForAction' },
  { key: 'k', says: 'zum Kommentar', does: 'comment' },
];

export const SHORTCUT_WORDS = {
  next: 'nächste Aussage',
  before: 'vorige Aussage',
  level: 'diesen Stand wählen',
};

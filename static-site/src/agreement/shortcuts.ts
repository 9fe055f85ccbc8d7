import type { Shortcut } from '../components/shortcuts.ts';

type Does = 'unknown' | 'notApplicable' | 'disputed' | 'reason' | 'voices' | 'time';

export const SHORTCUTS: readonly Shortcut<Does>[] = [
  { key: 'w', says: 'Weiß nicht', does: 'unknown' },
  { key: 'n', says: 'Trifft nicht zu', does: 'notApplicable' },
  { key: 's', says: 'Bleibt strittig', does: 'disputed' },
  { key: 'b', says: 'zur Begründung', does: 'reason' },
  { key: 'k', says: 'Antworten und Kommentare auf- und zuklappen', does: 'voices' },
  { key: 'z', says: 'Zeit ein- und ausblenden', does: 'time' },
];

export const SHORTCUT_WORDS = {
  next: 'nächster Punkt',
  before: 'voriger Punkt',
  level: 'auf diesen Stand einigen',
};

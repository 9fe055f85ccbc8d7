/** The keys of the large view. Single letters, so that they can be switched off (WCAG 2.1.4). */
export type Command =
  | { do: 'level'; level: number }
  | { do: 'unknown' | 'notOurs' | 'notApplicable' | 'needForAction' }
  | { do: 'next' | 'before' | 'comment' | 'fullScreen' | 'help' };

/** The same letters as in the consensus view, where both have the thing. */
export const KEYS: { keys: string; does: string }[] = [
  { keys: '→ oder Bild ab', does: 'nächste Aussage' },
  { keys: '← oder Bild auf', does: 'vorige Aussage' },
  { keys: '0 bis {max}', does: 'diesen Stand wählen' },
  { keys: 'W', does: 'Weiß nicht' },
  { keys: 'A', does: 'Nicht unser Bereich (andere Stelle)' },
  { keys: 'N', does: 'Trifft nicht zu' },
  { keys: 'H', does: 'Handlungsbedarf an und aus' },
  { keys: 'K', does: 'zum Kommentar' },
  { keys: 'V', does: 'Vollbild' },
  { keys: 'Esc', does: 'Textfeld verlassen' },
  { keys: '?', does: 'diese Übersicht' },
];

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** What a key means here; null where it is not ours. A key with Ctrl, Alt or Cmd never is. */
export function commandOf(pressed: Pressed, max: number): Command | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (/^[0-9]$/.test(pressed.key)) {
    const level = Number(pressed.key);
    return level <= max ? { do: 'level', level } : null;
  }
  switch (pressed.key.toLowerCase()) {
    case 'arrowright':
    case 'pagedown':
      return { do: 'next' };
    case 'arrowleft':
    case 'pageup':
      return { do: 'before' };
    case 'w':
      return { do: 'unknown' };
    case 'a':
      return { do: 'notOurs' };
    case 'n':
      return { do: 'notApplicable' };
    case 'h':
      return { do: 'needForAction' };
    case 'k':
      return { do: 'comment' };
    case 'v':
      return { do: 'fullScreen' };
    case '?':
      return { do: 'help' };
  }
  return null;
}

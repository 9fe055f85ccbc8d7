/** The keys of the consensus view. Single letters, so that they can be switched off (WCAG 2.1.4). */

export type Command =
  | { do: 'level'; level: number }
  | { do: 'unknown' | 'notApplicable' | 'disputed' }
  | { do: 'next' | 'before' | 'reason' | 'voices' | 'time' | 'fullScreen' | 'help' };

export const KEYS: { keys: string; does: string }[] = [
  { keys: '→ oder Bild ab', does: 'nächster Punkt' },
  { keys: '← oder Bild auf', does: 'voriger Punkt' },
  { keys: '0 bis {max}', does: 'auf diesen Stand einigen' },
  { keys: 'W', does: 'Weiß nicht' },
  { keys: 'N', does: 'Trifft nicht zu' },
  { keys: 'S', does: 'Bleibt strittig' },
  { keys: 'B', does: 'zur Begründung' },
  { keys: 'K', does: 'Antworten und Kommentare auf- und zuklappen' },
  { keys: 'Z', does: 'Zeit ein- und ausblenden' },
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

/** What a key means here; null where it is not ours. Writing and a key with Ctrl, Alt or Cmd are never ours. */
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
    case 'n':
      return { do: 'notApplicable' };
    case 's':
      return { do: 'disputed' };
    case 'b':
      return { do: 'reason' };
    case 'k':
      return { do: 'voices' };
    case 'z':
      return { do: 'time' };
    case 'v':
      return { do: 'fullScreen' };
    case '?':
      return { do: 'help' };
  }
  return null;
}

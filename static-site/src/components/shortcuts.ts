/**
 * Keys of the views that show one thing at a time, for a meeting room. Single letters, so that they can be switched
 * off (WCAG 2.1.4); the same letters wherever two views have the same thing.
 */

/** One key and what it does: in the overview of the keys, and as a command. */
export interface Shortcut<Does extends string> {
  /** As the browser names it, in small letters. */
  key: string;
  /** As the overview says it. */
  says: string;
  does: Does;
}

/** What every such view can do. */
export type Always = 'next' | 'before' | 'fullScreen' | 'help';

export type Command<Does extends string> = { do: 'level'; level: number } | { do: Does | Always };

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

const ALWAYS: Record<string, Always> = {
  arrowright: 'next',
  pagedown: 'next',
  arrowleft: 'before',
  pageup: 'before',
  v: 'fullScreen',
  '?': 'help',
};

/** What a key means here; null where it is not ours. A key with Ctrl, Alt or Cmd never is. */
export function commandOf<Does extends string>(
  shortcuts: readonly Shortcut<Does>[],
  pressed: Pressed,
  max: number,
): Command<Does> | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (/^[0-9]$/.test(pressed.key)) {
    const level = Number(pressed.key);
    return level <= max ? { do: 'level', level } : null;
  }
  const key = pressed.key.toLowerCase();
  const does = shortcuts.find((one) => one.key === key)?.does ?? ALWAYS[key];
  return does === undefined ? null : { do: does };
}

/** The overview: what is to be pressed, and what that does. */
export function overviewOf(
  shortcuts: readonly Shortcut<string>[],
  max: number,
  words: { next: string; before: string; level: string },
): [keys: string, does: string][] {
  return [
    ['→ oder Bild ab', words.next],
    ['← oder Bild auf', words.before],
    [`0 bis ${max}`, words.level],
    ...shortcuts.map((one): [string, string] => [one.key.toUpperCase(), one.says]),
    ['V', 'Vollbild'],
    ['Esc', 'Textfeld verlassen'],
    ['?', 'diese Übersicht'],
  ];
}

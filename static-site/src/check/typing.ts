/**
 * What is being typed and cannot be saved yet, because something is missing: the sentence of a "trifft nicht zu", an
 * address not yet added. Kept where unsaved edits are kept, so that neither a reload nor a dead link takes it away.
 */
export type TypingKind = 'notApplicable' | 'evidence';

export interface Typing {
  get(indicator: string, kind: TypingKind): string;
  /** An empty text forgets it. */
  set(indicator: string, kind: TypingKind, text: string): void;
  all(): { indicator: string; kind: TypingKind; text: string }[];
}

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Under the prefix of the saving queue, so that leaving this device takes it along, and warns before. */
const prefixOf = (scope: string): string => `sc.unsaved.${scope}.device.typing.`;

export function createTyping(scope: string, storage: Store | null): Typing {
  const prefix = prefixOf(scope);
  const texts = new Map<string, string>();
  try {
    for (let index = 0; index < (storage?.length ?? 0); index++) {
      const key = storage?.key(index) ?? '';
      if (key.startsWith(prefix)) texts.set(key.slice(prefix.length), storage?.getItem(key) ?? '');
    }
  } catch {
    // A storage that cannot be read has nothing to give back.
  }
  const keyOf = (indicator: string, kind: TypingKind) => `${kind}.${indicator}`;

  return {
    get: (indicator, kind) => texts.get(keyOf(indicator, kind)) ?? '',
    set(indicator, kind, text) {
      const key = keyOf(indicator, kind);
      if (text === (texts.get(key) ?? '')) return;
      try {
        if (text === '') storage?.removeItem(prefix + key);
        else storage?.setItem(prefix + key, text);
      } catch {
        // Full or forbidden. It lives on in this tab.
      }
      if (text === '') texts.delete(key);
      else texts.set(key, text);
    },
    all: () =>
      [...texts].map(([key, text]) => ({
        kind: key.slice(0, key.indexOf('.')) as TypingKind,
        indicator: key.slice(key.indexOf('.') + 1),
        text,
      })),
  };
}

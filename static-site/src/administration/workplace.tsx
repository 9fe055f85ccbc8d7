/** What every view of the administration shares: the API, drafts that outlive a new sign-in, the way around. */
import { createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import type { AdministrationApi } from '../api.ts';

export interface Workplace {
  api: AdministrationApi;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Today, Europe/Berlin. */
  today: string;
}

export const WorkplaceContext = createContext<Workplace | null>(null);

export function useWorkplace(): Workplace {
  const workplace = useContext(WorkplaceContext);
  if (workplace === null) throw new Error('A view of the administration outside its workplace');
  return workplace;
}

const DRAFT = 'sc.draft.';

/** State of a form that survives the way to the sign-in and back. `clear` forgets it once it is done. */
export function useDraft<T extends object>(
  name: string,
  initial: T,
): [value: T, change: (part: Partial<T>) => void, clear: () => void] {
  const { storage } = useWorkplace();
  const key = DRAFT + name;
  const [value, setValue] = useState<T>(() => {
    try {
      return { ...initial, ...(JSON.parse(storage.getItem(key) ?? '{}') as Partial<T>) };
    } catch {
      return initial;
    }
  });
  const change = (part: Partial<T>) =>
    setValue((before) => {
      const next = { ...before, ...part };
      storage.setItem(key, JSON.stringify(next));
      return next;
    });
  const clear = () => {
    storage.removeItem(key);
    setValue(initial);
  };
  return [value, change, clear];
}

/** On a deliberate sign-out nothing of what was typed stays behind. */
export function forgetDrafts(storage: Storage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(DRAFT)) storage.removeItem(key);
}

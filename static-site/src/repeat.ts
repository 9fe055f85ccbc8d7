/** Asking again and again, gently: for what the server does on its own time. */
import { useEffect, useRef } from 'preact/hooks';

const FIRST_PAUSE_MILLISECONDS = 2_000;
const GROWTH = 1.5;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/** The pause before the next question; `asked` counts those already asked. 2 s, 3 s, 4.5 s … never above 30 s. */
export function pauseBefore(asked: number): number {
  return Math.min(LONGEST_PAUSE_MILLISECONDS, Math.round(FIRST_PAUSE_MILLISECONDS * GROWTH ** asked));
}

/**
 * Calls `ask` with growing pauses as long as `active`; nothing is asked while the page is hidden, and at once when it
 * is looked at again.
 */
export function useRepeat(active: boolean, ask: () => Promise<void>): void {
  const current = useRef(ask);
  current.current = ask;
  useEffect(() => {
    if (!active) return;
    let asked = 0;
    let timer: number | undefined;
    let running = false;
    let over = false;
    const wait = () => {
      timer = window.setTimeout(() => void now(), pauseBefore(asked));
    };
    const now = async () => {
      if (over || running || document.hidden) return;
      running = true;
      window.clearTimeout(timer);
      await current.current();
      asked += 1;
      running = false;
      if (!over) wait();
    };
    const seen = () => {
      if (!document.hidden) void now();
    };
    document.addEventListener('visibilitychange', seen);
    wait();
    return () => {
      over = true;
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [active]);
}

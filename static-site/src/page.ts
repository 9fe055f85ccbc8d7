/** What an app part hears of the page it stands on. */
import { useEffect, useRef, useState } from 'preact/hooks';

type Events = WindowEventMap & Pick<DocumentEventMap, 'visibilitychange'>;

/** Listens for as long as the view is there. Always the listener of the last drawing is called. */
export function useListener<K extends keyof Events & string>(type: K, listener: (event: Events[K]) => void): void {
  const current = useRef(listener);
  current.current = listener;
  useEffect(() => {
    const target: EventTarget = type === 'visibilitychange' ? document : window;
    const hear = (event: Event) => current.current(event as Events[K]);
    target.addEventListener(type, hear);
    return () => target.removeEventListener(type, hear);
  }, [type]);
}

/** The browser asks before it leaves the page for as long as something would be lost. */
export function useAskBeforeLeaving(wouldLose: () => boolean): void {
  useListener('beforeunload', (event) => {
    if (wouldLose()) event.preventDefault();
  });
}

/**
 * Which view the address asks for. A fragment that names none leaves the view as it is; at the beginning it is the
 * `first`. `onCome` hears of every further one, also of the same once more.
 */
export function useRoute<R>(parse: () => R | null, first: R, onCome?: (route: R) => void) {
  const [route, setRoute] = useState<R>(() => parse() ?? first);
  const look = () => {
    const next = parse();
    if (next === null) return;
    setRoute(next);
    onCome?.(next);
  };
  useListener('hashchange', look);
  // The address may change between the first drawing and the first listening.
  const drawn = useRef(location.hash);
  useEffect(() => {
    if (location.hash !== drawn.current) look();
  }, []);
  return [route, setRoute] as const;
}

import { useEffect, useRef } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { continueHref } from './route.ts';
import type { CheckStore } from './store.ts';

/**
 * What changed among the municipality's own statements since the page was opened. Said politely, and there until it is
 * put away: nobody has to see it at once.
 *
 * @param news one sentence each, as of `newsOf`
 */
export function News(props: { news: string[]; store: CheckStore; onRead: () => void }) {
  const { news, store } = props;
  const here = useRef<HTMLDivElement>(null);
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const follow = (event: FocusEvent) => (focused.current = event.target as Element);
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  useEffect(() => {
    // What was taken away took the focus along; whoever works by keyboard goes on from here.
    const lost = focused.current?.isConnected === false && document.activeElement === document.body;
    if (news.length > 0 && lost) here.current?.focus();
  }, [news]);
  const first = store.asked().map((one) => store.places.get(one.indicator))[0];
  const some = news.length > 0;
  return (
    <div class={some ? 'sc-noted sc-noted--row' : undefined}>
      <div role="status" tabIndex={-1} ref={here}>
        {some && (
          <p>
            <strong>Eigene Aussagen Ihrer Kommune:</strong> {news.join(' ')}
          </p>
        )}
      </div>
      {some && (
        <p class="sc-actions">
          {first !== undefined && (
            <a class="sc-a" href={continueHref(store.parts, first)}>
              Eigene Aussagen ansehen
            </a>
          )}
          <Button look="tertiary" onClick={props.onRead}>
            Ausblenden
          </Button>
        </p>
      )}
    </div>
  );
}

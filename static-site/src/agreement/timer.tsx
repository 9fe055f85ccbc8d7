import { useEffect, useState } from 'preact/hooks';

const TICK_MILLISECONDS = 5_000;
const MINUTE_MILLISECONDS = 60_000;

/** How long each point has been on the screen in this tab. Never stored, never sent: it serves whoever moderates. */
const spent = new Map<string, number>();
let hidden = false;

/** „3 von 10 Minuten“, „2 Minuten über dem Plan“. */
export function timeText(minutesSpent: number, planned: number): string {
  const over = minutesSpent - planned;
  if (over <= 0) return `${minutesSpent} von ${planned} ${planned === 1 ? 'Minute' : 'Minuten'}`;
  return over === 1 ? '1 Minute über dem Plan' : `${over} Minuten über dem Plan`;
}

/** The planned minutes, going by. No alarm, no colour that shouts; it can be put away. */
export function Timer({ indicator, planned }: { indicator: string; planned: number }) {
  const [, tick] = useState(0);
  const [away, setAway] = useState(hidden);
  useEffect(() => {
    let since = Date.now();
    const count = () => {
      const now = Date.now();
      if (document.visibilityState !== 'hidden') spent.set(indicator, (spent.get(indicator) ?? 0) + now - since);
      since = now;
      tick((times) => times + 1);
    };
    const timer = setInterval(count, TICK_MILLISECONDS);
    return () => {
      clearInterval(timer);
      count();
    };
  }, [indicator]);
  const toggle = () => {
    hidden = !away;
    setAway(hidden);
  };
  const minutes = Math.floor((spent.get(indicator) ?? 0) / MINUTE_MILLISECONDS);
  return (
    <div class="sc-timer">
      {!away && (
        <p class="sc-timer__text" role="timer" aria-live="off">
          <progress class="sc-timer__bar" value={Math.min(minutes, planned)} max={planned} aria-hidden="true" />
          <span>{timeText(minutes, planned)}</span>
        </p>
      )}
      <button type="button" class="sc-room__tool" data-shortcut="time" onClick={toggle}>
        {away ? 'Zeit einblenden' : 'Zeit ausblenden'}
      </button>
    </div>
  );
}

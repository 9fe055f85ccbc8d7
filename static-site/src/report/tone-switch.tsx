import type { Tone } from '../api-types.ts';
import { TONES, TONE_NAMES } from './words.ts';

const KEY = 'sc.tone';

/** The tone last chosen on this device; `balanced` without one. */
export function rememberedTone(store: Storage | null): Tone {
  try {
    const kept = store?.getItem(KEY);
    return TONES.find((tone) => tone === kept) ?? 'balanced';
  } catch {
    return 'balanced';
  }
}

export function rememberTone(tone: Tone, store: Storage | null): void {
  try {
    store?.setItem(KEY, tone);
  } catch {
    // Then it is chosen anew next time.
  }
}

/** `outcome` is said when the tone has changed, or why it has not. */
export function ToneSwitch(props: { tone: Tone; outcome?: string; onChange: (tone: Tone) => void }) {
  const { tone, onChange } = props;
  return (
    <fieldset class="sc-tone sc-no-print" aria-describedby="ton-hinweis">
      <legend class="sc-tone__legend">In welchem Ton?</legend>
      <div class="sc-tone__options">
        {TONES.map((one) => (
          <div key={one} class="sc-tone__option">
            <input
              class="sc-tone__input"
              type="radio"
              name="ton"
              id={`ton-${one}`}
              value={one}
              checked={tone === one}
              onChange={() => onChange(one)}
            />
            <label class="sc-tone__label" for={`ton-${one}`}>
              {TONE_NAMES[one]}
            </label>
          </div>
        ))}
      </div>
      <p class="sc-tone__hint" id="ton-hinweis">
        Dieselben Zahlen in drei Tönen: Es ändern sich Worte und Reihenfolge, sonst nichts.
      </p>
      <p class="kern-sr-only" role="status">
        {props.outcome}
      </p>
    </fieldset>
  );
}

import type { SaveState } from '../saving/queue.ts';

/** Worst first: what an indicator shows where answer and note differ. */
const ORDER: SaveState[] = [
  'conflict',
  'refused',
  'blocked',
  'offline',
  'delayed',
  'pending',
  'saving',
  'saved',
  'untouched',
];

export const worst = (states: SaveState[]): SaveState => ORDER.find((one) => states.includes(one)) ?? 'untouched';

const TEXTS: Record<SaveState, string> = {
  untouched: '',
  pending: 'Wird gespeichert …',
  saving: 'Wird gespeichert …',
  saved: 'Gespeichert',
  offline: 'Noch nicht gespeichert – keine Verbindung',
  delayed: 'Noch nicht gespeichert – wird wiederholt',
  conflict: 'Noch nicht gespeichert – bitte entscheiden Sie',
  refused: 'Nicht gespeichert – bitte prüfen Sie die Angaben',
  blocked: 'Noch nicht gespeichert – auf diesem Gerät gesichert',
};

const ICONS: Partial<Record<SaveState, string>> = {
  saved: 'check',
  offline: 'warning',
  delayed: 'warning',
  conflict: 'warning',
  refused: 'danger',
  blocked: 'warning',
};

/** Visible beside every answer. What is worth interrupting for is announced in one place, see `StatusBar`. */
export function SaveMark(props: { state: SaveState }) {
  const icon = ICONS[props.state];
  return (
    <p class={`sc-save sc-save--${props.state}`}>
      {icon && <span class={`kern-icon kern-icon--small kern-icon--${icon}`} aria-hidden="true" />}
      <span>{TEXTS[props.state]}</span>
    </p>
  );
}

import { Button } from '../components/button.tsx';
import type { Readiness } from '../device/offline.ts';
import { Leave } from '../device/this-device.tsx';
import { browserDevice, unsavedOfOthers } from '../device/wipe.ts';
import type { CheckStore } from './store.ts';

/** How many entries of this link only this device has, on this page and on others. */
export const unsavedHere = (store: CheckStore): number => store.queue.status().unsaved + store.queue.elsewhere();

/** What holds for every view, above it: what this browser keeps or does not, and that a newer page is there. */
export function Banners(props: {
  store: CheckStore;
  remembered: boolean;
  readiness: Readiness;
  /** On the first view of the check, where there is room for it. */
  first: boolean;
  takeOver: (() => void) | null;
  onWipe: () => void;
}) {
  const { store } = props;
  return (
    <>
      {store.decision === 'leave' && (
        <div class="sc-noted sc-noted--row">
          <p>Gemeinsamer Computer: Dieser Browser merkt sich nichts.</p>
          <Leave
            unsaved={unsavedHere(store)}
            unsavedOfOthers={unsavedOfOthers(browserDevice(), store.scope)}
            onWipe={props.onWipe}
          />
        </div>
      )}
      {store.decision !== 'keep' && !props.remembered && (
        <p class="sc-noted">
          Dieser Browser speichert nichts zwischen. Sie können trotzdem arbeiten; öffnen Sie nach einem Neuladen wieder
          Ihren Link, und schließen Sie die Seite erst, wenn überall „Gespeichert“ steht. Ohne Netz geht hier nichts
          weiter, sobald die Seite geschlossen ist.
        </p>
      )}
      {store.decision === 'keep' && props.readiness === 'impossible' && props.first && (
        <p class="sc-noted">
          Ohne Netz können Sie hier nur weiterarbeiten, solange diese Seite offen bleibt: Der Browser bewahrt sie nicht
          auf, etwa weil das Fenster privat ist oder eine Einstellung es verbietet. Laden Sie sie ohne Verbindung nicht
          neu.
        </p>
      )}
      {props.takeOver !== null && (
        <div class="sc-noted sc-noted--row" role="status">
          <p>Eine neue Fassung dieser Seite ist da. Was Sie eingegeben haben, bleibt erhalten.</p>
          <Button onClick={props.takeOver}>Neue Fassung laden</Button>
        </div>
      )}
    </>
  );
}

/**
 * The page's side of the program that lets it reload without a network (src/worker). Only on a device that may
 * remember: the program and its files are something that stays behind.
 */
import type { InstrumentVersion } from '../api-types.ts';
import { instrumentPath } from '../instrument.ts';

/** Where it lies, and which pages it may answer for. */
export const WORKER = '/sw.js';
export const SCOPE = '/check/';

/** Whether the page can be reloaded without a network. */
export type Readiness = 'preparing' | 'ready' | 'impossible';

/** How long the program may take to say that it has what it needs. */
const PATIENCE_MILLISECONDS = 30_000;

/**
 * Starts the program and waits until it has page and questionnaire. `impossible` where the browser has no such
 * programs (some do not in private windows), forbids them, or has no room.
 */
export async function prepareOffline(
  instrument: InstrumentVersion,
  workers: ServiceWorkerContainer | null,
  onUpdate: (takeOver: () => void) => void,
): Promise<Exclude<Readiness, 'preparing'>> {
  try {
    const registration = await workers?.register(WORKER, { scope: SCOPE, updateViaCache: 'none' });
    if (workers === null || registration === undefined) return 'impossible';
    watchForUpdates(registration, workers, onUpdate);
    const active = await activeOf(registration);
    return (await keepsInstrument(active, instrumentPath(instrument))) ? 'ready' : 'impossible';
  } catch {
    return 'impossible';
  }
}

function activeOf(registration: ServiceWorkerRegistration): Promise<ServiceWorker> {
  if (registration.active !== null) return Promise.resolve(registration.active);
  return new Promise((resolve, reject) => {
    const starting = registration.installing ?? registration.waiting;
    if (starting === null) return reject(new Error('no worker'));
    const look = () => {
      if (starting.state === 'activated') resolve(starting);
      if (starting.state === 'redundant') reject(new Error('the worker could not be installed'));
    };
    starting.addEventListener('statechange', look);
    look();
  });
}

function keepsInstrument(worker: ServiceWorker, path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS);
    port1.onmessage = (event: MessageEvent<unknown>) => {
      clearTimeout(timer);
      resolve(event.data === true);
    };
    worker.postMessage({ keep: path }, [port2]);
  });
}

/**
 * A newer program waits until every tab of the old one is closed, or until somebody says "now": it never takes over by
 * itself, since page and program belong together. Only the tab in which that was said starts anew.
 */
function watchForUpdates(
  registration: ServiceWorkerRegistration,
  workers: ServiceWorkerContainer,
  onUpdate: (takeOver: () => void) => void,
): void {
  const offer = (waiting: ServiceWorker) => {
    // The first one on this device replaces nothing.
    if (workers.controller === null) return;
    onUpdate(() => {
      workers.addEventListener('controllerchange', () => location.reload(), { once: true });
      waiting.postMessage({ takeOver: true });
    });
  };
  if (registration.waiting !== null) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const found = registration.installing;
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed') offer(found);
    });
  });
  // A tab that stays open for days would never ask.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void registration.update().catch(() => undefined);
  });
}

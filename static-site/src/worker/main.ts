/**
 * Lets /check/ reload without a network: keeps the page, its files and the questionnaire, and nothing of a person.
 *
 * One build, one program, one cache. The build writes in which files belong together and what is in each; one that is
 * not exactly that (the edge may still give an older page, a portal a page of its own) ends the installation, and the
 * browser tries again later. So page and files never are of different builds.
 */
import { PAGE, isInstrument, servingOf } from './serving.ts';

declare const self: ServiceWorkerGlobalScope;
/** Path and integrity of every file, and what names them all; written by build.mjs. */
declare const FILES: [path: string, integrity: string][];
declare const VERSION: string;

const OURS = 'sc-check-';
const CACHE = OURS + VERSION;
/** A published questionnaire never changes, so it is kept over builds. */
const INSTRUMENTS = 'sc-instruments';
/** A bad network may take for ever; whoever has the questionnaire already waits no longer than this. */
const PATIENCE_MILLISECONDS = 3_000;

const paths = new Set(FILES.map(([path]) => path));

self.addEventListener('install', (event) => event.waitUntil(install()));

self.addEventListener('activate', (event) =>
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
      await Promise.all(old.map((name) => caches.delete(name)));
    })(),
  ),
);

self.addEventListener('fetch', (event) => {
  const serving = servingOf(event.request, self.location.origin, paths);
  if (serving === 'page') event.respondWith(kept(PAGE, event.request));
  if (serving === 'file') event.respondWith(kept(new URL(event.request.url).pathname, event.request));
  if (serving === 'instrument') event.respondWith(instrument(event.request));
});

self.addEventListener('message', (event) => {
  const { keep, takeOver } = (event.data ?? {}) as { keep?: unknown; takeOver?: unknown };
  if (takeOver === true) void self.skipWaiting();
  if (typeof keep === 'string' && isInstrument(keep)) {
    event.waitUntil(keepInstrument(keep).then((done) => event.ports[0]?.postMessage(done)));
  }
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      FILES.map(async ([path, integrity]) => {
        const response = await fetch(path, { integrity, cache: 'no-cache', credentials: 'omit' });
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        await cache.put(path, response);
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

/** By path, never by the request's own address: that of a page may carry the secret of a link behind the #. */
async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path, { ignoreVary: true })) ?? fetch(request);
}

/** The newest where there is a network, since a draft may still change; else the one that is kept. */
async function instrument(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const cache = await caches.open(INSTRUMENTS);
  const here = await cache.match(pathname, { ignoreVary: true });
  // Kept only once the page has asked for it: on a device that may not remember it asks for nothing.
  if (here === undefined) return fetch(request);
  const fresh = fetch(request).then(async (response) => {
    if (!isQuestionnaire(response)) return here.clone();
    await cache.put(pathname, response.clone());
    return response;
  });
  return Promise.race([fresh, after(PATIENCE_MILLISECONDS)])
    .then((response) => response ?? here)
    .catch(() => here);
}

async function keepInstrument(path: string): Promise<boolean> {
  const cache = await caches.open(INSTRUMENTS);
  try {
    const response = await fetch(path, { credentials: 'omit' });
    if (isQuestionnaire(response)) await cache.put(path, response);
  } catch {
    // Without a network the one that is kept, if any, is what counts.
  }
  return (await cache.match(path)) !== undefined;
}

/** A portal that wants people to sign in answers everything with its own page. */
const isQuestionnaire = (response: Response): boolean =>
  response.ok && (response.headers.get('Content-Type') ?? '').startsWith('application/json');

const after = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), milliseconds));

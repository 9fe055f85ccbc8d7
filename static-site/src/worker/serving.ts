/** What the program beside /check/ answers itself. Everything else goes its way as if there were no such program. */
export type Serving = 'page' | 'file' | 'instrument';

export const PAGE = '/check/';

/** A file of the site, or an own one behind the API: public and the same for ever, like the file. */
const INSTRUMENT = /^\/(instruments\/[a-z0-9-]{1,64}\/\d{1,6}\.json|api\/instruments\/eigen-[a-z0-9-]{1,58}\/\d{1,6})$/;

export const isInstrument = (path: string): boolean => INSTRUMENT.test(path);

/**
 * `files` are the page's own. The API is not among them, but for published questionnaires, and never will be: its
 * answers belong to a person, and nobody may find them in a cache.
 */
export function servingOf(
  request: { method: string; mode: string; url: string },
  origin: string,
  files: ReadonlySet<string>,
): Serving | null {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin || url.search !== '') return null;
  if (request.mode === 'navigate') return url.pathname === PAGE ? 'page' : null;
  if (isInstrument(url.pathname)) return 'instrument';
  return files.has(url.pathname) ? 'file' : null;
}

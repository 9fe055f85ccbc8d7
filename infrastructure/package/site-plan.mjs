/**
 * Says how each file of the built site is stored: under which key, as what, and how long it may be kept.
 *
 *     node site-plan.mjs list DIST                  one line a file: key, content type, cache control, metadata
 *     node site-plan.mjs stage DIST FOLDER          links the files into FOLDER/<n>/, one n for all that are stored
 *                                                   alike, and prints n, content type, cache control, metadata
 *     node site-plan.mjs pages DIST KEYS.json       prints the changes that give the store of pages its paths:
 *                                                   one JSON per line, each for `update-keys`; KEYS.json is what
 *                                                   `list-keys` gave
 *     node site-plan.mjs obsolete DIST OBJECTS.json prints the keys of pages that the new site has no more
 */
import { linkSync, copyFileSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const TYPES = {
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  wasm: 'application/wasm',
  webmanifest: 'application/manifest+json; charset=utf-8',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xml: 'application/xml; charset=utf-8',
};

/** A hash in the name: eight signs as esbuild writes them, or ten hexadecimal ones. */
const HASHED = /^assets\/(.*\/)?(.*-[0-9A-Z]{8}|(.*-)?[0-9a-f]{10})\.[a-z0-9]+$/;

/** The name says what is in it, so a year without asking. */
const FOR_EVER = 'public, max-age=31536000, immutable';
/** Fonts, licences, the mark: never changed under their name as far as people keep to it, so only a day. */
const A_DAY = 'public, max-age=86400';
/** Browsers ask each time (a cheap 304), the edge keeps a day: the deployment empties it. */
const ASK = 'public, max-age=0, must-revalidate, s-maxage=86400';

/** The program that lets a page reload without a network decides what browsers see, so it is asked for each time, at the edge too. */
const NEVER = 'no-cache';
const WORKER = 'sw.js';

export function cacheControl(key) {
  if (key === WORKER) return NEVER;
  if (HASHED.test(key)) return FOR_EVER;
  return key.startsWith('assets/') ? A_DAY : ASK;
}

/** @throws Error for a file whose type nobody has named: a browser would be left to guess, which nosniff forbids */
export function contentType(key) {
  const type = TYPES[key.split('.').pop()];
  if (!type || !key.includes('.')) throw new Error(`no content type is known for ${key}`);
  return type;
}

export function plan(keys) {
  return [...keys].sort().map((key) => ({
    key,
    type: contentType(key),
    cache: cacheControl(key),
    // Tells the edge to give this page its status (NotFoundFunction in template.yaml).
    metadata: key === '404.html' ? 'page=not-found' : '',
  }));
}

/** Paths that count as pages at the edge (PagesFunction in template.yaml). */
export function pages(keys) {
  return [...keys].filter((key) => key.endsWith('.html')).map((key) => `/${key}`);
}

/** How many changes the store takes at once. */
const CHANGES_AT_ONCE = 50;

/** Puts before deletions: a page is known before its old path is forgotten. */
export function pageChanges(wanted, stored) {
  const puts = wanted.filter((key) => !stored.includes(key)).map((Key) => ({ Key, Value: '1' }));
  const deletes = stored.filter((key) => !wanted.includes(key)).map((Key) => ({ Key }));
  const changes = [];
  for (let at = 0; at < puts.length; at += CHANGES_AT_ONCE) changes.push({ Puts: puts.slice(at, at + CHANGES_AT_ONCE) });
  for (let at = 0; at < deletes.length; at += CHANGES_AT_ONCE) changes.push({ Deletes: deletes.slice(at, at + CHANGES_AT_ONCE) });
  return changes;
}

/** What may go. Old assets stay: a page that is open somewhere may still load them. config.json is not in the build. */
export function obsolete(keys, stored) {
  return stored.filter((key) => !keys.includes(key) && !key.startsWith('assets/') && key !== 'config.json');
}

export function files(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join('/'));
}

function stage(folder, target) {
  const groups = new Map();
  for (const { key, type, cache, metadata } of plan(files(folder))) {
    const group = [type, cache, metadata].join('\t');
    if (!groups.has(group)) groups.set(group, groups.size);
    const file = path.join(target, String(groups.get(group)), key);
    mkdirSync(path.dirname(file), { recursive: true });
    try {
      linkSync(path.join(folder, key), file);
    } catch {
      copyFileSync(path.join(folder, key), file); // another file system
    }
  }
  // Assets first: no page may name one that is not there yet. The program last: it names the page.
  const turn = (group) => (group.includes('immutable') ? 0 : group.includes(`\t${NEVER}\t`) ? 2 : 1);
  return [...groups].sort(([a], [b]) => turn(a) - turn(b)).map(([group, number]) => `${number}\t${group}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, folder, other] = process.argv.slice(2);
  const json = () => JSON.parse(readFileSync(other, 'utf8') || '{}');
  try {
    const lines = {
      list: () => plan(files(folder)).map(({ key, type, cache, metadata }) => [key, type, cache, metadata].join('\t')),
      stage: () => stage(folder, other),
      pages: () => pageChanges(pages(files(folder)), (json().Items ?? []).map(({ Key }) => Key)).map((change) => JSON.stringify(change)),
      obsolete: () => obsolete(files(folder), (json().Contents ?? []).map(({ Key }) => Key)),
    }[command]();
    lines.forEach((line) => console.log(line));
  } catch (error) {
    console.error(`site-plan: ${error.message}`);
    process.exitCode = 1;
  }
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cacheControl, contentType, obsolete, pageChanges, pages, plan } from '../site-plan.mjs';

for (const [key, life] of [
  ['assets/site-MJJCALTE.css', 'public, max-age=31536000, immutable'],
  ['assets/kern-ab26154b75.css', 'public, max-age=31536000, immutable'],
  ['assets/icons/d8203e7c2e.svg', 'public, max-age=31536000, immutable'],
  ['assets/mark.svg', 'public, max-age=86400'],
  ['assets/fonts/fira-sans-latin-400-normal.woff2', 'public, max-age=86400'],
  ['index.html', 'public, max-age=0, must-revalidate, s-maxage=86400'],
  ['verwaltung/index.html', 'public, max-age=0, must-revalidate, s-maxage=86400'],
  ['instruments/weltoffene-kommune/1.json', 'public, max-age=0, must-revalidate, s-maxage=86400'],
  ['site-MJJCALTE.css', 'public, max-age=0, must-revalidate, s-maxage=86400'],
  ['sw.js', 'no-cache'],
  ['assets/sw.js', 'public, max-age=86400'],
]) {
  test(`${key} is kept: ${life}`, () => assert.equal(cacheControl(key), life));
}

test('a page is HTML in UTF-8', () => assert.equal(contentType('index.html'), 'text/html; charset=utf-8'));

test('a file of an unknown type is refused', () => {
  assert.throws(() => contentType('data.xyz'), /no content type is known for data.xyz/);
  assert.throws(() => contentType('html'), /no content type/);
});

test('only the page for unknown addresses carries the mark', () => {
  assert.deepEqual(plan(['index.html', '404.html']).map(({ key, metadata }) => [key, metadata]), [['404.html', 'page=not-found'], ['index.html', '']]);
});

test('pages are paths with a slash, assets are none', () => assert.deepEqual(pages(['index.html', 'a/index.html', 'assets/x.css']), ['/index.html', '/a/index.html']));

test('the store learns new pages before it forgets old ones, fifty at a time', () => {
  const wanted = ['/kept', ...Array.from({ length: 51 }, (_, n) => `/new${n}`)];
  const changes = pageChanges(wanted, ['/kept', '/old']);
  assert.deepEqual(changes.map((change) => [change.Puts?.length ?? 0, change.Deletes?.length ?? 0]), [[50, 0], [1, 0], [0, 1]]);
  assert.deepEqual(changes[2].Deletes, [{ Key: '/old' }]);
  assert.ok(changes.every(({ Puts = [] }) => Puts.every(({ Key, Value }) => Key !== '/kept' && Value === '1')));
});

test('nothing changes, nothing is sent', () => assert.deepEqual(pageChanges(['/a'], ['/a']), []));

test('old pages go, old assets and the configuration stay', () => {
  assert.deepEqual(obsolete(['index.html'], ['index.html', 'old/index.html', 'assets/site-AAAAAAAA.css', 'config.json']), ['old/index.html']);
});

/** Runs the two functions of the distribution as they stand in the template. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { context } from '../src/check.mjs';

const { template } = context();

/** @param pages paths in the key value store, or null if it is out of reach */
function handler(id, pages) {
  const store = {
    exists: async (path) => {
      if (pages === null) throw new Error('out of reach');
      return pages.includes(path);
    },
  };
  // The platform's import is a line that a plain script does not know.
  const code = template.Resources[id].Properties.FunctionCode.replace("import cf from 'cloudfront';", '');
  return runInNewContext(`${code}; handler`, { cf: { kvs: () => store } });
}

const PAGES = ['/index.html', '/404.html', '/verwaltung/index.html'];
const ask = async (uri, pages = PAGES) => {
  const answer = await handler('PagesFunction', pages)({ request: { uri, headers: {} } });
  return answer.statusCode ? `${answer.statusCode} ${answer.headers.location.value}` : answer.uri;
};

for (const [uri, becomes] of [
  ['/', '/index.html'],
  ['/verwaltung/', '/verwaltung/index.html'],
  ['/verwaltung/index.html', '/verwaltung/index.html'],
  ['/verwaltung', '301 /verwaltung/'],
  ['/nirgends', '/404.html'],
  ['/nirgends/', '/404.html'],
  ['/nirgends.html', '/404.html'],
  ['/404.html', '/404.html'],
  ['/config.json', '/config.json'],
  ['/sw.js', '/sw.js'],
  ['/assets/site-ABCDEFGH.css', '/assets/site-ABCDEFGH.css'],
  ['//elsewhere.example', '//elsewhere.example'],
  ['//elsewhere', '/404.html'],
  ['/\\elsewhere', '/404.html'],
]) {
  test(`pages: ${uri} → ${becomes}`, async () => assert.equal(await ask(uri), becomes));
}

test('pages: a redirection to another site is impossible even if the store says that there is such a page', async () => {
  assert.equal(await ask('//elsewhere', ['/index.html', '//elsewhere/index.html']), '/404.html');
});

test('pages: an empty store lets everything through', async () => assert.equal(await ask('/verwaltung/', []), '/verwaltung/index.html'));

test('pages: a store out of reach lets everything through', async () => assert.equal(await ask('/verwaltung/', null), '/verwaltung/index.html'));

const status = (statusCode, headers) => handler('NotFoundFunction', [])({ response: { statusCode, headers } }).statusCode;

test('not found: only the page that says so gets the status', () => {
  assert.equal(status(200, { 'x-amz-meta-page': { value: 'not-found' } }), 404);
  assert.equal(status(304, { 'x-amz-meta-page': { value: 'not-found' } }), 304);
  assert.equal(status(200, { 'x-amz-meta-page': { value: 'other' } }), 200);
  assert.equal(status(200, {}), 200);
});

test('both functions are within the limit of 10 KB', () => {
  for (const id of ['PagesFunction', 'NotFoundFunction']) assert.ok(template.Resources[id].Properties.FunctionCode.length < 10_000);
});

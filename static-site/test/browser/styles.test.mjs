/** Style sheets come with the island that imports them; a component that moves into another one leaves its style behind. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../dist');
const read = (file) => readFileSync(path.join(dist, file), 'utf8');

/** A class of ours, with its parts and forms. */
const CLASS = /sc-[a-z0-9]+(?:(?:__|--?)[a-z0-9]+)*/g;

/** The classes that begin a selector: what only stands within something else may be without a style elsewhere. */
const styled = (css) => [...css.matchAll(/(?:^|[{},])\.(sc-[a-z0-9_-]+)/g)].map((match) => match[1]);

/** What a script brings along with itself. */
function scripts(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, name] of read(file).matchAll(/(?:from|import)\s*\(?"\.\/([\w-]+\.js)"/g))
    scripts(`assets/${name}`, found);
  return found;
}

function classesOf(page) {
  const html = read(page);
  const islands = [...html.matchAll(/src="\/(assets\/[^"]+\.js)"/g)].flatMap(([, file]) => [...scripts(file)]);
  return {
    used: new Set([html, ...islands.map(read)].flatMap((text) => text.match(CLASS) ?? [])),
    has: new Set([...html.matchAll(/href="\/(assets\/[^"]+\.css)"/g)].flatMap(([, file]) => styled(read(file)))),
  };
}

const anywhere = new Set(
  readdirSync(path.join(dist, 'assets'))
    .filter((name) => name.endsWith('.css'))
    .flatMap((name) => styled(read(`assets/${name}`))),
);
const pages = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith('.html'));

describe('the style of what a page shows', () => {
  it('isInTheSheetsOfThatPage', () => {
    assert.ok(pages.length > 20 && anywhere.size > 300, `${pages.length} pages, ${anywhere.size} classes`);
    const missing = pages.flatMap((page) => {
      const { used, has } = classesOf(page);
      return [...used].filter((name) => anywhere.has(name) && !has.has(name)).map((name) => `${page}: ${name}`);
    });
    assert.deepEqual(missing, []);
  });
});

/** What every browser test needs: the mock, one browser, axe, pictures. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '../chromium.mjs';
import { ADMIN_TOKEN, DEMO_CHECK, DEMO_INVITATION, DEMO_SUBMITTED, startMock } from '../mock-api.mjs';

export { ADMIN_TOKEN, DEMO_CHECK, DEMO_INVITATION, DEMO_SUBMITTED };

const here = path.dirname(fileURLToPath(import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function startWorld() {
  if (!existsSync(path.join(here, '../../dist/index.html')))
    throw new Error('dist/ is missing: run `npm run build` first.');
  const mock = await startMock();
  const browser = await launchChromium();
  return {
    mock,
    browser,
    /**
     * A page of its own, with nothing remembered. Errors of the page fail the test that looks at `page.errors`.
     * `asked`: the person has said before that this device may remember the link; else the check asks first.
     * `worker`: whether the program that lets the check reload without a network may be installed.
     */
    async open({ asked = true, worker = false, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        locale: 'de-DE',
        serviceWorkers: worker ? 'allow' : 'block',
        ...options,
      });
      if (asked) await context.addInitScript(mayRemember);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.errors = [];
      page.on('pageerror', (error) => page.errors.push(String(error)));
      page.on('console', (message) => {
        // A failed request is reported here too; those are part of some tests.
        if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
          page.errors.push(message.text());
      });
      return page;
    },
    async close() {
      await browser.close();
      await mock.close();
    },
  };
}

/** As if "Auf diesem Gerät merken" had been chosen for the link in the address (src/link.ts, `markOf`). */
function mayRemember() {
  const token = location.hash.slice(1);
  if (!/^[a-z0-9]{16}\./.test(token)) return;
  let hash = 0x811c9dc5;
  for (const sign of token) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  try {
    localStorage.setItem('sc.kept', hash.toString(36));
  } catch {
    // A test may forbid storage.
  }
}

/**
 * Every finding of axe, one line each, in the whole page or in a part of it. No rule is switched off; `colours` asks for
 * those about colours alone.
 */
export async function accessibilityFindings(page, within = null, { colours = false } = {}) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate(
    ([part, tags, rules]) =>
      window.axe.run(part ?? document, {
        runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: tags },
        // What passes is asked all the same, but not told element by element.
        resultTypes: ['violations'],
      }),
    [
      within,
      ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      colours ? ['color-contrast', 'link-in-text-block'] : null,
    ],
  );
  return violations.flatMap((violation) =>
    violation.nodes.map(
      (node) =>
        `${violation.id}: ${violation.help} – ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1] ?? ''}`,
    ),
  );
}

/** Set by `./test --all`: axe reads every state twice, wide and narrow. */
const TWICE = process.env.AXE_TWICE === 'true';

/**
 * A state of a page is accessible and nothing sticks out: wide, in the dark, on a tablet, narrow, at 200 % text; with
 * pictures of each and in forced colours. Where only the colours or only the width change, only that is asked.
 *
 * @param name of the state, unique within the suite: pictures bear it
 * @param within a part of the page, where the rest is as ever
 * @param narrow whether axe, the dearest question, is asked a second time at 320 px; `./test --all` asks for every state
 */
export async function standsTheTest(page, name, { within = null, narrow = TWICE } = {}) {
  const before = page.viewportSize();
  for (const [width, look, findings] of [
    [1280, 'light', () => accessibilityFindings(page, within)],
    [1280, 'dark', () => accessibilityFindings(page, within, { colours: true })],
    [768, 'light', () => []],
    [320, 'light', () => (narrow ? accessibilityFindings(page, within) : [])],
    [320, 'forced', () => []],
  ]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({
      colorScheme: look === 'dark' ? 'dark' : 'light',
      forcedColors: look === 'forced' ? 'active' : 'none',
    });
    await shot(page, `${name}-${width}-${look}`);
    assert.deepEqual(await findings(), [], `${name} ${width} ${look}`);
    assert.deepEqual(await sidewaysOverflow(page), [], `${name} ${width} ${look}`);
  }
  await page.emulateMedia({ forcedColors: 'none' });
  await page.setViewportSize({ width: 640, height: 900 });
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  await shot(page, `${name}-200percent`);
  assert.deepEqual(await sidewaysOverflow(page), [], `${name} text at 200 %`);
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await page.setViewportSize(before);
  assert.deepEqual(page.errors, []);
}

/** The elements that stick out to the right, if the page scrolls sideways. */
export function sidewaysOverflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map(
        (element) =>
          `${element.tagName}.${element.className} ${Math.round(element.getBoundingClientRect().right)} > ${width}`,
      )
      .slice(0, 8);
  });
}

/** A picture into the folder SHOTS, if that is set. */
export async function shot(page, name) {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  await page.screenshot({ path: path.join(process.env.SHOTS, `${name}.png`), fullPage: true });
}

/**
 * Like node:assert, for what a page shows: reads again until the assertion holds, at most twenty seconds. The page draws
 * after the action that leads to it, so reading once right after an action is a race. `eventually(read, expected)`
 * compares as `assert.equal` does, `eventually.match` and `eventually.deepEqual` as their namesakes.
 */
export const eventually = Object.assign(repeated(assert.equal), {
  match: repeated(assert.match),
  deepEqual: repeated(assert.deepEqual),
});

function repeated(holds) {
  return async (read, expected, what) => {
    const end = Date.now() + 20_000;
    for (;;) {
      const seen = await read();
      try {
        return holds(seen, expected, what);
      } catch (failure) {
        if (Date.now() > end) throw failure;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
}

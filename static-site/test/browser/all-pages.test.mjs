import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { accessibilityFindings, eventually, sidewaysOverflow, standsTheTest, startWorld } from './harness.mjs';
import { fillPlaceholders, listed, openPage } from './pages.mjs';

let world;
let withoutScripts;
before(async () => {
  world = await startWorld();
  withoutScripts = await world.open({ javaScriptEnabled: false });
});
after(() => world?.close());

const nameOf = (entry) => entry.path.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'start';

describe('the list of pages', () => {
  it('namesEveryPageThatIsBuilt', () => {
    const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
    const built = readdirSync(dist, { recursive: true })
      .filter((file) => file.endsWith('.html') && statSync(path.join(dist, file)).isFile())
      .map((file) => `/${file}`.replace(/index\.html$/, ''));
    const patterns = listed.map((entry) => new RegExp(`^${entry.path.replace(/\{\w+\}/g, '[^/]+')}$`));
    assert.deepEqual(
      built.filter((page) => !patterns.some((pattern) => pattern.test(page))),
      [],
    );
  });
});

describe('the check itself', () => {
  it('findsAMissingLabel_andAnElementThatSticksOut', async () => {
    const page = await world.open({ viewport: { width: 320, height: 800 } });
    await page.goto(`${world.mock.url}/impressum/`);
    await page.evaluate(() => {
      document.querySelector('main').append(document.createElement('input'));
      const wide = document.createElement('p');
      wide.textContent = 'Zu breit';
      wide.style.setProperty('width', '40rem');
      document.querySelector('main').append(wide);
    });
    assert.match((await accessibilityFindings(page)).join(), /label/);
    assert.equal((await sidewaysOverflow(page)).length > 0, true);
    await page.context().close();
  });
});

for (const template of listed) {
  describe(template.path, () => {
    // One visit for all that scripts draw: making a browser's context costs more than most tests.
    let page;
    let entry;
    const foreign = [];
    before(async () => {
      entry = fillPlaceholders(template, world.mock);
      page = await world.open();
      page.on('request', (request) => {
        if (!request.url().startsWith(world.mock.url) && !request.url().startsWith('data:'))
          foreign.push(request.url());
      });
      await openPage(page, world.mock, entry);
    });
    after(() => page?.context().close());

    it('isAccessible_andFits_atEveryWidthAndInEveryColourScheme', async () => {
      await eventually(() => page.locator('h1').count(), 1);
      await standsTheTest(page, nameOf(entry), { narrow: true });
      assert.deepEqual(foreign, [], 'loads nothing from elsewhere');
      await eventually.deepEqual(() => page.context().cookies(), [], 'sets no cookie');
    });

    it('byKeyboard_startsWithTheSkipLink', async () => {
      await page.keyboard.press('Tab');
      await eventually(() => page.evaluate(() => document.activeElement?.textContent), 'Zum Inhalt springen');
      await page.keyboard.press('Enter');
      await eventually(() => page.evaluate(() => document.activeElement?.id), 'inhalt');
    });

    it('withoutJavaScript_isReadable_orSaysWhatItNeeds', async () => {
      await withoutScripts.goto(world.mock.url + entry.path);
      const text = await withoutScripts.locator('main').innerText();
      assert.ok(text.length > 150);
      if (entry.needs !== 'public') assert.match(text, /arbeitet mit JavaScript/);
    });
  });
}

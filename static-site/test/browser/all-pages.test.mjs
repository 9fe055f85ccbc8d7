import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { accessibilityFindings, eventually, shot, sidewaysOverflow, startWorld } from './harness.mjs';
import { fillPlaceholders, listed, openPage } from './pages.mjs';

let world;
before(async () => {
  world = await startWorld();
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
    it('isAccessible_andFits_atEveryWidthAndInEveryColourScheme', async () => {
      const entry = fillPlaceholders(template, world.mock);
      const page = await world.open();
      const foreign = [];
      page.on('request', (request) => {
        if (!request.url().startsWith(world.mock.url) && !request.url().startsWith('data:'))
          foreign.push(request.url());
      });
      await openPage(page, world.mock, entry);
      await eventually(() => page.locator('h1').count(), 1);
      for (const [width, colorScheme, forcedColors] of [
        [1280, 'light', 'none'],
        [1280, 'dark', 'none'],
        [1280, 'light', 'active'],
        [320, 'light', 'none'],
      ]) {
        const state = `${width}-${forcedColors === 'active' ? 'forced' : colorScheme}`;
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme, forcedColors });
        await shot(page, `${nameOf(entry)}-${state}`);
        // In forced colours the system chooses; axe would measure colours that nobody sees.
        if (forcedColors === 'none') assert.deepEqual(await accessibilityFindings(page), [], state);
        assert.deepEqual(await sidewaysOverflow(page), [], state);
      }
      await page.setViewportSize({ width: 640, height: 900 });
      await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
      await shot(page, `${nameOf(entry)}-200percent`);
      assert.deepEqual(await sidewaysOverflow(page), [], 'text at 200 %');

      assert.deepEqual(page.errors, []);
      assert.deepEqual(foreign, [], 'loads nothing from elsewhere');
      await eventually.deepEqual(() => page.context().cookies(), [], 'sets no cookie');
      await page.context().close();
    });

    it('byKeyboard_startsWithTheSkipLink', async () => {
      const page = await world.open();
      await openPage(page, world.mock, fillPlaceholders(template, world.mock));
      await page.keyboard.press('Tab');
      await eventually(() => page.evaluate(() => document.activeElement?.textContent), 'Zum Inhalt springen');
      await page.keyboard.press('Enter');
      await eventually(() => page.evaluate(() => document.activeElement?.id), 'inhalt');
      await page.context().close();
    });

    it('withoutJavaScript_isReadable_orSaysWhatItNeeds', async () => {
      const entry = fillPlaceholders(template, world.mock);
      const page = await world.open({ javaScriptEnabled: false });
      await page.goto(world.mock.url + entry.path);
      const text = await page.locator('main').innerText();
      assert.ok(text.length > 150);
      if (entry.needs !== 'public') assert.match(text, /arbeitet mit JavaScript/);
      await page.context().close();
    });
  });
}

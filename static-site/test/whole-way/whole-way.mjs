/**
 * The whole way on a running system: an administrator admits Kaufbeuren, its coordinator answers all 108 statements
 * and submits, the administrator triggers the report, the coordinator downloads it.
 *
 * node whole-way.mjs BASE-URL OUT-FOLDER leaves result.json, self-check.json, result-page.txt and report.pdf in the
 * folder, for what checks them afterwards; exits with 0 if the way was open to its end.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const [base, out] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
    '--disable-sync',
  ],
});

/** A person with a browser of their own; whatever goes wrong in the page ends the way. */
async function person(name) {
  const context = await browser.newContext({ acceptDownloads: true, locale: 'de-DE' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('pageerror', (error) => fail(`${name}: ${error.message}`));
  page.on('request', (request) => {
    const host = new URL(request.url()).hostname;
    if (host !== 'localhost' && host !== '127.0.0.1' && !request.url().startsWith('blob:'))
      fail(`${name} asked ${request.url()}`);
  });
  return page;
}

let failure = null;
function fail(message) {
  failure ??= message;
}
const step = (text) => console.log(`- ${text}`);
const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

try {
  const administrator = await person('administrator');
  step('the administrator signs in');
  await administrator.goto(`${base}/verwaltung/`);
  await administrator.getByRole('button', { name: 'Anmelden' }).click();
  await administrator.getByRole('button', { name: 'Als Demo-Administration anmelden' }).click();
  await administrator.getByRole('navigation', { name: 'Bereiche der Verwaltung' }).waitFor();

  step('opens a phase');
  await administrator
    .getByRole('link', { name: /Neue Phase öffnen/ })
    .first()
    .click();
  await administrator.getByLabel('Name').fill(`Ein ganzer Weg ${process.pid}`);
  const year = new Date().getFullYear() + 1;
  await administrator.getByLabel('Antworten bis').fill(`${year}-12-01`);
  await administrator.getByRole('button', { name: 'Phase öffnen' }).click();

  step('admits Kaufbeuren and gets the invitation');
  await administrator.getByText('Noch ist keine Kommune dabei').waitFor();
  const search = administrator.getByRole('combobox');
  await search.fill('kaufbeu');
  await administrator
    .getByRole('option', { name: /Kaufbeuren/ })
    .first()
    .click();
  await administrator.getByRole('button', { name: 'Aufnehmen und Einladung erstellen' }).click();
  const invitation = await administrator.getByLabel(/Einladungslink/).inputValue();
  assert.match(invitation, /\/einladung\/#/);

  const coordinator = await person('coordinator');
  step('the coordinator confirms it');
  await coordinator.goto(invitation);
  await heading(coordinator, /Kaufbeuren/);
  await coordinator.getByRole('button', { name: 'Weiter' }).click();
  await heading(coordinator, 'Ihr persönlicher Link');
  const link = await coordinator.getByLabel('Link zu Ihrem Selbstcheck').inputValue();
  await coordinator.getByLabel('Ich habe den Link gesichert.').check();
  await coordinator.getByRole('button', { name: 'Zur Koordination' }).click();
  await coordinator.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
  await heading(coordinator, 'Koordination');
  assert.equal(
    new URL(coordinator.url()).hash.includes(link.split('#')[1]),
    false,
    'the token is out of the address bar',
  );

  const instrument = await (await fetch(`${base}/instruments/weltoffene-kommune/1.json`)).json();
  step('answers every statement');
  let number = 0;
  for (const field of instrument.fields) {
    for (const topic of field.topics) {
      await coordinator.goto(`${base}/check/#/feld/${field.id}/${topic.id}`);
      await heading(coordinator, topic.title);
      for (const indicator of topic.indicators) {
        await answer(coordinator, indicator, number++);
      }
      await coordinator.waitForFunction(
        (count) =>
          [...document.querySelectorAll('.sc-indicator .sc-save')].filter((mark) =>
            mark.textContent.includes('Gespeichert'),
          ).length === count,
        topic.indicators.length,
      );
    }
  }
  assert.equal(number, 108);

  step('submits');
  await coordinator.goto(link);
  await coordinator.getByText('108 von 108 beantwortet').first().waitFor();
  await coordinator.getByRole('link', { name: 'Zusammenfassen und abgeben' }).first().click();
  await coordinator.getByRole('button', { name: 'Verbindlich abgeben' }).click();
  await coordinator.getByRole('button', { name: 'Ja, verbindlich abgeben' }).click();
  await heading(coordinator, 'Ihr Selbstcheck ist abgegeben');

  step('sees the result');
  await coordinator.goto(`${base}/ergebnis/`);
  await heading(coordinator, /Ihr Ergebnis/);
  await coordinator.getByText('Was zuerst zu tun ist').waitFor({ timeout: 60_000 });
  writeFileSync(path.join(out, 'result-page.txt'), await coordinator.locator('main').innerText());
  const token = link.split('#')[1];
  const got = await fetch(`${base}/api/check/result`, { headers: { authorization: `Bearer ${token}` } });
  const { result } = await got.json();
  writeFileSync(path.join(out, 'result.json'), JSON.stringify(result));
  for (const field of result.fields) {
    const shown = String(field.score.toFixed(1)).replace('.', ',');
    assert.ok(
      (await coordinator.locator('main').innerText()).includes(shown),
      `the page shows ${shown} of ${field.id}`,
    );
  }

  step('exports the frozen self-check');
  const [exported] = await Promise.all([
    coordinator.waitForEvent('download'),
    coordinator.getByRole('button', { name: /Selbstcheck als Datei sichern/ }).click(),
  ]);
  await exported.saveAs(path.join(out, 'self-check.json'));

  step('the administrator triggers the report');
  await administrator.getByRole('button', { name: 'Fertig, nächste Kommune aufnehmen' }).click();
  await administrator.getByRole('link', { name: 'Kaufbeuren' }).click();
  await administrator.getByLabel('Ton').selectOption('deutlich');
  await administrator.getByLabel('Fassung').selectOption('öffentliche Fassung');
  await administrator.getByRole('button', { name: 'Bericht anstoßen' }).click();
  await administrator
    .getByRole('list', { name: 'Bestellte Berichte' })
    .getByText('fertig')
    .waitFor({ timeout: 90_000 });

  step('the coordinator downloads it');
  await coordinator.reload();
  const [report] = await Promise.all([
    coordinator.waitForEvent('download', { timeout: 60_000 }),
    coordinator
      .getByRole('button', { name: /Herunterladen/ })
      .first()
      .click(),
  ]);
  assert.equal(
    report.suggestedFilename(),
    `selbstcheck-kaufbeuren-${new Date().getFullYear()}-1-bericht-deutlich-oeffentlich.pdf`,
  );
  await report.saveAs(path.join(out, 'report.pdf'));
  assert.equal(failure, null);
  step('the way was open to its end');
} catch (error) {
  // What the person saw last says more than the name of a selector.
  for (const context of browser.contexts())
    for (const page of context.pages())
      console.log(`${page.url().split('#')[0]}\n${await page.locator('main').innerText()}\n`);
  throw error;
} finally {
  await browser.close();
}

/** Every kind of answer comes along the way, in a fixed order, so that the result is the same each time. */
async function answer(page, indicator, number) {
  const block = page.locator(`#i-${indicator.id}`);
  if (number % 27 === 5) {
    await block.getByRole('radio', { name: 'Weiß nicht' }).check();
  } else if (number % 27 === 11) {
    await block.getByRole('radio', { name: 'Nicht unser Bereich' }).check();
    await block.getByLabel('Wen sollten wir fragen?').fill('Landratsamt & <Ordnung>');
  } else if (number % 27 === 17) {
    await block.getByRole('radio', { name: 'Trifft nicht zu' }).check();
    await block.getByRole('radio', { name: /Aufgabe einer anderen Ebene/ }).check();
    await block.getByLabel('Ein Satz dazu').fill('Das regelt bei uns der Zweckverband.');
  } else {
    await block.getByRole('radio', { name: new RegExp(`^${(number * 7) % 5} `) }).check();
  }
  if (number % 10 === 3) await block.getByRole('checkbox', { name: 'Handlungsbedarf' }).check();
  if (number === 0) {
    await block.getByText('Kommentar und Belege').click();
    await block.getByLabel('Kommentar').fill('Erfundener Kommentar mit „Anführung“ & <b>Zeichen</b> 🎈');
  }
}

/** Who goes the whole ways: people with a browser of their own each, on a running system. */
import { launchChromium } from '../chromium.mjs';

export const step = (text) => console.log(`- ${text}`);
export const heading = (page, name) => page.getByRole('heading', { level: 1, name }).waitFor();

/**
 * Starts a browser and goes a way with it. What the pages threw, and whatever they asked of other hosts, ends the way;
 * where it ends early, what each person saw last is printed.
 */
export async function goTheWay(base, way) {
  const browser = await launchChromium();
  const failures = [];
  const person = async (name) => {
    const context = await browser.newContext({ acceptDownloads: true, locale: 'de-DE' });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => failures.push(`${name}: ${error.message}`));
    page.on('request', (request) => {
      const host = new URL(request.url()).hostname;
      if (host !== 'localhost' && host !== '127.0.0.1' && !request.url().startsWith('blob:'))
        failures.push(`${name} asked ${request.url()}`);
    });
    return page;
  };
  try {
    await way(person);
    if (failures.length > 0) throw new Error(failures.join('\n'));
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
}

/** Signs in, opens a phase with an instrument and admits the municipality that `typed` finds. Gives the invitation. */
export async function admit(administrator, base, instrument, typed, name) {
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
  await administrator.getByRole('combobox', { name: 'Fragebogen' }).selectOption(instrument);
  await administrator.getByLabel('Antworten bis').fill(`${new Date().getFullYear() + 1}-12-01`);
  await administrator.getByRole('button', { name: 'Phase öffnen' }).click();

  step(`admits ${name} and gets the invitation`);
  await administrator.getByText('Noch ist keine Kommune dabei').waitFor();
  await administrator.getByRole('combobox', { name: 'Name oder Schlüssel' }).fill(typed);
  await administrator
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await administrator.getByRole('button', { name: 'Aufnehmen und Einladung erstellen' }).click();
  return administrator.getByLabel(/Einladungslink/).inputValue();
}

/**
 * Accepts the invitation and arrives in the coordination room.
 *
 * @param choose what to choose before "Weiter"; gets nothing, gives nothing
 * @returns the coordinator's link
 */
export async function accept(coordinator, invitation, name, choose = async () => {}) {
  step('the coordinator confirms it');
  await coordinator.goto(invitation);
  await heading(coordinator, new RegExp(name));
  await choose();
  await coordinator.getByRole('button', { name: 'Weiter' }).click();
  await heading(coordinator, 'Ihr persönlicher Link');
  const link = await coordinator.getByLabel('Link zu Ihrem Selbstcheck').inputValue();
  await coordinator.getByLabel('Ich habe den Link gesichert.').check();
  await coordinator.getByRole('button', { name: 'Zur Koordination' }).click();
  await coordinator.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
  await heading(coordinator, 'Koordination');
  return link;
}

/** A statement of the municipality's own, added by whoever coordinates. */
export async function addOwn(page, base, statement) {
  step('adds a statement of its own');
  await page.goto(`${base}/koordination/#/eigene-aussagen`);
  await page.getByLabel('Neue Aussage').fill(statement);
  await page.getByRole('button', { name: 'Hinzufügen' }).click();
  await page.getByText('Alle Stellen finden sie am Ende').waitFor();
}

/** Answers it by a level, as the one that is asked, coming back to the check: a page that is open learns of it then. */
export async function answerOwn(page, base, level) {
  await page.goto(`${base}/check/#/feld/own.statements/own.statements`);
  await page.reload();
  await heading(page, 'Eigene Aussagen Ihrer Kommune');
  await page.getByRole('radio', { name: new RegExp(`^${level} `) }).check();
  await page
    .locator('.sc-indicator .sc-save')
    .filter({ hasText: /^Gespeichert$/ })
    .waitFor();
}

/** Submits from wherever the coordinator is, and comes to the result. */
export async function submit(coordinator, base) {
  step('submits');
  await coordinator.goto(`${base}/check/#/abgeben`);
  await coordinator.getByRole('button', { name: 'Verbindlich abgeben' }).click();
  await coordinator.getByRole('button', { name: 'Ja, verbindlich abgeben' }).click();
  await heading(coordinator, 'Ihr Selbstcheck ist abgegeben');

  step('sees the result');
  await coordinator.goto(`${base}/ergebnis/`);
  await heading(coordinator, /Ihr Ergebnis/);
  await coordinator.getByText('Was zuerst zu tun ist').waitFor({ timeout: 60_000 });
}

/** What the API says is the result of the check that the link opens. */
export async function resultOf(base, link) {
  const got = await fetch(`${base}/api/check/result`, {
    headers: { authorization: `Bearer ${link.split('#')[1]}` },
  });
  return (await got.json()).result;
}

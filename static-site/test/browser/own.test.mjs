import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { DEMO_AGREEMENT } from '../mock-agreement.mjs';
import { DEMO_DEPARTMENT, DEMO_ROOM, typedBy } from '../mock-departments.mjs';
import { addOwn } from '../mock-own.mjs';
import { eventually, standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { button, dialog, mock, page, setUp } from './stage.mjs';

const STATEMENT = 'Sprachcafés gibt es in jedem Stadtteil.';
const INDICATOR = 'own.cafes';

setUp();

const room = () => mock.state.checks.get('demoroom00000001');
const statements = () => room().own ?? [];
const said = (department) => typedBy(room(), { department }).answers.get(INDICATOR);
const stands = (name) => standsTheTestOn(page, `own-${name}`);
const block = () => page.locator(`[id="i-${INDICATOR}"]`);
const level = (number) => block().getByRole('radio', { name: new RegExp(`^${number} `) });

function answered(department, answer) {
  typedBy(room(), { department }).answers.set(INDICATOR, {
    indicator: INDICATOR,
    revision: 1,
    answer,
    needForAction: false,
    obstacles: [],
  });
}

async function inRoom() {
  await page.goto(`${mock.url}/koordination/#${DEMO_ROOM}`);
  await islandStands(page);
  await page.getByRole('link', { name: 'Eigene Aussagen' }).click();
  await page.getByRole('heading', { level: 1, name: 'Eigene Aussagen' }).waitFor();
  await page.getByText('Neue Aussage').or(page.getByText('mehr gehen nicht')).first().waitFor();
}

async function toOwn() {
  await page.goto(`${mock.url}/check/#${DEMO_DEPARTMENT}`);
  await islandStands(page);
  await page.getByRole('link', { name: 'Eigene Aussagen', exact: true }).first().click();
  await block().waitFor();
}

describe('whoever coordinates', () => {
  it('adds a statement, and sees it there', async () => {
    await inRoom();
    await stands('none');
    await button('Hinzufügen').click();
    await page.getByText('Schreiben Sie die Aussage hier hinein.').waitFor();
    assert.equal(statements().length, 0);

    await page.getByLabel('Neue Aussage').fill(`${STATEMENT} <script>alert(1)</script>`);
    await button('Hinzufügen').click();
    await page.getByText('Alle Stellen finden sie am Ende').waitFor();
    await page.getByText(`${STATEMENT} <script>alert(1)</script>`).waitFor();
    assert.equal(await page.getByLabel('Neue Aussage').inputValue(), '');
    assert.match(statements()[0].id, /^[a-z0-9]{16}$/);
    await stands('one');
  });

  it('is told what is too long, and keeps it', async () => {
    await inRoom();
    await page.getByLabel('Neue Aussage').fill('x'.repeat(2000));
    await button('Hinzufügen').click();
    await page.getByText('Bitte kürzen Sie um 1500 Zeichen').waitFor();
    assert.equal((await page.getByLabel('Neue Aussage').inputValue()).length, 2000);
    assert.equal(statements().length, 0);
    await stands('too-long');
  });

  it('adds nothing twice when the answer gets lost', async () => {
    await inRoom();
    mock.faults.push({ method: 'PUT', path: 'own-indicators', times: 1, kind: 'lose' });
    await page.getByLabel('Neue Aussage').fill(STATEMENT);
    await button('Hinzufügen').click();
    await page.getByText('Keine Verbindung').waitFor();
    await button('Hinzufügen').click();
    await page.getByText('Alle Stellen finden sie am Ende').waitFor();
    assert.equal(statements().length, 1);
  });

  it('is asked before a wording changes that was answered, and the answers stay', async () => {
    addOwn(room(), 'cafes', STATEMENT);
    answered('jugend', { level: 3 });
    answered('soziales', { level: 1 });
    await inRoom();
    await page.getByText('2 Stellen haben geantwortet.').waitFor();
    await button('Wortlaut ändern').click();
    await page.getByLabel('Neuer Wortlaut').fill('In jedem Stadtteil gibt es ein Sprachcafé.');
    await button('Wortlaut speichern').click();
    await dialog().getByText('Passen die Antworten auch zum neuen Wortlaut?').waitFor();
    await stands('reword');
    await page.keyboard.press('Escape');
    assert.equal(statements()[0].statement, STATEMENT);
    assert.equal(await page.getByLabel('Neuer Wortlaut').inputValue(), 'In jedem Stadtteil gibt es ein Sprachcafé.');

    await button('Wortlaut speichern').click();
    await dialog().getByRole('button', { name: 'Ja, Antworten behalten' }).click();
    await page.getByText('Früherer Wortlaut, schon beantwortet:').waitFor();
    assert.deepEqual(statements()[0].former, [STATEMENT]);
    assert.deepEqual(said('jugend').answer, { level: 3 });
  });

  it('sees what somebody else wrote meanwhile beside the own words', async () => {
    addOwn(room(), 'cafes', STATEMENT);
    await inRoom();
    await button('Wortlaut ändern').click();
    await page.getByLabel('Neuer Wortlaut').fill('Meins.');
    Object.assign(statements()[0], { statement: 'Das der Vertretung.', revision: 2 });
    await button('Wortlaut speichern').click();
    await page.getByText('Jemand anders hat diese Aussage inzwischen geändert').waitFor();
    await page.getByText('Das der Vertretung.').waitFor();
    assert.equal(await page.getByLabel('Neuer Wortlaut').inputValue(), 'Meins.');
    await stands('conflict');
    await button('Wortlaut speichern').click();
    await eventually(() => statements()[0].statement, 'Meins.');
  });

  it('keeps what is being written when somebody else takes the statement away', async () => {
    addOwn(room(), 'cafes', STATEMENT);
    await inRoom();
    await button('Wortlaut ändern').click();
    await page.getByLabel('Neuer Wortlaut').fill('Meins.');
    Object.assign(statements()[0], { removed: true, revision: 2 });
    await button('Wortlaut speichern').click();
    await page.getByRole('heading', { name: 'Entfernt' }).waitFor();
    await page.getByText('Meins.').waitFor();
    await stands('taken-away');
    await button('Zurückholen').click();
    await eventually(() => page.getByLabel('Neuer Wortlaut').inputValue(), 'Meins.');
  });

  it('takes one away with its answers and brings it back', async () => {
    addOwn(room(), 'cafes', STATEMENT);
    answered('jugend', { level: 3 });
    await inRoom();
    await button('Entfernen').click();
    await dialog().getByText('1 Stelle hat geantwortet.').waitFor();
    await dialog().getByRole('button', { name: 'Entfernen' }).click();
    await page.getByRole('heading', { name: 'Entfernt' }).waitFor();
    await stands('removed');
    assert.equal(statements()[0].removed, true);
    await eventually(() => page.evaluate(() => document.activeElement?.id), 'entfernt');
    await button('Zurückholen').click();
    await page.getByText('Zurückgeholt, mit allen Antworten.').waitFor();
    assert.equal(statements()[0].removed, false);
    assert.deepEqual(said('jugend').answer, { level: 3 });
  });

  it('finds no place for an eleventh', async () => {
    for (let i = 0; i < 10; i++) addOwn(room(), `aussage-${i}`, `Aussage ${i} mit einem ${'langen'.repeat(12)} Wort.`);
    await inRoom();
    await page.getByText('Das sind 10, mehr gehen nicht.').waitFor();
    assert.equal(await page.getByLabel('Neue Aussage').count(), 0);
    await stands('ten');
  });
});

describe('a department', () => {
  beforeEach(() => addOwn(room(), 'cafes', STATEMENT));

  it('answers it like all others, in a field of its own', async () => {
    await toOwn();
    await page.getByText('zählen in keine Stufe und keinen Vergleich').first().waitFor();
    await level(3).check();
    await block().getByText('Gespeichert', { exact: true }).waitFor();
    assert.deepEqual(said('soziales').answer, { level: 3 });
    await block().getByText('Kommentar und Belege').click();
    await block().getByLabel('Kommentar').fill('Zwei von fünf.');
    await eventually(() => typedBy(room(), { department: 'soziales' }).notes.get(INDICATOR)?.comment, 'Zwei von fünf.');
    await stands('answering');
    await page.reload();
    await block().waitFor();
    assert.equal(await level(3).isChecked(), true);
  });

  it('without a network keeps what it answers, and sends it afterwards', async () => {
    await toOwn();
    mock.faults.push({ path: '/api/', kind: 'refuse' });
    await level(2).check();
    await page.locator('.sc-status').getByText('Offline').waitFor();
    assert.equal(said('soziales'), undefined);
    mock.faults.length = 0;
    await page.reload();
    await eventually(() => said('soziales')?.answer?.level, 2);
  });

  it('reads the former wording where it changed after the answer', async () => {
    answered('soziales', { level: 2 });
    statements()[0].former = ['Gibt es Sprachcafés?'];
    await toOwn();
    await block().getByText('Passt Ihre Antwort noch?').waitFor();
    await block().getByText('Gibt es Sprachcafés?').waitFor();
    await stands('reworded');
  });

  it('is told that it was removed, and loses nothing', async () => {
    await toOwn();
    statements()[0].removed = true;
    await level(4).check();
    await block().getByText('Diese Aussage wurde inzwischen entfernt').waitFor();
    await stands('gone');
    await page.reload();
    await page.getByText('Eine eigene Aussage wurde inzwischen entfernt').waitFor();
    await page.getByText('liegt nur auf diesem Gerät').waitFor();
    await stands('left-over');

    statements()[0].removed = false;
    await page.reload();
    await page.goto(`${mock.url}/check/#/feld/own.statements/own.statements`);
    await block().waitFor();
    await eventually(() => said('soziales')?.answer?.level, 4);
  });

  it('may give up what was typed to a removed one', async () => {
    await toOwn();
    statements()[0].removed = true;
    await level(4).check();
    await block().getByText('Diese Aussage wurde inzwischen entfernt').waitFor();
    await page.reload();
    await button('Diese Antwort verwerfen').click();
    await page.getByText('Eine eigene Aussage wurde inzwischen entfernt').waitFor({ state: 'detached' });
    assert.equal(await page.locator('.sc-status').count(), 0);
  });

  describe('whose page stays open', () => {
    const REWORDED = 'In jedem Stadtteil gibt es ein Sprachcafé.';
    const news = () => page.getByRole('status').filter({ hasText: 'Eigene Aussagen Ihrer Kommune' });
    const asksFor = (path) => mock.requests.filter((one) => one.method === 'GET' && one.path === path).length;

    async function looksAway() {
      await page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      });
    }
    async function comesBack() {
      await page.evaluate(() => {
        delete document.visibilityState;
        document.dispatchEvent(new Event('visibilitychange'));
      });
    }

    it('learns of a new one when it is looked at again, and goes there', async () => {
      await page.goto(`${mock.url}/check/#${DEMO_DEPARTMENT}`);
      await islandStands(page);
      await looksAway();
      addOwn(room(), 'zweite', 'Zweite eigene Aussage.');
      await comesBack();
      await news().getByText('1 Aussage ist dazugekommen.').waitFor();
      await stands('news');
      await page.getByRole('link', { name: 'Eigene Aussagen ansehen' }).click();
      await page.getByRole('heading', { name: 'Zweite eigene Aussage.' }).waitFor();
      await button('Ausblenden').click();
      assert.equal(await news().count(), 0);
    });

    it('asks one question when nothing changed', async () => {
      await toOwn();
      const answers = asksFor('/api/check/answers');
      const links = asksFor('/api/check');
      await looksAway();
      await comesBack();
      await eventually(() => asksFor('/api/check/answers'), answers + 1);
      assert.equal(asksFor('/api/check'), links);
      assert.equal(await news().count(), 0);
    });

    it('learns of a new wording from what it saves, and keeps what is being typed', async () => {
      await toOwn();
      await block().getByText('Kommentar und Belege').click();
      await block().getByLabel('Kommentar').waitFor();
      await level(3).check();
      await block().getByText('Gespeichert', { exact: true }).waitFor();
      Object.assign(statements()[0], { statement: REWORDED, former: [STATEMENT], revision: 2 });
      mock.faults.push({ method: 'PUT', path: '/api/check/notes', times: 1, kind: 'answer', status: 503 });
      await block().getByLabel('Kommentar').fill('Zwei von fünf.');
      await level(2).check();
      await news().getByText('1 Aussage hat einen neuen Wortlaut.').waitFor();
      await block().getByRole('heading', { name: REWORDED }).waitFor();
      await block().getByText('Passt Ihre Antwort noch?').waitFor();
      assert.equal(await block().getByLabel('Kommentar').inputValue(), 'Zwei von fünf.');
      await eventually(
        () => typedBy(room(), { department: 'soziales' }).notes.get(INDICATOR)?.comment,
        'Zwei von fünf.',
      );
      assert.deepEqual(said('soziales').answer, { level: 2 });
    });

    it('loses nothing that was begun when one is removed, nor its place', async () => {
      await toOwn();
      await block().getByText('Kommentar und Belege').click();
      await block().getByLabel('Adresse im Netz').fill('musterstadt, Seite 4');
      await looksAway();
      Object.assign(statements()[0], { removed: true, revision: 2 });
      await comesBack();
      await news().getByText('1 Aussage wurde entfernt.').waitFor();
      await page.getByText('Noch nicht hinzugefügter Beleg: musterstadt, Seite 4').waitFor();
      await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
      await stands('news-removed');

      await looksAway();
      Object.assign(statements()[0], { removed: false, revision: 3 });
      await comesBack();
      await news().getByText('1 Aussage ist dazugekommen.').waitFor();
      await page.getByRole('link', { name: 'Eigene Aussagen ansehen' }).click();
      await eventually(() => block().getByLabel('Adresse im Netz').inputValue(), 'musterstadt, Seite 4');
    });
  });

  it('answers it in the round as well', async () => {
    room().conduct.mode = 'together';
    await page.goto(`${mock.url}/check/#${DEMO_ROOM}`);
    await islandStands(page);
    await page.evaluate((to) => (location.hash = to), `#/runde/${INDICATOR}`);
    await page.getByRole('heading', { level: 1, name: STATEMENT }).waitFor();
    await stands('round');
    await page.keyboard.press('2');
    await eventually(() => said('koordination')?.answer?.level, 2);
  });

  it('reads that it does not stand on the paper form', async () => {
    await page.goto(`${mock.url}/check/#${DEMO_DEPARTMENT}`);
    await islandStands(page);
    await page.evaluate(() => (location.hash = '#/dateien'));
    await page.getByText('stehen nicht auf dem Formular').waitFor();
  });
});

describe('the agreement', () => {
  it('shows side by side what was said, and asks for no common value', async () => {
    const check = mock.state.checks.get(DEMO_AGREEMENT.split('.')[0]);
    addOwn(check, 'cafes', STATEMENT);
    const units = check.departments.filter((one) => one.released && one.id !== 'koordination').slice(0, 2);
    units.forEach(({ id }, index) =>
      typedBy(check, { department: id }).answers.set(INDICATOR, {
        indicator: INDICATOR,
        revision: 1,
        answer: { level: index * 3 },
        needForAction: false,
        obstacles: [],
      }),
    );
    await page.goto(`${mock.url}/abgleich/#${DEMO_AGREEMENT}`);
    await islandStands(page);
    const section = page.getByRole('region', { name: /^Eigene Aussagen/ });
    await section.getByText(STATEMENT).waitFor();
    for (const { name } of units) await section.getByText(name).first().waitFor();
    assert.equal(await section.getByRole('link', { name: 'Festhalten' }).count(), 0);
    await section.getByText('Antworten im Einzelnen').click();
    await standsTheTestOn(page, 'own-agreement', { within: '#eigene-aussagen' });
  });
});

describe('the summary', () => {
  it('says what becomes of them', async () => {
    addOwn(room(), 'cafes', STATEMENT);
    answered('koordination', { level: 1 });
    await page.goto(`${mock.url}/check/#${DEMO_ROOM}`);
    await islandStands(page);
    await page.evaluate(() => (location.hash = '#/abgeben'));
    await page.getByText('1 eigene Aussage geht').waitFor();
    await page.getByText('Die Koordination hat davon 1 beantwortet').waitFor();
    await standsTheTestOn(page, 'own-summary', { within: 'section:has(#eigene-aussagen)' });
  });
});

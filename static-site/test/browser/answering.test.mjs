import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, it } from 'node:test';
import {
  DEMO_COMPANION,
  DEMO_DEPARTMENT,
  DEMO_RELEASED,
  DEMO_ROOM,
  DEMO_VIEWER,
  typedBy,
} from '../mock-departments.mjs';
import { DEMO_CHECK, accessibilityFindings, eventually, shot, standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, reopen, setUp, until, world } from './stage.mjs';

/** Links of three units of one check, none of which has released its part. */
const UNITS = {
  soziales: DEMO_DEPARTMENT,
  wirtschaft: `demoroom00000001.${'O'.repeat(43)}`,
  personal: `demoroom00000001.${'N'.repeat(43)}`,
};

setUp();

const room = () => mock.state.checks.get('demoroom00000001');
const single = () => mock.state.checks.get('democheck0000001');
const instrument = () => mock.state.instruments.find((one) => one.id === room().phase.instrument.id);
const indicators = () => instrument().fields.flatMap((field) => field.topics.flatMap((topic) => topic.indicators));
const fieldOf = (id) =>
  instrument().fields.find((field) =>
    field.topics.some((topic) => topic.indicators.some((indicator) => indicator.id === id)),
  );
const topicOf = (id) => fieldOf(id).topics.find((topic) => topic.indicators.some((one) => one.id === id));
const answers = (department) => typedBy(room(), { department }).answers;
const notes = (department) => typedBy(room(), { department }).notes;
const unit = (id) => room().departments.find((one) => one.id === id);
const linkOfUnit = (id) => room().links.find((one) => one.department === id && one.role === 'department');
/** The part of a unit, in the instrument's order. */
const part = (id) => indicators().filter((one) => unit(id).responsible.includes(one.id));

async function openCheck(token, on = page) {
  await on.goto(`${mock.url}/check/#${token}`);
  await islandStands(on);
}
async function goTo(fragment, on = page) {
  await on.evaluate((to) => (location.hash = to), fragment);
}
const toIndicator = async (id, on = page) => {
  await goTo(`#/feld/${fieldOf(id).id}/${topicOf(id).id}/${id}`, on);
  await on.locator(`#i-${id}`).waitFor();
};
const block = (id, on = page) => on.locator(`#i-${id}`);
const level = (number, id, on = page) => block(id, on).getByRole('radio', { name: new RegExp(`^${number} `) });
const marked = (text, id, on = page) => block(id, on).locator('.sc-save').getByText(text, { exact: true }).waitFor();
const bar = (on = page) => on.locator('.sc-status');
const heading = (name, on = page) => on.getByRole('heading', { level: 1, name }).waitFor();

const stands = (name, on = page) => standsTheTestOn(on, `answering-${name}`);

/** What a later build would serve: another page, and a program that names it, with the given integrity or the right one. */
function newBuild(integrity) {
  const pageOf = (content) => Buffer.from(content.toString('utf8').replace('</body>', '<!-- build: new --></body>'));
  return (file, content) => {
    if (file === 'check/index.html') return pageOf(content);
    if (file !== 'sw.js') return content;
    const html = pageOf(readFileSync(new URL('../../dist/check/index.html', import.meta.url)));
    const right = `sha256-${createHash('sha256').update(html).digest('base64')}`;
    return content
      .toString('utf8')
      .replace(/\["\/check\/","[^"]+"\]/, `["/check/","${integrity ?? right}"]`)
      .replace(/"[0-9a-f]{10}"/, '"0123456789"');
  };
}

/** Everything that this browser keeps, of any kind. */
const kept = (on = page) =>
  on.evaluate(async () => {
    const files = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        files.push({ cache: name, url: request.url, text: await (await cache.match(request)).text() });
      }
    }
    return {
      local: { ...localStorage },
      session: { ...sessionStorage },
      files,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      databases: (await indexedDB.databases()).length,
      cookies: document.cookie,
    };
  });

describe('a department', () => {
  it('seesItsOwnPartFirst_withItsProgress_thenTheRest', async () => {
    await openCheck(DEMO_DEPARTMENT);
    await heading('Bamberg');
    await page.getByText('Sie antworten für: Amt für Soziales und Wohnen.').waitFor();
    await page.getByText('Bitte bis 15. Dezember 2026').waitFor();
    const total = part('soziales').length;
    await page.getByText(`Ihr Teil: 20 von ${total} beantwortet`).waitFor();
    await page.getByText(`Alle Aussagen: 20 von ${indicators().length} beantwortet`).waitFor();
    await page.getByText(new RegExp(`Noch ${total - 20} Aussagen in Ihrem Teil, etwa \\d+ Minuten`)).waitFor();
    const titles = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    assert.equal(titles.indexOf('Ihr Teil') < titles.indexOf('Die übrigen Aussagen'), true);
    await stands('department');
    await page.getByRole('link', { name: 'Weitermachen', exact: true }).click();
    await page.getByText(/Ihr Teil · Feld 3 von 7/).waitFor();
    await stands('department-topic');
    assert.deepEqual(page.errors, []);
  });

  it('isAskedForNothingItMayNotDo', async () => {
    await openCheck(DEMO_DEPARTMENT);
    await eventually(() => page.getByText(/abgeben/i).count(), 0);
    await goTo('#/abgeben');
    await heading('Bamberg');
    await eventually(() => page.getByRole('button', { name: 'Verbindlich abgeben' }).count(), 0);
    await eventually(() => page.getByRole('link', { name: 'Koordination' }).count(), 0);
    assert.deepEqual(
      mock.requests.filter((one) => one.path.endsWith('/summary')),
      [],
    );
  });

  it('mayAnswerTheRest_whereItsOwnAreMarked', async () => {
    const [own] = part('wirtschaft');
    const other = indicators().find((one) => !unit('wirtschaft').responsible.includes(one.id));
    await openCheck(UNITS.wirtschaft);
    await toIndicator(other.id);
    await level(3, other.id).check();
    await marked('Gespeichert', other.id);
    assert.deepEqual(answers('wirtschaft').get(other.id).answer, { level: 3 });
    await toIndicator(own.id);
    await block(own.id).getByText('Ihr Teil', { exact: true }).waitFor();
  });

  it('openList_hasItsOwnPartFirst', async () => {
    await openCheck(DEMO_DEPARTMENT);
    await page.getByRole('button', { name: 'Gelesen' }).click();
    await goTo('#/offen');
    await heading('Was noch offen ist');
    assert.deepEqual((await page.getByRole('heading', { level: 2 }).allInnerTexts()).slice(0, 2), [
      'Ihr Teil',
      'Die übrigen Aussagen',
    ]);
    await stands('department-open');
  });

  it('isToldAboutDataProtection_beforeTheFirstAnswer_onceASession_andWheneverItAsks', async () => {
    await openCheck(DEMO_DEPARTMENT);
    const first = page.getByRole('region', { name: 'Bevor Sie antworten: Datenschutz in dieser Phase' });
    await first.getByText('Stiftung Beispiel').waitFor();
    await first.getByText('Kontakt, Rechtsgrundlage, Empfänger').click();
    await first.getByText('Art. 6 Abs. 1 Buchst. e DSGVO').waitFor();
    await stands('data-sheet-first');
    await first.getByRole('button', { name: 'Gelesen' }).click();
    assert.equal(await first.count(), 0);
    await page.reload();
    await page.getByRole('link', { name: 'Datenschutz in dieser Phase' }).click();
    await heading('Datenschutz in dieser Phase');
    await page.getByText('selbstcheck@stiftung.example').waitFor();
    assert.equal(await first.count(), 0);
    await stands('data-sheet');
  });

  it('readsAndTakesAlong_whatIsHeldOfItself', async () => {
    mock.faults.push({ path: '/api/check/holdings', kind: 'answer', status: 503, body: {}, times: 1 });
    await openCheck(DEMO_DEPARTMENT);
    await page.getByRole('link', { name: 'Was von Ihrer Stelle gespeichert ist' }).click();
    await page.getByText('Gerade ist viel los').waitFor();
    await stands('holdings-problem');
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).press('Enter');
    await heading('Was von Ihrer Stelle gespeichert ist');
    await page.getByRole('heading', { level: 2, name: 'Antworten Ihrer Stelle' }).waitFor();
    await page.getByText('Nichts gespeichert.').waitFor();
    await stands('holdings');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Als Datei herunterladen (JSON)' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^gespeichert-.*-soziales.*-2026-11-22\.json$/);
    await openCheck(DEMO_CHECK);
    assert.equal(await page.getByRole('link', { name: 'Was von Ihrer Stelle gespeichert ist' }).count(), 0);
  });

  it('withoutAMarkedPart_seesOneList', async () => {
    unit('soziales').responsible = [];
    await openCheck(DEMO_DEPARTMENT);
    await page.getByRole('heading', { level: 2, name: 'Handlungsfelder' }).waitFor();
    await eventually(() => page.getByRole('heading', { level: 2, name: 'Ihr Teil' }).count(), 0);
  });

  it('companionAndViewer_areLedToWhatTheyMayRead', async () => {
    await openCheck(DEMO_COMPANION);
    await page.getByText(/Sie begleiten diesen Selbstcheck/).waitFor();
    await eventually(
      () => page.getByRole('link', { name: 'Wie weit die Stellen sind' }).getAttribute('href'),
      '/koordination/',
    );
    await page.getByRole('definition').filter({ hasText: 'Stiftung Beispiel' }).waitFor();
    await stands('companion');
    await openCheck(DEMO_VIEWER);
    await page.getByText(/Mit Ihrem Link lesen Sie das Ergebnis/).waitFor();
    await eventually(() => page.getByRole('radio').count(), 0);
    await page.getByText('Art. 6 Abs. 1 Buchst. e DSGVO').waitFor();
    await stands('viewer');
    assert.deepEqual(
      mock.requests.filter((one) => one.path.endsWith('/answers')),
      [],
      'nothing is asked that the link may not read',
    );
  });
});

describe('going on', () => {
  it('onThisDevice_atTheLastPlace_onAnother_behindTheLastAnswer', async () => {
    const own = part('soziales');
    await openCheck(DEMO_DEPARTMENT);
    await page
      .getByText(
        `Aussage ${
          indicators()
            .filter((one) => fieldOf(one.id) === fieldOf(own[20].id))
            .indexOf(own[20]) + 1
        }`,
      )
      .waitFor();
    await page.getByText(own[20].statement).waitFor();
    await toIndicator(own[25].id);
    await level(2, own[25].id).check();
    await marked('Gespeichert', own[25].id);
    await goTo('#/');
    await page.locator('.sc-where').getByText(own[26].statement).waitFor();

    const elsewhere = await world.open();
    await openCheck(DEMO_DEPARTMENT, elsewhere);
    await elsewhere.locator('.sc-where').getByText(own[26].statement).waitFor();
    await elsewhere.getByText(/Weitermachen bei Feld/).waitFor();
    await elsewhere.getByRole('link', { name: 'Weitermachen', exact: true }).click();
    await elsewhere.locator(`#i-${own[26].id}`).waitFor();
    await elsewhere.context().close();
  });
});

describe('three units at once', () => {
  it('oneOfThemOfflineForAWhile_nobodyOverwritesAnybody_andReleaseShowsWhatIsMeant', async () => {
    const { id } = part('wirtschaft')[6];
    const pages = {};
    for (const [name, token] of Object.entries(UNITS)) {
      pages[name] = await world.open();
      await openCheck(token, pages[name]);
      await toIndicator(id, pages[name]);
    }
    await pages.soziales.context().setOffline(true);
    await level(1, id, pages.soziales).check();
    await level(3, id, pages.wirtschaft).check();
    await level(4, id, pages.personal).check();
    await marked('Gespeichert', id, pages.wirtschaft);
    await marked('Gespeichert', id, pages.personal);
    await bar(pages.soziales).getByText('Offline – 1 Antwort wartet auf diesem Gerät.').waitFor();
    assert.equal(answers('soziales').get(id), undefined);
    await pages.soziales.context().setOffline(false);
    await marked('Gespeichert', id, pages.soziales);
    assert.deepEqual(
      Object.keys(UNITS).map((name) => answers(name).get(id).answer.level),
      [1, 3, 4],
    );

    await goTo('#/freigabe', pages.wirtschaft);
    await pages.wirtschaft.getByRole('button', { name: 'Unser Teil ist fertig' }).click();
    await heading('Ihr Teil ist freigegeben', pages.wirtschaft);
    assert.deepEqual(
      ['soziales', 'wirtschaft'].map((name) => unit(name).released),
      [false, true],
    );
    for (const one of Object.values(pages)) {
      assert.deepEqual(one.errors, []);
      await one.context().close();
    }
  });
});

describe('releasing', () => {
  it('saysWhatItMeans_andWhatIsOpen_isRepeatable_andCanBeTakenBack', async () => {
    await openCheck(DEMO_DEPARTMENT);
    await page.getByText('Noch nicht freigegeben: Diese Antworten sieht nur Ihre Stelle.').waitFor();
    await page.getByRole('link', { name: 'Unser Teil ist fertig: freigeben' }).click();
    await heading('Ihren Teil freigeben');
    await page.getByText(`In Ihrem Teil noch offen: ${part('soziales').length - 20} Aussagen`).waitFor();
    await page.getByText('Welche das sind').click();
    await page.getByRole('link', { name: part('soziales')[20].statement }).waitFor();
    await stands('release');
    mock.faults.push({ method: 'PUT', path: '/release', kind: 'lose', times: 1 });
    const button = page.getByRole('button', { name: 'Unser Teil ist fertig' });
    await button.click();
    await page.getByText('Keine Verbindung').first().waitFor();
    await button.click();
    await heading('Ihr Teil ist freigegeben');
    assert.equal(unit('soziales').released, true);
    assert.equal(room().log.filter((one) => one.event === 'released' && one.department === 'soziales').length, 1);
    await stands('released');

    await page.getByRole('link', { name: 'Zur Übersicht' }).click();
    await page.getByText('Freigegeben: Die Koordination sieht auch, was Sie jetzt ändern.').waitFor();
    await page.getByRole('link', { name: 'Weitermachen', exact: true }).click();
    await page.getByText('Freigegeben: Die Koordination sieht auch, was Sie jetzt ändern.').waitFor();
    await goTo('#/freigabe');
    await page.getByRole('button', { name: 'Freigabe zurücknehmen' }).click();
    await heading('Ihren Teil freigeben');
    assert.equal(unit('soziales').released, false);
  });

  it('isTheNextThing_onceThePartIsAnswered', async () => {
    for (const { id } of part('soziales'))
      answers('soziales').set(id, { ...[...answers('soziales').values()][0], indicator: id });
    await openCheck(DEMO_DEPARTMENT);
    await page.getByText('Ihr Teil ist beantwortet.').waitFor();
    await stands('department-done');
    await page.getByRole('link', { name: 'Unser Teil ist fertig', exact: true }).click();
    await page.getByText('Offen ist nichts mehr').waitFor();
    await page.getByRole('button', { name: 'Unser Teil ist fertig' }).click();
    await heading('Ihr Teil ist freigegeben');
    await page.getByRole('link', { name: 'Zur Übersicht' }).click();
    await page.getByText('Ihr Teil ist beantwortet und freigegeben.').waitFor();
    await eventually(() => page.locator('.kern-btn--primary').count(), 0, 'nothing is urgent any more');
  });

  it('waitsForWhatIsNotSaved', async () => {
    const { id } = part('soziales')[20];
    await openCheck(DEMO_DEPARTMENT);
    await toIndicator(id);
    mock.faults.push({ method: 'PUT', path: '/answers/', kind: 'refuse' });
    await level(2, id).check();
    await goTo('#/freigabe');
    await page.getByText('1 Eingabe ist noch unterwegs').waitFor();
    await eventually(() => page.getByRole('button', { name: 'Unser Teil ist fertig' }).count(), 0);
    mock.faults.length = 0;
    await page.getByRole('button', { name: 'Jetzt versuchen' }).click();
    await page.getByRole('button', { name: 'Unser Teil ist fertig' }).waitFor();
  });

  it('isNoQuestion_forTheCoordination_norInOneRound', async () => {
    await openCheck(DEMO_ROOM);
    await eventually(() => page.getByText(/freigeben|freigegeben/i).count(), 0);
    room().conduct = { ...room().conduct, mode: 'together' };
    const other = await world.open();
    await openCheck(DEMO_RELEASED, other);
    await eventually(() => other.getByText(/freigeben|freigegeben/i).count(), 0);
    await other.context().close();
  });

  it('submittedMeanwhile_isExplained', async () => {
    await openCheck(DEMO_DEPARTMENT);
    await goTo('#/freigabe');
    room().state = 'submitted';
    room().submissions.push({ number: 1, on: '2026-11-22' });
    mock.faults.push({
      method: 'PUT',
      path: '/release',
      kind: 'answer',
      status: 409,
      body: { type: '/errors/not-open', title: 'Der Selbstcheck ist abgegeben', detail: 'Das geht nicht mehr.' },
    });
    await page.getByRole('button', { name: 'Unser Teil ist fertig' }).click();
    await page.getByText('Der Selbstcheck nimmt gerade nichts an.').waitFor();
    assert.equal(unit('soziales').released, false);
  });
});

describe('without a network', () => {
  /** A page on which everything is prepared for it. */
  async function prepared(token = DEMO_DEPARTMENT) {
    await reopen({ worker: true });
    await openCheck(token);
    await page.getByText('Ohne Netz bereit').waitFor();
  }

  /** What a page sends while it goes away passes by the browser's own switch, so the server is gone, too. */
  async function goOffline() {
    mock.faults.push({ path: '/api/', kind: 'refuse' });
    await page.context().setOffline(true);
  }
  async function goOnline() {
    mock.faults.length = 0;
    await page.context().setOffline(false);
  }

  it('reloads_goesOn_andCatchesUp', async () => {
    const open = part('soziales').slice(20, 24);
    await prepared();
    await goOffline();
    await page.reload();
    await heading('Bamberg');
    await bar().getByText('Offline.').waitFor();
    await stands('offline-reloaded');
    for (const { id } of open) {
      await toIndicator(id);
      await level(2, id).check();
    }
    await bar().getByText('Offline – 4 Antworten warten auf diesem Gerät.').waitFor();
    await stands('offline-waiting');
    await block(open[3].id).getByText('Kommentar und Belege').click();
    await block(open[3].id).getByLabel('Kommentar').fill('Im Zug geschrieben.');
    await bar().getByText('Offline – 5 Eingaben warten auf diesem Gerät.').waitFor();
    await page.reload();
    await block(open[3].id).waitFor();
    await eventually(() => level(2, open[3].id).isChecked(), true, 'a second reload still has it');
    await eventually(() => block(open[3].id).getByLabel('Kommentar').inputValue(), 'Im Zug geschrieben.');
    assert.equal(answers('soziales').get(open[0].id), undefined);

    await goOnline();
    for (const { id } of open) await until(() => answers('soziales').get(id)?.answer.level === 2, `${id} arrives`);
    await until(() => notes('soziales').get(open[3].id)?.comment === 'Im Zug geschrieben.', 'the comment arrives');
    await bar().waitFor({ state: 'detached' });
    assert.equal(
      [...answers('soziales').values()].every((one) => one.revision === 1),
      true,
      'each once',
    );
    assert.deepEqual(page.errors, []);
  });

  it('whatAColleagueSavedMeanwhile_meetsWhatWasTypedOffline_andNeitherIsLost', async () => {
    const { id } = part('soziales')[21];
    await prepared();
    await goOffline();
    await page.reload();
    await toIndicator(id);
    await level(1, id).check();
    answers('soziales').set(id, {
      indicator: id,
      revision: 1,
      answer: { level: 4 },
      needForAction: false,
      obstacles: [],
      writeId: 'colleague1',
    });
    await goOnline();
    const group = block(id).getByRole('group', { name: 'Zwei Stände zu dieser Aussage' });
    await group.waitFor();
    await eventually.match(() => group.innerText(), /Ihr Stand\s+1 – [^]*Der andere Stand\s+4 – /);
    assert.deepEqual(answers('soziales').get(id).answer, { level: 4 });
  });

  it('serverDownOrSilent_showsWhatTheDeviceHas', async () => {
    await prepared();
    mock.faults.push({ path: '/api/check', kind: 'answer', status: 503, body: {} });
    await page.reload();
    await heading('Bamberg');
    await page.getByText('20 von 32 beantwortet').first().waitFor();
    mock.faults.length = 0;
    await bar().waitFor({ state: 'detached' });
    mock.faults.push({ path: '/api/check$', kind: 'delay', milliseconds: 20_000, times: 1 });
    await page.reload();
    await heading('Bamberg');
  });

  it('linkRevokedMeanwhile_isFoundOutWhenTheNetworkIsBack', async () => {
    await prepared();
    await goOffline();
    await page.reload();
    await heading('Bamberg');
    linkOfUnit('soziales').revoked = true;
    await goOnline();
    await heading('Dieser Link öffnet keinen Selbstcheck');
  });

  it('keepsNothingOfTheApi_andNoSecret', async () => {
    const { id } = part('soziales')[20];
    await prepared();
    await toIndicator(id);
    await level(2, id).check();
    await marked('Gespeichert', id);
    await page.reload();
    await block(id).waitFor();
    const { files, databases, cookies } = await kept();
    assert.equal(files.length > 40, true);
    const paths = files.map((one) => new URL(one.url));
    assert.deepEqual(paths.filter((url) => !/^\/(check\/$|assets\/|instruments\/)/.test(url.pathname)).map(String), []);
    assert.deepEqual(paths.filter((url) => url.hash !== '' || url.search !== '').map(String), []);
    const [, secret] = DEMO_DEPARTMENT.split('.');
    assert.deepEqual(
      files.filter((one) => one.text.includes(secret) || one.text.includes('Bamberg')),
      [],
    );
    assert.deepEqual([databases, cookies], [0, '']);
  });

  it('programIsLimitedToThisPage', async () => {
    await prepared();
    await page.goto(`${mock.url}/fragebogen/`);
    await eventually(() => page.evaluate(() => navigator.serviceWorker.controller), null);
    await page.goto(`${mock.url}/check/`);
    await heading('Bamberg');
    await eventually.deepEqual(
      () =>
        page.evaluate(async () => [
          (await navigator.serviceWorker.getRegistration()).scope,
          navigator.serviceWorker.controller !== null,
        ]),
      [`${mock.url}/check/`, true],
    );
  });

  it('whereTheBrowserHasNoSuchProgram_thePageSaysSoBeforeAnybodyIsOffline', async () => {
    await openCheck(DEMO_DEPARTMENT);
    await page.getByText(/Ohne Netz können Sie hier nur weiterarbeiten, solange diese Seite offen bleibt/).waitFor();
    await stands('no-worker');
  });

  it('whereTheStorageIsFull_noOldStateIsKept_andThePageSaysSo', async () => {
    await reopen({ worker: true });
    await page.addInitScript(() => {
      const set = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (String(key).startsWith('sc.snapshot.')) throw new DOMException('full', 'QuotaExceededError');
        set.call(this, key, value);
      };
    });
    await openCheck(DEMO_DEPARTMENT);
    await page.getByText(/Ohne Netz können Sie hier nur weiterarbeiten/).waitFor();
  });
});

describe('a shared computer', () => {
  async function fresh(options = {}) {
    await reopen({ asked: false, worker: true, ...options });
    await page.goto(`${mock.url}/check/#${DEMO_DEPARTMENT}`);
  }

  it('beforeTheAnswer_nothingIsKeptBeyondTheTab', async () => {
    await fresh();
    await heading('An welchem Gerät arbeiten Sie?');
    await stands('device-choice');
    const { local, files, workers } = await kept();
    assert.deepEqual([local, files, workers], [{}, [], 0]);
    assert.equal(
      mock.requests.every((one) => one.method === 'GET'),
      true,
    );
  });

  it('leavesNothing_butAReloadOfTheTabWorks', async () => {
    const [first] = part('soziales').slice(20);
    await fresh();
    await page.getByRole('button', { name: 'Nichts zurücklassen' }).click();
    await page.getByText('Gemeinsamer Computer: Dieser Browser merkt sich nichts.').waitFor();
    await stands('shared');
    await toIndicator(first.id);
    mock.faults.push({ method: 'PUT', kind: 'refuse' });
    await level(2, first.id).check();
    await bar()
      .getByText(/Offline – 1 Antwort wartet nur in diesem Tab/)
      .waitFor();
    await page.evaluate(() => (window.onbeforeunload = null));
    let { local, files, workers, databases } = await kept();
    assert.deepEqual([local, files, workers, databases], [{}, [], 0, 0]);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await block(first.id).waitFor();
    await eventually(() => level(2, first.id).isChecked(), true, 'the tab still has it');
    mock.faults.length = 0;
    await page
      .getByRole('button', { name: 'Jetzt versuchen' })
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await until(() => answers('soziales').get(first.id)?.answer.level === 2, 'it arrives');
    await bar().waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Fertig – alles von diesem Gerät entfernen' }).click();
    await heading('Auf diesem Gerät ist nichts mehr von Ihrem Selbstcheck');
    await stands('wiped');
    const after = await kept();
    assert.deepEqual(
      [after.local, after.session, after.files, after.workers, after.databases, after.cookies],
      [{}, {}, [], 0, 0, ''],
    );
    await page.reload();
    await heading('Öffnen Sie Ihren persönlichen Link');
    ({ local, files, workers } = await kept());
    assert.deepEqual([local, files, workers], [{}, [], 0]);
  });

  it('aNewTab_knowsNothing', async () => {
    await fresh();
    await page.getByRole('button', { name: 'Nichts zurücklassen' }).click();
    await heading('Bamberg');
    const second = await page.context().newPage();
    await second.goto(`${mock.url}/check/`);
    await heading('Öffnen Sie Ihren persönlichen Link', second);
  });

  it('unsaved_isNotThrownAwayWithoutAsking', async () => {
    const [first] = part('soziales').slice(20);
    await fresh();
    await page.getByRole('button', { name: 'Nichts zurücklassen' }).click();
    await heading('Bamberg');
    await toIndicator(first.id);
    mock.faults.push({ method: 'PUT', kind: 'refuse' });
    await level(2, first.id).check();
    await bar().waitFor();
    await page.getByRole('button', { name: 'Fertig – alles von diesem Gerät entfernen' }).click();
    await page.getByText('1 Eingabe ist noch nicht übertragen').waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await page.getByRole('button', { name: 'Noch nicht entfernen' }).click();
    mock.faults.length = 0;
    // It may try by itself first.
    await page
      .getByRole('button', { name: 'Jetzt versuchen' })
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await marked('Gespeichert', first.id);
  });

  it('keeping_thenLeaving_removesFilesAndProgram_andProvesIt', async () => {
    await fresh();
    await page.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
    await page.getByText('Ohne Netz bereit').waitFor();
    const before = await kept();
    assert.equal(before.files.length > 40 && before.workers === 1, true);
    assert.equal(
      Object.keys(before.local).some((key) => key.startsWith('sc.snapshot.')),
      true,
    );
    await page.reload();
    await heading('Bamberg');
    await page.getByRole('button', { name: 'Fertig – alles von diesem Gerät entfernen' }).click();
    await heading('Auf diesem Gerät ist nichts mehr von Ihrem Selbstcheck');
    await eventually.deepEqual(() => page.locator('dd').allInnerTexts(), ['0', '0', '0', '0']);
    const after = await kept();
    assert.deepEqual([after.local, after.session, after.files, after.workers], [{}, {}, [], 0]);
  });

  it('leavingFirst_thenKeepingAfterAll_takesWhatIsUnsavedAlong', async () => {
    const [first] = part('soziales').slice(20);
    await fresh();
    await page.getByRole('button', { name: 'Nichts zurücklassen' }).click();
    await heading('Bamberg');
    await toIndicator(first.id);
    mock.faults.push({ method: 'PUT', kind: 'refuse' });
    await level(2, first.id).check();
    await bar().waitFor();
    await goTo('#/');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Doch auf diesem Gerät merken' }).click();
    await page.getByText('Ohne Netz bereit').waitFor();
    const { local } = await kept();
    assert.equal(
      Object.keys(local).some((key) => key.startsWith('sc.unsaved.') && key.endsWith(first.id)),
      true,
    );
    mock.faults.length = 0;
    await page
      .getByRole('button', { name: 'Jetzt versuchen' })
      .click({ timeout: 1000 })
      .catch(() => undefined);
    await until(() => answers('soziales').get(first.id)?.answer.level === 2, 'it arrives');
  });
});

describe('nothing typed is lost', () => {
  it('linkRevokedMidTyping_everythingStaysOnScreen_andCanBeCopiedWhole', async () => {
    const [first, second] = topicOf(part('soziales')[20].id).indicators;
    await openCheck(DEMO_DEPARTMENT);
    await toIndicator(first.id);
    await block(first.id).getByText('Kommentar und Belege').click();
    await block(first.id).getByLabel('Kommentar').waitFor();
    linkOfUnit('soziales').revoked = true;
    await block(first.id).getByLabel('Kommentar').fill('Das Konzept liegt im Ausschuss.\nIm Herbst wird beschlossen.');
    await block(first.id).getByLabel('Adresse im Netz').fill('www.bamberg.example/halb');
    await level(2, first.id).check();
    await block(second.id).getByRole('radio', { name: 'Trifft nicht zu' }).check();
    await block(second.id)
      .getByRole('radio', { name: /anderen Ebene/ })
      .check();
    await bar()
      .getByText(/Ihr Link gilt nicht mehr/)
      .waitFor();
    const text = page.getByRole('textbox', { name: 'Nicht übertragen' });
    const whole = await text.inputValue();
    for (const words of [
      'Bamberg, Amt für Soziales und Wohnen',
      first.statement,
      'Antwort: 2 – ',
      'Das Konzept liegt im Ausschuss.\nIm Herbst wird beschlossen.',
      'bamberg.example/halb',
    ])
      assert.equal(whole.includes(words), true, words);
    await eventually(
      () => block(first.id).getByLabel('Kommentar').inputValue(),
      'Das Konzept liegt im Ausschuss.\nIm Herbst wird beschlossen.',
    );
    await bar().getByRole('button', { name: 'Zum Kopieren' }).click();
    await eventually(() => page.evaluate(() => document.activeElement.id), 'nicht-uebertragen');
    await stands('revoked');

    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: mock.url });
    await page.getByRole('button', { name: 'Alles kopieren' }).click();
    await eventually(() => page.evaluate(() => navigator.clipboard.readText()), whole);

    await page.reload();
    await heading('Dieser Link öffnet keinen Selbstcheck');
    const again = await page.getByRole('textbox', { name: 'Nicht übertragen' }).inputValue();
    for (const words of [
      first.statement,
      'Das Konzept liegt im Ausschuss.',
      second.statement,
      'Angefangen: Trifft nicht zu',
    ])
      assert.equal(again.includes(words), true, words);
    await stands('revoked-reloaded');

    linkOfUnit('soziales').revoked = false;
    await page.reload();
    await until(() => answers('soziales').get(first.id)?.answer?.level === 2, 'with a link that opens it arrives');
    await block(second.id).getByText('Bitte schreiben Sie einen Satz dazu.').waitFor();
  });

  it('twoPeopleOfOneUnit_seeBothComments_andMayKeepBoth', async () => {
    const { id } = part('soziales')[20];
    const other = await world.open();
    for (const on of [page, other]) {
      await openCheck(DEMO_DEPARTMENT, on);
      await toIndicator(id, on);
      await block(id, on).getByText('Kommentar und Belege').click();
      await block(id, on).getByLabel('Kommentar').waitFor();
    }
    await block(id).getByLabel('Kommentar').fill('Von hier.');
    await marked('Gespeichert', id);
    await block(id, other).getByLabel('Kommentar').fill('Von dort.');
    const group = block(id, other).getByRole('group', { name: 'Zwei Stände zu dieser Aussage' });
    await group.getByText('Von hier.').waitFor();
    await group.getByText('Von dort.').waitFor();
    await stands('two-comments', other);
    await group.getByRole('button', { name: 'Beides behalten, untereinander' }).click();
    await marked('Gespeichert', id, other);
    assert.equal(notes('soziales').get(id).comment, 'Von hier.\n\nVon dort.');
    await other.context().close();
  });

  it('previousAnswer_canBeBroughtBack_alsoTheOneThatWasNotChosen', async () => {
    const { id } = part('soziales')[20];
    await openCheck(DEMO_DEPARTMENT);
    await toIndicator(id);
    await level(1, id).check();
    await marked('Gespeichert', id);
    await eventually(
      () =>
        block(id)
          .getByRole('button', { name: /wiederherstellen/ })
          .count(),
      0,
    );
    await level(3, id).check();
    await marked('Gespeichert', id);
    await block(id).getByRole('button', { name: 'Vorherige Antwort wiederherstellen (1 – geplant)' }).click();
    await until(() => answers('soziales').get(id).answer.level === 1, 'the first answer is back');
    await page.reload();
    await block(id).getByRole('button', { name: 'Vorherige Antwort wiederherstellen (3 – umgesetzt)' }).waitFor();
    await block(id).getByRole('button', { name: 'Antwort zurücknehmen' }).click();
    await until(() => answers('soziales').get(id).answer === undefined, 'taken back');
    await block(id).getByRole('button', { name: 'Vorherige Antwort wiederherstellen (1 – geplant)' }).click();
    await until(() => answers('soziales').get(id).answer?.level === 1, 'and back again');
    await stands('previous');
  });

  it('aNewBuild_isOffered_losesNoTypedText_andMixesNothing', async () => {
    await reopen({ worker: true });
    const { id } = part('soziales')[20];
    await openCheck(DEMO_DEPARTMENT);
    await page.getByText('Ohne Netz bereit').waitFor();
    await page.reload();
    await heading('Bamberg');
    const names = () => page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith('sc-check-')));
    const [old] = await names();
    await toIndicator(id);
    await block(id).getByRole('radio', { name: 'Trifft nicht zu' }).check();
    await block(id)
      .getByRole('radio', { name: /anderen Ebene/ })
      .check();
    await block(id).getByText('Kommentar und Belege').click();
    await block(id).getByLabel('Adresse im Netz').fill('bamberg');

    // A program whose page is not the one that the server gives (an edge that still has the old one) is never installed.
    mock.rewrite = newBuild('sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const givenUp = new Promise((resolve) =>
        registration.addEventListener('updatefound', () => {
          const found = registration.installing;
          found.addEventListener('statechange', () => found.state === 'redundant' && resolve());
        }),
      );
      await registration.update().catch(() => undefined);
      await givenUp;
    });
    await eventually.deepEqual(() => names(), [old]);
    await eventually(() => page.getByRole('button', { name: 'Neue Fassung laden' }).count(), 0);

    mock.rewrite = newBuild();
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await page.getByText('Eine neue Fassung dieser Seite ist da.').waitFor();
    await stands('new-build');
    await eventually(() => page.evaluate(() => document.documentElement.outerHTML.includes('build: new')), false);
    await page.getByRole('button', { name: 'Neue Fassung laden' }).click();
    await page.waitForFunction(() => document.documentElement.outerHTML.includes('build: new'));
    await block(id).getByText('Bitte schreiben Sie einen Satz dazu.').waitFor();
    await block(id).getByText('Kommentar und Belege').waitFor();
    await eventually(() => block(id).getByLabel('Adresse im Netz').inputValue(), 'bamberg');
    const now = await names();
    assert.equal(now.length === 1 && now[0] !== old, true, 'the old files are gone');
  });

  it('aWrongClock_changesNothing', async () => {
    await page.addInitScript(() => {
      const real = Date.now;
      // Thirty years ahead, and set right by decades and back with every look.
      let turn = 0;
      const wrong = () => real() + (turn++ % 2 === 0 ? 1 : -1) * 30 * 365 * 86_400_000;
      Date.now = wrong;
      window.Date = class extends Date {
        constructor(...given) {
          super(...(given.length === 0 ? [wrong()] : given));
        }
      };
    });
    const [first, second] = part('soziales').slice(20);
    await openCheck(DEMO_DEPARTMENT);
    await page.getByText('Bitte bis 15. Dezember 2026').waitFor();
    await toIndicator(first.id);
    mock.faults.push({ method: 'PUT', kind: 'lose', times: 2 });
    await level(2, first.id).check();
    await marked('Gespeichert', first.id);
    assert.equal(answers('soziales').get(first.id).revision, 1);
    await toIndicator(second.id);
    await block(second.id).getByText('Kommentar und Belege').click();
    await block(second.id).getByLabel('Kommentar').pressSequentially('Langsam getippt', { delay: 30 });
    await until(() => notes('soziales').get(second.id)?.comment === 'Langsam getippt', 'the comment arrives');
    mock.faults.push({ method: 'PUT', kind: 'refuse', times: 1 });
    await level(3, second.id).check();
    await page.reload();
    await until(() => answers('soziales').get(second.id)?.answer.level === 3, 'and what a reload found unsaved');
    assert.deepEqual(page.errors, []);
  });

  it('aKeyInOneStatement_drawsNoOther', async () => {
    const [first, second] = topicOf(part('soziales')[20].id).indicators;
    await openCheck(DEMO_DEPARTMENT);
    await toIndicator(first.id);
    await block(first.id).getByText('Kommentar und Belege').click();
    await page.evaluate((other) => {
      window.changes = 0;
      new MutationObserver((all) => (window.changes += all.length)).observe(document.getElementById(other), {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    }, `i-${second.id}`);
    await block(first.id).getByLabel('Kommentar').pressSequentially('Ein Satz');
    await level(2, first.id).check();
    await marked('Gespeichert', first.id);
    await eventually(() => page.evaluate(() => window.changes), 0);
  });
});

describe('on paper and in Excel', () => {
  const choose = (content, name = 'soziales.xlsx') =>
    page
      .getByLabel('Datei')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  const look = () => page.getByRole('button', { name: 'Ansehen, was sich ändern würde' }).click();

  beforeEach(async () => {
    await openCheck(DEMO_DEPARTMENT);
    await page.getByRole('link', { name: 'Auf Papier oder in Excel' }).click();
    await heading('Auf Papier oder in Excel');
  });

  it('theBlankForm_isFetchedWhole_orOneField', async () => {
    await stands('files');
    const get = async (name) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
      return download.suggestedFilename();
    };
    await eventually.match(() => get('PDF zum Ausdrucken'), /\.pdf$/);
    const [, field] = instrument().fields;
    await page.getByLabel('Welcher Teil').selectOption(`Feld 2: ${field.title}`);
    await eventually.match(() => get('Excel-Tabelle zum Ausfüllen'), new RegExp(`${field.id}\\.xlsx$`));
    assert.deepEqual(
      mock.requests.filter((one) => one.path === '/api/forms').map((one) => [one.body, one.authorization]),
      [
        [{ instrument: room().phase.instrument, kind: 'pdf' }, `Bearer ${DEMO_DEPARTMENT}`],
        [{ instrument: room().phase.instrument, kind: 'xlsx', field: field.id }, `Bearer ${DEMO_DEPARTMENT}`],
      ],
      'with the link, so that the data sheet of its phase stands on it',
    );
    await heading('Auf Papier oder in Excel');
  });

  it('aFilledForm_showsWhatWouldChange_andOnlyAfterAYesChangesIt', async () => {
    const [first, second] = indicators();
    answers('soziales').set(first.id, {
      indicator: first.id,
      revision: 1,
      answer: { level: 0 },
      needForAction: false,
      obstacles: [],
      writeId: 'seeded000',
    });
    await choose('PK filled');
    await look();
    await page.getByRole('heading', { name: '2 Änderungen' }).waitFor();
    await page.getByText('Das geht an „Amt für Soziales und Wohnen“.').waitFor();
    await page.getByText('Fragen!E4').waitFor();
    assert.deepEqual(answers('soziales').get(first.id).answer, { level: 0 }, 'nothing yet');
    await stands('files-plan');
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByText('Die Datei ist übernommen').waitFor();
    assert.deepEqual(answers('soziales').get(first.id).answer, { level: 2 });
    await toIndicator(first.id);
    await eventually(() => level(2, first.id).isChecked(), true, 'the page knows it without a reload');
    await level(4, second.id).check();
    await marked('Gespeichert', second.id);
    assert.deepEqual(answers('soziales').get(second.id).answer, { level: 4 }, 'and goes on from there');
  });

  it('aFaultyForm_isNamedWithItsCells_andNothingIsTaken', async () => {
    const before = answers('soziales').size;
    await choose('kaputt');
    await look();
    await page.getByText('Fragen!E12').waitFor();
    await page.getByText('„5“ gibt es auf der Skala nicht.').waitFor();
    await stands('files-faulty');
    assert.equal(answers('soziales').size, before);
  });

  it('aQuickCheck_isTakenOver', async () => {
    const [first] = indicators();
    await choose(
      JSON.stringify({
        format: 'selbstcheck/1',
        instrument: room().phase.instrument,
        departments: [{ id: 'schnellcheck', name: 'Schnellcheck' }],
        answers: [{ department: 'schnellcheck', indicator: first.id, answer: { level: 3 } }],
      }),
      'schnellcheck.json',
    );
    await look();
    await page.getByRole('heading', { name: '1 Änderung' }).waitFor();
    await page.getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByText('Die Datei ist übernommen').waitFor();
    assert.deepEqual(answers('soziales').get(first.id).answer, { level: 3 });
  });

  it('ofThePublicQuestionnaire_theFormIsThereForEverybody', async () => {
    const { id } = room().phase.instrument;
    const [field] = instrument().fields;
    await page.goto(`${mock.url}/fragebogen/${id}/${field.id}/`);
    mock.requests.length = 0;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'PDF zum Ausdrucken' }).click(),
    ]);
    assert.match(download.suggestedFilename(), new RegExp(`${field.id}\\.pdf$`));
    assert.equal(mock.requests[0].authorization, undefined);
    await page.goto(`${mock.url}/fragebogen/${id}/`);
    mock.faults.push({ path: '/api/forms', kind: 'answer', status: 503, body: {} });
    await page.getByRole('button', { name: 'Excel-Tabelle zum Ausfüllen' }).click();
    await page.getByText('Gerade ist viel los').waitFor();
    await stands('fragebogen');
  });
});

describe('together in one round', () => {
  const answered = (index) => single().answers.get(indicators()[index].id);

  beforeEach(async () => {
    single().conduct = { ...single().conduct, mode: 'together' };
    await openCheck(DEMO_CHECK);
  });

  /** The statement stands and is focused: while the view turns, no key is taken for an answer. */
  async function turnedTo(statement) {
    await heading(statement);
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  }

  it('goesByKeyboardAlone_fromTheOverviewAndBack', async () => {
    await page.getByRole('link', { name: 'In der Runde beginnen' }).focus();
    await page.keyboard.press('Enter');
    await turnedTo(indicators()[0].statement);
    await page.keyboard.press('3');
    await until(() => answered(0)?.answer.level === 3, 'a digit is a level');
    await page.keyboard.press('h');
    await until(() => answered(0)?.needForAction === true, 'need for action');
    await page.keyboard.press('ArrowRight');
    await turnedTo(indicators()[1].statement);
    await eventually(() => page.evaluate(() => document.activeElement.tagName), 'H1', 'the statement is read out');
    await page.keyboard.press('w');
    await until(() => answered(1)?.answer.unknown === true, 'unknown');
    await page.keyboard.press('PageDown');
    await turnedTo(indicators()[2].statement);
    await page.keyboard.press('n');
    await page.getByRole('group', { name: 'Warum trifft es nicht zu?' }).waitFor();
    await page.keyboard.press('a');
    await page.getByLabel('Wen sollten wir fragen?').focus();
    await page.keyboard.type('Amt 4');
    await until(() => answered(2)?.answer.notOurs === 'Amt 4', 'what is written is text, not a level');
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.type('3 Stimmen dafür');
    await until(
      () => single().notes.get(indicators()[2].id)?.comment === '3 Stimmen dafür',
      'the comment, digits and all',
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    await turnedTo(indicators()[1].statement);
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Tasten' }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await page.getByRole('checkbox', { name: 'Ziffern und Buchstaben benutzen' }).uncheck();
    await page.getByRole('button', { name: 'Schließen' }).click();
    await page.keyboard.press('2');
    await page.keyboard.press('ArrowRight');
    await turnedTo(indicators()[2].statement);
    assert.deepEqual(answered(1).answer, { unknown: true }, 'switched off');
    await page.getByRole('link', { name: 'Normale Ansicht' }).click();
    await block(indicators()[2].id).waitFor();
    await page.getByRole('link', { name: 'Große Ansicht für die Runde' }).click();
    await page.locator('.sc-round').waitFor();
    await page.goBack();
    await block(indicators()[2].id).waitFor();
    assert.deepEqual(page.errors, []);
  });

  it('fitsAProjector_aTablet_andAPhone', async () => {
    await goTo(`#/runde/${indicators()[1].id}`);
    await heading(indicators()[1].statement);
    await page.keyboard.press('2');
    await page.locator('.sc-round .sc-save').getByText('Gespeichert').waitFor();
    await stands('round');
    for (const [width, height] of [
      [1280, 720],
      [1920, 1080],
    ]) {
      await page.setViewportSize({ width, height });
      const next = await page.getByRole('button', { name: 'Nächste Aussage' }).boundingBox();
      assert.equal(next.y + next.height <= height, true, `everything is in sight at ${width}`);
      const size = await page
        .locator('.sc-round__label')
        .first()
        .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize) / window.innerWidth);
      assert.equal(size > 0.018, true, 'on a picture two metres wide, letters of more than 25 mm');
    }
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await shot(page, 'answering-round-forced');
  });

  it('endsWithWhatTheRoundHasDone', async () => {
    await goTo(`#/runde/${indicators().at(-1).id}`);
    await page.getByRole('button', { name: 'Zum Abschluss' }).click();
    await heading('Einmal durch');
    await page.getByText(`0 Aussagen sind beantwortet, ${indicators().length} noch offen.`).waitFor();
    await page.getByRole('link', { name: 'Zur ersten offenen Aussage' }).click();
    await heading(indicators()[0].statement);
  });

  it('aKeyPressedWhileTurning_isNoAnswerToTheStatementBefore', async () => {
    await goTo(`#/runde/${indicators()[0].id}`);
    await heading(indicators()[0].statement);
    await page.keyboard.press('1');
    await page.evaluate(() => {
      for (const key of ['ArrowRight', '4'])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    });
    await heading(indicators()[1].statement);
    await until(() => answered(0)?.answer.level === 1, 'the first answer is stored');
    assert.equal(answered(1), undefined);
  });

  it('keepsWhatIsTyped_withoutANetwork', async () => {
    await goTo(`#/runde/${indicators()[0].id}`);
    await heading(indicators()[0].statement);
    await page.context().setOffline(true);
    await page.keyboard.press('1');
    await page.keyboard.press('ArrowRight');
    await heading(indicators()[1].statement);
    await page.keyboard.press('2');
    await bar()
      .getByText(/Offline – [12] Antwort/)
      .waitFor();
    await page.context().setOffline(false);
    await until(() => answered(0)?.answer.level === 1 && answered(1)?.answer.level === 2, 'both arrive');
  });
});

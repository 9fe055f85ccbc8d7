import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEMO_CHECK, accessibilityFindings, eventually, shot, sidewaysOverflow } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, setUp, until } from './stage.mjs';

setUp();

const theCheck = () => mock.state.checks.get('democheck0000001');
const instrument = () => mock.state.instruments.find((one) => one.id === theCheck().phase.instrument.id);
const firstField = () => instrument().fields[0];
const firstTopic = () => firstField().topics[0];
const firstIndicator = () => firstTopic().indicators[0];
const stored = (indicator = firstIndicator()) => theCheck().answers.get(indicator.id);

async function openCheck(on = page) {
  await on.goto(`${mock.url}/check/#${DEMO_CHECK}`);
  await islandStands(on);
}
async function openTopic(on = page) {
  await openCheck(on);
  await on.getByRole('link', { name: /^(Beginnen|Weitermachen)$/ }).click();
  await on.getByRole('heading', { level: 1, name: firstTopic().title }).waitFor();
}
const block = (indicator = firstIndicator(), on = page) => on.locator(`#i-${indicator.id}`);
const level = (number, indicator = firstIndicator(), on = page) =>
  block(indicator, on).getByRole('radio', { name: new RegExp(`^${number} `) });
const mark = (indicator = firstIndicator(), on = page) => block(indicator, on).locator('.sc-save');
const marked = (text, indicator = firstIndicator(), on = page) =>
  mark(indicator, on).getByText(text, { exact: true }).waitFor();
describe('the link', () => {
  it('leavesTheAddressBar_andAReloadStillWorks', async () => {
    await openCheck();
    await eventually(() => page.evaluate(() => location.href), `${mock.url}/check/`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Kaufbeuren' }).waitFor();
  });

  it('opening_changesNothing', async () => {
    await openCheck();
    assert.deepEqual(
      mock.requests.filter((one) => one.method !== 'GET'),
      [],
    );
  });

  it('unknownLink_isOnePageWithAWayOn', async () => {
    await page.goto(`${mock.url}/check/#unknownunknown01.${'X'.repeat(43)}`);
    await page.getByRole('heading', { level: 1, name: 'Dieser Link öffnet keinen Selbstcheck' }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'check-dead-link');
  });

  it('withoutALink_saysWhatToDo', async () => {
    await page.goto(`${mock.url}/check/`);
    await page.getByRole('heading', { level: 1, name: 'Öffnen Sie Ihren persönlichen Link' }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
  });

  it('anotherLinkInTheSameTab_startsAnew', async () => {
    await openCheck();
    await page.evaluate((token) => (location.hash = token), `demosubmitted001.${'C'.repeat(43)}`);
    await page.getByText('Konstanz · Koordination').waitFor();
    await page.getByRole('button', { name: 'Nichts zurücklassen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Konstanz' }).waitFor();
  });

  it('leavingTheDevice_forgetsEverythingOnIt', async () => {
    await openTopic();
    await level(2).check();
    await marked('Gespeichert');
    await page.getByRole('link', { name: 'Übersicht' }).click();
    await page.getByRole('button', { name: 'Fertig – alles von diesem Gerät entfernen' }).click();
    await page.getByRole('heading', { level: 1, name: /nichts mehr von Ihrem Selbstcheck/ }).waitFor();
    await eventually.deepEqual(
      () => page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]),
      [],
    );
  });

  it('storageForbidden_isSaid_andSavingStillWorks', async () => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('forbidden', 'SecurityError');
          },
        });
      }
    });
    await openTopic();
    await page.getByText('Dieser Browser speichert nichts zwischen.').waitFor();
    await level(2).check();
    await marked('Gespeichert');
    assert.deepEqual(stored().answer, { level: 2 });
  });

  it('serverDown_isExplained_andCanBeRetried', async () => {
    mock.faults.push({ path: '/api/check$', kind: 'refuse', times: 1 });
    await page.goto(`${mock.url}/check/#${DEMO_CHECK}`);
    await page.getByRole('heading', { level: 1, name: /lässt sich gerade nicht öffnen/ }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Kaufbeuren' }).waitFor();
  });
});

describe('answering', () => {
  it('byKeyboardAlone_oneIndicatorFromTheOverviewToSaved', async () => {
    await openCheck();
    const focused = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());
    const tabTo = async (wanted) => {
      for (let tries = 0; tries < 60; tries++) {
        await page.keyboard.press('Tab');
        if (wanted(await focused())) return;
      }
      assert.fail(`not reached by Tab: ${wanted}`);
    };
    await tabTo((text) => text === 'Beginnen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: firstTopic().title }).waitFor();
    await eventually(focused, firstTopic().title, 'the heading has the focus after the change of view');
    const id = `i-${firstIndicator().id}`;
    await tabTo((text) => text === `${id}-level-0`);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await until(() => stored()?.answer?.level === 3, 'level 3 is stored');
    await tabTo((text) => text === `${id}-need`);
    await page.keyboard.press('Space');
    await until(() => stored()?.needForAction === true, 'need for action is stored');
    await marked('Gespeichert');
    await tabTo((text) => /^Kommentar und Belege/.test(text ?? ''));
    await page.keyboard.press('Enter');
    await tabTo((text) => text === `${id}-comment`);
    await page.keyboard.type('Der Rat hat es beschlossen.');
    await tabTo((text) => text === `${id}-evidence`);
    await page.keyboard.type('www.kaufbeuren.example/beschluss');
    await page.keyboard.press('Enter');
    const note = () => theCheck().notes.get(firstIndicator().id);
    await until(() => note()?.comment === 'Der Rat hat es beschlossen.', 'the comment is stored');
    await until(() => note()?.evidence[0] === 'https://www.kaufbeuren.example/beschluss', 'the evidence is stored');
    await tabTo((text) => text === 'Antwort zurücknehmen');
    await page.keyboard.press('Enter');
    await until(() => stored()?.answer === undefined, 'the answer is taken back');
    await eventually(focused, `${id}-statement`);
  });

  it('everyKindOfAnswer_isStoredAsTheContractSays', async () => {
    await openTopic();
    await block().getByRole('radio', { name: 'Weiß nicht' }).check();
    await until(() => stored()?.answer?.unknown === true, 'unknown');
    await block().getByRole('radio', { name: 'Nicht unser Bereich' }).check();
    await until(() => stored()?.answer?.notOurs === '', 'notOurs');
    await block().getByLabel('Wen sollten wir fragen?').fill('Jugendamt');
    await until(() => stored()?.answer?.notOurs === 'Jugendamt', 'whom to ask');
    await block().getByRole('radio', { name: 'Trifft nicht zu' }).check();
    await block().getByText('Noch keine Antwort:').waitFor();
    await block()
      .getByRole('radio', { name: /rechtlich nicht möglich/ })
      .check();
    assert.equal(stored().answer.notOurs, 'Jugendamt', 'nothing is sent before the sentence is there');
    await block().getByLabel('Ein Satz dazu').fill('Das regelt das Land.');
    await until(() => stored()?.answer?.notApplicable?.text === 'Das regelt das Land.', 'notApplicable');
    assert.equal(stored().answer.notApplicable.reason, 'notPermitted');
    await level(0).check();
    await block().getByRole('checkbox', { name: 'Es fehlt Personal' }).check();
    await until(() => stored()?.obstacles.includes('staff'), 'obstacle');
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'check-answers-1280');
    await page.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await sidewaysOverflow(page), []);
    await shot(page, 'check-answers-320');
    assert.deepEqual(page.errors, []);
  });

  it('inForcedColours_whatIsChosenCanBeSeen', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await openTopic();
    await level(3).check();
    await block().getByRole('checkbox', { name: 'Handlungsbedarf' }).check();
    const contrast = (locator) =>
      locator.evaluate((input) => [
        getComputedStyle(input, '::before').backgroundColor,
        getComputedStyle(input).backgroundColor,
      ]);
    for (const input of [level(3), block().getByRole('checkbox', { name: 'Handlungsbedarf' })]) {
      const [dot, ground] = await contrast(input);
      assert.notEqual(dot, ground);
      assert.notEqual(dot, 'rgba(0, 0, 0, 0)');
    }
    await shot(page, 'check-forced-chosen');
  });

  it('evidence_refusesWhatIsNoWebAddress', async () => {
    await openTopic();
    await block().getByText('Kommentar und Belege').click();
    const field = block().getByLabel('Adresse im Netz');
    await field.fill('javascript:alert(1)');
    await block().getByRole('button', { name: 'Hinzufügen' }).click();
    await block().getByText('Nur Adressen mit https:// oder http:// sind möglich.').waitFor();
    await eventually(() => field.getAttribute('aria-invalid'), 'true');
    assert.equal(theCheck().notes.size, 0);
  });

  it('reload_resumesAtThePlace_withEverythingTyped', async () => {
    await openTopic();
    await level(4).check();
    await marked('Gespeichert');
    await page.reload();
    await page.getByRole('heading', { level: 1, name: firstTopic().title }).waitFor();
    await eventually(() => level(4).isChecked(), true);
    await page.getByRole('link', { name: 'Übersicht' }).click();
    await page.getByText(`Weitermachen bei Feld 1, ${firstTopic().title}, Aussage 2`).waitFor();
    const total = instrument()
      .fields.flatMap((field) => field.topics)
      .flatMap((topic) => topic.indicators).length;
    await page.getByText(`1 von ${total} beantwortet`).waitFor();
  });

  it('theOpenList_leadsToTheIndicator', async () => {
    await openCheck();
    await page.getByRole('link', { name: /Offenes ansehen/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Was noch offen ist' }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'check-open');
    const last = firstTopic().indicators.at(-1);
    await page.getByRole('link', { name: last.statement }).click();
    await page.getByRole('heading', { level: 1, name: firstTopic().title }).waitFor();
    await page.waitForFunction((id) => document.activeElement?.id === id, `i-${last.id}-statement`);
  });
});

describe('nothing typed is lost', () => {
  it('lostResponse_isRepeated_andStoredOnce', async () => {
    await openTopic();
    mock.faults.push({ method: 'PUT', path: '/answers/', kind: 'lose', times: 1 });
    await level(3).check();
    await marked('Gespeichert');
    const writes = mock.requests.filter((one) => one.method === 'PUT');
    assert.equal(writes.length, 2);
    assert.equal(writes[0].body.writeId, writes[1].body.writeId);
    assert.equal(stored().revision, 1);
  });

  it('offline_isShown_andCaughtUp', async () => {
    await openTopic();
    await page.context().setOffline(true);
    await level(1).check();
    await marked('Noch nicht gespeichert – keine Verbindung');
    await page.getByText('Offline – 1 Antwort wartet auf diesem Gerät.').first().waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'check-offline-1280');
    await page.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await sidewaysOverflow(page), []);
    await shot(page, 'check-offline-320');
    await level(2, firstTopic().indicators[1]).check();
    await page.context().setOffline(false);
    await marked('Gespeichert');
    await marked('Gespeichert', firstTopic().indicators[1]);
    assert.deepEqual([stored().answer, stored(firstTopic().indicators[1]).answer], [{ level: 1 }, { level: 2 }]);
  });

  it('tabClosedWithoutConnection_nextTabCatchesUp', async () => {
    await openTopic();
    mock.faults.push({ method: 'PUT', kind: 'refuse' });
    await level(2).check();
    await block().getByText('Kommentar und Belege').click();
    await block().getByLabel('Kommentar').fill('Halb getippt, dann war das Netz weg.');
    await marked('Noch nicht gespeichert – keine Verbindung');
    const context = page.context();
    await page.close();
    assert.equal(stored(), undefined);
    mock.faults.length = 0;
    const next = await context.newPage();
    await next.goto(`${mock.url}/check/`);
    await until(() => stored()?.answer?.level === 2, 'the answer arrives');
    await until(
      () => theCheck().notes.get(firstIndicator().id)?.comment.startsWith('Halb getippt'),
      'the comment arrives',
    );
    await next.waitForFunction(() => Object.keys(localStorage).every((key) => !key.startsWith('sc.unsaved.')));
  });

  it('textBeingTyped_whenThePageGoesAway_arrives', async () => {
    await openTopic();
    await block().getByText('Kommentar und Belege').click();
    await block().getByLabel('Kommentar').pressSequentially('Gerade noch');
    await page.goto(`${mock.url}/fragebogen/`);
    await until(() => theCheck().notes.get(firstIndicator().id)?.comment === 'Gerade noch', 'the comment arrives');
  });

  it('twoTabs_conflictShowsBoth_andThePersonChooses', async () => {
    await openTopic();
    const second = await page.context().newPage();
    await openTopic(second);
    await level(1).check();
    await marked('Gespeichert');
    await level(4, firstIndicator(), second).check();
    await marked('Noch nicht gespeichert – bitte entscheiden Sie', firstIndicator(), second);
    assert.deepEqual(stored().answer, { level: 1 }, 'nobody is overwritten');
    const group = block(firstIndicator(), second).getByRole('group', { name: 'Zwei Stände zu dieser Aussage' });
    const text = await group.innerText();
    assert.match(text, /Ihr Stand\s+4 – /);
    assert.match(text, /Der andere Stand\s+1 – /);
    assert.deepEqual(await accessibilityFindings(second), []);
    await shot(second, 'check-conflict-1280');
    await second.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await sidewaysOverflow(second), []);
    await shot(second, 'check-conflict-320');
    await second.reload();
    await group.getByRole('button', { name: 'Meinen Stand behalten' }).click();
    await marked('Gespeichert', firstIndicator(), second);
    assert.deepEqual(stored().answer, { level: 4 });
    await level(0).check();
    await block().getByRole('button', { name: 'Den anderen übernehmen' }).click();
    await marked('Gespeichert');
    await eventually(() => level(4).isChecked(), true);
    assert.deepEqual(stored().answer, { level: 4 });
  });

  it('linkThatDiesMidway_keepsEverything_andExplains', async () => {
    await openTopic();
    const { secret } = theCheck();
    theCheck().secret = 'x';
    await level(2).check();
    await page
      .getByText(/Ihr Link gilt nicht mehr/)
      .first()
      .waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    theCheck().secret = secret;
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await marked('Gespeichert');
    assert.deepEqual(stored().answer, { level: 2 });
  });

  it('checkSubmittedMeanwhile_isExplained_andTheEditIsKept', async () => {
    await openTopic();
    theCheck().state = 'submitted';
    await level(2).check();
    await page
      .getByText(/nimmt gerade keine Antworten an/)
      .first()
      .waitFor();
    await eventually(
      () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sc.unsaved.')).length),
      1,
    );
    theCheck().state = 'reopened';
    await page.reload();
    await until(() => stored()?.answer?.level === 2, 'it arrives after reopening');
  });

  it('refusedValue_saysWhy_andCanBeCorrected', async () => {
    await openTopic();
    await block().getByText('Kommentar und Belege').click();
    const comment = block().getByLabel('Kommentar');
    await comment.fill('x'.repeat(2003));
    await block().getByText('Bitte kürzen Sie um 3 Zeichen; erst dann wird gespeichert.').waitFor();
    await marked('Nicht gespeichert – bitte prüfen Sie die Angaben');
    await comment.fill('x'.repeat(2000));
    await marked('Gespeichert');
    assert.equal(theCheck().notes.get(firstIndicator().id).comment.length, 2000);
  });

  it('serverError_isRepeated', async () => {
    await openTopic();
    mock.faults.push({ method: 'PUT', kind: 'answer', status: 500, times: 1 });
    await level(2).check();
    await marked('Gespeichert');
  });

  it('leavingWithSomethingThatWouldBeLost_warns_andOtherwiseDoesNot', async () => {
    const asks = () =>
      page.evaluate(() => {
        const event = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(event);
        return event.defaultPrevented;
      });
    await openTopic();
    mock.faults.push({ method: 'PUT', kind: 'refuse' });
    await level(2).check();
    await marked('Noch nicht gespeichert – keine Verbindung');
    await eventually(() => asks(), false, 'it is safe on this device');
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await level(3).check();
    await page
      .getByText(/Dieser Browser hebt nichts auf/)
      .first()
      .waitFor();
    await eventually(() => asks(), true);
  });
});

describe('submitting', () => {
  it('showsWhatDropsOut_asksOnce_andEndsAtTheResult', async () => {
    const [one, two, three, four] = firstTopic().indicators;
    const set = (indicator, answer) =>
      theCheck().answers.set(indicator.id, {
        indicator: indicator.id,
        revision: 1,
        answer,
        needForAction: false,
        obstacles: [],
        writeId: 'seeded000',
      });
    set(one, { level: 3 });
    set(two, { unknown: true });
    set(three, { notOurs: 'Jugendamt' });
    theCheck().notes.set(four.id, {
      indicator: four.id,
      revision: 1,
      comment: 'Nur Text',
      evidence: [],
      writeId: 'seeded000',
    });
    await openCheck();
    await page.getByRole('link', { name: 'Zusammenfassen und abgeben' }).click();
    const part = page.getByRole('region', { name: firstField().title });
    await part.getByText('Bekommt keine Stufe: Zu viel ist noch offen.').waitFor();
    for (const words of [
      /Nur Text, keine Antwort/,
      /nicht unser Bereich/,
      /Wissenslücke genannt/,
      /Noch ohne Antwort/,
    ]) {
      await part.getByText(words).click();
    }
    await part.getByRole('link', { name: four.statement }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'check-summary-1280');
    await page.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await sidewaysOverflow(page), []);
    await shot(page, 'check-summary-320');

    await page.getByRole('button', { name: 'Verbindlich abgeben' }).click();
    await page.getByRole('heading', { name: 'Jetzt verbindlich abgeben?' }).waitFor();
    assert.equal(theCheck().submissions.length, 0, 'nothing happens before the confirmation');
    mock.faults.push({ method: 'POST', path: '/submissions', kind: 'lose', times: 1 });
    const yes = page.getByRole('button', { name: 'Ja, verbindlich abgeben' });
    await yes.click();
    await page.getByText('Keine Verbindung').waitFor();
    await yes.click();
    await page.getByRole('heading', { level: 1, name: 'Ihr Selbstcheck ist abgegeben' }).waitFor();
    assert.equal(theCheck().submissions.length, 1, 'a repeat submits nothing twice');
    await page.getByText('Abgegeben am 22. November 2026').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.textContent), 'Ihr Selbstcheck ist abgegeben');
    assert.deepEqual(await accessibilityFindings(page), []);
    await eventually(() => page.getByRole('link', { name: 'Ergebnis ansehen' }).getAttribute('href'), '/ergebnis/');

    await page.getByRole('link', { name: 'Übersicht' }).click();
    await page.getByRole('link', { name: firstField().title }).click();
    await block(one).getByText('3 – ').waitFor();
    await eventually(() => page.getByRole('radio').count(), 0, 'what is submitted can only be read');
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'check-reading');
  });

  it('withSomethingUnsaved_waits', async () => {
    await openTopic();
    mock.faults.push({ method: 'PUT', kind: 'refuse' });
    await level(2).check();
    await marked('Noch nicht gespeichert – keine Verbindung');
    await page.evaluate(() => (location.hash = '#/abgeben'));
    await page.getByText('1 Eingabe ist noch nicht gespeichert').waitFor();
    await eventually(() => page.getByRole('button', { name: 'Verbindlich abgeben' }).count(), 0);
    mock.faults.length = 0;
    await page.getByRole('button', { name: 'Jetzt versuchen' }).first().click();
    await page.getByRole('button', { name: 'Verbindlich abgeben' }).waitFor();
    assert.deepEqual(stored().answer, { level: 2 });
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, it } from 'node:test';
import {
  DEMO_COMPANION,
  DEMO_DEPARTMENT,
  DEMO_DEPUTY,
  DEMO_HANDOVER,
  DEMO_ROOM,
  DEMO_VIEWER,
} from '../mock-departments.mjs';
import {
  DEMO_CHECK,
  DEMO_SUBMITTED,
  accessibilityFindings,
  eventually,
  shot,
  standsTheTest as standsTheTestOn,
} from './harness.mjs';
import { islandStands } from './pages.mjs';
import { button, dialog, focused, mock, page, setUp, world } from './stage.mjs';

setUp();

const room = () => mock.state.checks.get('demoroom00000001');
const empty = () => mock.state.checks.get('democheck0000001');
const unit = (id) => room().departments.find((one) => one.id === id);
const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
const sent = (method, path) => mock.requests.filter((one) => one.method === method && path.test(one.path));

/** Closes the question, and waits until the focus is back where it came from. */
async function escape() {
  await dialog().waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement !== document.body);
}

/** Opens the room with a link, at a view. */
async function at(fragment = '#/', token = DEMO_ROOM, on = page) {
  await on.goto(`${mock.url}/koordination/#${token}`);
  await islandStands(on);
  if (fragment !== '#/') {
    const before = await on.locator('main h1').innerText();
    await on.evaluate((to) => (location.hash = to), fragment);
    await on.waitForFunction((was) => document.querySelector('main h1')?.textContent !== was, before);
  }
}

const standsTheTest = (name) => standsTheTestOn(page, `koordination-${name}`);

describe('the overview', () => {
  it('saysWhatIsNext_andHowMuchIsAnswered_neverWhat', async () => {
    await at();
    await page.getByRole('heading', { level: 2, name: 'Verschicken Sie die Links' }).waitFor();
    const row = page.getByRole('row', { name: /Amt für Soziales/ });
    await row.getByText('20 von 32').waitFor();
    await row.getByText('20 von 108').waitFor();
    await row.getByText('20. November 2026').waitFor();
    await eventually(() => page.getByRole('row').count(), 8);
    await page.getByText('1 geschlossene Stelle').click();
    await page.getByRole('link', { name: 'Stabsstelle Ehrenamt' }).waitFor();
    // Answers are nowhere asked for, so nothing of them can be shown.
    assert.deepEqual(sent('GET', /answers|notes|agreement/), []);
    await standsTheTest('overview');
  });

  it('withoutDepartments_saysWhatTheyAreFor_andLeadsToAddingThem', async () => {
    await at('#/', DEMO_CHECK);
    await page.getByRole('heading', { name: 'Legen Sie die Stellen an, die antworten' }).waitFor();
    await standsTheTest('empty');
    await page.getByRole('link', { name: 'Stellen anlegen' }).click();
    await heading('Stellen hinzufügen');
    await eventually.match(() => focused(), /Stellen hinzufügen/);
  });

  it('withFifteenDepartments_staysReadable', async () => {
    for (let index = room().departments.length; index < 16; index++)
      room().departments.push({
        id: `amt-${index}`,
        name: `Fachbereich ${index}: Grundstücksverkehrsgenehmigungszuständigkeitsübertragung`,
        revision: 1,
        released: index % 2 === 0,
        closed: false,
        responsible: [],
      });
    await at();
    await eventually(() => page.getByRole('row').count(), 16);
    await standsTheTest('fifteen');
    await page.setViewportSize({ width: 320, height: 900 });
    // As cards it is still a table for those who hear it.
    await eventually(() => page.getByRole('row').count(), 16);
    await eventually(() => page.getByRole('rowheader').count(), 15);
  });

  it('namesThatAreMarkup_areShownAsText', async () => {
    unit('kultur').name = '<img src=x onerror="document.title=1"> & Söhne';
    await at();
    await page.getByRole('link', { name: '<img src=x onerror="document.title=1"> & Söhne' }).click();
    await heading('<img src=x onerror="document.title=1"> & Söhne');
    assert.deepEqual(page.errors, []);
  });

  it('followsWhatHappens_upToSubmitting', async () => {
    for (const one of room().departments) if (one.id !== 'presse') one.released = true;
    room().links.push({ ...room().links[2], id: 'presslink0000001', department: 'presse', secrets: [] });
    await at();
    await page.getByRole('heading', { name: 'Warten auf 1 von 6 Stellen' }).waitFor();
    unit('presse').released = true;
    await page.evaluate(() => (location.hash = '#/protokoll'));
    await heading('Protokoll');
    await page.getByRole('link', { name: 'Koordination' }).last().click();
    await page.getByRole('heading', { name: 'Öffnen Sie den Abgleich' }).waitFor();
    room().conduct = { revision: 3, mode: 'apart', agreementOpen: true, agreementOpenedOn: '2026-11-22' };
    await page.reload();
    await islandStands(page);
    await page.getByRole('heading', { name: 'Sprechen Sie über die Unterschiede' }).waitFor();
    await page.getByRole('link', { name: 'Zusammenfassen und abgeben' }).waitFor();
    await standsTheTest('agreeing');
  });

  it('submitted_leadsToTheResult_andOffersNoChanges', async () => {
    await at('#/', DEMO_SUBMITTED);
    await page.getByRole('heading', { name: /Abgegeben am/ }).waitFor();
    await eventually(() => page.getByRole('link', { name: 'Zuständigkeit' }).count(), 0);
    await standsTheTest('submitted');
  });

  it('lostWay_saysSo_andCanBeTriedAgain', async () => {
    mock.faults.push({ path: '/departments$', kind: 'refuse', times: 1 });
    await page.goto(`${mock.url}/koordination/#${DEMO_ROOM}`);
    await heading('Die Koordination lässt sich gerade nicht öffnen');
    await standsTheTest('failed');
    await button('Noch einmal versuchen').click();
    await heading('Koordination');
  });

  it('linkThatDiesMidway_leavesWhatIsOnTheScreen', async () => {
    await at('#/stelle/soziales');
    await page.getByLabel('Name', { exact: true }).fill('Amt 50');
    room().secret = 'X'.repeat(43);
    room().links[0].revoked = true;
    await button('Speichern').click();
    await page.getByText('Dieser Link öffnet keinen Selbstcheck').waitFor();
    await eventually(() => page.getByLabel('Name', { exact: true }).inputValue(), 'Amt 50');
  });
});

describe('who may be here', () => {
  it('department_isLedToItsAnswers', async () => {
    await at('#/', DEMO_DEPARTMENT);
    await heading('Diese Seite ist für die Koordination');
    await eventually(() => page.getByRole('link', { name: 'Zu Ihren Antworten' }).getAttribute('href'), '/check/');
    await standsTheTest('department');
  });

  it('viewer_isLedToTheResult', async () => {
    await at('#/', DEMO_VIEWER);
    await eventually(() => page.getByRole('link', { name: 'Zum Ergebnis' }).getAttribute('href'), '/ergebnis/');
  });

  it('companion_readsTheStanding_andNothingElse', async () => {
    await at('#/', DEMO_COMPANION);
    await page.getByText('Sie begleiten diesen Selbstcheck').waitFor();
    await page.getByRole('heading', { name: 'Gerade dran: Antworten' }).waitFor();
    await eventually(() => page.getByRole('row').count(), 8);
    await eventually(() => page.getByRole('columnheader', { name: 'Zugang' }).count(), 0);
    const sheet = page.getByRole('region', { name: 'Bevor Sie lesen: Datenschutz in dieser Phase' });
    await sheet.getByText('Stiftung Beispiel').waitFor();
    await standsTheTest('companion-first');
    await sheet.getByRole('button', { name: 'Gelesen' }).click();
    await eventually(() => page.locator('main').getByRole('button').count(), 0);
    assert.deepEqual(sent('GET', /links|log/), []);
    await page.evaluate(() => (location.hash = '#/zugaenge'));
    await heading('Koordination');
    await standsTheTest('companion');
  });

  it('deputy_neitherHandsOverNorErases_norMakesDeputies', async () => {
    await at('#/', DEMO_DEPUTY);
    await eventually(() => page.getByRole('link', { name: /übergeben|löschen/ }).count(), 0);
    await page.getByRole('link', { name: 'Zugänge', exact: true }).click();
    await heading('Zugänge');
    await page.getByText('Eine Vertretung richtet die Koordination ein.').waitFor();
    for (const [fragment, words] of [
      ['#/uebergeben', 'Übergeben kann nur, wer koordiniert'],
      ['#/loeschen', 'Löschen kann nur, wer koordiniert'],
      ['#/projektteam', 'Freigeben und zurücknehmen kann, wer koordiniert.'],
    ]) {
      await page.evaluate((to) => (location.hash = to), fragment);
      await page.getByText(words).waitFor();
    }
  });

  it('coordinator_decidesWhatTheProjectTeamSees', async () => {
    await at('#/projektteam');
    await heading('Was das Projektteam sieht');
    await page.getByText('Das sähe es, wenn Sie den Stand freigeben').waitFor();
    await page.getByText('mindestens 45 Prozent').waitFor();
    await page.getByRole('button', { name: 'Stand freigeben' }).click();
    await page.getByText('Das Projektteam sieht jetzt den Stand.').waitFor();
    await page.getByRole('heading', { name: 'Das geben Sie gerade frei' }).waitFor();
    await standsTheTest('sharing');
    await page.getByRole('button', { name: 'Freigabe zurücknehmen' }).click();
    await page.getByText('Das Projektteam sieht den Stand nicht mehr.').waitFor();
    await page.evaluate(() => (location.hash = '#/protokoll'));
    await page.getByText('Freigabe des Stands zurückgenommen').waitFor();
  });

  it('coordinator_decidesForEachRoof_whatItSees', async () => {
    room().municipality = { key: '09777121', name: 'Buchloe' };
    room().roofs = [
      { key: '09777', name: 'Landkreis Ostallgäu' },
      { key: '097775748', name: 'Verwaltungsgemeinschaft Buchloe' },
    ];
    await at('#/projektteam');
    const kreis = page.getByRole('region', { name: 'Was der Landkreis Ostallgäu sieht' });
    const verband = page.getByRole('region', { name: 'Was die Verwaltungsgemeinschaft Buchloe sieht' });
    await kreis.getByText('auch nicht, dass Sie teilnehmen').waitFor();
    await kreis.getByRole('button', { name: 'Stand für den Landkreis Ostallgäu freigeben' }).press('Enter');
    await kreis.getByText('Der Landkreis Ostallgäu sieht jetzt den Stand.').waitFor();
    await kreis.getByText('mindestens 45 Prozent').waitFor();
    await verband.getByRole('button', { name: 'Stand für die Verwaltungsgemeinschaft Buchloe freigeben' }).waitFor();
    await button('Stand freigeben', { exact: true }).waitFor();
    assert.deepEqual(sent('PUT', /sharing/)[0].body, { progress: true, roof: '09777' });
    await standsTheTest('sharing-roofs');
    await kreis.getByRole('button', { name: 'Freigabe zurücknehmen' }).click();
    await kreis.getByText('sieht den Stand nicht mehr').waitFor();
    await page.evaluate(() => (location.hash = '#/protokoll'));
    await page.getByText('Freigabe des Stands für den Landkreis Ostallgäu zurückgenommen').waitFor();
  });

  it('deputy_seesWhatRoofsSee_andDecidesNothing', async () => {
    room().roofs = [{ key: '09777', name: 'Landkreis Ostallgäu' }];
    await at('#/projektteam', DEMO_DEPUTY);
    await page.getByRole('heading', { name: 'Was der Landkreis Ostallgäu sieht' }).waitFor();
    await eventually(
      () =>
        page
          .locator('main')
          .getByRole('button', { name: /freigeben|Freigabe/ })
          .count(),
      0,
    );
  });

  it('deadLink_isOnePageWithAWayOn', async () => {
    await page.goto(`${mock.url}/koordination/#demoroom00000001.${'Z'.repeat(43)}`);
    await heading('Dieser Link öffnet keinen Selbstcheck');
  });

  it('noLink_pointsToTheCode', async () => {
    await page.goto(`${mock.url}/koordination/`);
    await heading('Öffnen Sie Ihren persönlichen Link');
    await page.getByRole('link', { name: 'Geben Sie ihn ein.' }).click();
    await heading('Code eingeben');
  });
});

describe('adding departments', () => {
  it('worksByKeyboardAlone_withSuggestions_freeNames_andAList', async () => {
    await at('#/stellen/neu', DEMO_CHECK);
    const box = page.getByRole('combobox', { name: 'Name der Stelle' });
    await box.focus();
    await page.keyboard.type('jugend');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('„Jugendamt“ ist vorgemerkt.').waitFor();
    await page.keyboard.type('Amt 50 – Soziales');
    await page.keyboard.press('Enter');
    await page.keyboard.type('jugendamt');
    await page.keyboard.press('Enter');
    await page.getByText('„jugendamt“ gibt es schon.').waitFor();
    await standsTheTest('add');
    await box.fill('');
    await button(/Büro der Verwaltungsleitung/).click();
    await page.getByText('Eine ganze Liste einfügen').click();
    await page.getByLabel('Ein Name je Zeile').fill('• Kulturamt\n• Bauamt\n• Kulturamt');
    await button('Liste vormerken').click();
    await page.getByText('2 Stellen vorgemerkt.').waitFor();
    await button(/Entfernen.*Bauamt/).click();
    await eventually(focused, 'stelle-name');
    await button('4 Stellen anlegen').click();
    await heading('Koordination');
    await page.getByText('4 Stellen sind angelegt').waitFor();
    assert.deepEqual(
      sent('POST', /departments$/).map((one) => one.body),
      [
        { id: 'jugendamt', name: 'Jugendamt' },
        { id: 'amt-50-soziales', name: 'Amt 50 – Soziales' },
        { id: 'buero-der-verwaltungsleitung', name: 'Büro der Verwaltungsleitung' },
        { id: 'kulturamt', name: 'Kulturamt' },
      ],
    );
    await page.getByRole('heading', { name: 'Verschicken Sie die Links' }).waitFor();
  });

  it('oneName_needsNoSecondStep', async () => {
    await at('#/stellen/neu', DEMO_CHECK);
    await page.getByRole('combobox').fill('Ortsverwaltung Neugablonz');
    await button('Stelle anlegen').click();
    await page.getByText('„Ortsverwaltung Neugablonz“ ist angelegt').waitFor();
  });

  it('nothingTyped_saysWhatIsMissing', async () => {
    await at('#/stellen/neu', DEMO_CHECK);
    await button('Stelle anlegen').click();
    await page.getByText('Nennen Sie mindestens eine Stelle.').waitFor();
    await eventually(focused, 'stelle-name');
  });

  it('lostAnswer_isRepeatedUnderTheSameId_andMakesOneDepartment', async () => {
    await at('#/stellen/neu', DEMO_CHECK);
    await page.getByRole('combobox').fill('Jugendamt');
    mock.faults.push({ method: 'POST', path: '/departments$', kind: 'lose', times: 1 });
    await button('Stelle anlegen').click();
    await page.getByText('Keine Verbindung').waitFor();
    await button('Stelle anlegen').click();
    await page.getByText('„Jugendamt“ ist angelegt').waitFor();
    assert.equal(empty().departments.length, 2);
  });

  it('idThatIsTaken_isReplaced', async () => {
    await at('#/stellen/neu', DEMO_CHECK);
    // Somebody else has made another one under the same id meanwhile.
    empty().departments.push({
      id: 'jugendamt',
      name: 'JugendAmt',
      revision: 1,
      released: false,
      closed: false,
      responsible: [],
    });
    await page.getByRole('combobox').fill('Jugendamt');
    await button('Stelle anlegen').click();
    await page.getByText('„Jugendamt“ ist angelegt').waitFor();
    assert.deepEqual(
      empty().departments.map((one) => one.id),
      ['koordination', 'jugendamt', 'jugendamt-2'],
    );
  });
});

describe('one department', () => {
  it('isRenamed_andGetsAFunctionAddress', async () => {
    await at('#/stelle/kultur');
    await page.getByLabel('Name', { exact: true }).fill('Kultur und Sport');
    await page.getByLabel(/Adresse für Erinnerungen/).fill('kultur');
    await button('Speichern').click();
    await page.getByText('Das ist keine E-Mail-Adresse.').first().waitFor();
    await standsTheTest('unit-refused');
    await page.getByLabel(/Adresse für Erinnerungen/).fill('kultur@bamberg.example');
    await button('Speichern').click();
    await heading('Kultur und Sport');
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    assert.equal(unit('kultur').contact, 'kultur@bamberg.example');
  });

  it('changedBySomebodyElse_showsIt_andPutsBothTogether', async () => {
    await at('#/stelle/kultur');
    Object.assign(unit('kultur'), { contact: 'neu@bamberg.example', revision: 2 });
    await page.getByLabel('Name', { exact: true }).fill('Kultur und Sport');
    await button('Speichern').click();
    await page.getByText('Jemand anders hat diese Stelle inzwischen geändert').waitFor();
    await page.getByText('Die Adresse für Erinnerungen ist jetzt neu@bamberg.example.').waitFor();
    await standsTheTest('conflict');
    await button('Meine Änderungen anwenden').click();
    await heading('Kultur und Sport');
    assert.equal(unit('kultur').contact, 'neu@bamberg.example');
    assert.equal(unit('kultur').name, 'Kultur und Sport');
  });

  it('changedBySomebodyElse_canBeLeftAsItIs', async () => {
    await at('#/stelle/kultur');
    Object.assign(unit('kultur'), { name: 'Kulturbüro', revision: 2 });
    await page.getByLabel('Name', { exact: true }).fill('Kultur und Sport');
    await button('Speichern').click();
    await button('Meine verwerfen').click();
    await heading('Kulturbüro');
    await eventually(() => page.getByLabel('Name', { exact: true }).inputValue(), 'Kulturbüro');
  });

  it('isMerged_afterAskingBack', async () => {
    await at('#/stelle/presse');
    await button('Zusammenlegen …').click();
    await page.getByText('Wählen Sie die Stelle, in der diese aufgeht.').waitFor();
    await page.getByLabel('Zusammenlegen mit').selectOption('Kulturamt');
    await button('Zusammenlegen …').click();
    await dialog().getByText('5 Aussagen').waitFor();
    await standsTheTest('merge');
    await dialog().getByRole('button', { name: 'Zusammenlegen' }).click();
    await heading('Kulturamt');
    await page.getByText('„Presse- und Öffentlichkeitsarbeit“ gehört jetzt zu „Kulturamt“').waitFor();
    assert.equal(unit('kultur').responsible.length, 5);
    assert.equal(unit('presse').mergedInto, 'kultur');
  });

  it('isSplit_andItsAnswersStay', async () => {
    await at('#/stelle/soziales/teilen');
    await page.getByLabel('Name der neuen Stelle').fill('Amt für Wohnen');
    await page.getByRole('button', { name: /Themen von/ }).click();
    await page.locator('.sc-tree__topic input').first().check();
    await page.getByText(/gehen über, \d+ bleiben/).waitFor();
    await standsTheTest('split');
    await button('Neue Stelle anlegen').click();
    await heading('Koordination');
    const made = unit('amt-fuer-wohnen');
    assert.ok(made.responsible.length > 0);
    assert.ok(!unit('soziales').responsible.some((one) => made.responsible.includes(one)));
    assert.equal(room().typed.get('soziales').answers.size, 20);
  });

  it('split_whoseSecondHalfFails_goesOnWhereItStopped', async () => {
    await at('#/stelle/soziales/teilen');
    await page.getByLabel('Name der neuen Stelle').fill('Amt für Wohnen');
    await page.locator('.sc-tree__field input').first().check();
    mock.faults.push({ method: 'PUT', path: '/departments/', kind: 'refuse', times: 1 });
    await button('Neue Stelle anlegen').click();
    await page.getByText('Keine Verbindung').waitFor();
    await button('Neue Stelle anlegen').click();
    await heading('Koordination');
    assert.equal(sent('POST', /departments$/).length, 1);
    assert.deepEqual(unit('soziales').responsible, []);
  });

  it('isClosed_afterAskingBack_andOpenedAgain', async () => {
    await at('#/stelle/soziales');
    await button('Schließen …').click();
    await dialog().getByText('nicht freigegeben').waitFor();
    await escape();
    assert.equal(unit('soziales').closed, false);
    await eventually(focused, 'Schließen …');
    await button('Schließen …').click();
    await dialog().getByRole('button', { name: 'Schließen' }).click();
    await page.getByText('Diese Stelle ist geschlossen').waitFor();
    assert.equal(room().links.find((one) => one.department === 'soziales').revoked, true);
    await standsTheTest('closed');
    await button('Wieder öffnen').click();
    await dialog().getByRole('button', { name: 'Wieder öffnen' }).click();
    await page.getByText('„Amt für Soziales und Wohnen“ ist wieder offen').waitFor();
  });

  it('withAnswers_isClosedInsteadOfRemoved_andSaysSo', async () => {
    await at('#/stelle/soziales');
    await button('Entfernen …').click();
    await dialog().getByText('Nichts davon geht verloren').waitFor();
    await dialog().getByRole('button', { name: 'Schließen' }).click();
    await page.getByText(/hatte schon etwas eingetragen und ist jetzt geschlossen/).waitFor();
    assert.equal(room().typed.get('soziales').answers.size, 20);
  });

  it('withoutAnswers_isRemoved', async () => {
    await at('#/stelle/kultur');
    await button('Entfernen …').click();
    await dialog().getByRole('button', { name: 'Entfernen' }).click();
    await page.getByText('„Kulturamt“ ist entfernt').waitFor();
    assert.equal(unit('kultur'), undefined);
  });

  it('notThere_saysSo', async () => {
    await at('#/stelle/gibt-es-nicht');
    await heading('Diese Stelle gibt es nicht');
  });

  it('theCoordination_hasNoLinkToGive_andNothingToClose', async () => {
    await at('#/stelle/koordination');
    await page.getByRole('link', { name: 'Zu den Antworten' }).waitFor();
    await eventually(() => button(/Schließen|Entfernen|Link und Code/).count(), 0);
  });
});

describe('responsibility', () => {
  const box = (name) => page.getByRole('checkbox', { name });

  it('isMarkedByKeyboard_perFieldTopicAndIndicator', async () => {
    await at('#/stelle/kultur/zustaendig');
    await box(/^Engagement und Beteiligung/).focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const topic = page.locator('.sc-tree__topic').first();
    await eventually(() => topic.getByRole('checkbox').isChecked(), true);
    await topic.getByRole('button').click();
    const leaf = topic.locator('.sc-tree__leaf').first().getByRole('checkbox');
    await leaf.uncheck();
    await eventually(() => box(/^Engagement und Beteiligung/).evaluate((one) => one.indeterminate), true);
    await page.getByText('Angekreuzt: 11 Aussagen').waitFor();
    await standsTheTest('tree');
    await button('Speichern').click();
    await page.getByText('Die Zuständigkeit ist gespeichert').waitFor();
    assert.equal(unit('kultur').responsible.length, 11);
  });

  it('suggestions_areOnlyTicked_untilOneSaves', async () => {
    await at('#/stelle/kultur/zustaendig');
    await button('Vorschläge übernehmen').click();
    await page.getByText(/13 Aussagen angekreuzt. Noch nicht gespeichert./).waitFor();
    assert.deepEqual(unit('kultur').responsible, []);
    // Going elsewhere in the room and coming back loses nothing.
    await page.evaluate(() => (location.hash = '#/protokoll'));
    await heading('Protokoll');
    await page.evaluate(() => (location.hash = '#/stelle/kultur/zustaendig'));
    await page.getByText('Angekreuzt: 13 Aussagen').waitFor();
    await button('Zurücksetzen').click();
    await page.getByText('Wieder wie gespeichert.').waitFor();
  });

  it('leavingThePageWithSomethingUnsaved_asksFirst', async () => {
    await at('#/stelle/kultur/zustaendig');
    await button('Vorschläge übernehmen').click();
    const asked = page.waitForEvent('dialog');
    // By a way out of the page, not by closing it: closing while it asks has ended the whole browser now and then.
    void page.evaluate(() => location.assign('/'));
    const question = await asked;
    assert.equal(question.type(), 'beforeunload');
    await question.dismiss();
    assert.equal(await page.evaluate(() => location.pathname), '/koordination/');
  });

  it('forAllUnits_fillsOnlyWhatNobodyHas', async () => {
    await at('#/zustaendigkeit');
    await page.getByText('31', { exact: true }).waitFor();
    const before = unit('soziales').responsible.length;
    await button(/Vorschläge für \d+ Aussagen ansehen/).click();
    await dialog()
      .getByText(/Kulturamt: \d+/)
      .waitFor();
    await standsTheTest('suggestions');
    await dialog().getByRole('button', { name: 'Übernehmen' }).click();
    await page.getByText(/Aussagen sind jetzt zugeordnet/).waitFor();
    assert.ok(unit('kultur').responsible.length > 0);
    assert.ok(unit('soziales').responsible.length >= before);
    await page.locator('summary', { hasText: 'Engagement' }).click();
    await standsTheTest('responsibility');
  });

  it('conflict_isMergedIndicatorByIndicator', async () => {
    await at('#/stelle/presse/zustaendig');
    const [first] = unit('presse').responsible;
    await box(/^Engagement und Beteiligung/).check();
    Object.assign(unit('presse'), { responsible: unit('presse').responsible.slice(1), revision: 2 });
    await button('Speichern').click();
    await page.getByText('Für eine Aussage ist sie nicht mehr zuständig.').waitFor();
    await button('Meine Änderungen anwenden').click();
    await page.getByText('Die Zuständigkeit ist gespeichert').waitFor();
    assert.equal(unit('presse').responsible.length, 4 + 12);
    assert.ok(!unit('presse').responsible.includes(first));
  });
});

describe('links and codes', () => {
  it('forAllUnitsWithoutOne_areMadeAtOnce_andShownOnce', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await at('#/zugaenge');
    await standsTheTest('access');
    await button('Links und Codes für 2 Stellen erstellen').click();
    await heading('Zugänge weitergeben');
    const made = sent('POST', /links$/);
    assert.equal(made.length, 2);
    for (const one of made) assert.match(one.body.id, /^[a-z0-9]{16}$/);
    await standsTheTest('fresh');
    const panel = page.getByRole('region', { name: 'Kulturamt' });
    const link = await panel.getByLabel('Link', { exact: true }).inputValue();
    assert.match(link, new RegExp(`^${mock.url}/check/#demoroom00000001\\.[A-Za-z0-9_-]{43}$`));
    await panel.getByRole('button', { name: 'Link kopieren' }).click();
    await eventually(() => page.evaluate(() => navigator.clipboard.readText()), link);
    await panel.getByText('Text zum Einladen').click();
    const text = await panel.getByLabel(/Mit Link und Code/).inputValue();
    assert.ok(text.includes(link));
    assert.match(text, /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);
    // Nothing of it lies on the device.
    const secret = link.split('.').pop();
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    assert.ok(!stored.includes(secret));
    // It outlives looking at another view, and leaving the page asks first.
    await page.evaluate(() => (location.hash = '#/'));
    await page.getByRole('heading', { name: 'Geben Sie die neuen Zugänge weiter' }).waitFor();
    await page.getByRole('link', { name: 'Weitergeben' }).click();
    await panel.getByRole('button', { name: 'Ist weitergegeben' }).click();
    await heading('Zugang weitergeben');
    await button('Ist weitergegeben').click();
    await page.getByText('Alle Zugänge sind weitergegeben').waitFor();
    await page.getByRole('heading', { name: /Warten auf/ }).waitFor();
    // The link opens what it should.
    const other = await world.open();
    await other.goto(link);
    await islandStands(other);
    await eventually.match(() => other.locator('h1').innerText(), /Bamberg/);
    await other.context().close();
  });

  it('onPaper_thereIsASlipPerUnit_andNothingElse', async () => {
    await at('#/zugaenge');
    await page.evaluate(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)));
    await button('Links und Codes für 2 Stellen erstellen').click();
    await button('Alle 2 Zettel drucken').click();
    await page.waitForFunction(() => window.printed === 1);
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'koordination-slips-print');
    const slips = page.locator('.sc-slip');
    await eventually(() => slips.count(), 2);
    await eventually.match(() => slips.first().innerText(), /\/code\/[\s\S]*[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);
    assert.ok(!(await page.locator('body').innerText()).includes('Schicken'));
    const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
    assert.equal(sheets.length, 2, 'one sheet each');
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('region', { name: 'Kulturamt' }).getByRole('button', { name: 'Zettel drucken' }).click();
    await page.waitForFunction(() => window.printed === 2);
    await eventually(() => slips.count(), 1);
  });

  it('whoseAnswerWasLost_isRenewed_soThatNoSecretIsLost', async () => {
    await at('#/stelle/kultur');
    mock.faults.push({ method: 'POST', path: '/links$', kind: 'lose', times: 1 });
    await page.getByLabel(/Für wen/).fill('Sekretariat');
    await button('Link und Code erstellen').click();
    await page.getByText('Keine Verbindung').waitFor();
    await button('Link und Code erstellen').click();
    await heading('Zugang weitergeben');
    assert.equal(sent('POST', /renewals$/).length, 1);
    assert.equal(room().links.filter((one) => one.department === 'kultur').length, 1);
    await page.getByText('Stelle, Sekretariat').waitFor();
  });

  it('areRenewed_coded_andEnded_afterAskingBack', async () => {
    await at('#/stelle/soziales');
    const link = room().links.find((one) => one.department === 'soziales');
    const secret = link.secrets[0];
    await button(/^Erneuern/).click();
    await dialog().getByText('öffnen dann nichts mehr').waitFor();
    await standsTheTest('renew');
    await dialog().getByRole('button', { name: 'Erneuern' }).click();
    await heading('Zugang weitergeben');
    assert.ok(!link.secrets.includes(secret));
    await button('Ist weitergegeben').click();
    await page.evaluate(() => (location.hash = '#/stelle/soziales'));
    const code = link.code;
    await button(/^Neuer Code/).click();
    await dialog().getByRole('button', { name: 'Code erstellen' }).click();
    await heading('Zugang weitergeben');
    assert.notEqual(link.code, code);
    await eventually(() => page.getByLabel('Link', { exact: true }).count(), 0);
    await page.locator('.sc-code', { hasText: link.code }).waitFor();
    await button('Ist weitergegeben').click();
    await page.evaluate(() => (location.hash = '#/stelle/soziales'));
    await button(/^Beenden/).click();
    await dialog().getByRole('button', { name: 'Beenden' }).click();
    await page.getByText('Noch hat diese Stelle keinen Link').waitFor();
    assert.equal(link.revoked, true);
  });

  it('deputyCompanionAndViewer_getLinksOfTheirOwn_withAnEnd', async () => {
    await at('#/zugaenge');
    await page.getByText('Begleitung einladen').click();
    const form = page.getByRole('region', { name: 'Begleitung' });
    await form.getByLabel('Gilt bis').fill('');
    await form.getByRole('button', { name: 'Link und Code erstellen' }).click();
    await page.getByText('Geben Sie an, bis wann der Zugang gilt.').waitFor();
    await form.getByLabel('Gilt bis').fill('2030-01-01');
    await form.getByRole('button', { name: 'Link und Code erstellen' }).click();
    await page.getByText(/Am 31. März 2029 wird alles gelöscht/).waitFor();
    await standsTheTest('companion-form');
    await form.getByLabel(/Für wen/).fill('Moderationsbüro');
    await form.getByLabel('Gilt bis').fill('2028-02-28');
    await form.getByRole('button', { name: 'Link und Code erstellen' }).click();
    await heading('Zugang weitergeben');
    await eventually.match(() => page.getByLabel('Link', { exact: true }).inputValue(), /\/koordination\/#/);
    const { id: _, ...body } = sent('POST', /links$/)[0].body;
    assert.deepEqual(body, { role: 'companion', label: 'Moderationsbüro', expiresOn: '2028-02-28' });
    await page.evaluate(() => (location.hash = '#/zugaenge'));
    await page.getByText('Vertretung einrichten').click();
    await page
      .getByRole('region', { name: 'Vertretung' })
      .getByRole('button', { name: 'Link und Code erstellen' })
      .click();
    await heading('Zugänge weitergeben');
    await page.getByRole('region', { name: 'Vertretung' }).waitFor();
    await page.evaluate(() => (location.hash = '#/zugaenge'));
    await page.getByText('1 beendeter Zugang').click();
    await page.getByText('Stelle: Stabsstelle Ehrenamt').waitFor();
  });

  it('theOwnCode_isMadeAnew_afterAskingBack', async () => {
    await at('#/zugaenge');
    await button('Code für mich erstellen').click();
    await page.locator('.sc-code').waitFor();
    const first = room().links[0].code;
    await standsTheTest('own-code');
    await button('Neuen Code für mich erstellen').click();
    await dialog().getByRole('button', { name: 'Code erstellen' }).click();
    await page.waitForFunction((old) => !document.querySelector('.sc-code')?.textContent.includes(old), first);
  });

  it('nothingToHandOn_saysSo', async () => {
    await at('#/weitergeben');
    await page.getByText('Gerade ist nichts weiterzugeben').waitFor();
  });
});

describe('conduct', () => {
  it('modeAndDeadline_areSaved_withWhatFollows', async () => {
    await at('#/ablauf');
    await page.getByRole('radio', { name: 'Gemeinsam in einer Runde' }).check();
    await page.getByText('gelten dann als freigegeben').waitFor();
    await page.getByLabel(/Interne Frist/).fill('2027-04-01');
    await button('Speichern').click();
    await page.getByText(/Nach dem 31. März 2027 lässt sich nichts mehr beantworten/).waitFor();
    await standsTheTest('conduct');
    await page.getByLabel(/Interne Frist/).fill('2027-01-31');
    await button('Speichern').click();
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    assert.deepEqual(sent('PUT', /conduct$/)[0].body, {
      seenRevision: 2,
      mode: 'together',
      deadline: '2027-01-31',
      agreementOpen: false,
    });
    assert.equal(unit('kultur').released, true);
    assert.equal(unit('soziales').released, false);
    await page.getByRole('link', { name: 'Koordination' }).last().click();
    await page.getByRole('heading', { name: 'Antworten Sie weiter' }).waitFor();
  });

  it('deadline_canBeTakenAway', async () => {
    await at('#/ablauf');
    await page.getByLabel(/Interne Frist/).fill('');
    await button('Speichern').click();
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    assert.equal(sent('PUT', /conduct$/)[0].body.deadline, null);
  });

  it('changedBySomebodyElse_keepsTheOwnChange_andTheirs', async () => {
    await at('#/ablauf');
    room().conduct = { revision: 3, mode: 'apart', deadline: '2027-02-02', agreementOpen: false };
    await page.getByRole('radio', { name: 'Allein' }).check();
    await button('Speichern').click();
    await page.getByText('Jemand anders hat den Ablauf inzwischen geändert').waitFor();
    await eventually(() => page.getByLabel(/Interne Frist/).inputValue(), '2027-02-02');
    await eventually(() => page.getByRole('radio', { name: 'Allein' }).isChecked(), true);
    await button('Speichern').click();
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    assert.equal(room().conduct.deadline, '2027-02-02');
    assert.equal(room().conduct.mode, 'alone');
  });

  it('agreement_isOpenedAndClosed_withWhatFollows', async () => {
    await at('#/ablauf');
    await page.getByText(/Noch nicht freigegeben haben: Amt für Soziales und Wohnen, Wirtschaftsförderung/).waitFor();
    await button('Abgleich öffnen …').click();
    await dialog().getByText('4 Stellen haben noch nicht freigegeben').waitFor();
    await standsTheTest('open-agreement');
    await dialog().getByRole('button', { name: 'Öffnen' }).click();
    await page.getByText('Der Abgleich ist offen', { exact: true }).waitFor();
    await eventually(() => page.getByRole('link', { name: 'Zum Abgleich' }).getAttribute('href'), '/abgleich/');
    assert.equal(room().conduct.deadline, '2026-12-15');
    await button('Abgleich schließen …').click();
    await dialog().getByRole('button', { name: 'Schließen' }).click();
    await page.getByText('Der Abgleich ist geschlossen', { exact: true }).waitFor();
    assert.equal(room().conduct.agreementOpen, false);
  });

  it('scope_growsFromFields_andFromTheShortForm_neverBack', async () => {
    const [first, second] = mock.state.instruments.find((one) => one.id === room().phase.instrument.id).fields;
    room().scope = [first.id];
    await at('#/ablauf');
    await page.getByText('Ein Handlungsfeld: 14 Aussagen').waitFor();
    await page.getByRole('checkbox', { name: second.title }).check();
    await button('Umfang erweitern …').click();
    await dialog()
      .getByText(/Es kommen 15 Aussagen/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Erweitern' }).click();
    await page.getByText('Der Umfang ist erweitert').waitFor();
    await page.getByText('2 von 7 Handlungsfeldern: 29 Aussagen').waitFor();
    assert.deepEqual(room().scope, [first.id, second.id]);
    await standsTheTest('scope');
    room().scope = 'short';
    await page.reload();
    await islandStands(page);
    await button('Auf den ganzen Fragebogen erweitern …').click();
    await dialog().getByRole('button', { name: 'Erweitern' }).click();
    await page.getByText('Ganzer Fragebogen: 108 Aussagen').waitFor();
    await page.getByText('Mehr gibt es nicht.').waitFor();
  });
});

describe('reminding', () => {
  it('goesToWhoIsMissing_withoutALink_andSaysWhatWasSent', async () => {
    await at('#/erinnern');
    await eventually(() => page.getByRole('checkbox', { name: 'Jugendamt' }).isChecked(), false);
    await eventually(() => page.getByRole('checkbox', { name: 'Kulturamt' }).isChecked(), true);
    const text = page.getByLabel('Text');
    assert.doesNotMatch(await text.inputValue(), /http/);
    await text.fill('Bitte hier klicken: https://boese.example');
    await page.getByText('Im Text steht ein Link.').waitFor();
    await standsTheTest('reminder-link');
    await button('Verschicken').click();
    assert.equal(sent('POST', /reminders$/).length, 0);
    await eventually(focused, 'text');
    await text.fill('Bitte denken Sie an den Selbstcheck.');
    await button('Verschicken').click();
    await page.getByText('3 Erinnerungen gehen in der nächsten halben Stunde hinaus').waitFor();
    await page.getByText('Kulturamt: keine Adresse hinterlegt').waitFor();
    await standsTheTest('reminded');
    await button('Verschicken').click();
    await page.getByText('Es wurde nichts verschickt').waitFor();
    await page.getByText('Wirtschaftsförderung: heute schon erinnert').waitFor();
  });

  it('whereNothingCanBeSent_isCopied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    room().mail = false;
    await at('#/erinnern');
    await eventually(() => button('Verschicken').count(), 0);
    await page.getByText('verschickt hier keine E-Mails').waitFor();
    await button('Text kopieren').click();
    await page.getByText('Der Text ist in der Zwischenablage.').waitFor();
    await eventually.match(() => page.evaluate(() => navigator.clipboard.readText()), /Ihre Sicht fehlt uns noch/);
    await button('Adressen kopieren').click();
    await page.getByText('3 Adressen sind in der Zwischenablage.').waitFor();
  });

  it('nobodyChosen_saysSo', async () => {
    await at('#/erinnern');
    for (const name of [
      'Amt für Soziales und Wohnen',
      'Wirtschaftsförderung',
      'Presse- und Öffentlichkeitsarbeit',
      'Kulturamt',
    ])
      await page.getByRole('checkbox', { name }).uncheck();
    await button('Verschicken').click();
    await page.getByText('Wählen Sie mindestens eine Stelle.').waitFor();
  });

  it('nobodyThere_leadsToAdding', async () => {
    await at('#/erinnern', DEMO_CHECK);
    await page.getByRole('link', { name: 'Stellen anlegen' }).waitFor();
  });
});

describe('handing over', () => {
  it('isPrepared_shownOnce_andCanBeWithdrawn', async () => {
    await at('#/uebergeben');
    await button('Einladung erstellen').click();
    await page.getByText('Vermerken Sie, für wen die Einladung ist.').waitFor();
    await standsTheTest('handover');
    await page.getByLabel('Für wen').fill('neue Fachstelle');
    await button('Einladung erstellen').click();
    const link = await page.getByLabel('Einladungslink').inputValue();
    assert.match(link, /\/einladung\/#[a-z0-9]{16}\./);
    await standsTheTest('handover-made');
    await button('Fertig').click();
    await page.getByText('Die Übergabe ist vorbereitet').waitFor();
    await page.evaluate(() => (location.hash = '#/uebergeben'));
    await page.getByText('Eine Einladung ist offen: neue Fachstelle').waitFor();
    await eventually(() => page.getByLabel('Einladungslink').count(), 0);
    await button('Einladung zurückziehen').click();
    await dialog().getByRole('button', { name: 'Zurückziehen' }).click();
    await page.getByText('Die Einladung gilt nicht mehr. Sie koordinieren weiter').waitFor();
  });

  it('accepted_theSuccessorIsIn_andThePredecessorIsOut', async () => {
    await at();
    const other = await world.open();
    await other.goto(`${mock.url}/einladung/#${DEMO_HANDOVER}`);
    await other.getByRole('heading', { level: 1, name: 'Sie übernehmen Bamberg' }).waitFor();
    await eventually(() => other.getByRole('radio').count(), 0, 'scope and mode are not asked again');
    assert.deepEqual(await accessibilityFindings(other), []);
    await shot(other, 'einladung-handover-1280');
    await other.getByRole('button', { name: 'Weiter' }).click();
    await other.getByText('gelten nicht mehr').waitFor();
    await other.getByLabel('Ich habe den Link gesichert.').check();
    await other.getByRole('button', { name: 'Zur Koordination' }).click();
    await other.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
    await other.getByRole('heading', { level: 1, name: 'Koordination' }).waitFor();
    assert.equal(sent('POST', /invitations\/confirm$/)[0].body.scope, undefined);
    await other.context().close();
    await page.evaluate(() => (location.hash = '#/protokoll'));
    await page.getByRole('link', { name: 'Koordination' }).last().click();
    await page.getByText('Ihr Link gilt nicht mehr').waitFor();
  });
});

describe('the log', () => {
  it('isReadByDay_inWords', async () => {
    await at('#/protokoll');
    await page.getByRole('heading', { level: 2, name: '21. November 2026' }).waitFor();
    await page.getByText('Stelle „Stabsstelle Ehrenamt“ geschlossen').waitFor();
    assert.doesNotMatch(await page.locator('main').innerText(), /\d\d:\d\d|linkCreated|departmentCreated/);
    await standsTheTest('log');
  });

  it('thatFailsToLoad_canBeTriedAgain', async () => {
    await at();
    mock.faults.push({ path: '/log$', kind: 'answer', status: 500, times: 1 });
    await page.getByRole('link', { name: 'Protokoll' }).click();
    await button('Noch einmal versuchen').click();
    await page.getByText('Abgleich', { exact: true }).first().waitFor();
    await page.getByText('Einladung angenommen, Selbstcheck begonnen').waitFor();
  });
});

describe('files', () => {
  const file = (content, name = 'stand.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  const bring = async (one) => {
    await page.getByLabel('Datei', { exact: true }).setInputFiles(one);
    await button('Ansehen, was sich ändern würde').click();
  };

  it('theStanding_isSaved_andComesBackAfterAYes', async () => {
    await at('#/sichern');
    await standsTheTest('exchange');
    const download = page.waitForEvent('download');
    await button('Stand sichern (JSON)').click();
    const saved = await download;
    assert.match(saved.suggestedFilename(), /^selbstcheck-bamberg-\d{4}-\d\d-\d\d\.json$/);
    const content = readFileSync(await saved.path(), 'utf8');
    const selfCheck = JSON.parse(content);
    assert.ok(!selfCheck.departments.some((one) => one.id === 'soziales'), 'what is not released stays here');
    assert.doesNotMatch(content, /demoroom00000001\.|ABCD-EFGH-JKMN/);
    room().typed.get('jugend').answers.clear();
    await bring(file(content));
    await page.getByRole('heading', { name: '10 Änderungen' }).waitFor();
    await eventually.match(() => focused(), /einlesen-plan|Änderungen/);
    assert.equal(room().typed.get('jugend').answers.size, 0, 'nothing happens before the yes');
    await standsTheTest('plan');
    await button('Übernehmen').click();
    await page.getByText('Die Datei ist übernommen').waitFor();
    assert.equal(room().typed.get('jugend').answers.size, 10);
  });

  it('aFilledTable_goesToTheChosenDepartment', async () => {
    await at('#/sichern');
    await page.getByLabel(/Tabelle oder Schnellcheck gehört zu/).selectOption('Kulturamt');
    await bring(file('PK…', 'tabelle.xlsx'));
    await page.getByText('Das geht an „Kulturamt“.').waitFor();
    await page.getByText('Fragen!E4').waitFor();
    await button('Übernehmen').click();
    await page.getByText('Die Datei ist übernommen').waitFor();
    assert.equal(room().typed.get('kultur').answers.size, 2);
  });

  it('damaged_isNamedByCell_andNothingIsTaken', async () => {
    await at('#/sichern');
    await bring(file('kaputt', 'tabelle.xlsx'));
    await page.getByText('Fragen!E12').waitFor();
    await page.getByText('Hier steht eine Formel.').waitFor();
    await standsTheTest('import-damaged');
  });

  it('ofAnotherMunicipality_isRefused', async () => {
    await at('#/sichern');
    await bring(file(JSON.stringify({ municipality: { key: '1', name: 'Anderswo' }, departments: [], answers: [] })));
    await page.getByText('Diese Datei gehört zu Anderswo').first().waitFor();
  });

  it('changedMeanwhile_isShownAnew', async () => {
    await at('#/sichern');
    await bring(file('PK…', 'tabelle.xlsx'));
    await button('Übernehmen').waitFor();
    room().conduct.revision = 9;
    await button('Übernehmen').click();
    await page.getByText('Inzwischen hat sich etwas geändert').waitFor();
    await button('Übernehmen').click();
    await page.getByText('Die Datei ist übernommen').waitFor();
  });

  it('lostAnswer_isRepeatedWithTheSamePlan', async () => {
    await at('#/sichern');
    await bring(file('PK…', 'tabelle.xlsx'));
    // Not before the dry run is done: it takes the same way.
    await button('Übernehmen').waitFor();
    mock.faults.push({ method: 'POST', path: '/imports$', kind: 'refuse', times: 1 });
    await button('Übernehmen').click();
    await page.getByText('Keine Verbindung').waitFor();
    await button('Übernehmen').click();
    await page.getByText('Die Datei ist übernommen').waitFor();
  });

  it('noneEmptyOrTooLarge_isSaidBeforeAnythingIsSent', async () => {
    await at('#/sichern');
    await button('Ansehen, was sich ändern würde').click();
    await page.getByText('Wählen Sie zuerst eine Datei aus.').waitFor();
    await bring(file(''));
    await page.getByText('Diese Datei ist leer.').waitFor();
    await bring(file('x'.repeat(5_000_001)));
    await page.getByText(/Diese Datei ist zu groß/).waitFor();
    assert.equal(sent('POST', /uploads$/).length, 0);
  });
});

describe('erasing', () => {
  it('needsTheNameAndAYes_andForgetsTheLink', async () => {
    await at('#/loeschen');
    await button('Selbstcheck löschen …').click();
    await page.getByText('Geben Sie den Namen der Kommune ein.').waitFor();
    await page.getByLabel(/Name der Kommune/).fill('Hamburg');
    await button('Selbstcheck löschen …').click();
    await page.getByText(/Er lautet „Bamberg“/).waitFor();
    await standsTheTest('erase');
    await page.getByLabel(/Name der Kommune/).fill('Bamberg');
    await button('Selbstcheck löschen …').click();
    await escape();
    assert.ok(room());
    await button('Selbstcheck löschen …').click();
    await dialog().getByRole('button', { name: 'Endgültig löschen' }).click();
    await heading('Der Selbstcheck ist gelöscht');
    assert.equal(room(), undefined);
    await eventually(
      () => page.evaluate(() => localStorage.getItem('sc.link') ?? sessionStorage.getItem('sc.link')),
      null,
    );
    await standsTheTest('erased');
  });
});

describe('what is held', () => {
  it('isReadOnOnePage_andTakenAlong', async () => {
    await at('#/');
    await page.getByRole('link', { name: 'Ansehen, was gespeichert ist' }).click();
    await heading('Was gespeichert ist');
    await page.getByRole('heading', { level: 2, name: 'Stellen' }).waitFor();
    await page.getByText('Nichts gespeichert.').waitFor();
    await standsTheTest('holdings');
    const download = page.waitForEvent('download');
    await button('Als Datei herunterladen (JSON)').click();
    assert.match((await download).suggestedFilename(), /^gespeichert-.*-2026-11-22\.json$/);
  });
});

describe('the communes of a roof', () => {
  const progress = { coverage: 45, reported: false, asOf: '2026-11-24' };
  const report = {
    id: '1-pdf-plain-public',
    kind: 'pdf',
    tone: 'plain',
    edition: 'public',
    submission: 1,
    on: '2026-11-21',
    bytes: 181_234,
  };
  beforeEach(() => (room().municipality = { key: '09777', name: 'Landkreis Ostallgäu' }));

  it('areOfferedToAKreis_andToNobodyElse', async () => {
    await at();
    await page.getByRole('link', { name: 'Unsere Gemeinden' }).click();
    await heading('Unsere Gemeinden');
    await page.evaluate(() => (location.hash = '#/'));
    room().municipality = { key: '09777121', name: 'Buchloe' };
    await page.reload();
    await heading('Koordination');
    await page.getByRole('link', { name: 'Was das Projektteam sieht' }).waitFor();
    await eventually(() => page.getByRole('link', { name: 'Unsere Gemeinden' }).count(), 0);
  });

  it('whileNobodyReleasesAnything_sayHowThatGoes', async () => {
    await at('#/gemeinden');
    await page.getByRole('heading', { name: 'Noch hat keine Gemeinde etwas für Sie freigegeben' }).waitFor();
    await standsTheTest('communes-none');
  });

  it('areThoseThatReleaseSomething_withJustThat', async () => {
    room().communes = [
      { key: '09777121', name: 'Buchloe', progress, documents: [report] },
      {
        key: '097775752',
        name: 'Verwaltungsgemeinschaft Biessenhofen',
        documents: [{ ...report, id: '2-xlsx-balanced-internal', kind: 'xlsx', edition: 'internal' }],
      },
      {
        key: '09777169',
        name: 'Schwangau',
        progress: { ...progress, coverage: 100, submittedOn: '2026-11-20' },
        documents: [],
      },
    ];
    await at('#/gemeinden');
    await page.getByText('3 Gemeinden geben etwas frei.').waitFor();
    await page.getByText('Mindestens 45 Prozent beantwortet, noch nicht abgegeben.').waitFor();
    await page.getByText('Alles beantwortet, abgegeben am 20. November 2026.').waitFor();
    await page.getByText('Nicht zur Veröffentlichung').waitFor();
    await standsTheTest('communes');
    const waiting = page.waitForEvent('download');
    await button('Herunterladen').first().press('Enter');
    assert.equal((await waiting).suggestedFilename(), 'bericht.pdf');
    assert.equal(sent('POST', /roof\/09777121\/documents\/1-pdf-plain-public\/links$/).length, 1);
  });

  it('documentThatWasWithdrawnMeanwhile_isSaidSo_andTheListReadAnew', async () => {
    room().communes = [{ key: '09777121', name: 'Buchloe', documents: [report] }];
    await at('#/gemeinden');
    await button('Herunterladen').waitFor();
    room().communes = [];
    await button('Herunterladen').click();
    await page.getByText('Dieses Dokument ist nicht mehr freigegeben').waitFor();
    await standsTheTest('communes-withdrawn');
    await button('Liste neu laden').click();
    await page.getByRole('heading', { name: 'Noch hat keine Gemeinde etwas für Sie freigegeben' }).waitFor();
  });

  it('areSearched_whereThereAreMany', async () => {
    room().communes = Array.from({ length: 60 }, (_, index) => ({
      key: `09777${100 + index}`,
      name: `Gemeinde ${index + 1}`,
      progress,
      documents: index % 7 === 0 ? [report] : [],
    }));
    await at('#/gemeinden');
    await page.getByLabel('Gemeinde suchen').fill('gemeinde 4');
    await page.getByText('11 von 60 Gemeinden.').waitFor();
    await eventually(() => page.locator('.sc-communes__item').count(), 11);
    await standsTheTest('communes-many');
  });

  it('failure_saysSo_andIsTriedAgain', async () => {
    mock.faults.push({ path: '/check/roof$', kind: 'answer', status: 503, times: 1 });
    await at('#/gemeinden');
    await page.getByText('Gerade ist viel los').waitFor();
    await button('Noch einmal versuchen').click();
    await page.getByRole('heading', { name: 'Noch hat keine Gemeinde etwas für Sie freigegeben' }).waitFor();
  });
});

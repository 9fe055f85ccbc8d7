import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, it } from 'node:test';
import { DEMO_CHECK, DEMO_EXAMPLE, DEMO_RESULT, DEMO_SUBMITTED } from '../mock-api.mjs';
import { DEMO_RESULT_COMPANION, DEMO_RESULT_UNIT, DEMO_RESULT_VIEWER } from '../mock-agreement.mjs';
import { reportsOf } from '../mock-report.mjs';
import { scored } from '../mock-result.mjs';
import { eventually, standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, setUp } from './stage.mjs';

setUp();

const rich = () => mock.state.checks.get('demoresult000001');
const instrumentOf = (check) => mock.state.instruments.find((one) => one.id === check.phase.instrument.id);
const kept = (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
/** What core composed of the check of `DEMO_RESULT`. */
const full = (name) => reportsOf('weltoffene-kommune')[name];
const fieldsOf = (report) => report.sections.filter((one) => one.id.startsWith('feld-'));

async function open(token, on = page) {
  await on.goto(`${mock.url}/ergebnis/#${token}`);
  await islandStands(on);
}
const heading = (name) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const section = (name) => page.getByRole('region', { name });
const unfold = () =>
  page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
const tone = (name) => page.getByRole('radio', { name }).check();

const standsTheTest = (name, options) => standsTheTestOn(page, `result-${name}`, options);

describe('the states', () => {
  it('nothingSubmitted_saysWhatToDoNext', async () => {
    await open(DEMO_CHECK);
    await heading('Noch gibt es kein Ergebnis');
    assert.equal(await page.getByRole('link', { name: 'Weiter ausfüllen' }).getAttribute('href'), '/check/');
    await standsTheTest('nothing');
  });

  it('scoring_waits_andShowsTheResultByItself', async () => {
    rich().scoring = 'waiting';
    await open(DEMO_RESULT);
    await heading('Ihr Ergebnis wird berechnet');
    assert.equal(await page.getByRole('status').innerText(), 'Die Auswertung läuft.');
    await standsTheTest('waiting');
    rich().scoring = undefined;
    await heading('Ihr Ergebnis');
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
  });

  it('scoring_surviesALostAnswer', async () => {
    rich().scoring = 'waiting';
    await open(DEMO_RESULT);
    await heading('Ihr Ergebnis wird berechnet');
    mock.faults.push({ path: '/api/check/report', kind: 'refuse', times: 1 });
    rich().scoring = undefined;
    await heading('Ihr Ergebnis');
    assert.equal(mock.faults.length, 0);
  });

  it('failed_saysWhatHappensNext', async () => {
    rich().scoring = 'failed';
    await open(DEMO_RESULT);
    await heading('Die Auswertung ist nicht gelungen');
    await page.getByText('Sie müssen nichts noch einmal eingeben').waitFor();
    await standsTheTest('failed');
    rich().scoring = undefined;
    await page.getByRole('button', { name: 'Jetzt noch einmal nachsehen' }).click();
    await heading('Ihr Ergebnis');
  });

  it('deadLink_givesNoHint', async () => {
    await open(`unknowncheck0001.${'Z'.repeat(43)}`);
    await heading('Dieser Link öffnet keinen Selbstcheck');
  });

  it('serverDown_offersAnotherTry', async () => {
    mock.faults.push({ path: '/api/check/report', kind: 'answer', status: 503, times: 1 });
    await open(DEMO_RESULT);
    await page.getByText('Gerade ist viel los').waitFor();
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await heading('Ihr Ergebnis');
    await section('Auf einen Blick').waitFor();
  });
});

describe('the worked example', () => {
  it('mockAndContract_agreeToTheLastDigit', () => {
    const check = mock.state.checks.get('demoexample00001');
    const result = kept('result.json');
    assert.deepEqual({ ...scored(instrumentOf(check), check.selfCheck).result, overall: result.overall }, result);
  });

  it('showsEveryNumberOfTheContract_inGerman', async () => {
    await open(DEMO_EXAMPLE);
    await unfold();
    const rows = await page
      .getByRole('table', { name: /Handlungsfelder: Wert/ })
      .getByRole('row')
      .allInnerTexts();
    const cells = rows.map((row) => row.replace(/\s+/g, ' ').trim());
    assert.match(cells[1], /^Steuerung 58,3 Im Aufbau \(begrenzt\) 100,0 33,3 bis 62,5$/);
    assert.match(cells[2], /^Beteiligung 50,0 In Umsetzung 75,0 37,5 bis 62,5$/);
    await page.getByRole('img', { name: 'Profil der Handlungsfelder' }).waitFor();
    await page
      .getByText(
        'Rechnerisch ‚In Umsetzung‘ (58,3). Weil ‚Die Vertretung hat Ziele beschlossen, die sich überprüfen lassen‘ im Mittel noch unter ‚geplant‘ liegt, weisen wir höchstens ‚Im Aufbau‘ aus.',
      )
      .first()
      .waitFor();
    const text = (await page.locator('main').innerText()).replace(/\u00A0/g, ' ');
    assert.match(text, /Stand 0,67 von 4 – zwischen „nicht begonnen“ und „geplant“/);
    assert.match(text, /eigene Entwicklung dieses Projekts und nicht wissenschaftlich validiert/);
    assert.ok(!text.includes('54,2'), 'the overall value is not shown');
    await standsTheTest('example');
  });

  it('everyText_thatCoreComposed_standsOnThePage', async () => {
    const report = reportsOf('beispiel')['report/balanced/internal'];
    await open(DEMO_EXAMPLE);
    await unfold();
    const plain = (text) => text.replace(/\s+/g, '');
    const shown = plain(await page.locator('main').innerText());
    const texts = (block) => [
      ...['text', 'label', 'statement', 'status', 'caption'].map((key) => block[key]).filter(Boolean),
      ...(block.marks ?? []),
      ...(block.facts ?? []).flatMap(({ name, value }) => [name, value]),
      ...(block.rows ?? []).flat(),
      ...(block.body ?? []).flatMap(texts),
    ];
    const all = (section) => [...section.blocks.flatMap(texts), ...section.sections.flatMap(all)];
    for (const text of report.sections.flatMap(all)) assert.ok(shown.includes(plain(text)), text);
  });

  it('whyAField_hasItsValue_standsWithIt', async () => {
    await open(DEMO_EXAMPLE);
    await section('Steuerung').getByText('Warum dieser Wert?').click();
    await section('Steuerung').getByRole('table', { name: 'Beiträge zum Wert von Steuerung' }).waitFor();
  });

  it('toneSwitch_changesWordsAndOrder_andNoNumber', async () => {
    await open(DEMO_EXAMPLE);
    await unfold();
    const seen = {};
    for (const name of ['ermutigend', 'deutlich', 'ausgewogen']) {
      await tone(name);
      await page.getByText(`Das Ergebnis steht jetzt im Ton „${name}“.`).waitFor({ state: 'attached' });
      await unfold();
      seen[name] = await page.evaluate(() => ({
        // Every number on the whole page, texts and pictures alike.
        numbers: [...new Set(document.querySelector('main').innerText.match(/\d+(,\d+)?/g))].sort(),
        pictures: [...document.querySelectorAll('svg[role=img] desc')].map((one) => one.textContent).sort(),
        listed: [...document.querySelectorAll('.sc-chapter .sc-entry__statement')].map((one) => one.textContent),
        text: document.querySelector('main').innerText,
      }));
    }
    for (const name of ['ermutigend', 'deutlich']) {
      assert.deepEqual(seen[name].numbers, seen.ausgewogen.numbers, name);
      assert.deepEqual(seen[name].pictures, seen.ausgewogen.pictures, name);
      assert.deepEqual([...seen[name].listed].sort(), [...seen.ausgewogen.listed].sort(), name);
      assert.notEqual(seen[name].text, seen.ausgewogen.text);
    }
    assert.notDeepEqual(seen.deutlich.listed, seen.ausgewogen.listed, 'the order follows the tone');
    assert.match(seen.deutlich.text, /Es fehlt jeder Beschluss\./);
    assert.match(seen.ausgewogen.text, /Ein Beschluss würde helfen\./);
  });
});

describe('a big result', () => {
  it('showsEveryField_withItsFigures_andEveryIndicator', async () => {
    const report = full('report/balanced/internal');
    await open(DEMO_RESULT);
    await unfold();
    for (const field of fieldsOf(report)) {
      const text = (await section(field.title).innerText()).replace(/\u00A0/g, ' ');
      for (const { name, value } of field.blocks.find((one) => one.type === 'facts').facts)
        assert.ok(text.includes(value.replace(/\u00A0/g, ' ')), `${field.title}: ${name} ${value}`);
    }
    const shown = new Set(await page.locator('.sc-chapter .sc-entry__statement').allInnerTexts());
    assert.equal(shown.size, 108);
  });

  it('standsTheTest', async () => {
    await open(DEMO_RESULT);
    await standsTheTest('done');
  });

  it('withEverythingOpen_standsTheTest', async () => {
    await open(DEMO_RESULT);
    await tone('deutlich');
    await page.getByText('Das Ergebnis steht jetzt im Ton „deutlich“.').waitFor({ state: 'attached' });
    await unfold();
    // One chapter has everything that the others have, and axe reads all of them in minutes.
    await standsTheTest('open', { within: '[aria-labelledby=feld-management-steuerung]' });
  });

  it('plain_beginsWithWhatIsMissing_encouragingWithWhatStands', async () => {
    await open(DEMO_RESULT);
    const first = () => section('Auf einen Blick').getByRole('heading', { level: 2 }).first().innerText();
    await tone('deutlich');
    await eventually(first, 'Was fehlt');
    await tone('ermutigend');
    await eventually(first, 'Was steht');
  });

  it('toneSwitch_worksByArrowKeys_keepsFocusAndFolds_andIsRemembered', async () => {
    await open(DEMO_RESULT);
    const [field] = fieldsOf(full('report/balanced/internal'));
    const fold = page.locator(`#${field.id}-luecken`);
    await fold.locator('summary').click();
    await page.getByRole('radio', { name: 'ausgewogen' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Das Ergebnis steht jetzt im Ton „deutlich“.').waitFor({ state: 'attached' });
    assert.equal(await page.evaluate(() => document.activeElement.value), 'plain');
    assert.equal(await fold.getAttribute('open'), '');
    await page.reload();
    await islandStands(page);
    assert.equal(await page.getByRole('radio', { name: 'deutlich' }).isChecked(), true);
  });

  it('aToneThatDoesNotCome_changesNothing_andSaysSo', async () => {
    await open(DEMO_RESULT);
    mock.faults.push({ path: '/api/check/report', kind: 'answer', status: 503, times: 1 });
    await page.getByRole('radio', { name: 'deutlich' }).click();
    await page.getByText('Gerade ist viel los').waitFor();
    assert.equal(await page.getByRole('radio', { name: 'ausgewogen' }).isChecked(), true);
    await tone('deutlich');
    await page.getByText('Das Ergebnis steht jetzt im Ton „deutlich“.').waitFor({ state: 'attached' });
    assert.equal(await page.getByText('Gerade ist viel los').count(), 0);
  });

  it('pictures_bringNoStyle_andStandInWords', async () => {
    await open(DEMO_RESULT);
    const pictures = page.locator('.sc-figure svg');
    assert.ok((await pictures.count()) > 1);
    assert.equal(await page.locator('.sc-figure [style], .sc-figure script').count(), 0);
    const ids = await page.locator('main [id]').evaluateAll((all) => all.map((one) => one.id));
    assert.equal(new Set(ids).size, ids.length, 'every id once');
    assert.deepEqual(page.errors, []);
  });

  it('folds_openByKeyboard_allAtOnce_andForPrint', async () => {
    await open(DEMO_RESULT);
    const closed = () => page.locator('details:not([open])').count();
    const all = await page.locator('.sc-chapter details').count();
    assert.ok((await closed()) >= all);
    await page.locator('.sc-chapter summary').first().focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.locator('.sc-chapter details').first().getAttribute('open'), '');
    await page.getByRole('button', { name: 'Alles aufklappen' }).click();
    assert.equal(await page.locator('.sc-chapter details:not([open])').count(), 0);
    await page.getByRole('button', { name: 'Alles zuklappen' }).click();
    assert.equal(await page.locator('.sc-chapter details[open]').count(), 0);
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    assert.equal(await closed(), 0);
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.ok((await closed()) >= all);
  });

  it('theContents_leadToAField_andAnAddressOpensWhatIsFolded', async () => {
    await open(DEMO_RESULT);
    const [field] = fieldsOf(full('report/balanced/internal'));
    await page.getByRole('navigation', { name: 'Inhalt' }).getByRole('link', { name: field.title }).click();
    assert.equal(await page.evaluate(() => location.hash), `#${field.id}`);
    await eventually(() => page.evaluate(() => document.activeElement.id), field.id);
    await page.goto(`${mock.url}/ergebnis/#${field.id}-luecken`);
    await islandStands(page);
    await eventually(() => page.locator(`#${field.id}-luecken`).getAttribute('open'), '');
  });

  it('late_isReportedAsAfterTheSubmission', async () => {
    const [, entry] = fieldsOf(full('report/balanced/internal'))[0].sections[0].blocks;
    rich().late.push(entry.indicator);
    await open(DEMO_RESULT);
    await page.getByText('1 Antwort kam nach Abgabe').waitFor();
    assert.ok((await page.locator('.sc-result-notices').innerText()).includes(entry.statement));
  });

  it('reopened_saysToWhichSubmissionItBelongs', async () => {
    rich().state = 'reopened';
    await open(DEMO_RESULT);
    await page.getByText('Dieses Ergebnis gehört zu Ihrer 1. Abgabe').waitFor();
  });
});

describe('the public edition', () => {
  const secrets = () => {
    const { departments, answers, agreed, disputed } = rich().selfCheck;
    return [
      ...departments.map((one) => one.name).filter((name) => name !== 'Koordination'),
      ...answers.flatMap((one) => [one.comment, ...(one.evidence ?? [])]),
      ...agreed.flatMap((one) => [one.reason, ...(one.minority ?? []).map((view) => view.view)]),
      ...disputed.flatMap((one) => one.views.map((view) => view.view)),
    ].filter(Boolean);
  };

  it('forAViewer_namesNoDepartmentAndNoWordOfTheirs_andSaysSo', async () => {
    await open(DEMO_RESULT_VIEWER);
    await heading('Ergebnis');
    await page.getByText('Sie lesen die öffentliche Fassung.').waitFor();
    assert.equal(await page.getByRole('navigation', { name: /^Selbstcheck/ }).count(), 0, 'there is no other room');
    for (const name of ['ermutigend', 'deutlich', 'ausgewogen']) {
      await tone(name);
      await page.getByText(`Das Ergebnis steht jetzt im Ton „${name}“.`).waitFor({ state: 'attached' });
      await unfold();
      const text = await page.locator('main').textContent();
      for (const secret of secrets()) assert.equal(text.includes(secret), false, secret);
      assert.doesNotMatch(text, /Uneinigkeit: \d|Vorrang: \d|Abstand zwischen höchster|Interner Arbeitsstand/);
    }
    await page
      .getByText(/eingeschätzt von [234]/)
      .first()
      .waitFor();
    assert.equal(await page.getByRole('button', { name: /als Datei sichern/ }).count(), 0);
    for (const name of ['Noch etwas ändern?', 'Zum Kopieren', 'Frühere Runde', 'Ihr Kommentar'])
      assert.equal(await page.getByRole('heading', { name }).count(), 0, name);
    await standsTheTest('public');
  });

  it('whoReadsTheInternalEdition_canSeeWhatOthersWill', async () => {
    await open(DEMO_RESULT);
    await page.getByText('Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt').waitFor();
    await page.getByRole('button', { name: 'So sieht es die Öffentlichkeit' }).click();
    const back = page.getByRole('button', { name: 'Zurück zur internen Fassung' });
    await back.waitFor();
    await unfold();
    // What stands outside the report (whether a commentary may become public) is for this reader alone.
    const text = await page.locator('main').innerText();
    for (const secret of secrets()) assert.equal(text.includes(secret), false, secret);
    assert.equal(await page.getByText('Interner Arbeitsstand').count(), 0);
    await standsTheTest('as-public', { within: '.sc-edition' });
    await back.click();
    await page.getByText('Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt').waitFor();
  });

  it('forADepartment_hasItsRooms', async () => {
    await open(DEMO_RESULT_UNIT);
    await heading('Ergebnis');
    const rooms = page.getByRole('navigation', { name: 'Selbstcheck Bochum' }).getByRole('link');
    assert.deepEqual(await rooms.allInnerTexts(), ['Antworten', 'Abgleich', 'Ergebnis']);
  });

  it('documentsThatItMayNotSee_areNoError', async () => {
    mock.faults.push({
      path: '/api/check/documents$',
      kind: 'answer',
      status: 403,
      body: { type: '/errors/forbidden', title: 'Nein', detail: 'Das ist nichts für diesen Link.', status: 403 },
    });
    await open(DEMO_RESULT_UNIT);
    await heading('Ergebnis');
    await page.waitForFunction(() => document.querySelector('.sc-loading') === null);
    assert.equal(await page.getByRole('heading', { name: 'Dokumente' }).count(), 0);
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  it('companion_readsTheInternalEdition_andReopensNothing', async () => {
    await open(DEMO_RESULT_COMPANION);
    await heading('Ihr Ergebnis');
    assert.equal(await page.getByText('Sie lesen die öffentliche Fassung.').count(), 0);
    assert.equal(await page.getByRole('heading', { name: 'Noch etwas ändern?' }).count(), 0);
    await page.getByText('Interner Arbeitsstand – nicht zur Veröffentlichung bestimmt').waitFor();
    await page
      .getByText(/Vorrang/)
      .first()
      .waitFor({ state: 'attached' });
    for (const name of ['Frühere Runde', 'Darf der Kommentar öffentlich werden?'])
      assert.equal(await page.getByRole('heading', { name }).count(), 0, name);
  });

  it('nothingSubmitted_tellsAViewerToComeBack', async () => {
    rich().submissions.length = 0;
    rich().state = 'open';
    await open(DEMO_RESULT_VIEWER);
    await heading('Noch gibt es kein Ergebnis');
    assert.equal(await page.getByRole('link', { name: 'Weiter ausfüllen' }).count(), 0);
    await page.getByRole('region', { name: /^Bevor Sie lesen/ }).waitFor();
    await standsTheTest('nothing-viewer');
  });

  it('readers_areToldAboutDataProtectionOnce_andFindItAgain', async () => {
    short();
    await open(DEMO_RESULT_VIEWER);
    const first = page.getByRole('region', { name: /^Bevor Sie lesen/ });
    await first.getByText('Kontakt, Rechtsgrundlage, Empfänger').click();
    await first.getByText('Art. 6 Abs. 1 Buchst. e DSGVO').waitFor();
    await standsTheTest('data-sheet-first');
    await first.getByRole('button', { name: 'Gelesen' }).press('Enter');
    await eventually(() => first.count(), 0);
    await eventually(() => page.evaluate(() => document.activeElement.tagName), 'H1');
    await page.reload();
    await heading('Ergebnis');
    await eventually(() => first.count(), 0);
    await page.getByRole('link', { name: 'Datenschutz in dieser Phase' }).click();
    await page.getByText('Stiftung Beispiel').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement.textContent), 'Datenschutz in dieser Phase');
  });

  it('readersDataSheet_thatDoesNotCome_standsInNobodysWay', async () => {
    short();
    mock.faults.push({ path: '/api/check/notice', kind: 'answer', status: 503, body: {} });
    await open(DEMO_RESULT_VIEWER);
    await heading('Ergebnis');
    assert.equal(await page.getByRole('alert').count(), 0);
    mock.faults.length = 0;
    await page.reload();
    await page.getByRole('region', { name: /^Bevor Sie lesen/ }).waitFor();
  });
});

/** What one does with a result is the same on a short page, which axe reads faster. */
const short = () => {
  rich().reports = 'beispiel';
};

describe('documents', () => {
  beforeEach(short);
  const document = (more) => ({
    check: 'demoresult000001',
    id: 'doc-1',
    kind: 'pdf',
    tone: 'plain',
    edition: 'internal',
    submission: 1,
    state: 'done',
    released: false,
    ordered: false,
    on: '2026-11-21',
    bytes: 181_234,
    fileName: 'x.pdf',
    ...more,
  });
  const card = (name) => page.locator('.sc-kind').filter({ has: page.getByRole('heading', { name }) });
  const sent = (method, path) => mock.requests.filter((one) => one.method === method && path.test(one.path));

  it('isOrdered_publicUnlessChosenOtherwise_andBecomesDoneByItself', async () => {
    mock.state.slowJobs = true;
    await open(DEMO_RESULT);
    assert.equal(await page.locator('.sc-kind').count(), 9);
    const own = card('Sitzungsvorlage');
    await own.getByRole('button', { name: 'Erstellen' }).click();
    await eventually(() => page.evaluate(() => document.activeElement.id), 'ton-council');
    assert.equal(await own.getByLabel('Fassung').inputValue(), 'public');
    await own.getByLabel('Ton').selectOption('deutlich');
    await standsTheTest('ordering');
    await own.getByRole('button', { name: 'Erstellen' }).click();
    await own.getByText('Ist bestellt').waitFor();
    assert.deepEqual(sent('POST', /^\/api\/check\/documents$/)[0].body, {
      kind: 'council',
      tone: 'plain',
      edition: 'public',
      submission: 1,
    });
    await eventually(() => page.evaluate(() => document.activeElement.textContent), 'Weitere erstellen');
    await own.getByRole('button', { name: 'Herunterladen' }).waitFor();
    await page
      .getByRole('status')
      .getByText('Fertig: Sitzungsvorlage (DOCX), deutlich, öffentliche Fassung.')
      .waitFor();
  });

  it('data_hasNoPublicEdition_andNoTone', async () => {
    await open(DEMO_RESULT);
    await card('Daten').getByRole('button', { name: 'Erstellen' }).click();
    assert.equal(await card('Daten').getByRole('combobox').count(), 0);
    await card('Daten').getByRole('button', { name: 'Erstellen' }).click();
    await card('Daten').getByText('Interne Fassung').waitFor();
    assert.deepEqual(sent('POST', /^\/api\/check\/documents$/)[0].body, {
      kind: 'json',
      tone: 'balanced',
      edition: 'internal',
      submission: 1,
    });
  });

  it('failed_saysWhy_andBeginsAnew', async () => {
    mock.state.documents.push(
      document({ id: '1-slides-plain-internal', kind: 'slides', state: 'failed', reason: 'Die Schrift fehlte.' }),
      document({ id: 'doc-2', edition: 'public', commentary: 1 }),
    );
    await open(DEMO_RESULT);
    await card('Bericht').getByText('21. November 2026 · mit Kommentar · 181 kB').waitFor();
    await card('Folien').getByText('Konnte nicht erstellt werden: Die Schrift fehlte.').waitFor();
    await standsTheTest('documents');
    await card('Folien').getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await card('Folien').getByRole('button', { name: 'Herunterladen' }).waitFor();
  });

  it('isReleasedToTheProjectTeam_andWithdrawn', async () => {
    mock.state.documents.push(document({}));
    await open(DEMO_RESULT);
    await page.getByText('öffnen kann es nur, was Sie ihm freigeben').waitFor();
    await card('Bericht').getByRole('button', { name: 'Fürs Projektteam freigeben' }).click();
    await card('Bericht').getByText('Für das Projektteam freigegeben').waitFor();
    assert.equal(mock.state.documents[0].released, true);
    await card('Bericht').getByRole('button', { name: 'Freigabe zurücknehmen' }).click();
    await card('Bericht').getByRole('button', { name: 'Fürs Projektteam freigeben' }).waitFor();
    assert.equal(mock.state.documents[0].released, false);
  });

  it('isReleasedToARoof_byItself_andWithdrawn', async () => {
    rich().roofs = [{ key: '09777', name: 'Landkreis Ostallgäu' }];
    mock.state.documents.push(document({ edition: 'public' }));
    await open(DEMO_RESULT);
    await page.getByText('Der Landkreis Ostallgäu sieht nur, was Sie eigens dafür freigeben').waitFor();
    await card('Bericht').getByRole('button', { name: 'Für den Landkreis Ostallgäu freigeben' }).press('Enter');
    await card('Bericht').getByText('Für den Landkreis Ostallgäu freigegeben').waitFor();
    assert.equal(mock.state.documents[0].released, false);
    assert.deepEqual(mock.state.documents[0].roofs, ['09777']);
    await standsTheTest('documents-roof');
    await card('Bericht').getByRole('button', { name: 'Freigabe für den Landkreis Ostallgäu zurücknehmen' }).click();
    await card('Bericht').getByRole('button', { name: 'Für den Landkreis Ostallgäu freigeben' }).waitFor();
    assert.deepEqual(mock.state.documents[0].roofs, []);
  });

  it('internalEdition_isAskedForOnceMore_beforeARoofMayOpenIt', async () => {
    rich().roofs = [{ key: '09777', name: 'Landkreis Ostallgäu' }];
    mock.state.documents.push(document({}));
    await open(DEMO_RESULT);
    const release = card('Bericht').getByRole('button', { name: 'Für den Landkreis Ostallgäu freigeben' });
    await release.click();
    const question = page.getByRole('alertdialog');
    await question.getByText('welche Stelle was geantwortet hat').waitFor();
    await standsTheTest('documents-roof-internal');
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'detached' });
    assert.equal(sent('PUT', /release$/).length, 0);
    await release.click();
    await question.getByRole('button', { name: 'Interne Fassung freigeben' }).click();
    await card('Bericht').getByText('Für den Landkreis Ostallgäu freigegeben').waitFor();
    assert.deepEqual(sent('PUT', /release$/)[0].body, { released: true, roof: '09777' });
  });

  it('forAViewer_onlyPublicOnes_toDownload', async () => {
    mock.state.documents.push(document({}), document({ id: 'doc-2', kind: 'press', edition: 'public' }));
    await open(DEMO_RESULT_VIEWER);
    await card('Kurzfassung').getByRole('button', { name: 'Herunterladen' }).waitFor();
    assert.equal(await page.locator('.sc-kind').count(), 1);
    assert.equal(await page.getByRole('button', { name: /Erstellen|erstellen|freigeben/ }).count(), 0);
  });

  it('download_takesAFreshLink_orSaysWhyNot', async () => {
    mock.state.documents.push(document({}));
    mock.faults.push({ path: '/links$', kind: 'answer', status: 503, times: 1 });
    await open(DEMO_RESULT);
    await page.getByRole('button', { name: /Herunterladen/ }).click();
    await page.getByText('Gerade ist viel los').waitFor();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: /Herunterladen/ }).click();
    assert.equal((await waiting).suggestedFilename(), 'bericht.pdf');
    assert.equal(sent('POST', /^\/api\/check\/documents\/doc-1\/links$/).length, 2);
  });

  it('export_isTheFrozenSelfCheck', async () => {
    await open(DEMO_RESULT);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: /als Datei sichern/ }).click();
    const download = await waiting;
    assert.equal(download.suggestedFilename(), 'selbstcheck-05911000-abgabe-1.json');
    assert.deepEqual(JSON.parse(readFileSync(await download.path(), 'utf8')), rich().selfCheck);
    assert.deepEqual(page.errors, []);
  });

  it('partByPart_areCopied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(DEMO_RESULT);
    await section('Zum Kopieren').getByText('Sitzungsvorlage', { exact: true }).click();
    const part = page.getByRole('group', { name: 'Betreff' });
    await part.getByRole('button', { name: 'Kopieren' }).click();
    await part.getByText('In die Zwischenablage kopiert.').waitFor();
    const [subject] = reportsOf('beispiel')['council/balanced/public'].sections;
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), subject.blocks[0].text);
    await standsTheTest('copies');
    await page.context().clearPermissions();
    await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error('forbidden'))));
    await part.getByRole('button', { name: 'Kopieren' }).click();
    await part.getByText('Der Text ist jetzt markiert').waitFor();
    assert.match(
      await page.evaluate(() => String(window.getSelection())),
      new RegExp(subject.blocks[0].text.slice(0, 20)),
    );
  });
});

describe('the commentary', () => {
  beforeEach(short);
  const text = (field) => rich().commentary.texts.find((one) => one.field === field)?.text;

  it('isWrittenByTheCompanion_andOutlivesTheTab', async () => {
    await open(DEMO_RESULT_COMPANION);
    await page.getByLabel('Zum Ganzen').fill('Der Anfang ist gemacht.');
    await page.getByText('Zu einzelnen Handlungsfeldern').click();
    const [field] = fieldsOf(reportsOf('beispiel')['report/balanced/internal']);
    await page.getByRole('textbox', { name: field.title }).fill('Hier fehlt der Beschluss.');
    await page.reload();
    await islandStands(page);
    await eventually(() => page.getByLabel('Zum Ganzen').inputValue(), 'Der Anfang ist gemacht.');
    await standsTheTest('companion');
    await page.getByRole('button', { name: 'Kommentar speichern' }).click();
    await page.getByText('Gespeichert. Der Kommentar steht jetzt im Ergebnis.').waitFor();
    assert.equal(text(null), 'Der Anfang ist gemacht.');
    assert.equal(text(field.id.replace('feld-', '')), 'Hier fehlt der Beschluss.');
  });

  it('tooLong_isKept_andNotSent', async () => {
    await open(DEMO_RESULT_COMPANION);
    await page.getByLabel('Zum Ganzen').fill('x'.repeat(2001));
    await page.getByRole('button', { name: 'Kommentar speichern' }).click();
    await page.getByText('Bitte kürzen Sie um 1 Zeichen').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement.id), 'kommentar-gesamt');
    assert.equal(rich().commentary.version, 0);
  });

  it('savedMeanwhile_showsBoth', async () => {
    await open(DEMO_RESULT_COMPANION);
    await page.getByLabel('Zum Ganzen').fill('Meiner.');
    rich().commentary = { version: 1, on: '2026-11-21', texts: [{ field: null, text: 'Der andere.' }], public: false };
    await page.getByRole('button', { name: 'Kommentar speichern' }).click();
    await page.getByText('Inzwischen hat jemand anders gespeichert').waitFor();
    await page.getByText('Der andere.').waitFor();
    assert.equal(await page.getByLabel('Zum Ganzen').inputValue(), 'Meiner.');
    await standsTheTest('conflict');
    await page.getByRole('button', { name: 'Meinen Text speichern' }).click();
    await page.getByText('Gespeichert. Der Kommentar').waitFor();
    assert.equal(text(null), 'Meiner.');
    assert.equal(rich().commentary.version, 2);
  });

  it('becomesPublic_onlyIfTheCoordinatorAgrees', async () => {
    rich().commentary = { version: 3, on: '2026-11-21', texts: [{ field: null, text: 'Von außen.' }], public: false };
    await open(DEMO_RESULT);
    const panel = section('Darf der Kommentar öffentlich werden?');
    await panel.getByText('Von außen.').waitFor();
    await standsTheTest('consent');
    await panel.getByRole('button', { name: 'Der öffentlichen Fassung zustimmen' }).click();
    await panel.getByText('Er steht jetzt auch in der öffentlichen Fassung.').waitFor();
    assert.equal(rich().commentary.public, true);
    // Another version comes; agreeing to what one has not read would be no agreement.
    rich().commentary = { ...rich().commentary, version: 4, texts: [{ field: null, text: 'Anders.' }], public: false };
    await panel.getByRole('button', { name: 'Zustimmung zurücknehmen' }).click();
    await panel.getByText('Anders.').waitFor();
    await panel.getByText('Der Kommentar ist inzwischen ein anderer').waitFor();
  });
});

describe('the earlier round', () => {
  beforeEach(short);
  const file = (content) => ({
    name: 'selbstcheck-2024.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });

  it('isBrought_named_andTakenAwayAgain', async () => {
    await open(DEMO_RESULT);
    const panel = section('Frühere Runde');
    await panel.getByRole('button', { name: 'Zum Vergleich heranziehen' }).click();
    await panel.getByText('Wählen Sie zuerst eine Datei aus.').waitFor();
    await panel
      .getByLabel(/Datei der früheren/)
      .setInputFiles(file({ ...rich().selfCheck, submittedOn: '2024-05-15' }));
    await panel.getByRole('button', { name: 'Zum Vergleich heranziehen' }).click();
    await panel.getByText('Verglichen wird mit der Runde vom 15. Mai 2024').waitFor();
    await standsTheTest('earlier-round');
    await panel.getByRole('button', { name: 'Vergleich entfernen' }).click();
    await panel.getByText('Der Vergleich ist entfernt.').waitFor();
    await panel.getByLabel(/Datei der früheren/).waitFor();
  });

  it('aForeignFile_isRefused_inWords', async () => {
    await open(DEMO_RESULT);
    const panel = section('Frühere Runde');
    await panel.getByLabel(/Datei der früheren/).setInputFiles(file({ instrument: { id: 'anderer', version: 1 } }));
    await panel.getByRole('button', { name: 'Zum Vergleich heranziehen' }).click();
    await panel.getByText('Sie gehört zu einem anderen Fragebogen').waitFor();
  });
});

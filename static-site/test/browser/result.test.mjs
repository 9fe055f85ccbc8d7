import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { DEMO_CHECK, DEMO_EXAMPLE, DEMO_RESULT, DEMO_SUBMITTED, seed } from '../mock-api.mjs';
import { DEMO_RESULT_COMPANION, DEMO_RESULT_UNIT, DEMO_RESULT_VIEWER } from '../mock-agreement.mjs';
import { scored } from '../mock-result.mjs';
import { accessibilityFindings, eventually, shot, sidewaysOverflow, startWorld } from './harness.mjs';
import { islandStands } from './pages.mjs';

let world;
let mock;
let page;
before(async () => {
  world = await startWorld();
  mock = world.mock;
});
after(() => world?.close());
beforeEach(async () => {
  mock.faults.length = 0;
  mock.requests.length = 0;
  Object.assign(mock.state, seed(mock.state.instruments));
  page = await world.open();
});
afterEach(() => page.context().close());

const rich = () => mock.state.checks.get('demoresult000001');
const instrumentOf = (check) => mock.state.instruments.find((one) => one.id === check.phase.instrument.id);
const resultOf = (check) => check.result ?? scored(instrumentOf(check), check.selfCheck).result;
const german = (number) => number.toFixed(1).replace('.', ',');

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

/** Accessible and without sideways scrolling, wide, narrow and in the dark. */
async function standsTheTest(name, { pictures = true } = {}) {
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [1280, 'dark'],
    [320, 'light'],
  ]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    if (pictures) await shot(page, `result-${name}-${width}-${colorScheme}`);
    assert.deepEqual(await accessibilityFindings(page), [], `${name} ${width} ${colorScheme}`);
    assert.deepEqual(await sidewaysOverflow(page), [], `${name} ${width}`);
  }
  assert.deepEqual(page.errors, []);
}

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
    mock.faults.push({ path: '/api/check/result', kind: 'refuse', times: 1 });
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
    mock.faults.push({ path: '/api/check/result', kind: 'answer', status: 503, times: 1 });
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
    const { result } = scored(instrumentOf(check), check.selfCheck);
    assert.deepEqual({ ...result, overall: check.result.overall }, check.result);
  });

  it('showsEveryNumberOfTheContract_inGerman', async () => {
    await open(DEMO_EXAMPLE);
    await unfold();
    const rows = await page
      .getByRole('table', { name: /Handlungsfelder: Wert/ })
      .getByRole('row')
      .allInnerTexts();
    const cells = rows.map((row) => row.replace(/\s+/g, ' ').trim());
    assert.match(cells[1], /^Steuerung 58,3 Im Aufbau \(begrenzt\) 100,0 % 33,3 bis 62,5$/);
    assert.match(cells[2], /^Beteiligung 50,0 In Umsetzung 75,0 % 37,5 bis 62,5$/);
    await page
      .getByRole('img', { name: 'Wert 58,3, Im Aufbau (begrenzt), 100,0 Prozent beantwortet, Spanne 33,3 bis 62,5.' })
      .first()
      .waitFor();
    await page
      .getByText(
        'Rechnerisch ‚In Umsetzung‘ (58,3). Weil ‚Die Vertretung hat Ziele beschlossen, die sich überprüfen lassen‘ im Mittel noch unter ‚geplant‘ liegt, weisen wir höchstens ‚Im Aufbau‘ aus.',
      )
      .waitFor();
    const text = (await page.locator('main').innerText()).replace(/\u00A0/g, ' ');
    assert.match(text, /Stand 0,67 von 4 – zwischen „nicht begonnen“ und „geplant“/);
    assert.match(text, /eigene Entwicklung dieses Projekts und nicht wissenschaftlich validiert/);
    assert.ok(!text.includes('54,2'), 'the overall value is not shown');
    await standsTheTest('example');
  });

  it('discussionPoints_standInTwoLists_andWhatWasAgreedApart', async () => {
    await open(DEMO_EXAMPLE);
    const conversation = section('Worüber zu sprechen ist');
    await conversation.waitFor();
    const text = await conversation.innerText();
    const [before, talk, agreed] = ['Vorab klären', 'Im Gespräch klären', 'Vereinbart'].map((title) =>
      text.indexOf(title),
    );
    assert.ok(before >= 0 && before < talk && talk < agreed, text);
    assert.ok(text.indexOf('Eine benannte Stelle steuert') < talk);
    assert.ok(text.indexOf('Beteiligte erfahren') > talk && text.indexOf('Beteiligte erfahren') < agreed);
    assert.match(text.slice(agreed), /Der Beirat tagt, ein Antragsrecht fehlt\./);
    assert.match(text.slice(agreed), /Andere Sicht von Büro des Oberbürgermeisters: Das Rederecht reicht aus\./);
  });

  it('toneSwitch_changesWordsAndOrder_andNoNumber', async () => {
    await open(DEMO_EXAMPLE);
    await unfold();
    const seen = {};
    for (const name of ['ermutigend', 'ausgewogen', 'deutlich']) {
      await tone(name);
      seen[name] = await page.evaluate(() => ({
        // Every number on the whole page, texts and pictures alike.
        numbers: [...new Set(document.querySelector('main').innerText.match(/\d+(,\d+)?/g))].sort(),
        pictures: [...document.querySelectorAll('svg[role=img]')].map((svg) => svg.getAttribute('aria-label')).sort(),
        listed: [...document.querySelectorAll('.sc-entry__statement')].map((one) => one.textContent),
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
    const lists = await page.locator('.sc-chapter').first().locator('.sc-fold__title').allInnerTexts();
    assert.equal(lists.at(-1), 'Stärken', 'plain ends with what works');
    assert.match(seen.deutlich.text, /Es fehlt jeder Beschluss\./);
    assert.match(seen.ausgewogen.text, /Ein Beschluss würde helfen\./);
  });
});

describe('a big result', () => {
  it('showsEveryFieldAndEveryIndicator_once', async () => {
    const result = resultOf(rich());
    await open(DEMO_RESULT);
    await unfold();
    for (const field of result.fields) {
      const title = instrumentOf(rich()).fields.find((one) => one.id === field.id).title;
      const chapter = section(title);
      const text = await chapter.innerText();
      if (field.score !== null) assert.ok(text.includes(german(field.score)), `${title}: ${field.score}`);
      if (field.stage === null) assert.match(text, /Keine Stufe|Noch keine Stufe|anderer Zuständigkeit/);
      else assert.ok(text.includes(instrumentOf(rich()).stages[field.stage].label), title);
    }
    const shown = await page.locator('.sc-chapter .sc-entry__statement').allInnerTexts();
    assert.equal(shown.length, result.indicators.length);
    assert.equal(new Set(shown).size, result.indicators.length);
  });

  it('standsTheTest', async () => {
    await open(DEMO_RESULT);
    await standsTheTest('done');
  });

  it('withEverythingOpen_standsTheTest', async () => {
    await open(DEMO_RESULT);
    await tone('deutlich');
    await unfold();
    await standsTheTest('open', { pictures: false });
  });

  it('plain_beginsWithWhatIsMissing_encouragingWithWhatStands', async () => {
    await open(DEMO_RESULT);
    const first = () => section('Auf einen Blick').getByRole('heading', { level: 2 }).first().innerText();
    await tone('deutlich');
    assert.equal(await first(), 'Was fehlt');
    await tone('ermutigend');
    assert.equal(await first(), 'Was steht');
  });

  it('toneSwitch_worksByArrowKeys_andIsRemembered', async () => {
    await open(DEMO_RESULT);
    await page.getByRole('radio', { name: 'ausgewogen' }).focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('radio', { name: 'deutlich' }).isChecked(), true);
    await page.reload();
    await islandStands(page);
    assert.equal(await page.getByRole('radio', { name: 'deutlich' }).isChecked(), true);
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

  it('aFieldInThePicture_leadsToItsChapter', async () => {
    await open(DEMO_RESULT);
    const [field] = instrumentOf(rich()).fields;
    await page.locator('.sc-profile').getByRole('link', { name: field.title }).click();
    assert.equal(await page.evaluate(() => location.hash), `#feld-${field.id}`);
    await page.reload();
    await heading('Ihr Ergebnis');
  });

  it('late_isReportedAsAfterTheSubmission', async () => {
    const [indicator] = instrumentOf(rich()).fields[0].topics[0].indicators;
    rich().late.push(indicator.id);
    await open(DEMO_RESULT);
    await page.getByText('1 Antwort kam nach Abgabe').waitFor();
    assert.ok((await page.locator('.sc-result-notices').innerText()).includes(indicator.statement));
  });

  it('reopened_saysToWhichSubmissionItBelongs', async () => {
    rich().state = 'reopened';
    await open(DEMO_RESULT);
    await page.getByText('Dieses Ergebnis gehört zu Ihrer 1. Abgabe').waitFor();
  });
});

describe('one voice only', () => {
  it('saysThatDifferencesCouldNotShow_andNeverSpeaksOfAgreement', async () => {
    await open(DEMO_SUBMITTED);
    await unfold();
    const text = await page.locator('main').innerText();
    assert.match(text, /Abweichungen konnten nicht sichtbar werden/);
    // The instrument's own texts may speak of anything; these two regions are ours.
    for (const region of ['Ihre Handlungsfelder', 'Worüber zu sprechen ist']) {
      assert.doesNotMatch(await section(region).innerText(), /\b(einig|Einigkeit|übereinstimm|Konsens)/i);
    }
    await standsTheTest('one-voice', { pictures: false });
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
      await unfold();
      const text = await page.locator('main').textContent();
      for (const secret of secrets()) assert.equal(text.includes(secret), false, secret);
      assert.doesNotMatch(text, /Uneinigkeit: \d|Vorrang: \d|Abstand zwischen höchster/);
    }
    assert.match(await section('Worüber zu sprechen ist').innerText(), /eingeschätzt von [234] Stellen/);
    assert.equal(await page.getByRole('button', { name: /als Datei sichern/ }).count(), 0);
    assert.equal(await page.getByRole('heading', { name: 'Noch etwas ändern?' }).count(), 0);
    assert.equal(
      await page
        .getByRole('table', { name: /^Themen/ })
        .first()
        .getByText('Spanne')
        .count(),
      0,
    );
    await standsTheTest('public');
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
    await section('Wie die Zahlen entstehen').waitFor();
    await page.waitForFunction(() => document.querySelector('.sc-loading') === null);
    assert.equal(await page.getByRole('heading', { name: 'Bericht', exact: true }).count(), 0);
    assert.equal(await page.getByRole('alert').count(), 0);
  });

  it('companion_readsTheInternalEdition_andReopensNothing', async () => {
    await open(DEMO_RESULT_COMPANION);
    await heading('Ihr Ergebnis');
    assert.equal(await page.getByText('Sie lesen die öffentliche Fassung.').count(), 0);
    assert.equal(await page.getByRole('heading', { name: 'Noch etwas ändern?' }).count(), 0);
    await section('Worüber zu sprechen ist')
      .getByText(/Vorrang/)
      .first()
      .waitFor();
  });

  it('nothingSubmitted_tellsAViewerToComeBack', async () => {
    rich().submissions.length = 0;
    rich().state = 'open';
    await open(DEMO_RESULT_VIEWER);
    await heading('Noch gibt es kein Ergebnis');
    assert.equal(await page.getByRole('link', { name: 'Weiter ausfüllen' }).count(), 0);
    await standsTheTest('nothing-viewer');
  });
});

describe('documents', () => {
  const document = (more) => ({
    check: 'demoresult000001',
    id: 'doc-1',
    kind: 'pdf',
    tone: 'plain',
    edition: 'internal',
    submission: 1,
    state: 'done',
    on: '2026-11-21',
    bytes: 181_234,
    fileName: 'x.pdf',
    ...more,
  });

  it('none_saysWhoMakesThem', async () => {
    await open(DEMO_RESULT);
    await page.getByText('Ihn stößt das Projektteam an').waitFor();
  });

  it('listed_withTheirState', async () => {
    mock.state.documents.push(
      document({ id: 'doc-3', state: 'failed', reason: 'Die Schrift fehlte.' }),
      document({ id: 'doc-2', state: 'waiting', tone: 'balanced', edition: 'public' }),
      document({}),
    );
    await open(DEMO_RESULT);
    const rows = section('Bericht und Daten').getByRole('listitem');
    await rows.first().waitFor();
    const texts = await rows.allInnerTexts();
    assert.match(texts[0], /Konnte nicht erstellt werden: Die Schrift fehlte\. Das Projektteam/);
    assert.match(texts[1], /ausgewogen, öffentliche Fassung[\s\S]*wird bald erstellt/);
    assert.match(texts[2], /deutlich, interne Fassung[\s\S]*21\. November 2026 · 181 kB/);
    await standsTheTest('documents');
  });

  it('underWay_becomesDoneByItself', async () => {
    mock.state.documents.push(document({ state: 'running' }));
    await open(DEMO_RESULT);
    await page.getByText('Wird gerade erstellt').waitFor();
    mock.state.documents[0].state = 'done';
    await page.getByRole('button', { name: /Herunterladen/ }).waitFor();
  });

  it('download_takesAFreshLink_andGoesThere', async () => {
    mock.state.documents.push(document({}));
    await open(DEMO_RESULT);
    await page.getByRole('button', { name: /Herunterladen/ }).click();
    await page.waitForURL(/\/mock-document\.pdf$/);
    assert.ok(
      mock.requests.some(({ method, path }) => method === 'POST' && path === '/api/check/documents/doc-1/links'),
    );
  });

  it('download_thatFails_saysSo', async () => {
    mock.state.documents.push(document({}));
    mock.faults.push({ path: '/links$', kind: 'answer', status: 503, times: 1 });
    await open(DEMO_RESULT);
    await page.getByRole('button', { name: /Herunterladen/ }).click();
    await page.getByText('Gerade ist viel los').waitFor();
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
});

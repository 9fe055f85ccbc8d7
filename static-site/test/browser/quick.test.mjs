/** The quick check, both ways through, in the browser alone; what it shows against what core scores. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { accessibilityFindings, eventually, shot, standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, setUp } from './stage.mjs';

const repository = fileURLToPath(new URL('../../../', import.meta.url));
const scoreCommand = path.join(repository, 'infrastructure/bin/score');
const shipped = path.join(repository, 'functions/instruments/src/main/resources/instruments');

setUp({ options: { acceptDownloads: true } });

let folder;
before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'quick-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const find = (id) => mock.state.instruments.find((one) => one.id === id);
const instrument = () => find(mock.state.phases[0].instrument.id);
const indicatorsOf = (fields) => fields.flatMap((field) => field.topics).flatMap((topic) => topic.indicators);
const shortForm = () => indicatorsOf(instrument().fields).filter((one) => one.short);
/** A field with a key statement, so that a stage can be held down. */
const field = () => instrument().fields.find((one) => indicatorsOf([one]).some((indicator) => indicator.key));
const heading = (name, on = page) => on.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const german = (number) => number.toFixed(1).replace('.', ',');

async function open(on = page, fragment = '') {
  await on.goto(`${mock.url}/schnellcheck/${fragment}`);
  await islandStands(on);
}
const radio = (value, on = page) => on.locator(`.sc-option__radio[value="${value}"]`);
const goOn = (on = page) => on.locator('button[type=submit]').click();
const atStatement = (indicator, on = page) => heading(indicator.statement, on);

/** One of each kind of answer in turn, beginning with the levels from the bottom. */
const LEVELS = 5;
const kindOf = (index) =>
  index % 7 === 6
    ? 'unknown'
    : index % 11 === 9
      ? 'notApplicable'
      : index % 13 === 10
        ? 'notOurs'
        : `level-${index % LEVELS}`;

async function answer(index, on = page) {
  const kind = kindOf(index);
  await radio(kind, on).check();
  if (kind === 'notApplicable') {
    await on.getByRole('radio', { name: /andere[nr]? Ebene/ }).check();
    await on.getByLabel('Ein Satz dazu').fill('Das macht der Landkreis.');
  }
  if (kind === 'notOurs') await on.getByLabel(/Wen sollten wir fragen/).fill('Hauptamt');
  if (index % 5 === 3) await on.getByRole('checkbox', { name: 'Handlungsbedarf' }).check();
}
const expectedAnswer = (index) => {
  const kind = kindOf(index);
  if (kind === 'unknown') return { unknown: true };
  if (kind === 'notApplicable') return { notApplicable: { reason: 'otherLevel', text: 'Das macht der Landkreis.' } };
  if (kind === 'notOurs') return { notOurs: 'Hauptamt' };
  return { level: Number(kind.slice('level-'.length)) };
};

async function answerAll(indicators, on = page) {
  for (const [index, indicator] of indicators.entries()) {
    await atStatement(indicator, on);
    await answer(index, on);
    await goOn(on);
  }
  await heading('Ihr Ergebnis', on);
}

async function download(on = page) {
  const [file] = await Promise.all([
    on.waitForEvent('download'),
    on.getByRole('button', { name: 'Als Datei sichern (JSON)' }).click(),
  ]);
  const saved = path.join(folder, file.suggestedFilename());
  await file.saveAs(saved);
  return saved;
}

/** What core makes of a file; it refuses what the schema or the instrument does not allow. */
function scored(file) {
  const { id, version } = instrument();
  const run = spawnSync(scoreCommand, [path.join(shipped, id, String(version), 'instrument.yaml'), file], {
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

/** Every number and list that the page shows, against core's result. */
async function showsTheResultOf(result, on = page) {
  await on.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
  const shown = (value) => (value === null ? '–' : german(value));
  const rows = await on
    .getByRole('table', { name: /^Handlungsfelder: Wert/ })
    .locator('tbody tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.equal(rows.length, result.fields.length);
  for (const [index, one] of result.fields.entries()) {
    const text = rows[index].join('|').replace(/\u00A0/g, ' ');
    assert.ok(text.includes(shown(one.score)), `${one.id}: ${text}`);
    assert.ok(text.includes(one.coverage === null ? '–' : `${shown(one.coverage)} %`), `${one.id}: ${text}`);
    assert.ok(text.includes(one.low === null ? '–' : `${shown(one.low)} bis ${shown(one.high)}`), `${one.id}: ${text}`);
    const stage = one.stage === null ? null : instrument().stages[one.stage].label;
    if (stage !== null) assert.ok(text.includes(stage), `${one.id}: ${text}`);
  }
  const lists = [
    ['Stärken', result.strengths],
    ['Lücken', result.gaps.map((one) => one.indicator)],
    ['In Arbeit', result.inProgress.map((one) => one.indicator)],
    ['Wissenslücken', result.knowledgeGaps],
  ];
  for (const [title, ids] of lists) {
    const statements = await on
      .locator('details')
      .evaluateAll(
        (folds, name) =>
          folds
            .filter((fold) => fold.querySelector(':scope > summary .sc-fold__title')?.textContent === name)
            .flatMap((fold) => [...fold.querySelectorAll('.sc-entry__statement')].map((entry) => entry.textContent)),
        title,
      );
    const all = indicatorsOf(instrument().fields);
    assert.deepEqual(statements.sort(), ids.map((id) => all.find((one) => one.id === id).statement).sort(), title);
  }
}

const standsTheTest = (name) => standsTheTestOn(page, `quick-${name}`);

const stored = (on = page) =>
  on.evaluate(() => ({
    session: Object.keys(sessionStorage).filter((key) => key.startsWith('sc.quick')),
    local: Object.keys(localStorage),
  }));

/** In the page: the icons of all views have come; they are asked for last, once the page is drawn. */
const iconsAreHere = () => {
  const loaded = performance.getEntriesByType('resource').map((entry) => entry.name);
  const icons = [...document.querySelectorAll('.kern-icon')].map((icon) => getComputedStyle(icon).maskImage);
  return icons.length > 0 && icons.every((image) => loaded.some((url) => image === `url("${url}")`));
};

/** All that the quick check is made of. */
const STATIC = /^\/(schnellcheck\/$|assets\/|instruments\/[a-z0-9/.-]+\.json$)/;

describe('the way through', () => {
  it('shortForm_offlineAfterLoading_endsInCoresResult', async () => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url())));
    await open();
    await page.getByText(`${shortForm().length} Aussagen, etwa `).first().waitFor();
    await page.waitForFunction(iconsAreHere);
    const before = asked.filter(({ pathname }) => pathname !== '/assets/mark.svg').length;
    await page.context().setOffline(true);

    await page.getByRole('link', { name: 'Kurzform beginnen' }).click();
    await answerAll(shortForm());
    const file = await download();

    // The browser asks for the page's icon anew with every address.
    const own = asked.filter(({ pathname, protocol }) => protocol !== 'blob:' && pathname !== '/assets/mark.svg');
    assert.deepEqual(
      own.filter(({ origin, pathname }) => origin !== mock.url || !STATIC.test(pathname)),
      [],
    );
    assert.deepEqual(own.slice(before), []);
    assert.deepEqual(mock.requests, []);
    const selfCheck = JSON.parse(readFileSync(file, 'utf8'));
    assert.deepEqual(
      { ...selfCheck, answers: selfCheck.answers.length },
      {
        format: 'selbstcheck/1',
        instrument: { id: instrument().id, version: instrument().version },
        scope: 'short',
        departments: [{ id: 'schnellcheck', name: 'Schnellcheck' }],
        answers: shortForm().length,
        submitted: false,
      },
    );
    shortForm().forEach((indicator, index) => {
      assert.deepEqual(selfCheck.answers[index], {
        department: 'schnellcheck',
        indicator: indicator.id,
        answer: expectedAnswer(index),
        ...(index % 5 === 3 ? { needForAction: true } : {}),
      });
    });
    const result = scored(file);
    assert.equal(
      result.fields.every((one) => one.stage === null),
      true,
    );
    await page.locator('.sc-chapter').getByText('Keine Stufe: Die Kurzform weist keine aus.').first().waitFor();
    await showsTheResultOf(result);
    assert.deepEqual(page.errors, []);
  });

  it('oneField_withPointer_endsInCoresResult_withAStage', async () => {
    await open();
    await page.getByRole('link', { name: field().title }).click();
    const indicators = indicatorsOf([field()]);
    for (const indicator of indicators) {
      await atStatement(indicator);
      await radio(indicator.key ? 'unknown' : 'level-4').check();
      await goOn();
    }
    await heading('Ihr Ergebnis');
    const result = scored(await download());
    assert.deepEqual(result.scope, [field().id]);
    assert.ok(result.fields[0].cappedBy.length > 0);
    await showsTheResultOf(result);
    await page.getByText(/weisen wir höchstens ‚/).waitFor();
  });

  it('oneField_withEveryKindOfAnswer_endsInCoresResult', async () => {
    await open(page, `#/feld/${instrument().id}/${field().id}`);
    await answerAll(indicatorsOf([field()]));
    await showsTheResultOf(scored(await download()));
  });

  it('byKeyboardAlone_digitsChooseAndEnterGoesOn', async () => {
    await open();
    await page.getByRole('link', { name: 'Kurzform beginnen' }).focus();
    await page.keyboard.press('Enter');
    for (const [index, indicator] of shortForm().entries()) {
      await atStatement(indicator);
      await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
      await page.keyboard.press('Tab');
      await page.keyboard.press(String(index % LEVELS));
      await eventually(() => radio(`level-${index % LEVELS}`).isChecked(), true);
      await page.keyboard.press('Enter');
    }
    await heading('Ihr Ergebnis');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Ihr Ergebnis');
    await page.waitForFunction(() => window.scrollY === 0);
    assert.equal(
      scored(await download()).indicators.every((one) => one.state === 'rated'),
      true,
    );
  });

  it('digits_whileTyping_areText', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('notOurs').check();
    await page.getByLabel(/Wen sollten wir fragen/).pressSequentially('Amt 50');
    await eventually(() => page.getByLabel(/Wen sollten wir fragen/).inputValue(), 'Amt 50');
    await eventually(() => radio('notOurs').isChecked(), true);
  });
});

describe('answers', () => {
  it('notApplicable_withoutReasonOrSentence_isNoAnswerYet', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('notApplicable').check();
    await goOn();
    await page.getByRole('alert').filter({ hasText: 'noch einen Grund' }).waitFor();
    await standsTheTest('unfinished');
    await page.getByRole('radio', { name: /andere[nr]? Ebene/ }).check();
    await goOn();
    await page.getByRole('alert').filter({ hasText: 'noch einen Satz' }).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA');
    await page.getByLabel('Ein Satz dazu').fill('Das macht der Kreis.');
    await goOn();
    await atStatement(shortForm()[1]);
  });

  it('aSentenceThatIsTooLong_staysOnThePage_andCountsNotYet', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('notApplicable').check();
    await page.getByRole('radio', { name: /andere[nr]? Ebene/ }).check();
    await page.getByLabel('Ein Satz dazu').fill('x'.repeat(2001));
    await page.getByText('Bitte kürzen Sie um 1 Zeichen').waitFor();
    await goOn();
    await atStatement(shortForm()[1]);
    await page.getByRole('link', { name: 'Übersicht' }).click();
    await page.getByText(`0 von ${shortForm().length} beantwortet`).waitFor();
    await page.getByRole('link', { name: shortForm()[0].statement }).click();
    assert.equal((await page.getByLabel('Ein Satz dazu').inputValue()).length, 2001);
  });

  it('takenBack_isOpenAgain', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('level-3').check();
    await page.getByRole('button', { name: 'Antwort zurücknehmen' }).click();
    await eventually(() => radio('level-3').isChecked(), false);
    await page.getByRole('button', { name: 'Überspringen' }).waitFor();
  });

  it('skipped_isSaidInTheResult_andCanBeMadeUp', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('level-4').check();
    for (const one of shortForm()) {
      await atStatement(one);
      await goOn();
    }
    await heading('Ihr Ergebnis');
    await page.getByText(`${shortForm().length - 1} Aussagen sind noch offen.`).waitFor();
    await standsTheTest('result-open');
    await page.getByRole('link', { name: 'Offene Aussagen beantworten' }).click();
    await page.getByRole('link', { name: 'Weiter mit Aussage 2' }).click();
    await atStatement(shortForm()[1]);
  });

  it('nothingAnswered_hasNoResult', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await page.evaluate(() => (location.hash = '#/ergebnis'));
    await heading('Noch gibt es kein Ergebnis');
    await standsTheTest('nothing');
  });

  it('anotherField_keepsWhatWasAnswered', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    const first = shortForm()[0];
    await radio('level-2').check();
    const home = instrument().fields.find((one) => indicatorsOf([one]).includes(first));
    await page.evaluate((hash) => (location.hash = hash), `#/feld/${instrument().id}/${home.id}`);
    await page.getByText(/^Aussage \d+ von \d+$/).waitFor();
    await page.evaluate((hash) => (location.hash = hash), `#/aussage/${first.id}`);
    await atStatement(first);
    await eventually(() => radio('level-2').isChecked(), true);
  });

  it('anotherQuestionnaire_canBeTried_andTheFirstIsNotLost', async () => {
    const { instruments } = await (await fetch(`${mock.url}/instruments/index.json`)).json();
    const other = find(instruments.find((one) => one.id !== instrument().id).id);
    const asked = indicatorsOf(other.fields).filter((one) => one.short);
    await open();
    await page.getByRole('link', { name: 'Kurzform beginnen' }).click();
    await atStatement(shortForm()[0]);
    await radio('level-2').check();
    await page.evaluate(() => (location.hash = '#/'));
    await page.getByRole('navigation', { name: 'Fragebogen' }).getByRole('link', { name: other.title }).click();
    await page.getByRole('link', { name: other.fields[0].title }).waitFor();
    await page.getByText(instrument().title).last().waitFor();
    await standsTheTest('questionnaires');
    await page.getByRole('link', { name: 'Kurzform', exact: true }).click();
    await atStatement(asked[0]);
    await radio('level-4').check();
    await page.evaluate(() => (location.hash = '#/ergebnis'));
    await heading('Ihr Ergebnis');
    await page.evaluate((hash) => (location.hash = hash), `#/kurzform/${instrument().id}`);
    await atStatement(shortForm()[1]);
    await page.getByRole('link', { name: 'Zurück' }).click();
    await atStatement(shortForm()[0]);
    await eventually(() => radio('level-2').isChecked(), true);
    await page.reload();
    await atStatement(shortForm()[0]);
    await eventually(() => radio('level-2').isChecked(), true);
  });

  it('tones_changeWordsAndNoNumber', async () => {
    await open(page, `#/feld/${instrument().id}/${field().id}`);
    await answerAll(indicatorsOf([field()]));
    const figures = () => page.locator('.sc-figures').allInnerTexts();
    const before = await figures();
    const words = await page.locator('main').innerText();
    for (const tone of ['ermutigend', 'deutlich']) {
      await page.getByRole('radio', { name: tone }).check();
      await eventually.deepEqual(() => figures(), before);
      assert.notEqual(await page.locator('main').innerText(), words);
    }
  });
});

describe('where the answers are', () => {
  it('byDefault_inThisTabOnly', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('level-1').check();
    await goOn();
    await page.reload();
    await atStatement(shortForm()[1]);
    await page.getByRole('link', { name: 'Zurück' }).click();
    await atStatement(shortForm()[0]);
    await eventually(() => radio('level-1').isChecked(), true);
    await eventually.deepEqual(() => stored(), { session: ['sc.quick'], local: [] });

    const other = await page.context().newPage();
    await open(other);
    await other.getByRole('link', { name: 'Kurzform beginnen' }).waitFor();
  });

  it('kept_outlivesTheTab_andCanBeRemovedAltogether', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('level-1').check();
    await page.getByRole('link', { name: 'Übersicht' }).click();
    await heading('Übersicht');
    await standsTheTest('review');
    await page.getByRole('checkbox', { name: 'Auf diesem Gerät behalten' }).check();
    await page.getByText('bis Sie sie löschen').waitFor();

    const other = await page.context().newPage();
    await open(other);
    await other.getByRole('link', { name: 'Weiter mit Aussage 2' }).click();
    await radio('level-4', other).check();
    await other.getByRole('link', { name: 'Übersicht' }).click();
    await other.getByRole('button', { name: 'Alles löschen' }).click();
    await other.getByRole('alertdialog').getByRole('button', { name: 'Alles löschen' }).click();
    await other.getByText('In diesem Browser ist nichts mehr davon.').waitFor();
    await other.waitForFunction(() => document.activeElement?.textContent === 'Schnellcheck');
    await eventually.deepEqual(() => stored(other), { session: [], local: [] });

    // The first tab still has its own, and does not bring back what was removed from the device.
    await page.getByRole('link', { name: 'Weiter mit Aussage 2' }).click();
    await radio('level-3').check();
    await eventually.deepEqual(() => stored(), { session: ['sc.quick'], local: [] });
  });

  it('noLongerKept_isInThisTabOnly', async () => {
    await open(page, `#/kurzform/${instrument().id}`);
    await radio('level-1').check();
    await page.getByRole('link', { name: 'Übersicht' }).click();
    const keep = page.getByRole('checkbox', { name: 'Auf diesem Gerät behalten' });
    await keep.check();
    await keep.uncheck();
    await page.getByText('Sie sind nur in diesem Tab').waitFor();
    await eventually.deepEqual(() => stored(), { session: ['sc.quick'], local: [] });
  });

  it('storageForbidden_isSaid_andTheResultComesAllTheSame', async () => {
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('forbidden', 'SecurityError');
          },
        });
      }
    });
    await open();
    await page.getByText('Dieser Browser speichert nichts zwischen.').waitFor();
    await page.getByRole('link', { name: 'Kurzform beginnen' }).click();
    await answerAll(shortForm());
    await eventually(() => page.getByRole('checkbox', { name: 'Auf diesem Gerät behalten' }).count(), 0);
    await showsTheResultOf(scored(await download()));
  });
});

describe('the states', () => {
  it('start_statement_result_areAccessible_atEveryWidth', async () => {
    await open();
    await standsTheTest('start');
    await page.getByRole('link', { name: 'Kurzform beginnen' }).click();
    await atStatement(shortForm()[0]);
    await standsTheTest('statement');
    await radio('level-2').check();
    await standsTheTest('chosen');
    await page.emulateMedia({ forcedColors: 'active' });
    await shot(page, 'quick-chosen-forced');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.evaluate(() => (location.hash = '#/'));
    await heading('Schnellcheck');
    await standsTheTest('go-on');
    await page.getByRole('button', { name: 'Alles löschen' }).click();
    await page.getByRole('alertdialog').waitFor();
    await standsTheTest('remove');
    await page.getByRole('button', { name: 'Abbrechen' }).click();
    await page.getByRole('link', { name: 'Weiter mit Aussage 2' }).click();
    for (const [index, indicator] of shortForm().slice(1).entries()) {
      await atStatement(indicator);
      await answer(index);
      await goOn();
    }
    await heading('Ihr Ergebnis');
    await page.evaluate(() => {
      for (const fold of document.querySelectorAll('details')) fold.open = true;
    });
    await standsTheTest('result');
  });

  it('theBar_neverHidesWhatHasTheFocus', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await open(page, `#/kurzform/${instrument().id}`);
    await atStatement(shortForm()[0]);
    for (let stops = 0; stops < 30; stops++) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const focused = document.activeElement;
        const bar = document.querySelector('.sc-quick__bar');
        if (focused === null || bar.contains(focused) || !document.querySelector('.sc-quick').contains(focused))
          return null;
        const { top, bottom } = focused.getBoundingClientRect();
        return top >= bar.getBoundingClientRect().top && bottom <= bar.getBoundingClientRect().bottom + 1
          ? focused.outerHTML
          : null;
      });
      assert.equal(hidden, null);
    }
  });

  it('questionnaireUnreachable_isExplained_andCanBeRetried', async () => {
    await page.route('**/instruments/**', (route) => route.abort());
    await page.goto(`${mock.url}/schnellcheck/`);
    await heading('Der Schnellcheck lässt sich gerade nicht öffnen');
    assert.deepEqual(await accessibilityFindings(page), []);
    await page.unroute('**/instruments/**');
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await heading('Schnellcheck');
    await page.getByRole('link', { name: 'Kurzform beginnen' }).waitFor();
  });

  it('anUnknownField_leadsToTheStart', async () => {
    await open(page, `#/feld/${instrument().id}/gibt-es-nicht`);
    await page.getByRole('link', { name: 'Kurzform beginnen' }).waitFor();
  });

  it('printed_theResultIsWhole_andTheRestIsNot', async () => {
    await open(page, `#/feld/${instrument().id}/${field().id}`);
    await answerAll(indicatorsOf([field()]));
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'quick-print');
    await eventually(() => page.getByRole('button', { name: 'Alles löschen' }).isVisible(), false);
    await eventually(() => page.locator('details:not([open])').count(), 0);
    await eventually(() => page.getByText('Das ist Ihre Sicht, nicht das Ergebnis Ihrer Kommune.').isVisible(), true);
  });
});

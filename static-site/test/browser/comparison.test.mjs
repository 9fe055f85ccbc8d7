import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { DEMO_RESULT } from '../mock-api.mjs';
import { DEMO_RESULT_VIEWER } from '../mock-agreement.mjs';
import { comparisons } from '../mock-comparison.mjs';
import { standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { button, mock, page, setUp } from './stage.mjs';

setUp();

const check = () => mock.state.checks.get('demoresult000001');
const section = () => page.getByRole('region', { name: 'Neben anderen Kommunen' });
const standsTheTest = (name) => standsTheTestOn(page, `comparison-${name}`);
/** The rest of the page stands its own tests. */
const sectionStandsTheTest = (name) =>
  standsTheTestOn(page, `comparison-${name}`, { within: 'section[aria-labelledby="vergleich"]' });

async function open(token) {
  await page.goto(`${mock.url}/ergebnis/#${token}`);
  await islandStands(page);
  await page.getByRole('region', { name: 'Dokumente' }).waitFor();
}

describe('agreeing', () => {
  it('isAskedFor_withWhatOthersWillSee_andCanBeTakenBack', async () => {
    await open(DEMO_RESULT);
    const words = await section().innerText();
    for (const said of ['Andere sehen', 'Niemand sieht', 'mindestens fünf Kommunen', 'einen Rang'])
      assert.ok(words.includes(said), said);
    await sectionStandsTheTest('asked');

    await button('Dem Vergleich zustimmen').click();
    await section().getByText('Sie haben zugestimmt.').waitFor();
    assert.equal(check().compares, true);
    assert.match(await section().innerText(), /wenn die Projektphase beendet ist/);
    assert.match(await section().innerText(), /die Gruppenwerte, die andere schon gesehen haben, bleiben/);
    await sectionStandsTheTest('agreed');

    await button('Zustimmung zurücknehmen').click();
    await section().getByText('Ihre Zustimmung ist zurückgenommen.').waitFor();
    assert.equal(check().compares, false);
    assert.deepEqual(page.errors, []);
  });

  it('problem_staysWhereItWasAsked', async () => {
    await open(DEMO_RESULT);
    mock.faults.push({ method: 'PUT', path: '/comparison/consent$', kind: 'answer', status: 500, times: 1 });
    await button('Dem Vergleich zustimmen').click();
    await section().getByRole('alert').waitFor();
    assert.ok(await button('Dem Vergleich zustimmen').isVisible());
  });

  it('isNotAskedOfAViewer', async () => {
    await open(DEMO_RESULT_VIEWER);
    assert.equal(await section().count(), 0);
  });
});

describe('being shown', () => {
  beforeEach(() => Object.assign(check(), { compares: true, comparison: 'shown' }));

  it('ownValues_standBesideTheGroup_withTheWarning', async () => {
    await open(DEMO_RESULT);
    const { comparison } = comparisons();
    const words = await section().innerText();
    assert.ok(words.includes(comparison.cohort));
    assert.ok(words.includes(comparison.warning));
    assert.equal(await section().getByRole('img').count(), 1);
    await section().getByText('Dieselben Zahlen als Tabelle').click();
    const rows = section().getByRole('row');
    assert.equal(await rows.count(), comparison.lines.length + 1);
    assert.match(await rows.nth(1).innerText(), /etwa 10/);
    await sectionStandsTheTest('shown');
    assert.deepEqual(page.errors, []);
  });

  it('viewer_readsTheSame_andDecidesNothing', async () => {
    await open(DEMO_RESULT_VIEWER);
    await section().waitFor();
    assert.equal(
      await section()
        .getByRole('button', { name: /Zustimmung|zustimmen/ })
        .count(),
      0,
    );
    await sectionStandsTheTest('viewer');
  });

  for (const [state, said] of [
    ['noCohort', /Zu wenige Kommunen/],
    ['noSnapshot', /Zu wenige Kommunen/],
    ['waiting', /entsteht gerade/],
    ['notFull', /nur vollständige Selbstchecks/],
    ['partOfATown', /Bezirke und Stadtteile werden nicht verglichen/],
  ])
    it(`${state}_saysWhy`, async () => {
      check().comparison = state;
      await open(DEMO_RESULT);
      assert.match(await section().innerText(), said);
      assert.equal(await section().getByRole('img').count(), 0);
    });
});

describe('the project team', () => {
  const signedIn = async () => {
    await page.goto(`${mock.url}/verwaltung/#phase/runde-2026/vergleich`);
    await button('Anmelden').click();
    await page.getByRole('heading', { level: 2, name: 'Vergleich' }).waitFor();
    await islandStands(page);
  };

  it('seesNothingBeforeTheEnd', async () => {
    await signedIn();
    await page.getByText(/entsteht nach dem Ende der Phase/).waitFor();
    assert.equal(await button('Vergleich auffrischen').count(), 0);
    await standsTheTest('team-open');
  });

  it('seesWhatIsPublished_andLetsItBeMadeAnew', async () => {
    mock.state.comparison = { ...comparisons().published, refreshable: true };
    await signedIn();
    await page.getByRole('table', { name: /Gruppe: kreisangehörige/ }).waitFor();
    await standsTheTest('team-published');

    await button('Vergleich auffrischen').click();
    await page.getByText('Ein neuer Vergleich ist in Arbeit.').waitFor();
    mock.state.comparison = { ...comparisons().published, refreshable: false };
    await page.getByText(/Hinter jeder Zahl stehen mindestens 5/).waitFor();
    assert.deepEqual(page.errors, []);
  });

  it('readsWhyItFailed', async () => {
    mock.state.comparison = { state: 'failed', reason: 'Eingestellt sind weniger.', refreshable: true };
    await signedIn();
    await page.getByText('Eingestellt sind weniger.').waitFor();
    await standsTheTest('team-failed');
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEMO_CODE, DEMO_HANDOVER_CODE, DEMO_INVITATION_CODE } from '../mock-departments.mjs';
import { eventually, standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, setUp } from './stage.mjs';

setUp({
  prepare: async () => {
    await page.goto(`${mock.url}/code/`);
    await islandStands(page);
  },
});

const field = () => page.getByLabel('Ihr Code');
const next = () => page.getByRole('button', { name: 'Weiter' });
const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
const sent = (path) => mock.requests.filter((one) => path.test(one.path));
const room = () => mock.state.checks.get('demoroom00000001');

const standsTheTest = (name) => standsTheTestOn(page, `code-${name}`);

describe('a typed code', () => {
  it('ofADepartment_saysWhatItIsFor_andOpensTheCheckAfterWeiter', async () => {
    await field().pressSequentially('abcdefghjkmn');
    await eventually(() => field().inputValue(), 'ABCD-EFGH-JKMN');
    await page.keyboard.press('Enter');
    await heading('Bamberg');
    await page.getByText('Amt für Soziales und Wohnen').waitFor();
    assert.equal(sent(/confirm$/).length, 0, 'looking changes nothing');
    await standsTheTest('department');
    await next().click();
    await page.waitForURL(/\/check\//);
    await islandStands(page);
    const { code, secret } = sent(/codes\/confirm$/)[0].body;
    assert.equal(code, DEMO_CODE);
    assert.match(secret, /^[A-Za-z0-9_-]{43}$/);
    const link = room().links.find((one) => one.id === 'sociallink000001');
    assert.equal(link.secrets.length, 2, 'one more secret of the same link');
    await eventually(() => page.evaluate(() => sessionStorage.getItem('sc.link')), `demoroom00000001.${secret}`);
    await eventually(() => page.evaluate(() => localStorage.getItem('sc.link')), null, 'not before the person says so');
    await page.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
    await heading('Bamberg');
    await eventually(() => page.evaluate(() => localStorage.getItem('sc.link')), `demoroom00000001.${secret}`);
    await eventually.deepEqual(
      () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sc.secret'))),
      [],
    );
  });

  it('withBlanksAndSmallLetters_isTheSame_andCanBeMendedInTheMiddle', async () => {
    await field().fill('abcd efgh jkmx');
    await field().press('End');
    await field().press('Backspace');
    await field().press('n');
    await next().click();
    await heading('Bamberg');
    assert.equal(sent(/codes\/open$/)[0].body.code, DEMO_CODE);
  });

  it('thatCannotBeOne_isSaidAtOnce_andIsNoTry', async () => {
    await next().click();
    await page.getByText('Geben Sie den Code ein.').waitFor();
    await field().fill('ABCD-EFGH-JK0O');
    await next().click();
    await page.getByText(/Die Zeichen 0, O kommen in Codes nicht vor/).waitFor();
    await eventually(() => page.evaluate(() => document.activeElement.id), 'code');
    await field().fill('ABCD-EFGH');
    await next().click();
    await page.getByText('Es fehlen noch 4 Zeichen.').waitFor();
    await standsTheTest('short');
    assert.deepEqual(sent(/codes/), []);
  });

  it('thatOpensNothing_saysWhatToTry', async () => {
    await field().fill('ABCD-EFGH-JKMP');
    await next().click();
    await page.getByText('Dieser Code öffnet nichts').waitFor();
    await standsTheTest('wrong');
    await field().fill(DEMO_CODE);
    await eventually(() => page.getByText('Dieser Code öffnet nichts').count(), 0);
  });

  it('triedTooOften_isThrottled_alsoTheRightOne', async () => {
    mock.state.tries.set('ABCD', 20);
    await field().fill(DEMO_CODE);
    await next().click();
    await page.getByText('Zu viele Versuche').waitFor();
    await standsTheTest('throttled');
  });

  it('throttledByThePlatform_isSaidTheSame', async () => {
    mock.faults.push({ path: '/codes/open$', kind: 'answer', status: 429, times: 1 });
    await field().fill(DEMO_CODE);
    await next().click();
    await page.getByText('Zu viele Versuche').waitFor();
  });

  it('revokedBetweenLookingAndWeiter_saysSo', async () => {
    await field().fill(DEMO_CODE);
    await next().click();
    await heading('Bamberg');
    room().links.find((one) => one.id === 'sociallink000001').revoked = true;
    await next().click();
    await page.getByText('Dieser Code öffnet nichts').waitFor();
    await page.getByRole('button', { name: 'Anderen Code eingeben' }).click();
    await heading('Code eingeben');
  });

  it('ofAnInvitation_asksForModeAndScope_andShowsTheOwnLink', async () => {
    await field().fill(DEMO_INVITATION_CODE);
    await next().click();
    await heading('Willkommen, Kaufbeuren!');
    await page.getByRole('radio', { name: 'Gemeinsam in einer Runde' }).check();
    await page.getByRole('radio', { name: 'Kurzform' }).check();
    await standsTheTest('invitation');
    await next().click();
    await heading('Ihr persönlicher Link');
    const { secret, scope, mode } = sent(/codes\/confirm$/)[0].body;
    assert.deepEqual([scope, mode], ['short', 'together']);
    assert.ok((await page.getByLabel('Link zu Ihrem Selbstcheck').inputValue()).endsWith(`.${secret}`));
    await page.getByLabel('Ich habe den Link gesichert.').check();
    await page.getByRole('button', { name: 'Zum Selbstcheck' }).click();
    await page.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
    await page.getByText('0 von 16 beantwortet').first().waitFor();
  });

  it('ofAnInvitation_whoseAnswerWasLost_isRepeatedWithTheSameSecret_alsoAfterAReload', async () => {
    await field().fill(DEMO_INVITATION_CODE);
    await next().click();
    await heading('Willkommen, Kaufbeuren!');
    mock.faults.push({ path: '/codes/confirm$', kind: 'lose', times: 1 });
    await next().click();
    await page.getByText('Keine Verbindung').waitFor();
    await page.reload();
    await islandStands(page);
    await field().fill(DEMO_INVITATION_CODE);
    await next().click();
    await next().click();
    await heading('Ihr persönlicher Link');
    const [first, second] = sent(/codes\/confirm$/);
    assert.equal(first.body.secret, second.body.secret);
  });

  it('ofAHandover_saysWhatEnds_andAsksNothingElse', async () => {
    await field().fill(DEMO_HANDOVER_CODE);
    await next().click();
    await heading('Sie übernehmen Bamberg');
    await page.getByText(/endet der Link der Person, die bisher koordiniert/).waitFor();
    await eventually(() => page.getByRole('radio').count(), 0);
    await standsTheTest('handover');
    await next().click();
    await page.getByLabel('Ich habe den Link gesichert.').check();
    await page.getByRole('button', { name: 'Zur Koordination' }).click();
    await page.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
    await heading('Koordination');
  });
});

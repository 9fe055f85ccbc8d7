import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEMO_INVITATION, accessibilityFindings, eventually, shot, sidewaysOverflow } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, setUp } from './stage.mjs';

setUp();

const invitation = () => mock.state.invitations.get(DEMO_INVITATION);
async function open() {
  await page.goto(`${mock.url}/einladung/#${DEMO_INVITATION}`);
  await islandStands(page);
}
const confirmations = () => mock.requests.filter((one) => one.path === '/api/invitations/confirm');

describe('an invitation', () => {
  it('opening_changesNothing_andLeavesTheAddressBar', async () => {
    await open();
    await page.getByRole('heading', { level: 1, name: 'Willkommen, Kaufbeuren!' }).waitFor();
    assert.equal(confirmations().length, 0);
    await eventually(() => page.evaluate(() => location.href), `${mock.url}/einladung/`);
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Willkommen, Kaufbeuren!' }).waitFor();
  });

  it('accepting_showsThePersonalLink_andLeadsToTheCheck', async () => {
    await open();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ihr persönlicher Link' }).waitFor();
    const secret = confirmations()[0].body.secret;
    assert.match(secret, /^[A-Za-z0-9_-]{43}$/);
    const link = await page.getByLabel('Link zu Ihrem Selbstcheck').inputValue();
    assert.equal(link, `${mock.url}/check/#${invitation().checkId}.${secret}`);
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'einladung-link-1280');
    await page.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await sidewaysOverflow(page), []);
    await shot(page, 'einladung-link-320');
    await page.getByRole('button', { name: 'Zur Koordination' }).click();
    await page.getByText('Ist der Link gesichert?').waitFor();
    await page.getByLabel('Ich habe den Link gesichert.').check();
    await page.getByRole('button', { name: 'Zur Koordination' }).click();
    await page.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
    await page.getByRole('heading', { level: 2, name: 'Legen Sie die Stellen an, die antworten' }).waitFor();
    await eventually.deepEqual(
      () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sc.secret'))),
      [],
    );
  });

  it('modeAndScope_areChosenWithTheirTimes', async () => {
    await open();
    await eventually(() => page.getByRole('radio', { name: 'Jede Stelle für sich' }).isChecked(), true);
    await eventually(() => page.getByRole('radio', { name: 'Ganzer Fragebogen' }).isChecked(), true);
    await page.getByRole('radio', { name: 'Allein' }).check();
    await page.getByRole('radio', { name: 'Einzelne Handlungsfelder' }).check();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('Wählen Sie mindestens ein Handlungsfeld.').waitFor();
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await accessibilityFindings(page), []);
      assert.deepEqual(await sidewaysOverflow(page), []);
      await shot(page, `einladung-choice-${width}`);
    }
    const { fields } = mock.state.instruments.find((one) => one.id === invitation().phase.instrument.id);
    await page.getByRole('checkbox', { name: fields[1].title }).check();
    await page.getByText('15 Aussagen, etwa 25 Minuten').waitFor();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ihr persönlicher Link' }).waitFor();
    assert.deepEqual(confirmations()[0].body.scope, [fields[1].id]);
    assert.equal(confirmations()[0].body.mode, 'alone');
    await page.getByLabel('Ich habe den Link gesichert.').check();
    await page.getByRole('button', { name: 'Zum Selbstcheck' }).click();
    await page.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
    await page.getByText('0 von 15 beantwortet').first().waitFor();
  });

  it('ofACheckThatHasBegun_asksNeitherScopeNorMode_andSaysWhatEnds', async () => {
    Object.assign(invitation(), { begun: true, checkId: 'democheck0000001' });
    await open();
    await page.getByText('Der Selbstcheck hat schon begonnen; was da ist, bleibt erhalten.').waitFor();
    await eventually(() => page.getByRole('radio').count(), 0);
    assert.deepEqual(await accessibilityFindings(page), []);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ihr persönlicher Link' }).waitFor();
    assert.deepEqual(Object.keys(confirmations()[0].body).sort(), ['invitation', 'secret']);
  });

  it('lostConfirmation_isRepeatedWithTheSameSecret', async () => {
    await open();
    mock.faults.push({ path: '/confirm', kind: 'lose', times: 1 });
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByText('Keine Verbindung').waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await page.reload();
    await islandStands(page);
    await page.getByRole('button', { name: 'Persönlichen Link anzeigen' }).click();
    await page.getByRole('heading', { level: 1, name: 'Ihr persönlicher Link' }).waitFor();
    assert.equal(confirmations().length, 2);
    assert.equal(confirmations()[0].body.secret, confirmations()[1].body.secret);
  });

  it('acceptedByAnother_saysSo_andNoMore', async () => {
    invitation().confirmedWith = 'Z'.repeat(43);
    await open();
    await page.getByRole('heading', { level: 1, name: 'Diese Einladung ist schon angenommen' }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
  });

  it('acceptedByAnotherMeanwhile_saysSo', async () => {
    await open();
    invitation().confirmedWith = 'Z'.repeat(43);
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('heading', { level: 1, name: 'Diese Einladung ist schon angenommen' }).waitFor();
  });

  it('unknownInvitation_isOnePageWithAWayOn', async () => {
    await page.goto(`${mock.url}/einladung/#unknownunknown01.${'X'.repeat(43)}`);
    await page.getByRole('heading', { level: 1, name: 'Diese Einladung öffnet keinen Selbstcheck' }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
  });

  it('withoutItsSecondPart_saysWhatIsMissing', async () => {
    await page.goto(`${mock.url}/einladung/`);
    await page.getByRole('heading', { level: 1, name: 'Hier fehlt der zweite Teil der Adresse' }).waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
  });
});

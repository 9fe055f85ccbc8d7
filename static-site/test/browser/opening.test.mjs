/** What every page has in common: it is on its way, or could not be opened, says so, and can be tried again. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEMO_AGREEMENT } from '../mock-agreement.mjs';
import { DEMO_RESULT } from '../mock-api.mjs';
import { DEMO_ROOM } from '../mock-departments.mjs';
import { DEMO_REGISTRATION } from '../mock-registration.mjs';
import { DEMO_CHECK, DEMO_INVITATION, eventually } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { button, focused, mock, page, setUp } from './stage.mjs';

setUp({
  prepare: () => {
    const [phase, secret] = DEMO_REGISTRATION.split('.');
    mock.state.registrations.push({
      id: 'registration-1',
      phase,
      secret,
      municipality: { key: '14524330', name: 'Zwickau' },
      kind: 'Stadt',
      land: 'Sachsen',
      unit: 'Stabsstelle Integration',
      address: 'integration@zwickau.example',
      registeredOn: '2026-11-20',
      state: 'waiting',
      erasedOn: '2027-06-29',
    });
    mock.state.own = [{ ...mock.state.instruments.at(-1), id: 'eigen-beispiel', published: '2026-11-22' }];
  },
  finish: () => assert.deepEqual(page.errors, []),
});

/** Address, what is asked of the server first, and the heading where that did not work. */
const PAGES = {
  check: [`/check/#${DEMO_CHECK}`, '/api/check$', 'Ihr Selbstcheck lässt sich gerade nicht öffnen'],
  coordination: [`/koordination/#${DEMO_ROOM}`, '/api/check$', 'Die Koordination lässt sich gerade nicht öffnen'],
  agreement: [`/abgleich/#${DEMO_AGREEMENT}`, '/api/check$', 'Der Abgleich lässt sich gerade nicht öffnen'],
  result: [`/ergebnis/#${DEMO_RESULT}`, '/api/check$', 'Ihr Ergebnis'],
  invitation: [`/einladung/#${DEMO_INVITATION}`, '/open$', 'Ihre Einladung lässt sich gerade nicht öffnen'],
  registration: [
    `/mitmachen/#${DEMO_REGISTRATION}`,
    '/api/registration$',
    'Ihre Anmeldung lässt sich gerade nicht öffnen',
  ],
  quickCheck: ['/schnellcheck/', '/index\\.json$', 'Der Schnellcheck lässt sich gerade nicht öffnen'],
  ownQuestionnaire: [
    '/fragebogen/eigener/?fragebogen=eigen-beispiel&version=1',
    '/api/instruments/',
    'Der Fragebogen lässt sich gerade nicht öffnen',
  ],
  administration: ['/verwaltung/', '/config\\.json$', 'Verwaltung'],
};

const headingOf = () => page.locator('main h1').innerText();
const retry = () => button('Noch einmal versuchen');

describe('a page that cannot be opened', () => {
  for (const [name, [address, asked, title]] of Object.entries(PAGES)) {
    it(`${name}_saysSo_andOpensAtTheSecondTry`, async () => {
      // Also where the server is no part of the API, and the mock has no faults.
      const busy = new RegExp(asked);
      await page.route(busy, (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{}' }));
      await page.goto(mock.url + address);
      await islandStands(page);
      await eventually(headingOf, title);
      assert.match(await page.title(), / – /);
      await page.getByRole('alert').waitFor();

      await retry().click();
      await retry().waitFor();
      await eventually(headingOf, title);

      await page.unroute(busy);
      await retry().click();
      await retry().waitFor({ state: 'detached' });
      await islandStands(page);
      assert.equal(await page.getByRole('alert').count(), 0);
      await eventually(focused, await page.locator('main h1').textContent());
    });
  }
});

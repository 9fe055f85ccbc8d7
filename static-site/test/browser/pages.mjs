/** Opens a page of test/pages.json the way a person with the right link would, and waits until it stands. */
import { readFileSync } from 'node:fs';
import { DEMO_AGREEMENT } from '../mock-agreement.mjs';
import { DEMO_ROOM } from '../mock-departments.mjs';
import { DEMO_CHECK, DEMO_INVITATION, DEMO_SUBMITTED } from './harness.mjs';

export const listed = JSON.parse(readFileSync(new URL('../pages.json', import.meta.url), 'utf8'));

/** `{instrument}` and `{field}` from what the mock uses. */
export function fillPlaceholders(entry, mock) {
  const { id } = mock.state.phases[0].instrument;
  const field = mock.state.instruments.find((one) => one.id === id).fields[0].id;
  return { ...entry, path: entry.path.replace('{instrument}', id).replace('{field}', field) };
}

const FRAGMENTS = {
  invitation: DEMO_INVITATION,
  check: DEMO_CHECK,
  room: DEMO_ROOM,
  agreement: DEMO_AGREEMENT,
  submitted: DEMO_SUBMITTED,
};

export async function openPage(page, mock, entry) {
  const fragment = FRAGMENTS[entry.needs];
  await page.goto(mock.url + entry.path + (fragment ? `#${fragment}` : ''));
  if (entry.needs === 'administration') await signIn(page);
  if (entry.needs !== 'public') await islandStands(page);
  await page.evaluate(() => document.fonts.ready);
}

/** The static placeholder is gone and nothing is loading any more. */
export async function islandStands(page) {
  await page.waitForFunction(() => {
    const island = document.querySelector('[data-island]');
    return (
      island !== null &&
      island.querySelector('noscript') === null &&
      island.querySelector('h1') !== null &&
      document.querySelector('.sc-loading') === null
    );
  });
}

/**
 * The mock's provider asks for nothing: whatever leads there is enough. Leaving and coming back takes two loads of this
 * very address, so only what is there once one has come back says that it is over.
 */
async function signIn(page) {
  await islandStands(page);
  const way = page.getByRole('button', { name: /anmelden/i }).or(page.getByRole('link', { name: /anmelden/i }));
  if ((await way.count()) > 0) await way.first().click();
  await page.getByRole('navigation', { name: 'Bereiche der Verwaltung' }).waitFor();
}

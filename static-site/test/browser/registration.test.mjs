import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DEMO_REGISTRATION } from '../mock-registration.mjs';
import { eventually, standsTheTest } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, setUp } from './stage.mjs';

setUp({
  prepare: () => {
    mock.state.phases[0].access = 'open';
  },
  finish: () => assert.deepEqual(page.errors, []),
});

const heading = (name) => page.getByRole('heading', { level: 1, name });
const sent = () => mock.requests.filter((one) => one.path === '/api/registrations');

async function open(fragment = '') {
  await page.goto(`${mock.url}/mitmachen/${fragment}`);
  await islandStands(page);
}

async function choose(words = 'Zwick') {
  await page.getByRole('combobox', { name: 'Ihre Kommune' }).fill(words);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

async function fillIn() {
  await choose();
  await page.getByLabel('Zuständige Stelle').fill('Stabsstelle Integration');
  await page.getByLabel('Dienstliche E-Mail-Adresse').fill('integration@zwickau.example');
}

const send = () => page.getByRole('button', { name: 'Kommune anmelden' }).click();

/** Somebody's, made before. */
function registered(part = {}) {
  const one = {
    id: `id-${mock.state.registrations.length}`,
    phase: 'runde-2026',
    secret: DEMO_REGISTRATION.split('.')[1],
    municipality: { key: '14524330', name: 'Zwickau' },
    kind: 'Stadt',
    district: 'Landkreis Zwickau',
    land: 'Sachsen',
    unit: 'Stabsstelle <b>Integration</b>',
    address: 'integration@zwickau.example',
    message: 'Gern ab Mai.\n=1+1',
    registeredOn: '2026-11-20',
    state: 'waiting',
    erasedOn: '2027-06-29',
    ...part,
  };
  mock.state.registrations.push(one);
  return one;
}

describe('registering', () => {
  it('nothingOpen_saysWhatElseThereIs', async () => {
    mock.state.phases[0].access = 'invited';
    await open();
    await heading('Zurzeit ist keine Anmeldung möglich').waitFor();
    await page.getByRole('link', { name: 'Den Fragebogen lesen' }).waitFor();
  });

  it('openPhase_showsItsDataSheetBeforeAnythingIsTyped', async () => {
    await open();
    await heading('Mit Ihrer Kommune mitmachen').waitFor();
    await page.getByRole('heading', { level: 3, name: 'Runde 2026' }).waitFor();
    await page.getByText('Datenschutz in dieser Phase').click();
    await page.getByText('Art. 6 Abs. 1 Buchst. e DSGVO').waitFor();
    await standsTheTest(page, 'mitmachen-offen');
    assert.equal(sent().length, 0);
  });

  it('emptyForm_namesEveryMistakeAtItsField', async () => {
    await open();
    await send();
    await eventually(
      () => page.evaluate(() => document.activeElement?.textContent?.slice(0, 26)),
      'Bitte prüfen Sie 3 Angaben',
    );
    await standsTheTest(page, 'mitmachen-fehler');
    await page.getByRole('link', { name: /Suchen Sie Ihre Kommune/ }).click();
    await eventually(() => page.evaluate(() => document.activeElement?.id), 'municipality');
    assert.equal(sent().length, 0);
  });

  it('severalPhases_nothingIsChosenForAnybody', async () => {
    mock.state.phases.push({ ...mock.state.phases[0], id: 'runde-2027', name: 'Runde 2027' });
    await open();
    await fillIn();
    await send();
    await page.getByRole('link', { name: /Wählen Sie, an welcher Phase/ }).click();
    await eventually(() => page.evaluate(() => document.activeElement?.id), 'phase');
    await standsTheTest(page, 'mitmachen-mehrere');
    await page.getByRole('radio', { name: 'Runde 2027' }).check();
    await send();
    await heading('Ihre Anmeldung ist angekommen').waitFor();
    assert.equal(sent()[0].body.phase, 'runde-2027');
  });

  it('byKeyboard_fromTheSearchToThePersonalLink', async () => {
    await open();
    await page.getByRole('combobox', { name: 'Ihre Kommune' }).focus();
    await page.keyboard.type('Zwick');
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await eventually(() => page.evaluate(() => document.activeElement?.textContent), 'Gewählt: Zwickau');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Stabsstelle');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a@zwickau.example');
    await page.keyboard.press('Enter');
    await heading('Ihre Anmeldung ist angekommen').waitFor();
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
    const { body } = sent()[0];
    assert.match(body.secret, /^[A-Za-z0-9_-]{43}$/);
    assert.equal(
      await page.getByLabel('Link zu Ihrer Anmeldung').inputValue(),
      `${mock.url}/mitmachen/#runde-2026.${body.secret}`,
    );
    await standsTheTest(page, 'mitmachen-angekommen');
    assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing stays on the device');
    await page.reload();
    await heading('Ihre Anmeldung wartet auf das Projektteam').waitFor();
  });

  it('lostAnswer_sentAgain_isOneRegistration', async () => {
    await open();
    await fillIn();
    mock.faults.push({ method: 'POST', path: '/api/registrations', times: 1, kind: 'lose' });
    await send();
    await page.getByText('Vielleicht ist die Anmeldung trotzdem angekommen').waitFor();
    await send();
    await heading('Ihre Anmeldung ist angekommen').waitFor();
    assert.equal(mock.state.registrations.length, 1);
  });

  it('lostAnswer_andSomethingChangedSince_showsWhatArrived', async () => {
    await open();
    await fillIn();
    mock.faults.push({ method: 'POST', path: '/api/registrations', times: 1, kind: 'lose' });
    await send();
    await page.getByText('Vielleicht ist die Anmeldung trotzdem angekommen').waitFor();
    await page.getByLabel('Zuständige Stelle').fill('Hauptamt');
    await send();
    await heading('Ihre Anmeldung wartet auf das Projektteam').waitFor();
    await page.getByText('Stabsstelle Integration').waitFor();
  });

  it('reload_losesNothingTyped', async () => {
    await open();
    await fillIn();
    await page.reload();
    await islandStands(page);
    await eventually(() => page.getByLabel('Zuständige Stelle').inputValue(), 'Stabsstelle Integration');
    await page.getByText('Gewählt: ').waitFor({ state: 'attached' });
  });

  it('phaseClosedMeanwhile_saysSo_andKeepsWhatWasTyped', async () => {
    await open();
    await fillIn();
    mock.state.phases[0].access = 'invited';
    await send();
    await page.getByRole('alert').getByText('Für diese Phase kann man sich nicht mehr anmelden').waitFor();
    await eventually(() => page.getByLabel('Zuständige Stelle').inputValue(), 'Stabsstelle Integration');
  });

  it('addressThatTheServerRefuses_isNamedAtItsField', async () => {
    await open();
    await fillIn();
    await page.getByLabel('Dienstliche E-Mail-Adresse').fill('x@y.invalid');
    await send();
    await eventually(() => page.getByLabel('Dienstliche E-Mail-Adresse').getAttribute('aria-invalid'), 'true');
  });

  it('listThatCannotBeLoaded_offersToTryAgain', async () => {
    mock.faults.push({ method: 'GET', path: '/api/phases', times: 1, kind: 'answer', status: 503 });
    await open();
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByRole('heading', { level: 3, name: 'Runde 2026' }).waitFor();
  });
});

describe('a registration', () => {
  it('byItsLink_showsTheState_andLeavesTheAddressBar', async () => {
    registered();
    await open(`#${DEMO_REGISTRATION}`);
    await heading('Ihre Anmeldung wartet auf das Projektteam').waitFor();
    await eventually(() => page.evaluate(() => location.href), `${mock.url}/mitmachen/`);
    await page.getByText('Stabsstelle <b>Integration</b>').waitFor();
    await standsTheTest(page, 'anmeldung-wartet');
  });

  it('declined_saysWhy', async () => {
    registered({ state: 'declined', decidedOn: '2026-11-21', reason: 'Sie nehmen schon teil.' });
    await open(`#${DEMO_REGISTRATION}`);
    await heading('Ihre Anmeldung wurde nicht angenommen').waitFor();
    await page.getByText('Sie nehmen schon teil.').waitFor();
    await standsTheTest(page, 'anmeldung-abgelehnt');
  });

  it('admitted_saysWhereTheInvitationGoes', async () => {
    registered({ state: 'admitted', decidedOn: '2026-11-21' });
    await open(`#${DEMO_REGISTRATION}`);
    await heading('Ihre Kommune ist aufgenommen').waitFor();
    await page.getByText(/schickt das Projektteam an integration@zwickau.example/).waitFor();
    await standsTheTest(page, 'anmeldung-aufgenommen');
  });

  it('asAFile_holdsAllThatIsHeld', async () => {
    registered();
    await open(`#${DEMO_REGISTRATION}`);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Als Datei speichern (JSON)' }).click();
    const chunks = [];
    for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
    const held = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    assert.equal(held.message, 'Gern ab Mai.\n=1+1');
    assert.equal(held.address, 'integration@zwickau.example');
  });

  it('takenBack_isGone', async () => {
    registered();
    await open(`#${DEMO_REGISTRATION}`);
    await page.getByRole('button', { name: 'Anmeldung zurückziehen' }).click();
    await standsTheTest(page, 'anmeldung-zurueckziehen');
    await page.getByRole('button', { name: 'Ja, löschen' }).click();
    await heading('Ihre Anmeldung ist gelöscht').waitFor();
    assert.equal(mock.state.registrations.length, 0);
    await page.getByRole('button', { name: 'Zu den offenen Phasen' }).click();
    await heading('Mit Ihrer Kommune mitmachen').waitFor();
  });

  it('deadLink_saysWhatMayBe', async () => {
    await open(`#${DEMO_REGISTRATION}`);
    await heading('Dieser Link öffnet keine Anmeldung').waitFor();
  });
});

describe('the project team', () => {
  const administer = async () => {
    await page.goto(`${mock.url}/verwaltung/#phase/runde-2026/anmeldungen`);
    await islandStands(page);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Runde 2026' }).waitFor();
  };

  it('seesWhoAsks_andAdmits_withATextToSend', async () => {
    registered();
    await administer();
    await page.getByRole('link', { name: 'Anmeldungen (1)' }).waitFor();
    await page.getByText('Stadt · Landkreis Zwickau · Sachsen · 14524330').waitFor();
    await standsTheTest(page, 'verwaltung-anmeldungen');
    await page.getByRole('button', { name: 'Aufnehmen und Einladung erstellen' }).click();
    await page.getByRole('heading', { level: 2, name: 'Einladung für Zwickau' }).waitFor();
    const text = await page.getByLabel('Text für Ihre Mail an integration@zwickau.example').inputValue();
    assert.match(text, /\/einladung\/#[a-z0-9]{16}\./);
    await standsTheTest(page, 'verwaltung-anmeldung-aufgenommen');
    await page.getByRole('button', { name: 'Fertig, zu den Anmeldungen' }).click();
    await page.getByRole('heading', { level: 2, name: 'Keine Anmeldung wartet' }).waitFor();
    await page.getByText('Entschieden (1)').waitFor();
  });

  it('isToldAtTheFirstPage_thatSomebodyWaits', async () => {
    registered();
    await page.goto(`${mock.url}/verwaltung/`);
    await islandStands(page);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await page.getByText('1 Anmeldung wartet auf Ihre Entscheidung').waitFor();
    await standsTheTest(page, 'verwaltung-phasen-mit-anmeldung');
    await page.getByRole('link', { name: '1 Anmeldung wartet auf Ihre Entscheidung: Runde 2026' }).click();
    await page.getByRole('heading', { level: 2, name: '1 Anmeldung wartet auf Ihre Entscheidung' }).waitFor();
  });

  it('declines_withAReason', async () => {
    registered();
    await administer();
    await page.getByRole('button', { name: 'Ablehnen', exact: true }).click();
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'TEXTAREA');
    await page.getByRole('button', { name: 'Anmeldung ablehnen' }).click();
    await page.getByRole('link', { name: 'Sagen Sie in einem Satz, warum.' }).waitFor();
    await standsTheTest(page, 'verwaltung-anmeldung-ablehnen');
    await page.getByLabel('Warum lehnen Sie ab?').fill('Die Adresse gehört nicht zur Stadt.');
    await page.getByRole('button', { name: 'Anmeldung ablehnen' }).click();
    await page.getByText('Die Anmeldung von Zwickau ist abgelehnt.').waitFor();
    assert.equal(mock.state.registrations[0].reason, 'Die Adresse gehört nicht zur Stadt.');
  });

  const many = async (number) => {
    const all = Array.from({ length: number }, (_, i) =>
      registered({ secret: `${i}`, address: `nr${i}@zwickau.example` }),
    );
    await administer();
    await page.getByRole('button', { name: 'Mehrere auf einmal ablehnen' }).click();
    await page.getByRole('heading', { level: 3, name: 'Mehrere Anmeldungen ablehnen' }).waitFor();
    return all;
  };
  const declineChosen = async (reason) => {
    await page.getByLabel('Warum lehnen Sie ab?').fill(reason);
    await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
  };

  it('declinesSeveral_ofWhichOneIsDecidedOnMeanwhile', async () => {
    const all = await many(12);
    await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
    await page.getByRole('link', { name: 'Wählen Sie mindestens eine Anmeldung aus.' }).click();
    await eventually(() => page.evaluate(() => document.activeElement?.id), 'refusals');
    await standsTheTest(page, 'verwaltung-anmeldungen-ablehnen');
    await page.getByLabel('Liste durchsuchen').fill('NR1');
    await page.getByRole('button', { name: 'Diese 3 auswählen' }).click();
    await page.getByText('3 Anmeldungen sind ausgewählt.').waitFor();
    all[1].state = 'admitted';
    await declineChosen('Diese Adressen gehören nicht zur Stadt.');
    await page
      .getByText('2 Anmeldungen sind abgelehnt. Über eine war schon entschieden, oder sie wurde zurückgezogen.')
      .waitFor();
    await page.getByRole('heading', { level: 2, name: '9 Anmeldungen warten auf Ihre Entscheidung' }).waitFor();
    assert.deepEqual(
      all.filter((one) => one.state === 'declined').map((one) => one.address),
      ['nr10@zwickau.example', 'nr11@zwickau.example'],
    );
  });

  it('decliningSeveral_brokenOff_goesOnWithTheRest', async () => {
    const all = await many(3);
    await page.getByRole('button', { name: 'Alle auswählen' }).click();
    mock.faults.push({ path: `/${all[1].id}/refusals$`, kind: 'answer', status: 503, times: 1 });
    await declineChosen('Bitte nicht.');
    await page.getByText('2 Anmeldungen sind noch ausgewählt; was bis hierher abgelehnt ist, bleibt es.').waitFor();
    await standsTheTest(page, 'verwaltung-anmeldungen-ablehnen-angehalten');
    await page.getByRole('button', { name: 'Ausgewählte ablehnen' }).click();
    await page.getByText('2 Anmeldungen sind abgelehnt.').waitFor();
    assert.ok(all.every((one) => one.state === 'declined' && one.reason === 'Bitte nicht.'));
  });

  it('whoTakesPartAlready_isOnlyDeclined_andTwoOfOneAreNamed', async () => {
    registered({ municipality: { key: '09762000', name: 'Kaufbeuren' } });
    registered({ municipality: { key: '09762000', name: 'Kaufbeuren' }, secret: 'x' });
    await administer();
    await page.getByText('Diese Kommune nimmt an der Phase schon teil.').first().waitFor();
    await page.getByText('Für diese Kommune wartet noch eine Anmeldung.').first().waitFor();
    assert.equal(await page.getByRole('button', { name: 'Aufnehmen und Einladung erstellen' }).count(), 0);
  });

  it('decidedByAnother_saysSo', async () => {
    const one = registered();
    await administer();
    await page.getByRole('button', { name: 'Aufnehmen und Einladung erstellen' }).waitFor();
    one.state = 'declined';
    one.decidedOn = '2026-11-22';
    await page.getByRole('button', { name: 'Aufnehmen und Einladung erstellen' }).click();
    await page.getByText('Über diese Anmeldung ist schon entschieden').waitFor();
    await page.getByRole('heading', { level: 2, name: 'Keine Anmeldung wartet' }).waitFor();
  });

  it('choosesWhoMayTakePart', async () => {
    mock.state.phases[0].access = 'invited';
    await administer();
    await page.goto(`${mock.url}/verwaltung/#phase/runde-2026/einstellungen`);
    await page.getByRole('radio', { name: 'Offen: Kommunen melden sich selbst' }).check();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByText('Gespeichert.').waitFor();
    assert.equal(mock.state.phases[0].access, 'open');
    await page.getByRole('link', { name: 'Anmeldungen', exact: true }).waitFor();
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { accessibilityFindings, eventually, shot, standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { button, focused, mock, page, setUp } from './stage.mjs';

setUp();

const PHASE = '#phase/runde-2026';
const ORDERS = '/api/administration/phases/runde-2026/documents';
const heading = (name) => page.getByRole('heading', { level: 1, name }).waitFor();
const sent = (method, path) => mock.requests.filter((one) => one.method === method && one.path === path);
const stored = (storage) => page.evaluate((name) => ({ ...window[name] }), storage);

async function signedIn(fragment = '') {
  await page.goto(`${mock.url}/verwaltung/${fragment}`);
  await button('Anmelden').click();
  await page.getByRole('navigation', { name: 'Bereiche der Verwaltung' }).waitFor();
  await islandStands(page);
}

async function textOf(download) {
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const standsTheTest = (name) => standsTheTestOn(page, `administration-${name}`);

describe('signing in', () => {
  it('goesByCodeWithPkce_andLeavesNothingInTheAddress', async () => {
    const seen = [];
    page.on('request', (request) => request.url().includes('/oidc/') && seen.push(request));
    await page.goto(`${mock.url}/verwaltung/#auftraege`);
    await button('Anmelden').click();
    await heading('Aufträge');
    assert.equal(page.url(), `${mock.url}/verwaltung/#auftraege`);
    const authorize = new URL(seen.find((one) => one.url().includes('/authorize')).url()).searchParams;
    assert.equal(authorize.get('response_type'), 'code');
    assert.equal(authorize.get('code_challenge_method'), 'S256');
    for (const name of ['state', 'nonce', 'code_challenge']) assert.ok(authorize.get(name).length >= 20, name);
    // The mock's provider has checked the verifier against the challenge, the code and the address.
    const exchange = new URLSearchParams(seen.find((one) => one.url().endsWith('/token')).postData());
    assert.ok(exchange.get('code_verifier').length >= 43);
    const session = JSON.parse((await stored('sessionStorage'))['sc.session']);
    assert.match(
      sent('GET', '/api/administration/jobs')[0].authorization,
      new RegExp(`^Bearer ${session.accessToken}$`),
    );
    assert.ok(!JSON.stringify(await stored('localStorage')).includes(session.accessToken));
    assert.deepEqual(page.errors, []);
  });

  it('signedOut_standsTheTest', async () => {
    await page.goto(`${mock.url}/verwaltung/`);
    await heading('Für das Projektteam');
    await standsTheTest('signed-out');
  });

  it('foreignAnswer_isRefused', async () => {
    await page.goto(`${mock.url}/verwaltung/?code=stolen&state=foreign`);
    await page.getByText('Diese Anmeldung wurde nicht hier begonnen').waitFor();
    assert.equal(page.url(), `${mock.url}/verwaltung/`);
    assert.equal((await stored('sessionStorage'))['sc.session'], undefined);
  });

  it('replayedNonce_isRefused', async () => {
    mock.state.signIn.nonce = 'another';
    await page.goto(`${mock.url}/verwaltung/`);
    await button('Anmelden').click();
    await page.getByText('Die Anmeldung hat nicht geklappt').waitFor();
  });

  it('denied_saysSo', async () => {
    mock.state.signIn.deny = true;
    await page.goto(`${mock.url}/verwaltung/`);
    await button('Anmelden').click();
    await page.getByText('Die Anmeldung wurde abgebrochen').waitFor();
  });

  it('notSetUp_saysSo', async () => {
    mock.faults.push({ path: '/config.json', kind: 'answer', status: 404 });
    await page.goto(`${mock.url}/verwaltung/`);
    await page.getByText('Die Anmeldung ist nicht eingerichtet').waitFor();
  });

  it('withoutTheGroup_oneSeesWhatToDo_andNothingElse', async () => {
    mock.state.signIn.groups = [];
    await page.goto(`${mock.url}/verwaltung/`);
    await button('Anmelden').click();
    await heading('Ihr Konto darf hier nicht arbeiten');
    assert.equal(await page.getByRole('navigation', { name: 'Bereiche der Verwaltung' }).count(), 0);
    await standsTheTest('forbidden');
  });

  for (const noEndSession of [false, true]) {
    it(`signOut_forgetsEverything_${noEndSession ? 'withoutAPlaceForItAtTheProvider' : 'alsoAtTheProvider'}`, async () => {
      mock.state.signIn.noEndSession = noEndSession;
      await signedIn(PHASE);
      await page.getByRole('combobox', { name: 'Name oder Schlüssel' }).fill('Bo');
      const ended = noEndSession ? null : page.waitForRequest(/\/oidc\/logout/);
      await button('Abmelden').click();
      await ended;
      await heading('Für das Projektteam');
      assert.equal(await page.getByText('Sie sind auf dieser Seite abgemeldet').count(), noEndSession ? 1 : 0);
      if (noEndSession) await standsTheTest('signed-out-here-only');
      assert.deepEqual(
        Object.keys(await stored('sessionStorage')).filter((key) => key.startsWith('sc.')),
        [],
      );
    });
  }

  it('tokenAtItsEnd_isRenewedUnseen_andSigningOutCallsItBack', async () => {
    Object.assign(mock.state.signIn, { renewing: true, expiresIn: 1 });
    const asked = [];
    page.on('request', (request) => request.url().endsWith('/oidc/token') && asked.push(request.postData()));
    await signedIn(PHASE);
    await page.getByRole('link', { name: 'Aufträge' }).click();
    await heading('Aufträge');
    assert.ok(asked.some((body) => new URLSearchParams(body).get('grant_type') === 'refresh_token'));
    assert.equal(await page.getByText('Ihre Anmeldung ist abgelaufen').count(), 0);
    assert.ok(!JSON.stringify(await stored('sessionStorage')).includes('renewing-'));
    const revoked = page.waitForRequest((request) => request.url().endsWith('/oidc/revoke'));
    await button('Abmelden').click();
    await revoked;
    await heading('Für das Projektteam');
    assert.ok(![...mock.state.codes.keys()].some((code) => code.startsWith('renewing-')));
    assert.deepEqual(page.errors, []);
  });

  it('expiry_keepsWhatWasTyped_andGoesOnWhereOneWas', async () => {
    await signedIn(PHASE);
    await page.getByRole('combobox', { name: 'Name oder Schlüssel' }).fill('Bochum');
    await page.getByRole('option', { name: /Bochum/ }).click();
    await page.getByLabel('Kontakt').fill('integration@bochum.example');
    mock.state.tokens.clear();
    await button('Aufnehmen und Einladung erstellen').click();
    await page.getByText('Ihre Anmeldung ist abgelaufen').waitFor();
    assert.equal(await page.getByText('Ihre Anmeldung ist abgelaufen').count(), 1);
    await standsTheTest('expired');
    await button('Neu anmelden').click();
    // Until one is sent to the provider the page from before still stands, with the same heading.
    await page.getByText('Ihre Anmeldung ist abgelaufen').waitFor({ state: 'detached' });
    await heading('Runde 2026');
    await eventually(() => page.getByLabel('Kontakt').inputValue(), 'integration@bochum.example');
    await button('Aufnehmen und Einladung erstellen').click();
    await page.getByRole('heading', { name: 'Einladung für Bochum' }).waitFor();
    assert.equal(mock.state.admissions.at(-1).contact, 'integration@bochum.example');
  });
});

describe('phases', () => {
  it('none_offersTheFirst', async () => {
    mock.state.phases.length = 0;
    await signedIn();
    await page.getByText('Noch gibt es keine Phase').waitFor();
    await page.getByRole('link', { name: 'Neue Phase öffnen' }).waitFor();
  });

  it('list_standsTheTest', async () => {
    await signedIn();
    await page.getByRole('link', { name: 'Runde 2026' }).waitFor();
    await standsTheTest('phases');
  });

  it('new_withMistakes_showsThemTogetherAndAtTheFields', async () => {
    await signedIn('#neue-phase');
    await button('Phase öffnen').click();
    await page.getByText('Bitte prüfen Sie 5 Angaben').waitFor();
    assert.match(await focused(), /Bitte prüfen Sie 5 Angaben/);
    assert.equal(await page.getByLabel('Name').getAttribute('aria-invalid'), 'true');
    await standsTheTest('new-phase');
    await page.getByRole('link', { name: 'Geben Sie der Phase einen Namen.' }).click();
    await eventually(focused, 'phase-name');
    assert.equal(sent('POST', '/api/administration/phases').length, 0);
  });

  it('new_isOpened_withAnIdFromItsName', async () => {
    await signedIn('#neue-phase');
    await page.getByLabel('Name').fill('Runde 2027 Süd');
    await page.getByRole('combobox', { name: 'Fragebogen' }).selectOption('weltoffene-kommune/1');
    assert.equal(await page.getByLabel('Kennung').inputValue(), 'runde-2027-sued');
    await page.getByLabel('Antworten bis').fill('2028-02-29');
    assert.equal(await page.getByLabel('Alles löschen am').inputValue(), '2030-02-28');
    await button('Phase öffnen').click();
    await heading('Runde 2027 Süd');
    const instrument = mock.state.phases.at(-1).instrument;
    assert.deepEqual(sent('POST', '/api/administration/phases')[0].body, {
      id: 'runde-2027-sued',
      name: 'Runde 2027 Süd',
      instrument,
      closesOn: '2028-02-29',
      retentionEndsOn: '2030-02-28',
      access: 'invited',
    });
    await page.getByText('Die Angaben zum Datenschutz fehlen noch').waitFor();
    await page.getByText('Noch ist keine Kommune dabei').waitFor();
  });

  it('new_refusedByTheServer_saysItAtTheField', async () => {
    await signedIn('#neue-phase');
    await page.getByLabel('Name').fill('Runde 2026');
    await page.getByRole('combobox', { name: 'Fragebogen' }).selectOption('weltoffene-kommune/1');
    await page.getByLabel('Antworten bis').fill('2028-03-31');
    await button('Phase öffnen').click();
    await page.getByRole('link', { name: /schon vergeben/ }).waitFor();
    assert.equal(await page.getByLabel('Kennung').getAttribute('aria-invalid'), 'true');
    mock.faults.push({
      method: 'POST',
      path: '/phases$',
      kind: 'answer',
      status: 422,
      times: 1,
      body: {
        type: '/errors/invalid',
        title: 'T',
        status: 422,
        detail: 'D',
        errors: [{ pointer: '/retentionEndsOn', detail: 'Höchstens zehn Jahre.' }],
      },
    });
    await page.getByLabel('Kennung').fill('runde-x');
    await button('Phase öffnen').click();
    await page.getByRole('link', { name: 'Höchstens zehn Jahre.' }).waitFor();
    assert.equal(await page.getByLabel('Alles löschen am').getAttribute('aria-invalid'), 'true');
  });
});

describe('settings of a phase', () => {
  const SETTINGS = `${PHASE}/einstellungen`;
  const PUT = '/api/administration/phases/runde-2026';

  it('newDays_askForAReason_andAreSaved', async () => {
    await signedIn(SETTINGS);
    assert.equal(await page.getByLabel('Warum ändern sich die Tage?').count(), 0);
    await page.getByLabel('Antworten bis').fill('2027-05-31');
    await button('Speichern').click();
    await page.getByRole('link', { name: /warum sich die Tage ändern/ }).waitFor();
    await standsTheTest('settings');
    await page.getByLabel('Warum ändern sich die Tage?').fill('Ferien');
    await button('Speichern').click();
    await page.getByText('Gespeichert.').waitFor();
    await page.getByText('Antworten sind bis 31. Mai 2027 möglich.').waitFor();
    const { body } = sent('PUT', PUT)[0];
    assert.deepEqual([body.revision, body.closesOn, body.reason], [1, '2027-05-31', 'Ferien']);
  });

  it('changedBySomebodyElse_showsWhat_andTakesItOnceMore', async () => {
    await signedIn(SETTINGS);
    await page.getByLabel('Name').fill('Runde A');
    await page.getByLabel('Zweck').fill('Wozu');
    Object.assign(mock.state.phases[0], { revision: 2, name: 'Runde B', closesOn: '2027-06-30' });
    await button('Speichern').click();
    await page.getByText('Jemand hat diese Phase inzwischen geändert').waitFor();
    await page.getByText('Antworten bis: 30. Juni 2027').waitFor();
    await page.getByText('Name: „Runde B“').waitFor();
    assert.equal(await page.getByLabel('Name').inputValue(), 'Runde A');
    assert.equal(await page.getByLabel('Antworten bis').inputValue(), '2027-06-30');
    await standsTheTest('settings-conflict');
    await button('Speichern').click();
    await page.getByText('Gespeichert.').waitFor();
    await heading('Runde A');
    const { body } = sent('PUT', PUT)[1];
    assert.deepEqual(
      [body.revision, body.name, body.closesOn, body.notice.purpose],
      [2, 'Runde A', '2027-06-30', 'Wozu'],
    );
    assert.equal(body.reason, undefined);
  });

  it('phaseThatHasNotBegun_saysSo_andHowFarAChangeIs', async () => {
    Object.assign(mock.state.phases[0], { stage: 'before', opensOn: '2027-01-15', rollout: { done: 12, of: 40 } });
    await signedIn(SETTINGS);
    await page.getByText('Beginnt am 15. Januar 2027.').waitFor();
    await page.getByText('bei 12 von 40 Kommunen angekommen').waitFor();
    assert.equal(await page.getByLabel(/Antworten ab/).inputValue(), '2027-01-15');
  });

  it('changeThatFailed_saysWhy_andBeginsAnew', async () => {
    const job = {
      id: 'phase.runde-2026',
      kind: 'phase',
      phase: 'runde-2026',
      state: 'failed',
      attempts: 3,
      on: '2026-11-02',
    };
    mock.state.jobs.push({ ...job, reason: 'Unerwarteter Fehler.' });
    mock.state.phases[0].rollout = { done: 12, of: 40, failed: { job: job.id, reason: 'Unerwarteter Fehler.' } };
    await signedIn(SETTINGS);
    const alert = page.locator('.sc-alert', { hasText: 'nicht überall angekommen' });
    await alert.getByText('Unerwarteter Fehler.').waitFor();
    await alert.getByText('Auf dem neuen Stand: 12 von 40 Kommunen.').waitFor();
    await standsTheTest('phase-stuck');
    await alert.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page.getByText('bei 12 von 40 Kommunen angekommen').waitFor();
    assert.equal(await alert.count(), 0);
    assert.equal(sent('POST', '/api/administration/jobs/phase.runde-2026/retries').length, 1);

    delete mock.state.phases[0].rollout;
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.getByText('bei 12 von 40 Kommunen angekommen').waitFor({ state: 'detached' });
  });

  it('changeThatWasBegunAnewMeanwhile_saysSo', async () => {
    const job = { id: 'phase.runde-2026', kind: 'phase', phase: 'runde-2026', state: 'running', attempts: 1 };
    mock.state.jobs.push(job);
    mock.state.phases[0].rollout = { done: 0, of: 40, failed: { job: job.id, reason: '' } };
    await signedIn(SETTINGS);
    await button('Noch einmal versuchen').click();
    await page.getByText('Dieser Auftrag ist nicht gescheitert').waitFor();
  });
});

describe('admitting', () => {
  it('worksByKeyboardAlone_upToTheInvitation', async () => {
    await signedIn(PHASE);
    const box = page.getByRole('combobox', { name: 'Name oder Schlüssel' });
    await box.focus();
    await page.keyboard.type('dachau');
    await page.getByText('2 Treffer').waitFor();
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    assert.equal(await box.getAttribute('aria-activedescendant'), null);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const active = await box.getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`#${active}`).getAttribute('aria-selected'), 'true');
    assert.match(await page.locator(`#${active}`).innerText(), /Große Kreisstadt/);
    await standsTheTest('combobox');
    await page.keyboard.press('Enter');
    assert.match(await focused(), /Gewählt: Dachau/);
    for (let stops = 0; stops < 12 && !/^Aufnehmen/.test(await focused()); stops++) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Einladung für Dachau' }).waitFor();
    assert.match(await focused(), /Einladung für Dachau/);
    assert.deepEqual(sent('POST', '/api/administration/phases/runde-2026/municipalities')[0].body, {
      candidates: [{ key: '09174115' }],
    });
    await standsTheTest('invitation');
  });

  it('combobox_escapeClosesThenEmpties_andOneQueryPerPause', async () => {
    await signedIn(PHASE);
    const box = page.getByRole('combobox', { name: 'Name oder Schlüssel' });
    await box.pressSequentially('boch', { delay: 20 });
    await page.getByText('1 Treffer').waitFor();
    assert.equal(sent('GET', '/api/administration/register').length, 1);
    await page.keyboard.press('Escape');
    assert.equal(await box.getAttribute('aria-expanded'), 'false');
    assert.equal(await box.inputValue(), 'boch');
    await page.keyboard.press('ArrowUp');
    assert.equal(await box.getAttribute('aria-expanded'), 'true');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    assert.equal(await box.inputValue(), '');
    await box.fill('gibtesnicht');
    await page.getByText('Nichts gefunden').waitFor();
  });

  it('aPartOfATown_getsTheTownsKeyWithASuffix', async () => {
    await signedIn(PHASE);
    await page.getByRole('combobox', { name: 'Name oder Schlüssel' }).fill('bochum');
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByLabel('Nur ein Teil davon').check();
    await button('Aufnehmen und Einladung erstellen').click();
    await page.getByText('Bitte prüfen Sie 2 Angaben').waitFor();
    await page.getByLabel('Name des Teils').fill('Wattenscheid Süd');
    await standsTheTest('part');
    await button('Aufnehmen und Einladung erstellen').click();
    await page.getByRole('heading', { name: /^Einladung für Bochum/ }).waitFor();
    assert.deepEqual(sent('POST', '/api/administration/phases/runde-2026/municipalities')[0].body, {
      candidates: [{ key: '05911000-wattenscheid-sued', part: 'Wattenscheid Süd' }],
    });
  });

  it('theInvitation_isShownOnce_andCanBeCopied', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await signedIn(PHASE);
    await page.getByRole('combobox', { name: 'Name oder Schlüssel' }).fill('zwickau');
    await page.getByRole('listbox').getByRole('option').first().click();
    await button('Aufnehmen und Einladung erstellen').click();
    const link = await page.getByLabel(/Einladungslink/).inputValue();
    assert.match(link, new RegExp(`^${mock.url}/einladung/#[a-z0-9]{16}\\.[A-Za-z0-9_-]{43}$`));
    await page.getByText('Diesen Link und diesen Code sehen Sie nur jetzt').waitFor();
    await button('Link kopieren').click();
    await page.getByText('In die Zwischenablage kopiert.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);
    assert.match(await page.locator('.sc-code').innerText(), /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/);
    assert.ok(
      !JSON.stringify([await stored('sessionStorage'), await stored('localStorage')]).includes(link.split('#')[1]),
    );
    await button('Fertig, nächste Kommune aufnehmen').click();
    assert.equal(await page.getByLabel(/Einladungslink/).count(), 0);
    await page.getByRole('link', { name: 'Zwickau' }).waitFor();
  });

  it('twice_leadsToTheOneThatIsThere', async () => {
    await signedIn(PHASE);
    await page.getByRole('combobox', { name: 'Name oder Schlüssel' }).fill('konstanz');
    await page.getByRole('listbox').getByRole('option').first().click();
    await button('Aufnehmen und Einladung erstellen').click();
    await page.getByText('Diese Kommune ist schon dabei').waitFor();
    await page.getByRole('link', { name: 'Zu dieser Kommune' }).click();
    await heading('Konstanz');
  });
});

describe('admitting many', () => {
  const READINGS = '/api/administration/phases/runde-2026/admissions/readings';
  const MEMBERS = '/api/administration/phases/runde-2026/municipalities';
  const take = async (text, name = 'liste.csv') => {
    await button('Viele auf einmal: Liste einlesen').click();
    await page
      .getByLabel('Datei mit der Liste')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await button('Liste prüfen').click();
  };

  it('aList_isReadFirst_andOffersAreTakenByHand', async () => {
    await signedIn(PHASE);
    await button('Viele auf einmal: Liste einlesen').click();
    await eventually(focused, 'many-title');
    await standsTheTest('many-choose');
    await button('Doch nicht').click();
    await take('05911000;Bochum;integration@bochum.example\n9174115\n08335043\n99999999\n09471999\n');
    await page.getByRole('heading', { name: '5 Zeilen gelesen, 1 davon klar' }).waitFor();
    await page.getByText('2 Zeilen werden nicht aufgenommen').waitFor();
    await page.getByText('1 Kommune ist schon in der Phase').waitFor();
    assert.equal(sent('POST', MEMBERS).length, 0);
    await standsTheTest('many-decide');
    await button('1 Kommune aufnehmen und Einladungen erstellen').waitFor();
    await page.getByRole('checkbox', { name: /Zeile 2: 9174115 → 09174115 Dachau/ }).check();
    await button('2 Kommunen aufnehmen und Einladungen erstellen').click();
    await page.getByRole('heading', { name: '2 Einladungen sind fertig' }).waitFor();
    assert.deepEqual(sent('POST', MEMBERS)[0].body, {
      candidates: [{ key: '05911000', contact: 'integration@bochum.example' }, { key: '09174115' }],
    });
    await standsTheTest('many-done');
    await button('Fertig').click();
    await button('Ohne die Einladungen weitergehen, sie sind dann verloren').waitFor();
    const download = page.waitForEvent('download');
    await button('Liste herunterladen (CSV)').click();
    const text = await textOf(await download);
    assert.match(
      text,
      /05911000;Bochum;integration@bochum\.example;http[^;]+\/einladung\/#[a-z0-9]{16}\.D{43};http[^;]+\/code\/;[A-Z0-9-]{14};/,
    );
    assert.equal(text.trim().split('\r\n').length, 3);
    const stores = JSON.stringify([await stored('sessionStorage'), await stored('localStorage')]);
    assert.ok(!stores.includes('D'.repeat(43)));
    await button('Fertig').click();
    await page.getByRole('link', { name: 'Dachau' }).waitFor();
  });

  it('interrupted_goesOnWhereItStopped_andInvitesAnewWhomNobodyHeardOf', async () => {
    mock.state.register.push(
      ...Array.from({ length: 60 }, (_, index) => ({
        key: `1300${String(index).padStart(4, '0')}`,
        name: `Ort ${index}`,
        kind: 'Gemeinde',
        land: 'Sachsen',
        population: 10,
      })),
    );
    await signedIn(PHASE);
    const list = mock.state.register.filter((one) => one.name.startsWith('Ort ')).map((one) => one.key);
    await take(list.join('\n'));
    mock.faults.push({ method: 'POST', path: '/municipalities$', kind: 'lose', times: 1 });
    await button('60 Kommunen aufnehmen und Einladungen erstellen').click();
    await page.getByRole('heading', { name: 'Angehalten bei 0 von 60' }).waitFor();
    await standsTheTest('many-stopped');
    // Looking elsewhere loses nothing.
    await page.getByRole('link', { name: 'Aufträge' }).click();
    await heading('Aufträge');
    await page.goBack();
    await button('Weiter aufnehmen').click();
    await page.getByRole('heading', { name: '60 Einladungen sind fertig' }).waitFor();
    assert.equal(sent('POST', MEMBERS).length, 4);
    assert.equal(mock.state.admissions.filter((one) => one.name.startsWith('Ort ')).length, 60);
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await button('Schreiben drucken').click();
    await eventually(() => page.evaluate(() => window.printed), true);
    await page.emulateMedia({ media: 'print' });
    const printed = await page.locator('body').innerText();
    assert.equal(printed.split('Ihre Einladung zum Selbstcheck').length, 61);
    assert.ok(!printed.includes('Liste durchsuchen') && !printed.includes('Alle Phasen'), 'only the letters');
    await page.emulateMedia({ media: 'screen' });
  });

  it('aFileThatIsNone_isRefusedAtItsField', async () => {
    await signedIn(PHASE);
    await take('PK\u0003\u0004', 'liste.xlsx');
    await page.getByText('Die Arbeitsmappe ist beschädigt.').waitFor();
    assert.equal(await page.getByLabel('Datei mit der Liste').getAttribute('aria-invalid'), 'true');
    assert.equal(sent('POST', READINGS).length, 1);
    await standsTheTest('many-refused');
  });
});

describe('the list of municipalities', () => {
  const many = (number) => {
    for (let index = 0; index < number; index++) {
      mock.state.admissions.push({
        phase: 'runde-2026',
        key: String(1_000_000 + index).padStart(8, '0'),
        name: `Gemeinde ${number - index}`,
        kind: 'Gemeinde',
        land: ['Bayern', 'Sachsen', 'Hessen'][index % 3],
        invitedOn: `2026-10-${String(1 + (index % 28)).padStart(2, '0')}`,
        started: index % 2 === 0,
      });
    }
  };
  const names = () => page.locator('.sc-admitted tbody th a').allInnerTexts();

  it('with400Rows_isSearchedAndSortedByKeyboard_withOneStopPerRow', async () => {
    many(400);
    mock.state.documents.push({
      check: 'demoexample00001',
      id: 'a',
      kind: 'pdf',
      tone: 'plain',
      edition: 'public',
      submission: 1,
      ordered: true,
      released: false,
      state: 'failed',
      reason: 'Zu groß.',
    });
    await signedIn(PHASE);
    await page.getByRole('heading', { name: '402 Kommunen in dieser Phase' }).waitFor();
    assert.equal(await page.locator('.sc-admitted tbody').locator('a, button, input, [tabindex]').count(), 402);
    assert.deepEqual((await names()).slice(0, 3), ['Gemeinde 1', 'Gemeinde 2', 'Gemeinde 3']);
    const column = page.getByRole('columnheader', { name: 'Kommune' });
    assert.equal(await column.getAttribute('aria-sort'), 'ascending');
    await column.getByRole('button').focus();
    await page.keyboard.press('Enter');
    assert.equal(await column.getAttribute('aria-sort'), 'descending');
    assert.equal((await names())[0], 'Konstanz');
    await page.getByRole('columnheader', { name: 'Dokumente' }).getByRole('button').click();
    assert.equal(await column.getAttribute('aria-sort'), 'none');
    assert.equal((await names())[0], 'Kaufbeuren');
    await page.getByLabel('Liste durchsuchen').fill('kauf');
    await page.getByText('1 von 402').waitFor();
    assert.deepEqual(await names(), ['Kaufbeuren']);
  });

  it('isFiltered_andTakenAlongAsItIsShown_andKeepsTheFilterOnTheWayBack', async () => {
    many(6);
    Object.assign(mock.state.admissions[1], {
      progress: { coverage: 45, submittedOn: '2026-11-20', reported: true, asOf: '2026-11-21' },
    });
    Object.assign(mock.state.admissions[0], { name: '=Kaufbeuren', startedOn: '2026-11-12' });
    await signedIn(PHASE);
    await page.getByLabel('Stand', { exact: true }).selectOption('hat einen Bericht');
    await page.getByText('1 von 8').waitFor();
    assert.deepEqual(await names(), ['Konstanz']);
    await page.getByText('ab 45 %').waitFor();
    await button('Alle zeigen').click();
    await page.getByLabel('Land', { exact: true }).selectOption('Bayern');
    await page.getByLabel('Art', { exact: true }).selectOption('kreisfreie Stadt');
    assert.deepEqual(await names(), ['=Kaufbeuren']);
    const download = page.waitForEvent('download');
    await button('Auswahl als CSV').click();
    const text = await textOf(await download);
    assert.ok(text.startsWith('\uFEFFSchlüssel;Kommune;'));
    assert.match(text, /\r\n09762000;'=Kaufbeuren;kreisfreie Stadt;Bayern;hat begonnen;/);
    assert.equal(text.trim().split('\r\n').length, 2);
    await page.getByRole('link', { name: '=Kaufbeuren' }).click();
    await heading('=Kaufbeuren');
    await page.goBack();
    await page.getByText('1 von 8').waitFor();
    await page.getByLabel('Liste durchsuchen').fill('gibtesnicht');
    await page.getByText('Keine Kommune in dieser Phase passt dazu').waitFor();
    await standsTheTest('nothing-found');
  });

  it('with1100Rows_isTurnedLikePages_andLeftByOneLink', async () => {
    many(1100);
    await signedIn(PHASE);
    await page.getByRole('heading', { name: '1.102 Kommunen in dieser Phase' }).waitFor();
    assert.equal((await names()).length, 100);
    await page.getByRole('link', { name: 'Liste überspringen' }).focus();
    await page.keyboard.press('Enter');
    await eventually(focused, 'nach-der-liste');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Seite 2 von 12').waitFor();
    assert.equal((await names())[0], 'Gemeinde 101');
    // Where it stands by chance a row may lie half under the list's head, and its link counts as too small a target.
    await page.evaluate(() => scrollTo(0, 0));
    assert.deepEqual(await accessibilityFindings(page), []);
    assert.deepEqual(page.errors, []);
  });

  it('standsTheTest', async () => {
    many(12);
    await signedIn(PHASE);
    await page.getByRole('link', { name: 'Kaufbeuren' }).waitFor();
    await standsTheTest('phase');
    await page.setViewportSize({ width: 320, height: 900 });
    // As cards the table is still a table for those who hear it.
    assert.equal(await page.getByRole('row').count(), 15);
    assert.ok(await page.getByRole('rowheader', { name: /Kaufbeuren/ }).isVisible());
  });

  it('unknownPhase_saysSo', async () => {
    await signedIn('#phase/gibt-es-nicht');
    await page.getByText('Diese Phase gibt es nicht').waitFor();
  });
});

describe('the statement of use', () => {
  /** As a browser saves it, read byte by byte. */
  const printed = async () =>
    (await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm' }, tagged: true })).toString('latin1');

  it('countsWhatIsKnown_showsTheCourse_andIsTakenAlong', async () => {
    Object.assign(mock.state.admissions[0], {
      startedOn: '2026-11-12',
      progress: { coverage: 100, submittedOn: '2026-11-20', reported: true, asOf: '2026-11-21' },
    });
    await signedIn(`${PHASE}/nachweis`);
    await page.getByRole('img', { name: 'Verlauf der Phase' }).waitFor();
    await page.getByText('Der Verlauf als Tabelle').click();
    await page.getByRole('row', { name: /20\. November 2026/ }).waitFor();
    await standsTheTest('evidence');
    const download = page.waitForEvent('download');
    await button('Nachweis als CSV').click();
    const text = await textOf(await download);
    assert.match(text, /Kommunen eingeladen;2\r\nSelbstcheck begonnen;2\r\nStand freigegeben;1\r\ndavon abgegeben;1/);
    assert.match(text, /2026-11-20;2;1;1\r\n/);
    assert.ok(!text.includes('Kaufbeuren'));
  });

  it('evidence_onPaper_isASheetOfItsOwn_withTheWholeCourse', async () => {
    await signedIn(`${PHASE}/nachweis`);
    await page.getByRole('img', { name: 'Verlauf der Phase' }).waitFor();
    assert.equal(
      await page.getByRole('heading', { name: /^Nachweis: / }).count(),
      0,
      'on the screen it has another head',
    );
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: `Nachweis: ${mock.state.phases[0].name}` }).waitFor();
    assert.equal(await page.getByRole('table').count(), 2);
    await page.getByRole('row', { name: 'Fragebogen Selbstcheck Weltoffene Kommune, Version 1' }).waitFor();
    await page.getByRole('row', { name: /10\. November 2026/ }).waitFor();
    for (const name of ['Bereiche der Phase', 'Hauptnavigation'])
      assert.equal(await page.getByRole('navigation', { name }).count(), 0, name);
    assert.equal(await page.locator('main').getByRole('button').count(), 0);
    assert.ok(!(await page.locator('main').innerText()).includes('Kaufbeuren'));
    const pdf = await printed();
    assert.equal(pdf.match(/\/Type \/Page\b(?!s)/g).length, 1, 'one sheet, as long as it is short');
    for (const part of ['/Lang (de)', '/S /H1', '/S /Table', '/S /Figure']) assert.ok(pdf.includes(part), part);
  });

  it('evidence_ofMany_goesOnOverSeveralSheets_andCutsNothing', async () => {
    const [one] = mock.state.admissions;
    const on = (number) => new Date(Date.UTC(2026, 0, 1 + number)).toISOString().slice(0, 10);
    mock.state.admissions = Array.from({ length: 400 }, (_, i) => ({
      ...one,
      key: String(8_000_000 + i).padStart(8, '0'),
      invitedOn: on(Math.floor(i / 4)),
    }));
    await signedIn(`${PHASE}/nachweis`);
    await page.getByRole('row', { name: 'Kommunen eingeladen 400' }).waitFor();
    // Paper is as wide as a tablet.
    await page.setViewportSize({ width: 680, height: 900 });
    await page.emulateMedia({ media: 'print' });
    const cut = await page
      .locator('.sc-course svg')
      .evaluate((svg) => [...svg.querySelectorAll('text')].some((text) => text.getBBox().x < 0));
    assert.ok(!cut, 'the number at the axis is whole');
    assert.ok((await printed()).match(/\/Type \/Page\b(?!s)/g).length > 2);
  });
});

describe('one municipality', () => {
  it('document_isOrdered_andItsStateStaysCurrent', async () => {
    mock.state.slowJobs = true;
    await signedIn(`${PHASE}/08335043`);
    await page.getByLabel('Dokument', { exact: true }).selectOption('Sitzungsvorlage (DOCX)');
    await page.getByLabel('Ton').selectOption('deutlich');
    assert.equal(await page.getByLabel('Fassung').inputValue(), 'public');
    await button('Dokument bestellen').click();
    await page.getByText('Das Dokument ist bestellt').waitFor();
    assert.deepEqual(sent('POST', ORDERS)[0].body, {
      kind: 'council',
      tone: 'plain',
      edition: 'public',
      municipalities: ['08335043'],
    });
    const row = page.getByRole('list', { name: 'Bestellte und freigegebene Dokumente' }).getByRole('listitem');
    await row.getByText('fertig, nicht freigegeben').waitFor();
    assert.equal(await row.getByRole('button').count(), 0);
    await standsTheTest('municipality');
  });

  it('document_withoutASubmission_saysWhy', async () => {
    await signedIn(`${PHASE}/09762000`);
    for (const check of mock.state.checks.values())
      if (check.municipality.key === '09762000') check.submissions.length = 0;
    await button('Dokument bestellen').click();
    await page.getByText('Noch nichts abgegeben').waitFor();
  });

  it('invitation_isRenewedOnlyAfterAskingBack', async () => {
    await signedIn(`${PHASE}/09762000`);
    await button('Neue Einladung erstellen').click();
    const dialog = page.getByRole('alertdialog');
    await dialog.waitFor();
    await standsTheTest('confirm');
    await page.keyboard.press('Escape');
    assert.equal(await dialog.count(), 0);
    await eventually(focused, 'Neue Einladung erstellen');
    assert.equal(sent('POST', '/api/administration/phases/runde-2026/municipalities/09762000/invitations').length, 0);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Neue Einladung erstellen' }).click();
    // The question has nearly the same title.
    await page.getByRole('heading', { name: 'Einladung für Kaufbeuren', exact: true }).waitFor();
    assert.equal(await page.getByLabel(/Einladungslink/).count(), 1);
    assert.match(await focused(), /Einladung für Kaufbeuren/);
  });

  it('notThere_saysSo', async () => {
    await signedIn(`${PHASE}/00000000`);
    await page.getByText('Diese Kommune ist in dieser Phase nicht dabei').waitFor();
  });
});

describe('documents of a phase', () => {
  const row = (text) => page.getByRole('listitem').filter({ hasText: text });
  const document = (more) => ({
    check: 'demosubmitted001',
    id: '1-pdf-plain-public',
    kind: 'pdf',
    tone: 'plain',
    edition: 'public',
    submission: 1,
    state: 'done',
    released: false,
    ordered: true,
    ...more,
  });

  it('areOrderedInPortions_andWhoHasNothingSubmittedIsListed', async () => {
    for (let index = 0; index < 60; index++)
      mock.state.admissions.push({
        phase: 'runde-2026',
        key: String(1_000_000 + index).padStart(8, '0'),
        name: `Gemeinde ${index}`,
        invitedOn: '2026-10-01',
        started: index !== 7,
      });
    await signedIn(`${PHASE}/berichte`);
    await button('Dokumente bestellen').click();
    await eventually(focused, 'documents-kind');
    await page.getByText('61 Kommunen haben begonnen').waitFor();
    await button('Für 61 Kommunen bestellen').click();
    await page.getByText('2 Dokumente sind bestellt').waitFor();
    await page.getByText('59 Kommunen haben noch nichts abgegeben:').waitFor();
    assert.deepEqual(
      sent('POST', ORDERS).map(({ body }) => body.municipalities.length),
      [50, 11],
    );
    await row('Konstanz: Bericht (PDF)').getByText('fertig, nicht freigegeben').waitFor();
    await standsTheTest('phase-documents');
  });

  it('stoppedByAProblem_goOnWhereTheyWere', async () => {
    for (let index = 0; index < 60; index++)
      mock.state.admissions.push({
        phase: 'runde-2026',
        key: String(1_000_000 + index).padStart(8, '0'),
        name: `Gemeinde ${index}`,
        invitedOn: '2026-10-01',
        started: true,
      });
    await signedIn(`${PHASE}/berichte`);
    await button('Dokumente bestellen').click();
    mock.faults.push({ method: 'POST', path: '/documents$', kind: 'answer', status: 503, times: 1 });
    await button('Für 62 Kommunen bestellen').click();
    await page.getByText('Gerade ist viel los').waitFor();
    await page.getByText('0 von 62 sind bestellt.').waitFor();
    await button('Weiter bestellen').click();
    await page.getByText('2 Dokumente sind bestellt').waitFor();
  });

  it('forSome_areChosenByName', async () => {
    await signedIn(`${PHASE}/berichte`);
    await button('Dokumente bestellen').click();
    await page.getByLabel('Ausgewählte Kommunen').check();
    await button('Für 0 ausgewählte Kommunen bestellen').click();
    await page.getByText('Wählen Sie mindestens eine Kommune aus.').waitFor();
    await page.getByRole('checkbox', { name: 'Konstanz' }).check();
    await button('Für 1 ausgewählte Kommune bestellen').click();
    await page.getByText('1 Dokument ist bestellt').waitFor();
    assert.deepEqual(sent('POST', ORDERS)[0].body.municipalities, ['08335043']);
  });

  it('areSeenOnlyAsFarAsTheirCoordinatorReleasedThem', async () => {
    mock.state.documents.push(
      document({ id: 'a', state: 'failed', reason: 'Zu groß.', job: 'job-a' }),
      document({ id: 'b', kind: 'press', released: true, ordered: false }),
      document({ id: 'c', kind: 'xlsx' }),
      document({ id: 'd', kind: 'slides', ordered: false }),
    );
    await signedIn(`${PHASE}/berichte`);
    await page.getByText('2 fertig, 1 gescheitert.').waitFor();
    assert.equal(await row('Folien').count(), 0, 'what the municipality made for itself is not seen');
    await row('Tabelle (XLSX)').getByText('fertig, nicht freigegeben').waitFor();
    assert.equal(await row('Tabelle (XLSX)').getByRole('button').count(), 0);
    await row('Bericht (PDF)').getByText('Zu groß.').waitFor();
    await row('Bericht (PDF)').getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await row('Bericht (PDF)').getByText('fertig, nicht freigegeben').waitFor();
    assert.equal(sent('POST', '/api/administration/jobs/job-a/retries').length, 1);
    const waiting = page.waitForEvent('download');
    await row('Kurzfassung').getByRole('button', { name: 'Herunterladen' }).click();
    await waiting;
    assert.equal(
      sent('POST', '/api/administration/phases/runde-2026/municipalities/08335043/documents/b/links').length,
      1,
    );
  });
});

describe('the archive of what was released', () => {
  const released = (id) => ({
    check: 'demosubmitted001',
    id,
    kind: 'pdf',
    tone: 'plain',
    edition: 'public',
    submission: 1,
    state: 'done',
    released: true,
    ordered: false,
  });
  const ARCHIVES = '/api/administration/phases/runde-2026/archives';

  it('whileNothingIsReleased_isNotOffered', async () => {
    await signedIn(`${PHASE}/berichte`);
    await page.getByText('Noch hat keine Kommune ein Dokument freigegeben.').waitFor();
    assert.equal(await button('Als ZIP zusammenstellen').count(), 0);
  });

  it('isPutTogetherAndDownloaded', async () => {
    mock.state.documents.push(released('a'), released('b'));
    await signedIn(`${PHASE}/berichte`);
    await page.getByText('Freigegeben sind 2 Dokumente von 1 Kommune.').waitFor();
    await button('Als ZIP zusammenstellen').click();
    await page.getByText('ist fertig: 2 Dokumente von 1 Kommune').waitFor();
    await standsTheTest('phase-archive');
    const waiting = page.waitForEvent('download');
    await button('ZIP herunterladen (1,4 MB)').click();
    await waiting;
    assert.equal(sent('POST', ARCHIVES).length, 1);
  });

  it('refused_saysWhyAndOffersToPutItTogetherAnew', async () => {
    mock.state.documents.push(released('a'), released('b'));
    await signedIn(`${PHASE}/berichte`);
    await button('Als ZIP zusammenstellen').click();
    await button('ZIP herunterladen (1,4 MB)').waitFor();
    mock.state.documents.at(-1).released = false;
    mock.faults.push({
      method: 'POST',
      path: '/links$',
      kind: 'answer',
      status: 409,
      body: { type: '/errors/archive-outdated', title: 'Diese Sammlung lässt sich nicht mehr öffnen', detail: 'Neu.' },
      times: 1,
    });
    await button('ZIP herunterladen (1,4 MB)').click();
    await page.getByText('Diese Sammlung lässt sich nicht mehr öffnen').waitFor();
    await page.getByText('Freigegeben ist 1 Dokument von 1 Kommune.').waitFor();
    await button('Als ZIP zusammenstellen').click();
    await button('ZIP herunterladen (1,4 MB)').waitFor();
    assert.equal(await page.getByText('Diese Sammlung lässt sich nicht mehr öffnen').count(), 0);
  });

  it('failed_saysWhyAndBeginsAnew', async () => {
    mock.state.documents.push(released('a'));
    mock.state.archives.set('archive-demosubmitted001.a', {
      id: 'archive-demosubmitted001.a',
      state: 'failed',
      on: '2026-11-22',
      reason: 'Ein freigegebenes Dokument fehlt.',
    });
    await signedIn(`${PHASE}/berichte`);
    await page.getByText('Ein freigegebenes Dokument fehlt.').waitFor();
    await button('Neu zusammenstellen').click();
    await button('ZIP herunterladen (1,4 MB)').waitFor();
  });
});

describe('jobs', () => {
  it('failed_saysWhy_andBeginsAnew', async () => {
    await signedIn('#auftraege');
    await page.getByText('Das Ergebnis ließ sich nicht ablegen.').waitFor();
    await standsTheTest('jobs');
    await page.getByRole('button', { name: /Noch einmal versuchen/ }).click();
    await page.getByText('wartet', { exact: true }).waitFor();
    assert.equal(await page.getByText('Gescheitert', { exact: true }).count(), 0);
    mock.state.jobs[0].state = 'done';
    await page.getByText('fertig', { exact: true }).waitFor();
  });

  it('none_saysSo', async () => {
    mock.state.jobs.length = 0;
    await signedIn('#auftraege');
    await page.getByText('Nichts zu tun').waitFor();
  });
});

describe('own questionnaires', () => {
  const file = { name: 'willkommen.yaml', mimeType: 'application/yaml', buffer: Buffer.from('id: eigen-beispiel') };

  async function read() {
    await page.getByLabel('Fragebogen als YAML-Datei').setInputFiles(file);
    await button(/Prüfen/).click();
  }

  it('listsAll_andHandsOutATemplateThatIsReadyToChange', async () => {
    await signedIn('#frageboegen');
    await page.getByText('Mitgeliefert · 108 Aussagen').waitFor();
    const download = page.waitForEvent('download');
    await button('Als Vorlage herunterladen').first().click();
    const saved = await download;
    assert.match(saved.suggestedFilename(), /^eigen-[a-z-]+\.yaml$/);
    const text = readFileSync(await saved.path(), 'utf8');
    assert.match(text, /^id: eigen-/m);
    assert.match(text, /^version: 1$/m);
    await standsTheTest('instruments');
  });

  it('withoutAFile_saysSoAtTheField', async () => {
    await signedIn('#frageboegen');
    await button('Prüfen').click();
    await page.getByText('Wählen Sie zuerst die Datei aus.').waitFor();
    await eventually(focused, 'instrument-file');
    await standsTheTest('instruments-no-file');
  });

  it('thatCannotBePublished_namesEveryPlace', async () => {
    mock.faults.push({
      path: '/readings$',
      kind: 'answer',
      status: 200,
      body: {
        total: 201,
        remarks: [
          {
            blocks: true,
            rule: 'ID',
            id: 'x',
            place: 'Kennung',
            line: 4,
            text: 'Eigene <b>Kennungen</b> beginnen mit „eigen-“.',
          },
          {
            blocks: true,
            rule: 'FORMAT',
            id: 'an-mappe',
            place: 'Art',
            line: 1030,
            text: 'Erlaubt sind nur: ["fact", "appraisal"].',
          },
        ],
      },
    });
    await signedIn('#frageboegen');
    await read();
    await page.getByText('So lässt sich der Fragebogen nicht veröffentlichen').waitFor();
    assert.deepEqual(await page.locator('.sc-remarks li p:first-child').allInnerTexts(), [
      'Zeile 4, x, Kennung: Eigene <b>Kennungen</b> beginnen mit „eigen-“.',
      'Zeile 1.030, an-mappe, Art: Erlaubt sind nur: ["fact", "appraisal"].',
    ]);
    await page.getByText('Und 199 weitere Hinweise.').waitFor();
    assert.equal(await button('Veröffentlichen').count(), 0);
    await standsTheTest('instruments-blocked');
  });

  it('isTriedLikeAQuickCheck_comesBack_isPublished_andCanBeChosen', async () => {
    await signedIn('#frageboegen');
    await read();
    await page.getByText('Nichts steht einer Veröffentlichung im Weg').waitFor();
    await standsTheTest('instruments-read');

    const before = mock.requests.length;
    await page.locator('.kern-alert').getByRole('button', { name: 'Ausprobieren' }).click();
    await page.getByText('noch nicht veröffentlicht. Was Sie antworten, bleibt in diesem Fenster.').waitFor();
    await standsTheTest('instruments-preview');
    await page.getByRole('link', { name: 'Steuerung' }).click();
    await heading('Die Vertretung hat Ziele beschlossen, die sich überprüfen lassen.');
    await page.getByText('Umgesetzt heißt hier: Der Beschluss gilt').waitFor();
    await page.getByText('umgesetzt und überprüft').waitFor();
    await page
      .getByLabel(/^.*umgesetzt(?! und)/)
      .first()
      .check({ force: true });
    assert.equal(mock.requests.length, before, 'nothing of a preview is sent');

    await page.getByRole('link', { name: 'Zurück zur Verwaltung' }).click();
    await page.getByText('Nichts steht einer Veröffentlichung im Weg').waitFor();
    await button('Veröffentlichen').click();
    await page.getByRole('alertdialog').waitFor();
    await standsTheTest('instruments-confirm');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Veröffentlichen' }).click();
    await page.getByText('ist veröffentlicht').waitFor();
    await page.getByText('Kennung eigen-beispiel').waitFor();
    assert.match(sent('POST', '/api/administration/instruments')[0].body.fingerprint, /^sha256:/);
    await standsTheTest('instruments-published');

    await page.getByRole('link', { name: 'Neue Phase öffnen' }).click();
    await page.getByRole('combobox', { name: 'Fragebogen' }).selectOption('eigen-beispiel/1');
  });

  const own = () => ({ ...mock.state.instruments.at(-1), id: 'eigen-beispiel', published: '2026-11-22' });

  it('aPublishedOne_isWithdrawnWithAReason_andOfferedAgain', async () => {
    mock.state.own = [own()];
    await signedIn('#frageboegen');
    await button('Zurückziehen').click();
    const dialog = page.getByRole('alertdialog');
    await standsTheTest('instruments-withdraw');
    await dialog.getByRole('button', { name: 'Zurückziehen' }).click();
    await dialog.getByText('Sagen Sie in einem Satz, warum.').waitFor();
    await dialog.getByLabel('Warum?').fill('Version 2 ist <b>verständlicher</b>.');
    await dialog.getByRole('button', { name: 'Zurückziehen' }).press('Enter');
    await page.getByText('Version 2 ist <b>verständlicher</b>.').waitFor();
    assert.deepEqual(sent('PUT', '/api/administration/instruments/eigen-beispiel/1/offer')[0].body, {
      revision: 1,
      offered: false,
      reason: 'Version 2 ist <b>verständlicher</b>.',
    });
    await standsTheTest('instruments-withdrawn');
    await page.evaluate(() => (location.hash = '#neue-phase'));
    await page.getByRole('combobox', { name: 'Fragebogen' }).waitFor();
    assert.equal(await page.locator('option[value="eigen-beispiel/1"]').count(), 0);
    await page.evaluate(() => (location.hash = '#frageboegen'));
    await button('Wieder anbieten').click();
    await dialog.getByRole('button', { name: 'Wieder anbieten' }).click();
    await button('Zurückziehen').waitFor();
  });

  it('withdrawingByTwo_showsTheSecondWhatStands', async () => {
    mock.state.own = [own()];
    await signedIn('#frageboegen');
    await button('Zurückziehen').click();
    Object.assign(mock.state.own[0], { revision: 2, withdrawn: { on: '2026-11-22', reason: 'Der andere Grund.' } });
    const dialog = page.getByRole('alertdialog');
    await dialog.getByLabel('Warum?').fill('Mein Grund.');
    await dialog.getByRole('button', { name: 'Zurückziehen' }).click();
    await dialog.getByText('Der andere Grund.').waitFor();
    await dialog.getByRole('button', { name: 'Wieder anbieten' }).waitFor();
    await standsTheTest('instruments-withdraw-conflict');
  });

  it('aPublishedOne_isReadByEverybody', async () => {
    mock.state.own = [own()];
    await page.goto(`${mock.url}/fragebogen/eigener/?fragebogen=eigen-beispiel&version=1`);
    const [field] = own().fields;
    await page.getByRole('heading', { level: 2, name: `1. ${field.title}` }).waitFor();
    for (const { statement } of field.topics.flatMap((topic) => topic.indicators))
      await page.getByRole('heading', { level: 4, name: statement, exact: true }).waitFor();
    await standsTheTest('questions');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.getByRole('button').count(), 0);
    await page.emulateMedia({ media: 'screen' });
    mock.faults.push({ path: '/api/instruments/', kind: 'answer', status: 503, body: {}, times: 1 });
    await page.reload();
    await button('Noch einmal versuchen').click();
    await page.getByRole('heading', { level: 2, name: `1. ${field.title}` }).waitFor();
    for (const asked of ['', '?fragebogen=eigen-anderer&version=1', '?fragebogen=weltoffene-kommune&version=1']) {
      await page.goto(`${mock.url}/fragebogen/eigener/${asked}`);
      await heading('Diesen Fragebogen gibt es hier nicht');
    }
    await standsTheTest('questions-missing');
  });

  it('aPreviewOutOfNothing_leadsToTheAdministration', async () => {
    await page.goto(`${mock.url}/schnellcheck/?vorschau`);
    await heading('Hier ist gerade nichts auszuprobieren');
    await standsTheTest('instruments-no-preview');
  });
});

describe('the register', () => {
  const file = {
    name: 'GV100AD_301124.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('4020241130…\n'.repeat(2000)),
  };

  it('isUploadedAndTaken', async () => {
    await signedIn('#gemeindeverzeichnis');
    await button('Einlesen').click();
    await page.getByText('Wählen Sie zuerst die Datei aus.').waitFor();
    await eventually(focused, 'register-file');
    await page.getByLabel(/GV100AD/).setInputFiles(file);
    const put = page.waitForRequest((request) => request.method() === 'PUT');
    await button(/Einlesen/).click();
    assert.equal((await put).headers()['content-type'], undefined);
    await page.getByText('Das neue Verzeichnis gilt').waitFor();
    await page.getByText('Stand 30. November 2024, 11.000 Einträge').waitFor();
    assert.equal(mock.state.uploads.get('upload1'), String(file.buffer.length));
    await standsTheTest('register');
  });

  it('damaged_namesEveryLine_andSaysThatNothingWasTaken', async () => {
    mock.faults.push({
      path: '/imports$',
      kind: 'answer',
      status: 422,
      body: {
        type: '/errors/register-damaged',
        title: 'T',
        status: 422,
        detail: 'D',
        errors: [
          { pointer: '/lines/10012', detail: 'Die Zeile ist zu kurz.' },
          { pointer: '/lines/3', detail: 'Unbekannte Satzart 99.' },
        ],
      },
    });
    await signedIn('#gemeindeverzeichnis');
    await page.getByLabel(/GV100AD/).setInputFiles(file);
    await button(/Einlesen/).click();
    const lines = page.locator('.sc-lines li');
    await lines.first().waitFor();
    assert.deepEqual(await lines.allInnerTexts(), [
      'Zeile 3: Unbekannte Satzart 99.',
      'Zeile 10.012: Die Zeile ist zu kurz.',
    ]);
    await page.getByText('es gilt weiter das bisherige Verzeichnis').waitFor();
    await standsTheTest('register-damaged');
  });
});

describe('erasing on request', () => {
  it('asksForTheName_erases_andGivesAConfirmation', async () => {
    await signedIn(`${PHASE}/08335043`);
    await heading('Konstanz');
    await button('Selbstcheck löschen …').click();
    await page.getByText('Geben Sie den Namen der Kommune ein.').waitFor();
    await eventually(focused, 'erase-name');
    await page.getByLabel('Zur Bestätigung: Name der Kommune').fill('Konstanz');
    await standsTheTest('erase');
    await button('Selbstcheck löschen …').click();
    await button('Endgültig löschen').click();
    await heading('Löschbestätigung: Konstanz');
    await page.getByText('Das Entfernen der gespeicherten Daten läuft').waitFor();
    await standsTheTest('erasure-running');
    Object.assign(mock.state.erasures[0], { removedOn: '2026-11-22', backupsUntil: '2026-12-06' });
    await page.reload();
    await page.getByText('nach dem 6. Dezember 2026 nichts mehr davon').waitFor();
    await islandStands(page);
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'administration-erasure-print');
    await page.emulateMedia({ media: 'screen' });
    await standsTheTest('erasure-done');
  });

  it('phase_showsWhoWasErased', async () => {
    mock.state.erasures.push({
      phase: 'runde-2026',
      key: '05911000',
      name: 'Bochum',
      kind: 'kreisfreie Stadt',
      land: 'Nordrhein-Westfalen',
      by: 'coordinator',
      erasedOn: '2026-11-20',
    });
    await signedIn(PHASE);
    await page.getByText('durch die Kommune selbst').waitFor();
    await standsTheTest('phase-erasures');
    await page.getByRole('link', { name: 'Bestätigung für Bochum' }).click();
    await heading('Löschbestätigung: Bochum');
  });

  it('overdue_standsAboveAllOtherJobs', async () => {
    mock.state.jobs.unshift({
      id: 'erasure.x',
      kind: 'erasure',
      state: 'failed',
      attempts: 3,
      reason: 'Es ließ sich noch nicht alles löschen.',
      municipality: { key: '05911000', name: 'Bochum' },
      on: '2026-11-20',
    });
    await signedIn('#auftraege');
    await page.getByText('1 Löschung noch nicht geschehen').waitFor();
    await standsTheTest('jobs-overdue');
  });
});

describe('log', () => {
  it('isReadToItsEnd_month_byMonth', async () => {
    await signedIn('#protokoll');
    await heading('Protokoll');
    await page.getByText('3 Einträge im November 2026').waitFor();
    await page.getByText('xx34-abcd (Sie)').waitFor();
    await standsTheTest('log');
    const download = page.waitForEvent('download');
    await button('Als CSV herunterladen').click();
    assert.equal((await download).suggestedFilename(), 'protokoll-verwaltung-2026-11.csv');
    await page.getByLabel('Monat').selectOption('2026-10');
    await page.getByText('Phase runde-2026 geöffnet').waitFor();
    await page.getByLabel('Monat').selectOption('2026-09');
    await page.getByText('Im September 2026 gibt es keinen Eintrag.').waitFor();
  });
});

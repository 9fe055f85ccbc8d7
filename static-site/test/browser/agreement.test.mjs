import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  DEMO_AGREEMENT,
  DEMO_AGREEMENT_COMPANION,
  DEMO_AGREEMENT_DEPUTY,
  DEMO_AGREEMENT_UNIT,
  DEMO_AGREEMENT_UNRELEASED,
  DEMO_AGREEMENT_VIEWER,
} from '../mock-agreement.mjs';
import { DEMO_DEPARTMENT, DEMO_RELEASED, DEMO_ROOM } from '../mock-departments.mjs';
import { accessibilityFindings, eventually, shot, standsTheTest as standsTheTestOn } from './harness.mjs';
import { islandStands } from './pages.mjs';
import { mock, page, setUp, until, world } from './stage.mjs';

setUp();

const check = () => mock.state.checks.get('demoagreement001');
const instrument = () => mock.state.instruments.find((one) => one.id === check().phase.instrument.id);
const indicators = () => instrument().fields.flatMap((field) => field.topics.flatMap((topic) => topic.indicators));
const statement = (id) => indicators().find((one) => one.id === id).statement;
const point = (id) => check().points.get(id);
const outcome = (id) => point(id)?.outcome;

async function open(token = DEMO_AGREEMENT, fragment = null, on = page) {
  await on.goto(`${mock.url}/abgleich/#${token}`);
  await islandStands(on);
  if (fragment !== null) await go(fragment, on);
}
async function go(fragment, on = page) {
  await on.evaluate((to) => (location.hash = to), fragment);
  // A key pressed before the room stands would be nobody's.
  if (/punkt|gespraech/.test(fragment)) await on.waitForSelector('html.sc-has-room');
}
const heading = (name, on = page) => on.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const card = (id, on = page) => on.getByRole('article', { name: statement(id) });
const button = (name, on = page) => on.getByRole('button', { name });
const link = (name, on = page) => on.getByRole('link', { name });
const focused = (on = page) =>
  on.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim());

const standsTheTest = (name, on = page) => standsTheTestOn(on, `agreement-${name}`);

describe('the overview', () => {
  it('showsTwoLists_everyDepartmentOnTheScale_andWhy', async () => {
    await open();
    await heading('Abgleich');
    const facts = page.getByRole('region', { name: /^Vorab klären/ });
    const appraisals = page.getByRole('region', { name: /^Im Gespräch klären/ });
    await facts.getByRole('article', { name: statement('io-sprachmittlung') }).waitFor();
    await appraisals.getByRole('article', { name: statement('ms-arbeitszeit') }).waitFor();
    const first = await facts.getByRole('article').first().getByRole('heading').innerText();
    assert.equal(first, statement('io-anlaufstelle'), 'by priority');
    const text = (await card('io-sprachmittlung').innerText()).replace(/\s+/g, ' ');
    assert.match(text, /Die Bewertungen liegen 4 Stufen auseinander\./);
    assert.match(text, /0 nicht begonnen Jugendamt 1 geplant Amt für Soziales und Wohnen \(zuständig\)/);
    assert.match(text, /3 umgesetzt Ziel Personal und Organisation 4 umgesetzt und überprüft Koordination/);
    await eventually.match(() => card('io-anlaufstelle').innerText(), /Zwei von vier Stellen wissen es nicht\./);
    const na = await card('ft-gesundheit-zugang').innerText();
    assert.match(na, /Eine Stelle sagt „trifft nicht zu“, eine andere hat einen Stand genannt\./);
    assert.match(na, /Koordination: trifft nicht zu – Das Gesundheitsamt liegt beim Landkreis\./);
    assert.match(na, /Jugendamt: nicht unser Bereich, bitte fragen: Amt für Soziales und Wohnen/);
    assert.match(na, /Noch ohne Antwort: Personal und Organisation/);
    await page.getByText('Noch nicht freigegeben: Kultur und Sport.').waitFor();
    assert.doesNotMatch(await facts.innerText(), /Kultur und Sport/, 'what is not released is nowhere');
    await standsTheTest('overview');
  });

  it('agreed_showsReasonAndMinority_andWhatHasChangedSince', async () => {
    await open();
    const text = await page
      .getByRole('region', { name: /^Vereinbart/ })
      .getByRole('article', { name: statement('zb-ansprechpersonen') })
      .innerText();
    assert.match(text, /seitdem geändert/);
    assert.match(text, /Vereinbart: 2 – teilweise umgesetzt/);
    assert.match(text, /das dritte ist beantragt/);
    assert.match(text, /Jugendamt\s+Für Jugendliche ist niemand ansprechbar\./);
    assert.match(text, /Jugendamt: vorher „1 – geplant“, jetzt „0 – nicht begonnen“/);
    await eventually.match(
      () => card('kk-stellung-beziehen').innerText(),
      /bleibt strittig[\s\S]+Betroffene haben das gemerkt/,
    );
  });

  it('commentsAndEvidence_loadWhenAsked_andAFailureCanBeRepeated', async () => {
    await open();
    const asked = () => mock.requests.filter((one) => /agreement\/io-sprachmittlung/.test(one.path)).length;
    assert.equal(asked(), 0);
    mock.faults.push({ path: '/agreement/io-sprachmittlung', kind: 'answer', status: 503, times: 1 });
    await card('io-sprachmittlung').getByText('Antworten im Einzelnen').click();
    await card('io-sprachmittlung').getByText('ließen sich nicht laden').waitFor();
    await card('io-sprachmittlung').getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await card('io-sprachmittlung').getByText('zuletzt hat zweimal ein Kind übersetzt').waitFor();
    const row = await card('io-sprachmittlung')
      .getByRole('row', { name: /Jugendamt/ })
      .innerText();
    assert.match(row, /Handlungsbedarf[\s\S]+Es fehlt Geld und Es fehlt Wissen/);
    await eventually(
      () => card('io-sprachmittlung').getByRole('link', { name: 'https://intern.example/da-12' }).getAttribute('href'),
      'https://intern.example/da-12',
    );
    assert.equal(asked(), 2);
    await standsTheTest('voices');
  });

  it('narrowsByFieldAndState_andSaysHowMany', async () => {
    await open();
    await page.getByText('18 Aussagen', { exact: true }).waitFor();
    await page.getByLabel('Zeigen').selectOption({ label: 'bleibt strittig' });
    await page.getByText('1 von 18 Aussagen').waitFor();
    await eventually(() => page.getByRole('article').count(), 1);
    await page.getByLabel('Handlungsfeld').selectOption({ index: 1 });
    await page.getByText('Zu dieser Auswahl gibt es nichts.').waitFor();
    await button('Alle zeigen').click();
    await page.getByText('18 Aussagen', { exact: true }).waitFor();
  });

  it('anyOtherIndicator_canBeTakenUp', async () => {
    await open();
    const other = indicators().find((one) => /Beirat/.test(one.statement));
    await page.getByRole('combobox', { name: 'Aussage suchen' }).fill('beirat antrag');
    await page.getByText('Keine Aussage enthält diese Wörter.').waitFor();
    await page.getByRole('combobox', { name: 'Aussage suchen' }).fill('beirat');
    await page.getByText('1 Aussage gefunden').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await card(other.id).waitFor();
    await eventually(focused, `punkt-${other.id}`);
    await card(other.id).getByRole('button', { name: 'Auf die Tagesordnung setzen' }).click();
    await until(() => check().meeting.points.some((one) => one.indicator === other.id), 'it is on the agenda');
    await page
      .getByRole('region', { name: /Außerdem aufgegriffen/ })
      .getByRole('article', { name: other.statement })
      .waitFor();
  });

  it('nobodyRatedTheSame_saysThatDifferencesCouldNotShow_andNotThatAllAgree', async () => {
    for (const [department, typed] of check().typed) if (department !== 'koordination') typed.answers.clear();
    check().points.clear();
    await open();
    await page.getByText('Abweichungen konnten nicht sichtbar werden').waitFor();
    const text = await page.locator('main').innerText();
    assert.doesNotMatch(text, /einig|Einigkeit|Übereinstimmung|nicht weit auseinander/);
    await page.getByRole('combobox', { name: 'Aussage suchen' }).waitFor();
    await standsTheTest('nothing-to-compare');
  });

  it('ratedByTwoWithoutAPoint_offersToTakeUpWhatOneWants', async () => {
    for (const [, typed] of check().typed)
      for (const [, entry] of typed.answers) if (entry.answer) entry.answer = { level: 2 };
    check().points.clear();
    await open();
    await page.getByText(/bewertet; weit auseinander liegt keine/).waitFor();
    await eventually(() => page.getByRole('article').count(), 0);
  });

  it('fifteenDepartmentsWithLongNames_stayReadable', async () => {
    const typed = (id) =>
      check().typed.get(id) ?? check().typed.set(id, { answers: new Map(), notes: new Map() }).get(id);
    for (let number = 0; number < 12; number++) {
      const id = `amt-${number}`;
      check().departments.push({
        id,
        name: `Fachbereich ${number} Grundstücksverkehrsgenehmigungszuständigkeitsübertragung und Bürgerbeteiligung`,
        revision: 1,
        released: true,
        closed: number === 3,
        responsible: [],
      });
      typed(id).answers.set('ms-arbeitszeit', {
        indicator: 'ms-arbeitszeit',
        revision: 1,
        answer: { level: number % 5 },
        needForAction: false,
        obstacles: [],
      });
    }
    await open();
    await eventually.match(() => card('ms-arbeitszeit').innerText(), /Bürgerbeteiligung \(aufgelöst\)/);
    await standsTheTest('fifteen');
    await go('#/punkt/ms-arbeitszeit');
    await heading(statement('ms-arbeitszeit'));
    await standsTheTest('room-fifteen');
  });

  it('serverDown_canBeRetried_andADeadLinkGivesNoHint', async () => {
    mock.faults.push({ path: '/api/check/agreement$', kind: 'answer', status: 500, times: 1 });
    await open();
    await heading('Der Abgleich lässt sich gerade nicht öffnen');
    await button('Noch einmal versuchen').click();
    await heading('Abgleich');
    const other = await world.open();
    await open(`unknownunknown01.${'X'.repeat(43)}`, null, other);
    await heading('Dieser Link öffnet keinen Selbstcheck', other);
    await other.context().close();
  });
});

describe('planning a meeting', () => {
  it('suggestsTheMostImportant_addsUp_andKeepsTheOrder', async () => {
    await open();
    await link('Gespräch planen').click();
    await heading('Gespräch planen');
    await eventually(() => page.evaluate(() => document.activeElement?.tagName), 'H1');
    await button('Vorschlag: die zwölf wichtigsten').click();
    await page.getByText('12 Punkte, 1 Stunde 45 Minuten').first().waitFor();
    await until(() => check().meeting.points.length === 12, 'twelve points are stored');
    const [first, second] = check().meeting.points.map((one) => one.indicator);
    const focusTopic = instrument()
      .fields.flatMap((field) => field.topics)
      .find((topic) => topic.id === 'zugang-verwaltung');
    assert.ok(
      focusTopic.indicators.some((one) => one.id === first),
      'the focus comes first',
    );
    await page.getByLabel('Minuten', { exact: true }).first().fill('20');
    await page.getByText('12 Punkte, 1 Stunde 55 Minuten').first().waitFor();
    await button('Nach unten').first().press('Enter');
    await until(() => check().meeting.points[1].indicator === first, 'it has moved down');
    assert.equal(check().meeting.points[0].indicator, second);
    assert.equal(check().meeting.points[1].minutes, 20);
    await eventually.match(() => page.getByRole('status').allInnerTexts().then(String), /Jetzt an Stelle 2 von 12/);
    await eventually(
      () =>
        page.evaluate(
          () =>
            document.activeElement?.closest('li')?.innerText.includes('20') ||
            document.activeElement?.closest('li')?.querySelector('input')?.value === '20',
        ),
      true,
      'the focus has moved along',
    );
    await button('Entfernen').last().click();
    await until(() => check().meeting.points.length === 11, 'one less');
    await eventually(focused, 'tagesordnung');
    await standsTheTest('plan');
  });

  it('moreThanTwelve_isAllowed_withAWarning', async () => {
    check().meeting = {
      revision: 4,
      points: indicators()
        .slice(0, 12)
        .map((one) => ({ indicator: one.id, minutes: 5 })),
    };
    await open(DEMO_AGREEMENT, '#/planen');
    await eventually(() => page.getByText(/Punkte sind viel für ein Treffen/).count(), 0);
    await button('Aufnehmen').first().click();
    await page.getByText('13 Punkte sind viel für ein Treffen').waitFor();
    await until(() => check().meeting.points.length === 13, 'thirteen');
    assert.equal(check().meeting.revision, 5);
  });

  it('forty_isTheEnd', async () => {
    check().meeting = {
      revision: 1,
      points: indicators()
        .slice(0, 40)
        .map((one) => ({ indicator: one.id, minutes: 5 })),
    };
    await open(DEMO_AGREEMENT, '#/planen');
    await page.getByText('Mehr als 40 nimmt die Tagesordnung nicht auf.').waitFor();
    await eventually(() => button('Aufnehmen').count(), 0);
    await eventually(() => page.getByLabel('Aussage suchen und aufnehmen').count(), 0);
  });

  it('nonsenseMinutes_areNotSaved_andComeBack', async () => {
    check().meeting = { revision: 1, points: [{ indicator: 'ms-arbeitszeit', minutes: 10 }] };
    await open(DEMO_AGREEMENT, '#/planen');
    const minutes = page.getByLabel('Minuten', { exact: true });
    for (const nonsense of ['', '0', '500', '1.5']) {
      await minutes.fill(nonsense);
      await minutes.blur();
      await eventually(() => minutes.inputValue(), '10', nonsense);
    }
    assert.equal(check().meeting.revision, 1);
  });

  it('printsAnAgenda_andNothingElse', async () => {
    check().meeting = {
      revision: 1,
      points: [
        { indicator: 'ms-arbeitszeit', minutes: 10 },
        { indicator: 'io-empfang', minutes: 15 },
      ],
    };
    await open(DEMO_AGREEMENT, '#/planen');
    await heading('Gespräch planen');
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'agreement-agenda-print');
    const text = await page.locator('main').innerText();
    assert.match(text, /Selbstcheck Gera, Runde 2026: 2 Punkte, 25 Minuten/);
    assert.match(text, new RegExp(statement('io-empfang').slice(0, 30)));
    assert.doesNotMatch(text, /Aufnehmen|Gespräch beginnen|Eine andere Aussage/);
  });

  it('somebodyElseChangedIt_showsBoth', async () => {
    check().meeting = { revision: 1, points: [{ indicator: 'ms-arbeitszeit', minutes: 10 }] };
    await open(DEMO_AGREEMENT, '#/planen');
    await heading('Gespräch planen');
    check().meeting = { revision: 2, points: [{ indicator: 'io-empfang', minutes: 30 }] };
    await page.getByLabel('Minuten', { exact: true }).fill('12');
    const both = page.getByRole('group', { name: 'Zwei Stände zu dieser Aussage' });
    await both.waitFor();
    await eventually.match(() => both.innerText(), /1 Punkt, 12 Minuten[\s\S]+1 Punkt, 30 Minuten/);
    await standsTheTest('plan-conflict');
    await button('Den anderen übernehmen').click();
    await page.getByText('1 Punkt, 30 Minuten').first().waitFor();
    assert.equal(check().meeting.revision, 2, 'nothing was overwritten');
  });

  it('lostAnswer_savesOnce_withoutAFalseConflict', async () => {
    await open(DEMO_AGREEMENT, '#/planen');
    mock.faults.push({ method: 'PUT', path: '/meeting', kind: 'lose', times: 1 });
    await button(/^Vorschlag/).click();
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    assert.equal(check().meeting.revision, 1);
    await eventually(() => page.getByText('Zwei Stände').count(), 0);
  });
});

describe('the consensus view', () => {
  const plan = (...ids) => {
    check().meeting = { revision: 1, points: ids.map((indicator) => ({ indicator, minutes: 10 })) };
  };

  it('byKeyboardAlone_aMeetingFromItsFirstPointToItsEnd', async () => {
    plan('ms-arbeitszeit', 'io-empfang', 'kk-gespraech-vorbehalte', 'eb-rueckmeldung-beitraege');
    await page.setViewportSize({ width: 1280, height: 720 });
    await open();
    await page.getByText('Auf der Tagesordnung stehen noch 4 Punkte, geplant sind 40 Minuten.').waitFor();
    await link('Gespräch beginnen').press('Enter');
    await heading(statement('ms-arbeitszeit'));
    await eventually(focused, statement('ms-arbeitszeit'));
    await page.getByText('Punkt 1 von 4').waitFor();
    await eventually(() => page.locator('.sc-header').isVisible(), false, 'nothing but the point');
    await shot(page, 'agreement-room-1280x720');

    await page.keyboard.press('1');
    await page.getByText('Noch nicht vollständig').waitFor();
    await page.keyboard.press('b');
    await eventually(focused, 'record-reason');
    await page.keyboard.type('Vorgesehen ist sie; was 2 Anträge kosten, fehlt.');
    await until(() => outcome('ms-arbeitszeit')?.agreed?.reason.endsWith('fehlt.'), 'the agreement is stored');
    assert.deepEqual(outcome('ms-arbeitszeit').agreed.answer, { level: 1 }, 'digits in a text choose nothing');
    assert.deepEqual(
      point('ms-arbeitszeit').before.map((one) => [one.department, one.answer?.level]),
      [
        ['koordination', 0],
        ['soziales', 1],
        ['personal', 3],
        ['jugend', undefined],
      ],
    );
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await heading(statement('io-empfang'));

    await page.keyboard.press('s');
    const sides = page.getByLabel(/^Sicht: /);
    await sides.first().waitFor();
    await eventually(() => sides.count(), 2, 'those farthest apart are offered');
    await page.keyboard.press('b');
    await page.keyboard.type('Bei uns warten alle im Flur.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Im Bürgerbüro gibt es eine Lotsin.');
    await until(() => outcome('io-empfang')?.disputed?.views.length === 2, 'both sides are stored');
    await page.keyboard.press('Escape');
    await page.keyboard.press('PageDown');
    await heading(statement('kk-gespraech-vorbehalte'));

    await page.keyboard.press('k');
    await page.getByRole('table', { name: 'Was die Stellen geantwortet haben' }).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('w');
    await page.keyboard.press('b');
    await page.keyboard.type('Das fragt die Koordination bis Dezember nach.');
    await until(() => outcome('kk-gespraech-vorbehalte')?.agreed?.answer.unknown === true, 'unknown is agreed');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowLeft');
    await heading(statement('io-empfang'));
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await heading(statement('eb-rueckmeldung-beitraege'));
    await page.keyboard.press('ArrowRight');

    await heading('Was Sie festgehalten haben');
    await page.getByText('2 Punkte vereinbart, 1 bewusst offen gelassen, 1 Punkt ist noch offen.').waitFor();
    await page.getByRole('region', { name: 'Bleibt strittig' }).getByText('Bei uns warten alle im Flur.').waitFor();
    await standsTheTest('end');
    await eventually(() => page.locator('.sc-header').isVisible(), true);
    await link('Mit dem Offenen weitermachen').click();
    await heading(statement('eb-rueckmeldung-beitraege'));
  });

  it('withoutAKeyboard_everythingIsAPress', async () => {
    plan('io-sprachmittlung');
    await open(DEMO_AGREEMENT, '#/gespraech');
    await heading(statement('io-sprachmittlung'));
    await page.getByText(/Jugendamt und Koordination liegen am weitesten auseinander/).waitFor();
    await page.getByRole('radio', { name: /^2 teilweise umgesetzt/ }).check();
    await page.getByText(/Es läuft an einzelnen Stellen/).waitFor();
    await page.getByLabel('Begründung').fill('Es hängt an zwei Ehrenamtlichen.');
    await page.getByRole('checkbox', { name: /Es fehlt Geld \(sagen 2 Stellen\)/ }).check();
    await page
      .getByRole('group', { name: /Geht eine Stelle nicht mit/ })
      .getByRole('checkbox', { name: 'Jugendamt' })
      .check();
    await page.getByLabel('Sicht: Jugendamt').fill('Für uns ist es nicht begonnen.');
    await until(() => outcome('io-sprachmittlung')?.agreed?.minority.length === 1, 'the minority view is stored');
    const { agreed } = outcome('io-sprachmittlung');
    assert.deepEqual(agreed, {
      answer: { level: 2 },
      reason: 'Es hängt an zwei Ehrenamtlichen.',
      minority: [{ department: 'jugend', view: 'Für uns ist es nicht begonnen.' }],
      obstacles: ['money'],
    });
    await standsTheTest('room');
    await page
      .getByRole('group', { name: /Geht eine Stelle nicht mit/ })
      .getByRole('checkbox', { name: 'Jugendamt' })
      .uncheck();
    await until(() => outcome('io-sprachmittlung').agreed.minority.length === 0, 'it is taken out');
    await page
      .getByRole('group', { name: /Geht eine Stelle nicht mit/ })
      .getByRole('checkbox', { name: 'Jugendamt' })
      .check();
    await eventually(() => page.getByLabel('Sicht: Jugendamt').inputValue(), 'Für uns ist es nicht begonnen.');
    await eventually(() => page.evaluate(() => document.activeElement?.id), 'side-text-jugend');
  });

  it('notApplicable_needsItsReason_andStoresTheSentenceOnce', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ft-gesundheit-zugang');
    await page.keyboard.press('n');
    await page.getByText(/Bitte wählen Sie, warum es nicht zutrifft. Bitte schreiben Sie eine Begründung/).waitFor();
    await page.getByRole('radio', { name: /andere(n|r) Ebene/ }).check();
    assert.equal(outcome('ft-gesundheit-zugang'), undefined);
    await page.getByLabel('Begründung').fill('Das Gesundheitsamt liegt beim Kreis.');
    await until(() => outcome('ft-gesundheit-zugang')?.agreed, 'it is agreed');
    assert.deepEqual(outcome('ft-gesundheit-zugang').agreed.answer, {
      notApplicable: { reason: 'otherLevel', text: 'Das Gesundheitsamt liegt beim Kreis.' },
    });
    await standsTheTest('room-not-applicable');
    await link('Zurück zum Abgleich').click();
    await page.waitForFunction((id) => document.activeElement?.id === id, 'punkt-ft-gesundheit-zugang');
    await eventually.match(
      () => card('ft-gesundheit-zugang').innerText(),
      /Vereinbart: Trifft nicht zu\. Das ist Aufgabe/,
    );
  });

  it('disputed_isAccessible_andChangingOnesMindLosesNothing', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/kk-stellung-beziehen');
    await heading(statement('kk-stellung-beziehen'));
    await eventually(() => page.getByRole('radio', { name: 'Bleibt strittig' }).isChecked(), true);
    await standsTheTest('room-disputed');
    await page.keyboard.press('3');
    await page.getByText('Bis dahin gilt, was vorher festgehalten war.').waitFor();
    assert.ok(outcome('kk-stellung-beziehen').disputed);
    await eventually(
      () => page.getByLabel('Sicht: Jugendamt').inputValue(),
      'Geäußert ja, aber erst nach Tagen. Betroffene haben das gemerkt.',
    );
    await button('Änderung verwerfen').click();
    await eventually(() => page.getByRole('radio', { name: 'Bleibt strittig' }).isChecked(), true);
    assert.equal(point('kk-stellung-beziehen').revision, 1);
  });

  it('takenBack_isOpenAgain_andComesBackOnRequest', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/zb-ansprechpersonen');
    await page.getByText('vorher „1 – geplant“, jetzt „0 – nicht begonnen“').waitFor();
    await button('Zurücknehmen, der Punkt ist wieder offen').click();
    await until(() => outcome('zb-ansprechpersonen') === null, 'it is taken back');
    await eventually(focused, statement('zb-ansprechpersonen'));
    await button('Doch nicht zurücknehmen').click();
    await until(() => outcome('zb-ansprechpersonen')?.agreed?.reason.startsWith('In zwei von drei'), 'it is back');
    assert.equal(point('zb-ansprechpersonen').revision, 3);
  });

  it('keys_areListed_canBeSwitchedOff_andPagingStays', async () => {
    plan('ms-arbeitszeit', 'io-empfang');
    await open(DEMO_AGREEMENT, '#/gespraech');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Tasten für das Gespräch' });
    await dialog.getByText('0 bis 4').waitFor();
    assert.deepEqual(await accessibilityFindings(page), []);
    await shot(page, 'agreement-room-keys');
    await dialog.getByRole('checkbox', { name: /Ziffern und Buchstaben/ }).uncheck();
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await eventually(() => page.getByRole('radio', { checked: true }).count(), 0);
    await page.keyboard.press('ArrowRight');
    await heading(statement('io-empfang'));
    await button('Tasten').click();
    await dialog.getByRole('checkbox', { name: /Ziffern und Buchstaben/ }).check();
    await button('Schließen').click();
    await eventually(focused, 'Tasten');
    await page.keyboard.press('3');
    await eventually(() => page.getByRole('radio', { name: /^3 / }).isChecked(), true);
  });

  it('arrowOnARadioButton_turnsThePage_andChoosesNothing', async () => {
    plan('ms-arbeitszeit', 'io-empfang');
    await open(DEMO_AGREEMENT, '#/gespraech');
    await page.getByRole('radio', { name: /^1 / }).click();
    await page.keyboard.press('ArrowDown');
    await eventually(() => page.getByRole('radio', { name: /^2 / }).isChecked(), true, 'down is the radio group’s');
    await page.keyboard.press('ArrowRight');
    await heading(statement('io-empfang'));
    await eventually(() => page.getByRole('radio', { checked: true }).count(), 0);
  });

  it('time_goesByQuietly_andCanBePutAway', async () => {
    plan('ms-arbeitszeit');
    await page.clock.install();
    await open(DEMO_AGREEMENT, '#/gespraech');
    await page.getByText('0 von 10 Minuten').waitFor();
    await page.clock.runFor(3 * 60_000 + 10_000);
    await page.getByText('3 von 10 Minuten').waitFor();
    await page.clock.runFor(9 * 60_000);
    await page.getByText('2 Minuten über dem Plan').waitFor();
    await page.keyboard.press('z');
    await page.getByText('Zeit einblenden').waitFor();
    await eventually(() => page.getByText('über dem Plan').count(), 0);
    assert.equal(
      mock.requests.some((one) => JSON.stringify(one.body ?? '').includes('spent')),
      false,
    );
  });

  it('inForcedColours_whatIsChosenCanBeSeen', async () => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(DEMO_AGREEMENT, '#/punkt/io-empfang');
    await page.keyboard.press('2');
    const borders = await page
      .locator('.sc-levels__cell')
      .evaluateAll((cells) => cells.map((cell) => getComputedStyle(cell).outlineStyle));
    assert.deepEqual(borders, ['none', 'none', 'solid', 'none', 'none']);
    const dot = await page
      .getByRole('radio', { name: /^2 / })
      .evaluate((input) => [
        getComputedStyle(input, '::before').backgroundColor,
        getComputedStyle(input).backgroundColor,
      ]);
    assert.notEqual(dot[0], dot[1]);
  });

  it('nothingPlanned_leadsToThePlan', async () => {
    await open(DEMO_AGREEMENT, '#/gespraech');
    await heading('Auf der Tagesordnung steht noch nichts');
    assert.deepEqual(await accessibilityFindings(page), []);
    await link('Gespräch planen').click();
    await heading('Gespräch planen');
  });
});

describe('nothing recorded is lost', () => {
  const type = async (reason, on = page) => {
    await on.getByRole('radio', { name: /^2 / }).check();
    await on.getByLabel('Begründung').fill(reason);
  };

  it('unfinished_isStillThereAfterAReload_andSaidInTheList', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await page.keyboard.press('2');
    await page.getByText('Bis dahin bleibt das Geschriebene auf diesem Gerät.').waitFor();
    await page.reload();
    await heading(statement('ms-arbeitszeit'));
    await eventually(() => page.getByRole('radio', { name: /^2 / }).isChecked(), true);
    assert.equal(outcome('ms-arbeitszeit'), undefined);
    await link('Zurück zum Abgleich').click();
    await card('ms-arbeitszeit').getByRole('link', { name: 'Angefangenes fertig festhalten' }).click();
    await page.getByLabel('Begründung').fill('Jetzt vollständig.');
    await until(() => outcome('ms-arbeitszeit')?.agreed?.reason === 'Jetzt vollständig.', 'it is stored');
    await eventually.deepEqual(
      () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('sc.unsaved.'))),
      [],
    );
  });

  it('offline_isShown_andCaughtUp', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await heading(statement('ms-arbeitszeit'));
    await page.context().setOffline(true);
    await type('Ohne Netz getippt.');
    await page.getByText('Noch nicht gespeichert – keine Verbindung').waitFor();
    await page.getByText('Offline – 1 Eingabe wartet auf diesem Gerät.').first().waitFor();
    await standsTheTest('room-offline');
    await page.context().setOffline(false);
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    assert.equal(outcome('ms-arbeitszeit').agreed.reason, 'Ohne Netz getippt.');
  });

  it('onADeviceThatMustNotRemember_itStaysInTheTab_andTheBrowserAsksBeforeClosing', async () => {
    const other = await world.open({ asked: false });
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit', other);
    await other.keyboard.press('2');
    await other.getByText('Bis dahin bleibt das Geschriebene in diesem Tab.').waitFor();
    const asks = await other.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(asks, true);
    await eventually.deepEqual(() => other.evaluate(() => Object.keys(localStorage)), []);
    await other.reload();
    await other.waitForSelector('html.sc-has-room');
    await eventually(() => other.getByRole('radio', { name: /^2 / }).isChecked(), true);
    await other.context().close();
  });

  it('tabClosedWithoutConnection_nextTabCatchesUp', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    mock.faults.push({ method: 'PUT', kind: 'refuse' });
    await type('Dann war das Netz weg.');
    await page.getByText('Noch nicht gespeichert – keine Verbindung').waitFor();
    const context = page.context();
    await page.close();
    assert.equal(outcome('ms-arbeitszeit'), undefined);
    mock.faults.length = 0;
    const next = await context.newPage();
    await next.goto(`${mock.url}/abgleich/`);
    await until(() => outcome('ms-arbeitszeit')?.agreed?.reason === 'Dann war das Netz weg.', 'it arrives');
  });

  it('lostAnswer_isRepeatedUnderTheSameWriteId_andStoredOnce', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await page.keyboard.press('2');
    mock.faults.push({ method: 'PUT', path: '/agreement/', kind: 'lose', times: 1 });
    await page.getByLabel('Begründung').fill('Einmal.');
    await page.getByText('Gespeichert', { exact: true }).waitFor();
    const writes = mock.requests.filter((one) => one.method === 'PUT');
    assert.equal(writes.length, 2);
    assert.equal(writes[0].body.writeId, writes[1].body.writeId);
    assert.equal(point('ms-arbeitszeit').revision, 1);
  });

  it('deputyOnTheSamePoint_bothAreShown_andThePersonChooses', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await heading(statement('ms-arbeitszeit'));
    const other = await world.open();
    await open(DEMO_AGREEMENT_DEPUTY, '#/punkt/ms-arbeitszeit', other);
    await other.keyboard.press('3');
    await other.getByLabel('Begründung').fill('Die Stelle ist besetzt.');
    await until(() => outcome('ms-arbeitszeit')?.agreed?.answer.level === 3, 'the deputy was first');
    await type('Es bleiben zehn Prozent.');
    const both = page.getByRole('group', { name: 'Zwei Stände zu dieser Aussage' });
    await both.waitFor();
    await eventually.match(
      () => both.innerText(),
      /Vereinbart: 2 – teilweise umgesetzt\s+Begründung: Es bleiben zehn Prozent\.[\s\S]+Vereinbart: 3 – umgesetzt\s+Begründung: Die Stelle ist besetzt\./,
    );
    assert.equal(outcome('ms-arbeitszeit').agreed.answer.level, 3, 'nobody is overwritten');
    await standsTheTest('room-conflict');
    await button('Meinen Stand behalten').click();
    await until(() => outcome('ms-arbeitszeit').agreed.answer.level === 2, 'the choice is stored');
    await other.context().close();
  });

  it('begunBeforeSomebodyElseSaved_meetsThemEvenAfterAReload', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await page.keyboard.press('2');
    await page.getByText('Noch nicht vollständig').waitFor();
    check().points.set('ms-arbeitszeit', {
      indicator: 'ms-arbeitszeit',
      revision: 1,
      writeId: 'somebody0',
      outcome: { agreed: { answer: { level: 4 }, reason: 'Von der Vertretung.', minority: [], obstacles: [] } },
      before: [],
    });
    await page.reload();
    await page.getByLabel('Begründung').fill('Von mir.');
    await page.getByRole('group', { name: 'Zwei Stände zu dieser Aussage' }).waitFor();
    assert.equal(outcome('ms-arbeitszeit').agreed.reason, 'Von der Vertretung.');
    await button('Den anderen übernehmen').click();
    await eventually(() => page.getByLabel('Begründung').inputValue(), 'Von der Vertretung.');
    await eventually(() => page.getByRole('radio', { name: /^4 / }).isChecked(), true);
  });

  it('textBeingTyped_whenThePageGoesAway_arrives', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await page.keyboard.press('2');
    await page.getByLabel('Begründung').pressSequentially('Gerade noch');
    await page.goto(`${mock.url}/fragebogen/`);
    await until(() => outcome('ms-arbeitszeit')?.agreed?.reason === 'Gerade noch', 'it arrives');
  });

  it('submittedMeanwhile_keepsWhatWasTyped_andSaysSo', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await heading(statement('ms-arbeitszeit'));
    check().state = 'submitted';
    await type('Zu spät.');
    await page
      .getByText(/nimmt gerade keine Antworten an/)
      .first()
      .waitFor();
    await page.getByText('Noch nicht gespeichert – auf diesem Gerät gesichert').waitFor();
    await eventually(() => page.getByLabel('Begründung').inputValue(), 'Zu spät.');
    await page.reload();
    await page.getByText('Der Selbstcheck ist abgegeben.').waitFor();
    check().state = 'reopened';
    await page.reload();
    await until(() => outcome('ms-arbeitszeit')?.agreed?.reason === 'Zu spät.', 'it is caught up');
  });

  it('linkRevokedMeanwhile_everyWordStaysAndCanBeCopied_alsoAfterAReload', async () => {
    await open(DEMO_AGREEMENT_DEPUTY, '#/punkt/ms-arbeitszeit');
    await heading(statement('ms-arbeitszeit'));
    check().links.find((one) => one.role === 'deputy').revoked = true;
    await type('Das darf nicht verloren gehen.');
    await page.getByText('Ihr Link gilt nicht mehr.').first().waitFor();
    await eventually(() => page.getByLabel('Begründung').inputValue(), 'Das darf nicht verloren gehen.');
    const text = () => page.getByRole('textbox', { name: 'Nicht übertragen' }).inputValue();
    await eventually.match(
      () => text(),
      /Vereinbart: 2 – teilweise umgesetzt\nBegründung: Das darf nicht verloren gehen\./,
    );
    await standsTheTest('room-revoked');
    await page.reload();
    await heading('Dieser Link öffnet keinen Selbstcheck');
    await page.getByRole('textbox', { name: 'Nicht übertragen' }).waitFor();
    await eventually.match(() => text(), /Begründung: Das darf nicht verloren gehen\./);
    assert.deepEqual(await accessibilityFindings(page), []);
  });

  it('tooLong_isKept_andSaid', async () => {
    await open(DEMO_AGREEMENT, '#/punkt/ms-arbeitszeit');
    await type('x'.repeat(2003));
    await page.getByText('Bitte kürzen Sie um 3 Zeichen').waitFor();
    await page.getByText(/Ein Text ist zu lang/).waitFor();
    assert.equal(outcome('ms-arbeitszeit'), undefined);
  });
});

describe('aims', () => {
  it('upToFiveTopics_andTargets_areSavedQuietly', async () => {
    await open(DEMO_AGREEMENT, '#/ziele');
    await heading('Ziele und Schwerpunkte');
    await page.getByText('1 Thema ist gewählt, 4 sind noch möglich.').waitFor();
    const boxes = page.getByRole('region', { name: 'Schwerpunkte' }).getByRole('checkbox');
    for (const index of [0, 1, 2, 3]) await boxes.nth(index).check();
    await page.getByText('Fünf Themen sind gewählt.').waitFor();
    await eventually(() => boxes.nth(10).isDisabled(), true);
    await until(() => check().aims.focus.length === 5, 'five topics');
    await page.getByRole('region', { name: 'Ziele', exact: true }).getByText(instrument().fields[0].title).click();
    const first = indicators()[0];
    await page.getByText(first.statement).waitFor();
    await page.getByLabel('Ziel', { exact: true }).first().selectOption('3');
    await until(() => check().aims.targets.some((one) => one.indicator === first.id && one.level === 3), 'the target');
    await page.getByText('(1 Ziel)').first().waitFor();
    await standsTheTest('aims');
    await page.getByLabel('Ziel', { exact: true }).first().selectOption('');
    await until(() => !check().aims.targets.some((one) => one.indicator === first.id), 'no target');
  });

  it('somebodyElseChangedThem_showsBoth', async () => {
    await open(DEMO_AGREEMENT, '#/ziele');
    await heading('Ziele und Schwerpunkte');
    check().aims = { revision: 2, targets: [], focus: ['sprache'] };
    await page.getByRole('region', { name: 'Schwerpunkte' }).getByRole('checkbox').first().check();
    await page.getByRole('group', { name: 'Zwei Stände zu dieser Aussage' }).waitFor();
    await button('Meinen Stand behalten').click();
    await until(() => check().aims.focus.length === 2, 'mine is stored');
  });
});

describe('who sees what', () => {
  const nothingToPress = async () => {
    for (const name of [/^Festhalten/, /Tagesordnung setzen/, /Gespräch planen/, /Gespräch beginnen/])
      await eventually(
        () => page.getByRole('link', { name }).or(page.getByRole('button', { name })).count(),
        0,
        String(name),
      );
  };
  const rooms = () => page.getByRole('navigation', { name: 'Selbstcheck Gera' }).getByRole('link').allInnerTexts();

  it('department_readsEverythingReleased_findsItself_andChangesNothing', async () => {
    check().meeting = { revision: 1, points: [{ indicator: 'io-empfang', minutes: 10 }] };
    await open(DEMO_AGREEMENT_UNIT);
    await eventually.match(
      () => card('io-sprachmittlung').innerText(),
      /Amt für Soziales und Wohnen \(Ihre Stelle, zuständig\)/,
    );
    await page.getByText(/Festgehalten wird im gemeinsamen Gespräch/).waitFor();
    await nothingToPress();
    await eventually.deepEqual(() => rooms(), ['Antworten', 'Abgleich', 'Ergebnis']);
    await standsTheTest('department');
    await link('Tagesordnung ansehen').click();
    await heading('Tagesordnung');
    await page.getByText('1 Punkt, 10 Minuten').first().waitFor();
    await page.evaluate(() => (location.hash = '#/punkt/io-empfang'));
    await heading('Abgleich');
    await go('#/ziele');
    await page.getByText('Ziel: 3 – umgesetzt').waitFor();
    await eventually(() => page.getByRole('checkbox').or(page.getByRole('combobox')).count(), 0);
    assert.deepEqual(await accessibilityFindings(page), []);
  });

  it('companion_readsAlong', async () => {
    await open(DEMO_AGREEMENT_COMPANION);
    await page.getByText(/Sie lesen mit/).waitFor();
    await nothingToPress();
    await eventually.deepEqual(() => rooms(), ['Koordination', 'Abgleich', 'Ergebnis']);
  });

  it('deputy_recordsLikeTheCoordinator', async () => {
    await open(DEMO_AGREEMENT_DEPUTY);
    await link('Gespräch planen').waitFor();
    await eventually.deepEqual(() => rooms(), ['Antworten', 'Koordination', 'Abgleich', 'Ergebnis']);
  });

  it('departmentWithoutRelease_isAskedForItFirst', async () => {
    await open(DEMO_AGREEMENT_UNRELEASED);
    await heading('Geben Sie zuerst Ihren Teil frei');
    await eventually(() => link('Zu Ihren Antworten').getAttribute('href'), '/check/');
    await standsTheTest('unreleased');
  });

  it('viewer_isLedToTheResult', async () => {
    await open(DEMO_AGREEMENT_VIEWER);
    await heading('Mit Ihrem Link lesen Sie das Ergebnis');
    await eventually(() => page.getByRole('navigation', { name: 'Selbstcheck Gera' }).count(), 0);
    await standsTheTest('viewer');
  });

  it('notOpenYet_saysWhoOpensIt_andWhatToDoMeanwhile', async () => {
    await open(DEMO_ROOM);
    await heading('Der Abgleich ist noch nicht geöffnet');
    await page.getByText('Noch nicht freigegeben').waitFor();
    await eventually(() => link('Zur Koordination').getAttribute('href'), '/koordination/');
    await standsTheTest('closed-coordinator');
    for (const [token, words] of [
      [DEMO_RELEASED, 'Ihr Teil ist freigegeben.'],
      [DEMO_DEPARTMENT, 'Ihr Teil ist noch nicht freigegeben.'],
    ]) {
      const other = await world.open();
      await open(token, null, other);
      await other.getByText(words).waitFor();
      assert.deepEqual(await accessibilityFindings(other), []);
      await other.context().close();
    }
  });

  it('submitted_isReadOnly_forTheCoordinatorToo', async () => {
    check().state = 'submitted';
    check().submissions.push({ number: 1, on: '2026-11-21' });
    await open();
    await page.getByText('Der Selbstcheck ist abgegeben.').waitFor();
    await nothingToPress();
    await card('zb-ansprechpersonen').waitFor();
  });

  it('withoutALink_saysWhatToDo', async () => {
    await page.goto(`${mock.url}/abgleich/`);
    await heading('Öffnen Sie Ihren persönlichen Link');
  });
});

describe('submitting, and after', () => {
  it('summary_namesWhoIsMissing_andWhatStaysOpen_andAsks', async () => {
    await page.goto(`${mock.url}/check/#${DEMO_AGREEMENT}`);
    await islandStands(page);
    await go('#/abgeben');
    await page.getByText('Eine Stelle hat ihren Teil noch nicht freigegeben').waitFor();
    await page.getByText('Kultur und Sport: 1 Antwort fehlt dann im Ergebnis.').waitFor();
    await page.getByRole('heading', { name: '16 Gesprächspunkte sind noch offen' }).waitFor();
    await eventually(() => link('Zum Abgleich').getAttribute('href'), '/abgleich/');
    await button('Verbindlich abgeben').click();
    await page
      .getByText(
        '1 Antwort bleibt draußen, weil Kultur und Sport noch nicht freigegeben hat. 16 Gesprächspunkte bleiben offen.',
      )
      .waitFor();
    await standsTheTest('summary');
  });

  it('reopening_needsAReason_andTheOldResultStaysReadable', async () => {
    const submit = async () => {
      await page.goto(`${mock.url}/check/#${DEMO_AGREEMENT}`);
      await islandStands(page);
      await go('#/abgeben');
      await button('Verbindlich abgeben').click();
      await button('Ja, verbindlich abgeben').click();
      await heading('Ihr Selbstcheck ist abgegeben');
    };
    await submit();
    await link('Übersicht').click();
    await link('Noch etwas ändern?').click();
    await heading('Ihr Ergebnis');
    await button('Wieder öffnen').click();
    await eventually(focused, 'reopen-reason');
    await button('Selbstcheck wieder öffnen').click();
    await page.getByText('Bitte schreiben Sie einen Grund; ein Satz genügt.').waitFor();
    assert.equal(check().state, 'submitted');
    await standsTheTest('reopen');
    await page.getByLabel('Warum öffnen Sie wieder?').fill('Kultur und Sport kommt noch dazu.');
    mock.faults.push({ method: 'POST', path: '/reopenings', kind: 'lose', times: 1 });
    await button('Selbstcheck wieder öffnen').click();
    await page.getByText('Vielleicht ist er trotzdem schon offen.').waitFor();
    await button('Selbstcheck wieder öffnen').click();
    await page.getByText('Der Selbstcheck ist wieder geöffnet').waitFor();
    assert.equal(check().reopenedBecause, 'Kultur und Sport kommt noch dazu.');
    assert.equal(check().state, 'reopened');
    await page.getByText('Dieses Ergebnis gehört zu Ihrer 1. Abgabe.').waitFor();

    check().departments.find((one) => one.id === 'kultur').released = true;
    await submit();
    await page.goto(`${mock.url}/ergebnis/`);
    await heading('Ihr Ergebnis');
    const versions = page.getByRole('navigation', { name: 'Abgaben' });
    await eventually(() => versions.getByRole('link', { name: /^2\. Abgabe/ }).getAttribute('aria-current'), 'page');
    await versions.getByRole('link', { name: /^1\. Abgabe/ }).click();
    await page.getByText('Sie lesen eine frühere Abgabe.').waitFor();
    assert.match(page.url(), /\?abgabe=1$/);
    await eventually(() => page.getByRole('heading', { name: 'Noch etwas ändern?' }).count(), 0);
    await standsTheTest('versions');
    await page.goto(`${mock.url}/ergebnis/?abgabe=99`);
    await heading('Ihr Ergebnis');
  });
});

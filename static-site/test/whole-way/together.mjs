/**
 * Filling in the other questionnaire together on a running system: three departments of one municipality answer in three browsers, one of
 * them without a network for a while; they differ, settle one point with a minority view, leave another open on
 * purpose, and come to a result that all of them see in the edition meant for them.
 *
 * node together.mjs BASE-URL exits with 0 if the way was open to its end.
 */
import assert from 'node:assert/strict';
import { accept, addOwn, admit, answerOwn, goTheWay, heading, resultOf, step, submit } from './people.mjs';

const [base] = process.argv.slice(2);
const DEPARTMENTS = ['Sozialamt', 'Jugendamt', 'Hauptamt'];

await goTheWay(base, async (person) => {
  const administrator = await person('administrator');
  const invitation = await admit(administrator, base, 'integrierte-planung/1', '08436064', 'Ravensburg');
  const coordinator = await person('coordinator');
  const link = await accept(coordinator, invitation, 'Ravensburg', () =>
    coordinator.getByRole('radio', { name: /^Kurzform/ }).check(),
  );

  step('adds three departments');
  await coordinator.getByRole('link', { name: 'Stellen anlegen' }).click();
  await coordinator.getByText('Eine ganze Liste einfügen').click();
  await coordinator.getByLabel('Ein Name je Zeile').fill(DEPARTMENTS.join('\n'));
  await coordinator.getByRole('button', { name: 'Liste vormerken' }).click();
  await coordinator.getByRole('button', { name: '3 Stellen anlegen' }).click();
  await heading(coordinator, 'Koordination');

  step('makes their links and codes');
  await coordinator.getByRole('link', { name: 'Links erstellen' }).click();
  await coordinator.getByRole('button', { name: 'Links und Codes für 3 Stellen erstellen' }).click();
  await heading(coordinator, 'Zugänge weitergeben');
  const access = {};
  for (const name of DEPARTMENTS) {
    const panel = coordinator.getByRole('region', { name });
    await panel.getByText('Text zum Einladen').click();
    const text = await panel.getByLabel(/Mit Link und Code/).inputValue();
    access[name] = {
      link: await panel.getByLabel('Link', { exact: true }).inputValue(),
      code: text.match(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)[0],
    };
  }

  step('two of them open their link, the third types the code');
  const pages = {};
  for (const name of DEPARTMENTS) pages[name] = await person(name);
  for (const name of ['Sozialamt', 'Jugendamt']) {
    await pages[name].goto(access[name].link);
    await pages[name].getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
  }
  await pages.Hauptamt.goto(`${base}/code/`);
  await pages.Hauptamt.getByLabel('Ihr Code').fill(access.Hauptamt.code);
  await pages.Hauptamt.getByRole('button', { name: 'Weiter' }).click();
  await pages.Hauptamt.getByRole('button', { name: /^(Weiter|Zum Selbstcheck)/ }).click();
  await pages.Hauptamt.getByRole('button', { name: 'Auf diesem Gerät merken' }).click();
  for (const name of DEPARTMENTS) await pages[name].getByText('0 von 12 beantwortet').first().waitFor();

  const instrument = await (await fetch(`${base}/instruments/integrierte-planung/1.json`)).json();
  const asked = instrument.fields.flatMap((field) =>
    field.topics.flatMap((topic) =>
      topic.indicators.filter((one) => one.short).map((indicator) => ({ field, topic, indicator })),
    ),
  );
  assert.equal(asked.length, 12);
  const [contested, , open] = asked;
  const LEVELS = { Sozialamt: 1, Jugendamt: 2, Hauptamt: 2 };
  const levelOf = (name, id) => {
    if (id === contested.indicator.id) return { Sozialamt: 0, Jugendamt: 4, Hauptamt: 3 }[name];
    if (id === open.indicator.id) return { Sozialamt: 4, Jugendamt: 0, Hauptamt: 1 }[name];
    return LEVELS[name];
  };

  step('the Sozialamt loses its network, reloads, and goes on');
  const { Sozialamt } = pages;
  await Sozialamt.getByText('Ohne Netz bereit').waitFor();
  await Sozialamt.context().setOffline(true);
  await Sozialamt.reload();
  await heading(Sozialamt, 'Ravensburg');
  await answerAll(Sozialamt, 'Sozialamt', 'Noch nicht gespeichert');
  step('the others answer meanwhile');
  await answerAll(pages.Jugendamt, 'Jugendamt', 'Gespeichert');
  await answerAll(pages.Hauptamt, 'Hauptamt', 'Gespeichert');
  step('the network is back, and nothing was lost');
  await Sozialamt.context().setOffline(false);
  await Sozialamt.goto(`${base}/check/#/`);
  await Sozialamt.getByText('12 von 12 beantwortet').first().waitFor();

  step('the coordination sees how much is answered, and of nobody what');
  coordinator.on('dialog', (dialog) => dialog.accept());
  // What waited on the device goes out one by one; whoever looks meanwhile sees some of it.
  for (let looks = 0; ; looks++) {
    await coordinator.goto(`${base}/koordination/`);
    const row = await coordinator.getByRole('row', { name: /Sozialamt/ }).innerText();
    if (row.includes('12 von 12')) break;
    assert.ok(looks < 30, row);
    await coordinator.waitForTimeout(1_000);
  }
  const peeked = await fetch(`${base}/api/check/agreement`, {
    headers: { authorization: `Bearer ${link.split('#')[1]}` },
  });
  assert.notEqual(peeked.status, 200);

  step('all release their part');
  for (const name of DEPARTMENTS) {
    await pages[name].goto(`${base}/check/#/freigabe`);
    await pages[name].getByRole('button', { name: 'Unser Teil ist fertig' }).click();
    await heading(pages[name], 'Ihr Teil ist freigegeben');
  }

  step('the agreement is opened');
  await coordinator.goto(`${base}/koordination/#/ablauf`);
  await coordinator.getByRole('button', { name: 'Abgleich öffnen …' }).click();
  await coordinator.getByRole('alertdialog').getByRole('button', { name: 'Öffnen' }).click();
  await coordinator.getByRole('link', { name: 'Zum Abgleich' }).first().click();
  await heading(coordinator, 'Abgleich');
  for (const { indicator } of [contested, open])
    await coordinator.getByRole('heading', { name: indicator.statement }).first().waitFor();

  await addOwn(coordinator, base, 'Familien finden Hilfe an einem Ort.');
  step('two departments answer it, and it stands beside the rest');
  await answerOwn(Sozialamt, base, 1);
  await answerOwn(pages.Jugendamt, base, 4);
  await coordinator.goto(`${base}/abgleich/`);
  const own = coordinator.getByRole('region', { name: /^Eigene Aussagen/ });
  await own.getByText('Familien finden Hilfe an einem Ort.').waitFor();
  for (const name of ['Sozialamt', 'Jugendamt']) await own.getByText(name).first().waitFor();

  step('a meeting is planned and held, by keyboard');
  await coordinator.getByRole('link', { name: 'Gespräch planen' }).click();
  await coordinator.getByRole('button', { name: /^Vorschlag/ }).click();
  await coordinator.getByText('Gespeichert', { exact: true }).waitFor();
  await coordinator.goto(`${base}/abgleich/#/punkt/${contested.indicator.id}`);
  await heading(coordinator, contested.indicator.statement);
  await coordinator.keyboard.press('2');
  await coordinator.getByLabel('Begründung').fill('Es gibt ein Angebot, aber nicht für alle.');
  await coordinator
    .getByRole('group', { name: /Geht eine Stelle nicht mit/ })
    .getByRole('checkbox', { name: 'Sozialamt' })
    .check();
  await coordinator.getByLabel('Sicht: Sozialamt').fill('Bei uns kommt davon nichts an.');
  await coordinator.getByLabel('Sicht: Sozialamt').blur();
  await coordinator.getByText('Gespeichert', { exact: true }).waitFor();

  step('another point stays open on purpose');
  await coordinator.goto(`${base}/abgleich/#/punkt/${open.indicator.id}`);
  await heading(coordinator, open.indicator.statement);
  await coordinator.keyboard.press('s');
  await coordinator.getByLabel('Sicht: Sozialamt').fill('Das läuft seit Jahren verlässlich.');
  await coordinator.getByLabel('Sicht: Jugendamt').fill('Junge Menschen erreicht es nicht.');
  await coordinator.getByLabel('Sicht: Jugendamt').blur();
  await coordinator.getByText('Gespeichert', { exact: true }).waitFor();

  step('a department sees the agreement, and changes its mind');
  await pages.Hauptamt.goto(`${base}/abgleich/`);
  await heading(pages.Hauptamt, 'Abgleich');
  await pages.Hauptamt.getByText('Es gibt ein Angebot, aber nicht für alle.').first().waitFor();
  await pages.Hauptamt.goto(`${base}/check/#/feld/${contested.field.id}/${contested.topic.id}`);
  await heading(pages.Hauptamt, contested.topic.title);
  await choose(pages.Hauptamt, contested.indicator, 1);
  await saved(pages.Hauptamt, contested.indicator, 'Gespeichert');
  await coordinator.goto(`${base}/abgleich/`);
  await coordinator.getByText('vorher „3 – umgesetzt“, jetzt „1 – geplant“').first().waitFor();

  await submit(coordinator, base);
  const result = await resultOf(base, link);
  const settled = result.indicators.find((one) => one.id === contested.indicator.id);
  assert.equal(Number(settled.level), 2, 'what was agreed counts');
  const left = result.indicators.find((one) => one.id === open.indicator.id);
  assert.equal(Number(left.level), 1.67, 'what stays open is the mean');
  assert.ok(result.settled.some((one) => one.indicator === contested.indicator.id));
  assert.ok(result.discussionPoints.some((one) => one.indicator === open.indicator.id));
  await coordinator.getByText('Bei uns kommt davon nichts an.').first().waitFor({ state: 'attached' });

  step('the departments see the public edition');
  for (const name of DEPARTMENTS) {
    await pages[name].goto(`${base}/ergebnis/`);
    await pages[name].getByText('Was zuerst zu tun ist').waitFor();
    const seen = await pages[name].locator('main').innerText();
    assert.ok(!seen.includes('Bei uns kommt davon nichts an.'), `${name} sees no minority view`);
    assert.ok(seen.includes('Familien finden Hilfe an einem Ort.'), `${name} sees the own statement`);
    const answer = await fetch(`${base}/api/check/result`, {
      headers: { authorization: `Bearer ${access[name].link.split('#')[1]}` },
    });
    assert.doesNotMatch(await answer.text(), /Sozialamt|kommt davon nichts an|sozialamt/);
  }

  async function answerAll(page, name, state) {
    for (const { field, topic, indicator } of asked) {
      await page.goto(`${base}/check/#/feld/${field.id}/${topic.id}`);
      await heading(page, topic.title);
      await choose(page, indicator, levelOf(name, indicator.id));
      await saved(page, indicator, state);
    }
  }
});

async function choose(page, indicator, level) {
  await page
    .locator(`#i-${indicator.id}`)
    .getByRole('radio', { name: new RegExp(`^${level} `) })
    .check();
}

/** Waits until the mark at the statement says one of these. */
async function saved(page, indicator, states) {
  await page
    .locator(`#i-${indicator.id} .sc-save`)
    .filter({ hasText: new RegExp(states) })
    .waitFor();
}

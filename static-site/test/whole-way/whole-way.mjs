/**
 * The whole way on a running system: an administrator admits Kaufbeuren, its coordinator answers all 108 statements
 * and submits, the administrator orders the report, the coordinator downloads it and releases it to the administrator.
 * Then the phase is opened to all, a municipality registers by itself, is admitted and goes in.
 *
 * node whole-way.mjs BASE-URL OUT-FOLDER leaves result.json, self-check.json, result-page.txt and report.pdf in the
 * folder, for what checks them afterwards; exits with 0 if the way was open to its end.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { accept, addOwn, admit, answerOwn, goTheWay, heading, resultOf, step, submit } from './people.mjs';

const [base, out] = process.argv.slice(2);

/** Stands in the report and in no number. */
const OWN_STATEMENT = 'Wer neu zuzieht, wird besucht.';

await goTheWay(base, async (person) => {
  const administrator = await person('administrator');
  const invitation = await admit(administrator, base, 'weltoffene-kommune/1', 'kaufbeu', 'Kaufbeuren');
  assert.match(invitation, /\/einladung\/#/);
  const coordinator = await person('coordinator');
  const link = await accept(coordinator, invitation, 'Kaufbeuren');
  assert.equal(
    new URL(coordinator.url()).hash.includes(link.split('#')[1]),
    false,
    'the token is out of the address bar',
  );

  const instrument = await (await fetch(`${base}/instruments/weltoffene-kommune/1.json`)).json();
  step('answers every statement');
  let number = 0;
  for (const field of instrument.fields) {
    for (const topic of field.topics) {
      await coordinator.goto(`${base}/check/#/feld/${field.id}/${topic.id}`);
      await heading(coordinator, topic.title);
      for (const indicator of topic.indicators) {
        await answer(coordinator, indicator, number++);
      }
      await coordinator.waitForFunction(
        (count) =>
          [...document.querySelectorAll('.sc-indicator .sc-save')].filter((mark) =>
            mark.textContent.includes('Gespeichert'),
          ).length === count,
        topic.indicators.length,
      );
    }
  }
  assert.equal(number, 108);

  await addOwn(coordinator, base, OWN_STATEMENT);
  await answerOwn(coordinator, base, 3);
  writeFileSync(path.join(out, 'own-statement.txt'), OWN_STATEMENT);

  await coordinator.goto(link);
  await coordinator.getByText('109 von 109 beantwortet').first().waitFor();
  await submit(coordinator, base);
  writeFileSync(path.join(out, 'result-page.txt'), await coordinator.locator('main').innerText());
  await coordinator.getByText(OWN_STATEMENT).first().waitFor({ state: 'attached' });
  const result = await resultOf(base, link);
  writeFileSync(path.join(out, 'result.json'), JSON.stringify(result));
  for (const field of result.fields) {
    const shown = String(field.score.toFixed(1)).replace('.', ',');
    assert.ok(
      (await coordinator.locator('main').innerText()).includes(shown),
      `the page shows ${shown} of ${field.id}`,
    );
  }

  step('exports the frozen self-check');
  const [exported] = await Promise.all([
    coordinator.waitForEvent('download'),
    coordinator.getByRole('button', { name: /Selbstcheck als Datei sichern/ }).click(),
  ]);
  await exported.saveAs(path.join(out, 'self-check.json'));

  step('the administrator orders the report');
  await administrator.getByRole('button', { name: 'Fertig, nächste Kommune aufnehmen' }).click();
  await administrator.getByRole('link', { name: 'Kaufbeuren' }).click();
  await administrator.getByLabel('Ton').selectOption('deutlich');
  await administrator.getByLabel('Fassung').selectOption('öffentliche Fassung');
  await administrator.getByRole('button', { name: 'Dokument bestellen' }).click();
  await administrator
    .getByRole('list', { name: 'Bestellte und freigegebene Dokumente' })
    .getByText('fertig, nicht freigegeben')
    .waitFor({ timeout: 90_000 });

  step('the coordinator downloads it');
  await coordinator.reload();
  const [report] = await Promise.all([
    coordinator.waitForEvent('download', { timeout: 60_000 }),
    coordinator
      .getByRole('button', { name: /Herunterladen/ })
      .first()
      .click(),
  ]);
  assert.equal(
    report.suggestedFilename(),
    `selbstcheck-kaufbeuren-${new Date().getFullYear()}-1-bericht-deutlich-oeffentlich.pdf`,
  );
  await report.saveAs(path.join(out, 'report.pdf'));

  step('releases it, and the administrator opens it');
  await coordinator.getByRole('button', { name: 'Fürs Projektteam freigeben' }).click();
  await coordinator.getByText('Für das Projektteam freigegeben').waitFor();
  await administrator.reload();
  const [released] = await Promise.all([
    administrator.waitForEvent('download', { timeout: 60_000 }),
    administrator.getByRole('button', { name: 'Herunterladen' }).click(),
  ]);
  assert.equal(released.suggestedFilename(), report.suggestedFilename());

  await openToAll(administrator);
  const own = await person('whoever registers');
  const registration = await register(own, base, 'werneuchen', 'Werneuchen');
  const invited = await admitRegistered(administrator, 'Werneuchen');
  step('the personal link shows that it was admitted');
  await own.goto('about:blank');
  await own.goto(registration);
  await heading(own, 'Ihre Kommune ist aufgenommen');
  await accept(await person('coordinator of Werneuchen'), invited, 'Werneuchen');
});

/** From the page of a municipality: its phase is opened to all. */
async function openToAll(administrator) {
  step('the administrator opens the phase to all');
  await administrator.getByRole('link', { name: 'Alle Kommunen der Phase' }).click();
  await administrator.getByRole('link', { name: 'Einstellungen' }).click();
  await administrator.getByRole('radio', { name: /^Offen/ }).check();
  for (const [label, text] of [
    ['Verantwortlich', 'Erfundene Stiftung, Musterstraße 1, 12345 Musterstadt'],
    ['Kontakt', 'projektteam@stiftung.example'],
    ['Zweck', 'Die Kommune stellt fest, wo sie steht.'],
    ['Rechtsgrundlage', 'Art. 6 Abs. 1 Buchst. e DSGVO'],
    ['Wer bekommt was zu sehen?', 'Die Kommune selbst.'],
  ])
    await administrator.getByLabel(label, { exact: true }).fill(text);
  await administrator.getByRole('button', { name: 'Speichern' }).click();
  await administrator.getByText('Gespeichert.', { exact: true }).waitFor();
}

/** @returns the personal link of the registration */
async function register(page, base, typed, name) {
  step(`${name} registers by itself`);
  await page.goto(`${base}/mitmachen/`);
  await page.getByRole('combobox', { name: 'Ihre Kommune' }).fill(typed);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await page.getByLabel('Zuständige Stelle').fill('Stabsstelle Integration');
  await page.getByLabel('Dienstliche E-Mail-Adresse').fill('integration@werneuchen.example');
  await page.getByRole('button', { name: 'Kommune anmelden' }).click();
  await heading(page, 'Ihre Anmeldung ist angekommen');
  return page.getByLabel('Link zu Ihrer Anmeldung').inputValue();
}

/** @returns the invitation */
async function admitRegistered(administrator, name) {
  step('the administrator admits it');
  await administrator.reload();
  await administrator.getByRole('link', { name: 'Anmeldungen (1)' }).click();
  await administrator
    .getByRole('article', { name })
    .getByRole('button', { name: 'Aufnehmen und Einladung erstellen' })
    .click();
  return administrator.getByLabel(/Einladungslink/).inputValue();
}

/** Every kind of answer comes along the way, in a fixed order, so that the result is the same each time. */
async function answer(page, indicator, number) {
  const block = page.locator(`#i-${indicator.id}`);
  if (number % 27 === 5) {
    await block.getByRole('radio', { name: 'Weiß nicht' }).check();
  } else if (number % 27 === 11) {
    await block.getByRole('radio', { name: 'Nicht unser Bereich' }).check();
    await block.getByLabel('Wen sollten wir fragen?').fill('Landratsamt & <Ordnung>');
  } else if (number % 27 === 17) {
    await block.getByRole('radio', { name: 'Trifft nicht zu' }).check();
    await block.getByRole('radio', { name: /Aufgabe einer anderen Ebene/ }).check();
    await block.getByLabel('Ein Satz dazu').fill('Das regelt bei uns der Zweckverband.');
  } else {
    await block.getByRole('radio', { name: new RegExp(`^${(number * 7) % 5} `) }).check();
  }
  if (number % 10 === 3) await block.getByRole('checkbox', { name: 'Handlungsbedarf' }).check();
  if (number === 0) {
    await block.getByText('Kommentar und Belege').click();
    await block.getByLabel('Kommentar').fill('Erfundener Kommentar mit „Anführung“ & <b>Zeichen</b> 🎈');
  }
}

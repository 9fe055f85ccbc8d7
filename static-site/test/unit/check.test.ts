import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkEvidence } from '../../src/check/evidence-rule.ts';
import { filesHref, ownTopicHref, parseRoute, releaseHref, roundHref, topicHref } from '../../src/check/route.ts';
import { describeAnswer } from '../../src/check/words.ts';
import type { Answer } from '../../src/api-types.ts';
import { type Instrument, inScope, placesOf } from '../../src/instrument.ts';
import { bytes, count, day, enumerate, score } from '../../src/format.ts';
import { estimate } from '../../src/minutes.ts';
import { fieldProgress, totalProgress } from '../../src/progress.ts';
import { oklchToHex, portableKern } from '../../build/kern.mjs';
import { readInstrument } from '../../build/instruments.mjs';

const instrument = readInstrument('test/fixtures/instrument.yaml') as unknown as Instrument;
const answers = (given: Record<string, Answer>) => (indicator: string) => given[indicator] ?? null;

describe('instrument', () => {
  it('defaults_areFilledIn', () => {
    const indicator = placesOf(instrument).get('st-haushalt')?.indicator;
    assert.deepEqual(
      {
        weight: indicator?.weight,
        key: indicator?.key,
        short: indicator?.short,
        anchors: indicator?.anchors,
        askFirst: indicator?.askFirst,
      },
      { weight: 1, key: false, short: false, anchors: {}, askFirst: [] },
    );
    assert.equal(instrument.minimumApplicable, 40);
    assert.equal(placesOf(instrument).get('st-beschluss')?.indicator.weight, 3);
  });

  it('scopeShort_keepsOnlyItsIndicators_andDropsWhatIsEmpty', () => {
    const short = inScope(instrument, 'short');
    assert.deepEqual([...placesOf(short).keys()], ['st-zustaendig', 'be-beirat']);
    assert.deepEqual(
      short.fields[0]?.topics.map((topic) => topic.id),
      ['mandat'],
    );
  });

  it('scopeOfFields_keepsThem', () => {
    assert.deepEqual(
      inScope(instrument, ['beteiligung']).fields.map((field) => field.id),
      ['beteiligung'],
    );
    assert.equal(inScope(instrument, 'full'), instrument);
  });
});

describe('progress', () => {
  it('everyKindOfAnswer_counts', () => {
    const given = answers({
      'st-beschluss': { level: 0 },
      'st-zustaendig': { unknown: true },
      'st-haushalt': { notOurs: '' },
      'be-kreis': { notApplicable: { reason: 'otherLevel', text: 'Kreis' } },
    });
    assert.deepEqual(totalProgress(instrument, given), { done: 4, total: 7 });
    assert.deepEqual(fieldProgress(instrument.fields[0]!, given), { done: 3, total: 3 });
  });

  it('estimate_isRoundedUp', () => {
    assert.equal(estimate(1), 'etwa 5 Minuten');
    assert.equal(estimate(16), 'etwa 25 Minuten');
    assert.equal(estimate(108), 'etwa 3 Stunden');
    assert.equal(estimate(95), 'etwa 2,5 Stunden');
  });
});

describe('views in the fragment', () => {
  it('areReadBack', () => {
    assert.deepEqual(parseRoute(topicHref('steuerung', 'mittel'), instrument), {
      view: 'topic',
      own: false,
      field: 'steuerung',
      topic: 'mittel',
      indicator: null,
    });
    assert.deepEqual(parseRoute(ownTopicHref('steuerung', 'mittel', 'st-haushalt'), instrument), {
      view: 'topic',
      own: true,
      field: 'steuerung',
      topic: 'mittel',
      indicator: 'st-haushalt',
    });
    assert.deepEqual(parseRoute('#/offen', instrument), { view: 'open' });
    assert.deepEqual(parseRoute(releaseHref, instrument), { view: 'release' });
    assert.deepEqual(parseRoute(filesHref, instrument), { view: 'files' });
    assert.deepEqual(parseRoute(roundHref(), instrument), { view: 'round', indicator: null });
    assert.deepEqual(parseRoute(roundHref('be-jugend'), instrument), { view: 'round', indicator: 'be-jugend' });
    assert.deepEqual(parseRoute('', instrument), { view: 'overview' });
  });

  it('unknownOnes_leadToTheOverview_foreignOnesChangeNothing', () => {
    assert.deepEqual(parseRoute('#/feld/gibt/es-nicht', instrument), { view: 'overview' });
    assert.deepEqual(parseRoute('#/feld/steuerung/wege', instrument), { view: 'overview' });
    assert.equal(parseRoute('#inhalt', instrument), null);
  });
});

describe('evidence', () => {
  const link = (text: string, already: string[] = []) => {
    const checked = checkEvidence(text, already);
    return checked.ok ? checked.link : null;
  };

  it('webAddresses_areTaken_withASchemeIfNoneIsGiven', () => {
    assert.equal(link(' https://stadt.example/a?b=c '), 'https://stadt.example/a?b=c');
    assert.equal(link('http://stadt.example'), 'http://stadt.example/');
    assert.equal(link('stadt.example/beschluss.pdf'), 'https://stadt.example/beschluss.pdf');
  });

  it('whatCouldRunOrIsNoAddress_isRefused', () => {
    for (const text of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'mailto:a@b.example',
      'Ratsbeschluss 2025',
      'https://',
      'beschluss',
      'https://a b.example',
    ]) {
      assert.equal(link(text), null, text);
    }
  });

  it('doubleTooLongOrTooMany_isRefused', () => {
    assert.equal(link('https://a.example/', ['https://a.example/']), null);
    assert.equal(link(`https://a.example/${'x'.repeat(500)}`), null);
    assert.equal(
      link(
        'https://a.example/',
        Array.from({ length: 10 }, (_, index) => `https://b.example/${index}`),
      ),
      null,
    );
  });
});

describe('words', () => {
  it('answers', () => {
    assert.equal(describeAnswer({ level: 2 }, instrument), '2 – teilweise umgesetzt');
    assert.equal(describeAnswer({ notOurs: 'Jugendamt' }, instrument), 'Nicht unser Bereich, bitte fragen: Jugendamt');
    assert.equal(describeAnswer(null, instrument), 'keine Antwort');
  });

  it('numbersAndDays', () => {
    assert.equal(day('2026-11-22'), '22. November 2026');
    assert.equal(score(58.3), '58,3');
    assert.equal(score(60), '60,0');
    assert.equal(count(1, 'Frage', 'Fragen'), '1 Frage');
    assert.equal(enumerate(['a', 'b', 'c']), 'a, b und c');
    assert.equal(bytes(181_234), '181 kB');
    assert.equal(bytes(1_400_000), '1,4 MB');
  });
});

describe("KERN's style sheet", () => {
  it('colours_areTheSameAsItsOwnFallbacks', () => {
    // Palette value and the fallback that KERN itself writes beside it.
    assert.equal(oklchToHex(100, 0, 0), '#ffffff');
    assert.equal(oklchToHex(0, 0, 0), '#000000');
    assert.match(oklchToHex(42.84, 0.1689, 265.02), /^#2[0-9a-f]4[0-9a-f]a[0-9a-f]$/);
  });

  it('holdsNoModernColourAndNoDataUrlAfterwards', () => {
    const { css, icons } = portableKern(
      'a{color:oklch(42.84% 0.1689 265.02);mask:url("data:image/svg+xml,%3Csvg/%3E")}',
    );
    assert.doesNotMatch(css, /oklch|data:/);
    assert.deepEqual([...icons.values()], ['<svg/>']);
  });
});

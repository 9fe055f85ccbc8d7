import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { VNode } from 'preact';
import type { NoStage, Result, SelfCheck, Tone } from '../../src/api-types.ts';
import { level } from '../../src/format.ts';
import type { Instrument } from '../../src/instrument.ts';
import { fieldBar } from '../../src/quick/result/field-bar.tsx';
import { type Material, fieldsInOrder, materialOf, noStageOf, ofField } from '../../src/quick/result/material.ts';
import { barInWords } from '../../src/quick/result/profile.tsx';
import {
  cap,
  counts,
  gapText,
  noStageVerdict,
  opening,
  standing,
  step,
  whatIsMissing,
} from '../../src/quick/result/wording.ts';
import { TONES } from '../../src/report/words.ts';

// Not bundled: the build's own reader, by its path from .cache/unit.
const { readInstrument } = (await import('../../build/instruments.mjs' as string)) as {
  readInstrument: (file: string) => Instrument;
};

const json = <T>(name: string): T => JSON.parse(readFileSync(`test/fixtures/${name}`, 'utf8')) as T;
const instrument = readInstrument('test/fixtures/instrument.yaml');

function example(
  change: (result: Result, selfCheck: SelfCheck) => void = () => {},
  noStage: Record<string, NoStage> = {},
): Material {
  const result = json<Result>('result.json');
  const selfCheck = json<SelfCheck>('self-check.json');
  change(result, selfCheck);
  const material = materialOf(instrument, { result, noStage }, selfCheck);
  assert.ok(material);
  return material;
}
const field = (material: Material, id: string) => {
  const found = material.result.fields.find((one) => one.id === id);
  assert.ok(found);
  return found;
};

describe('the cap in words', () => {
  it('ratedKeyIndicator_isSaidAsInTheMethod', () => {
    assert.equal(
      cap(field(example(), 'steuerung'), example()),
      'Rechnerisch ‚In Umsetzung‘ (58,3). Weil ‚Die Vertretung hat Ziele beschlossen, die sich überprüfen lassen‘ im Mittel noch unter ‚geplant‘ liegt, weisen wir höchstens ‚Im Aufbau‘ aus.',
    );
  });

  it('openKeyIndicator_isUngeklaert', () => {
    const material = example((result) => {
      result.indicators[0] = { ...result.indicators[0]!, state: 'unknown', level: null, score: null };
    });
    assert.match(cap(field(material, 'steuerung'), material), /lassen‘ noch ungeklärt ist, weisen wir/);
  });

  it('severalOfBothKinds_areAllNamed', () => {
    const material = example((result) => {
      result.fields[0]!.cappedBy = ['st-beschluss', 'st-zustaendig', 'st-haushalt'];
      result.indicators[2] = { ...result.indicators[2]!, state: 'unanswered', level: null, score: null };
    });
    assert.match(
      cap(field(material, 'steuerung'), material),
      /lassen‘ und ‚Eine benannte .* Mandat‘ im Mittel noch unter ‚geplant‘ liegen und ‚Für das Thema .* Haushalt‘ noch ungeklärt ist/,
    );
  });
});

describe('why there is no stage', () => {
  it('theScoringSaysIt', () => {
    const material = example((result) => Object.assign(result.fields[1]!, { stage: null }), {
      beteiligung: 'mostlyOthers',
    });
    assert.equal(noStageOf(field(material, 'beteiligung'), material), 'mostlyOthers');
    assert.equal(noStageOf(field(material, 'steuerung'), material), null);
  });

  it('everyReasonHasWordsInEveryTone_andNoTwoAreAlike', () => {
    const shown = field(example(), 'beteiligung');
    const texts = (['nothingApplies', 'shortForm', 'mostlyOthers', 'tooMuchOpen'] as const).flatMap((one) =>
      TONES.map((tone) => noStageVerdict(one, shown, instrument, tone)),
    );
    assert.equal(new Set(texts).size, 12);
    assert.ok(texts.every((text) => text.length > 40 && !/undefined|null|NaN/.test(text)));
  });
});

describe('words on one indicator', () => {
  it('standing_betweenTwoLevels_namesBoth', () => {
    assert.equal(
      standing(0.67, instrument),
      'Stand\u00A00,67\u00A0von\u00A04 – zwischen „nicht begonnen“ und „geplant“',
    );
    assert.equal(standing(4, instrument), 'Stand\u00A04,00\u00A0von\u00A04 – umgesetzt und überprüft');
  });

  it('gap_speaksInTheTone_andFromTheMiddleOnNotOfWhatIsMissing', () => {
    const material = example();
    assert.equal(gapText('st-beschluss', material, 'balanced'), 'Ein Beschluss würde helfen.');
    assert.equal(gapText('st-beschluss', material, 'encouraging'), 'Ein Beschluss würde helfen.');
    assert.equal(gapText('st-beschluss', material, 'plain'), 'Es fehlt jeder Beschluss.');
    assert.match(gapText('be-beirat', material, 'plain'), /^Was hier läuft, reicht denen nicht/);
  });

  it('step_isTheFirstBelowTheMiddle_andTheNextFromThereOn', () => {
    assert.deepEqual(step('st-beschluss', example()), { label: 'Erster Schritt', text: 'Beschlussvorlage entwerfen.' });
    assert.deepEqual(step('be-beirat', example()), { label: 'Nächster Schritt', text: 'Antragsrecht geben.' });
  });
});

describe('words on the whole', () => {
  it('counts_nameEveryList', () => {
    assert.equal(
      counts(example()),
      '7 Indikatoren: 1 Stärke, 2 Lücken, 2 in Arbeit, 1 Wissenslücke, 1 nicht zutreffend.',
    );
  });

  it('opening_differsInEveryTone', () => {
    assert.equal(new Set(TONES.map((tone) => opening(example(), tone))).size, 3);
  });

  it('whatIsMissing_takesTheFirstThatApplies', () => {
    const none = { gaps: [], knowledgeGaps: [], inProgress: [], strengths: [] };
    const material = example();
    assert.equal(
      whatIsMissing({ ...none, gaps: ['st-beschluss'], knowledgeGaps: ['be-jugend'] }, material),
      'Es fehlt jeder Beschluss.',
    );
    assert.match(whatIsMissing({ ...none, knowledgeGaps: ['be-jugend'] }, material), /^Bei einem Indikator weiß/);
    assert.match(whatIsMissing({ ...none, inProgress: ['st-zustaendig'] }, material), /^Manches läuft/);
    assert.match(
      whatIsMissing({ ...none, strengths: ['st-haushalt'] }, material),
      /^Nach den Antworten fehlt hier nichts/,
    );
    assert.equal(whatIsMissing(none, material), '');
  });
});

describe('what is joined', () => {
  it('anotherInstrument_givesNoHalfResult', () => {
    const result = json<Result>('result.json');
    const selfCheck = json<SelfCheck>('self-check.json');
    assert.equal(materialOf({ ...instrument, version: 2 }, { result, noStage: {} }, selfCheck), null);
    const foreign = structuredClone(result);
    foreign.indicators[0]!.id = 'nobody-knows';
    assert.equal(materialOf(instrument, { result: foreign, noStage: {} }, selfCheck), null);
  });

  it('lists_keepTheirOrder', () => {
    const ids = ['st-haushalt', 'st-beschluss', 'be-beirat', 'st-zustaendig'];
    assert.deepEqual(ofField(ids, 'steuerung', example()), ['st-haushalt', 'st-beschluss', 'st-zustaendig']);
  });

  it('fields_inPlain_beginWithTheMostUrgentGap', () => {
    const material = example((result) => result.gaps.reverse());
    const order = (tone: Tone) => fieldsInOrder(material, tone).map((one) => one.id);
    assert.deepEqual(order('balanced'), ['steuerung', 'beteiligung']);
    assert.deepEqual(order('plain'), ['beteiligung', 'steuerung']);
  });
});

describe('the picture of a field', () => {
  interface Shape {
    type: string;
    props: Record<string, unknown>;
  }
  const shapes = (node: unknown): Shape[] => {
    if (Array.isArray(node)) return node.flatMap(shapes);
    if (typeof node !== 'object' || node === null) return [];
    const { type, props } = node as VNode<Record<string, unknown>>;
    return [...(typeof type === 'string' ? [{ type, props }] : []), ...shapes(props.children)];
  };
  const marks = [25, 50, 75];
  const draw = (values: Parameters<typeof fieldBar>[0]) => shapes(fieldBar(values, marks, 'in words'));
  const ofClass = (all: Shape[], name: string) =>
    all.filter((shape) => String(shape.props.class).split(' ').includes(name));

  it('scoreAndBounds_standAtTheirPlaceOnTheScale', () => {
    const all = draw({ score: 58.3, low: 33.3, high: 62.5, hasStage: true });
    assert.deepEqual(
      ofClass(all, 'sc-bar__score').map(({ props }) => props.width),
      ['58.3%'],
    );
    assert.deepEqual(
      ofClass(all, 'sc-bar__whisker').map(({ props }) => [props.x1, props.x2]),
      [
        ['33.3%', '62.5%'],
        ['33.3%', '33.3%'],
        ['62.5%', '62.5%'],
      ],
    );
    assert.deepEqual(
      ofClass(all, 'sc-bar__mark').map(({ props }) => props.x1),
      ['25%', '50%', '75%'],
    );
    assert.equal(all[0]!.props['aria-label'], 'in words');
  });

  it('withoutAStage_theBarIsHollow', () => {
    assert.equal(ofClass(draw({ score: 58.3, low: 10, high: 90, hasStage: false }), 'sc-bar__score--open').length, 1);
    assert.equal(ofClass(draw({ score: 58.3, low: 10, high: 90, hasStage: true }), 'sc-bar__score--open').length, 0);
  });

  it('withoutAScoreOrBounds_nothingIsDrawnForThem', () => {
    const all = draw({ score: null, low: null, high: null, hasStage: false });
    assert.equal(ofClass(all, 'sc-bar__score').length, 0);
    assert.equal(ofClass(all, 'sc-bar__whisker').length, 0);
  });

  it('neverUsesAStyleAttribute', () => {
    assert.ok(draw({ score: 58.3, low: 33.3, high: 62.5, hasStage: true }).every(({ props }) => !('style' in props)));
  });

  it('inWords_saysEveryNumberOfThePicture', () => {
    const material = example();
    assert.equal(
      barInWords(field(material, 'steuerung'), material),
      'Wert 58,3, Im Aufbau (begrenzt), 100,0 Prozent beantwortet, Spanne 33,3 bis 62,5.',
    );
  });
});

describe('small things', () => {
  it('aLevel_hasTwoDecimals_andARealMinusSign', () => {
    assert.equal(level(-0.5), '−0,50');
    assert.equal(level(2.33), '2,33');
  });
});

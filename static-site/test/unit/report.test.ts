import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Report, ReportBlock, ReportSection } from '../../src/api-types.ts';
import { pauseBefore } from '../../src/repeat.ts';
import {
  allSections,
  drawn,
  fieldNames,
  outlineOf,
  statementOf,
  textOf,
  titleAndNumber,
} from '../../src/report/outline.ts';
import { rememberTone, rememberedTone } from '../../src/report/tone-switch.tsx';
import { KINDS, editionsOf, hasTone, kindName, usualEdition } from '../../src/report/words.ts';
import { differing, textsOf, toSend } from '../../src/result/commentary-texts.ts';

const reports = JSON.parse(readFileSync('test/fixtures/reports-example.json', 'utf8')) as Record<string, Report>;
const report = reports['report/balanced/internal']!;

const section = (id: string, ...blocks: ReportBlock[]): ReportSection => ({ id, title: id, blocks, sections: [] });

describe('the outline of a report', () => {
  it('hasEverySection_once', () => {
    for (const one of Object.values(reports).filter(({ kind }) => kind === 'report')) {
      const { glance, before, fields, why, after, closing } = outlineOf(one);
      assert.ok(glance);
      assert.deepEqual(
        [glance, ...before, ...fields, ...after, ...closing].map(({ id }) => id).sort(),
        one.sections
          .map(({ id }) => id)
          .filter((id) => id !== 'warum')
          .sort(),
      );
      assert.deepEqual([...why.keys()], one.edition === 'internal' ? fields.map(({ id }) => id) : []);
    }
  });

  it('fields_standTogether_andWhatIsUnknownKeepsItsPlace', () => {
    const made = { ...report, sections: ['neu', 'feld-a', 'feld-b', 'danach', 'methode'].map((id) => section(id)) };
    const outline = outlineOf(made);
    assert.equal(outline.glance, null);
    assert.deepEqual(
      [outline.before, outline.fields, outline.after, outline.closing].map((all) => all.map(({ id }) => id)),
      [['neu'], ['feld-a', 'feld-b'], ['danach'], ['methode']],
    );
    assert.deepEqual(fieldNames(report), [
      { id: 'steuerung', title: 'Steuerung' },
      { id: 'beteiligung', title: 'Beteiligung' },
    ]);
  });

  it('ids_areUnique_inEveryReport', () => {
    for (const [name, one] of Object.entries(reports)) {
      const ids = allSections(one.sections).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, name);
    }
  });

  it('aReasonWithoutItsField_staysAnAnnex', () => {
    const made = { ...report, sections: [section('feld-a'), { ...section('warum'), sections: [section('warum-z')] }] };
    assert.deepEqual(
      outlineOf(made).closing.map(({ id }) => id),
      ['warum'],
    );
  });

  it('aCountInATitle_isANumberOfItsOwn', () => {
    assert.deepEqual(titleAndNumber('Lücken (3)'), { title: 'Lücken', number: 3 });
    assert.deepEqual(titleAndNumber('Methode (kurz)'), { title: 'Methode (kurz)' });
  });

  it('aStatement_isFoundByItsIndicator', () => {
    assert.match(statementOf(report, 'be-beirat') ?? '', /Beirat/);
    assert.equal(statementOf(report, 'nobody-knows'), null);
  });
});

describe('blocks', () => {
  const table: ReportBlock = {
    type: 'table',
    caption: 'Zahlen',
    columns: [
      { title: 'Feld', share: 50, numeric: false },
      { title: 'Wert', share: 50, numeric: true },
    ],
    rows: [['Steuerung', '58,3']],
  };
  const figure: ReportBlock = {
    type: 'figure',
    title: 'Bild',
    description: 'Balken',
    svg: '<svg/>',
    width: 1,
    height: 1,
  };

  it('theTableAfterAPicture_standsBehindIt', () => {
    const [picture, next] = drawn([figure, table, { type: 'paragraph', text: 'x' }, table]);
    assert.deepEqual(picture, { kind: 'picture', figure, tables: [table] });
    assert.equal(next?.kind, 'block');
    assert.equal(drawn([figure, table, { type: 'paragraph', text: 'x' }, table]).length, 3);
  });

  it('labelledLinesInARow_areOneList', () => {
    const line = (label: string): ReportBlock => ({ type: 'labelled', label, text: 'x' });
    const groups = drawn([line('a'), line('b'), table, line('c')]);
    assert.deepEqual(
      groups.map((one) => (one.kind === 'labelled' ? one.lines.length : one.kind)),
      [2, 'block', 1],
    );
  });

  it('asText_everyKindIsSaid_butThePicture', () => {
    const text = textOf({
      ...section(
        'teil',
        { type: 'lead', text: 'Zuerst.\nDann.' },
        { type: 'labelled', label: 'Schritt', text: 'Tun.' },
        { type: 'items', numbered: true, items: ['eins', 'zwei'] },
        { type: 'items', numbered: false, items: ['a'] },
        { type: 'facts', facts: [{ name: 'Kommune', value: 'Ort' }] },
        figure,
        table,
        {
          type: 'entry',
          indicator: 'x',
          statement: 'Es gibt einen Beirat.',
          status: 'Stand 2',
          marks: ['Schlüsselindikator'],
          body: [{ type: 'note', text: 'Achtung.' }],
        },
      ),
      sections: [section('innen', { type: 'paragraph', text: 'Ende.' })],
    });
    assert.equal(
      text,
      'Zuerst.\nDann.\n\nSchritt: Tun.\n\n1. eins\n2. zwei\n\n– a\n\nKommune: Ort\n\nFeld\tWert\nSteuerung\t58,3\n\n' +
        'Es gibt einen Beirat. · Stand 2 · Schlüsselindikator\nAchtung.\n\ninnen\n\nEnde.',
    );
  });
});

describe('kinds of documents', () => {
  it('whatLeavesTheHouse_isPublicUnlessChosenOtherwise_dataNeverIs', () => {
    for (const { kind } of KINDS) {
      assert.equal(usualEdition(kind), kind === 'json' ? 'internal' : 'public', kind);
      assert.ok(editionsOf(kind).includes(usualEdition(kind)), kind);
    }
    assert.deepEqual(editionsOf('json'), ['internal']);
    assert.deepEqual(editionsOf('certificate'), ['public']);
    assert.equal(hasTone('certificate'), false);
    assert.equal(hasTone('json'), false);
    assert.equal(hasTone('csv'), true);
  });

  it('names_areNotAlike', () => {
    assert.equal(new Set(KINDS.map(({ kind }) => kindName(kind))).size, 9);
    assert.equal(kindName('council'), 'Sitzungsvorlage (DOCX)');
  });
});

describe('a commentary', () => {
  it('empty_isNotSent_andTheWholeComesFirst', () => {
    assert.deepEqual(toSend({ steuerung: ' Gut. ', '': 'Alles.', beteiligung: '  ' }), [
      { field: null, text: 'Alles.' },
      { field: 'steuerung', text: 'Gut.' },
    ]);
    assert.deepEqual(
      textsOf([
        { field: null, text: 'a' },
        { field: 'x', text: 'b' },
      ]),
      { '': 'a', x: 'b' },
    );
  });

  it('twoVersions_differWhereTheySayDifferentThings', () => {
    assert.deepEqual(differing({ '': 'a', x: 'b', y: ' ' }, { '': 'a', x: 'c', z: 'd' }), ['x', 'z']);
  });
});

describe('small things', () => {
  it('pauses_growAndStayBelowHalfAMinute', () => {
    assert.deepEqual([0, 1, 2].map(pauseBefore), [2000, 3000, 4500]);
    assert.equal(pauseBefore(50), 30_000);
  });

  it('tone_isRemembered_andRubbishIsNot', () => {
    const kept = new Map<string, string>();
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    } as unknown as Storage;
    assert.equal(rememberedTone(store), 'balanced');
    rememberTone('plain', store);
    assert.equal(rememberedTone(store), 'plain');
    kept.set('sc.tone', 'shouting');
    assert.equal(rememberedTone(store), 'balanced');
    assert.equal(rememberedTone(null), 'balanced');
  });
});

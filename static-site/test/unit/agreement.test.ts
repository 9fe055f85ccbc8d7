import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Agreement, Outcome } from '../../src/api-types.ts';
import { createDrafts } from '../../src/agreement/drafts.ts';
import { type Draft, EMPTY, draftOf, isEmpty, missingIn, outcomeOf, withSide } from '../../src/agreement/outcome.ts';
import {
  type AgreementPoint,
  type Entry,
  changesSince,
  duration,
  spreadOf,
  stateOf,
  suggestion,
  unansweredOf,
  whySentences,
} from '../../src/agreement/points.ts';
import { parseRoute } from '../../src/agreement/route.ts';
import { findIndicators } from '../../src/agreement/search.ts';
import { SHORTCUTS } from '../../src/agreement/shortcuts.ts';
import { commandOf } from '../../src/components/shortcuts.ts';
import { recordedLines } from '../../src/agreement/unsent-lines.ts';
import { timeText } from '../../src/agreement/timer.tsx';
import { type Instrument, placesOf } from '../../src/instrument.ts';
import { askedSubmission } from '../../src/result/versions.tsx';

const { readInstrument } = (await import('../../build/instruments.mjs' as string)) as {
  readInstrument: (file: string) => Instrument;
};
const instrument = readInstrument('test/fixtures/instrument.yaml');
const indicators = [...placesOf(instrument).keys()];

const entry = (department: string, answer?: Entry['answer']): Entry => ({
  department,
  indicator: 'a',
  ...(answer ? { answer } : {}),
});
const point = (more: Partial<AgreementPoint>): AgreementPoint => ({
  indicator: 'a',
  kind: 'appraisal',
  reasons: [],
  priority: 1,
  settled: false,
  ...more,
});

describe('a draft', () => {
  const agreed: Draft = { ...EMPTY, choice: 2, reason: 'Es läuft an zwei Stellen.' };

  it('complete_becomesTheOutcome_andBack', () => {
    const drafts: Draft[] = [
      agreed,
      { ...agreed, choice: 0, obstacles: ['staff'], views: [{ department: 'jugend', view: 'Bei uns nicht.' }] },
      { ...agreed, choice: 'unknown' },
      { ...agreed, choice: 'notApplicable', why: 'otherLevel' },
      {
        ...EMPTY,
        choice: 'disputed',
        views: [
          { department: 'a', view: 'So.' },
          { department: 'b', view: 'Anders.' },
        ],
      },
    ];
    for (const draft of drafts) {
      const outcome = outcomeOf(draft);
      assert.ok(outcome, String(draft.choice));
      assert.deepEqual(draftOf(outcome), draft);
      assert.deepEqual(missingIn(draft), []);
    }
    assert.deepEqual(draftOf(null), EMPTY);
  });

  it('notApplicable_givesItsReasonAsTheSentenceToo', () => {
    const outcome = outcomeOf({ ...agreed, choice: 'notApplicable', why: 'notPermitted' });
    assert.deepEqual(outcome, {
      agreed: {
        answer: { notApplicable: { reason: 'notPermitted', text: agreed.reason } },
        reason: agreed.reason,
        minority: [],
        obstacles: [],
      },
    });
  });

  it('incomplete_saysWhatIsMissing_andIsNoOutcome', () => {
    const cases: [Draft, string[]][] = [
      [{ ...EMPTY, reason: 'nur Text' }, ['choice']],
      [{ ...EMPTY, choice: 1 }, ['reason']],
      [{ ...EMPTY, choice: 1, reason: '  \n' }, ['reason']],
      [{ ...EMPTY, choice: 'notApplicable' }, ['why', 'reason']],
      [{ ...EMPTY, choice: 'disputed', views: [{ department: 'a', view: 'So.' }] }, ['sides']],
      [{ ...agreed, reason: 'x'.repeat(2001) }, ['tooLong']],
    ];
    for (const [draft, missing] of cases) {
      assert.deepEqual(missingIn(draft), missing);
      assert.equal(outcomeOf(draft), null);
      assert.equal(isEmpty(draft), false);
    }
  });

  it('sideWithoutText_isKeptWhileTyping_butNotStored', () => {
    const draft = { ...agreed, views: withSide(agreed.views, 'jugend', true) };
    assert.deepEqual(draft.views, [{ department: 'jugend', view: '' }]);
    const outcome = outcomeOf(draft) as { agreed: { minority: unknown[] } };
    assert.deepEqual(outcome.agreed.minority, []);
    assert.equal(withSide(draft.views, 'jugend', true), draft.views, 'nothing twice');
    assert.deepEqual(withSide(draft.views, 'jugend', false), []);
  });

  it('changingOnesMind_losesNothingTyped', () => {
    const draft: Draft = { ...agreed, views: [{ department: 'a', view: 'So.' }], obstacles: ['money'] };
    const there = { ...draft, choice: 'disputed' as const };
    assert.deepEqual({ ...there, choice: 2 }, draft);
  });
});

describe('drafts on this device', () => {
  const storage = () => {
    const entries = new Map<string, string>();
    return {
      entries,
      get length() {
        return entries.size;
      },
      key: (index: number) => [...entries.keys()][index] ?? null,
      getItem: (key: string) => entries.get(key) ?? null,
      setItem: (key: string, value: string) => void entries.set(key, value),
      removeItem: (key: string) => void entries.delete(key),
    };
  };
  const draft: Draft = { ...EMPTY, choice: 3, obstacles: ['staff'] };

  it('incomplete_isFoundAgainByTheNextTab_withTheRevisionItSaw', () => {
    const shared = storage();
    createDrafts('check.koordination', shared).set('a.b', { draft, base: 4 }, true);
    assert.deepEqual(createDrafts('check.koordination', shared).get('a.b'), { draft, base: 4 });
    assert.equal(createDrafts('other.koordination', shared).get('a.b'), undefined);
  });

  it('completeOrRemoved_leavesNothingBehind', () => {
    const shared = storage();
    const drafts = createDrafts('c.k', shared);
    drafts.set('a', { draft, base: 0 }, true);
    drafts.set('a', { draft: { ...draft, reason: 'Darum.' }, base: 0 }, false);
    assert.equal(shared.entries.size, 0);
    assert.equal(drafts.get('a')?.draft.reason, 'Darum.');
    drafts.set('a', { draft, base: 0 }, true);
    drafts.remove('a');
    assert.equal(shared.entries.size, 0);
    assert.equal(drafts.get('a'), undefined);
  });

  it('rebase_keepsTheDraft_underTheNewRevision', () => {
    const drafts = createDrafts('c.k', storage());
    drafts.set('a', { draft, base: 1 }, false);
    drafts.rebase('a', 2);
    drafts.rebase('b', 2);
    assert.deepEqual(drafts.get('a'), { draft, base: 2 });
    assert.equal(drafts.get('b'), undefined);
  });

  it('storageThatKeepsNothing_isAdmitted', () => {
    const full = { ...storage(), setItem: () => assert.fail('full') };
    for (const store of [full, null]) {
      const drafts = createDrafts('c.k', store);
      assert.equal(drafts.unkept(true), 0);
      drafts.set('a', { draft, base: 0 }, true);
      assert.equal(drafts.unkept(true), 1);
      assert.deepEqual(drafts.get('a')?.draft, draft);
      drafts.remove('a');
      assert.equal(drafts.unkept(true), 0);
    }
  });

  it('storageOfTheTab_keepsNothingBeyondIt', () => {
    const drafts = createDrafts('c.k', storage());
    drafts.set('a', { draft, base: 0 }, true);
    drafts.set('b', { draft: { ...draft, reason: 'Darum.' }, base: 0 }, false);
    assert.equal(drafts.unkept(true), 0);
    assert.equal(drafts.unkept(false), 1);
  });

  it('damagedEntry_isIgnored', () => {
    const shared = storage();
    const prefix = 'sc.unsaved.c.k.device.draft.';
    for (const [key, value] of Object.entries({
      a: '{',
      b: '{"draft":{},"base":1}',
      c: JSON.stringify({ draft: { ...draft, choice: 'somewhere' }, base: 1 }),
      d: JSON.stringify({ draft: { ...draft, obstacles: ['nonsense', 'staff'] }, base: 1 }),
    }))
      shared.entries.set(prefix + key, value);
    const drafts = createDrafts('c.k', shared);
    assert.deepEqual(
      drafts.all().map((one) => one.indicator),
      ['d'],
    );
    assert.deepEqual(drafts.get('d')?.draft.obstacles, ['staff']);
  });
});

describe('what has not arrived, to be copied', () => {
  it('holdsEveryWord_completeOrNot', () => {
    const views = [
      { department: 'jugend', view: 'Bei uns nicht.' },
      { department: 'kultur', view: ' ' },
    ];
    assert.deepEqual(recordedLines({ draft: { ...EMPTY, choice: 2, views } }, instrument), [
      `Vereinbart: 2 – ${instrument.scale[2]!.label}`,
      'Sicht von jugend: Bei uns nicht.',
    ]);
    assert.deepEqual(recordedLines({ draft: { ...EMPTY, reason: 'Nur ein Satz.' } }, null), [
      'Begründung: Nur ein Satz.',
    ]);
    assert.deepEqual(
      recordedLines({ outcome: { disputed: { views } } }, null, (id) => id.toUpperCase()),
      ['Bleibt strittig', 'Sicht von JUGEND: Bei uns nicht.'],
    );
    assert.deepEqual(recordedLines({ outcome: null }, null), ['Zurückgenommen']);
  });
});

describe('why a point is a point', () => {
  const level = (value: number) => ({ level: value });
  const na = { notApplicable: { reason: 'otherLevel' as const, text: 'Kreis' } };
  const unknown = { unknown: true as const };

  it('isSaidInPlainWords', () => {
    const cases: [AgreementPoint, Entry[], string][] = [
      [point({ reasons: ['spread'], spread: 3 }), [], 'Die Bewertungen liegen 3 Stufen auseinander.'],
      [point({ reasons: ['spread'], spread: 1 }), [], 'Die Bewertungen liegen eine Stufe auseinander.'],
      [
        point({ reasons: ['responsibility'] }),
        [entry('a', level(2)), entry('b', na)],
        'Eine Stelle sagt „trifft nicht zu“, eine andere hat einen Stand genannt.',
      ],
      [
        point({ reasons: ['responsibility'] }),
        [entry('a', level(2)), entry('b', na), entry('c', na), entry('d', level(1))],
        'Zwei Stellen sagen „trifft nicht zu“, zwei andere haben einen Stand genannt.',
      ],
      [
        point({ reasons: ['knowledge'] }),
        [entry('a', unknown), entry('b', unknown), entry('c', level(2)), entry('d', { notOurs: 'x' })],
        'Zwei von drei Stellen wissen es nicht.',
      ],
      [point({ reasons: ['knowledge'] }), [entry('a', unknown), entry('b', unknown)], 'Beide Stellen wissen es nicht.'],
      [
        point({ reasons: ['knowledge'] }),
        ['a', 'b', 'c'].map((id) => entry(id, unknown)),
        'Alle drei Stellen wissen es nicht.',
      ],
    ];
    for (const [which, entries, words] of cases) assert.deepEqual(whySentences(which, entries), [words]);
  });

  it('spread_sortsDepartmentsOntoTheScale', () => {
    const spread = spreadOf(
      [entry('a', level(1)), entry('b', level(3)), entry('c', level(1)), entry('d', unknown), entry('e', level(9))],
      instrument,
    );
    assert.deepEqual(
      spread.levels.map((list) => list.map((one) => one.department)),
      [[], ['a', 'c'], [], ['b'], []],
    );
    assert.deepEqual(spread.reach, [1, 3]);
    assert.deepEqual(
      spread.others.map((one) => one.department),
      ['d', 'e'],
    );
    assert.equal(spreadOf([], instrument).reach, null);
  });

  it('unanswered_isTheServersWord_elsewhereReleasedOpenDepartmentsOnly', () => {
    const unit = (id: string, more = {}) => ({ id, name: id, released: true, closed: false, responsible: [], ...more });
    const agreement = {
      departments: [unit('a'), unit('b'), unit('c', { released: false }), unit('d', { closed: true }), unit('e')],
      answers: [
        { department: 'a', indicator: 'y', answer: { level: 1 } },
        { department: 'e', indicator: 'y', noted: true },
      ],
      points: [{ ...point({ indicator: 'x' }), unanswered: ['c'] }],
    } as unknown as Agreement;
    assert.deepEqual(unansweredOf('x', agreement), ['c']);
    assert.deepEqual(unansweredOf('y', agreement), ['b', 'e']);
  });

  it('state_changedOnlyWhereAgreed', () => {
    const agreed = { agreed: { answer: { level: 1 }, reason: 'r', minority: [], obstacles: [] } } satisfies Outcome;
    const disputed = { disputed: { views: [] } } satisfies Outcome;
    assert.equal(stateOf(null, undefined), 'open');
    assert.equal(stateOf(agreed, { indicator: 'a', revision: 1, ...agreed }), 'agreed');
    assert.equal(stateOf(agreed, { indicator: 'a', revision: 1, ...agreed, changed: ['x'] }), 'changed');
    assert.equal(stateOf(disputed, { indicator: 'a', revision: 1, ...disputed }), 'disputed');
  });

  it('changes_saysBeforeAndNow_missingAnswersToo', () => {
    const changes = changesSince(
      {
        indicator: 'a',
        revision: 1,
        agreed: {
          answer: { level: 1 },
          reason: 'r',
          minority: [],
          obstacles: [],
          before: [{ department: 'x', answer: { level: 1 } }, { department: 'y' }],
        },
        changed: ['x', 'y', 'z'],
      },
      [entry('x', level(2)), entry('y', unknown)],
    );
    assert.deepEqual(changes, [
      { department: 'x', before: { level: 1 }, now: { level: 2 } },
      { department: 'y', before: null, now: { unknown: true } },
      { department: 'z', before: null, now: null },
    ]);
  });
});

describe('the suggestion for a meeting', () => {
  const [one, two, three, four] = indicators as [string, string, string, string];
  const places = placesOf(instrument);
  const points = [
    point({ indicator: one, kind: 'fact' }),
    point({ indicator: two }),
    point({ indicator: three }),
    point({ indicator: four, kind: 'fact' }),
    point({ indicator: 'not-in-scope' }),
  ];

  it('takesAppraisalsFirst_theFocusBeforeThat_thenByPriority', () => {
    const order = (focus: string[]) => suggestion(points, () => true, places, focus).map((it) => it.indicator);
    assert.deepEqual(order([]), [two, three, one, four]);
    const topic = places.get(three)!.topic.id;
    const expected = [two, three].sort(
      (a, b) => Number(places.get(b)!.topic.id === topic) - Number(places.get(a)!.topic.id === topic),
    );
    assert.deepEqual(order([topic]).slice(0, 2), expected);
  });

  it('leavesOutWhatIsSettled_andStopsAtTwelve', () => {
    assert.deepEqual(
      suggestion(points, (id) => id === one, places, []).map((it) => it.indicator),
      [one],
    );
    const many = Array.from({ length: 30 }, () => point({ indicator: one }));
    assert.equal(suggestion(many, () => true, places, []).length, 12);
  });

  it('duration_isReadable', () => {
    assert.deepEqual([1, 45, 60, 95, 121, 180].map(duration), [
      '1 Minute',
      '45 Minuten',
      '1 Stunde',
      '1 Stunde 35 Minuten',
      '2 Stunden 1 Minute',
      '3 Stunden',
    ]);
  });
});

describe('keys, time and ways', () => {
  const press = (key: string, more = {}) =>
    commandOf(SHORTCUTS, { key, ctrlKey: false, metaKey: false, altKey: false, ...more }, 4);

  it('digitsOfTheScaleOnly_andNothingWithCtrl', () => {
    assert.deepEqual(press('4'), { do: 'level', level: 4 });
    assert.equal(press('5'), null);
    assert.equal(press('1', { ctrlKey: true }), null);
    assert.deepEqual(press('S'), { do: 'disputed' });
    assert.deepEqual(press('PageDown'), { do: 'next' });
    assert.equal(press('Enter'), null);
  });

  it('time_neverShouts', () => {
    assert.equal(timeText(0, 10), '0 von 10 Minuten');
    assert.equal(timeText(1, 1), '1 von 1 Minute');
    assert.equal(timeText(11, 10), '1 Minute über dem Plan');
    assert.equal(timeText(13, 10), '3 Minuten über dem Plan');
  });

  it('route_knowsItsViews_andFallsBackToTheOverview', () => {
    const parse = (fragment: string) => parseRoute(fragment, (id) => id === 'known');
    assert.deepEqual(parse('#/punkt/known'), { view: 'point', indicator: 'known' });
    assert.deepEqual(parse('#/punkt/unknown'), { view: 'overview', at: null });
    assert.deepEqual(parse('#/gespraech'), { view: 'meeting', indicator: null });
    assert.deepEqual(parse('#/liste/known'), { view: 'overview', at: 'known' });
    assert.deepEqual(parse('#/liste/unknown'), { view: 'overview', at: null });
    assert.equal(parse('#inhalt'), null);
  });

  it('search_needsEveryWord_andSkipsMarks', () => {
    const statement = [...placesOf(instrument).values()][0]!.indicator.statement;
    const words = statement.split(' ').slice(0, 2).join(' ').toUpperCase();
    assert.equal(findIndicators(words, instrument)[0]?.indicator.statement, statement);
    assert.deepEqual(findIndicators('x', instrument), []);
    assert.deepEqual(findIndicators('xylophon', instrument), []);
  });

  it('askedSubmission_isAPositiveNumberOrNothing', () => {
    assert.equal(askedSubmission('?abgabe=2'), 2);
    for (const search of ['', '?abgabe=', '?abgabe=0', '?abgabe=-1', '?abgabe=1.5', '?abgabe=x'])
      assert.equal(askedSubmission(search), undefined, search);
  });
});

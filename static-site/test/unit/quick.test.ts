import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer } from '../../src/api-types.ts';
import { type Instrument, placesOf } from '../../src/instrument.ts';
import { minutesFor } from '../../src/minutes.ts';
import { keepIn } from '../../src/quick/keep.ts';
import {
  beginHref,
  parseRoute,
  questionHref,
  questionnaireHref,
  resultHref,
  reviewHref,
  startHref,
} from '../../src/quick/route.ts';
import {
  type QuickState,
  answerOf,
  asked,
  beginWith,
  entryOf,
  fileName,
  fitting,
  isAskable,
  parse,
  selfCheckOf,
  withEntry,
} from '../../src/quick/state.ts';
import { effort, scopeName } from '../../src/quick/words.ts';
import { readInstrument } from '../../build/instruments.mjs';

const instrument = readInstrument('test/fixtures/instrument.yaml') as unknown as Instrument;
const [first, second] = [...placesOf(instrument).keys()] as [string, string];
const field = instrument.fields[0]!;
const begun = beginWith(instrument, [field.id], null);
const answered = (answer: Answer, on: QuickState = begun) => withEntry(on, first, { answer });

describe('what a quick check holds', () => {
  it('entry_isKept_andAnEmptyOneIsNot', () => {
    const state = answered({ level: 3 });
    assert.deepEqual(answerOf(state, first), { level: 3 });
    assert.deepEqual(entryOf(state, second), { answer: null, needForAction: false });
    assert.deepEqual(withEntry(state, first, { answer: null }).given, { 'beispiel/1': {} });
    assert.deepEqual(entryOf(withEntry(state, first, { needForAction: true }), first), {
      answer: { level: 3 },
      needForAction: true,
    });
  });

  it('anotherScope_keepsTheAnswers', () => {
    const state = beginWith(instrument, 'short', answered({ level: 1 }));
    assert.equal(state.scope, 'short');
    assert.deepEqual(answerOf(state, first), { level: 1 });
  });

  it('anotherInstrument_hasItsOwn_andLosesNothing', () => {
    const other = { ...instrument, id: 'anderes' };
    const there = beginWith(other, [field.id], answered({ level: 1 }));
    assert.equal(answerOf(there, first), null);
    assert.deepEqual(answerOf(beginWith(instrument, [field.id], answered({ level: 4 }, there)), first), { level: 1 });
  });

  it('textsTooLongOrWithoutAWord_areNoAnswer', () => {
    const because = (text: string): Answer => ({ notApplicable: { reason: 'otherLevel', text } });
    assert.deepEqual(answerOf(answered(because('x'.repeat(2000))), first), because('x'.repeat(2000)));
    assert.equal(answerOf(answered(because('x'.repeat(2001))), first), null);
    assert.equal(answerOf(answered(because('\u0001\u0002')), first), null);
    assert.deepEqual(answerOf(answered({ notOurs: 'Amt\u000B50' }), first), { notOurs: 'Amt\n50' });
    assert.deepEqual(answerOf(answered({ notOurs: '' }), first), { notOurs: '' });
    assert.equal(answerOf(answered({ notOurs: 'x'.repeat(201) }), first), null);
  });

  it('scope_decidesWhatIsAsked', () => {
    assert.deepEqual(
      asked(instrument, [field.id]).map((place) => place.indicator.id),
      field.topics.flatMap((topic) => topic.indicators).map((one) => one.id),
    );
    assert.ok(asked(instrument, 'short').every((place) => place.indicator.short));
    assert.equal(isAskable(instrument, ['gibt-es-nicht']), false);
  });
});

describe('the file', () => {
  it('holdsOneDepartment_noMunicipality_andOnlyWhatIsInScope', () => {
    const outside = instrument.fields[1]!.topics[0]!.indicators[0]!.id;
    let state = answered({ level: 2 });
    state = withEntry(state, second, { needForAction: true });
    state = withEntry(state, outside, { answer: { unknown: true } });
    assert.deepEqual(selfCheckOf(state, instrument), {
      format: 'selbstcheck/1',
      instrument: { id: 'beispiel', version: 1 },
      scope: [field.id],
      departments: [{ id: 'schnellcheck', name: 'Schnellcheck' }],
      answers: [
        { department: 'schnellcheck', indicator: first, answer: { level: 2 } },
        { department: 'schnellcheck', indicator: second, needForAction: true },
      ],
      submitted: false,
    });
  });

  it('name_saysWhatAndWhen', () => {
    assert.equal(fileName(begun, '2026-11-22'), `schnellcheck-${field.id}-2026-11-22.json`);
    assert.equal(fileName({ ...begun, scope: 'short' }, '2026-11-22'), 'schnellcheck-kurzform-2026-11-22.json');
  });
});

describe('what a browser kept', () => {
  it('isReadBack', () => {
    let state = answered({ notApplicable: { reason: 'doesNotExist', text: 'Kein Hafen.' } });
    state = withEntry(state, second, { answer: { notOurs: 'Hafenamt' }, needForAction: true });
    assert.deepEqual(parse(JSON.stringify(state)), state);
    assert.deepEqual(parse(JSON.stringify({ ...state, scope: 'short' })), { ...state, scope: 'short' });
  });

  it('rubbish_isNoQuickCheck', () => {
    for (const text of [
      null,
      '',
      'null',
      '[]',
      '{}',
      '{"instrument":{"id":"a","version":1},"scope":"full"}',
      '{"instrument":{"id":"a","version":"1"},"scope":"short"}',
      '{"instrument":{"id":1,"version":1},"scope":"short"}',
      '{"instrument":{"id":"a","version":1},"scope":[]}',
    ]) {
      assert.equal(parse(text), null, String(text));
    }
  });

  it('entriesThatCannotBeRead_areLeftOut', () => {
    const kept = {
      ...begun,
      given: {
        'beispiel/1': {
          a: { answer: { level: '3' } },
          b: { answer: { notApplicable: { reason: 'lazy', text: 'x' } } },
          c: 'nothing',
          d: { answer: { unknown: true } },
          e: { answer: null, needForAction: 'yes' },
        },
      },
    };
    assert.deepEqual(parse(JSON.stringify(kept))?.given, {
      'beispiel/1': { d: { answer: { unknown: true }, needForAction: false } },
    });
  });

  it('whatTheInstrumentDoesNotKnow_isLeftOut', () => {
    let state = answered({ level: 5 });
    state = withEntry(state, second, { answer: { level: 9 }, needForAction: true });
    state = withEntry(state, 'gone', { answer: { level: 1 } });
    assert.deepEqual(fitting(state, instrument)?.given, {
      'beispiel/1': { [second]: { answer: null, needForAction: true } },
    });
    assert.equal(fitting({ ...begun, scope: ['gone'] }, instrument), null);
    assert.equal(fitting(begun, { ...instrument, version: 2 }), null);
  });
});

describe('where it is kept', () => {
  const storage = () => {
    const items = new Map<string, string>();
    return {
      items,
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    };
  };
  const asStorage = (one: ReturnType<typeof storage> | null) => one as unknown as Storage | null;
  const keep = (session: ReturnType<typeof storage> | null, local: ReturnType<typeof storage> | null) =>
    keepIn({ session: asStorage(session), local: asStorage(local) });

  it('byDefault_theTabAlone', () => {
    const [session, local] = [storage(), storage()];
    keep(session, local).write(begun);
    assert.equal(local.items.size, 0);
    assert.deepEqual(keep(session, local).read(), begun);
    assert.equal(keep(storage(), local).read(), null);
  });

  it('chosen_theDeviceToo_andTheTabsOwnComesFirst', () => {
    const [session, local] = [storage(), storage()];
    const kept = keep(session, local);
    kept.stayHere(true, begun);
    const later = answered({ level: 1 });
    kept.write(later);
    assert.deepEqual(keep(storage(), local).read(), later);
    keep(storage(), local).write(answered({ level: 4 }));
    assert.deepEqual(kept.read(), later);
    kept.stayHere(false, later);
    assert.equal(kept.staysHere(), false);
    assert.deepEqual(kept.read(), later);
  });

  it('chosenBeforeTheFirstAnswer_isRemembered', () => {
    const local = storage();
    const kept = keep(storage(), local);
    kept.stayHere(true, null);
    assert.equal(kept.staysHere(), true);
    assert.equal(kept.read(), null);
    kept.write(begun);
    assert.deepEqual(keep(storage(), local).read(), begun);
  });

  it('removed_isGone_andNotBroughtBackByAnotherTab', () => {
    const [session, local] = [storage(), storage()];
    const kept = keep(session, local);
    kept.stayHere(true, begun);
    keep(storage(), local).removeAll();
    kept.write(begun);
    assert.equal(local.items.size, 0);
    kept.removeAll();
    assert.equal(session.items.size, 0);
  });

  it('withoutAnyStorage_works_andSaysSo', () => {
    const kept = keep(null, null);
    kept.write(begun);
    kept.stayHere(true, begun);
    assert.deepEqual([kept.works, kept.canStay, kept.staysHere(), kept.read()], [false, false, false, null]);
  });
});

describe('views in the fragment', () => {
  it('areReadBack', () => {
    assert.deepEqual(parseRoute(startHref), { view: 'start' });
    assert.deepEqual(parseRoute(''), { view: 'start' });
    assert.deepEqual(parseRoute(questionnaireHref('beispiel')), { view: 'start', instrument: 'beispiel' });
    assert.deepEqual(parseRoute(reviewHref), { view: 'review' });
    assert.deepEqual(parseRoute(resultHref), { view: 'result' });
    assert.deepEqual(parseRoute(questionHref('st-haushalt')), { view: 'question', indicator: 'st-haushalt' });
    assert.deepEqual(parseRoute(beginHref('beispiel', 'short')), {
      view: 'begin',
      instrument: 'beispiel',
      scope: 'short',
    });
    assert.deepEqual(parseRoute(beginHref('beispiel', ['steuerung'])), {
      view: 'begin',
      instrument: 'beispiel',
      scope: ['steuerung'],
    });
  });

  it('placesOnThePage_areNoViews', () => {
    assert.equal(parseRoute('#feld-steuerung'), null);
    assert.deepEqual(parseRoute('#/feld/beispiel'), { view: 'start' });
    assert.deepEqual(parseRoute('#/irgendwas'), { view: 'start' });
  });
});

describe('words', () => {
  it('effort_namesStatementsAndMinutes', () => {
    assert.match(effort(instrument, [field.id]), /^\d+ Aussagen, etwa \d+ Minuten$/);
    assert.equal(scopeName(instrument, 'short'), 'Kurzform');
    assert.equal(scopeName(instrument, [field.id]), field.title);
  });

  it('minutes_areRoundedUpToFive', () => {
    assert.deepEqual([0, 1, 3, 4, 16, 108].map(minutesFor), [5, 5, 5, 10, 25, 165]);
  });
});

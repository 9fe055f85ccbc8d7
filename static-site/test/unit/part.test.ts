import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer, AnswerValue, Check } from '../../src/api-types.ts';
import { nextOfBoth, nextPlace, partsOf, sizeOf } from '../../src/check/part.ts';
import { canRelease, releaseOf } from '../../src/check/release.ts';
import { replacedComment, restorableAnswer } from '../../src/check/restoring.ts';
import { continueHref, partHref } from '../../src/check/route.ts';
import { SHORTCUTS } from '../../src/check/shortcuts.ts';
import { commandOf } from '../../src/components/shortcuts.ts';
import { createTyping } from '../../src/check/typing.ts';
import { unsentText } from '../../src/check/unsent-text.ts';
import { type Instrument, placesOf } from '../../src/instrument.ts';
import { newsOf, ownFieldLeftOut, withOwn } from '../../src/own-statements.ts';
import { readInstrument } from '../../build/instruments.mjs';
import { memoryStorage } from './memory-storage.ts';

const instrument = readInstrument('test/fixtures/instrument.yaml') as unknown as Instrument;
const one: Answer = { level: 1 };
const answered =
  (...ids: string[]) =>
  (indicator: string) =>
    ids.includes(indicator) ? one : null;
const all = [...placesOf(instrument).keys()];
const idsOf = (part: Instrument) => [...placesOf(part).keys()];

describe('the own part', () => {
  it('isWhatTheDepartmentIsResponsibleFor_inTheOrderOfTheInstrument', () => {
    const { own, rest } = partsOf(instrument, { responsible: ['be-jugend', 'st-haushalt'] });
    assert.deepEqual(idsOf(own!), ['st-haushalt', 'be-jugend']);
    assert.deepEqual([...idsOf(own!), ...idsOf(rest)].sort(), [...all].sort());
    assert.equal(sizeOf(own!), 2);
    assert.deepEqual(
      own!.fields.flatMap((field) => field.topics.map((topic) => topic.id)),
      ['mittel', 'wege'],
    );
  });

  it('whereNothingOrEverythingIsMarked_thereIsNothingToSetApart', () => {
    for (const responsible of [[], all, ['gibt-es-nicht']]) {
      const parts = partsOf(instrument, { responsible });
      assert.equal(parts.own, null);
      assert.deepEqual(idsOf(parts.rest), all);
    }
  });

  it('holdsWhatTheMunicipalityAsksBeyondTheInstrument_whichIsAskedOfAll', () => {
    const own = [{ indicator: 'own.cafes', statement: 'Sprachcafés gibt es.', former: [] }];
    const asked = withOwn(instrument, own);
    assert.deepEqual(idsOf(asked), [...all, 'own.cafes']);
    assert.deepEqual(idsOf(partsOf(asked, { responsible: ['be-jugend'] }).own!), ['be-jugend', 'own.cafes']);
    assert.equal(partsOf(asked, { responsible: [] }).own, null);
    assert.deepEqual(ownFieldLeftOut(asked.fields), instrument.fields);
    assert.equal(withOwn(instrument, []), instrument);
  });

  it('linksLeadIntoTheOwnPart_whereAnIndicatorIsOneOfIt', () => {
    const parts = partsOf(instrument, { responsible: ['be-jugend', 'st-haushalt'] });
    const places = placesOf(instrument);
    assert.equal(partHref(parts, places.get('be-jugend')!), '#/teil/beteiligung/wege/be-jugend');
    assert.equal(partHref(parts, places.get('be-beirat')!), '#/feld/beteiligung/wege/be-beirat');
    assert.equal(continueHref(parts, places.get('be-jugend')!), '#/teil/beteiligung/wege');
    assert.equal(continueHref(parts, places.get('st-beschluss')!), '#/feld/steuerung/mandat');
    assert.equal(continueHref(parts, places.get('st-zustaendig')!), '#/feld/steuerung/mandat/st-zustaendig');
  });
});

describe('going on', () => {
  const next = (answers: string[], remembered: string | null) =>
    nextPlace(instrument, answered(...answers), remembered)?.indicator.id ?? null;

  it('onThisDevice_isWhereOneWas_orTheNextOpenFromThere', () => {
    assert.equal(next([], 'be-rueckmeldung'), 'be-rueckmeldung');
    assert.equal(next(['be-rueckmeldung'], 'be-rueckmeldung'), 'be-jugend');
    assert.equal(next(['be-rueckmeldung', 'be-jugend', 'be-kreis'], 'be-rueckmeldung'), all[0]);
  });

  it('onAnotherDevice_isBehindTheLastAnswer', () => {
    assert.equal(next([], null), all[0]);
    assert.equal(next(['st-beschluss', 'be-beirat'], null), 'be-rueckmeldung');
    assert.equal(next([all.at(-1)!], null), all[0], 'from the beginning, where nothing is open behind it');
    assert.equal(next(['be-beirat'], 'gibt-es-nicht-mehr'), 'be-rueckmeldung');
  });

  it('everythingAnswered_isNowhere', () => {
    assert.equal(next(all, null), null);
    assert.equal(next(all, 'be-beirat'), null);
  });

  it('endsTheOwnPartFirst_thenTheRest', () => {
    const parts = partsOf(instrument, { responsible: ['be-jugend', 'st-haushalt'] });
    const of = (answers: string[], remembered: string | null) =>
      nextOfBoth(parts, answered(...answers), remembered)?.indicator.id ?? null;
    assert.equal(of([], null), 'st-haushalt');
    assert.equal(of(['st-haushalt'], 'be-beirat'), 'be-jugend', 'even where one was elsewhere');
    assert.equal(of(['st-haushalt', 'be-jugend'], null), 'st-beschluss');
    assert.equal(of(['st-haushalt', 'be-jugend'], 'be-beirat'), 'be-beirat');
    assert.equal(of(all, null), null);
  });
});

describe('releasing', () => {
  const check = (department: string, released: boolean, mode: 'apart' | 'together' | 'alone', writable = true) =>
    ({
      department,
      writable,
      departments: [
        { id: 'koordination', name: 'Koordination', released: true, closed: false },
        { id: 'jugend', name: 'Jugendamt', released, closed: false },
      ],
      conduct: { revision: 1, mode, agreementOpen: false },
    }) as unknown as Check;

  it('isTheDepartmentsOwnDecision_whereItAnswersApart', () => {
    assert.equal(releaseOf(check('jugend', false, 'apart')), 'withheld');
    assert.equal(releaseOf(check('jugend', true, 'apart')), 'released');
    assert.equal(canRelease(check('jugend', true, 'apart')), true);
  });

  it('isNoQuestion_forTheCoordination_norWhereAllAnswerTogetherOrAlone', () => {
    assert.equal(releaseOf(check('koordination', false, 'apart')), 'asAnswered');
    assert.equal(releaseOf(check('jugend', true, 'together')), 'asAnswered');
    assert.equal(releaseOf(check('jugend', true, 'alone')), 'asAnswered');
    assert.equal(canRelease(check('jugend', true, 'together')), false);
  });

  it('answeredApartBefore_staysTheDepartmentsDecision_inEveryMode', () => {
    assert.equal(releaseOf(check('jugend', false, 'together')), 'withheld');
    assert.equal(canRelease(check('jugend', false, 'together')), true);
  });

  it('afterTheSubmission_cannotBeChanged', () => {
    assert.equal(canRelease(check('jugend', true, 'apart', false)), false);
  });
});

describe('bringing back', () => {
  const value = (answer: Answer | null): AnswerValue => ({ answer, needForAction: false, obstacles: [] });

  it('offersWhatTheLastSaveReplaced', () => {
    assert.deepEqual(restorableAnswer(value({ level: 3 }), value({ level: 1 })), value({ level: 1 }));
    assert.deepEqual(restorableAnswer(value(null), value({ unknown: true })), value({ unknown: true }));
  });

  it('offersNothing_whereThereWasNone_orNoOther_orTheSameIsStillBeingTyped', () => {
    assert.equal(restorableAnswer(value({ level: 3 }), undefined), null);
    assert.equal(restorableAnswer(value({ level: 3 }), value(null)), null);
    assert.equal(restorableAnswer(value({ level: 3 }), value({ level: 3 })), null);
    assert.equal(restorableAnswer(value({ notOurs: 'Jugendamt' }), value({ notOurs: 'Jug' })), null);
    assert.deepEqual(
      restorableAnswer(value({ notOurs: 'Schulamt' }), value({ notOurs: 'Jugendamt' })),
      value({ notOurs: 'Jugendamt' }),
    );
  });

  it('ofAComment_offersWhatWasReplaced_notWhatWasWrittenOn', () => {
    assert.equal(replacedComment('Neu', 'Der alte Text'), 'Der alte Text');
    assert.equal(replacedComment('', 'Der alte Text'), 'Der alte Text');
    assert.equal(replacedComment('Der alte Text, und mehr', 'Der alte Text'), null);
    assert.equal(replacedComment('Der alte', 'Der alte Text'), null);
    assert.equal(replacedComment('Neu', ''), null);
    assert.equal(replacedComment('Neu', undefined), null);
  });
});

describe('what has not arrived, as a text', () => {
  it('namesField_statement_answer_comment_evidence_andWhatWasBegun', () => {
    const typing = createTyping('check.jugend', memoryStorage());
    typing.set('be-jugend', 'notApplicable', JSON.stringify({ reason: 'otherLevel', text: 'Das macht' }));
    typing.set('st-haushalt', 'evidence', 'www.stadt.example');
    const places = placesOf(instrument);
    const text = unsentText(
      'Selbstcheck Bamberg',
      [
        { part: 'note', indicator: 'be-jugend', value: { comment: 'Zwei\nZeilen', evidence: ['https://a.example/'] } },
        {
          part: 'answer',
          indicator: 'st-haushalt',
          value: { answer: { level: 2 }, needForAction: true, obstacles: [] },
        },
        { part: 'answer', indicator: 'fremd', value: { answer: null, needForAction: false, obstacles: [] } },
      ],
      typing.all(),
      places,
      instrument,
    );
    const blocks = text.split('\n\n');
    assert.equal(blocks[0], 'Selbstcheck Bamberg');
    assert.match(blocks[1]!, new RegExp(places.get('st-haushalt')!.indicator.statement.slice(0, 20)));
    assert.match(blocks[1]!, /Antwort: 2 – .*\. Handlungsbedarf/);
    assert.match(blocks[1]!, /Noch nicht hinzugefügter Beleg: www\.stadt\.example/);
    assert.match(blocks[2]!, /Kommentar: Zwei\nZeilen\nBeleg: https:\/\/a\.example\//);
    assert.match(blocks[2]!, /Angefangen: Trifft nicht zu\. .*Das macht/);
    assert.equal(blocks[3], 'fremd\nAntwort: keine Antwort');
  });
});

describe('what cannot be saved yet', () => {
  it('comesBackAfterAReload_ofItsOwnCheckOnly_andGoesWhenItIsEmpty', () => {
    const storage = memoryStorage();
    createTyping('check.jugend', storage).set('a', 'evidence', 'www.');
    assert.equal(createTyping('check.jugend', storage).get('a', 'evidence'), 'www.');
    assert.equal(createTyping('check.schule', storage).get('a', 'evidence'), '');
    createTyping('check.jugend', storage).set('a', 'evidence', '');
    assert.equal(storage.length, 0);
  });

  it('withoutStorage_livesOnInTheTab', () => {
    const typing = createTyping('check.jugend', null);
    typing.set('a', 'evidence', 'www.');
    assert.equal(typing.get('a', 'evidence'), 'www.');
  });
});

describe('keys of the large view', () => {
  const press = (key: string, more: object = {}) =>
    commandOf(SHORTCUTS, { key, ctrlKey: false, metaKey: false, altKey: false, ...more }, 4);

  it('digitsAreLevels_upToTheHighest', () => {
    assert.deepEqual(press('4'), { do: 'level', level: 4 });
    assert.equal(press('5'), null);
  });

  it('lettersInAnyCase_neverTogetherWithCtrl', () => {
    assert.deepEqual(press('N'), { do: 'notApplicable' });
    assert.deepEqual(press('n'), { do: 'notApplicable' });
    assert.equal(press('v', { ctrlKey: true }), null);
    assert.equal(press('x'), null);
  });
});

describe('news among own statements', () => {
  const asked = (id: string, statement = id) => ({ indicator: `own.${id}`, statement, former: [] });

  it('asBefore_saysNothing', () => {
    assert.deepEqual(newsOf([asked('a'), asked('b')], [asked('b'), asked('a')]), []);
    assert.deepEqual(newsOf([], []), []);
  });

  it('addedRewordedAndRemoved_oneSentenceEach', () => {
    assert.deepEqual(newsOf([asked('a'), asked('b'), asked('c')], [asked('a', 'Anders'), asked('d'), asked('e')]), [
      '2 Aussagen sind dazugekommen.',
      '1 Aussage hat einen neuen Wortlaut.',
      '2 Aussagen wurden entfernt. Was Sie dazu gespeichert haben, ist nicht gelöscht.',
    ]);
  });
});

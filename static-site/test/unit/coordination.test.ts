import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Check, DepartmentState, LinkState, LogEvent, Mode } from '../../src/api-types.ts';
import { readInstrument } from '../../build/instruments.mjs';
import { lettersOf, grouped, readCode } from '../../src/code/code.ts';
import { indicatorsIn, scopeWords } from '../../src/conduct.ts';
import { monthsLater, makeLink } from '../../src/coordination/links.tsx';
import { type Standing, nextOf, stagesOf } from '../../src/coordination/next.ts';
import {
  inOrder,
  onlyWith,
  shareOf,
  soundsLike,
  suggestedOf,
  suggestions,
  toggled,
  unassigned,
} from '../../src/coordination/responsibility.ts';
import { hrefOf, parseRoute } from '../../src/coordination/route.ts';
import { holdsLink, invitationText, reminderText } from '../../src/coordination/texts.ts';
import { differences, merged, storedUnit } from '../../src/coordination/unit-change.ts';
import { UNIT_NAMES, namesFor, namesFromList } from '../../src/coordination/unit-names.ts';
import { happened, who } from '../../src/coordination/words.ts';
import { forTheRoof, isRoof, mayHaveRoof, theRoof } from '../../src/roof.ts';
import { changeWords, groupsOf } from '../../src/exchange/plan.ts';
import { type Instrument, indicatorsOf, placesOf } from '../../src/instrument.ts';
import { scopeOf } from '../../src/invitation/begin.tsx';
import { linkFor } from '../../src/link.ts';
import { networkProblem, problemFrom } from '../../src/problem.ts';
import { linkId } from '../../src/random.ts';

const instrument = readInstrument('test/fixtures/instrument.yaml') as unknown as Instrument;
const shipped = readInstrument(
  '../functions/instruments/src/main/resources/instruments/weltoffene-kommune/1/instrument.yaml',
) as unknown as Instrument;

const unit = (id: string, more: Partial<DepartmentState> = {}): DepartmentState => ({
  id,
  name: id,
  revision: 1,
  released: false,
  closed: false,
  responsible: [],
  answered: {},
  typed: false,
  ...more,
});
const KOORDINATION = unit('koordination', { name: 'Koordination', released: true });
const link = (department: string, more: Partial<LinkState> = {}): LinkState => ({
  id: `link${department}`.padEnd(16, '0').slice(0, 16),
  role: 'department',
  department,
  createdOn: '2026-11-01',
  expiresOn: '2027-12-31',
  revoked: false,
  hasCode: true,
  ...more,
});
const check = (more: Partial<Check> = {}, mode: Mode = 'apart'): Check => ({
  id: 'c',
  municipality: { key: '1', name: 'Kaufbeuren' },
  phase: { id: 'p', name: 'Runde 2026' },
  instrument: { id: 'i', version: 1 },
  scope: 'full',
  state: 'open',
  role: 'coordinator',
  link: 'own',
  department: 'koordination',
  responsible: [],
  departments: [],
  conduct: { revision: 0, mode, agreementOpen: false },
  round: 1,
  mail: false,
  nextSubmission: 1,
  closesOn: '2027-03-31',
  expiresOn: '2029-03-31',
  ...more,
});
const standing = (more: Partial<Standing> = {}): Standing => ({
  check: check(),
  departments: [KOORDINATION],
  links: [],
  summary: null,
  indicators: 7,
  fresh: 0,
  today: '2026-11-22',
  ...more,
});

describe('what is next', () => {
  const two = [KOORDINATION, unit('jugend', { name: 'Jugendamt' }), unit('kultur', { name: 'Kulturamt' })];
  const linked = [link('jugend'), link('kultur')];

  it('nobodyYet_isToAddDepartments', () => {
    assert.equal(nextOf(standing()).stage, 'departments');
  });
  it('closedOnesOnly_isToAddDepartments', () => {
    assert.equal(nextOf(standing({ departments: [KOORDINATION, unit('a', { closed: true })] })).stage, 'departments');
  });
  it('withoutLinks_isToSendThem_andNamesWhom', () => {
    const next = nextOf(standing({ departments: two, links: [link('jugend')] }));
    assert.equal(next.title, 'Verschicken Sie die Links');
    assert.match(next.text, /Kulturamt/);
    assert.doesNotMatch(next.text, /Jugendamt/);
  });
  it('revokedOrExpiredLinks_countAsNone', () => {
    const links = [link('jugend', { revoked: true }), link('kultur', { expiresOn: '2026-11-21' })];
    assert.match(nextOf(standing({ departments: two, links })).text, /Jugendamt und Kulturamt/);
  });
  it('linksThatOneMayNotSee_areNotMissed', () => {
    assert.equal(nextOf(standing({ departments: two, links: null })).stage, 'answers');
  });
  it('freshLinks_comeBeforeMore', () => {
    assert.equal(nextOf(standing({ departments: two, fresh: 2 })).action?.href, '#/weitergeben');
  });
  it('someAnswering_isToWait_andCountsThem', () => {
    const departments = [KOORDINATION, { ...two[1]!, released: true }, two[2]!];
    const next = nextOf(standing({ departments, links: linked }));
    assert.equal(next.title, 'Warten auf 1 von 2 Stellen');
    assert.equal(next.action?.href, '#/erinnern');
  });
  it('releasedOnesWithoutALink_areNotWaitedFor', () => {
    const departments = [KOORDINATION, { ...two[1]!, released: true }, two[2]!];
    assert.equal(nextOf(standing({ departments, links: [link('kultur')] })).stage, 'answers');
  });
  it('afterTheDeadline_saysSo_onItsDayItDoesNot', () => {
    const conduct = { revision: 1, mode: 'apart' as const, agreementOpen: false, deadline: '2026-11-21' };
    const late = standing({ departments: two, links: linked, check: check({ conduct }) });
    assert.match(nextOf(late).title, /Frist ist vorbei, 2 Stellen fehlen/);
    const onTheDay = { ...late, check: check({ conduct: { ...conduct, deadline: '2026-11-22' } }) };
    assert.match(nextOf(onTheDay).title, /^Warten auf/);
  });
  it('allReleased_isToOpenTheAgreement', () => {
    const departments = two.map((one) => ({ ...one, released: true }));
    assert.equal(nextOf(standing({ departments, links: linked })).title, 'Öffnen Sie den Abgleich');
  });
  it('agreementOpen_isToTalk_thenToSubmit', () => {
    const conduct = { revision: 1, mode: 'apart' as const, agreementOpen: true };
    const departments = two.map((one) => ({ ...one, released: one.id !== 'kultur' }));
    const talking = standing({
      departments,
      links: linked,
      check: check({ conduct }),
      summary: { fields: [], unreleased: [], openPoints: 3, nextSubmission: 1 },
    });
    assert.equal(nextOf(talking).action?.href, '/abgleich/');
    assert.match(nextOf(talking).text, /3 Punkte.*Kulturamt/);
    const settled = { ...talking, summary: { ...talking.summary!, openPoints: 0 } };
    assert.equal(nextOf(settled).action?.href, '/check/#/abgeben');
  });
  it('together_needsNoDepartments', () => {
    const next = nextOf(standing({ check: check({}, 'together') }));
    assert.equal(next.stage, 'answers');
    assert.equal(next.action?.href, '/check/');
    assert.deepEqual(
      stagesOf('together').map((one) => one.stage),
      ['answers', 'submit'],
    );
  });
  it('alone_allAnswered_isToSubmit', () => {
    const departments = [{ ...KOORDINATION, answered: { a: 3, b: 4 } }];
    assert.equal(nextOf(standing({ check: check({}, 'alone'), departments })).stage, 'submit');
  });
  it('submitted_isTheResult_closing_isToFinish', () => {
    const submission = { number: 1, on: '2026-11-20' };
    assert.equal(nextOf(standing({ check: check({ state: 'submitted', submission }) })).action?.href, '/ergebnis/');
    assert.match(nextOf(standing({ check: check({ state: 'closing' }) })).title, /nicht zu Ende/);
    assert.equal(nextOf(standing({ check: check({ state: 'archived' }) })).action, null);
  });
});

describe('names of departments', () => {
  it('thereAreAboutSixty_eachOnce', () => {
    const names = UNIT_NAMES.map((one) => one.name);
    assert.ok(names.length >= 55 && names.length <= 75, String(names.length));
    assert.equal(new Set(names).size, names.length);
  });
  it('everyUnitThatTheQuestionnaireNames_isKnown', () => {
    const asked = new Set(shipped.fields.flatMap(indicatorsOf).flatMap((one) => one.askFirst));
    const unknown = [...asked].filter((one) => !UNIT_NAMES.some((name) => name.asked === one));
    assert.deepEqual(unknown, []);
  });
  it('everySuggestedName_isRecognisedAgain', () => {
    for (const { name, asked } of UNIT_NAMES) if (asked) assert.ok(soundsLike(name, asked), `${name} as ${asked}`);
  });
  it('otherNames_areRecognised_andSimilarOnesAreNotConfused', () => {
    for (const [name, asked] of [
      ['Fachbereich 4: Jugend, Schule, Soziales', 'Schule'],
      ['Fachbereich 4: Jugend, Schule, Soziales', 'Jugend'],
      ['Kreisjugendamt', 'Jugend'],
      ['Stadtkämmerei', 'Kämmerei'],
      ['Dezernat II – Integration', 'Integration'],
      ['Referat der Oberbürgermeisterin', 'Büro der Leitung'],
      ['Bürgerservice', 'Bürgerbüro'],
      ['PERSONALAMT', 'Personal'],
    ] as const)
      assert.ok(soundsLike(name, asked), `${name} as ${asked}`);
    for (const [name, asked] of [
      ['Personalrat', 'Personal'],
      ['Interkulturelle Öffnung', 'Kultur'],
      ['Verwaltung', 'Ratsbüro'],
      ['Stadtbibliothek', 'Stadtplanung'],
      ['Koordination', 'Ordnung'],
    ] as const)
      assert.ok(!soundsLike(name, asked), `${name} is not ${asked}`);
  });
  it('whileTyping_beginningsComeFirst_andWhatIsThereIsLeftOut', () => {
    assert.deepEqual(namesFor('jugend', [])[0], 'Jugendamt');
    assert.ok(namesFor('jugend', []).includes('Amt für Kinder, Jugend und Familie'));
    assert.ok(!namesFor('jugend', ['JUGENDAMT']).includes('Jugendamt'));
    assert.deepEqual(namesFor('  ', []), []);
    assert.ok(namesFor('oeffentlich', []).includes('Presse- und Öffentlichkeitsarbeit'));
  });
  it('aPastedList_isTakenLineByLine_withoutBulletsAndDoubles', () => {
    assert.deepEqual(
      namesFromList(
        '• Jugendamt\n\n- Kulturamt,\r\n1. Amt 50 – Soziales\n2) Bauamt\njugendamt\tSport  und\u00a0Bäder\nRathaus',
        ['Rathaus'],
      ),
      ['Jugendamt', 'Kulturamt', 'Amt 50 – Soziales', 'Bauamt', 'Sport und Bäder'],
    );
  });
  it('namesThatAreMarkup_stayAsTheyAre', () => {
    assert.deepEqual(namesFromList('<b>Amt</b>\n=1+1', []), ['<b>Amt</b>', '=1+1']);
  });
});

describe('responsibility', () => {
  const all = shipped.fields.flatMap(indicatorsOf);
  const field = shipped.fields[0]!;

  it('suggestions_fillOnlyWhatNobodyHas_withOneUnitEach', () => {
    const taken = all.filter((one) => one.askFirst.includes('Jugend')).map((one) => one.id);
    const departments = [
      KOORDINATION,
      unit('s', { name: 'Sozialamt', responsible: taken }),
      unit('j', { name: 'Jugendamt' }),
      unit('i', { name: 'Integration', closed: true }),
      unit('p', { name: 'Pressestelle' }),
    ];
    const found = suggestions(shipped, departments);
    const given = [...found.values()].flat();
    assert.equal(new Set(given).size, given.length);
    assert.ok(!given.some((one) => taken.includes(one)));
    assert.equal(found.has('i'), false);
    assert.equal(found.has('j'), false, 'the one whose part another one has already gets nothing');
    assert.ok((found.get('p')?.length ?? 0) > 0);
  });
  it('suggestedOfAUnit_isWhatNamesIt', () => {
    const ids = new Set(suggestedOf(shipped, 'Kulturamt'));
    assert.deepEqual(
      all.filter((one) => ids.has(one.id)).every((one) => one.askFirst.includes('Kultur')),
      true,
    );
    assert.equal(ids.size, all.filter((one) => one.askFirst.includes('Kultur')).length);
  });
  it('aPart_becomesTheWhole_andTheWholeNothing', () => {
    const some = new Set([indicatorsOf(field)[0]!.id, 'of-another-version']);
    assert.equal(shareOf(indicatorsOf(field), some), 'some');
    const whole = toggled(some, indicatorsOf(field));
    assert.equal(shareOf(indicatorsOf(field), whole), 'all');
    const none = toggled(whole, indicatorsOf(field));
    assert.deepEqual([...none], ['of-another-version'], 'what is not shown is not touched');
  });
  it('order_isTheInstruments_andForeignOnesStay', () => {
    const ids = indicatorsOf(field).map((one) => one.id);
    assert.deepEqual(inOrder(new Set(['zz', ids[2]!, ids[0]!]), shipped), [ids[0], ids[2], 'zz']);
  });
  it('closedUnits_areResponsibleForNothing', () => {
    const ids = indicatorsOf(field).map((one) => one.id);
    assert.equal(unassigned(indicatorsOf(field), [unit('a', { responsible: ids, closed: true })]).length, ids.length);
    assert.equal(unassigned(indicatorsOf(field), [unit('a', { responsible: ids })]).length, 0);
  });
  it('onlyWith_dropsEmptyFieldsAndTopics', () => {
    const one = indicatorsOf(field)[0]!;
    const part = onlyWith(shipped, new Set([one.id]));
    assert.deepEqual([...placesOf(part).keys()], [one.id]);
    assert.equal(part.fields.length, 1);
    assert.equal(part.fields[0]!.topics.length, 1);
  });
});

describe('two people change one unit', () => {
  const base = { name: 'Amt', contact: '', responsible: ['a', 'b'], closed: false };

  it('whatOnlyOneChanged_stays', () => {
    const mine = { ...base, responsible: ['a', 'b', 'c'] };
    const theirs = { ...base, name: 'Neues Amt', contact: 'x@y.example', responsible: ['b'] };
    assert.deepEqual(merged(base, mine, theirs), {
      name: 'Neues Amt',
      contact: 'x@y.example',
      responsible: ['b', 'c'],
      closed: false,
    });
  });
  it('whatBothChanged_isOurs', () => {
    const mine = { ...base, name: 'Unseres' };
    assert.equal(merged(base, mine, { ...base, name: 'Ihres' }).name, 'Unseres');
  });
  it('bothAddTheSame_itStandsOnce', () => {
    const more = { ...base, responsible: ['a', 'b', 'c'] };
    assert.deepEqual(merged(base, more, more).responsible, ['a', 'b', 'c']);
  });
  it('differences_areSaidOneByOne', () => {
    assert.deepEqual(differences(base, base), []);
    assert.equal(
      differences(base, { name: 'X', contact: 'x@y.example', responsible: ['a', 'c', 'd'], closed: true }).length,
      5,
    );
  });
  it('whatIsNoUnit_isNone', () => {
    assert.equal(storedUnit(null), null);
    assert.equal(storedUnit({ id: 'a' }), null);
    assert.deepEqual(storedUnit({ id: 'a', name: 'A', revision: 3 })?.responsible, []);
  });
});

describe('texts to pass on', () => {
  const occasion = { check: check(), instrument, responsible: 23, origin: 'https://selbstcheck.example' };
  const access = { link: 'https://selbstcheck.example/check/#abc.def', code: 'ABCD-EFGH-JKMN' };

  it('invitation_holdsLinkCodeAndWhoSeesWhat', () => {
    const text = invitationText('Jugendamt', access, occasion);
    for (const part of [
      access.link,
      access.code,
      '„Jugendamt“',
      '23 Aussagen, etwa 35 Minuten',
      'https://selbstcheck.example/code/',
      'nicht was',
    ])
      assert.ok(text.includes(part), part);
    assert.doesNotMatch(text, /bis zum/);
  });
  it('invitation_ofARoundTogether_promisesNothingAboutReleasing', () => {
    assert.doesNotMatch(
      invitationText('Jugendamt', access, { ...occasion, check: check({}, 'together'), responsible: 0 }),
      /geben Sie Ihren Teil frei/,
    );
  });
  it('reminder_holdsNoLink_andKnowsTheDeadline', () => {
    const conduct = { revision: 1, mode: 'apart' as const, agreementOpen: false, deadline: '2026-12-15' };
    const text = reminderText({ check: check({ conduct }), instrument }, '2026-11-22');
    assert.equal(holdsLink(text), false);
    assert.match(text, /Unsere Frist ist der 15\. Dezember 2026/);
    assert.match(reminderText({ check: check({ conduct }), instrument }, '2026-12-16'), /Unsere Frist war/);
    assert.ok(text.length < 2000);
  });
  it('links_areFoundInWhateverForm', () => {
    for (const text of ['siehe https://x.example', 'HTTP://X', 'www.x.example']) assert.ok(holdsLink(text), text);
    assert.equal(holdsLink('Am 3.12. im Raum A.12, z.B. um zehn'), false);
  });
  it('aLink_beginsWhereItsRoleBegins', () => {
    assert.equal(linkFor('department', 't', 'https://a'), 'https://a/check/#t');
    assert.equal(linkFor('companion', 't', 'https://a'), 'https://a/koordination/#t');
    assert.equal(linkFor('viewer', 't', 'https://a'), 'https://a/ergebnis/#t');
  });
});

describe('making a link', () => {
  const made = { link: link('a'), token: 't', code: 'c' };
  const api = (answers: unknown[]) => {
    const calls: string[] = [];
    const next = (name: string) => async () => {
      calls.push(name);
      return answers.shift();
    };
    return { calls, api: { createLink: next('create'), renewLink: next('renew') } as never };
  };
  it('whoseAnswerWasLost_isRenewed', async () => {
    const { calls, api: one } = api([
      { ok: false, problem: problemFrom(409, { type: '/errors/exists' }) },
      { ok: true, value: made },
    ]);
    const reply = await makeLink(one, 'x', { role: 'department', department: 'a' });
    assert.ok(reply.ok);
    assert.deepEqual(calls, ['create', 'renew']);
  });
  it('whatFails_isNotRenewed', async () => {
    const { calls, api: one } = api([{ ok: false, problem: networkProblem() }]);
    assert.ok(!(await makeLink(one, 'x', { role: 'viewer' })).ok);
    assert.deepEqual(calls, ['create']);
  });
  it('itsId_hasTheFormOfTheContract', () => {
    const ids = Array.from({ length: 200 }, linkId);
    assert.ok(ids.every((id) => /^[a-z0-9]{16}$/.test(id)));
    assert.equal(new Set(ids).size, ids.length);
  });
  it('itsEnd_isMonthsLater_butNeverAfterTheLastDay', () => {
    assert.equal(monthsLater('2026-11-30', 3, '2029-03-31'), '2027-02-28');
    assert.equal(monthsLater('2026-11-22', 3, '2029-03-31'), '2027-02-22');
    assert.equal(monthsLater('2026-11-22', 3, '2026-12-31'), '2026-12-31');
  });
});

describe('a typed code', () => {
  it('isForgiving', () => {
    for (const typed of [
      'abcd-efgh-jkmn',
      ' ABCD EFGH JKMN ',
      'abcdefghjkmn',
      'ABCD–EFGH—JKMN',
      'ABCD.EFGH.JKMN',
      'ＡＢＣＤEFGHJKMN',
    ])
      assert.deepEqual(readCode(typed), { ok: true, code: 'ABCD-EFGH-JKMN' }, typed);
  });
  it('tooShort_tooLong_orMisread_isSaidBeforeAnyTryCounts', () => {
    const why = (typed: string) => {
      const read = readCode(typed);
      return read.ok ? '' : read.why;
    };
    assert.match(why(''), /Geben Sie den Code ein/);
    assert.match(why('ABCD-EFGH-JKM'), /fehlen noch 1 Zeichen/);
    assert.match(why('ABCD-EFGH-JKMN-P'), /1 Zeichen zu viel/);
    assert.match(why('ABCD-EFGH-JK0O'), /Die Zeichen 0, O/);
    assert.match(why('ABCD-EFGH-JKMI'), /Das Zeichen I/);
  });
  it('isGroupedWhileTyping', () => {
    assert.equal(grouped('abcde'), 'ABCD-E');
    assert.equal(grouped('abcd-'), 'ABCD');
    assert.equal(grouped(''), '');
    assert.equal(lettersOf('a-b c'), 'ABC');
  });
});

describe('addresses of the room', () => {
  it('everyView_hasOne_thatLeadsBack', () => {
    for (const view of [
      'overview',
      'add',
      'responsibility',
      'access',
      'fresh',
      'conduct',
      'reminders',
      'exchange',
      'handover',
      'sharing',
      'communes',
      'erase',
      'log',
    ] as const)
      assert.deepEqual(parseRoute(hrefOf({ view })), { view });
    for (const view of ['department', 'tree', 'split'] as const)
      assert.deepEqual(parseRoute(hrefOf({ view, id: 'jugend' })), { view, id: 'jugend' });
  });
  it('unknownOnes_leadToTheOverview_foreignOnesNowhere', () => {
    assert.deepEqual(parseRoute('#/gibt-es-nicht'), { view: 'overview' });
    assert.deepEqual(parseRoute('#/toString'), { view: 'overview' });
    assert.equal(parseRoute('#inhalt'), null);
  });
});

describe('scope and beginning', () => {
  it('areSaidInWords', () => {
    assert.equal(scopeWords('full', instrument), 'Ganzer Fragebogen');
    assert.equal(scopeWords(['steuerung'], instrument), 'Ein Handlungsfeld');
    assert.equal(indicatorsIn(instrument, 'short'), 2);
  });
  it('allFieldsChosen_isFull_noneIsNothing', () => {
    const fields = instrument.fields.map((field) => field.id);
    assert.equal(scopeOf({ mode: 'apart', scope: 'fields', fields: [...fields].reverse() }, instrument), 'full');
    assert.equal(scopeOf({ mode: 'apart', scope: 'fields', fields: [] }, instrument), null);
    assert.deepEqual(scopeOf({ mode: 'apart', scope: 'fields', fields: [fields[1]!] }, instrument), [fields[1]]);
    assert.equal(scopeOf({ mode: 'alone', scope: 'short', fields: [] }, null), 'short');
  });
});

describe('the log', () => {
  const nameOf = (id: string) => (id === 'jugend' ? 'Jugendamt' : id);
  const event = (more: Partial<LogEvent>): LogEvent => ({ event: 'x', role: 'coordinator', on: '2026-11-22', ...more });

  it('namesRoleOrUnit_neverMore', () => {
    assert.equal(who(event({ role: 'department', department: 'jugend' }), nameOf), 'Jugendamt');
    assert.equal(who(event({ role: 'administrator' }), nameOf), 'Projektteam');
  });
  it('isGerman_forEveryEventOfTheServer', () => {
    for (const name of SERVER_EVENTS) {
      const said = happened(event({ event: name, department: 'jugend' }), nameOf);
      assert.notEqual(said, name);
      assert.match(said, /^[A-ZÄÖÜ]/, said);
    }
    assert.equal(
      happened(event({ event: 'documentReleased', detail: '2-council-plain-public-k1' }), nameOf),
      'Sitzungsvorlage (öffentliche Fassung) für das Projektteam freigegeben',
    );
    assert.equal(happened(event({ event: 'reportOrdered', detail: '' }), nameOf), 'Dokument bestellt');
    assert.equal(happened(event({ event: 'somethingNew', detail: '3' }), nameOf), 'somethingNew: 3');
    assert.equal(happened(event({ event: 'linkCreated', detail: 'viewer' }), nameOf), 'Zugang: Einsicht erstellt');
    assert.equal(
      happened(event({ event: 'departmentRenamed', department: 'jugend', detail: 'Alt' }), nameOf),
      'Stelle „Alt“ heißt jetzt „Jugendamt“',
    );
  });
});

/** As they stand in the functions. */
const SERVER_EVENTS = [
  'invited',
  'invitedAnew',
  'invitationConfirmed',
  'handedOver',
  'handoverPrepared',
  'departmentCreated',
  'departmentRenamed',
  'departmentClosed',
  'departmentOpened',
  'departmentRemoved',
  'departmentMerged',
  'responsibilityChanged',
  'linkCreated',
  'linkRenewed',
  'linkRevoked',
  'codeCreated',
  'conductChanged',
  'scopeWidened',
  'agreementOpened',
  'agreementClosed',
  'released',
  'releaseWithdrawn',
  'submitted',
  'reopened',
  'exported',
  'imported',
  'reportOrdered',
  'documentReleased',
  'documentWithdrawn',
  'documentReleasedToRoof',
  'documentWithdrawnFromRoof',
  'progressSharedWithRoof',
  'progressHiddenFromRoof',
  'commentarySaved',
  'commentaryConsented',
  'commentaryWithheld',
  'earlierRoundBrought',
  'earlierRoundRemoved',
];

describe('what an import would change', () => {
  const places = placesOf(instrument);
  const plan = {
    plan: 'p',
    applied: false,
    format: 'selfCheck' as const,
    same: 3,
    changes: [
      { place: '/answers/1', kind: 'answer' as const, department: 'jugend', indicator: 'be-beirat', after: '3' },
      { place: '/answers/0', kind: 'note' as const, department: 'jugend', indicator: 'st-beschluss' },
      { place: '/focus', kind: 'focus' as const },
      { place: '/answers/2', kind: 'answer' as const, department: 'jugend', indicator: 'not-known' },
    ],
  };
  it('isGroupedByField_inTheInstrumentsOrder', () => {
    assert.deepEqual(
      groupsOf(plan, places).map((group) => [group.key, group.changes.length]),
      [
        ['', 2],
        [instrument.fields[0]!.id, 1],
        [instrument.fields[1]!.id, 1],
      ],
    );
  });
  it('isSaidInWords', () => {
    assert.match(
      changeWords(plan.changes[1]!, places, () => 'Jugendamt'),
      /^Jugendamt, Kommentar und Belege: /,
    );
    assert.equal(changeWords(plan.changes[2]!, places, String), 'Schwerpunkt');
    assert.match(changeWords(plan.changes[3]!, places, String), /not-known/);
  });
});

describe('a roof', () => {
  it('isAKreisOrAVerband', () => {
    assert.deepEqual(['09777', '097775748', '09777121', '09762000', '02000000-altona'].map(isRoof), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
  it('isAboveWhatLiesInAKreis', () => {
    assert.deepEqual(
      ['09777', '097775748', '09777121', '09762000', '02000000-altona', '09777121-nord'].map(mayHaveRoof),
      [false, true, true, false, false, true],
    );
  });
  it('isNamedWithItsArticle_orAsItIs', () => {
    assert.equal(theRoof('Landkreis Ostallgäu'), 'der Landkreis Ostallgäu');
    assert.equal(forTheRoof('Landkreis Ostallgäu'), 'den Landkreis Ostallgäu');
    assert.equal(forTheRoof('Samtgemeinde Hemmoor'), 'die Samtgemeinde Hemmoor');
    assert.equal(theRoof('Amt Landhagen'), 'das Amt Landhagen');
    assert.equal(theRoof('Hohe Börde'), 'Hohe Börde');
  });
  it('standsInTheLog', () => {
    const said = (name: string, detail: string) =>
      happened({ event: name, role: 'coordinator', on: '2026-11-10', detail }, String);
    assert.equal(
      said('documentReleasedToRoof', '2-pdf-plain-internal Landkreis Ostallgäu'),
      'Bericht (interne Fassung) für den Landkreis Ostallgäu freigegeben',
    );
    assert.equal(
      said('progressHiddenFromRoof', 'Landkreis Ostallgäu'),
      'Freigabe des Stands für den Landkreis Ostallgäu zurückgenommen',
    );
  });
});

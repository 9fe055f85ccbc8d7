import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';

const MOST_WORDS = 12;
const SUBJUNCTIVE = /\b(wäre|wären|hätte|hätten|würde|würden|könnte|könnten|müsste|müssten|dürfte|sollte|sollten)\b/i;
const GENITIVE = /\b(des|eines|deren|dessen|wegen|trotz)\b/i;
const SUBORDINATE = /, (der|die|das|was|wer|wie|ob|wo|woher|dass|weil|wenn|damit|obwohl)\b/i;
const ABBREVIATION = /\b(z\. ?B|usw|bzw|ca|d\. ?h)\./;

const lines = (text: string) =>
  text
    .replace(/^---[^]*?---/, '')
    .replace(/\{%[^]*?%\}/g, '')
    .replace(/\{\{[^]*?\}\}/g, 'X')
    .split(/<\/?(?:p|li|h[1-6]|ul|ol|div)\b[^>]*>/)
    .map((line) =>
      line
        .replace(/<[^>]+>/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => line !== '');

const faults = (line: string) => [
  ...(line.split(' ').length > MOST_WORDS ? ['too long'] : []),
  ...(/[.?] \p{Lu}/u.test(line) ? ['two sentences'] : []),
  ...(SUBJUNCTIVE.test(line) ? ['subjunctive'] : []),
  ...(GENITIVE.test(line) ? ['genitive'] : []),
  ...(SUBORDINATE.test(line) ? ['subordinate clause'] : []),
  ...(ABBREVIATION.test(line) ? ['abbreviation'] : []),
];

describe('the rules of Leichte Sprache', () => {
  it('findWhatIsTooHard_andLeaveAloneWhatIsNot', () => {
    assert.deepEqual(faults('Wir antworten Ihnen.'), []);
    assert.deepEqual(faults('Man könnte es sagen.'), ['subjunctive']);
    assert.deepEqual(faults('Das Wohl des Ortes zählt.'), ['genitive']);
    assert.deepEqual(faults('Wir fragen, ob es geht.'), ['subordinate clause']);
    assert.deepEqual(faults('Das ist gut. Das auch.'), ['two sentences']);
    assert.deepEqual(faults('Kitas usw. sind da.'), ['abbreviation']);
    assert.deepEqual(faults('Das ist ein Satz mit sehr viel mehr Wörtern als man gut behalten kann.'), ['too long']);
  });

  for (const page of readdirSync('pages/leichte-sprache')) {
    it(`areKept_in_${page}`, () => {
      const text = lines(readFileSync(`pages/leichte-sprache/${page}`, 'utf8'));
      assert.ok(text.length > 20);
      assert.deepEqual(
        text.flatMap((line) => faults(line).map((fault) => `${fault}: ${line}`)),
        [],
      );
    });
  }
});

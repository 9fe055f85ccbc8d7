/**
 * The quick check composes its result in the browser, of core only the scoring is there (src/quick/result/wording.ts), so
 * that some sentences stand twice. Here whoever changes one of the two learns of the other. Compiling core's words for
 * the browser as well would save this file, and every visitor would fetch Java's formatting for it.
 */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'node:test';

const CORE = '../functions/core/src/main/java/org/selbstcheck/core';

/** What the quick check says otherwise, or what no report says. */
const OWN = [
  // It has no marks beside an indicator, where a report says „Handlungsbedarf angemeldet“.
  'Hier läuft schon etwas, und die Beteiligten wollen mehr: Handlungsbedarf ist angemeldet.',
  'Hier läuft schon etwas; dennoch ist Handlungsbedarf angemeldet.',
  'Was hier läuft, reicht denen nicht, die damit arbeiten: Handlungsbedarf ist angemeldet und bleibt, solange nichts geschieht.',
  // A page needs a sentence below its heading, a report begins with numbers.
  'Was aus Ihrer Sicht trägt, was fehlt und womit sich anfangen lässt.',
];

/** What stands for a value. */
const GAP = '…';

/** The texts of a source in TypeScript, those within templates apart from the templates. */
function textsOf(source: string): string[] {
  const texts: string[] = [];
  let at = 0;
  /** Reads code up to the brace that closes it, or to the end. */
  const code = (): void => {
    for (let depth = 0; at < source.length;) {
      const sign = source[at++];
      if (sign === "'" || sign === '`') texts.push(text(sign));
      else if (sign === '/' && source[at] === '*') at = source.indexOf('*/', at) + 2;
      else if (sign === '/' && source[at] === '/') while (at < source.length && source[at] !== '\n') at++;
      else if (sign === '{') depth++;
      else if (sign === '}' && depth-- === 0) return;
    }
  };
  const text = (quote: string): string => {
    let read = '';
    while (source[at] !== quote) {
      assert.ok(at < source.length, 'a text without an end');
      if (source[at] === '\\') read += source.slice(at, (at += 2));
      else if (quote === '`' && source.startsWith('${', at)) {
        at += 2;
        code();
        read += GAP;
      } else read += source[at++];
    }
    at++;
    return read;
  };
  code();
  return texts;
}

/** The texts of a source in Java. */
const javaTexts = (source: string): string[] =>
  [...source.replace(/^\s*\/\/.*$/gm, '').matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(
    (match) => JSON.parse(`"${match[1]}"`) as string,
  );

const LEAST_WORDS = 3;

/** What stands between the values; shorter pieces are the same by chance. */
const pieces = (texts: string[]): string[] =>
  texts
    .flatMap((text) => text.split(/…|%%|%[sd]|\u00A0/))
    .map((piece) => piece.replace(/^[\s%]+|[\s%]+$/g, ''))
    .filter((piece) => piece.split(' ').length >= LEAST_WORDS);

const core = new Set(
  ['report', 'charts'].flatMap((folder) =>
    readdirSync(`${CORE}/${folder}`)
      .filter((name) => name.endsWith('.java'))
      .flatMap((name) => pieces(javaTexts(readFileSync(`${CORE}/${folder}/${name}`, 'utf8')))),
  ),
);
const here = pieces(textsOf(readFileSync('src/quick/result/wording.ts', 'utf8')));

describe('the sentences of the quick check', () => {
  it('everyOne_isCores_toTheLetter', () => {
    assert.deepEqual(
      here.filter((piece) => !core.has(piece) && !OWN.includes(piece)),
      [],
    );
  });

  it('theOwnOnes_areStillSaid_andNotByCore', () => {
    assert.deepEqual(
      OWN.filter((piece) => !here.includes(piece) || core.has(piece)),
      [],
    );
  });

  it('reading_findsTemplatesWithinTemplates_andNoComments', () => {
    assert.deepEqual(textsOf("/* 'a' */ say(`one ${n === 1 ? `1 ${'two'}` : {}.x} three`); // don't"), [
      'two',
      '1 …',
      'one … three',
    ]);
    assert.ok(here.length > 50, `${here.length} pieces`);
  });
});

/** A Kreis or Verband above the municipalities that lie in it: who is one, and how its name is said. */

/** Whether municipalities lie in it: a Kreis has a key of five digits, a Verband of nine. */
export const isRoof = (key: string): boolean => /^(\d{5}|\d{9})$/.test(key);

/** Whether there is somebody above it: not above a Kreis, nor above a kreisfreie Stadt, whose key ends in zeros. */
export const mayHaveRoof = (key: string): boolean => !/^\d{5}(000)?(-|$)/.test(key);

/** Gender by the word that the name begins with; with any other the name stands alone. */
const GENDERS = new Map<string, 'm' | 'f' | 'n'>([
  ['Landkreis', 'm'],
  ['Kreis', 'm'],
  ['Regionalverband', 'm'],
  ['Verwaltungsverband', 'm'],
  ['Gemeindeverwaltungsverband', 'm'],
  ['Samtgemeinde', 'f'],
  ['Verbandsgemeinde', 'f'],
  ['Verwaltungsgemeinschaft', 'f'],
  ['Kirchspielslandgemeinde', 'f'],
  ['Städteregion', 'f'],
  ['Region', 'f'],
  ['Amt', 'n'],
]);

const ARTICLES = { m: ['der', 'den'], f: ['die', 'die'], n: ['das', 'das'] } as const;

function withArticle(name: string, form: 0 | 1): string {
  const gender = GENDERS.get(name.split(' ', 1)[0] ?? '');
  return gender === undefined ? name : `${ARTICLES[gender][form]} ${name}`;
}

/** „der Landkreis Göttingen“, as a subject. */
export const theRoof = (name: string): string => withArticle(name, 0);

/** „den Landkreis Göttingen“, after „für“. */
export const forTheRoof = (name: string): string => withArticle(name, 1);

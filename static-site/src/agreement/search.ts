import { type Instrument, type Place, placesOf } from '../instrument.ts';

const MOST_HITS = 12;

/** Without case and diacritical marks, so that „uberblick“ finds „Überblick“. */
const plain = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');

/** Indicators whose statement, topic or field holds every typed word; hits in the statement first. */
export function findIndicators(text: string, instrument: Instrument): Place[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  if (words.join('').length < 2) return [];
  const rank = ({ indicator, topic, field }: Place): number => {
    const statement = plain(indicator.statement);
    if (words.every((word) => statement.includes(word))) return 0;
    const around = `${statement} ${plain(topic.title)} ${plain(field.title)}`;
    return words.every((word) => around.includes(word)) ? 1 : 2;
  };
  const ranked = [...placesOf(instrument).values()].map((place) => ({ place, rank: rank(place) }));
  return [0, 1]
    .flatMap((wanted) => ranked.filter((one) => one.rank === wanted))
    .slice(0, MOST_HITS)
    .map((one) => one.place);
}

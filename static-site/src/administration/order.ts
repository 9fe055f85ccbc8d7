/** Ordering documents: in portions, and what became of them. Without a DOM. */
import type { PhaseDocument } from '../api-types.ts';

/** So many municipalities go into one request. */
export const PORTION = 50;

export function portions<T>(all: T[], size: number = PORTION): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += size) parts.push(all.slice(at, at + size));
  return parts;
}

export const isUnderWay = (one: PhaseDocument): boolean => one.state === 'waiting' || one.state === 'running';

/** What asks for something stands first: failed, then released, then all others. Each document is in one group. */
export function groupsOf(documents: PhaseDocument[]): {
  failed: PhaseDocument[];
  released: PhaseDocument[];
  others: PhaseDocument[];
} {
  const failed = documents.filter((one) => one.state === 'failed');
  const released = documents.filter((one) => one.released && one.state !== 'failed');
  return { failed, released, others: documents.filter((one) => !failed.includes(one) && !released.includes(one)) };
}

/** „12 fertig, 3 unterwegs, 1 gescheitert“; empty without documents. */
export function standing(documents: PhaseDocument[]): string {
  const failed = documents.filter((one) => one.state === 'failed').length;
  const underWay = documents.filter(isUnderWay).length;
  const done = documents.filter((one) => one.state === 'done' || one.state === undefined).length;
  return [
    ...(done > 0 ? [`${done} fertig`] : []),
    ...(underWay > 0 ? [`${underWay} unterwegs`] : []),
    ...(failed > 0 ? [`${failed} gescheitert`] : []),
  ].join(', ');
}

/** The words of an import's dry run. */
import type { ImportPlan } from '../api-types.ts';
import type { Place } from '../instrument.ts';
import { isOwnStatement } from '../own-statements.ts';

export type Change = ImportPlan['changes'][number];

const KINDS: Record<Change['kind'], string> = {
  answer: 'Antwort',
  note: 'Kommentar und Belege',
  agreement: 'Vereinbarung',
  target: 'Ziel',
  focus: 'Schwerpunkt',
  responsibility: 'Zuständigkeit',
  department: 'Stelle',
  scope: 'Umfang',
  round: 'Durchgang',
  ownIndicator: 'Eigene Aussage',
};

/** Per field, in the instrument's order; what belongs to none comes first. */
export function groupsOf(
  plan: ImportPlan,
  places: Map<string, Place>,
): { key: string; title: string; changes: Change[] }[] {
  const groups = new Map<string, { key: string; title: string; order: number; changes: Change[] }>();
  for (const change of plan.changes) {
    const place = change.indicator === undefined ? undefined : places.get(change.indicator);
    const key = place?.field.id ?? '';
    const group = groups.get(key) ?? {
      key,
      title: place?.field.title ?? 'Allgemeines',
      order: place === undefined ? -1 : place.fieldIndex,
      changes: [],
    };
    group.changes.push(change);
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => a.order - b.order);
}

const statementOf = (indicator: string, places: Map<string, Place>): string =>
  places.get(indicator)?.indicator.statement ?? (isOwnStatement(indicator) ? 'eine eigene Aussage' : indicator);

/** „Jugendamt, Antwort: Es gibt einen Beschluss …“ */
export function changeWords(
  change: Change,
  places: Map<string, Place>,
  nameOf: (department: string) => string,
): string {
  const about = change.indicator === undefined ? '' : statementOf(change.indicator, places);
  const start = [change.department === undefined ? '' : nameOf(change.department), KINDS[change.kind]]
    .filter((part) => part !== '')
    .join(', ');
  return about === '' ? start : `${start}: ${about}`;
}

import { StackTable } from '../components/stack-table.tsx';
import { OBSTACLES, describeAnswer } from '../check/words.ts';
import { enumerate, enumerateNames } from '../format.ts';
import { type Entry, spreadOf, unansweredOf } from './points.ts';
import type { AgreementStore } from './store.ts';

/**
 * „Jugendamt (zuständig)“, for a fact only: there it decides whose level counts. A department finds itself as „Ihre
 * Stelle“.
 */
export function unitLabel(store: AgreementStore, department: string, indicator: string): string {
  const responsible =
    store.places.get(indicator)?.indicator.kind === 'fact' &&
    store.unit(department)?.responsible.includes(indicator) === true;
  const own = store.check.role === 'department' && store.check.department === department;
  const notes = [...(own ? ['Ihre Stelle'] : []), ...(responsible ? ['zuständig'] : [])];
  return `${store.nameOf(department)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

const agreedLevel = (store: AgreementStore, indicator: string): number | null => {
  const outcome = store.outcomeOf(indicator);
  return outcome !== null && 'agreed' in outcome && 'level' in outcome.agreed.answer
    ? outcome.agreed.answer.level
    : null;
};

/**
 * Where each department sees the municipality, as a dot plot that is a list: the scale with the departments' names at
 * their levels, and a line from the lowest to the highest. Names stand in the text, so nothing is said by colour or
 * place alone. Narrow, the scale stands upright.
 */
export function Levels({ store, indicator }: { store: AgreementStore; indicator: string }) {
  const { instrument } = store;
  const { levels, reach } = spreadOf(store.entriesOf(indicator), instrument);
  const agreed = agreedLevel(store, indicator);
  const target = store.aims().targets.find((one) => one.indicator === indicator)?.level ?? null;
  return (
    <ol class="sc-levels" aria-label="Bewertungen auf der Skala">
      {instrument.scale.map((level, value) => {
        const units = levels[value] ?? [];
        const marks = [...(agreed === value ? ['vereinbart'] : []), ...(target === value ? ['Ziel'] : [])];
        return (
          <li key={value} class={cellClass(value, units.length > 0, reach)}>
            <span class="sc-levels__dot" aria-hidden="true" />
            <span class="sc-levels__label">
              <span class="sc-levels__number">{value}</span> {level.label}
            </span>
            {marks.map((mark) => (
              <span key={mark} class="sc-levels__mark">
                {mark}
              </span>
            ))}
            {units.length > 0 && (
              <ul class="sc-levels__units">
                {units.map((entry) => (
                  <li key={entry.department}>{unitLabel(store, entry.department, indicator)}</li>
                ))}
              </ul>
            )}
            {units.length === 0 && <span class="kern-sr-only">: keine Stelle</span>}
          </li>
        );
      })}
    </ol>
  );
}

/** The line runs from the lowest level to the highest: through a cell, out of it to the right, or into it. */
export function cellClass(value: number, taken: boolean, reach: [number, number] | null): string {
  const classes = ['sc-levels__cell'];
  if (taken) classes.push('sc-levels__cell--taken');
  if (reach !== null && value >= reach[0] && value < reach[1]) classes.push('sc-levels__cell--on');
  if (reach !== null && value > reach[0] && value <= reach[1]) classes.push('sc-levels__cell--from');
  return classes.join(' ');
}

/** Who gave no level, and what they said instead; who has not answered. */
export function Others({ store, indicator }: { store: AgreementStore; indicator: string }) {
  const { others } = spreadOf(store.entriesOf(indicator), store.instrument);
  const missing = unansweredOf(indicator, store.agreement);
  const answered = others.filter((one) => one.answer !== undefined);
  if (answered.length === 0 && missing.length === 0) return null;
  return (
    <ul class="sc-others">
      {answered.map((entry) => (
        <li key={entry.department}>
          <strong>{unitLabel(store, entry.department, indicator)}:</strong> {saidInstead(entry)}
        </li>
      ))}
      {missing.length > 0 && (
        <li>
          <strong>Noch ohne Antwort:</strong> {enumerateNames(missing.map((id) => store.nameOf(id)))}
        </li>
      )}
    </ul>
  );
}

function saidInstead({ answer }: Entry): string {
  if (answer === undefined || 'level' in answer) return '';
  if ('unknown' in answer) return 'weiß nicht';
  if ('notApplicable' in answer) return `trifft nicht zu – ${answer.notApplicable.text}`;
  return answer.notOurs.trim() === ''
    ? 'nicht unser Bereich'
    : `nicht unser Bereich, bitte fragen: ${answer.notOurs.trim()}`;
}

export type Views =
  | { state: 'loading' }
  | { state: 'ready'; of: Map<string, { comment: string; evidence: string[] }> }
  | { state: 'failed' };

/** Everything the departments said about one indicator, one row each. */
export function Answers(props: { store: AgreementStore; indicator: string; views: Views }) {
  const { store, indicator, views } = props;
  const entries = store.entriesOf(indicator);
  return (
    <StackTable
      caption="Was die Stellen geantwortet haben"
      columns={[{ label: 'Stelle' }, { label: 'Antwort' }, { label: 'Was im Weg steht' }, { label: 'Anmerkung' }]}
      rows={entries.map((entry) => {
        const obstacles = OBSTACLES.filter((one) => entry.obstacles?.includes(one.value)).map((one) => one.label);
        const said = views.state === 'ready' ? views.of.get(entry.department) : undefined;
        return {
          key: entry.department,
          cells: [
            unitLabel(store, entry.department, indicator),
            <>
              {describeAnswer(entry.answer ?? null, store.instrument)}
              {entry.needForAction && <span class="sc-line">Handlungsbedarf</span>}
            </>,
            obstacles.length === 0 ? '–' : enumerate(obstacles),
            views.state === 'loading' && entry.noted ? (
              'wird geladen …'
            ) : said === undefined ? (
              '–'
            ) : (
              <>
                {said.comment !== '' && <span class="sc-line sc-prewrap">{said.comment}</span>}
                {said.evidence.map((link) => (
                  <a key={link} class="sc-a sc-line" href={link} rel="noreferrer">
                    {link}
                  </a>
                ))}
              </>
            ),
          ],
        };
      })}
    />
  );
}

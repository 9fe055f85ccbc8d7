import { StackTable } from '../components/stack-table.tsx';
import { day, whole } from '../format.ts';
import type { Day } from './evidence.ts';

const WIDTH = 720;
const HEIGHT = 260;
/** Room for the number at the axis, which is larger on a narrow screen and on paper. */
const leftOf = (number: string) => Math.max(44, 16 + 15 * number.length);
const RIGHT = 150;
const TOP = 16;
const BOTTOM = 36;

const SERIES = [
  { key: 'invited', label: 'eingeladen', line: 'durchgezogen', dash: '' },
  { key: 'started', label: 'begonnen', line: 'gestrichelt', dash: '8 4' },
  { key: 'submitted', label: 'abgegeben', line: 'gepunktet', dash: '2 4' },
] as const;

const time = (on: string): number => Date.parse(`${on}T00:00:00Z`);

/** How many were invited, had begun and had submitted on each day: as steps, and as a table with the same numbers. */
export function ProgressChart({ days }: { days: Day[] }) {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < 2) return null;
  const span = time(last.on) - time(first.on);
  const most = Math.max(1, last.invited, last.started);
  const left = leftOf(whole(most));
  const x = (on: string) => left + ((time(on) - time(first.on)) / span) * (WIDTH - left - RIGHT);
  const y = (number: number) => HEIGHT - BOTTOM - (number / most) * (HEIGHT - TOP - BOTTOM);
  // Where lines end together, their words still stand apart.
  const ends: number[] = [];
  for (const { key } of SERIES) ends.push(Math.max(y(last[key]), (ends.at(-1) ?? -Infinity) + 18));
  return (
    <figure class="sc-course">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="course-title course-text">
        <title id="course-title">Verlauf der Phase</title>
        <desc id="course-text">
          {`Vom ${day(first.on)} bis ${day(last.on)}: ${whole(last.invited)} eingeladen, ${whole(last.started)} begonnen, ${whole(last.submitted)} abgegeben, soweit freigegeben. Alle Zahlen stehen in der Tabelle darunter.`}
        </desc>
        <line class="sc-course__axis" x1={left} y1={y(0)} x2={WIDTH - RIGHT} y2={y(0)} />
        <line class="sc-course__grid" x1={left} y1={y(most)} x2={WIDTH - RIGHT} y2={y(most)} />
        <text class="sc-course__text" x={left - 8} y={y(0) + 5} text-anchor="end">
          0
        </text>
        <text class="sc-course__text" x={left - 8} y={y(most) + 5} text-anchor="end">
          {whole(most)}
        </text>
        <text class="sc-course__text" x={left} y={HEIGHT - 10}>
          {day(first.on)}
        </text>
        <text class="sc-course__text" x={WIDTH - RIGHT} y={HEIGHT - 10} text-anchor="end">
          {day(last.on)}
        </text>
        {SERIES.map(({ key, label, dash }, index) => (
          <g key={key}>
            <path
              class="sc-course__line"
              stroke-dasharray={dash}
              d={days
                .map((one, at) => (at === 0 ? `M${x(one.on)} ${y(one[key])}` : `H${x(one.on)}V${y(one[key])}`))
                .join('')}
            />
            <text class="sc-course__text sc-course__text--end" x={WIDTH - RIGHT + 10} y={ends[index]! + 5}>
              {`${whole(last[key])} ${label}`}
            </text>
          </g>
        ))}
      </svg>
      <figcaption class="sc-course__legend">
        {SERIES.map(({ key, label, line }) => `${whole(last[key])} ${label} (${line})`).join(', ')}
      </figcaption>
      <details class="sc-many__fold">
        <summary>Der Verlauf als Tabelle</summary>
        <StackTable
          caption="Stand am Ende der Tage, an denen sich etwas geändert hat"
          columns={[{ label: 'Tag' }, ...SERIES.map(({ label }) => ({ label, numeric: true }))]}
          rows={days.map((one) => ({
            key: one.on,
            cells: [day(one.on), ...SERIES.map(({ key }) => whole(one[key]))],
          }))}
        />
      </details>
    </figure>
  );
}

/**
 * One field as a picture: the score as a bar on the scale 0 to 100, below it low to high as a whisker, the beginnings
 * of the stages as marks. A pure function. Lengths along the scale are percentages, so that text and strokes keep
 * their size at every width; there is no `style`, which the page's policy forbids.
 *
 * Nothing is said by colour alone: a score without a stage is hollow and dashed, the whisker has a line of its own.
 */
export interface FieldBarValues {
  score: number | null;
  low: number | null;
  high: number | null;
  hasStage: boolean;
}

const BAR = { y: 4, height: 14 };
const WHISKER = { y: 28, cap: 4 };
export const FIELD_BAR_HEIGHT = 36;

const at = (value: number): string => `${value}%`;

export function fieldBar(values: FieldBarValues, marks: number[], inWords: string) {
  const { score, low, high, hasStage } = values;
  return (
    <svg class="sc-bar" width="100%" height={FIELD_BAR_HEIGHT} role="img" aria-label={inWords} focusable="false">
      <rect class="sc-bar__track" x="0" y={BAR.y} width="100%" height={BAR.height} />
      {score !== null && (
        <rect
          class={hasStage ? 'sc-bar__score' : 'sc-bar__score sc-bar__score--open'}
          x="0"
          y={BAR.y}
          width={at(score)}
          height={BAR.height}
        />
      )}
      {marks.map((mark) => (
        <line
          class={score !== null && hasStage && mark < score ? 'sc-bar__mark sc-bar__mark--on' : 'sc-bar__mark'}
          x1={at(mark)}
          x2={at(mark)}
          y1={BAR.y}
          y2={BAR.y + BAR.height}
        />
      ))}
      {low !== null && high !== null && (
        <>
          <line class="sc-bar__whisker" x1={at(low)} x2={at(high)} y1={WHISKER.y} y2={WHISKER.y} />
          <line
            class="sc-bar__whisker"
            x1={at(low)}
            x2={at(low)}
            y1={WHISKER.y - WHISKER.cap}
            y2={WHISKER.y + WHISKER.cap}
          />
          <line
            class="sc-bar__whisker"
            x1={at(high)}
            x2={at(high)}
            y1={WHISKER.y - WHISKER.cap}
            y2={WHISKER.y + WHISKER.cap}
          />
        </>
      )}
    </svg>
  );
}

/** The scale above or below the bars. Decoration: every number on it stands in the text of the stages. */
export function stageAxis(stages: { from: number; label: string }[]) {
  return (
    <svg class="sc-bar-axis" width="100%" height="24" aria-hidden="true" focusable="false">
      {stages.map((stage, index) => {
        const to = stages[index + 1]?.from ?? 100;
        return (
          <>
            <text class="sc-bar-axis__label" x={at((stage.from + to) / 2)} y="15" text-anchor="middle">
              {stage.label}
            </text>
            {index > 0 && <line class="sc-bar__mark" x1={at(stage.from)} x2={at(stage.from)} y1="4" y2="24" />}
          </>
        );
      })}
    </svg>
  );
}

/** What the shapes mean. */
export function fieldBarLegend(hasHollow: boolean) {
  const sign = (children: preact.ComponentChildren) => (
    <svg class="sc-bar" width="32" height="20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
  return (
    <ul class="sc-barlegend">
      <li>{sign(<rect class="sc-bar__score" x="0" y="4" width="32" height="12" />)} Wert</li>
      {hasHollow && (
        <li>
          {sign(<rect class="sc-bar__score sc-bar__score--open" x="1" y="4" width="30" height="12" />)} Wert ohne Stufe
        </li>
      )}
      <li>
        {sign(
          <>
            <line class="sc-bar__whisker" x1="1" x2="31" y1="10" y2="10" />
            <line class="sc-bar__whisker" x1="1" x2="1" y1="6" y2="14" />
            <line class="sc-bar__whisker" x1="31" x2="31" y1="6" y2="14" />
          </>,
        )}{' '}
        Spanne: was offen oder strittig ist
      </li>
      <li>{sign(<line class="sc-bar__mark" x1="16" x2="16" y1="2" y2="18" />)} Beginn einer Stufe</li>
    </ul>
  );
}

import type { ComponentChildren } from 'preact';

/** Terms and what is to be said to each. What is undefined is left out. */
export function FactList(props: {
  facts: [term: string, value: ComponentChildren][];
  /** Long values, in the lines in which they were typed. */
  long?: boolean;
  labelledBy?: string;
}) {
  return (
    <dl class={props.long ? 'sc-facts sc-facts--text sc-data-sheet' : 'sc-facts'} aria-labelledby={props.labelledBy}>
      {props.facts.map(
        ([term, value]) =>
          value !== undefined && (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

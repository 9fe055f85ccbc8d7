import { broken } from './text.tsx';

export interface Fact {
  name: string;
  value: string;
}

/** Pairs of a name and a value, below one another. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl class="sc-rfacts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{broken(fact.value)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A few short ones in a line: the figures of a field. */
export function Figures({ facts }: { facts: Fact[] }) {
  return (
    <dl class="sc-figures">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

import type { ReportBlock } from '../api-types.ts';
import { broken } from './text.tsx';

/** Texts with a short label before each; several stand below one another, so that the labels can be run through. */
export function Labelled({ lines }: { lines: Extract<ReportBlock, { type: 'labelled' }>[] }) {
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    return (
      <p class="sc-rtext">
        <strong>{only.label}:</strong> {broken(only.text)}
      </p>
    );
  }
  return (
    <dl class="sc-rlabelled">
      {lines.map((line, index) => (
        <div key={index}>
          <dt>{line.label}</dt>
          <dd>{broken(line.text)}</dd>
        </div>
      ))}
    </dl>
  );
}

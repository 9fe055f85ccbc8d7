import type { ComponentChildren } from 'preact';
import type { Material } from './material.ts';
import { STATE_NAMES, answerText, gapText, standing, step } from './wording.ts';
import type { Tone } from '../../api-types.ts';

/** One indicator: its statement, where it stands, its marks, and what the list has to say about it. */
export function Entry(props: { id: string; material: Material; children?: ComponentChildren }) {
  const { id, material } = props;
  const { indicator } = material.place(id);
  const result = material.standing(id);
  return (
    <li class="sc-entry">
      <p class="sc-entry__statement">{indicator.statement}</p>
      <p class="sc-entry__standing">
        {result.level === null ? STATE_NAMES[result.state] : standing(result.level, material.instrument)}
        {indicator.key && ' · Schlüsselindikator'}
      </p>
      {props.children}
    </li>
  );
}

export function Strength({ id, material }: { id: string; material: Material }) {
  return (
    <Entry id={id} material={material}>
      <p>{material.place(id).indicator.texts.strength}</p>
    </Entry>
  );
}

export function Gap({ id, material, tone }: { id: string; material: Material; tone: Tone }) {
  return (
    <Entry id={id} material={material}>
      <p>{gapText(id, material, tone)}</p>
      <Step id={id} material={material} />
    </Entry>
  );
}

export function InProgress({ id, material }: { id: string; material: Material }) {
  return (
    <Entry id={id} material={material}>
      <Step id={id} material={material} />
    </Entry>
  );
}

function Step({ id, material }: { id: string; material: Material }) {
  const { label, text } = step(id, material);
  return (
    <p class="sc-entry__step">
      <strong>{label}:</strong> {text}
    </p>
  );
}

/** Who usually knows. */
export function KnowledgeGap({ id, material }: { id: string; material: Material }) {
  const { askFirst } = material.place(id).indicator;
  return (
    <Entry id={id} material={material}>
      {askFirst.length > 0 && (
        <p>
          <strong>Wer es wissen könnte:</strong> {askFirst.join(', ')}
        </p>
      )}
    </Entry>
  );
}

export function NotApplicable({ id, material }: { id: string; material: Material }) {
  const reasons = material.answersTo(id).filter((entry) => entry.answer && 'notApplicable' in entry.answer);
  return (
    <Entry id={id} material={material}>
      {reasons.map((entry) => (
        <p key={entry.department}>{entry.answer && answerText(entry.answer, material.instrument)}</p>
      ))}
    </Entry>
  );
}

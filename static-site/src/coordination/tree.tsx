import { useEffect, useRef, useState } from 'preact/hooks';
import { type Field, type Indicator, type Instrument, type Topic, indicatorsOf } from '../instrument.ts';
import { type Share, shareOf, toggled } from './responsibility.ts';

/**
 * Fields, topics and indicators as checkboxes: a field or topic stands for all within it, and shows when it is only a
 * part. What lies below is opened by a button of its own, so that the list stays short.
 */
export function Tree(props: {
  id: string;
  instrument: Instrument;
  chosen: ReadonlySet<string>;
  onChange: (chosen: Set<string>) => void;
  /** Names of other units that are responsible for an indicator. */
  others?: (indicator: string) => string[];
}) {
  const { id, instrument, chosen, onChange } = props;
  const flip = (indicators: Indicator[]) => onChange(toggled(chosen, indicators));
  return (
    <ul class="sc-tree">
      {instrument.fields.map((field) => (
        <FieldBranch key={field.id} {...props} id={`${id}-${field.id}`} field={field} flip={flip} />
      ))}
    </ul>
  );
}

function FieldBranch(props: {
  id: string;
  field: Field;
  chosen: ReadonlySet<string>;
  flip: (indicators: Indicator[]) => void;
  others?: (indicator: string) => string[];
}) {
  const { id, field, chosen, flip } = props;
  const [open, setOpen] = useState(false);
  const all = indicatorsOf(field);
  const share = shareOf(all, chosen);
  return (
    <li class="sc-tree__field">
      <Row
        id={id}
        label={field.title}
        share={share}
        count={`${all.filter((one) => chosen.has(one.id)).length} von ${all.length}`}
        open={open}
        what="Themen"
        onFlip={() => flip(all)}
        onOpen={() => setOpen(!open)}
      />
      {open && (
        <ul class="sc-tree__branch" id={`${id}-branch`}>
          {field.topics.map((topic) => (
            <TopicBranch key={topic.id} {...props} id={`${id}-${topic.id}`} topic={topic} />
          ))}
        </ul>
      )}
    </li>
  );
}

function TopicBranch(props: {
  id: string;
  topic: Topic;
  chosen: ReadonlySet<string>;
  flip: (indicators: Indicator[]) => void;
  others?: (indicator: string) => string[];
}) {
  const { id, topic, chosen, flip, others } = props;
  const [open, setOpen] = useState(false);
  return (
    <li class="sc-tree__topic">
      <Row
        id={id}
        label={topic.title}
        share={shareOf(topic.indicators, chosen)}
        count={`${topic.indicators.filter((one) => chosen.has(one.id)).length} von ${topic.indicators.length}`}
        open={open}
        what="Aussagen"
        onFlip={() => flip(topic.indicators)}
        onOpen={() => setOpen(!open)}
      />
      {open && (
        <ul class="sc-tree__branch" id={`${id}-branch`}>
          {topic.indicators.map((indicator) => {
            const also = others?.(indicator.id) ?? [];
            return (
              <li key={indicator.id} class="sc-tree__leaf">
                <Box
                  id={`${id}-${indicator.id}`}
                  share={chosen.has(indicator.id) ? 'all' : 'none'}
                  describedBy={`${id}-${indicator.id}-about`}
                  onFlip={() => flip([indicator])}
                />
                <div>
                  <label class="sc-tree__label" for={`${id}-${indicator.id}`}>
                    {indicator.statement}
                  </label>
                  <p class="sc-tree__about" id={`${id}-${indicator.id}-about`}>
                    {indicator.kind === 'fact' ? 'Sachstand' : 'Einschätzung'}
                    {indicator.askFirst.length > 0 && `; zuerst fragen: ${indicator.askFirst.join(', ')}`}
                    {also.length > 0 && `; zuständig schon: ${also.join(', ')}`}
                  </p>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

function Row(props: {
  id: string;
  label: string;
  share: Share;
  count: string;
  open: boolean;
  what: string;
  onFlip: () => void;
  onOpen: () => void;
}) {
  return (
    <div class="sc-tree__row">
      <Box id={props.id} share={props.share} onFlip={props.onFlip} />
      <label class="sc-tree__label" for={props.id}>
        {props.label} <span class="sc-tree__count">{props.count}</span>
      </label>
      <button
        type="button"
        class="sc-tree__open"
        aria-expanded={props.open}
        aria-controls={props.open ? `${props.id}-branch` : undefined}
        onClick={props.onOpen}
      >
        <span class={`kern-icon kern-icon--${props.open ? 'arrow-up' : 'arrow-down'}`} aria-hidden="true" />
        <span class="sc-tree__opentext">{props.what}</span>
        <span class="kern-sr-only"> von „{props.label}“</span>
      </button>
    </div>
  );
}

/** A checkbox that can stand for a part; then a screen reader says „teilweise“. */
function Box(props: { id: string; share: Share; describedBy?: string; onFlip: () => void }) {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current) box.current.indeterminate = props.share === 'some';
  });
  return (
    <input
      class="kern-form-check__checkbox sc-checkmark sc-tree__box"
      type="checkbox"
      id={props.id}
      ref={box}
      checked={props.share === 'all'}
      aria-describedby={props.describedBy}
      onChange={props.onFlip}
    />
  );
}

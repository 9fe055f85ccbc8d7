import type { ReportSection } from '../api-types.ts';
import { Blocks } from './block.tsx';
import { Figures } from './facts.tsx';
import { Fold, UnfoldAll } from './fold.tsx';
import { titleAndNumber } from './outline.ts';

/** A part of the report under its heading; parts within it fold. */
export function Part({ section }: { section: ReportSection }) {
  const manyFolds = section.sections.length > 2;
  return (
    <section class={`sc-section sc-rpart sc-rpart--${section.id}`} aria-labelledby={section.id}>
      <div class="sc-chapters-head">
        <h2 class="kern-heading-large" id={section.id} tabIndex={-1}>
          {section.title}
        </h2>
        {manyFolds && <UnfoldAll within={section.id} />}
      </div>
      <div class="sc-rbody">
        <Blocks blocks={section.blocks} />
      </div>
      {section.sections.map((inner) => (
        <Folded key={inner.id} section={inner} level={3} />
      ))}
    </section>
  );
}

/** What one only looks up: closed until somebody does. */
export function LookUp({ section }: { section: ReportSection }) {
  return (
    <section class="sc-rlookup" aria-label={section.title}>
      <Folded section={section} level={2} look="large" />
    </section>
  );
}

/** Every field: what its stage means, then every indicator in the list to which it belongs. */
export function Chapters({ sections, why }: { sections: ReportSection[]; why: ReadonlyMap<string, ReportSection> }) {
  if (sections.length === 0) return null;
  return (
    <section class="sc-section" aria-labelledby="im-einzelnen">
      <div class="sc-chapters-head">
        <h2 class="kern-heading-large" id="im-einzelnen" tabIndex={-1}>
          Feld für Feld
        </h2>
        <UnfoldAll within="im-einzelnen" />
      </div>
      {sections.map((section) => (
        <Chapter key={section.id} section={section} why={why.get(section.id)} />
      ))}
    </section>
  );
}

const STAGE = 'Stufe';

function Chapter({ section, why }: { section: ReportSection; why: ReportSection | undefined }) {
  const facts = section.blocks.flatMap((block) => (block.type === 'facts' ? block.facts : []));
  const stage = facts.find((fact) => fact.name === STAGE);
  const figures = facts.filter((fact) => fact !== stage);
  const at = section.blocks.findIndex((block) => block.type === 'facts');
  const before = at < 0 ? [] : section.blocks.slice(0, at);
  const after = section.blocks.slice(at + 1).filter((block) => block.type !== 'facts');
  const tables = after.filter((block) => block.type === 'table');
  return (
    <section class="sc-chapter" aria-labelledby={section.id}>
      <div class="sc-chapter__head">
        <h3 class="sc-chapter__title" id={section.id} tabIndex={-1}>
          {section.title}
        </h3>
        {stage && <p class="sc-stage">{stage.value}</p>}
      </div>
      <div class="sc-rbody">
        <Blocks blocks={before} />
        {figures.length > 0 && <Figures facts={figures} />}
        <Blocks blocks={after.filter((block) => block.type !== 'table')} />
      </div>
      {section.sections.map((inner) => (
        <Folded key={inner.id} section={inner} level={4} />
      ))}
      {why && <Folded section={{ ...why, title: 'Warum dieser Wert?' }} level={4} />}
      {tables.map((table, index) => (
        <Fold key={index} title={table.caption} number={table.rows.length}>
          <Blocks blocks={[table]} />
        </Fold>
      ))}
      <p class="sc-small sc-no-print">
        <a class="sc-a" href="#ueberblick">
          Zurück zum Inhalt
        </a>
      </p>
    </section>
  );
}

/** `level` is that of the headings within. */
function Folded({ section, level, look }: { section: ReportSection; level: number; look?: 'large' }) {
  return (
    <Fold {...titleAndNumber(section.title)} id={section.id} {...(look ? { look } : {})}>
      <Blocks blocks={section.blocks} />
      {section.sections.map((inner) => (
        <Inner key={inner.id} section={inner} level={level} />
      ))}
    </Fold>
  );
}

function Inner({ section, level }: { section: ReportSection; level: number }) {
  const Heading = level < 6 ? (`h${level}` as 'h4') : 'h6';
  return (
    <div class="sc-rinner">
      <Heading class="sc-rinner__title" id={section.id} tabIndex={-1}>
        {section.title}
      </Heading>
      <Blocks blocks={section.blocks} />
      {section.sections.map((inner) => (
        <Inner key={inner.id} section={inner} level={level + 1} />
      ))}
    </div>
  );
}

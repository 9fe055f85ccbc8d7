import type { ReportBlock } from '../api-types.ts';
import { Entry } from './entry.tsx';
import { Facts } from './facts.tsx';
import { Figure } from './figure.tsx';
import { Items } from './items.tsx';
import { Labelled } from './labelled.tsx';
import { drawn } from './outline.ts';
import { Table } from './table.tsx';
import { Lines } from './text.tsx';

/** Blocks in their order; entries in a row are a list, because one skips from one to the next. */
export function Blocks({ blocks }: { blocks: ReportBlock[] }) {
  const entries = blocks.filter((block) => block.type === 'entry');
  const before = blocks.slice(
    0,
    blocks.findIndex((block) => block.type === 'entry'),
  );
  if (entries.length > 0 && blocks.slice(before.length).every((block) => block.type === 'entry')) {
    return (
      <>
        <Blocks blocks={before} />
        <ul class="sc-entries">
          {entries.map((entry) => (
            <Entry key={entry.indicator} entry={entry} />
          ))}
        </ul>
      </>
    );
  }
  return (
    <>
      {drawn(blocks).map((one, index) => {
        switch (one.kind) {
          case 'picture':
            return <Figure key={index} figure={one.figure} tables={one.tables} />;
          case 'labelled':
            return <Labelled key={index} lines={one.lines} />;
          case 'block':
            return <Block key={index} block={one.block} />;
        }
      })}
    </>
  );
}

function Block({ block }: { block: ReportBlock }) {
  switch (block.type) {
    case 'paragraph':
      return <Lines class="sc-rtext" text={block.text} />;
    case 'lead':
      return <Lines class="sc-rlead" text={block.text} />;
    case 'note':
      return <Lines class="sc-rnote" text={block.text} />;
    case 'labelled':
      return <Labelled lines={[block]} />;
    case 'items':
      return <Items numbered={block.numbered} items={block.items} />;
    case 'facts':
      return <Facts facts={block.facts} />;
    case 'table':
      return <Table table={block} />;
    case 'figure':
      return <Figure figure={block} tables={[]} />;
    case 'entry':
      return (
        <ul class="sc-entries">
          <Entry entry={block} />
        </ul>
      );
  }
}

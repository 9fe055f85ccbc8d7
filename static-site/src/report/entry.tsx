import type { ReportBlock } from '../api-types.ts';
import { Blocks } from './block.tsx';
import { Fold } from './fold.tsx';
import { Table } from './table.tsx';

/**
 * One indicator: its statement, where it stands, its marks, and what the list has to say about it. A table within it,
 * who answered what, is for those who ask why: it is folded.
 */
export function Entry({ entry }: { entry: Extract<ReportBlock, { type: 'entry' }> }) {
  const standing = [...(entry.status === '' ? [] : [entry.status]), ...entry.marks].join(' · ');
  return (
    <li class="sc-entry">
      <p class="sc-entry__statement">{entry.statement}</p>
      {standing !== '' && <p class="sc-entry__standing">{standing}</p>}
      {entry.body.map((block, index) =>
        block.type === 'table' ? (
          <Fold key={index} title={block.caption} number={block.rows.length}>
            <Table table={{ ...block, caption: entry.statement }} />
          </Fold>
        ) : (
          <Blocks key={index} blocks={[block]} />
        ),
      )}
    </li>
  );
}

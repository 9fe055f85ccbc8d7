import { StackTable } from '../components/stack-table.tsx';
import type { ReportTable } from './outline.ts';
import { broken } from './text.tsx';

export function Table({ table }: { table: ReportTable }) {
  return (
    <StackTable
      caption={table.caption}
      columns={table.columns.map((column) => ({ label: column.title, numeric: column.numeric }))}
      rows={table.rows.map((row, index) => ({
        key: String(index),
        cells: row.map((cell) => (cell === '' ? '–' : broken(cell))),
      }))}
    />
  );
}

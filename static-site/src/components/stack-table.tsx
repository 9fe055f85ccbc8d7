import type { ComponentChildren } from 'preact';

export interface StackColumn {
  label: string;
  numeric?: boolean;
}

/**
 * A table that becomes a list of cards where it is too narrow for columns. The roles are said outright, because some
 * browsers drop a table's meaning together with its `display`. The first cell of a row is its heading.
 */
export function StackTable(props: {
  caption: string;
  columns: StackColumn[];
  rows: { key: string; cells: ComponentChildren[] }[];
}) {
  return (
    <table class="sc-table" role="table">
      <caption class="sc-table__caption">{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <th
              key={column.label}
              role="columnheader"
              scope="col"
              class={column.numeric ? 'sc-table__numeric' : undefined}
            >
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {props.rows.map((row) => (
          <tr key={row.key} role="row">
            {props.columns.map((column, index) =>
              index === 0 ? (
                <th key={column.label} role="rowheader" scope="row">
                  {row.cells[0]}
                </th>
              ) : (
                <td key={column.label} role="cell" class={column.numeric ? 'sc-table__numeric' : undefined}>
                  <span class="sc-table__label" aria-hidden="true">
                    {column.label}
                  </span>
                  <span>{row.cells[index]}</span>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

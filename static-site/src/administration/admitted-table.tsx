import { useState } from 'preact/hooks';
import type { Admission, PhaseDocument } from '../api-types.ts';
import { TextInput } from '../components/form.tsx';
import { count, day } from '../format.ts';
import { type Column, type Order, type Standing, found, sorted, standings } from './admitted.ts';
import { JOB_STATES } from './job-words.ts';
import { addressOf } from './route.ts';

const COLUMNS: { column: Column; label: string }[] = [
  { column: 'name', label: 'Kommune' },
  { column: 'land', label: 'Land' },
  { column: 'invitedOn', label: 'Eingeladen' },
  { column: 'started', label: 'Stand' },
  { column: 'documents', label: 'Dokumente' },
];

/** Who is admitted. One stop of the Tab key per row: the name, which leads to everything one can do there. */
export function AdmittedTable(props: { phase: string; rows: Admission[]; documents: PhaseDocument[] }) {
  const { phase, rows } = props;
  const [words, setWords] = useState('');
  const [order, setOrder] = useState<Order>({ column: 'name', ascending: true });
  const states = standings(props.documents);
  const shown = sorted(found(rows, words), order, states);
  if (rows.length === 0) {
    return (
      <section class="sc-section" aria-labelledby="admitted">
        <h2 class="kern-heading-medium" id="admitted">
          Noch ist keine Kommune dabei
        </h2>
        <p class="sc-narrow">
          Sobald Sie eine aufgenommen haben, steht sie hier. Sie bekommt einen Link und braucht kein Konto.
        </p>
      </section>
    );
  }
  return (
    <section class="sc-section sc-stack" aria-labelledby="admitted">
      <h2 class="kern-heading-medium" id="admitted">
        {count(rows.length, 'Kommune', 'Kommunen')} in dieser Phase
      </h2>
      <div class="sc-admitted__search">
        <TextInput id="admitted-search" type="search" label="Liste durchsuchen" value={words} onInput={setWords} />
        <p class="sc-small sc-muted" role="status">
          {words.trim() === '' ? '' : `${shown.length} von ${rows.length}`}
        </p>
      </div>
      <table class="sc-table sc-admitted" role="table" aria-labelledby="admitted">
        <thead role="rowgroup">
          <tr role="row">
            {COLUMNS.map(({ column, label }) => (
              <th
                key={column}
                role="columnheader"
                scope="col"
                aria-sort={order.column === column ? (order.ascending ? 'ascending' : 'descending') : 'none'}
              >
                <button
                  type="button"
                  class="sc-sort"
                  onClick={() =>
                    setOrder({
                      column,
                      ascending: order.column === column ? !order.ascending : column === 'name' || column === 'land',
                    })
                  }
                >
                  {label}
                  <span class="sc-sort__sign" aria-hidden="true" />
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((row) => (
            <tr key={row.key} role="row">
              <th role="rowheader" scope="row">
                <a class="sc-a" href={addressOf({ view: 'municipality', phase, key: row.key })}>
                  {row.name}
                </a>
                <span class="sc-admitted__kind">
                  {row.kind} · {row.key}
                </span>
              </th>
              <Cell label="Land">{row.land ?? '–'}</Cell>
              <Cell label="Eingeladen">{day(row.invitedOn)}</Cell>
              <Cell label="Stand">{row.started ? 'hat begonnen' : 'noch nicht begonnen'}</Cell>
              <Cell label="Dokumente">
                <State state={states.get(row.key) ?? 'none'} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p>Keine Kommune in dieser Phase passt dazu. Prüfen Sie die Schreibweise oder leeren Sie das Suchfeld.</p>
      )}
    </section>
  );
}

function Cell({ label, children }: { label: string; children: preact.ComponentChildren }) {
  return (
    <td role="cell">
      <span class="sc-table__label" aria-hidden="true">
        {label}
      </span>
      <span>{children}</span>
    </td>
  );
}

function State({ state }: { state: Standing }) {
  if (state === 'none') return <>–</>;
  return (
    <span class={`sc-state sc-state--${state}`}>
      <span class="sc-state__sign" aria-hidden="true" />
      {JOB_STATES[state]}
    </span>
  );
}

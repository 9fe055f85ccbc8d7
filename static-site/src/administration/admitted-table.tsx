import { useState } from 'preact/hooks';
import type { Admission, PhaseDocument } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { Select, TextInput } from '../components/form.tsx';
import { csvFile } from '../csv.ts';
import { count, day, whole } from '../format.ts';
import { saveAs } from '../save-as.ts';
import {
  type Column,
  type Filter,
  NO_FILTER,
  type Order,
  STAGES,
  type Stage,
  type Standing,
  admittedRows,
  choices,
  filtered,
  isFiltered,
  sorted,
  stageOf,
  standings,
} from './admitted.ts';
import { JOB_STATES } from './job-words.ts';
import { addressOf } from './route.ts';
import { useDraft } from './workplace.tsx';

const COLUMNS: { column: Column; label: string }[] = [
  { column: 'name', label: 'Kommune' },
  { column: 'land', label: 'Land' },
  { column: 'invitedOn', label: 'Eingeladen' },
  { column: 'stage', label: 'Stand' },
  { column: 'coverage', label: 'Beantwortet' },
  { column: 'documents', label: 'Dokumente' },
];

/** So many rows stand on one page without being asked: the browser's own search finds them all, and a phone copes. */
const WHOLE = 500;
const PAGE = 100;
const ALL = 'alle';

/** Who is admitted. One stop of the Tab key per row: the name, which leads to everything one can do there. */
export function AdmittedTable(props: { phase: string; rows: Admission[]; documents: PhaseDocument[] }) {
  const { phase, rows } = props;
  const [filter, changeFilter] = useDraft<Filter>(`admitted.${phase}`, NO_FILTER);
  const [order, setOrder] = useState<Order>({ column: 'name', ascending: true });
  const [size, setSize] = useState(rows.length > WHOLE ? String(PAGE) : ALL);
  const [page, setPage] = useState(0);
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
  const change = (part: Partial<Filter>) => {
    changeFilter(part);
    setPage(0);
  };
  const states = standings(props.documents);
  const all = sorted(filtered(rows, filter), order, states);
  const perPage = size === ALL ? all.length : Number(size);
  const pages = Math.max(1, Math.ceil(all.length / Math.max(1, perPage)));
  const current = Math.min(page, pages - 1);
  const shown = all.slice(current * perPage, (current + 1) * perPage);
  const { lands, kinds } = choices(rows);
  const shares = rows.some((row) => row.progress !== undefined);
  return (
    <section class="sc-section sc-stack sc-admitted-section" aria-labelledby="admitted">
      <h2 class="kern-heading-medium" id="admitted">
        {count(rows.length, 'Kommune', 'Kommunen')} in dieser Phase
      </h2>
      <p class="sc-narrow sc-muted">
        Von jeder sehen Sie, dass sie eingeladen ist und begonnen hat; mehr nur, wenn ihre Koordination es freigibt
        {shares ? '.' : ', und das hat noch keine getan.'}
      </p>
      <div class="sc-admitted__search" role="search" aria-label="Liste der Kommunen">
        <TextInput
          id="admitted-search"
          type="search"
          label="Liste durchsuchen"
          value={filter.words}
          onInput={(words) => change({ words })}
        />
        <Select
          id="admitted-stage"
          label="Stand"
          value={filter.stage}
          options={[
            { value: '', label: 'jeder' },
            ...(Object.entries(STAGES) as [Stage, string][]).map(([value, label]) => ({ value, label })),
          ]}
          onInput={(stage) => change({ stage: stage as Stage | '' })}
        />
        {lands.length > 1 && (
          <Select
            id="admitted-land"
            label="Land"
            value={filter.land}
            options={[{ value: '', label: 'alle' }, ...lands.map((land) => ({ value: land, label: land }))]}
            onInput={(land) => change({ land })}
          />
        )}
        {kinds.length > 1 && (
          <Select
            id="admitted-kind"
            label="Art"
            value={filter.kind}
            options={[{ value: '', label: 'alle' }, ...kinds.map((kind) => ({ value: kind, label: kind }))]}
            onInput={(kind) => change({ kind })}
          />
        )}
      </div>
      <div class="sc-admitted__bar">
        <p role="status">
          {isFiltered(filter) ? `${whole(all.length)} von ${whole(rows.length)}` : ''}
          {pages > 1 && ` Seite ${current + 1} von ${pages}`}
        </p>
        {isFiltered(filter) && (
          <Button look="tertiary" onClick={() => change(NO_FILTER)}>
            Alle zeigen
          </Button>
        )}
        <Button
          look="tertiary"
          icon="download"
          onClick={() => saveAs(csvFile(admittedRows(all)), `kommunen-${phase}.csv`)}
        >
          {isFiltered(filter) ? 'Auswahl als CSV' : 'Liste als CSV'}
        </Button>
        {shown.length > 20 && (
          <a class="sc-a sc-admitted__skip" href="#nach-der-liste" onClick={toEnd}>
            Liste überspringen
          </a>
        )}
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
                  onClick={() => {
                    setPage(0);
                    setOrder({
                      column,
                      ascending: order.column === column ? !order.ascending : column === 'name' || column === 'land',
                    });
                  }}
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
              <Cell label="Stand">
                {STAGES[stageOf(row)]}
                <When row={row} />
              </Cell>
              <Cell label="Beantwortet">
                {row.progress ? (
                  row.progress.coverage === 100 ? (
                    'alles'
                  ) : (
                    `ab ${row.progress.coverage} %`
                  )
                ) : (
                  <span class="sc-muted">nicht freigegeben</span>
                )}
              </Cell>
              <Cell label="Dokumente">
                <State state={states.get(row.key) ?? 'none'} />
              </Cell>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length === 0 && (
        <p>Keine Kommune in dieser Phase passt dazu. Prüfen Sie die Schreibweise oder zeigen Sie wieder alle.</p>
      )}
      <div class="sc-admitted__bar" id="nach-der-liste" tabIndex={-1}>
        {pages > 1 && (
          <>
            <Button busy={current === 0} onClick={() => setPage(current - 1)}>
              Vorige Seite
            </Button>
            <Button busy={current === pages - 1} onClick={() => setPage(current + 1)}>
              Nächste Seite
            </Button>
          </>
        )}
        {rows.length > PAGE / 2 && (
          <Select
            id="admitted-size"
            label="Zeilen je Seite"
            value={size}
            options={['50', String(PAGE), ALL].map((value) => ({ value, label: value }))}
            onInput={(value) => {
              setSize(value);
              setPage(0);
            }}
          />
        )}
      </div>
    </section>
  );
}

/** Not by the fragment, which is the address of the view. */
function toEnd(event: Event): void {
  event.preventDefault();
  document.getElementById('nach-der-liste')?.focus();
}

function When({ row }: { row: Admission }) {
  const on = row.progress?.submittedOn ?? (row.started ? row.startedOn : undefined);
  return on ? <span class="sc-admitted__kind">am {day(on)}</span> : null;
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

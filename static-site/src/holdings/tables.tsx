import type { ComponentChildren } from 'preact';
import type { Holdings } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { StackTable } from '../components/stack-table.tsx';
import { happened, who } from '../coordination/words.ts';
import { count, day } from '../format.ts';
import { saveAs } from '../save-as.ts';
import { slug } from '../slug.ts';

/** What is held, table by table: to be read, printed or taken along. */
export function HoldingsTables(props: {
  held: Holdings;
  nameOf: (department: string) => string;
  children: ComponentChildren;
}) {
  const { held, nameOf } = props;
  const tables = [
    ...held.tables,
    {
      title: 'Protokoll',
      columns: ['Vorgang', 'Wer', 'Tag'],
      rows: held.events.map((one) => [happened(one, nameOf), who(one, nameOf), day(one.on)]),
    },
  ];
  const whose = [held.municipality, held.department].flatMap((one) => (one === undefined ? [] : [slug(one)]));
  return (
    <>
      <div class="sc-actions">
        <Button
          icon="download"
          onClick={() =>
            saveAs(
              new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }),
              `gespeichert-${whose.join('-')}-${held.on}.json`,
            )
          }
        >
          Als Datei herunterladen (JSON)
        </Button>
        <Button onClick={() => window.print()}>Drucken</Button>
      </div>
      {props.children}
      {tables.map((table) => (
        <section key={table.title} class="sc-section sc-stack">
          <h2 class="kern-heading-medium">{table.title}</h2>
          {table.rows.length === 0 ? (
            <p class="sc-muted">Nichts gespeichert.</p>
          ) : (
            <StackTable
              caption={count(table.rows.length, 'Eintrag', 'Einträge')}
              columns={table.columns.map((label) => ({ label }))}
              rows={table.rows.map((cells, index) => ({ key: String(index), cells }))}
            />
          )}
        </section>
      ))}
    </>
  );
}

import { useLoaded } from '../asking.ts';
import { PageHead } from '../components/page-head.tsx';
import { Reading } from '../components/reading.tsx';
import { day } from '../format.ts';
import { HoldingsTables } from '../holdings/tables.tsx';
import { useView } from '../island.tsx';
import { overviewHref } from './route.ts';
import type { CheckStore } from './store.ts';

/** All that is held of the department whose link this is. */
export function HoldingsView({ store }: { store: CheckStore }) {
  const { api, check } = store;
  const heading = useView('Was von Ihrer Stelle gespeichert ist', 'holdings');
  const read = useLoaded(() => api.readHoldings());
  const nameOf = (department: string) => check.departments.find((one) => one.id === department)?.name ?? department;
  return (
    <>
      <PageHead
        title="Was von Ihrer Stelle gespeichert ist"
        headingRef={heading}
        above={
          <p class="sc-no-print">
            <a class="sc-a" href={overviewHref}>
              Zur Übersicht
            </a>
          </p>
        }
      >
        Aufbewahrt bis zum {day(check.expiresOn)}, freigegeben oder nicht. Was andere Stellen gesagt haben, steht hier
        nicht.
      </PageHead>
      <Reading of={read} />
      {read.value !== null && (
        <div class="sc-stack">
          <HoldingsTables held={read.value} nameOf={nameOf}>
            <p class="sc-narrow">
              Gespeichert ist, was auf dem Server angekommen ist. Bis zur Abgabe ist zu jeder Antwort auch der Wert
              davor gespeichert; er steht im Fragebogen bei der Aussage. Was diesen Selbstcheck im Ganzen betrifft,
              zeigt Ihnen die Koordination.
            </p>
          </HoldingsTables>
        </div>
      )}
    </>
  );
}

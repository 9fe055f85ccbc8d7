import { PageHead } from '../components/page-head.tsx';
import { WholeDataSheet } from '../data-sheet/all.tsx';
import { useView } from '../island.tsx';
import { overviewHref } from './route.ts';
import type { CheckStore } from './store.ts';

/** What people are told about data protection in this phase, whenever they want to know. */
export function DataSheetView({ store }: { store: CheckStore }) {
  const heading = useView('Datenschutz in dieser Phase', 'data-sheet');
  return (
    <>
      <PageHead
        title="Datenschutz in dieser Phase"
        headingRef={heading}
        above={
          <p>
            <a class="sc-a" href={overviewHref}>
              Zur Übersicht
            </a>
          </p>
        }
      >
        {store.check.phase.name}
      </PageHead>
      <WholeDataSheet api={store.api} instrument={store.check.instrument} />
    </>
  );
}

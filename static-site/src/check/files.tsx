import { PageHead } from '../components/page-head.tsx';
import { useView } from '../island.tsx';
import { overviewHref } from './route.ts';
import type { CheckStore } from './store.ts';

/** Answering on paper or in a spreadsheet, and taking it in again. */
export function FilesView(_props: { store: CheckStore; onChanged: () => void }) {
  const heading = useView('Auf Papier oder in Excel', 'files');
  return (
    <PageHead
      title="Auf Papier oder in Excel"
      headingRef={heading}
      above={
        <p class="sc-crumb">
          <a class="sc-a" href={overviewHref}>
            Übersicht
          </a>
        </p>
      }
    />
  );
}

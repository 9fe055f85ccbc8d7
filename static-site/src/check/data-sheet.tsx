import { useEffect, useState } from 'preact/hooks';
import type { DataSheet } from '../api-types.ts';
import type { Reply } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Loading } from '../components/progress.tsx';
import { DataSheetFacts, MoreOnDataProtection } from '../data-sheet/facts.tsx';
import { useView } from '../island.tsx';
import { overviewHref } from './route.ts';
import type { CheckStore } from './store.ts';

/** What people are told about data protection in this phase, whenever they want to know. */
export function DataSheetView({ store }: { store: CheckStore }) {
  const heading = useView('Datenschutz in dieser Phase', 'data-sheet');
  const [reply, setReply] = useState<Reply<DataSheet> | null>(null);
  const load = async () => setReply(await store.api.readNotice());
  useEffect(() => void load(), []);
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
      {reply === null && <Loading>Wird geladen …</Loading>}
      {reply !== null && !reply.ok && (
        <ProblemAlert problem={reply.problem}>
          <Button onClick={() => void load()}>Noch einmal versuchen</Button>
        </ProblemAlert>
      )}
      {reply !== null && reply.ok && (
        <div class="sc-stack">
          <DataSheetFacts sheet={reply.value} />
          <MoreOnDataProtection />
        </div>
      )}
    </>
  );
}

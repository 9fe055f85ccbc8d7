import { useEffect, useState } from 'preact/hooks';
import type { DataSheet } from '../api-types.ts';
import type { CheckApi, Reply } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { DataSheetFacts, MoreOnDataProtection } from './facts.tsx';

/** All that a phase tells about data protection, fetched when it is looked at. */
export function WholeDataSheet({ api, onShown }: { api: Pick<CheckApi, 'readNotice'>; onShown?: () => void }) {
  const [reply, setReply] = useState<Reply<DataSheet> | null>(null);
  const load = async () => {
    const read = await api.readNotice();
    setReply(read);
    if (read.ok) onShown?.();
  };
  useEffect(() => void load(), []);
  if (reply === null) return <Loading>Wird geladen …</Loading>;
  if (!reply.ok) {
    return (
      <ProblemAlert problem={reply.problem}>
        <Button onClick={() => void load()}>Noch einmal versuchen</Button>
      </ProblemAlert>
    );
  }
  return (
    <div class="sc-stack">
      <DataSheetFacts sheet={reply.value} />
      <MoreOnDataProtection />
    </div>
  );
}

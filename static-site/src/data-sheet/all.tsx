import { useEffect, useState } from 'preact/hooks';
import type { DataSheet, InstrumentVersion } from '../api-types.ts';
import type { CheckApi, Reply } from '../api.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Loading } from '../components/progress.tsx';
import { DataSheetFacts, MoreOnDataProtection, MoreOnQuestions } from './facts.tsx';

/** All that a phase tells about data protection, fetched when it is looked at. */
export function WholeDataSheet(props: {
  api: Pick<CheckApi, 'readNotice'>;
  instrument: InstrumentVersion;
  onShown?: () => void;
}) {
  const { api, instrument, onShown } = props;
  const [reply, setReply] = useState<Reply<DataSheet> | null>(null);
  const load = async () => {
    const read = await api.readNotice();
    setReply(read);
    if (read.ok) onShown?.();
  };
  useEffect(() => void load(), []);
  if (reply === null) return <Loading>Wird geladen …</Loading>;
  if (!reply.ok) {
    return <ProblemAlert problem={reply.problem} onRetry={() => void load()} />;
  }
  return (
    <div class="sc-stack">
      <DataSheetFacts sheet={reply.value} />
      <MoreOnQuestions instrument={instrument} />
      <MoreOnDataProtection />
    </div>
  );
}

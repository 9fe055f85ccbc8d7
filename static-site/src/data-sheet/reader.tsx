import { useEffect, useState } from 'preact/hooks';
import type { Check, DataSheet } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { browserStores } from '../link.ts';
import { FirstDataSheet } from './first.tsx';
import { noteShown, wasShown } from './seen.ts';

/** Whoever only reads begins on one of several pages; on the room for readers all of it stands, always. */
const only = (check: Check) => check.role === 'companion' || check.role === 'viewer';

/** For a link that only reads: what its phase tells about data protection, once in a browser session. */
export function FirstForReaders({ check, api }: { check: Check; api: Pick<CheckApi, 'readNotice'> }) {
  const [stores] = useState(browserStores);
  const asks = only(check) && !wasShown(check.id, stores);
  const [sheet, setSheet] = useState<DataSheet | null>(null);
  useEffect(() => {
    if (!asks) return;
    // Who cannot be told now is told the next time; the page is there without it.
    void api.readNotice().then((reply) => reply.ok && setSheet(reply.value));
  }, []);
  if (!asks || sheet === null) return null;
  return (
    <FirstDataSheet
      title="Bevor Sie lesen: Datenschutz in dieser Phase"
      sheet={sheet}
      onRead={() => noteShown(check.id, stores)}
    />
  );
}

/** The way back to it, at the end of a page. */
export function DataSheetForReaders({ check }: { check: Check }) {
  if (!only(check)) return null;
  return (
    <p class="sc-section sc-muted sc-no-print">
      <a class="sc-a" href={READERS_SHEET}>
        Datenschutz in dieser Phase
      </a>
    </p>
  );
}

const READERS_SHEET = '/check/#/datenschutz';

import { useState } from 'preact/hooks';
import type { DataSheet } from '../api-types.ts';
import { Button } from '../components/button.tsx';
import { DataSheetFacts } from './facts.tsx';

/** Before the first answer of a browser session. It stands in nobody's way: answering goes on below it. */
export function FirstDataSheet({
  title = 'Bevor Sie antworten: Datenschutz in dieser Phase',
  sheet,
  onRead,
}: {
  title?: string;
  sheet: DataSheet;
  onRead: () => void;
}) {
  const [gone, setGone] = useState(false);
  if (gone) return null;
  return (
    <section class="sc-next sc-stack sc-first-sheet sc-no-print" aria-labelledby="datenschutz-zuerst">
      <h2 class="kern-heading-small" id="datenschutz-zuerst">
        {title}
      </h2>
      <DataSheetFacts sheet={sheet} only="first" />
      {sheet.notice && (
        <details>
          <summary>Kontakt, Rechtsgrundlage, Empfänger</summary>
          <DataSheetFacts sheet={sheet} only="rest" />
        </details>
      )}
      <p class="sc-actions">
        <Button
          onClick={() => {
            onRead();
            setGone(true);
            document.querySelector<HTMLElement>('main h1')?.focus();
          }}
        >
          Gelesen
        </Button>
      </p>
    </section>
  );
}

import { useState } from 'preact/hooks';
import type { Check } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { Checkbox } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../island.tsx';
import { personalLink } from '../link.ts';

/** The coordinator's own link, shown once after an invitation was accepted, by its link or by its code. */
export function Confirmed(props: { check: Check; token: string; handover: boolean; onKept: () => void }) {
  const { check } = props;
  const heading = useView('Ihr persönlicher Link', 'confirmed');
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  // Where several departments answer, the first thing to do is in the room of the coordination.
  const toRoom = props.handover || check.conduct.mode === 'apart';
  return (
    <>
      <PageHead title="Ihr persönlicher Link" headingRef={heading}>
        Bewahren Sie ihn auf wie einen Schlüssel: Wer ihn hat, koordiniert den Selbstcheck von {check.municipality.name}
        . Er wird nur jetzt angezeigt.
      </PageHead>
      <div class="sc-prose">
        {props.handover && (
          <p>Sie koordinieren jetzt. Die Links, mit denen bisher koordiniert wurde, gelten nicht mehr.</p>
        )}
        <CopyText
          id="link"
          label="Link zu Ihrem Selbstcheck"
          text={personalLink(props.token)}
          buttonText="Link kopieren"
        />
        <ul>
          <li>Legen Sie ihn dort ab, wo Sie Zugangsdaten aufbewahren, oder als Lesezeichen.</li>
          <li>Senden Sie ihn sich an ein Postfach, das nur Sie und Ihre Vertretung lesen.</li>
          <li>Geben Sie ihn nicht in Rundmails weiter; für andere erstellen Sie in der Koordination eigene Links.</li>
        </ul>
        <div class="sc-keep">
          <Checkbox
            id="gesichert"
            checked={kept}
            onChange={(checked) => {
              setKept(checked);
              setAsked(false);
            }}
          >
            Ich habe den Link gesichert.
          </Checkbox>
        </div>
        {asked && (
          <Alert tone="warning" title="Ist der Link gesichert?" live="assertive">
            <p>
              Ohne ihn brauchen Sie später eine neue Einladung. Setzen Sie das Häkchen, sobald Sie ihn abgelegt haben.
            </p>
          </Alert>
        )}
        <p class="sc-actions">
          <Button
            look="primary"
            onClick={() => {
              if (!kept) return setAsked(true);
              props.onKept();
              location.href = toRoom ? '/koordination/' : '/check/';
            }}
          >
            {toRoom ? 'Zur Koordination' : 'Zum Selbstcheck'}
          </Button>
        </p>
      </div>
    </>
  );
}

import { useView } from '../island.tsx';
import { LinkButton } from './button.tsx';
import { PageHead } from './page-head.tsx';

/** No link in the address, and none remembered on this device. */
export function NoLink() {
  const heading = useView('Ihr Check', 'no-link');
  return (
    <>
      <PageHead title="Öffnen Sie Ihren persönlichen Link" headingRef={heading}>
        Zu Ihrem Selbstcheck führt ein Link, den nur Sie haben. Auf diesem Gerät ist keiner gespeichert.
      </PageHead>
      <div class="sc-prose">
        <ul>
          <li>Sie haben einen Link? Öffnen Sie ihn vollständig, einschließlich allem nach dem Zeichen #.</li>
          <li>
            Sie haben einen Code? <a href="/code/">Geben Sie ihn ein.</a>
          </li>
          <li>
            Sie haben beides verloren? Fragen Sie die Person, die koordiniert. Koordinieren Sie selbst, bitten Sie das
            Projektteam um eine neue Einladung. Ihre Antworten bleiben erhalten.
          </li>
          <li>Ihre Kommune ist noch nicht dabei? So läuft ein Selbstcheck ab:</li>
        </ul>
        <p>
          <LinkButton look="secondary" href="/so-funktioniert-es/">
            So funktioniert es
          </LinkButton>
        </p>
      </div>
    </>
  );
}

/** A link that opens nothing: unknown, expired, revoked or foreign. The same page for all, no hint which. */
export function DeadLink(props: { onForget: () => void }) {
  const heading = useView('Link nicht gültig', 'dead-link');
  return (
    <>
      <PageHead title="Dieser Link öffnet keinen Selbstcheck" headingRef={heading}>
        Vielleicht ist die Adresse unvollständig, oder der Link gilt nicht mehr.
      </PageHead>
      <div class="sc-prose">
        <h2>Was Sie tun können</h2>
        <ul>
          <li>Öffnen Sie den Link noch einmal vollständig, einschließlich allem nach dem Zeichen #.</li>
          <li>Suchen Sie in Ihren Unterlagen nach einem neueren Link.</li>
          <li>
            Fragen Sie die Person, von der Sie den Link haben. Wer koordiniert, fragt das Projektteam (siehe{' '}
            <a href="/impressum/">Impressum</a>).
          </li>
        </ul>
        <p>
          <button type="button" class="kern-btn kern-btn--secondary" onClick={props.onForget}>
            <span class="kern-label">Diesen Link auf dem Gerät vergessen</span>
          </button>
        </p>
      </div>
    </>
  );
}

import { Button } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../island.tsx';

/**
 * Asked once for a link on a device. Until it is answered nothing is kept beyond this tab: whoever sits at a shared
 * computer and overlooks the question leaves nothing behind.
 */
export function DeviceChoice(props: { for: string; onKeep: () => void; onLeave: () => void }) {
  const heading = useView('An welchem Gerät arbeiten Sie?', 'device-choice');
  return (
    <>
      <PageHead title="An welchem Gerät arbeiten Sie?" headingRef={heading} above={<p class="sc-muted">{props.for}</p>}>
        Davon hängt ab, was sich dieser Browser merken darf. Wir fragen nur einmal; ändern können Sie es jederzeit.
      </PageHead>
      <div class="sc-devices">
        <section class="sc-devices__one" aria-labelledby="eigenes">
          <h2 class="kern-heading-small" id="eigenes">
            An meinem Arbeitsplatz
          </h2>
          <p>Hier arbeite nur ich, oder ich habe ein eigenes Benutzerkonto.</p>
          <ul>
            <li>Sie kommen ohne Ihren Link wieder und machen da weiter, wo Sie waren.</li>
            <li>Sie können ohne Netz weiterarbeiten; übertragen wird später.</li>
          </ul>
          <Button onClick={props.onKeep}>Auf diesem Gerät merken</Button>
        </section>
        <section class="sc-devices__one" aria-labelledby="gemeinsames">
          <h2 class="kern-heading-small" id="gemeinsames">
            An einem gemeinsamen Computer
          </h2>
          <p>Andere benutzen denselben Browser: am Tresen, im Besprechungsraum, auf einem geliehenen Gerät.</p>
          <ul>
            <li>Auf dem Gerät bleibt nichts zurück; zum Wiederkommen brauchen Sie Ihren Link.</li>
            <li>Schließen Sie die Seite erst, wenn alles gespeichert ist.</li>
          </ul>
          <Button onClick={props.onLeave}>Nichts zurücklassen</Button>
        </section>
      </div>
      <p class="sc-muted sc-small sc-narrow">
        In einem privaten Fenster vergisst der Browser alles, sobald Sie es schließen, auch wenn Sie „merken“ wählen.
      </p>
    </>
  );
}

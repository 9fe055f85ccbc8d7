import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { Checkbox } from '../components/form.tsx';
import { saveAs } from '../save-as.ts';
import type { Quick } from './app.tsx';
import { type QuickState, fileName, selfCheckOf } from './state.ts';

/** Where the answers are, and what can be done with them. */
export function YourAnswers(props: {
  quick: Quick;
  state: QuickState;
  /** Where there is a result to print. */
  onPrint?: () => void;
}) {
  const { quick, state } = props;
  const { keep } = quick;
  const [stays, setStays] = useState(keep.staysHere);
  const [asking, setAsking] = useState(false);
  const [outcome, setOutcome] = useState('');
  const name = fileName(state, quick.today);
  const save = () => {
    const text = `${JSON.stringify(selfCheckOf(state, quick.instrument), null, 2)}\n`;
    saveAs(new Blob([text], { type: 'application/json' }), name);
    setOutcome(`Gesichert als ${name}.`);
  };
  return (
    <section class="sc-section sc-stack sc-no-print" aria-labelledby="antworten">
      <h2 class="kern-heading-medium" id="antworten">
        Ihre Antworten
      </h2>
      <p class="sc-narrow">
        {stays
          ? 'Sie sind in diesem Browser auf diesem Gerät gespeichert, bis Sie sie löschen. Gesendet wird nichts.'
          : 'Sie sind nur in diesem Tab und gehen verloren, wenn Sie ihn schließen. Gesendet wird nichts.'}
      </p>
      {keep.canStay && (
        <Checkbox
          id="behalten"
          checked={stays}
          hint="Zum Beispiel, um morgen weiterzumachen. Nicht an einem gemeinsam genutzten Gerät."
          onChange={(stay) => {
            keep.stayHere(stay, state);
            setStays(keep.staysHere());
          }}
        >
          Auf diesem Gerät behalten
        </Checkbox>
      )}
      <p class="sc-narrow">
        Als Datei können Sie sie aufheben, weitergeben oder später in einen Selbstcheck Ihrer Kommune übernehmen.
      </p>
      <div class="sc-actions">
        <Button icon="download" onClick={save}>
          Als Datei sichern (JSON)
        </Button>
        {props.onPrint && <Button onClick={props.onPrint}>Ergebnis drucken</Button>}
        <Button look="tertiary" onClick={() => setAsking(true)}>
          Alles löschen
        </Button>
      </div>
      <p class="sc-small" role="status">
        {outcome}
      </p>
      {asking && (
        <Confirm
          title="Alle Antworten löschen?"
          action="Alles löschen"
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            quick.removeAll();
          }}
        >
          <p>
            Alles, was Sie im Schnellcheck angegeben haben, wird aus diesem Browser entfernt, auch aus anderen Feldern.
          </p>
        </Confirm>
      )}
    </section>
  );
}

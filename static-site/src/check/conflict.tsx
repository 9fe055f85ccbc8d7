import { Button } from '../components/button.tsx';

/**
 * Two values that met. Nothing is thrown away before the person has chosen, and what was not chosen can be brought back
 * afterwards.
 */
export function Conflict(props: {
  mine: string[];
  theirs: string[];
  onChoose: (choice: 'mine' | 'theirs') => void;
  /** Where both can stand together. */
  onBoth?: (() => void) | undefined;
}) {
  return (
    <section class="sc-conflict" role="group" aria-label="Zwei Stände zu dieser Aussage">
      <p class="sc-conflict__title">
        <span class="kern-icon kern-icon--warning" aria-hidden="true" />
        In der Zwischenzeit wurde hier etwas anderes gespeichert. Welcher Stand soll gelten?
      </p>
      <div class="sc-conflict__sides">
        <div class="sc-conflict__side">
          <p class="sc-conflict__name">Ihr Stand</p>
          {props.mine.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Button onClick={() => props.onChoose('mine')}>Meinen Stand behalten</Button>
        </div>
        <div class="sc-conflict__side">
          <p class="sc-conflict__name">Der andere Stand</p>
          {props.theirs.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <Button onClick={() => props.onChoose('theirs')}>Den anderen übernehmen</Button>
        </div>
      </div>
      {props.onBoth && (
        <p class="sc-conflict__both">
          <Button look="tertiary" onClick={props.onBoth}>
            Beides behalten, untereinander
          </Button>
        </p>
      )}
    </section>
  );
}

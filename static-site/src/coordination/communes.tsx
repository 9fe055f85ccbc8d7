import { useState } from 'preact/hooks';
import type { Commune, Progress } from '../api-types.ts';
import { useAction, useLoaded } from '../asking.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { TextInput } from '../components/form.tsx';
import { Reading } from '../components/reading.tsx';
import { bytes, count, day } from '../format.ts';
import { EDITION_NAMES, TONE_NAMES, hasTone, kindName } from '../report/words.ts';
import { ViewHead } from './parts.tsx';
import { useRoom } from './room.tsx';

/** From so many on one wants to search. */
const MANY = 12;

/** What the communes beneath a Kreis or Verband release to it. */
export function CommunesView() {
  const { api } = useRoom();
  const read = useLoaded(() => api.readCommunes());
  const communes = read.value?.communes ?? null;
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase('de-DE');
  const shown = (communes ?? []).filter((one) => one.name.toLocaleLowerCase('de-DE').includes(wanted));
  return (
    <>
      <ViewHead title="Unsere Gemeinden" view="room-communes">
        Hier steht, was Gemeinden Ihres Gebiets eigens für Sie freigegeben haben. Wer nichts freigibt, steht nicht hier,
        auch nicht mit dem Namen.
      </ViewHead>
      <Reading of={read} />
      {communes?.length === 0 && <Nothing />}
      {communes !== null && communes.length > 0 && (
        <div class="sc-room-body sc-stack">
          {communes.length > MANY && (
            <TextInput id="gemeinde-suchen" type="search" label="Gemeinde suchen" value={search} onInput={setSearch} />
          )}
          <p class="sc-muted" role="status">
            {wanted === ''
              ? `${count(communes.length, 'Gemeinde gibt', 'Gemeinden geben')} etwas frei.`
              : `${shown.length} von ${communes.length} Gemeinden.`}
          </p>
          <ul class="sc-communes">
            {shown.map((one) => (
              <Item key={one.key} commune={one} onGone={read.retry} />
            ))}
          </ul>
          <p class="sc-muted sc-narrow">
            Eine Freigabe gilt, bis die Gemeinde sie zurücknimmt. Geben Sie weiter, was Sie hier herunterladen, dann nur
            mit ihrer Zustimmung.
          </p>
        </div>
      )}
    </>
  );
}

function Nothing() {
  return (
    <div class="sc-room-body sc-stack">
      <h2 class="kern-heading-medium">Noch hat keine Gemeinde etwas für Sie freigegeben</h2>
      <p class="sc-narrow">
        Freigeben kann, wer den Selbstcheck der Gemeinde koordiniert. Wenn Sie mit einer Gemeinde darüber sprechen,
        hilft dieser Weg:
      </p>
      <ul class="sc-narrow">
        <li>
          Den Stand: in der Koordination der Gemeinde unter „Was das Projektteam sieht“, im Abschnitt mit Ihrem Namen.
        </li>
        <li>Einzelne Dokumente: auf ihrer Ergebnisseite, unter „Dokumente“.</li>
      </ul>
      <p class="sc-narrow">
        Beides ist freiwillig und lässt sich jederzeit zurücknehmen. Zu vergleichen, wer besser dasteht, ist nicht der
        Zweck: Die Gemeinden haben sich selbst eingeschätzt, jede mit ihren Maßstäben.
      </p>
    </div>
  );
}

function Item(props: { commune: Commune; onGone: () => void }) {
  const { commune } = props;
  const title = `gemeinde-${commune.key}`;
  return (
    <li class="sc-communes__item">
      <h2 class="sc-communes__name" id={title}>
        {commune.name}
      </h2>
      {commune.progress && <p>{standing(commune.progress)}</p>}
      {commune.documents.length > 0 && (
        <ul class="sc-communes__documents" aria-labelledby={title}>
          {commune.documents.map((one) => (
            <Row key={one.id} {...props} document={one} title={title} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** „Mindestens 45 Prozent beantwortet, noch nicht abgegeben. Stand vom 24. November 2026.“ */
function standing(progress: Progress): string {
  const answered =
    progress.coverage === 100 ? 'Alles beantwortet' : `Mindestens ${progress.coverage} Prozent beantwortet`;
  const submitted = progress.submittedOn ? `abgegeben am ${day(progress.submittedOn)}` : 'noch nicht abgegeben';
  return `${answered}, ${submitted}. Stand vom ${day(progress.asOf)}.`;
}

function Row(props: { commune: Commune; document: Commune['documents'][number]; title: string; onGone: () => void }) {
  const { api } = useRoom();
  const { document, commune } = props;
  const opening = useAction();
  const open = async () => {
    const link = await opening.run(() => api.createCommuneDocumentLink(commune.key, document.id));
    if (link !== null) location.assign(link.url);
  };
  const id = `${props.title}-${document.id}`;
  const about = [
    ...(hasTone(document.kind) ? [TONE_NAMES[document.tone]] : []),
    EDITION_NAMES[document.edition],
    day(document.on),
    ...(document.bytes ? [bytes(document.bytes)] : []),
  ];
  return (
    <li class="sc-communes__document">
      <div>
        <p class="sc-communes__what" id={id}>
          {kindName(document.kind)}
        </p>
        <p class="sc-small sc-muted">{about.join(' · ')}</p>
        {document.edition === 'internal' && (
          <p class="sc-small">
            Nicht zur Veröffentlichung: Darin steht, welche Stelle der Gemeinde was geantwortet hat.
          </p>
        )}
      </div>
      <Button
        icon="download"
        busy={opening.busy}
        busyText="Wird geholt …"
        describedBy={`${props.title} ${id}`}
        onClick={() => void open()}
      >
        Herunterladen
      </Button>
      {opening.problem && (
        <ProblemAlert
          problem={
            opening.problem.kind === 'notFound'
              ? {
                  ...opening.problem,
                  title: 'Dieses Dokument ist nicht mehr freigegeben',
                  detail: 'Die Gemeinde hat die Freigabe zurückgenommen.',
                }
              : opening.problem
          }
        >
          {opening.problem.kind === 'notFound' && (
            <p>
              <Button onClick={props.onGone}>Liste neu laden</Button>
            </p>
          )}
        </ProblemAlert>
      )}
    </li>
  );
}

import type { Check, Submission } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Rooms } from '../components/rooms.tsx';
import { FirstForReaders } from '../data-sheet/reader.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import { leads } from '../roles.ts';

export const Above = ({ check }: { check: Check }) => (
  <p class="sc-muted">
    {check.municipality.name} · {check.phase.name}
  </p>
);

export function Nothing({ check, api }: { check: Check; api: CheckApi }) {
  const heading = useView('Ergebnis', 'result-nothing');
  const writable = check.state === 'open' || check.state === 'reopened';
  if (!leads(check.role)) {
    return (
      <>
        <Rooms check={check} here="ergebnis" />
        <FirstForReaders check={check} api={api} />
        <PageHead title="Noch gibt es kein Ergebnis" above={<Above check={check} />} headingRef={heading}>
          {writable
            ? 'Ein Ergebnis entsteht, wenn der Selbstcheck abgegeben ist. Dann lesen Sie es hier, mit demselben Link.'
            : 'Ein Ergebnis entsteht aus einem abgegebenen Selbstcheck. Dieser wurde nicht abgegeben und nimmt keine Antworten mehr an.'}
        </PageHead>
        {check.role === 'department' && (
          <div class="sc-actions">
            <LinkButton look="primary" href="/check/">
              Zu Ihren Antworten
            </LinkButton>
          </div>
        )}
      </>
    );
  }
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <PageHead title="Noch gibt es kein Ergebnis" above={<Above check={check} />} headingRef={heading}>
        {writable
          ? 'Ein Ergebnis entsteht, wenn Sie Ihren Selbstcheck abgeben. Alle Antworten sind gespeichert; machen Sie dort weiter, wo Sie aufgehört haben.'
          : 'Ein Ergebnis entsteht aus einem abgegebenen Selbstcheck. Dieser wurde nicht abgegeben und nimmt keine Antworten mehr an.'}
      </PageHead>
      <div class="sc-stack">
        <div class="sc-actions">
          <LinkButton look="primary" href="/check/">
            {writable ? 'Weiter ausfüllen' : 'Zu Ihren Antworten'}
          </LinkButton>
        </div>
        {writable && (
          <p class="sc-narrow sc-muted">
            Vor der Abgabe zeigt eine Zusammenfassung, was noch offen ist und welche Felder deshalb keine Stufe bekämen.
            Sie müssen nicht alles beantwortet haben.
          </p>
        )}
      </div>
    </>
  );
}

export function Waiting({ check, api }: { check: Check; api: CheckApi }) {
  const heading = useView('Ergebnis wird berechnet', 'result-waiting');
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <FirstForReaders check={check} api={api} />
      <PageHead title="Ihr Ergebnis wird berechnet" above={<Above check={check} />} headingRef={heading}>
        Ihre Abgabe ist angekommen und sicher gespeichert. Das Ergebnis erscheint hier von selbst, meist in wenigen
        Sekunden.
      </PageHead>
      <div class="sc-stack">
        <p class="sc-working" role="status">
          <span class="sc-working__sign" aria-hidden="true" />
          Die Auswertung läuft.
        </p>
        <p class="sc-narrow sc-muted">
          Sie können die Seite auch schließen und später wiederkommen; es geht nichts verloren.
        </p>
      </div>
    </>
  );
}

export function Failed({
  check,
  api,
  submission,
  onLook,
}: {
  check: Check;
  api: CheckApi;
  submission: Submission;
  onLook: () => void;
}) {
  const heading = useView('Auswertung nicht gelungen', 'result-failed');
  return (
    <>
      <Rooms check={check} here="ergebnis" />
      <FirstForReaders check={check} api={api} />
      <PageHead title="Die Auswertung ist nicht gelungen" above={<Above check={check} />} headingRef={heading}>
        Das liegt nicht an Ihren Antworten. Ihre Abgabe vom {day(submission.on)} ist vollständig gespeichert.
      </PageHead>
      <div class="sc-prose">
        <h2>Wie es weitergeht</h2>
        <ul>
          <li>
            Das Projektteam sieht, dass die Auswertung gescheitert ist, und stößt sie neu an. Sie müssen nichts noch
            einmal eingeben.
          </li>
          <li>Schauen Sie morgen wieder vorbei. Das Ergebnis erscheint an dieser Stelle.</li>
          <li>
            Es eilt? Schreiben Sie dem Projektteam und nennen Sie Ihre Kommune; die Adresse steht im{' '}
            <a href="/impressum/">Impressum</a>.
          </li>
        </ul>
        <p>
          <Button look="primary" onClick={onLook}>
            Jetzt noch einmal nachsehen
          </Button>
        </p>
      </div>
    </>
  );
}

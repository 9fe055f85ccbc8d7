import { useAction } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { LinkButton } from '../components/button.tsx';
import { EraseForm } from '../components/erase-form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import { ViewHead } from './parts.tsx';
import { useRoom } from './room.tsx';
import { hrefOf } from './route.ts';

export function EraseView() {
  const room = useRoom();
  const { check } = room;
  const { busy, problem, run } = useAction();
  const erase = async (name: string) => {
    if ((await run(() => room.api.eraseCheck(name))) !== null) room.forget();
  };

  if (check.role !== 'coordinator')
    return (
      <ViewHead title="Selbstcheck löschen" view="room-erase">
        Löschen kann nur, wer koordiniert.
      </ViewHead>
    );
  return (
    <>
      <ViewHead title="Selbstcheck löschen" view="room-erase">
        Für alle und für immer: Antworten, Kommentare, Stellen, Links, Ergebnis, Berichte, Protokoll.
      </ViewHead>
      <div class="sc-room-body sc-stack">
        <Alert tone="warning" title="Das lässt sich nicht rückgängig machen">
          <p>
            Wenn Sie nichts tun, wird ohnehin alles am {day(check.expiresOn)} gelöscht. Möchten Sie etwas behalten,{' '}
            <a class="sc-a" href={hrefOf({ view: 'exchange' })}>
              sichern Sie vorher den Stand
            </a>{' '}
            und laden Sie Ihre Berichte herunter.
          </p>
          <p>
            Alle Links öffnen sofort nichts mehr. Die gespeicherten Daten werden innerhalb eines Tages entfernt, aus den
            Sicherungen nach 14 Tagen. Das Projektteam sieht, dass gelöscht wurde, und sonst nichts.
          </p>
        </Alert>
        {problem && <ProblemAlert problem={problem} />}
        <EraseForm id="kommune" municipality={check.municipality.name} busy={busy} onErase={erase}>
          <p>Alles, was Sie und die Stellen eingetragen haben, ist danach weg.</p>
        </EraseForm>
      </div>
    </>
  );
}

export function Erased({ municipality }: { municipality: string }) {
  const heading = useView('Gelöscht', 'erased');
  return (
    <>
      <PageHead title="Der Selbstcheck ist gelöscht" headingRef={heading}>
        Was {municipality} eingetragen hatte, ist nicht mehr erreichbar und wird innerhalb eines Tages entfernt. Dieses
        Gerät hat den Link vergessen.
      </PageHead>
      <p>
        <LinkButton href="/">Zur Startseite</LinkButton>
      </p>
    </>
  );
}

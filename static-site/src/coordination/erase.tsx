import { useState } from 'preact/hooks';
import { useAction } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { TextInput } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { day } from '../format.ts';
import { useView } from '../island.tsx';
import { ViewHead } from './parts.tsx';
import { useRoom } from './room.tsx';
import { hrefOf } from './route.ts';

export function EraseView() {
  const room = useRoom();
  const { check } = room;
  const [name, setName] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useAction();
  const right = check.municipality.name;

  const ask = () => {
    if (name.trim() !== right) {
      setError(
        name.trim() === ''
          ? 'Geben Sie den Namen der Kommune ein.'
          : `Das ist nicht der Name der Kommune. Er lautet „${right}“.`,
      );
      document.getElementById('kommune')?.focus();
    } else setAsking(true);
  };
  const erase = async () => {
    const gone = await run(() => room.api.eraseCheck(name.trim()));
    setAsking(false);
    if (gone !== null) room.forget();
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
        <div class="sc-form">
          <TextInput
            id="kommune"
            label={`Zur Bestätigung: Name der Kommune`}
            hint={`Schreiben Sie „${right}“.`}
            value={name}
            maxLength={200}
            error={error}
            onInput={(value) => {
              setError(null);
              setName(value);
            }}
          />
          <div class="sc-actions">
            <Button onClick={ask}>Selbstcheck löschen …</Button>
          </div>
        </div>
      </div>
      {asking && (
        <Confirm
          title={`Den Selbstcheck von ${right} löschen?`}
          action="Endgültig löschen"
          busy={busy}
          busyText="Wird gelöscht …"
          onConfirm={() => void erase()}
          onCancel={() => setAsking(false)}
        >
          <p>Alles, was Sie und die Stellen eingetragen haben, ist danach weg.</p>
        </Confirm>
      )}
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

import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Progress, Sharing } from '../api-types.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { Done, ViewHead } from './parts.tsx';
import { useAction, useRoom } from './room.tsx';

/** Says what the project team sees of this check, and lets the coordinator decide whether that is more. */
export function SharingView() {
  const { api, check } = useRoom();
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const [done, setDone] = useState('');
  const reading = useAction();
  const saving = useAction();
  const load = () => void reading.run(() => api.readSharing()).then((read) => read && setSharing(read));
  useEffect(load, []);
  const save = async (progress: boolean, text: string) => {
    setDone('');
    const now = await saving.run(() => api.saveSharing(progress));
    if (now === null) return;
    setSharing(now);
    setDone(text);
  };
  const decides = check.role === 'coordinator';
  return (
    <>
      <ViewHead title="Was das Projektteam sieht" view="room-sharing">
        Das Projektteam hat Sie eingeladen und betreut die Projektphase. Antworten, Kommentare und Ergebnisse sieht es
        nicht.
      </ViewHead>
      {reading.problem && (
        <ProblemAlert problem={reading.problem}>
          <p>
            <Button onClick={load}>Noch einmal versuchen</Button>
          </p>
        </ProblemAlert>
      )}
      {sharing === null && reading.problem === null && <Loading />}
      {sharing !== null && (
        <div class="sc-room-body sc-stack">
          <h2 class="kern-heading-medium">Das sieht es immer</h2>
          <ul>
            <li>dass Ihre Kommune eingeladen ist, und an welchem Tag</li>
            <li>dass der Selbstcheck begonnen hat, und an welchem Tag</li>
            <li>Dokumente, die Sie ihm einzeln freigeben</li>
          </ul>
          <h2 class="kern-heading-medium" id="stand">
            {sharing.progress ? 'Das geben Sie gerade frei' : 'Das sähe es, wenn Sie den Stand freigeben'}
          </h2>
          <Shown progress={sharing.shown ?? sharing.now} />
          <p class="sc-narrow sc-muted">
            Gezählt wird nur, was Stellen freigegeben haben, in Schritten von fünf Prozent; wer wann was beantwortet
            hat, nie. Aufgefrischt wird der Stand, wenn ein Teil freigegeben oder abgegeben wird, und wenn Sie es hier
            tun.
          </p>
          {saving.problem && <ProblemAlert problem={saving.problem} />}
          <Done text={done} />
          {decides ? (
            <div class="sc-actions">
              {!sharing.progress && (
                <Button
                  look="primary"
                  busy={saving.busy}
                  busyText="Wird freigegeben …"
                  onClick={() => void save(true, 'Das Projektteam sieht jetzt den Stand.')}
                >
                  Stand freigeben
                </Button>
              )}
              {sharing.progress && (
                <>
                  <Button
                    busy={saving.busy}
                    busyText="Einen Moment …"
                    onClick={() => void save(false, 'Das Projektteam sieht den Stand nicht mehr.')}
                  >
                    Freigabe zurücknehmen
                  </Button>
                  <Button
                    look="tertiary"
                    busy={saving.busy}
                    onClick={() => void save(true, 'Der freigegebene Stand ist von heute.')}
                  >
                    Stand auffrischen
                  </Button>
                </>
              )}
            </div>
          ) : (
            <p>Freigeben und zurücknehmen kann, wer koordiniert.</p>
          )}
          <p class="sc-muted">Beides steht im Protokoll dieses Selbstchecks.</p>
        </div>
      )}
    </>
  );
}

function Shown({ progress }: { progress: Progress }) {
  const facts: [string, ComponentChildren][] = [
    ['Beantwortet', progress.coverage === 100 ? 'alles' : `mindestens ${progress.coverage} Prozent`],
    ['Abgegeben', progress.submittedOn ? `am ${day(progress.submittedOn)}` : 'noch nicht'],
    ['Bericht', progress.reported ? 'es gibt fertige Dokumente' : 'noch keiner'],
    ['Stand', `vom ${day(progress.asOf)}`],
  ];
  return (
    <dl class="sc-facts" aria-labelledby="stand">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

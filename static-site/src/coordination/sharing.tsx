import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Progress, Sharing } from '../api-types.ts';
import { useAction, useLoaded } from '../asking.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { FactList } from '../components/fact-list.tsx';
import { Reading } from '../components/reading.tsx';
import { capital, day } from '../format.ts';
import { forTheRoof, theRoof } from '../roof.ts';
import { Done, ViewHead } from './parts.tsx';
import { useRoom } from './room.tsx';

/**
 * Says what the project team sees of this check, and what the roofs above it see, and lets the coordinator decide for
 * each whether that is more.
 */
export function SharingView() {
  const { api, check } = useRoom();
  const read = useLoaded(() => api.readSharing());
  const sharing = read.value;
  const [done, setDone] = useState('');
  const saving = useAction();
  const save = async (progress: boolean, text: string) => {
    setDone('');
    const now = await saving.run(() => api.saveSharing(progress));
    if (now === null) return;
    read.put(now);
    setDone(text);
  };
  const decides = check.role === 'coordinator';
  return (
    <>
      <ViewHead title="Was das Projektteam sieht" view="room-sharing">
        Das Projektteam hat Sie eingeladen und betreut die Projektphase. Antworten, Kommentare und Ergebnisse sieht es
        nicht.
      </ViewHead>
      <Reading of={read} />
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
          <p class="sc-muted">Dass Sie freigeben oder zurücknehmen, steht im Protokoll dieses Selbstchecks.</p>
          {sharing.roofs.map((roof) => (
            <ForRoof key={roof.key} roof={roof} now={sharing.now} onChanged={read.put} />
          ))}
        </div>
      )}
    </>
  );
}

/** The same for one roof, decided by itself. */
function ForRoof(props: { roof: Sharing['roofs'][number]; now: Progress; onChanged: (sharing: Sharing) => void }) {
  const { api, check } = useRoom();
  const { roof } = props;
  const [done, setDone] = useState('');
  const saving = useAction();
  const save = async (progress: boolean, text: string) => {
    setDone('');
    const now = await saving.run(() => api.saveSharing(progress, roof.key));
    if (now === null) return;
    props.onChanged(now);
    setDone(text);
  };
  const title = `dach-${roof.key}`;
  const name = theRoof(roof.name);
  return (
    <section class="sc-section sc-stack" aria-labelledby={title}>
      <h2 class="kern-heading-medium" id={title}>
        Was {name} sieht
      </h2>
      {roof.progress ? (
        <>
          <p class="sc-narrow">
            {capital(name)} sieht diesen Stand, und welche Dokumente Sie eigens dafür freigegeben haben. Sonst nichts.
          </p>
          <Shown progress={roof.shown ?? props.now} labelledBy={title} />
        </>
      ) : (
        <p class="sc-narrow">
          {capital(name)} nimmt an derselben Projektphase teil. Zu sehen ist dort nichts von Ihnen, auch nicht, dass Sie
          teilnehmen, bis Sie etwas eigens dafür freigeben: hier den Stand, wie er oben steht, auf der Ergebnisseite
          einzelne Dokumente.
        </p>
      )}
      {saving.problem && <ProblemAlert problem={saving.problem} />}
      <Done text={done} />
      {check.role === 'coordinator' && (
        <div class="sc-actions">
          {!roof.progress && (
            <Button
              busy={saving.busy}
              busyText="Wird freigegeben …"
              onClick={() => void save(true, `${capital(name)} sieht jetzt den Stand.`)}
            >
              Stand für {forTheRoof(roof.name)} freigeben
            </Button>
          )}
          {roof.progress && (
            <>
              <Button
                busy={saving.busy}
                busyText="Einen Moment …"
                describedBy={title}
                onClick={() => void save(false, `${capital(name)} sieht den Stand nicht mehr.`)}
              >
                Freigabe zurücknehmen
              </Button>
              <Button
                look="tertiary"
                busy={saving.busy}
                describedBy={title}
                onClick={() => void save(true, 'Der freigegebene Stand ist von heute.')}
              >
                Stand auffrischen
              </Button>
            </>
          )}
        </div>
      )}
    </section>
  );
}

function Shown({ progress, labelledBy = 'stand' }: { progress: Progress; labelledBy?: string }) {
  const facts: [string, ComponentChildren][] = [
    ['Beantwortet', progress.coverage === 100 ? 'alles' : `mindestens ${progress.coverage} Prozent`],
    ['Abgegeben', progress.submittedOn ? `am ${day(progress.submittedOn)}` : 'noch nicht'],
    ['Bericht', progress.reported ? 'es gibt fertige Dokumente' : 'noch keiner'],
    ['Stand', `vom ${day(progress.asOf)}`],
  ];
  return <FactList facts={facts} labelledBy={labelledBy} />;
}

import { useState } from 'preact/hooks';
import type { NewLink } from '../api-types.ts';
import { useAction } from '../asking.ts';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Confirm } from '../components/confirm.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { TextInput } from '../components/form.tsx';
import { day } from '../format.ts';
import { isLive } from './next.ts';
import { ViewHead } from './parts.tsx';
import { useDraft, useRoom } from './room.tsx';
import { handoverText } from './texts.ts';

/** To whoever coordinates next. Nothing changes until the successor accepts. */
export function HandoverView() {
  const room = useRoom();
  const { check, whole, links, today, origin } = room;
  const [label, setLabel] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [asking, setAsking] = useState<'again' | 'withdraw' | null>(null);
  // Shown once: kept until „Fertig“, also while one looks at another view.
  const [made, setMade, dropMade] = useDraft<NewLink | null>('handover', null);
  const { busy, problem, run } = useAction();
  const open = links.find((one) => one.role === 'invitation' && isLive(one, today));

  const create = async () => {
    const handover = await run(() => room.api.handOver(label.trim()));
    setAsking(null);
    if (handover === null) return;
    setMade(handover);
    room.put({ links: [handover.link, ...links.filter((one) => one.role !== 'invitation')] });
  };
  const withdraw = async () => {
    if (open === undefined) return;
    const ended = await run(() => room.api.revokeLink(open.id));
    setAsking(null);
    if (ended === null) return;
    dropMade();
    room.put({ links: links.filter((one) => one.id !== open.id) });
    room.go({ view: 'handover' }, 'Die Einladung gilt nicht mehr. Sie koordinieren weiter');
  };
  const ask = () => {
    if (label.trim() === '') {
      setError('Vermerken Sie, für wen die Einladung ist.');
      document.getElementById('fuer')?.focus();
    } else if (open !== undefined) setAsking('again');
    else void create();
  };

  if (check.role !== 'coordinator')
    return (
      <ViewHead title="Koordination übergeben" view="room-handover">
        Übergeben kann nur, wer koordiniert. Ist diese Person nicht mehr da, bitten Sie das Projektteam um eine neue
        Einladung; es schickt sie an die Adresse, die bei der Aufnahme angegeben wurde.
      </ViewHead>
    );
  const url = made === null ? '' : `${origin}/einladung/#${made.token}`;
  return (
    <>
      <ViewHead title="Koordination übergeben" view="room-handover">
        Jemand anders macht weiter, und alles bleibt: Antworten, Stellen, Links, Vereinbarungen.
      </ViewHead>
      <div class="sc-room-body sc-stack">
        {problem && <ProblemAlert problem={problem} />}
        {made === null && (
          <ol class="sc-steps sc-steps--small">
            <li>
              <div>
                <p>Sie erstellen eine Einladung und geben sie weiter. Sie gilt 14 Tage.</p>
              </div>
            </li>
            <li>
              <div>
                <p>Ihre Nachfolge nimmt sie an und bekommt einen eigenen Link. Bis dahin koordinieren Sie weiter.</p>
              </div>
            </li>
            <li>
              <div>
                <p>
                  In diesem Augenblick endet Ihr Link, auf allen Geräten. Vertretungen behalten ihren. Das Protokoll
                  hält die Übergabe fest.
                </p>
              </div>
            </li>
          </ol>
        )}
        {open !== undefined && made === null && (
          <Alert tone="info" title={`Eine Einladung ist offen: ${open.label ?? 'ohne Vermerk'}`}>
            <p>Sie gilt bis zum {day(open.expiresOn)}. Eine neue ersetzt sie.</p>
            <p>
              <Button onClick={() => setAsking('withdraw')}>Einladung zurückziehen</Button>
            </p>
          </Alert>
        )}
        {made !== null ? (
          <section class="sc-fresh" aria-labelledby="einladung">
            <div class="sc-fresh__head">
              <h2 class="kern-heading-medium" id="einladung">
                Einladung für: {made.link.label ?? 'Ihre Nachfolge'}
              </h2>
              <p class="sc-muted">Gilt bis {day(made.link.expiresOn)}. Sie sehen sie nur jetzt.</p>
            </div>
            <div class="sc-fresh__ways">
              <div class="sc-fresh__way">
                <h3>Schicken</h3>
                <CopyText id="einladung-link" label="Einladungslink" text={url} buttonText="Link kopieren" />
              </div>
              <div class="sc-fresh__way">
                <h3>Abtippen</h3>
                <p class="sc-muted">Auf {origin.replace(/^https?:\/\//, '')}/code/ eingeben:</p>
                <Code code={made.code} label="Code der Einladung" />
              </div>
            </div>
            <details class="sc-fold-plain" open>
              <summary>Text zum Einladen</summary>
              <CopyText
                id="einladung-text"
                label="Mit Link und Code, zum Einfügen in eine E-Mail"
                text={handoverText(
                  { link: url, code: made.code, until: made.link.expiresOn },
                  { check, instrument: whole, origin },
                )}
                rows={12}
                buttonText="Text kopieren"
              />
            </details>
            <p class="sc-actions">
              <Button
                look="primary"
                onClick={() => {
                  dropMade();
                  room.go({ view: 'overview' }, 'Die Übergabe ist vorbereitet');
                }}
              >
                Fertig
              </Button>
            </p>
          </section>
        ) : (
          <div class="sc-form">
            <TextInput
              id="fuer"
              label="Für wen"
              hint="Eine Funktion genügt, etwa „neue Integrationsbeauftragte Stelle“."
              value={label}
              maxLength={100}
              error={error}
              onInput={(value) => {
                setError(null);
                setLabel(value);
              }}
            />
            <div class="sc-actions">
              <Button look="primary" busy={busy} busyText="Wird erstellt …" onClick={ask}>
                Einladung erstellen
              </Button>
            </div>
          </div>
        )}
      </div>
      {asking === 'again' && (
        <Confirm
          title="Neue Einladung erstellen?"
          action="Neue erstellen"
          busy={busy}
          onConfirm={() => void create()}
          onCancel={() => setAsking(null)}
        >
          <p>Die Einladung, die noch offen ist, gilt danach nicht mehr.</p>
        </Confirm>
      )}
      {asking === 'withdraw' && (
        <Confirm
          title="Einladung zurückziehen?"
          action="Zurückziehen"
          busy={busy}
          onConfirm={() => void withdraw()}
          onCancel={() => setAsking(null)}
        >
          <p>Link und Code der Einladung öffnen dann nichts mehr. Sie koordinieren weiter.</p>
        </Confirm>
      )}
    </>
  );
}

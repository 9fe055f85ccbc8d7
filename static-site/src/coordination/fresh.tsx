import { useEffect, useState } from 'preact/hooks';
import type { Role } from '../api-types.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Confirm } from '../components/confirm.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { count, day } from '../format.ts';
import { indicatorsOf } from '../instrument.ts';
import { linkFor } from '../link.ts';
import { linkName } from './links.tsx';
import { ViewHead } from './parts.tsx';
import { type Fresh, useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { type Occasion, accessText, invitationText } from './texts.ts';
import { ROLES } from './words.ts';

/** New links and codes, to be handed on. They are shown here and nowhere else. */
export function FreshView() {
  const room = useRoom();
  const { fresh, nameOf } = room;
  const [printing, setPrinting] = useState<string[] | null>(null);
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    if (printing !== null) window.print();
  }, [printing]);

  if (fresh.length === 0)
    return (
      <>
        <ViewHead title="Zugänge weitergeben" view="room-fresh">
          Gerade ist nichts weiterzugeben. Links und Codes werden nur gezeigt, wenn sie entstehen; wer seinen verloren
          hat, bekommt einen neuen.
        </ViewHead>
        <p>
          <LinkButton look="primary" href={hrefOf({ view: 'access' })}>
            Zu den Zugängen
          </LinkButton>
        </p>
      </>
    );
  const done = (id: string) => {
    room.dropFresh(id);
    if (fresh.length === 1) room.go({ view: 'overview' }, 'Alle Zugänge sind weitergegeben');
    else document.querySelector<HTMLElement>('main h1')?.focus();
  };
  const slips = fresh.filter((one) => printing === null || printing.includes(one.link.id));
  return (
    <>
      <div class="sc-no-print">
        <ViewHead title={fresh.length === 1 ? 'Zugang weitergeben' : 'Zugänge weitergeben'} view="room-fresh">
          {fresh.length === 1 ? 'Diesen Link und diesen Code' : 'Diese Links und Codes'} sehen Sie nur jetzt. Schicken
          Sie sie, oder drucken Sie {fresh.length === 1 ? 'den Zettel' : 'die Zettel'} aus.
        </ViewHead>
        {fresh.length > 1 && (
          <p class="sc-actions sc-room-body">
            <Button look="primary" onClick={() => setPrinting(fresh.map((one) => one.link.id))}>
              Alle {fresh.length} Zettel drucken
            </Button>
          </p>
        )}
        {fresh.map((one) => (
          <FreshPanel
            key={one.link.id}
            fresh={one}
            only={fresh.length === 1}
            onPrint={() => setPrinting([one.link.id])}
            onDone={() => done(one.link.id)}
          />
        ))}
        {fresh.length > 1 && (
          <p class="sc-room-body">
            <Button onClick={() => setAsking(true)}>Alle sind weitergegeben</Button>
          </p>
        )}
        {asking && (
          <Confirm
            title="Alle weitergegeben?"
            action="Ja, alle"
            onConfirm={() => {
              setAsking(false);
              for (const one of fresh) room.dropFresh(one.link.id);
              room.go({ view: 'overview' }, 'Alle Zugänge sind weitergegeben');
            }}
            onCancel={() => setAsking(false)}
          >
            <p>Diese {fresh.length} Links und Codes werden danach nicht mehr angezeigt.</p>
          </Confirm>
        )}
      </div>
      <div class="sc-only-print">
        {slips.map((one) => (
          <Slip key={one.link.id} fresh={one} name={linkName(one.link, nameOf)} />
        ))}
      </div>
    </>
  );
}

const roleOf = ({ link }: Fresh): Role => (link.role === 'invitation' ? 'coordinator' : link.role);

function useOccasion(fresh: Fresh): Occasion {
  const { check, whole, instrument, departments, origin } = useRoom();
  const unit = departments.find((one) => one.id === fresh.link.department);
  const here = new Set(instrument.fields.flatMap(indicatorsOf).map((one) => one.id));
  return {
    check,
    instrument: whole,
    responsible: unit?.responsible.filter((one) => here.has(one)).length ?? 0,
    origin,
  };
}

function FreshPanel(props: { fresh: Fresh; only: boolean; onPrint: () => void; onDone: () => void }) {
  const { fresh, only } = props;
  const { link, token, code } = fresh;
  const { nameOf, origin } = useRoom();
  const occasion = useOccasion(fresh);
  const name = linkName(link, nameOf);
  const role = roleOf(fresh);
  const url = token === null ? null : linkFor(role, token, origin);
  const text =
    url === null
      ? null
      : role === 'department'
        ? invitationText(name, { link: url, code }, occasion)
        : role === 'coordinator'
          ? null
          : accessText(role, { link: url, code, until: role === 'deputy' ? null : link.expiresOn }, occasion);
  const id = `neu-${link.id}`;
  return (
    <section class="sc-fresh" aria-labelledby={id}>
      <div class="sc-fresh__head">
        <h2 class="kern-heading-medium" id={id}>
          {name}
        </h2>
        <p class="sc-muted">
          {ROLES[link.role].label}
          {link.role === 'department' && link.label ? `, ${link.label}` : ''}, gilt bis {day(link.expiresOn)}
        </p>
      </div>
      <div class="sc-fresh__ways">
        {url !== null && (
          <div class="sc-fresh__way">
            <h3>Schicken</h3>
            <CopyText id={`${id}-link`} label="Link" text={url} buttonText="Link kopieren" />
          </div>
        )}
        <div class="sc-fresh__way">
          <h3>Abtippen</h3>
          <p class="sc-muted">Auf {origin.replace(/^https?:\/\//, '')}/code/ eingeben:</p>
          <Code code={code} label={`Code für ${name}`} />
        </div>
      </div>
      {text !== null && (
        <details class="sc-fold-plain" open={only}>
          <summary>Text zum Einladen</summary>
          <CopyText
            id={`${id}-text`}
            label="Mit Link und Code, zum Einfügen in eine E-Mail"
            text={text}
            rows={14}
            buttonText="Text kopieren"
          />
        </details>
      )}
      <p class="sc-actions">
        <Button onClick={props.onPrint}>Zettel drucken</Button>
        <Button look={only ? 'primary' : 'secondary'} onClick={props.onDone}>
          Ist weitergegeben
        </Button>
      </p>
    </section>
  );
}

/** One sheet of paper for one unit: what it is about, where to go, what to type. */
function Slip({ fresh, name }: { fresh: Fresh; name: string }) {
  const { check, whole, origin } = useRoom();
  const occasion = useOccasion(fresh);
  const role = roleOf(fresh);
  return (
    <article class="sc-slip">
      <p class="sc-slip__over">
        {whole.title}, {check.municipality.name}
      </p>
      <h2 class="sc-slip__name">{name}</h2>
      {fresh.link.label && role === 'department' && <p>{fresh.link.label}</p>}
      <ol class="sc-slip__steps">
        <li>
          Öffnen Sie im Browser <strong>{origin.replace(/^https:\/\//, '')}/code/</strong>
        </li>
        <li>
          Geben Sie diesen Code ein:
          <span class="sc-slip__code">{fresh.code}</span>
        </li>
        <li>
          {role === 'department'
            ? 'Antworten Sie für Ihre Stelle, und geben Sie Ihren Teil frei, wenn Sie fertig sind.'
            : ROLES[fresh.link.role].meaning}
        </li>
      </ol>
      {role === 'department' && (
        <p>
          {occasion.responsible > 0 && `Ihr Teil: ${count(occasion.responsible, 'Aussage', 'Aussagen')}. `}
          {check.conduct.deadline && `Bitte bis ${day(check.conduct.deadline)}. `}
          Sie können jederzeit aufhören und weitermachen. Gefragt ist die Sicht Ihrer Stelle, nicht einzelner Menschen.
        </p>
      )}
      <p>
        Der Code gilt bis {day(fresh.link.expiresOn)}. Bewahren Sie diesen Zettel auf wie einen Schlüssel. Groß- und
        Kleinschreibung und Striche sind gleichgültig.
      </p>
    </article>
  );
}

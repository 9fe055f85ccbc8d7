import { useRef, useState } from 'preact/hooks';
import type { LinkState } from '../api-types.ts';
import { useAction } from '../asking.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Code } from '../components/code.tsx';
import { Confirm } from '../components/confirm.tsx';
import { count, day } from '../format.ts';
import type { Problem } from '../problem.ts';
import { linkId } from '../random.ts';
import { CreateLink, LinkList, linkName, makeLink } from './links.tsx';
import { hasLink, isLive, linksOf, writable } from './next.ts';
import { ViewHead } from './parts.tsx';
import { COORDINATION, openOnes } from './responsibility.ts';
import { useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { ROLES } from './words.ts';

/** Who gets in, and with what. */
export function AccessView() {
  const { check, links, today, fresh, nameOf } = useRoom();
  const can = writable(check);
  const of = (role: LinkState['role']) => links.filter((one) => one.role === role && isLive(one, today));
  const ended = links.filter((one) => one.role !== 'invitation' && !isLive(one, today));
  return (
    <>
      <ViewHead title="Zugänge" view="room-access">
        Es gibt keine Benutzerkonten. Wer einen Link oder Code hat, kommt hinein; was er darf, hängt an seiner Rolle.
      </ViewHead>
      {fresh.length > 0 && (
        <div class="sc-next">
          <p>
            {count(fresh.length, 'neuer Zugang ist', 'neue Zugänge sind')} noch nicht weitergegeben. Angezeigt werden
            sie nur, solange diese Seite offen ist.
          </p>
          <p>
            <LinkButton look="primary" href={hrefOf({ view: 'fresh' })}>
              Weitergeben
            </LinkButton>
          </p>
        </div>
      )}
      <OfDepartments />
      {(['deputy', 'companion', 'viewer'] as const).map((role) => (
        <section class="sc-section sc-stack" aria-labelledby={`rolle-${role}`} key={role}>
          <h2 class="kern-heading-medium" id={`rolle-${role}`}>
            {ROLES[role].label}
          </h2>
          <p class="sc-narrow">{ROLES[role].meaning}</p>
          <LinkList links={of(role)} caption={`Zugänge: ${ROLES[role].label}`} />
          {role === 'deputy' && check.role === 'deputy' ? (
            <p class="sc-muted">Eine Vertretung richtet die Koordination ein.</p>
          ) : (
            (can || role !== 'deputy') && (
              <details class="sc-fold-plain">
                <summary>{ADD[role]}</summary>
                <CreateLink role={role} />
              </details>
            )
          )}
        </section>
      ))}
      <Own />
      {ended.length > 0 && (
        <details class="sc-closed">
          <summary>{count(ended.length, 'beendeter Zugang', 'beendete Zugänge')}</summary>
          <ul>
            {ended.map((link) => (
              <li key={link.id}>
                {ROLES[link.role].label}: {linkName(link, nameOf)}
                {link.role === 'department' && link.label ? `, ${link.label}` : ''}
                {link.revoked ? '' : `, abgelaufen am ${day(link.expiresOn)}`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

const ADD = {
  deputy: 'Vertretung einrichten',
  companion: 'Begleitung einladen',
  viewer: 'Einsicht geben',
} as const;

function OfDepartments() {
  const room = useRoom();
  const { departments, links, today, check } = room;
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  // A link whose answer was lost keeps its id for the next attempt.
  const ids = useRef(new Map<string, string>());
  const units = openOnes(departments).filter((one) => one.id !== COORDINATION);
  const without = units.filter((one) => !hasLink(one, links, today));
  const can = writable(check);

  const createAll = async () => {
    setProblem(null);
    for (const [index, unit] of without.entries()) {
      setProgress(index);
      const id = ids.current.get(unit.id) ?? linkId();
      ids.current.set(unit.id, id);
      const made = await makeLink(room.api, id, { role: 'department', department: unit.id });
      if (!made.ok) {
        setProgress(null);
        setProblem(made.problem);
        return;
      }
      room.addFresh(made.value);
    }
    setProgress(null);
    room.go({ view: 'fresh' });
  };

  return (
    <section class="sc-section sc-stack" aria-labelledby="rolle-stellen">
      <h2 class="kern-heading-medium" id="rolle-stellen">
        Stellen
      </h2>
      {units.length === 0 && (
        <>
          <p class="sc-narrow">Noch gibt es keine Stelle, die einen Link brauchen könnte.</p>
          {can && (
            <p>
              <LinkButton look="primary" href={hrefOf({ view: 'add' })}>
                Stellen anlegen
              </LinkButton>
            </p>
          )}
        </>
      )}
      {problem && (
        <ProblemAlert problem={problem}>
          <p>Was davor entstanden ist, steht unter „Weitergeben“.</p>
        </ProblemAlert>
      )}
      {can && without.length > 0 && (
        <div class="sc-hintbox">
          <p>
            {without.length === units.length
              ? 'Noch hat keine Stelle einen Link.'
              : `${count(without.length, 'Stelle hat', 'Stellen haben')} noch keinen Link.`}{' '}
            Sie bekommen für jede einen Link, einen Code, einen Text zum Einladen und einen Zettel zum Ausdrucken.
          </p>
          <Button
            look="primary"
            busy={progress !== null}
            busyText={`Wird erstellt, ${(progress ?? 0) + 1} von ${without.length} …`}
            onClick={() => void createAll()}
          >
            {without.length === 1
              ? 'Link und Code erstellen'
              : `Links und Codes für ${without.length} Stellen erstellen`}
          </Button>
        </div>
      )}
      {units.length > 0 && (
        <ul class="sc-lines-plain">
          {units.map((unit) => {
            const live = linksOf(unit, links, today);
            return (
              <li key={unit.id}>
                <a class="sc-a" href={hrefOf({ view: 'department', id: unit.id })}>
                  {unit.name}
                </a>
                <span class="sc-muted">
                  {live.length === 0
                    ? 'kein Link'
                    : live.map((link) => `${link.label ?? 'ein Link'}${link.hasCode ? ' und Code' : ''}`).join('; ')}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** The own link cannot be shown again; a code opens it on another device. */
function Own() {
  const { links, api, origin } = useRoom();
  const [code, setCode] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const { busy, problem, run } = useAction();
  const own = links.find((one) => one.own);
  if (own === undefined) return null;
  const make = async () => {
    const made = await run(() => api.createCode(own.id));
    setAsking(false);
    if (made !== null) setCode(made.code);
  };
  return (
    <section class="sc-section sc-stack" aria-labelledby="eigener">
      <h2 class="kern-heading-medium" id="eigener">
        Ihr eigener Zugang
      </h2>
      <p class="sc-narrow">
        Gilt bis {day(own.expiresOn)}. Auf einem anderen Gerät kommen Sie mit einem Code hinein, ohne sich den Link zu
        schicken.
      </p>
      {problem && <ProblemAlert problem={problem} />}
      {code !== null && (
        <div role="status" class="sc-hintbox">
          <p>
            Öffnen Sie {origin.replace(/^https?:\/\//, '')}/code/ und geben Sie diesen Code ein. Sie sehen ihn nur
            jetzt.
          </p>
          <Code code={code} />
        </div>
      )}
      <p>
        <Button busy={busy} onClick={() => (own.hasCode || code !== null ? setAsking(true) : void make())}>
          {own.hasCode || code !== null ? 'Neuen Code für mich erstellen' : 'Code für mich erstellen'}
        </Button>
      </p>
      {asking && (
        <Confirm
          title="Neuen Code erstellen?"
          action="Code erstellen"
          busy={busy}
          onConfirm={() => void make()}
          onCancel={() => setAsking(false)}
        >
          <p>Ihr bisheriger Code öffnet dann nichts mehr. Ihr Link gilt weiter.</p>
        </Confirm>
      )}
    </section>
  );
}

import { useState } from 'preact/hooks';
import { Alert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Progress } from '../components/progress.tsx';
import { count, day } from '../format.ts';
import { useView } from '../island.tsx';
import { estimate } from '../minutes.ts';
import { fieldProgress, nextTopic, progressOf, totalProgress } from '../progress.ts';
import { leads } from '../roles.ts';
import { openHref, summaryHref, topicHref } from './route.ts';
import type { CheckStore } from './store.ts';

export function Overview(props: { store: CheckStore; onSignedOut: () => void }) {
  const { store } = props;
  const { check, instrument } = store;
  const heading = useView(`Selbstcheck ${check.municipality.name}`, 'overview');
  const total = totalProgress(instrument, store.answerOf);
  const open = total.total - total.done;
  return (
    <>
      <PageHead
        title={check.municipality.name}
        headingRef={heading}
        above={
          <p class="sc-muted">
            {instrument.title}, {check.phase.name}
          </p>
        }
      />
      <State store={store} />
      {check.notices?.map((notice) => (
        <Alert key={`${notice.kind}${notice.on}`} tone="warning" title="Eine neue Einladung wurde verschickt">
          <p>
            {notice.on && `Am ${day(notice.on)} hat`}
            {!notice.on && 'Inzwischen hat'} das Projektteam Ihrer Kommune eine neue Einladung geschickt. War das nicht
            mit Ihnen abgesprochen, fragen Sie dort nach.
          </p>
        </Alert>
      ))}
      <Next store={store} />
      <section class="sc-section" aria-labelledby="felder">
        <h2 class="kern-heading-medium" id="felder">
          Handlungsfelder
        </h2>
        <ol class="sc-fields">
          {instrument.fields.map((field, index) => {
            const { done, total: all } = fieldProgress(field, store.answerOf);
            const first = field.topics.find((topic) => {
              const here = progressOf(topic.indicators, store.answerOf);
              return here.done < here.total;
            });
            return (
              <li class="sc-fields__item" key={field.id}>
                <span class="sc-fieldlist__number" aria-hidden="true">
                  {index + 1}
                </span>
                <div>
                  <h3 class="sc-fieldlist__title">
                    <a href={topicHref(field.id, (first ?? field.topics[0])!.id)}>{field.title}</a>
                  </h3>
                  <Progress done={done} total={all} />
                </div>
              </li>
            );
          })}
        </ol>
        {check.writable && (
          <p class="sc-actions">
            {open > 0 && (
              <a class="sc-a" href={openHref}>
                Offenes ansehen ({open})
              </a>
            )}
            {open > 0 && leads(check.role) && (
              <a class="sc-a" href={summaryHref}>
                Zusammenfassen und abgeben
              </a>
            )}
          </p>
        )}
      </section>
      <ThisDevice {...props} />
    </>
  );
}

function State(props: { store: CheckStore }) {
  const { check } = props.store;
  if (check.writable) {
    return (
      <p class="sc-muted sc-small sc-facts-line">
        {check.state === 'reopened' && check.submission && (
          <span>Wieder geöffnet, zuletzt abgegeben am {day(check.submission.on)}</span>
        )}
        {check.state === 'open' && <span>{check.closesOn ? `Offen bis ${day(check.closesOn)}` : 'Offen'}</span>}
        <span>Aufbewahrt bis {day(check.expiresOn)}, dann gelöscht</span>
      </p>
    );
  }
  if (check.submission && check.state !== 'closing') {
    return (
      <Alert tone="success" title={`Abgegeben am ${day(check.submission.on)}`}>
        <p>Die Antworten sind festgehalten. Sie können sie unten noch lesen.</p>
        <p class="sc-actions">
          <LinkButton look="primary" href="/ergebnis/">
            Ergebnis ansehen
          </LinkButton>
          {check.state === 'submitted' && leads(check.role) && (
            <a class="sc-a" href="/ergebnis/#wieder-oeffnen">
              Noch etwas ändern?
            </a>
          )}
        </p>
      </Alert>
    );
  }
  if (check.state === 'closing') {
    return (
      <Alert tone="info" title="Eine Abgabe ist noch nicht zu Ende gebracht">
        <p>Sie wurde begonnen, aber nicht abgeschlossen. Geben Sie noch einmal ab; es entsteht nur eine Abgabe.</p>
        <p>
          <LinkButton look="primary" href={summaryHref}>
            Abgabe abschließen
          </LinkButton>
        </p>
      </Alert>
    );
  }
  return (
    <Alert tone="info" title="Die Projektphase ist zu Ende">
      <p>Antworten lassen sich nicht mehr ändern. Lesen können Sie alles bis zum {day(check.expiresOn)}.</p>
    </Alert>
  );
}

/** The one next thing to do. */
function Next(props: { store: CheckStore }) {
  const { store } = props;
  if (!store.check.writable) return null;
  const { done, total } = totalProgress(store.instrument, store.answerOf);
  const next = nextTopic(store.instrument, store.answerOf, store.lastTopic);
  return (
    <div class="sc-next">
      <Progress done={done} total={total} />
      {next !== null ? (
        <>
          <p>
            {done === 0
              ? `${count(total, 'Aussage', 'Aussagen')}, ${estimate(total)} ohne Rückfragen im Haus. Sie können jederzeit aufhören; jede Antwort wird sofort gespeichert.`
              : `Noch ${count(total - done, 'Aussage', 'Aussagen')}, ${estimate(total - done)} ohne Rückfragen im Haus.`}
          </p>
          <LinkButton look="primary" href={topicHref(next.field.id, next.topic.id)}>
            {done === 0
              ? `Mit Feld ${next.fieldIndex + 1} beginnen: ${next.topic.title}`
              : `Weiter mit Feld ${next.fieldIndex + 1}: ${next.topic.title}`}
          </LinkButton>
        </>
      ) : leads(store.check.role) ? (
        <>
          <p>Alles ist beantwortet. Sehen Sie sich die Zusammenfassung an und geben Sie ab.</p>
          <LinkButton look="primary" href={summaryHref}>
            Zusammenfassen und abgeben
          </LinkButton>
        </>
      ) : (
        <p>Alles ist beantwortet. Vielen Dank!</p>
      )}
    </div>
  );
}

function ThisDevice(props: { store: CheckStore; onSignedOut: () => void }) {
  const { queue } = props.store;
  const [asking, setAsking] = useState(false);
  const unsaved = queue.status().unsaved + queue.elsewhere();
  const leave = () => {
    props.store.signOut();
    props.onSignedOut();
  };
  return (
    <section class="sc-section sc-stack sc-narrow" aria-labelledby="geraet">
      <h2 class="kern-heading-small" id="geraet">
        Dieses Gerät
      </h2>
      <p>
        Dieser Browser merkt sich Ihren Link, damit Sie hier weiterarbeiten können. An einem fremden oder gemeinsam
        genutzten Gerät melden Sie sich am Ende ab. Ihren Link brauchen Sie dann, um wiederzukommen.
      </p>
      {!asking && <Button onClick={() => (unsaved > 0 ? setAsking(true) : leave())}>Auf diesem Gerät abmelden</Button>}
      {asking && (
        <Alert
          tone="warning"
          title={`${count(unsaved, 'Eingabe ist', 'Eingaben sind')} noch nicht übertragen`}
          live="assertive"
        >
          <p>Wenn Sie sich jetzt abmelden, gehen sie verloren. Warten Sie lieber, bis alles gespeichert ist.</p>
          <p class="sc-actions">
            <Button look="primary" onClick={() => setAsking(false)}>
              Angemeldet bleiben
            </Button>
            <Button onClick={leave}>Trotzdem abmelden</Button>
          </p>
        </Alert>
      )}
    </section>
  );
}

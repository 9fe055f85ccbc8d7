import { Alert } from '../components/alert.tsx';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Progress } from '../components/progress.tsx';
import type { Readiness } from '../device/offline.ts';
import { ThisDevice } from '../device/this-device.tsx';
import { browserDevice, unsavedOfOthers } from '../device/wipe.ts';
import { count, day } from '../format.ts';
import { type Instrument, type Place, indicatorsOf, questionsHref } from '../instrument.ts';
import { useView } from '../island.tsx';
import { OWN_FIELD } from '../own-statements.ts';
import { estimate } from '../minutes.ts';
import { fieldProgress, progressOf, totalProgress } from '../progress.ts';
import { leads, ownDepartment } from '../roles.ts';
import { unsavedHere } from './banners.tsx';
import { nextOfBoth, nextPlace } from './part.ts';
import { canRelease, releaseOf } from './release.ts';
import { ReleaseLine } from './release.tsx';
import {
  dataSheetHref,
  filesHref,
  holdingsHref,
  continueHref,
  openHref,
  ownTopicHref,
  partHref,
  releaseHref,
  roundHref,
  summaryHref,
  topicHref,
} from './route.ts';
import type { CheckStore } from './store.ts';

export function Overview(props: {
  store: CheckStore;
  readiness: Readiness;
  onWipe: () => void;
  onKeep: (() => void) | null;
}) {
  const { store } = props;
  const { check, instrument, parts } = store;
  const heading = useView(`Selbstcheck ${check.municipality.name}`, 'overview');
  const own = ownDepartment(check);
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
      >
        {own !== null && !leads(check.role) ? `Sie antworten für: ${own.name}.` : undefined}
      </PageHead>
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
      {check.writable && <Next store={store} />}
      {parts.own !== null && (
        <FieldList
          id="eigener-teil"
          title="Ihr Teil"
          store={store}
          part={parts.own}
          hrefOf={ownTopicHref}
          lead={
            (leads(check.role)
              ? 'Dafür ist die Koordination als zuständig eingetragen.'
              : 'Dafür ist Ihre Stelle als zuständig eingetragen.') +
            (parts.own.fields.some((field) => field.id === OWN_FIELD)
              ? ' Die eigenen Aussagen Ihrer Kommune beantworten alle Stellen.'
              : '')
          }
        />
      )}
      <FieldList
        id="felder"
        title={parts.own === null ? 'Handlungsfelder' : 'Die übrigen Aussagen'}
        store={store}
        part={parts.rest}
        hrefOf={topicHref}
        lead={
          parts.own === null
            ? null
            : 'Dafür sind andere zuständig, oder noch niemand. Sie dürfen auch hier antworten: Verschiedene Sichten sind willkommen.'
        }
      />
      <Ways store={store} />
      <ThisDevice
        remembers={store.decision === 'keep'}
        readiness={props.readiness}
        unsaved={unsavedHere(store)}
        unsavedOfOthers={unsavedOfOthers(browserDevice(), store.scope)}
        onWipe={props.onWipe}
        onKeep={props.onKeep}
      />
    </>
  );
}

function State(props: { store: CheckStore }) {
  const { check } = props.store;
  if (check.writable) {
    return (
      <div class="sc-stack">
        <p class="sc-muted sc-small sc-facts-line">
          {check.conduct.deadline && <strong>Bitte bis {day(check.conduct.deadline)}</strong>}
          {check.state === 'reopened' && check.submission && (
            <span>Wieder geöffnet, zuletzt abgegeben am {day(check.submission.on)}</span>
          )}
          {check.state === 'open' && <span>{check.closesOn ? `Offen bis ${day(check.closesOn)}` : 'Offen'}</span>}
          <span>Aufbewahrt bis {day(check.expiresOn)}, dann gelöscht</span>
        </p>
        {!leads(check.role) && <p class="sc-muted sc-small">{coordinatedBy(check.departments)}</p>}
        <ReleaseLine store={props.store} />
      </div>
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
        {leads(check.role) ? (
          <>
            <p>Sie wurde begonnen, aber nicht abgeschlossen. Geben Sie noch einmal ab; es entsteht nur eine Abgabe.</p>
            <p>
              <LinkButton look="primary" href={summaryHref}>
                Abgabe abschließen
              </LinkButton>
            </p>
          </>
        ) : (
          <p>Gerade wird abgegeben. Ihre Antworten können Sie unten lesen, ändern lassen sie sich jetzt nicht.</p>
        )}
      </Alert>
    );
  }
  if (check.opensOn !== undefined) {
    return (
      <Alert tone="info" title={`Antworten sind ab dem ${day(check.opensOn)} möglich`}>
        <p>
          Lesen können Sie den Fragebogen schon jetzt.
          {leads(check.role) && ' Stellen einrichten und Links verschicken können Sie auch.'}
        </p>
        {leads(check.role) && (
          <p>
            <LinkButton look="primary" href="/koordination/">
              Zur Koordination
            </LinkButton>
          </p>
        )}
      </Alert>
    );
  }
  return (
    <Alert tone="info" title="Die Projektphase ist zu Ende">
      <p>Antworten lassen sich nicht mehr ändern. Lesen können Sie alles bis zum {day(check.expiresOn)}.</p>
    </Alert>
  );
}

/** By name where the coordination has given itself one. */
function coordinatedBy(departments: { id: string; name: string }[]): string {
  const name = departments.find((one) => one.id === 'koordination')?.name ?? '';
  return name === '' || name === 'Koordination'
    ? 'Es koordiniert die Person, von der Sie den Link haben. Fragen Sie dort, wenn etwas unklar ist.'
    : `Es koordiniert: ${name}. Bei Fragen wenden Sie sich an die Person, von der Sie den Link haben.`;
}

/** The one next thing to do. */
function Next(props: { store: CheckStore }) {
  const { store } = props;
  const { check, parts } = store;
  const all = totalProgress(store.instrument, store.answerOf);
  const own = parts.own === null ? null : totalProgress(parts.own, store.answerOf);
  const next = nextOfBoth(parts, store.answerOf, store.place);
  const inOwn = parts.own === null ? null : nextPlace(parts.own, store.answerOf, store.place);
  const together = check.conduct.mode === 'together';
  const ready = (parts.own === null ? next : inOwn) === null;
  const toRelease = ready && canRelease(check) && releaseOf(check) === 'withheld';
  return (
    <div class="sc-next">
      {own !== null ? (
        <div class="sc-two-bars">
          <Progress done={own.done} total={own.total} label="Ihr Teil" />
          <Progress done={all.done} total={all.total} label="Alle Aussagen" />
        </div>
      ) : (
        <Progress done={all.done} total={all.total} />
      )}
      {toRelease ? (
        <>
          <p>
            {own === null ? 'Alles ist beantwortet.' : 'Ihr Teil ist beantwortet.'} Geben Sie ihn frei, damit die
            Koordination ihn sieht.
          </p>
          <p class="sc-actions">
            <LinkButton look="primary" href={releaseHref}>
              Unser Teil ist fertig
            </LinkButton>
            {next !== null && (
              <a class="sc-a" href={partHref(parts, next)}>
                Vorher noch die übrigen Aussagen ansehen
              </a>
            )}
          </p>
        </>
      ) : next !== null && own !== null && ready && releaseOf(check) === 'released' ? (
        <>
          <p>
            Ihr Teil ist beantwortet und freigegeben. Vielen Dank! Wenn Sie mögen, sagen Sie auch zum Übrigen, was Sie
            wissen: {count(all.total - all.done, 'Aussage', 'Aussagen')}.
          </p>
          <p>
            <LinkButton href={continueHref(parts, next)}>Zu den übrigen Aussagen</LinkButton>
          </p>
        </>
      ) : next !== null ? (
        <>
          <p>{howMuch(store, own, all)}</p>
          <Where store={store} place={next} begun={all.done > 0} />
          <p class="sc-actions">
            {together ? (
              <>
                <LinkButton look="primary" href={roundHref(next.indicator.id)}>
                  {all.done === 0 ? 'In der Runde beginnen' : 'In der Runde weitermachen'}
                </LinkButton>
                <LinkButton href={continueHref(parts, next)}>Normale Ansicht</LinkButton>
              </>
            ) : (
              <LinkButton look="primary" href={continueHref(parts, next)}>
                {all.done === 0 ? 'Beginnen' : 'Weitermachen'}
              </LinkButton>
            )}
          </p>
        </>
      ) : leads(check.role) ? (
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

function howMuch(
  store: CheckStore,
  own: { done: number; total: number } | null,
  all: { done: number; total: number },
): string {
  const inOwn = own !== null && own.done < own.total;
  const { done, total } = inOwn ? own : all;
  const statements = count(total - done, 'Aussage', 'Aussagen');
  const without = store.check.conduct.mode === 'together' ? 'ohne Gespräch' : 'ohne Rückfragen im Haus';
  if (done > 0) return `Noch ${statements}${inOwn ? ' in Ihrem Teil' : ''}, ${estimate(total - done)} ${without}.`;
  return `${inOwn ? 'Ihr Teil: ' : ''}${statements}, ${estimate(total)} ${without}. Sie können jederzeit aufhören; jede Antwort wird sofort gespeichert.`;
}

/** Where it goes on, in its own words: people know a statement again, not a number. */
function Where(props: { store: CheckStore; place: Place; begun: boolean }) {
  const { place, store } = props;
  const number = indicatorsOf(fieldOf(store.instrument, place)).findIndex((one) => one.id === place.indicator.id) + 1;
  const index = store.instrument.fields.findIndex((one) => one.id === place.field.id);
  return (
    <div class="sc-where">
      <p class="sc-muted sc-small">
        {props.begun ? 'Weitermachen bei' : 'Beginnen mit'}{' '}
        {place.field.id === OWN_FIELD ? 'den eigenen Aussagen' : `Feld ${index + 1}, ${place.topic.title}`}, Aussage{' '}
        {number}
      </p>
      <p class="sc-where__statement">{place.indicator.statement}</p>
    </div>
  );
}

const fieldOf = (instrument: Instrument, place: Place) =>
  instrument.fields.find((one) => one.id === place.field.id) ?? place.field;

function FieldList(props: {
  id: string;
  title: string;
  lead: string | null;
  store: CheckStore;
  part: Instrument;
  hrefOf: (field: string, topic: string, indicator?: string) => string;
}) {
  const { store, part } = props;
  return (
    <section class="sc-section" aria-labelledby={props.id}>
      <h2 class="kern-heading-medium" id={props.id}>
        {props.title}
      </h2>
      {props.lead && <p class="sc-narrow">{props.lead}</p>}
      <ol class="sc-fields">
        {part.fields.map((field) => {
          const { done, total } = fieldProgress(field, store.answerOf);
          const first = field.topics.find((topic) => {
            const here = progressOf(topic.indicators, store.answerOf);
            return here.done < here.total;
          });
          return (
            <li class="sc-fields__item" key={field.id}>
              <span class="sc-fieldlist__number" aria-hidden="true">
                {field.id === OWN_FIELD ? '+' : store.instrument.fields.findIndex((one) => one.id === field.id) + 1}
              </span>
              <div>
                <h3 class="sc-fieldlist__title">
                  <a href={props.hrefOf(field.id, (first ?? field.topics[0])!.id)}>{field.title}</a>
                </h3>
                <Progress done={done} total={total} />
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The other things one can do here, each a quiet link. */
function Ways(props: { store: CheckStore }) {
  const { store } = props;
  const { check } = store;
  const { done, total } = totalProgress(store.instrument, store.answerOf);
  const release = releaseOf(check);
  return (
    <nav class="sc-section" aria-labelledby="ausserdem">
      <h2 class="kern-heading-small" id="ausserdem">
        Außerdem
      </h2>
      <ul class="sc-linklist">
        {check.writable && done < total && (
          <li>
            <a class="sc-a" href={openHref}>
              Offenes ansehen ({total - done})
            </a>
          </li>
        )}
        {canRelease(check) && (
          <li>
            <a class="sc-a" href={releaseHref}>
              {release === 'released' ? 'Freigabe ansehen oder zurücknehmen' : 'Unser Teil ist fertig: freigeben'}
            </a>
          </li>
        )}
        {check.writable && check.conduct.mode === 'together' && (
          <li>
            <a class="sc-a" href={roundHref()}>
              Große Ansicht für die Runde
            </a>
          </li>
        )}
        <li>
          <a class="sc-a" href={filesHref}>
            Auf Papier oder in Excel
          </a>
        </li>
        <li>
          <a class="sc-a" href={questionsHref(check.instrument)}>
            Alle Aussagen auf einer Seite, für alle lesbar
          </a>
        </li>
        <li>
          <a class="sc-a" href={dataSheetHref}>
            Datenschutz in dieser Phase
          </a>
        </li>
        {!leads(check.role) && (
          <li>
            <a class="sc-a" href={holdingsHref}>
              Was von Ihrer Stelle gespeichert ist
            </a>
          </li>
        )}
        {check.writable && leads(check.role) && (
          <li>
            <a class="sc-a" href={summaryHref}>
              Zusammenfassen und abgeben
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}

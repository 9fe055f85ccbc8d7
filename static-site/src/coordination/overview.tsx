import type { ComponentChildren } from 'preact';
import type { DepartmentState } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { LinkButton } from '../components/button.tsx';
import { FactList } from '../components/fact-list.tsx';
import { PageHead } from '../components/page-head.tsx';
import { StackTable } from '../components/stack-table.tsx';
import { MODES, effort, scopeWords } from '../conduct.ts';
import { count, day } from '../format.ts';
import { indicatorsOf } from '../instrument.ts';
import { useView } from '../island.tsx';
import { isRoof, mayHaveRoof } from '../roof.ts';
import { type Next, type Stage, linksOf, nextOf, stagesOf, writable } from './next.ts';
import { Said, Share, UnitState } from './parts.tsx';
import { COORDINATION, unassigned } from './responsibility.ts';
import { useRoom } from './room.tsx';
import { hrefOf } from './route.ts';

export function OverviewView() {
  const room = useRoom();
  const { check, whole } = room;
  const heading = useView(`Koordination ${check.municipality.name}`, 'room');
  const next = nextOf(room.standing);
  return (
    <>
      <PageHead
        title="Koordination"
        headingRef={heading}
        above={
          <p class="sc-muted">
            {check.municipality.name}: {whole.title}, {check.phase.name}
          </p>
        }
      />
      <Said />
      {check.notices?.map((notice) => (
        <Alert key={`${notice.kind}${notice.on}`} tone="warning" title="Eine neue Einladung wurde verschickt">
          <p>
            {notice.on ? `Am ${day(notice.on)} hat` : 'Inzwischen hat'} das Projektteam Ihrer Kommune eine neue
            Einladung geschickt. War das nicht mit Ihnen abgesprochen, fragen Sie dort nach.
          </p>
        </Alert>
      ))}
      <Way next={next} />
      {room.leads ? <NextBox next={next} /> : <Reading next={next} />}
      <Facts />
      <Units />
      {room.leads && <Elsewhere />}
    </>
  );
}

/** Where on the way the check is; on a phone only the step that counts. */
function Way({ next }: { next: Next }) {
  const { check } = useRoom();
  const stages = stagesOf(check.conduct.mode);
  const now = next.stage === 'done' ? stages.length : stages.findIndex((one) => one.stage === next.stage);
  const stateOf = (index: number): 'done' | 'now' | 'later' => (index < now ? 'done' : index === now ? 'now' : 'later');
  const words: Record<ReturnType<typeof stateOf>, string> = { done: 'erledigt', now: 'jetzt', later: 'später' };
  return (
    <ol class="sc-way" aria-label="Der Weg dieses Selbstchecks">
      {stages.map((one: { stage: Stage; name: string }, index) => (
        <li
          key={one.stage}
          class={`sc-way__step sc-way__step--${stateOf(index)}`}
          aria-current={index === now ? 'step' : undefined}
        >
          <span class="sc-way__name">{one.name}</span>
          <span class="kern-sr-only"> ({words[stateOf(index)]})</span>
        </li>
      ))}
    </ol>
  );
}

function NextBox({ next }: { next: Next }) {
  return (
    <section class="sc-next" aria-labelledby="jetzt">
      <h2 class="kern-heading-medium" id="jetzt">
        {next.title}
      </h2>
      <p class="sc-narrow">{next.text}</p>
      {(next.action || next.also) && (
        <p class="sc-actions">
          {next.action && (
            <LinkButton look="primary" href={next.action.href}>
              {next.action.label}
            </LinkButton>
          )}
          {next.also && (
            <a class="sc-a" href={next.also.href}>
              {next.also.label}
            </a>
          )}
        </p>
      )}
    </section>
  );
}

/** For a companion: the same standing, nothing to do. */
function Reading({ next }: { next: Next }) {
  const { check } = useRoom();
  return (
    <section class="sc-next" aria-labelledby="jetzt">
      <h2 class="kern-heading-medium" id="jetzt">
        {next.stage === 'done' ? next.title : `Gerade dran: ${stageName(next.stage)}`}
      </h2>
      <p class="sc-narrow">
        Sie begleiten diesen Selbstcheck und lesen mit. Sie sehen, wie viel beantwortet ist; den Abgleich, sobald die
        Koordination ihn geöffnet hat, und das Ergebnis nach der Abgabe.
      </p>
      {(check.conduct.agreementOpen || check.submission) && (
        <p class="sc-actions">
          {check.submission ? (
            <LinkButton look="primary" href="/ergebnis/">
              Ergebnis ansehen
            </LinkButton>
          ) : (
            <LinkButton look="primary" href="/abgleich/">
              Zum Abgleich
            </LinkButton>
          )}
        </p>
      )}
    </section>
  );
}

const stageName = (stage: Stage): string =>
  stagesOf('apart').find((one) => one.stage === stage)?.name ?? stagesOf('together')[0]!.name;

function Facts() {
  const { check, whole, indicators, leads, today } = useRoom();
  const { mode, deadline } = check.conduct;
  const facts: [string, ComponentChildren][] = [
    ['Ablauf', MODES[mode].label],
    [
      'Umfang',
      <>
        {scopeWords(check.scope, whole)}
        <span class="sc-room-facts__more">{effort(indicators)}</span>
      </>,
    ],
    [
      'Interne Frist',
      deadline === undefined ? (
        'keine'
      ) : (
        <>
          {day(deadline)}
          {deadline < today && <span class="sc-room-facts__more">vorbei</span>}
        </>
      ),
    ],
    ['Offen bis', check.closesOn ? day(check.closesOn) : 'ohne Ende'],
  ];
  return (
    <div class="sc-room-facts">
      <FactList facts={facts} />
      {leads && writable(check) && (
        <p>
          <a class="sc-a" href={hrefOf({ view: 'conduct' })}>
            Ablauf, Umfang und Frist ändern
          </a>
        </p>
      )}
    </div>
  );
}

function Units() {
  const { departments, check, leads, instrument } = useRoom();
  const open = departments.filter((one) => !one.closed);
  const closed = departments.filter((one) => one.closed);
  const others = open.filter((one) => one.id !== COORDINATION);
  const can = leads && writable(check);
  const nobody = unassigned(instrument.fields.flatMap(indicatorsOf), departments).length;
  const apart = check.conduct.mode === 'apart';
  return (
    <section class="sc-section" aria-labelledby="stellen">
      <div class="sc-room-head">
        <h2 class="kern-heading-medium" id="stellen">
          Stellen
        </h2>
        {can && others.length > 0 && (
          <p class="sc-actions sc-no-print">
            <LinkButton icon="add" href={hrefOf({ view: 'add' })}>
              Stelle hinzufügen
            </LinkButton>
          </p>
        )}
      </div>
      {others.length === 0 && (
        <p class="sc-narrow">
          {apart
            ? 'Außer Ihnen antwortet noch niemand. Sobald Sie Stellen anlegen, steht hier, wie weit jede ist.'
            : 'Sie antworten an einer Stelle zusammen. Legen Sie nur dann weitere an, wenn jemand für sich antworten soll.'}
          {can && !apart && (
            <>
              {' '}
              <a class="sc-a" href={hrefOf({ view: 'add' })}>
                Stelle hinzufügen
              </a>
            </>
          )}
        </p>
      )}
      {others.length > 0 && (
        <p class="sc-muted sc-narrow">
          Sie sehen, wie viel beantwortet ist, nicht was.
          {apart && ' Antworten werden sichtbar, wenn eine Stelle sie freigibt und der Abgleich offen ist.'}
        </p>
      )}
      <UnitTable units={open} caption={count(open.length, 'Stelle', 'Stellen')} />
      {can && others.length > 0 && nobody > 0 && (
        <p class="sc-narrow">
          Für {count(nobody, 'Aussage', 'Aussagen')} ist noch niemand zuständig; bei Sachständen zählt die zuständige
          Stelle.{' '}
          <a class="sc-a" href={hrefOf({ view: 'responsibility' })}>
            Zuständigkeit klären
          </a>
        </p>
      )}
      {closed.length > 0 && (
        <details class="sc-closed">
          <summary>{count(closed.length, 'geschlossene Stelle', 'geschlossene Stellen')}</summary>
          <p class="sc-muted">Ihre Antworten bleiben; beantworten kann sie niemand mehr.</p>
          <ul>
            {closed.map((unit) => (
              <li key={unit.id}>
                {leads ? (
                  <a class="sc-a" href={hrefOf({ view: 'department', id: unit.id })}>
                    {unit.name}
                  </a>
                ) : (
                  unit.name
                )}
                {unit.mergedInto && `, jetzt bei „${departments.find((one) => one.id === unit.mergedInto)?.name}“`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function UnitTable({ units, caption }: { units: DepartmentState[]; caption: string }) {
  const { instrument, indicators, links, leads, today } = useRoom();
  const inScope = new Set(instrument.fields.flatMap(indicatorsOf).map((one) => one.id));
  const access = (unit: DepartmentState) => {
    if (unit.id === COORDINATION) return 'Ihr eigener';
    const live = linksOf(unit, links, today).length;
    return live === 0 ? 'keiner' : count(live, 'Link', 'Links');
  };
  return (
    <div class="sc-units">
      <StackTable
        caption={caption}
        columns={[
          { label: 'Stelle' },
          { label: 'Stand' },
          { label: 'Ihr Teil' },
          { label: 'Insgesamt' },
          { label: 'Zuletzt aktiv' },
          ...(leads ? [{ label: 'Zugang' }] : []),
        ]}
        rows={units.map((unit) => {
          const own = unit.responsible.filter((id) => inScope.has(id)).length;
          const all = Object.values(unit.answered).reduce((sum, one) => sum + one, 0);
          return {
            key: unit.id,
            cells: [
              leads ? (
                <a class="sc-a" href={hrefOf({ view: 'department', id: unit.id })}>
                  {unit.name}
                </a>
              ) : (
                unit.name
              ),
              <UnitState unit={unit} />,
              own === 0 ? (
                <span class="sc-muted">nicht festgelegt</span>
              ) : (
                <Share done={unit.answeredResponsible ?? 0} total={own} />
              ),
              <Share done={all} total={indicators} />,
              unit.activeOn ? day(unit.activeOn) : <span class="sc-muted">noch nicht</span>,
              ...(leads ? [access(unit)] : []),
            ],
          };
        })}
      />
    </div>
  );
}

/** Everything else, each with what it is good for. */
function Elsewhere() {
  const { check } = useRoom();
  const open = writable(check);
  const tiles: { href: string; title: string; text: string; when: boolean }[] = [
    {
      href: hrefOf({ view: 'communes' }),
      title: 'Unsere Gemeinden',
      text: 'Was Gemeinden Ihres Gebiets für Sie freigegeben haben.',
      when: isRoof(check.municipality.key),
    },
    {
      href: hrefOf({ view: 'access' }),
      title: 'Zugänge',
      text: 'Links und Codes der Stellen, Vertretung, Begleitung, Einsicht, ein Code für Sie selbst.',
      when: true,
    },
    {
      href: hrefOf({ view: 'responsibility' }),
      title: 'Zuständigkeit',
      text: 'Wer für welche Aussage zuständig ist, und wofür noch niemand.',
      when: open,
    },
    {
      href: hrefOf({ view: 'own' }),
      title: 'Eigene Aussagen',
      text: 'Bis zu zehn Aussagen, die Ihre Kommune dem Fragebogen hinzufügt.',
      when: true,
    },
    {
      href: hrefOf({ view: 'reminders' }),
      title: 'Erinnern',
      text: 'Ein Text ohne Link, zum Kopieren oder Verschicken an Funktionsadressen.',
      when: open,
    },
    {
      href: hrefOf({ view: 'exchange' }),
      title: 'Sichern und einlesen',
      text: 'Den Stand als Datei speichern, eine Datei oder ausgefüllte Tabelle übernehmen.',
      when: true,
    },
    {
      href: hrefOf({ view: 'handover' }),
      title: 'Koordination übergeben',
      text: 'Wenn jemand anders weitermacht: Alles bleibt, Ihr Link endet.',
      when: check.role === 'coordinator',
    },
    {
      href: hrefOf({ view: 'sharing' }),
      title: 'Was das Projektteam sieht',
      text: mayHaveRoof(check.municipality.key)
        ? 'Eingeladen und begonnen; ob mehr, und ob Landkreis oder Verband etwas sehen, entscheiden Sie.'
        : 'Eingeladen und begonnen; ob mehr, entscheiden Sie.',
      when: true,
    },
    {
      href: hrefOf({ view: 'log' }),
      title: 'Protokoll',
      text: 'Was an welchem Tag geschah, nach Rolle und Stelle.',
      when: true,
    },
    {
      href: '/informationen/it/',
      title: 'Für die IT',
      text: 'Adresse, Browser, Daten, E-Mail: ein Blatt zum Weitergeben.',
      when: true,
    },
    {
      href: '/informationen/personalrat-und-datenschutz/',
      title: 'Für Personalrat und Datenschutz',
      text: 'Zweck, wer was sieht, was nicht erhoben wird: ein Blatt zum Weitergeben.',
      when: true,
    },
  ];
  return (
    <section class="sc-section sc-no-print" aria-labelledby="ausserdem">
      <h2 class="kern-heading-medium" id="ausserdem">
        Außerdem
      </h2>
      <ul class="sc-tiles">
        {tiles
          .filter((one) => one.when)
          .map((tile) => (
            <li key={tile.href} class="sc-tiles__item">
              <h3 class="sc-tiles__title">
                <a href={tile.href}>{tile.title}</a>
              </h3>
              <p>{tile.text}</p>
            </li>
          ))}
      </ul>
      <h2 class="kern-heading-medium" id="datenschutz">
        Datenschutz
      </h2>
      <p>
        <a class="sc-a" href={hrefOf({ view: 'holdings' })}>
          Ansehen, was gespeichert ist
        </a>
      </p>
      {check.role === 'coordinator' && (
        <p class="sc-room-erase">
          <a class="sc-a" href={hrefOf({ view: 'erase' })}>
            Diesen Selbstcheck löschen
          </a>
        </p>
      )}
    </section>
  );
}

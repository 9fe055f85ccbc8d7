import { Button, LinkButton } from '../components/button.tsx';
import { Crumb } from '../components/crumb.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count } from '../format.ts';
import { useView } from '../island.tsx';
import { Recorded, StateMark } from './point.tsx';
import { meetingHref, overviewHref, planHref } from './route.ts';
import type { AgreementStore } from './store.ts';

/** What came of a meeting, to read out at its end and to print as minutes. */
export function EndView({ store }: { store: AgreementStore }) {
  const heading = useView('Was Sie festgehalten haben', 'end');
  const meeting = store.meeting();
  const stateOf = (indicator: string) => store.stateOf(indicator);
  const agreed = meeting.filter((one) => ['agreed', 'changed'].includes(stateOf(one.indicator)));
  const disputed = meeting.filter((one) => stateOf(one.indicator) === 'disputed');
  const open = meeting.filter((one) => stateOf(one.indicator) === 'open');
  const list = (points: typeof meeting) => (
    <ul class="sc-outcomes">
      {points.map((one) => (
        <li key={one.indicator} class="sc-outcomes__item">
          <p class="sc-point__above">
            <StateMark state={stateOf(one.indicator)} />
            <span class="sc-muted">{store.places.get(one.indicator)?.field.title}</span>
          </p>
          <h3 class="sc-point__statement">{store.places.get(one.indicator)?.indicator.statement}</h3>
          <Recorded store={store} indicator={one.indicator} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <PageHead
        title="Was Sie festgehalten haben"
        headingRef={heading}
        above={<Crumb href={overviewHref()}>Abgleich</Crumb>}
      >
        {meeting.length === 0
          ? 'Auf der Tagesordnung stand nichts.'
          : `${count(agreed.length, 'Punkt', 'Punkte')} vereinbart, ${disputed.length} bewusst offen gelassen${open.length > 0 ? `, ${count(open.length, 'Punkt ist', 'Punkte sind')} noch offen` : ''}. Danke, dass Sie sich die Zeit genommen haben.`}
      </PageHead>
      <div class="sc-actions">
        {open.length > 0 ? (
          <>
            <LinkButton look="primary" href={meetingHref()}>
              Mit dem Offenen weitermachen
            </LinkButton>
            <LinkButton href={planHref}>Nächstes Treffen planen</LinkButton>
          </>
        ) : (
          <LinkButton look="primary" href={overviewHref()}>
            Zum Abgleich
          </LinkButton>
        )}
        {meeting.length > 0 && (
          <Button look="tertiary" onClick={() => window.print()}>
            Drucken
          </Button>
        )}
      </div>
      {agreed.length > 0 && (
        <section class="sc-section" aria-labelledby="fazit-vereinbart">
          <h2 class="kern-heading-large" id="fazit-vereinbart">
            Vereinbart
          </h2>
          {list(agreed)}
        </section>
      )}
      {disputed.length > 0 && (
        <section class="sc-section" aria-labelledby="fazit-strittig">
          <h2 class="kern-heading-large" id="fazit-strittig">
            Bleibt strittig
          </h2>
          <p class="sc-narrow">Auch das ist ein Ergebnis: Jede Sicht steht mit ihren Gründen da.</p>
          {list(disputed)}
        </section>
      )}
      {open.length > 0 && (
        <section class="sc-section" aria-labelledby="fazit-offen">
          <h2 class="kern-heading-large" id="fazit-offen">
            Noch offen
          </h2>
          {list(open)}
        </section>
      )}
    </>
  );
}

import { useState } from 'preact/hooks';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Crumb } from '../components/crumb.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count } from '../format.ts';
import { placesOf } from '../instrument.ts';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { ownDepartment } from '../roles.ts';
import { canRelease, releaseOf } from './release.ts';
import { overviewHref, partHref } from './route.ts';
import type { CheckStore } from './store.ts';

/** "Unser Teil ist fertig": what it means, what is still open, and the way back. */
export function ReleaseView(props: { store: CheckStore; onChanged: () => void }) {
  const { store } = props;
  const release = releaseOf(store.check);
  const title =
    release === 'released' ? 'Ihr Teil ist freigegeben' : release === 'withheld' ? 'Ihren Teil freigeben' : 'Freigabe';
  const heading = useView(title, `release/${release}`);
  return (
    <>
      <PageHead title={title} headingRef={heading} above={<Crumb href={overviewHref}>Übersicht</Crumb>} />
      {release === 'asAnswered' && (
        <p class="sc-narrow">
          Hier ist nichts freizugeben: Was Sie antworten, zählt in der Koordination von Anfang an mit.
        </p>
      )}
      {release === 'withheld' && !canRelease(store.check) && (
        <p class="sc-narrow">
          Der Selbstcheck nimmt gerade nichts an. Ihr Teil ist nicht freigegeben: Niemand außer Ihrer Stelle sieht ihn.
        </p>
      )}
      {release === 'withheld' && canRelease(store.check) && <Give {...props} />}
      {release === 'released' && <Given {...props} />}
    </>
  );
}

function useRelease(store: CheckStore, onChanged: () => void) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const change = async (released: boolean) => {
    setBusy(true);
    setProblem(null);
    const reply = await store.api.release(released);
    setBusy(false);
    if (!reply.ok) {
      setProblem(reply.problem);
      // What stands in the way may have changed meanwhile: submitted, closed.
      if (reply.problem.kind !== 'network') await store.refresh();
      return onChanged();
    }
    store.check = {
      ...store.check,
      departments: store.check.departments.map((one) =>
        one.id === store.check.department ? { ...one, released: reply.value.released } : one,
      ),
    };
    store.keep();
    onChanged();
  };
  return { busy, problem, change };
}

function Give(props: { store: CheckStore; onChanged: () => void }) {
  const { store } = props;
  const { busy, problem, change } = useRelease(store, props.onChanged);
  const part = store.parts.own ?? store.instrument;
  const open = [...placesOf(part).values()].filter((place) => store.answerOf(place.indicator.id) === null);
  const { unsaved } = store.queue.status();
  const own = store.parts.own !== null;
  return (
    <>
      <div class="sc-prose">
        <p>Mit „Unser Teil ist fertig“ zeigen Sie Ihre Antworten. Bis dahin sieht sie nur Ihre Stelle.</p>
        <ul>
          <li>
            <strong>Die Koordination</strong> sieht von da an, was Sie geantwortet haben, mit Kommentaren und Belegen.
          </li>
          <li>
            <strong>Die anderen Stellen</strong> sehen es, sobald der Abgleich geöffnet ist und sie selbst freigegeben
            haben.
          </li>
          <li>
            <strong>Ändern</strong> können Sie weiterhin alles, bis abgegeben wird. Auch die Freigabe lässt sich bis
            dahin zurücknehmen.
          </li>
        </ul>
      </div>
      <section class="sc-section" aria-labelledby="noch-offen">
        <h2 class="kern-heading-small" id="noch-offen">
          {open.length === 0
            ? 'Offen ist nichts mehr'
            : own
              ? `In Ihrem Teil noch offen: ${count(open.length, 'Aussage', 'Aussagen')}`
              : `Noch ohne Antwort: ${count(open.length, 'Aussage', 'Aussagen')}`}
        </h2>
        {open.length > 0 && (
          <>
            <p class="sc-narrow">
              Sie können trotzdem freigeben. Was niemand beantwortet, erscheint im Ergebnis als Wissenslücke.
            </p>
            <details class="sc-more" open={open.length <= 8}>
              <summary>Welche das sind</summary>
              <ul class="sc-linklist sc-more__body">
                {open.map((place) => (
                  <li key={place.indicator.id}>
                    <a class="sc-a" href={partHref(store.parts, place)}>
                      {place.indicator.statement}
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </>
        )}
      </section>
      {unsaved > 0 && (
        <Alert tone="warning" title={`${count(unsaved, 'Eingabe ist', 'Eingaben sind')} noch unterwegs`} live="polite">
          <p>Freigeben können Sie, sobald alles gespeichert ist.</p>
        </Alert>
      )}
      {problem && (
        <ProblemAlert problem={problem}>
          {problem.kind === 'network' && <p>Ihre Antworten sind davon nicht betroffen.</p>}
        </ProblemAlert>
      )}
      <div class="sc-topicend">
        {unsaved === 0 && (
          <Button look="primary" busy={busy} busyText="Wird freigegeben …" onClick={() => void change(true)}>
            Unser Teil ist fertig
          </Button>
        )}
        <a class="sc-a" href={overviewHref}>
          Noch nicht, zurück zur Übersicht
        </a>
      </div>
    </>
  );
}

function Given(props: { store: CheckStore; onChanged: () => void }) {
  const { store } = props;
  const { busy, problem, change } = useRelease(store, props.onChanged);
  const name = ownDepartment(store.check)?.name ?? '';
  const { agreementOpen } = store.check.conduct;
  return (
    <>
      <Alert tone="success" title={`Freigegeben: ${name}`} live="polite">
        <p>
          Vielen Dank! Die Koordination sieht jetzt Ihre Antworten.{' '}
          {agreementOpen
            ? 'Der Abgleich ist geöffnet: Auch die anderen Stellen sehen sie, und Sie die der anderen.'
            : 'Die anderen Stellen sehen sie, sobald der Abgleich geöffnet ist.'}
        </p>
        <p>
          <LinkButton look="primary" href={agreementOpen ? '/abgleich/' : overviewHref}>
            {agreementOpen ? 'Zum Abgleich' : 'Zur Übersicht'}
          </LinkButton>
        </p>
      </Alert>
      {store.check.writable && (
        <section class="sc-section sc-stack sc-narrow" aria-labelledby="zuruecknehmen">
          <h2 class="kern-heading-small" id="zuruecknehmen">
            Doch noch nicht?
          </h2>
          <p>
            Ändern können Sie Ihre Antworten auch so. Nehmen Sie die Freigabe zurück, sieht sie wieder nur Ihre Stelle,
            und sie gehen nicht in eine Abgabe ein.
          </p>
          {problem && <ProblemAlert problem={problem} />}
          <p>
            <Button busy={busy} busyText="Wird zurückgenommen …" onClick={() => void change(false)}>
              Freigabe zurücknehmen
            </Button>
          </p>
        </section>
      )}
    </>
  );
}

/** In every view of the part: who sees what is answered here. Nothing where that is never in question. */
export function ReleaseLine(props: { store: CheckStore }) {
  const release = releaseOf(props.store.check);
  if (release === 'asAnswered') return null;
  return (
    <p class={`sc-state sc-state--sentence${release === 'released' ? ' sc-state--done' : ''}`}>
      <span class="sc-state__sign" aria-hidden="true" />
      <span>
        {release === 'released'
          ? 'Freigegeben: Die Koordination sieht auch, was Sie jetzt ändern.'
          : 'Noch nicht freigegeben: Diese Antworten sieht nur Ihre Stelle.'}
      </span>
    </p>
  );
}

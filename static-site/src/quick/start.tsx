import { useLayoutEffect } from 'preact/hooks';
import { ProblemAlert } from '../components/alert.tsx';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Progress } from '../components/progress.tsx';
import { type Instrument, isOwn } from '../instrument.ts';
import { useView } from '../island.tsx';
import type { Problem } from '../problem.ts';
import { type Quick, newest } from './app.tsx';
import { beginHref, questionHref, questionnaireHref, resultHref } from './route.ts';
import { type QuickScope, type QuickState, answerOf, asked, isAskable } from './state.ts';
import { effort, scopeName } from './words.ts';
import { YourAnswers } from './your-answers.tsx';

export function StartView(props: {
  quick: Quick;
  /** The questionnaire to choose from; not always the one that is answered. */
  shown: Instrument;
  state: QuickState | null;
  problem: Problem | null;
  /** Everything was removed just now. */
  removed: boolean;
}) {
  const { quick, shown, state, removed } = props;
  const { keep } = quick;
  const heading = useView('Schnellcheck', 'start');
  // The button that had the focus is gone with what it removed.
  useLayoutEffect(() => {
    if (removed) heading.current?.focus();
  }, [removed]);
  const questionnaires = newest(quick.shipped);
  // What the box above offers is not offered again.
  const offered = state === null ? beginHref(shown.id, 'short') : beginHref(quick.instrument.id, state.scope);
  const scopes = (['short', ...shown.fields.map((field) => [field.id])] as QuickScope[]).filter(
    (scope) => beginHref(shown.id, scope) !== offered && isAskable(shown, scope),
  );
  return (
    <>
      <PageHead title="Schnellcheck" headingRef={heading}>
        Ein erster Eindruck, wo Ihre Kommune steht: ohne Anmeldung, das Ergebnis gleich im Anschluss. Was Sie antworten,
        verlässt diesen Browser nicht.
      </PageHead>
      <p class="kern-sr-only" role="status">
        {removed ? 'Ihre Antworten sind gelöscht.' : ''}
      </p>
      {removed && (
        <p class="sc-noted sc-noted--done">Ihre Antworten sind gelöscht. In diesem Browser ist nichts mehr davon.</p>
      )}
      {props.problem && <ProblemAlert problem={props.problem} />}
      {!keep.works && (
        <p class="sc-noted">
          Dieser Browser speichert nichts zwischen. Sie können trotzdem antworten; lassen Sie die Seite bis zum Ergebnis
          offen.
        </p>
      )}

      {state !== null && <GoOn quick={quick} state={state} withTitle={questionnaires.length > 1} />}
      {questionnaires.length > 1 && (
        <nav class="sc-questionnaires" aria-label="Fragebogen">
          <ul class="sc-jump">
            {questionnaires.map((one) => (
              <li key={one.id}>
                <a href={questionnaireHref(one.id)} aria-current={one.id === shown.id ? 'true' : undefined}>
                  {one.title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {state === null && <ShortForm instrument={shown} />}

      <section class="sc-section" aria-labelledby="felder">
        <h2 class="kern-heading-medium" id="felder">
          {state === null ? 'Oder ein einzelnes Feld' : 'Etwas anderes ansehen'}
        </h2>
        <ul class="sc-choices">
          {scopes.map((scope) => (
            <Choice
              key={String(scope)}
              href={beginHref(shown.id, scope)}
              title={scopeName(shown, scope)}
              detail={effort(shown, scope)}
            />
          ))}
        </ul>
        <p class="sc-small sc-muted">
          Fragebogen „{shown.title}“, Version {shown.version}
          {shown.published === null && ', Entwurf'}.{' '}
          {/* An own one has no page: those are made when the site is built. */}
          {!isOwn(shown.id) && (
            <a class="sc-a" href="/fragebogen/">
              Alle Aussagen lesen
            </a>
          )}
        </p>
      </section>

      {state !== null && <YourAnswers quick={quick} state={state} />}

      <section class="sc-section sc-prose" aria-labelledby="was">
        <h2 class="kern-heading-medium" id="was">
          Was der Schnellcheck zeigt, und was nicht
        </h2>
        <p>
          Er wertet nach derselben Methode aus wie der Selbstcheck und nennt Stärken, Lücken mit einem ersten Schritt
          und Wissenslücken. Aber er kennt nur Ihre Sicht: Zum Ergebnis einer Kommune gehören mehrere Fachbereiche und
          das Gespräch über das, was sie verschieden sehen.
        </p>
        <p>
          Die Kurzform streift alle Felder und weist deshalb keine Stufen aus. Ein einzelnes Feld fragt alles und
          bekommt eine Stufe, wenn genug beantwortet ist.
        </p>
      </section>
    </>
  );
}

function ShortForm({ instrument }: { instrument: Instrument }) {
  if (!isAskable(instrument, 'short')) return null;
  return (
    <div class="sc-next">
      <h2 class="kern-heading-medium">Kurzform</h2>
      <p>
        {effort(instrument, 'short')}. Das Wichtigste aus jedem Handlungsfeld; Sie können jederzeit aufhören und sehen,
        was bis dahin herauskommt.
      </p>
      <LinkButton look="primary" href={beginHref(instrument.id, 'short')}>
        Kurzform beginnen
      </LinkButton>
    </div>
  );
}

function GoOn({ quick, state, withTitle }: { quick: Quick; state: QuickState; withTitle: boolean }) {
  const places = asked(quick.instrument, state.scope);
  const open = places.findIndex((place) => answerOf(state, place.indicator.id) === null);
  const done = places.filter((place) => answerOf(state, place.indicator.id) !== null).length;
  return (
    <div class="sc-next">
      <h2 class="kern-heading-medium">{scopeName(quick.instrument, state.scope)}</h2>
      {withTitle && <p>{quick.instrument.title}</p>}
      <Progress done={done} total={places.length} />
      <div class="sc-actions">
        {open >= 0 && (
          <LinkButton look="primary" href={questionHref(places[open]!.indicator.id)}>
            Weiter mit Aussage {open + 1}
          </LinkButton>
        )}
        {done > 0 && (
          <LinkButton look={open < 0 ? 'primary' : 'secondary'} href={resultHref}>
            Ergebnis ansehen
          </LinkButton>
        )}
      </div>
    </div>
  );
}

function Choice(props: { href: string; title: string; detail: string }) {
  return (
    <li class="sc-choices__item">
      <a class="sc-choices__link" href={props.href}>
        {props.title}
      </a>
      <span class="sc-choices__detail">{props.detail}</span>
    </li>
  );
}

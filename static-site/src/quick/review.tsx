import { describeAnswer } from '../check/words.ts';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Progress } from '../components/progress.tsx';
import type { Place } from '../instrument.ts';
import { useView } from '../island.tsx';
import type { Quick } from './app.tsx';
import { questionHref, resultHref, startHref } from './route.ts';
import { type QuickState, answerOf, entryOf } from './state.ts';
import { scopeName } from './words.ts';
import { YourAnswers } from './your-answers.tsx';

/** Everything that is asked, with what was answered. */
export function ReviewView({ quick, state, places }: { quick: Quick; state: QuickState; places: Place[] }) {
  const name = scopeName(quick.instrument, state.scope);
  const heading = useView(`Übersicht, ${name}`, 'review');
  const open = places.findIndex((place) => answerOf(state, place.indicator.id) === null);
  const done = places.filter((place) => answerOf(state, place.indicator.id) !== null).length;
  const fields = [...new Set(places.map((place) => place.field))];
  return (
    <>
      <PageHead
        title="Übersicht"
        headingRef={heading}
        above={
          <p class="sc-crumb">
            <a class="sc-a" href={startHref}>
              Schnellcheck
            </a>
            <span aria-hidden="true"> · </span>
            {name}
          </p>
        }
      />
      <div class="sc-next">
        <Progress done={done} total={places.length} />
        <div class="sc-actions">
          {open >= 0 && (
            <LinkButton look="primary" href={questionHref(places[open]!.indicator.id)}>
              Weiter mit Aussage {open + 1}
            </LinkButton>
          )}
          <LinkButton look={open < 0 ? 'primary' : 'secondary'} href={resultHref}>
            Ergebnis ansehen
          </LinkButton>
        </div>
      </div>
      {fields.map((field) => (
        <section class="sc-given__field" key={field.id} aria-labelledby={`uebersicht-${field.id}`}>
          <h2 class="kern-heading-small" id={`uebersicht-${field.id}`}>
            {field.title}
          </h2>
          <ul class="sc-given">
            {places
              .filter((place) => place.field === field)
              .map(({ indicator }) => {
                const answer = answerOf(state, indicator.id);
                return (
                  <li key={indicator.id} class="sc-given__item">
                    <a class="sc-a" href={questionHref(indicator.id)}>
                      {indicator.statement}
                    </a>
                    <span class={answer === null ? 'sc-given__answer sc-muted' : 'sc-given__answer'}>
                      {answer === null ? 'noch offen' : describeAnswer(answer, quick.instrument)}
                      {entryOf(state, indicator.id).needForAction && ' · Handlungsbedarf'}
                    </span>
                  </li>
                );
              })}
          </ul>
        </section>
      ))}
      <YourAnswers quick={quick} state={state} />
    </>
  );
}

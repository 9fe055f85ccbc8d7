import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Tone } from '../api-types.ts';
import { LinkButton } from '../components/button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { count, day } from '../format.ts';
import type { Place } from '../instrument.ts';
import { useView } from '../island.tsx';
import { Fields } from './result/fields.tsx';
import { openFoldsForPrint } from '../report/fold.tsx';
import { type Material, materialOf } from './result/material.ts';
import { Method } from './result/method.tsx';
import { Overview } from './result/overview.tsx';
import { Profile } from './result/profile.tsx';
import { ToneSwitch, rememberTone, rememberedTone } from '../report/tone-switch.tsx';
import { counts, opening } from './result/wording.ts';
import type { Quick } from './app.tsx';
import { questionHref, reviewHref, startHref } from './route.ts';
import { type QuickState, answerOf, selfCheckOf } from './state.ts';
import { scopeName } from './words.ts';
import { YourAnswers } from './your-answers.tsx';

interface Props {
  quick: Quick;
  state: QuickState;
  places: Place[];
}

/** Scored here and now, from the very self-check that can be saved as a file. */
export function ResultView(props: Props) {
  const { quick, state, places } = props;
  const answered = places.filter((place) => answerOf(state, place.indicator.id) !== null).length;
  const material = useMemo(() => {
    const selfCheck = selfCheckOf(state, quick.instrument);
    const scored = quick.score(quick.instrument, selfCheck);
    return materialOf(quick.instrument, scored, selfCheck);
  }, [state, quick.instrument]);
  if (answered === 0 || material === null) return <Nothing {...props} />;
  return <Done {...props} material={material} open={places.length - answered} />;
}

const Above = ({ quick, state }: Props) => (
  <p class="sc-crumb">
    <a class="sc-a sc-no-print" href={startHref}>
      Schnellcheck
    </a>
    <span aria-hidden="true" class="sc-no-print">
      {' '}
      ·{' '}
    </span>
    {scopeName(quick.instrument, state.scope)}, {day(quick.today)}
  </p>
);

function Nothing(props: Props) {
  const heading = useView('Ergebnis, Schnellcheck', 'result-nothing');
  const first = props.places[0];
  return (
    <>
      <PageHead title="Noch gibt es kein Ergebnis" above={<Above {...props} />} headingRef={heading}>
        Sobald Sie die erste Aussage beantwortet haben, steht hier etwas.
      </PageHead>
      {first && (
        <div class="sc-actions">
          <LinkButton look="primary" href={questionHref(first.indicator.id)}>
            Zur ersten Aussage
          </LinkButton>
        </div>
      )}
    </>
  );
}

function Done(props: Props & { material: Material; open: number }) {
  const { quick, state, material, open } = props;
  const heading = useView('Ergebnis, Schnellcheck', 'result-done');
  const [tone, setTone] = useState<Tone>(() => rememberedTone(quick.toneStore));
  useEffect(openFoldsForPrint, []);
  return (
    <>
      <div class="sc-result-head">
        <PageHead title="Ihr Ergebnis" above={<Above {...props} />} headingRef={heading}>
          {opening(material, tone)}
        </PageHead>
        <ToneSwitch
          tone={tone}
          onChange={(next) => {
            setTone(next);
            rememberTone(next, quick.toneStore);
          }}
        />
      </div>
      <div class="sc-noted sc-noted--calm">
        <p>
          <strong>Das ist Ihre Sicht, nicht das Ergebnis Ihrer Kommune.</strong> Dazu gehören mehrere Fachbereiche. Ihre
          Antworten wurden in diesem Browser ausgewertet; gesendet wurde nichts.
        </p>
        {open > 0 && (
          <p>
            {count(open, 'Aussage ist', 'Aussagen sind')} noch offen.{' '}
            <a class="sc-a sc-no-print" href={reviewHref}>
              Offene Aussagen beantworten
            </a>
          </p>
        )}
      </div>
      <Overview material={material} tone={tone} />
      <p class="sc-result-counts">{counts(material)}</p>
      <Profile material={material} />
      <Fields material={material} tone={tone} />
      <YourAnswers quick={quick} state={state} onPrint={() => window.print()} />
      <section class="sc-section sc-stack sc-no-print" aria-labelledby="weiter">
        <h2 class="kern-heading-medium" id="weiter">
          Wie es weitergehen kann
        </h2>
        <p class="sc-narrow">
          Sehen andere es genauso? Im Selbstcheck antworten die Fachbereiche jeder für sich. Wo sie sich unterscheiden,
          lohnt sich das Gespräch.
        </p>
        <div class="sc-actions">
          <LinkButton look="primary" href="/so-funktioniert-es/">
            So läuft ein Selbstcheck ab
          </LinkButton>
          <LinkButton look="secondary" href={startHref}>
            Noch ein Feld ansehen
          </LinkButton>
        </div>
      </section>
      <Method instrument={material.instrument} method={material.result.method} />
    </>
  );
}

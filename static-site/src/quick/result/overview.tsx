import type { ComponentChildren } from 'preact';
import type { Tone } from '../../api-types.ts';
import type { Material } from './material.ts';
import { gapText, step, unclear } from './wording.ts';

/** As many as fit on one screen; the rest stands at the fields. */
const FIRST = 3;

/** For people with one minute: what stands, what is missing, what to do first. */
export function Overview({ material, tone }: { material: Material; tone: Tone }) {
  const { result } = material;
  const stands = (
    <Part key="stands" id="was-steht" title="Was steht">
      {result.strengths.length === 0 ? (
        <p>Noch erreicht kein Indikator die Schwelle zur Stärke, drei Viertel der Skala.</p>
      ) : (
        <ul class="sc-glance__list">
          {result.strengths.slice(0, FIRST).map((id) => (
            <Item key={id} id={id} material={material}>
              {material.place(id).indicator.texts.strength}
            </Item>
          ))}
        </ul>
      )}
    </Part>
  );
  const missing = (
    <Part key="missing" id="was-fehlt" title="Was fehlt">
      {result.gaps.length === 0 && result.knowledgeGaps.length === 0 ? (
        <p>
          Weder Lücken noch Wissenslücken im Sinn der Methode. Was noch in Arbeit ist, steht bei den Handlungsfeldern.
        </p>
      ) : (
        <ul class="sc-glance__list">
          {result.gaps.slice(0, FIRST).map(({ indicator }) => (
            <Item key={indicator} id={indicator} material={material}>
              {gapText(indicator, material, tone)}
            </Item>
          ))}
          {result.knowledgeGaps.length > 0 && <li>{unclear(result.knowledgeGaps.length, tone)}</li>}
        </ul>
      )}
    </Part>
  );
  const first = (
    <Part key="first" id="was-zuerst" title="Was zuerst zu tun ist" strong>
      <FirstSteps material={material} />
    </Part>
  );
  return (
    <section class="sc-glance" aria-label="Auf einen Blick">
      {tone === 'plain' ? [missing, first, stands] : [stands, missing, first]}
    </section>
  );
}

function FirstSteps({ material }: { material: Material }) {
  const { result } = material;
  const ids = (result.gaps.length > 0 ? result.gaps : result.inProgress).slice(0, FIRST).map((one) => one.indicator);
  if (ids.length === 0) {
    return (
      <p>
        {result.knowledgeGaps.length === 0
          ? 'Prüfen, ob wirkt, was umgesetzt ist, und das Ergebnis festhalten.'
          : 'Die Wissenslücken klären: zuerst bei den Schlüsselindikatoren nachfragen.'}
      </p>
    );
  }
  return (
    <ol class="sc-glance__list sc-glance__list--steps">
      {ids.map((id) => (
        <Item key={id} id={id} material={material}>
          {step(id, material).text}
        </Item>
      ))}
    </ol>
  );
}

function Part(props: { id: string; title: string; strong?: boolean; children: ComponentChildren }) {
  return (
    <div class={props.strong ? 'sc-glance__part sc-glance__part--strong' : 'sc-glance__part'}>
      <h2 class="sc-glance__title" id={props.id}>
        {props.title}
      </h2>
      {props.children}
    </div>
  );
}

function Item(props: { id: string; material: Material; children: ComponentChildren }) {
  const { field } = props.material.place(props.id);
  return (
    <li>
      <span class="sc-glance__field">{field.title}</span>
      {props.children}
    </li>
  );
}

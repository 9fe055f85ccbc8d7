import { StackTable } from '../../components/stack-table.tsx';
import { Alert } from '../../components/alert.tsx';
import { fieldBar, fieldBarLegend, stageAxis } from './field-bar.tsx';
import { Fold } from '../../report/fold.tsx';
import { type FieldResult, type Material, noStageOf } from './material.ts';
import { NO_DIVERGENCE, NO_STAGE, coverage, percent, span, stageShort } from './wording.ts';

export const marksOf = (material: Material): number[] => material.instrument.stages.slice(1).map((stage) => stage.from);

/** The picture of a field in words: every number that it shows. */
export function barInWords(field: FieldResult, material: Material): string {
  const stage = stageShort(field, noStageOf(field, material), material.instrument);
  if (field.coverage === null) return `${stage}.`;
  const value = field.score === null ? 'nicht bewertet' : `Wert ${percent(field.score)}`;
  return `${value}, ${stage}, ${percent(field.coverage)} Prozent beantwortet, Spanne ${percent(field.low)} bis ${percent(field.high)}.`;
}

export const barOf = (field: FieldResult, material: Material) =>
  fieldBar(
    { score: field.score, low: field.low, high: field.high, hasStage: field.stage !== null },
    marksOf(material),
    barInWords(field, material),
  );

/** The fields side by side, as a picture and as a table. */
export function Profile({ material }: { material: Material }) {
  const { instrument, result } = material;
  const stageInTable = (field: FieldResult) => {
    const reason = noStageOf(field, material);
    return reason === null ? stageShort(field, null, instrument) : NO_STAGE[reason];
  };
  return (
    <section class="sc-section sc-stack" aria-labelledby="profil">
      <h2 class="kern-heading-large" id="profil">
        Ihre Handlungsfelder
      </h2>
      <figure class="sc-profile" aria-labelledby="profil">
        <div class="sc-profile__row sc-profile__row--axis" aria-hidden="true">
          <span />
          {stageAxis(instrument.stages)}
          <span />
        </div>
        <ul class="sc-profile__list">
          {result.fields.map((field) => (
            <li key={field.id} class="sc-profile__row">
              <a class="sc-profile__title" href={`#feld-${field.id}`}>
                {material.field(field.id).title}
              </a>
              {barOf(field, material)}
              <span class="sc-profile__value">
                <strong>{percent(field.score)}</strong>
                <span>{stageShort(field, noStageOf(field, material), instrument)}</span>
              </span>
            </li>
          ))}
        </ul>
        <figcaption>
          {fieldBarLegend(result.fields.some((field) => field.score !== null && field.stage === null))}
        </figcaption>
      </figure>
      {result.ratedByTwo === 0 && (
        <Alert tone="info" title="Eine Stimme, keine Abweichungen">
          <p>{NO_DIVERGENCE}</p>
        </Alert>
      )}
      <Fold title="Dieselben Zahlen als Tabelle">
        <StackTable
          caption="Handlungsfelder: Wert, Stufe, Anteil der beantworteten Fragen und Spanne"
          columns={[
            { label: 'Handlungsfeld' },
            { label: 'Wert', numeric: true },
            { label: 'Stufe' },
            { label: 'Beantwortet', numeric: true },
            { label: 'Spanne', numeric: true },
          ]}
          rows={result.fields.map((field) => ({
            key: field.id,
            cells: [
              material.field(field.id).title,
              percent(field.score),
              stageInTable(field),
              coverage(field.coverage),
              span(field.low, field.high),
            ],
          }))}
        />
        <p class="sc-narrow sc-small">
          Der Wert reicht von 0 bis 100. „Beantwortet“ ist der Anteil, für den ein Stand vorliegt. Die Spanne zeigt, wo
          der Wert läge, wenn alles Offene ganz unten oder ganz oben stünde und bei Uneinigkeit die niedrigste oder die
          höchste Einschätzung gälte: Je breiter sie ist, desto mehr ist zu klären.
        </p>
      </Fold>
    </section>
  );
}

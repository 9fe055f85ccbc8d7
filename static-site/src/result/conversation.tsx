import type { DiscussionPoint } from '../api-types.ts';
import { StackTable } from '../components/stack-table.tsx';
import { Entry } from './entry.tsx';
import { Fold } from './fold.tsx';
import { type Material, changedSince, pointsOfKind } from './material.ts';
import { NO_DIVERGENCE, answerText, pointReasons, ratedBy } from './wording.ts';

/** Where departments differ: facts to look up beforehand, appraisals to talk about, and what was agreed. */
export function Conversation({ material }: { material: Material }) {
  const { result } = material;
  const facts = pointsOfKind('fact', material);
  const appraisals = pointsOfKind('appraisal', material);
  const agreed = material.selfCheck.agreed ?? [];
  return (
    <section class="sc-section sc-stack" aria-labelledby="gespraech">
      <h2 class="kern-heading-large" id="gespraech">
        Worüber zu sprechen ist
      </h2>
      {result.ratedByTwo === 0 && <p class="sc-narrow">{NO_DIVERGENCE}</p>}
      {result.ratedByTwo > 0 && result.discussionPoints.length === 0 && (
        <p class="sc-narrow">
          {result.ratedByTwo === 1
            ? 'Einen Indikator haben mindestens zwei Stellen eingeschätzt; ein Gesprächspunkt ergibt sich daraus nicht.'
            : `${result.ratedByTwo} Indikatoren haben mindestens zwei Stellen eingeschätzt; ein Gesprächspunkt ergibt sich daraus nicht.`}
        </p>
      )}
      {facts.length > 0 && (
        <Points
          id="vorab"
          title="Vorab klären"
          hint="Sachstände: Das lässt sich nachsehen, bevor alle am Tisch sitzen."
          points={facts}
          material={material}
        />
      )}
      {appraisals.length > 0 && (
        <Points
          id="im-gespraech"
          title="Im Gespräch klären"
          hint="Einschätzungen: Hier sehen Fachbereiche es verschieden. Genau dort lohnt sich das Gespräch."
          points={appraisals}
          material={material}
        />
      )}
      {material.edition === 'public' && result.settled.length > 0 && (
        <Points
          id="vereinbart"
          title="Vereinbart"
          hint="Darüber haben die Stellen gesprochen und sich geeinigt."
          points={result.settled}
          material={material}
        />
      )}
      {agreed.length > 0 && (
        <div class="sc-stack">
          <h3 class="kern-heading-medium" id="vereinbart">
            Vereinbart
          </h3>
          <ul class="sc-entries">
            {agreed
              .filter((one) => result.indicators.some((indicator) => indicator.id === one.indicator))
              .map((one) => {
                const changed = changedSince(one, material);
                const settled = result.settled.find((point) => point.indicator === one.indicator);
                return (
                  <Entry key={one.indicator} id={one.indicator} material={material} withField>
                    <p>
                      <strong>Vereinbart:</strong> {answerText(one.answer, material.instrument)}
                    </p>
                    {one.reason.trim() !== '' && (
                      <p>
                        <strong>Begründung:</strong> {one.reason}
                      </p>
                    )}
                    {(one.minority ?? []).map((view) => (
                      <p key={view.department}>
                        <strong>Andere Sicht von {material.department(view.department)}:</strong> {view.view}
                      </p>
                    ))}
                    {changed.length > 0 && (
                      <p>Seit der Vereinbarung geändert: {changed.map(material.department).join(', ')}.</p>
                    )}
                    {settled && <p class="sc-small">{pointReasons(settled)}</p>}
                    <Answers id={one.indicator} material={material} />
                  </Entry>
                );
              })}
          </ul>
        </div>
      )}
    </section>
  );
}

function Points(props: { id: string; title: string; hint: string; points: DiscussionPoint[]; material: Material }) {
  const { material } = props;
  return (
    <div class="sc-stack">
      <h3 class="kern-heading-medium" id={props.id}>
        {props.title}
      </h3>
      <p class="sc-muted">{props.hint}</p>
      <ul class="sc-entries">
        {props.points.map((point) => (
          <Entry key={point.indicator} id={point.indicator} material={material} withField>
            <p>{material.edition === 'public' ? ratedBy(point) : pointReasons(point)}</p>
            {(material.selfCheck.disputed ?? [])
              .filter((one) => one.indicator === point.indicator)
              .flatMap((one) => one.views)
              .map((view) => (
                <p key={view.department}>
                  <strong>Bewusst offen gelassen, Sicht von {material.department(view.department)}:</strong> {view.view}
                </p>
              ))}
            <Answers id={point.indicator} material={material} />
          </Entry>
        ))}
      </ul>
    </div>
  );
}

/** Who answered what. For the coordinator's eyes, as the internal edition of the report. */
function Answers({ id, material }: { id: string; material: Material }) {
  const entries = material.answersTo(id);
  if (entries.length === 0) return null;
  return (
    <Fold title="Antworten der Stellen" number={entries.length}>
      <StackTable
        caption={material.place(id).indicator.statement}
        columns={[{ label: 'Stelle' }, { label: 'Antwort' }, { label: 'Anmerkung' }]}
        rows={entries.map((entry) => ({
          key: entry.department,
          cells: [
            material.department(entry.department),
            entry.answer ? answerText(entry.answer, material.instrument) : 'noch keine Antwort',
            [...(entry.needForAction ? ['Handlungsbedarf'] : []), ...(entry.comment ? [entry.comment] : [])].join(
              ' · ',
            ) || '–',
          ],
        }))}
      />
    </Fold>
  );
}

import type { ComponentChildren } from 'preact';
import type { Tone } from '../../api-types.ts';
import { StackTable } from '../../components/stack-table.tsx';
import type { Field } from '../../instrument.ts';
import { Gap, InProgress, KnowledgeGap, NotApplicable, Strength } from './entry.tsx';
import { Fold, UnfoldAll } from '../../report/fold.tsx';
import { type FieldResult, type Material, fieldsInOrder, noStageOf, ofField } from './material.ts';
import { barOf } from './profile.tsx';
import { NO_STAGE, cap, coverage, noStageVerdict, percent, span, stageShort, whatIsMissing } from './wording.ts';

/** Every field: what its stage means, then every indicator in the list to which it belongs. */
export function Fields({ material, tone }: { material: Material; tone: Tone }) {
  return (
    <section class="sc-section" aria-labelledby="im-einzelnen">
      <div class="sc-chapters-head">
        <h2 class="kern-heading-large" id="im-einzelnen">
          Feld für Feld
        </h2>
        <UnfoldAll within="im-einzelnen" />
      </div>
      {fieldsInOrder(material, tone).map((field) => (
        <FieldChapter key={field.id} shown={field} material={material} tone={tone} />
      ))}
    </section>
  );
}

interface List {
  kind: string;
  title: string;
  number: number;
  body: ComponentChildren;
}

/** The lists and what is in them are the same in every tone, their order is not (method, section 9). */
const ORDER: Record<Tone, string[]> = {
  encouraging: ['strengths', 'inProgress', 'gaps', 'knowledgeGaps', 'notApplicable', 'topics'],
  balanced: ['strengths', 'gaps', 'inProgress', 'knowledgeGaps', 'notApplicable', 'topics'],
  plain: ['gaps', 'knowledgeGaps', 'inProgress', 'notApplicable', 'topics', 'strengths'],
};

function FieldChapter({ shown, material, tone }: { shown: FieldResult; material: Material; tone: Tone }) {
  const { instrument, result } = material;
  const field = material.field(shown.id);
  const reason = noStageOf(shown, material);
  const own = (ids: string[]) => ofField(ids, field.id, material);
  const ids = {
    strengths: own(result.strengths),
    gaps: own(result.gaps.map((one) => one.indicator)),
    inProgress: own(result.inProgress.map((one) => one.indicator)),
    knowledgeGaps: own(result.knowledgeGaps),
  };
  const notApplicable = own(result.indicators.filter((one) => one.state === 'notApplicable').map((one) => one.id));
  const entries = (of: string[], show: (id: string) => ComponentChildren) => <ul class="sc-entries">{of.map(show)}</ul>;
  const lists: List[] = [
    {
      kind: 'strengths',
      title: 'Stärken',
      number: ids.strengths.length,
      body: entries(ids.strengths, (id) => <Strength key={id} id={id} material={material} />),
    },
    {
      kind: 'gaps',
      title: 'Lücken',
      number: ids.gaps.length,
      body: entries(ids.gaps, (id) => <Gap key={id} id={id} material={material} tone={tone} />),
    },
    {
      kind: 'inProgress',
      title: 'In Arbeit',
      number: ids.inProgress.length,
      body: entries(ids.inProgress, (id) => <InProgress key={id} id={id} material={material} />),
    },
    {
      kind: 'knowledgeGaps',
      title: 'Wissenslücken',
      number: ids.knowledgeGaps.length,
      body: entries(ids.knowledgeGaps, (id) => <KnowledgeGap key={id} id={id} material={material} />),
    },
    {
      kind: 'notApplicable',
      title: 'Nicht zutreffend',
      number: notApplicable.length,
      body: entries(notApplicable, (id) => <NotApplicable key={id} id={id} material={material} />),
    },
    {
      kind: 'topics',
      title: 'Themen im Einzelnen',
      // A single topic repeats its field.
      number: shown.topics.length > 1 ? shown.topics.length : 0,
      body: <Topics shown={shown} field={field} />,
    },
  ];
  const inOrder = ORDER[tone].flatMap((kind) => lists.filter((list) => list.kind === kind && list.number > 0));
  const lead = tone === 'plain' ? whatIsMissing(ids, material) : '';
  return (
    <section class="sc-chapter" aria-labelledby={`feld-${field.id}`}>
      <div class="sc-chapter__head">
        <h3 class="sc-chapter__title" id={`feld-${field.id}`} tabIndex={-1}>
          {field.title}
        </h3>
        <p class={shown.stage === null ? 'sc-stage sc-stage--none' : 'sc-stage'}>
          {stageShort(shown, reason, instrument)}
        </p>
      </div>
      {lead !== '' && <p class="sc-chapter__lead">{lead}</p>}
      <div class="sc-chapter__figures">
        {barOf(shown, material)}
        <dl class="sc-figures">
          <div>
            <dt>Wert</dt>
            <dd>{percent(shown.score)}</dd>
          </div>
          <div>
            <dt>Spanne</dt>
            <dd>{span(shown.low, shown.high)}</dd>
          </div>
          <div>
            <dt>Beantwortet</dt>
            <dd>{coverage(shown.coverage)}</dd>
          </div>
        </dl>
      </div>
      <div class="sc-chapter__verdict">
        {reason === null ? (
          <>
            <p>{field.verdicts[shown.stage ?? 0]?.[tone]}</p>
            <p class={shown.cappedBy.length > 0 ? 'sc-cap' : 'sc-small sc-muted'}>
              {shown.cappedBy.length > 0 ? cap(shown, material) : instrument.stages[shown.stage ?? 0]?.explanation}
            </p>
          </>
        ) : (
          <>
            <p>
              <strong>{NO_STAGE[reason]}</strong>
            </p>
            <p>{noStageVerdict(reason, shown, instrument, tone)}</p>
          </>
        )}
      </div>
      {inOrder.map((list) => (
        <Fold key={list.kind} title={list.title} number={list.number}>
          {list.body}
        </Fold>
      ))}
      <p class="sc-small sc-no-print">
        <a class="sc-a" href="#profil">
          Zurück zur Übersicht der Felder
        </a>
      </p>
    </section>
  );
}

function Topics({ shown, field }: { shown: FieldResult; field: Field }) {
  return (
    <StackTable
      caption={`Themen im Handlungsfeld ${field.title}`}
      columns={[
        { label: 'Thema' },
        { label: 'Wert', numeric: true },
        { label: 'Beantwortet', numeric: true },
        { label: 'Spanne', numeric: true },
      ]}
      rows={shown.topics.map((topic) => ({
        key: topic.id,
        cells: [
          field.topics.find((one) => one.id === topic.id)?.title ?? topic.id,
          percent(topic.score),
          coverage(topic.coverage),
          span(topic.low, topic.high),
        ],
      }))}
    />
  );
}

import { useRef, useState } from 'preact/hooks';
import type { View } from '../api-types.ts';
import { Conflict } from '../check/conflict.tsx';
import { ReasonField } from '../check/reason-field.tsx';
import { OBSTACLES, withObstacle } from '../check/words.ts';
import { Alert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Checkbox, TextArea } from '../components/form.tsx';
import { type Choice, type Draft, LONGEST_TEXT, isEmpty, missingIn, withSide } from './outcome.ts';
import { obstacleCounts, spreadOf } from './points.ts';
import type { AgreementStore } from './store.ts';
import { MISSING, describeOutcome } from './words.ts';

/** A choice made for the first time brings along what it needs. */
export function chosen(draft: Draft, choice: Choice, store: AgreementStore, indicator: string): Draft {
  if (choice !== 'disputed' || draft.views.length > 0) return { ...draft, choice };
  return { ...draft, choice, views: farthestApart(store, indicator).map((department) => ({ department, view: '' })) };
}

/** The two whose sides one would hear first: lowest and highest level, or one with a level and one without. */
export function farthestApart(store: AgreementStore, indicator: string): string[] {
  const { levels, reach, others } = spreadOf(store.entriesOf(indicator), store.instrument);
  if (reach === null) return [];
  const lowest = levels[reach[0]]?.[0]?.department;
  const highest = levels[reach[1]]?.[0]?.department;
  const without = others.find((one) => one.answer !== undefined && 'notApplicable' in one.answer)?.department;
  return [...new Set([lowest, reach[0] === reach[1] ? without : highest])].filter((one) => one !== undefined);
}

/** What belongs to a choice: reason, other views, obstacles; or each side of what stays open. */
export function RecordForm({ store, indicator }: { store: AgreementStore; indicator: string }) {
  const draft = store.draftOf(indicator);
  const [takenBack, setTakenBack] = useState<Draft | null>(null);
  const change = (next: Partial<Draft>, typing = false) => {
    setTakenBack(null);
    store.record(indicator, { ...draft, ...next }, { typing });
  };
  const flush = () => store.queue.flush();
  const missing = isEmpty(draft) ? [] : missingIn(draft);
  const stored = store.storedOf(indicator);
  const hasStored = stored?.agreed !== undefined || stored?.disputed !== undefined;
  const counts = obstacleCounts(store.entriesOf(indicator));
  const tooLong = (text: string) => text.length > LONGEST_TEXT;
  return (
    <div class="sc-record">
      {draft.choice === 'notApplicable' && (
        <ReasonField id="why" name={`why-${indicator}`} value={draft.why} onChange={(why) => change({ why })} />
      )}
      {draft.choice !== null && draft.choice !== 'disputed' && (
        <TextArea
          id="record-reason"
          label="Begründung"
          hint={
            draft.choice === 'notApplicable'
              ? 'Was gilt stattdessen, oder wer ist zuständig?'
              : draft.choice === 'unknown'
                ? 'Was müsste man wissen, und wer geht dem nach?'
                : 'Was hat den Ausschlag gegeben? Ein Satz genügt, und bitte keine Namen.'
          }
          value={draft.reason}
          maxLength={LONGEST_TEXT}
          rows={2}
          onInput={(reason) => change({ reason }, true)}
          onBlur={flush}
        />
      )}
      {draft.choice !== null && (
        <Sides store={store} draft={draft} onChange={(views, typing) => change({ views }, typing)} onBlur={flush} />
      )}
      {draft.choice !== null && draft.choice !== 'disputed' && (
        <fieldset class="sc-plainfield">
          <legend class="sc-legend">
            Was steht im Weg? <span class="sc-muted">– freiwillig</span>
          </legend>
          <div class="sc-checks">
            {OBSTACLES.map((obstacle) => {
              const named = counts.get(obstacle.value) ?? 0;
              return (
                <Checkbox
                  key={obstacle.value}
                  id={`record-${obstacle.value}`}
                  checked={draft.obstacles.includes(obstacle.value)}
                  onChange={(checked) => change({ obstacles: withObstacle(draft.obstacles, obstacle.value, checked) })}
                >
                  {obstacle.label}
                  {named > 0 && (
                    <span class="sc-muted"> ({named === 1 ? 'sagt eine Stelle' : `sagen ${named} Stellen`})</span>
                  )}
                </Checkbox>
              );
            })}
          </div>
        </fieldset>
      )}
      {missing.length > 0 && (
        <div class="sc-record__missing" role="status">
          <p>
            <strong>Noch nicht gespeichert.</strong> {missing.map((one) => MISSING[one]).join(' ')}{' '}
            {hasStored
              ? 'Bis dahin gilt, was vorher festgehalten war.'
              : `Bis dahin bleibt das Geschriebene ${store.outlivesTab ? 'auf diesem Gerät' : 'in diesem Tab'}.`}
          </p>
          {hasStored && !draft.views.some((one) => tooLong(one.view)) && (
            <Button look="tertiary" onClick={() => store.dropDraft(indicator)}>
              Änderung verwerfen
            </Button>
          )}
        </div>
      )}
      <p class="kern-sr-only" role="status">
        {takenBack ? 'Zurückgenommen, der Punkt ist wieder offen.' : ''}
      </p>
      <div class="sc-actions">
        {draft.choice !== null && (
          <Button
            look="tertiary"
            onClick={() => {
              setTakenBack(draft);
              store.takeBack(indicator);
              document.querySelector<HTMLElement>('h1')?.focus();
            }}
          >
            {store.outcomeOf(indicator) === null ? 'Auswahl aufheben' : 'Zurücknehmen, der Punkt ist wieder offen'}
          </Button>
        )}
        {takenBack && (
          <Button
            look="tertiary"
            onClick={() => {
              store.record(indicator, takenBack);
              setTakenBack(null);
            }}
          >
            Doch nicht zurücknehmen
          </Button>
        )}
      </div>
    </div>
  );
}

/** What keeps the point from being saved: somebody else's value, or a refusal. Above everything else. */
export function Trouble({ store, indicator }: { store: AgreementStore; indicator: string }) {
  const view = store.pointView(indicator);
  if (view.conflict === null && view.problem === null) return null;
  return (
    <div class="sc-room__trouble">
      {view.conflict && (
        <Conflict
          mine={describeOutcome(view.conflict.mine.outcome, store)}
          theirs={describeOutcome(view.conflict.theirs.outcome, store)}
          onChoose={(choice) => store.resolve(indicator, choice)}
        />
      )}
      {view.problem && (
        <Alert tone="danger" title={view.problem.title} live="assertive">
          <p>{view.problem.detail}</p>
          {view.problem.errors.map((error) => (
            <p key={error.pointer}>{error.detail}</p>
          ))}
          <p>
            <Button onClick={() => store.record(indicator, store.draftOf(indicator))}>Noch einmal speichern</Button>
          </p>
        </Alert>
      )}
    </div>
  );
}

/** Whoever sees it differently, in its own words. A side that is taken away keeps its text for coming back. */
function Sides(props: {
  store: AgreementStore;
  draft: Draft;
  onChange: (views: View[], typing: boolean) => void;
  onBlur: () => void;
}) {
  const { store, draft } = props;
  const put = useRef(new Map<string, string>());
  const disputed = draft.choice === 'disputed';
  const sideOf = (department: string) => draft.views.find((one) => one.department === department);
  const toggle = (department: string, on: boolean) => {
    const side = sideOf(department);
    if (side !== undefined) put.current.set(department, side.view);
    const views = withSide(draft.views, department, on).map((one) =>
      one.department === department && side === undefined ? { ...one, view: put.current.get(department) ?? '' } : one,
    );
    props.onChange(views, false);
    if (on) requestAnimationFrame(() => document.getElementById(`side-text-${department}`)?.focus());
  };
  // A closed department may still have a side, for instance one recorded before it was closed.
  const units = store.agreement.departments.filter((one) => !one.closed || sideOf(one.id) !== undefined);
  return (
    <fieldset class="sc-plainfield">
      <legend class="sc-legend">
        {disputed ? 'Wie sehen es die Stellen?' : 'Geht eine Stelle nicht mit?'}
        {!disputed && <span class="sc-muted"> – freiwillig</span>}
      </legend>
      <p class="sc-small sc-muted">
        {disputed
          ? 'Jede Seite in ihren eigenen Worten, mindestens zwei. Lesen Sie vor, was Sie aufschreiben.'
          : 'Ihre Sicht steht dann neben der Vereinbarung, in ihren eigenen Worten.'}
      </p>
      <div class="sc-checks">
        {units.map((unit) => (
          <Checkbox
            key={unit.id}
            id={`side-${unit.id}`}
            checked={sideOf(unit.id) !== undefined}
            onChange={(checked) => toggle(unit.id, checked)}
          >
            {store.nameOf(unit.id)}
          </Checkbox>
        ))}
      </div>
      {draft.views.map((side) => (
        <TextArea
          key={side.department}
          id={`side-text-${side.department}`}
          label={`Sicht: ${store.nameOf(side.department)}`}
          value={side.view}
          maxLength={LONGEST_TEXT}
          rows={2}
          onInput={(text) =>
            props.onChange(
              draft.views.map((one) => (one.department === side.department ? { ...one, view: text } : one)),
              true,
            )
          }
          onBlur={props.onBlur}
        />
      ))}
    </fieldset>
  );
}

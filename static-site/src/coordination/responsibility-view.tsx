import { useState } from 'preact/hooks';
import { Alert, ProblemAlert } from '../components/alert.tsx';
import { Button, LinkButton } from '../components/button.tsx';
import { Confirm } from '../components/confirm.tsx';
import { count } from '../format.ts';
import { indicatorsOf } from '../instrument.ts';
import type { Problem } from '../problem.ts';
import { writable } from './next.ts';
import { ViewHead } from './parts.tsx';
import { openOnes, responsibleIn, suggestions, unassigned } from './responsibility.ts';
import { useRoom } from './room.tsx';
import { hrefOf } from './route.ts';
import { draftOf } from './unit-change.ts';

/** Who is responsible for what, over all units, and what nobody has yet. */
export function ResponsibilityView() {
  const room = useRoom();
  const { departments, instrument, indicators, nameOf } = room;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [outcome, setOutcome] = useState('');
  const units = openOnes(departments);
  const nobody = unassigned(instrument.fields.flatMap(indicatorsOf), departments).length;
  const found = suggestions(instrument, departments);
  const foundCount = [...found.values()].reduce((sum, one) => sum + one.length, 0);
  const can = room.leads && writable(room.check);

  const take = async () => {
    setBusy(true);
    setProblem(null);
    for (const [id, added] of found) {
      const unit = departments.find((one) => one.id === id)!;
      const { contact, ...draft } = draftOf(unit);
      const reply = await room.api.saveDepartment(id, {
        ...draft,
        seenRevision: unit.revision,
        contact: contact === '' ? null : contact,
        responsible: [...unit.responsible, ...added],
      });
      if (!reply.ok) {
        setBusy(false);
        setAsking(false);
        // What stands now is what the next attempt goes by.
        await room.reload();
        setProblem(reply.problem);
        return;
      }
      room.putDepartment(reply.value);
    }
    setBusy(false);
    setAsking(false);
    setOutcome(`${count(foundCount, 'Aussage ist', 'Aussagen sind')} jetzt zugeordnet`);
  };

  return (
    <>
      <ViewHead title="Zuständigkeit" view="room-responsibility">
        Wer zuständig ist, sieht seinen Teil zuerst. Bei Sachständen zählt die zuständige Stelle, bei Einschätzungen
        zählen alle gleich.
      </ViewHead>
      <div class="sc-room-body">
        {problem && (
          <ProblemAlert problem={problem}>
            <p>Was davor zugeordnet wurde, ist gespeichert. Sie sehen den neuesten Stand.</p>
          </ProblemAlert>
        )}
        {outcome && <Alert tone="success" title={outcome} live="polite" />}
        {units.length <= 1 ? (
          <div class="sc-next">
            <p>Noch gibt es keine Stelle, die zuständig sein könnte. Legen Sie zuerst Stellen an.</p>
            <p>
              <LinkButton look="primary" href={hrefOf({ view: 'add' })}>
                Stellen anlegen
              </LinkButton>
            </p>
          </div>
        ) : (
          <div class="sc-next">
            <p>
              {nobody === 0 ? (
                <>Für alle {count(indicators, 'Aussage', 'Aussagen')} ist jemand zuständig.</>
              ) : (
                <>
                  Für <strong>{nobody}</strong> von {count(indicators, 'Aussage', 'Aussagen')} ist noch niemand
                  zuständig. Sie dürfen trotzdem beantwortet werden, von jeder Stelle.
                </>
              )}
            </p>
            {can && foundCount > 0 && (
              <p class="sc-actions">
                <Button look="primary" onClick={() => setAsking(true)}>
                  Vorschläge für {count(foundCount, 'Aussage', 'Aussagen')} ansehen
                </Button>
              </p>
            )}
            {can && foundCount === 0 && nobody > 0 && (
              <p class="sc-muted">
                Der Fragebogen nennt dafür Stellen, die es bei Ihnen unter diesem Namen nicht gibt. Ordnen Sie selbst
                zu: Wählen Sie eine Stelle.
              </p>
            )}
          </div>
        )}
        {units.length > 1 && (
          <>
            <section class="sc-section" aria-labelledby="je-stelle">
              <h2 class="kern-heading-medium" id="je-stelle">
                Je Stelle
              </h2>
              <ul class="sc-lines-plain">
                {units.map((unit) => (
                  <li key={unit.id}>
                    <a class="sc-a" href={hrefOf({ view: 'tree', id: unit.id })}>
                      {unit.name}
                    </a>
                    <span class="sc-muted">
                      {unit.responsible.length === 0
                        ? 'nicht festgelegt'
                        : count(unit.responsible.length, 'Aussage', 'Aussagen')}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
            <section class="sc-section" aria-labelledby="je-feld">
              <h2 class="kern-heading-medium" id="je-feld">
                Je Handlungsfeld
              </h2>
              {instrument.fields.map((field) => {
                const open = unassigned(indicatorsOf(field), departments).length;
                return (
                  <details class="sc-who" key={field.id}>
                    <summary>
                      <span class="sc-who__title">{field.title}</span>
                      <span class="sc-who__count">
                        {open === 0
                          ? 'alles zugeordnet'
                          : `${open} von ${indicatorsOf(field).length} ohne Zuständigkeit`}
                      </span>
                    </summary>
                    <dl class="sc-who__list">
                      {field.topics.map((topic) => {
                        const who = responsibleIn(topic, departments);
                        const rest = unassigned(topic.indicators, departments).length;
                        return (
                          <div key={topic.id}>
                            <dt>{topic.title}</dt>
                            <dd>
                              {who
                                .map(
                                  ({ department, indicators: some }) =>
                                    `${department.name} (${some === topic.indicators.length ? 'alle' : some})`,
                                )
                                .join(', ')}
                              {rest > 0 && (
                                <span class="sc-muted">
                                  {who.length > 0 && ', '}
                                  {rest === topic.indicators.length ? 'noch niemand' : `${rest} ohne`}
                                </span>
                              )}
                            </dd>
                          </div>
                        );
                      })}
                    </dl>
                  </details>
                );
              })}
            </section>
          </>
        )}
      </div>
      {asking && (
        <Confirm
          title="Vorschläge übernehmen?"
          action="Übernehmen"
          busy={busy}
          busyText="Wird zugeordnet …"
          onConfirm={() => void take()}
          onCancel={() => setAsking(false)}
        >
          <p>Der Fragebogen sagt, wen man zuerst fragen kann. Daraus wird, nur für Aussagen, die noch niemand hat:</p>
          <ul>
            {[...found].map(([id, added]) => (
              <li key={id}>
                {nameOf(id)}: {count(added.length, 'Aussage', 'Aussagen')}
              </li>
            ))}
          </ul>
          <p>Sie können danach alles ändern.</p>
        </Confirm>
      )}
    </>
  );
}

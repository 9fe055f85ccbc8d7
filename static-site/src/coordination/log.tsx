import { useEffect, useState } from 'preact/hooks';
import type { LogEvent } from '../api-types.ts';
import { ProblemAlert } from '../components/alert.tsx';
import { Button } from '../components/button.tsx';
import { Loading } from '../components/progress.tsx';
import { day } from '../format.ts';
import { ViewHead } from './parts.tsx';
import { useAction, useRoom } from './room.tsx';
import { happened, who } from './words.ts';

export function LogView() {
  const { api, nameOf, check } = useRoom();
  const [events, setEvents] = useState<LogEvent[] | null>(null);
  const { problem, run } = useAction();
  const load = () => void run(() => api.readLog()).then((read) => read && setEvents(read.events));
  useEffect(load, []);
  const days = [...new Set((events ?? []).map((one) => one.on))];
  return (
    <>
      <ViewHead title="Protokoll" view="room-log">
        Was mit diesem Selbstcheck geschah, nach Tag, Rolle und Stelle. Keine Namen, keine Uhrzeiten; wer wann was
        beantwortet hat, steht nirgends.
      </ViewHead>
      {problem && (
        <ProblemAlert problem={problem}>
          <p>
            <Button onClick={load}>Noch einmal versuchen</Button>
          </p>
        </ProblemAlert>
      )}
      {events === null && problem === null && <Loading />}
      {events?.length === 0 && <p>Noch ist nichts geschehen.</p>}
      <div class="sc-room-body">
        {days.map((on) => (
          <section class="sc-logday" key={on} aria-labelledby={`tag-${on}`}>
            <h2 class="sc-logday__day" id={`tag-${on}`}>
              {day(on)}
            </h2>
            <ul class="sc-logday__list">
              {events!
                .filter((one) => one.on === on)
                .map((event, index) => (
                  <li key={index}>
                    <span>{happened(event, nameOf)}</span>
                    <span class="sc-muted">{who(event, nameOf)}</span>
                  </li>
                ))}
            </ul>
          </section>
        ))}
        {events !== null && events.length > 0 && (
          <p class="sc-muted">Das Protokoll wird mit dem Selbstcheck aufbewahrt, bis zum {day(check.expiresOn)}.</p>
        )}
      </div>
    </>
  );
}

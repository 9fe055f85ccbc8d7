import { useLoaded } from '../asking.ts';
import { Reading } from '../components/reading.tsx';
import { day } from '../format.ts';
import { ViewHead } from './parts.tsx';
import { useRoom } from './room.tsx';
import { happened, who } from './words.ts';

export function LogView() {
  const { api, nameOf, check } = useRoom();
  const read = useLoaded(() => api.readLog());
  const events = read.value?.events ?? null;
  const days = [...new Set((events ?? []).map((one) => one.on))];
  return (
    <>
      <ViewHead title="Protokoll" view="room-log">
        Was mit diesem Selbstcheck geschah, nach Tag, Rolle und Stelle. Keine Namen, keine Uhrzeiten; wer wann was
        beantwortet hat, steht nirgends.
      </ViewHead>
      <Reading of={read} />
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

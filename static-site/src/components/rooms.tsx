import type { Check } from '../api-types.ts';
import { type Room, roomsOf } from '../roles.ts';

const NAMES: Record<Room, string> = {
  check: 'Antworten',
  koordination: 'Koordination',
  abgleich: 'Abgleich',
  ergebnis: 'Ergebnis',
};

/**
 * The way between the pages of one check, above the page's head: only what the link opens, always the same for a
 * role. A page that has nothing to show yet says so itself. Nothing where there is only one room.
 */
export function Rooms(props: { check: Check; here: Room }) {
  const rooms = roomsOf(props.check.role);
  if (rooms.length < 2) return null;
  return (
    <nav class="sc-rooms sc-no-print" aria-label={`Selbstcheck ${props.check.municipality.name}`}>
      <ul class="sc-rooms__list">
        {rooms.map((room) => (
          <li key={room}>
            <a class="sc-rooms__link" href={`/${room}/`} aria-current={room === props.here ? 'page' : undefined}>
              {NAMES[room]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

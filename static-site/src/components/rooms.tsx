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
 *
 * Pages keep their views in the fragment, so that the way back to the own page's first view needs no reload; the
 * result has none, its fragments are places in the text.
 */
export function Rooms(props: { check: Check; here: Room }) {
  const rooms = roomsOf(props.check.role);
  if (rooms.length < 2) return null;
  const hrefOf = (room: Room) => (room === props.here && room !== 'ergebnis' ? '#/' : `/${room}/`);
  return (
    <nav class="sc-rooms sc-no-print" aria-label={`Selbstcheck ${props.check.municipality.name}`}>
      <ul class="sc-rooms__list">
        {rooms.map((room) => (
          <li key={room}>
            <a class="sc-rooms__link" href={hrefOf(room)} aria-current={room === props.here ? 'page' : undefined}>
              {NAMES[room]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

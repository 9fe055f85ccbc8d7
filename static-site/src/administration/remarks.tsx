import type { Remark } from '../api-types.ts';
import { whole } from '../format.ts';

/** Where in the file a remark belongs, from the line inwards. */
export const placeOf = ({ line, id, place }: Remark): string =>
  [line === undefined ? '' : `Zeile ${whole(line)}`, id, place].filter((part) => part !== '').join(', ');

export function RemarkList({ remarks }: { remarks: Remark[] }) {
  return (
    <ul class="sc-remarks">
      {remarks.map((remark, index) => (
        <li key={index}>
          <p>
            {placeOf(remark) !== '' && <strong>{placeOf(remark)}: </strong>}
            {remark.text}
          </p>
          <p class="sc-muted sc-small">Regel {remark.rule}</p>
        </li>
      ))}
    </ul>
  );
}

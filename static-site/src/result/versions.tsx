import { useEffect, useState } from 'preact/hooks';
import type { Submission } from '../api-types.ts';
import type { CheckApi } from '../api.ts';
import { day } from '../format.ts';

/** Which submission a page of results shows: `?abgabe=2`; without it the last. */
export function askedSubmission(search: string): number | undefined {
  const asked = Number(new URLSearchParams(search).get('abgabe'));
  return Number.isInteger(asked) && asked >= 1 ? asked : undefined;
}

const hrefOf = (one: Submission, newest: Submission): string =>
  one.number === newest.number ? '/ergebnis/' : `/ergebnis/?abgabe=${one.number}`;

/** The submissions of a check, where there is more than one; an old result stays readable. */
export function Versions({ api, shown }: { api: CheckApi; shown: Submission }) {
  const [submissions, setSubmissions] = useState<Submission[]>([]);
  useEffect(() => {
    void api.listSubmissions().then((reply) => {
      // Without the list there is still the result: nothing to complain about.
      if (reply.ok) setSubmissions(reply.value.submissions);
    });
  }, []);
  const [newest] = submissions;
  if (newest === undefined || submissions.length < 2) return null;
  const old = newest.number !== shown.number;
  return (
    <nav class="sc-versions sc-no-print" aria-label="Abgaben">
      {old && (
        <p class="sc-noted">
          <strong>Sie lesen eine frühere Abgabe.</strong> Inzwischen gibt es eine neuere.
        </p>
      )}
      <ul class="sc-jump">
        {submissions.map((one) => (
          <li key={one.number}>
            <a href={hrefOf(one, newest)} aria-current={one.number === shown.number ? 'page' : undefined}>
              {one.number}. Abgabe vom {day(one.on)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

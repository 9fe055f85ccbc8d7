/** Finding a municipality in the register while one types. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Municipality } from '../api-types.ts';
import type { Reply } from '../api.ts';
import { count, day, whole } from '../format.ts';
import { Button } from './button.tsx';

const DEBOUNCE_MILLISECONDS = 250;
const SHORTEST_QUERY = 2;

export const aboutMunicipality = (hit: Municipality): string =>
  [
    hit.kind,
    ...(hit.district ? [hit.district] : []),
    hit.land,
    hit.key,
    `${whole(hit.population)} Einwohner*innen`,
  ].join(' · ');

/** Takes the place of the search field, and the focus with it. */
export function ChosenMunicipality({
  chosen,
  searchId,
  onOther,
}: {
  chosen: Municipality;
  /** The search field that takes its place again. */
  searchId: string;
  onOther: () => void;
}) {
  const name = useRef<HTMLParagraphElement>(null);
  useEffect(() => name.current?.focus(), []);
  return (
    <div class="sc-chosen">
      <div>
        <p class="sc-chosen__name" tabIndex={-1} ref={name}>
          <span class="kern-sr-only">Gewählt: </span>
          {chosen.name}
        </p>
        <p class="sc-small sc-muted">{aboutMunicipality(chosen)}</p>
      </div>
      <Button
        look="tertiary"
        onClick={() => {
          onOther();
          // The search field stands here after the next drawing.
          requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(searchId)?.focus()));
        }}
      >
        Andere wählen
      </Button>
    </div>
  );
}

/** Asks the register while one types: after a pause, never twice for the same words, and only the last answer counts. */
export function useRegisterSearch(
  search: (words: string, signal: AbortSignal) => Promise<Reply<{ asOf: string; hits: Municipality[] }>>,
  words: string,
): { hits: Municipality[]; status: string } {
  const [hits, setHits] = useState<Municipality[]>([]);
  const [status, setStatus] = useState('');
  const query = words.trim();
  useEffect(() => {
    setHits([]);
    if (query.length < SHORTEST_QUERY) {
      setStatus('');
      return;
    }
    const abort = new AbortController();
    const timer = window.setTimeout(async () => {
      setStatus('Suche …');
      const reply = await search(query, abort.signal);
      if (abort.signal.aborted) return;
      if (!reply.ok) {
        setStatus(`${reply.problem.title}. ${reply.problem.detail}`);
        return;
      }
      setHits(reply.value.hits);
      setStatus(
        reply.value.hits.length === 0
          ? `Nichts gefunden. Das Verzeichnis hat den Stand ${day(reply.value.asOf)}.`
          : `${count(reply.value.hits.length, 'Treffer', 'Treffer')}. Mit den Pfeiltasten wählen, mit der Eingabetaste übernehmen.`,
      );
    }, DEBOUNCE_MILLISECONDS);
    return () => {
      window.clearTimeout(timer);
      abort.abort();
    };
  }, [query]);
  return { hits, status };
}

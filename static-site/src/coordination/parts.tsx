/** Small parts that several views of the room use. */
import type { ComponentChildren, RefObject } from 'preact';
import type { DepartmentState } from '../api-types.ts';
import { Alert } from '../components/alert.tsx';
import { PageHead } from '../components/page-head.tsx';
import { useView } from '../island.tsx';
import { hasLink } from './next.ts';
import { COORDINATION } from './responsibility.ts';
import { useRoom } from './room.tsx';
import { hrefOf } from './route.ts';

/** The head of a view below the overview, with the way back, and what was just done elsewhere. */
export function ViewHead(props: {
  title: string;
  view: string;
  under?: { label: string; href: string };
  children?: ComponentChildren;
}) {
  const heading = useView(`${props.title} – Koordination`, props.view);
  return (
    <>
      <PageHead
        title={props.title}
        headingRef={heading as RefObject<HTMLHeadingElement>}
        above={
          <p class="sc-crumb sc-no-print">
            <a class="sc-a" href={hrefOf({ view: 'overview' })}>
              Koordination
            </a>
            {props.under && (
              <>
                <span aria-hidden="true"> › </span>
                <a class="sc-a" href={props.under.href}>
                  {props.under.label}
                </a>
              </>
            )}
          </p>
        }
      >
        {props.children}
      </PageHead>
      <Said />
    </>
  );
}

export function Said() {
  const { said } = useRoom();
  return said === null ? null : <Alert tone="success" title={said} live="polite" />;
}

/** How far a unit is, in one word and a sign that does not live by its colour alone. */
export function UnitState({ unit }: { unit: DepartmentState }) {
  const { links, today, leads } = useRoom();
  const [look, words] = unit.closed
    ? (['waiting', 'Geschlossen'] as const)
    : unit.id === COORDINATION
      ? unit.typed
        ? (['half', 'Antwortet'] as const)
        : (['waiting', 'Nichts beantwortet'] as const)
      : unit.released
        ? (['done', 'Freigegeben'] as const)
        : leads && !hasLink(unit, links, today)
          ? (['waiting', 'Noch ohne Link'] as const)
          : unit.typed
            ? (['half', 'Antwortet'] as const)
            : (['waiting', 'Nicht begonnen'] as const);
  return (
    <span class={`sc-state sc-state--${look}`}>
      <span class="sc-state__sign" aria-hidden="true" />
      {words}
    </span>
  );
}

/** „12 von 20“, with a bar that only repeats it. */
export function Share(props: { done: number; total: number }) {
  return (
    <span class="sc-share">
      <span class="sc-share__text">
        <strong>{props.done}</strong> von {props.total}
      </span>
      <progress
        class="sc-progress__bar"
        value={props.done}
        max={Math.max(1, props.total)}
        aria-hidden="true"
        tabIndex={-1}
      />
    </span>
  );
}

/** What was just done here, said where one looks: beside the button. Always drawn, so that it is announced. */
export function Done({ text }: { text: string }) {
  return (
    <p class="sc-done" role="status">
      {text !== '' && (
        <>
          <span class="kern-icon kern-icon--success" aria-hidden="true" />
          <span>{text}</span>
        </>
      )}
    </p>
  );
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';

/** Something to open. Printing opens all (see `openFoldsForPrint`). */
export function Fold(props: {
  title: string;
  number?: number;
  /** An address leads to it; it opens then (see `followAddress`). */
  id?: string;
  look?: 'large';
  children: ComponentChildren;
}) {
  return (
    <details class={props.look === 'large' ? 'sc-fold sc-fold--large' : 'sc-fold'} id={props.id}>
      <summary class="sc-fold__summary">
        <span class="sc-fold__title">{props.title}</span>
        {props.number !== undefined && <span class="sc-fold__number">{props.number}</span>}
      </summary>
      <div class="sc-fold__body">{props.children}</div>
    </details>
  );
}

/** Opens or closes every fold of the section whose heading has the id `within`. */
export function UnfoldAll({ within }: { within: string }) {
  const [open, setOpen] = useState(false);
  const toggle = () => {
    const section = document.getElementById(within)?.closest('section');
    for (const fold of section?.querySelectorAll<HTMLDetailsElement>('details.sc-fold') ?? []) fold.open = !open;
    setOpen(!open);
  };
  return (
    <Button look="tertiary" onClick={toggle}>
      {open ? 'Alles zuklappen' : 'Alles aufklappen'}
    </Button>
  );
}

/** Paper cannot be unfolded: opens everything before printing and closes it again. Gives a function that ends it. */
export function openFoldsForPrint(): () => void {
  let opened: HTMLDetailsElement[] = [];
  const before = () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details.sc-fold:not([open])')];
    for (const fold of opened) fold.open = true;
  };
  const after = () => {
    for (const fold of opened) fold.open = false;
    opened = [];
  };
  window.addEventListener('beforeprint', before);
  window.addEventListener('afterprint', after);
  return () => {
    window.removeEventListener('beforeprint', before);
    window.removeEventListener('afterprint', after);
  };
}

/**
 * Leads to the place that the address names: what is folded around it opens, and it takes the focus, so that reading
 * goes on there. Gives a function that ends it.
 */
export function followAddress(): () => void {
  const follow = () => {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    if (target === null) return;
    for (let at: Element | null = target; at !== null; at = at.parentElement) {
      if (at instanceof HTMLDetailsElement) at.open = true;
    }
    (target instanceof HTMLDetailsElement ? target.querySelector('summary') : target)?.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  // The page stands only now: the browser has looked for the place in vain.
  follow();
  window.addEventListener('hashchange', follow);
  return () => window.removeEventListener('hashchange', follow);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../components/button.tsx';

/** Something to open. Printing opens all (see `openFoldsForPrint`). */
export function Fold(props: { title: string; number?: number; children: ComponentChildren }) {
  return (
    <details class="sc-fold">
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

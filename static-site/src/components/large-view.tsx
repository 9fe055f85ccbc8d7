import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { useDialog } from './dialog.ts';
import { Checkbox } from './form.tsx';
import { type Command, type Shortcut, commandOf, overviewOf } from './shortcuts.ts';

/** Switched off for the tab, for those who steer by voice or whose fingers slip. */
let shortcutsOn = true;

/**
 * Keys for a view that shows one thing at a time. Gives the overview of them, null while it is closed, and what opens
 * it. Keys that write into a field are never taken; Esc leaves the field for the heading.
 *
 * @param heading what gets the focus when a field is left
 * @param obey does what was asked; false if there is nothing of the kind here, then the key stays the browser's
 */
export function useShortcuts<Does extends string>(view: {
  shortcuts: readonly Shortcut<Does>[];
  words: { next: string; before: string; level: string };
  title: string;
  max: number;
  heading: RefObject<HTMLElement | null>;
  obey: (command: Exclude<Command<Does>, { do: 'help' | 'fullScreen' }>) => boolean | void;
}): { overview: ComponentChildren; open: () => void } {
  const [isOpen, setOpen] = useState(false);
  const [on, setOn] = useState(shortcutsOn);
  const press = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const writes = target.matches('textarea, select, input:not([type="radio"]):not([type="checkbox"])');
    if (event.key === 'Escape' && writes) {
      target.blur();
      view.heading.current?.focus({ preventScroll: true });
      return;
    }
    if (writes || isOpen || event.defaultPrevented) return;
    const command = commandOf(view.shortcuts, event, view.max);
    if (command === null) return;
    const turns = command.do === 'next' || command.do === 'before';
    // Turning stays on: arrows are not letters, and a presenter's remote control sends just these.
    if (!on && !turns && command.do !== 'help') return;
    // On a radio button as well: whoever has chosen by mouse and presses → wants the next one. Up and down still move
    // through the choices.
    if (isOurs(command)) event.preventDefault();
  };
  const isOurs = (command: Command<Does>): boolean => {
    if (command.do === 'help') setOpen(true);
    else if (command.do === 'fullScreen') toggleFullScreen();
    else return view.obey(command as Exclude<Command<Does>, { do: 'help' | 'fullScreen' }>) !== false;
    return true;
  };
  const current = useRef(press);
  current.current = press;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => current.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return {
    overview: isOpen ? (
      <Overview
        title={view.title}
        keys={overviewOf(view.shortcuts, view.max, view.words)}
        on={on}
        onSwitch={(now) => {
          shortcutsOn = now;
          setOn(now);
        }}
        onClose={() => setOpen(false)}
      />
    ) : null,
    open: () => setOpen(true),
  };
}

function Overview(props: {
  title: string;
  keys: [keys: string, does: string][];
  on: boolean;
  onSwitch: (on: boolean) => void;
  onClose: () => void;
}) {
  return (
    <dialog class="kern-dialog sc-shortcuts" {...useDialog(props.onClose)} aria-labelledby="tasten">
      <div class="kern-dialog__header">
        <h2 class="kern-title" id="tasten" tabIndex={-1}>
          {props.title}
        </h2>
      </div>
      <div class="kern-dialog__body sc-confirm__body">
        <dl class="sc-shortcuts__keys">
          {props.keys.map(([keys, does]) => (
            <div key={keys}>
              <dt>{keys}</dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
        <Checkbox
          id="tasten-an"
          checked={props.on}
          hint="Blättern mit den Pfeiltasten bleibt immer an."
          onChange={props.onSwitch}
        >
          Ziffern und Buchstaben benutzen
        </Checkbox>
      </div>
      <div class="kern-dialog__footer">
        <Button look="primary" onClick={props.onClose}>
          Schließen
        </Button>
      </div>
    </dialog>
  );
}

export function toggleFullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  // Refused, for instance in a frame: the view fills the window anyway.
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

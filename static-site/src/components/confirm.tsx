import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';

/** Asks before something that cannot be taken back. Closes on Escape; the browser gives the focus back. */
export function Confirm(props: {
  title: string;
  action: string;
  busy?: boolean;
  busyText?: string;
  onConfirm: () => void;
  onCancel: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    // Firefox before 98 and Safari before 15.4 have no modal dialog: there it stands in the page and takes the focus.
    if (typeof element?.showModal === 'function') element.showModal();
    else element?.setAttribute('open', '');
    element?.querySelector<HTMLElement>('h2')?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      class="kern-dialog"
      ref={dialog}
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-body"
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
      // Where the browser does not let a page hold a dialog open, it has closed it by then.
      onClose={props.onCancel}
    >
      <div class="kern-dialog__header">
        <h2 class="kern-title" id="confirm-title" tabIndex={-1}>
          {props.title}
        </h2>
      </div>
      <div class="kern-dialog__body sc-confirm__body" id="confirm-body">
        {props.children}
      </div>
      <div class="kern-dialog__footer">
        <Button look="secondary" onClick={props.onCancel}>
          Abbrechen
        </Button>
        <Button look="primary" busy={props.busy ?? false} busyText={props.busyText ?? ''} onClick={props.onConfirm}>
          {props.action}
        </Button>
      </div>
    </dialog>
  );
}

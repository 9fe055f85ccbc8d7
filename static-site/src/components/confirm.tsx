import type { ComponentChildren } from 'preact';
import { Button } from './button.tsx';
import { useDialog } from './dialog.ts';

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
  return (
    <dialog
      class="kern-dialog"
      {...useDialog(props.onCancel)}
      role="alertdialog"
      aria-labelledby="confirm-title"
      aria-describedby="confirm-body"
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

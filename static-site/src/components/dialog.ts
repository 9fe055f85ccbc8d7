import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * What makes a `<dialog>` a modal one for as long as it is drawn: spread it over the element. The focus goes to its
 * h2, and back when it goes away; Escape asks `onClose`, which has to take the dialog away.
 */
export function useDialog(onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    // Firefox before 98 and Safari before 15.4 have no modal dialog: there it stands in the page and takes the focus.
    if (typeof element?.showModal === 'function') element.showModal();
    else element?.setAttribute('open', '');
    element?.querySelector<HTMLElement>('h2')?.focus();
    return () => {
      // While it is modal, nothing outside of it takes the focus.
      if (typeof element?.close === 'function') element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return {
    ref: dialog,
    onCancel: (event: Event) => {
      event.preventDefault();
      onClose();
    },
    // Where the browser does not let a page hold a dialog open, it has closed it by then.
    onClose: () => {
      if (dialog.current !== null) onClose();
    },
  };
}

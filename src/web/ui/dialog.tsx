import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';

export type DialogProps = {
  open: boolean;
  title: ReactNode;
  onClose: () => void;
  children: ReactNode;
  foot?: ReactNode;
  wide?: boolean;
  /** Not to be closed by Escape: what it asks must be answered. */
  firm?: boolean;
};

/** The browser's own modal dialog: keeps the focus inside, gives it back on closing. */
export function Dialog({ open, title, onClose, children, foot, wide, firm }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);
  // One that is taken out of the page while it is open gives the focus back too.
  useLayoutEffect(() => {
    const dialog = box.current;
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={box}
      className={cx('dialog', wide && 'dialog--wide')}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        if (!firm) onClose();
      }}
    >
      {open ? (
        <>
          <div className="dialog__head">
            <h2 id={id}>{title}</h2>
          </div>
          <div className="dialog__body">{children}</div>
          {foot ? <div className="dialog__foot">{foot}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}

/** A question before something that can't be undone; the button names the act. */
export function Confirm({
  open,
  title,
  children,
  act,
  grave,
  onAct,
  onClose,
  reason,
}: {
  open: boolean;
  title: string;
  children: ReactNode;
  /** The word on the button. */
  act: string;
  grave?: boolean;
  onAct: () => unknown;
  onClose: () => void;
  reason?: string | null;
}) {
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await onAct();
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look={grave ? 'danger' : 'primary'} busy={busy} reason={reason} onClick={() => void run()}>
            {act}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';

/** A button that opens a short list of links and buttons; Escape, a choice or leaving it closes it. */
export function Menu({ label, children }: { label: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    document.addEventListener('focusin', outside);
    return () => {
      document.removeEventListener('pointerdown', outside);
      document.removeEventListener('focusin', outside);
    };
  }, [open]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from anywhere inside
    <div
      className="menu"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button type="button" ref={button} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label}
      </button>
      {open ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: a click on an item inside has been done by the item
        // biome-ignore lint/a11y/useKeyWithClickEvents: the items are links and buttons
        <div className="menu__list" id={id} onClick={(event) => (event.target as HTMLElement).closest('a, button') && setOpen(false)}>
          {children}
        </div>
      ) : null}
    </div>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';

export type SummaryItem = {
  key: string;
  message: ReactNode /** Jumps there: focus, and scroll into view. */;
  go: () => void;
  href?: string;
};

/** All that is wrong, on top of the form; takes the focus when it appears, each line jumps to its place. */
export function ErrorSummary({
  title,
  items,
  focusOn,
}: {
  title: string;
  items: readonly SummaryItem[] /** Changes when one tried again. */;
  focusOn?: unknown;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusOn !== undefined) box.current?.focus();
  }, [focusOn]);
  if (items.length === 0) return null;
  return (
    <div className="alert alert--red" role="alert" tabIndex={-1} ref={box}>
      <p className="alert__title">{title}</p>
      <ul>
        {items.map(({ key, message, go, href }) => (
          <li key={key}>
            <a
              href={href ?? `#${key}`}
              onClick={(event) => {
                event.preventDefault();
                go();
              }}
            >
              {message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

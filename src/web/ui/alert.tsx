import { type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

export const Alert = ({
  tone = 'blue',
  title,
  children,
  live,
}: {
  tone?: 'blue' | 'red' | 'amber';
  title?: ReactNode;
  children?: ReactNode;
  /** Read out when it appears. */
  live?: boolean;
}) => (
  <div className={cx('alert', tone !== 'blue' && `alert--${tone}`)} role={live ? 'alert' : undefined}>
    {title ? <p className="alert__title">{title}</p> : null}
    {children}
  </div>
);

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

/** Nothing here, and what to do next. */
export const Empty = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className="empty">
    <b>{title}</b>
    {children ? <p>{children}</p> : null}
    {action}
  </div>
);

/** A place kept while something is fetched, so that nothing jumps. */
export const Skeleton = ({ lines = 4, label = '正在读取' }: { lines?: number; label?: string }) => (
  <div className="skeleton" role="status" aria-label={label}>
    {Array.from({ length: lines }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: nothing but lines
      <span key={index} className="skeleton__line" />
    ))}
  </div>
);

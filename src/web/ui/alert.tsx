import type { ReactNode } from 'react';
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

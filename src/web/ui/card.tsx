import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** A part of a page with its heading. `flush`: the content brings its own padding (tables, lists). */
export function Card({
  title,
  aside,
  foot,
  flush,
  id,
  sticky,
  children,
}: {
  title?: ReactNode;
  aside?: ReactNode;
  foot?: ReactNode;
  flush?: boolean;
  id?: string;
  sticky?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={cx('card', sticky && 'sticky')} id={id} tabIndex={id ? -1 : undefined}>
      {title ? (
        <div className="card__head">
          <h2>{title}</h2>
          {aside}
        </div>
      ) : null}
      {flush ? children : <div className="card__body">{children}</div>}
      {foot ? <div className="card__foot">{foot}</div> : null}
    </section>
  );
}

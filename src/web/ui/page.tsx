import type { ReactNode } from 'react';
import { Link } from 'wouter';

export { Card } from './card.tsx';

export type Crumb = { label: string; href?: string };

/** The one title of a page: where one is, its state, what matters now, and what can be done. */
export function PageHead({
  crumbs,
  title,
  badge,
  meta,
  now,
  actions,
}: {
  crumbs?: readonly Crumb[];
  title: ReactNode;
  badge?: ReactNode;
  meta?: readonly ReactNode[];
  /** What comes and goes while the page is open: a line of its own, kept free so that nothing moves. */
  now?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <>
      {crumbs ? (
        <nav className="crumb" aria-label="所在位置">
          {crumbs.map((crumb, index) => (
            <span key={crumb.label}>
              {index > 0 ? ' / ' : null}
              {crumb.href ? <Link href={crumb.href}>{crumb.label}</Link> : crumb.label}
            </span>
          ))}
        </nav>
      ) : null}
      <div className="head">
        <div>
          <div className="head__title">
            <h1>{title}</h1>
            {badge}
          </div>
          {meta ? (
            <p className="head__meta">
              {meta.filter(Boolean).map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one line, always in the same order
                <span key={index}>{part}</span>
              ))}
            </p>
          ) : null}
        </div>
        {actions ? (
          <div className="head__side">
            {now ? <div className="head__now">{now}</div> : null}
            <div className="head__acts">{actions}</div>
          </div>
        ) : null}
      </div>
    </>
  );
}

export type Cols = 'dossier' | 'main-side' | 'half' | 'board' | 'rank';
export const Columns = ({ as, children }: { as: Cols; children: ReactNode }) => <div className={`cols cols--${as}`}>{children}</div>;
export const Stack = ({ children }: { children: ReactNode }) => <div className="stack">{children}</div>;

/** The bar at the bottom: state at the left, the one primary action at the right. */
export const ActionBar = ({ state, children }: { state?: ReactNode; children: ReactNode }) => (
  <div className="actbar">
    <span className="actbar__state">{state}</span>
    {children}
  </div>
);

/** Names and values. */
export const Kv = ({ items }: { items: readonly (readonly [ReactNode, ReactNode])[] }) => (
  <dl className="kv">
    {items.map(([name, value], index) => [
      // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
      <dt key={`k${index}`}>{name}</dt>,
      // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
      <dd key={`v${index}`}>{value ?? '–'}</dd>,
    ])}
  </dl>
);

import type { ReactNode } from 'react';
import { Badge, type Tone } from './badge.tsx';

/** One verdict or signal: what, its badge, the figure against the threshold, the article and the evidence. */
export const Check = ({
  title,
  tone,
  badge,
  children,
  cite,
}: {
  title: ReactNode;
  tone: Tone;
  badge: string;
  children?: ReactNode;
  cite?: ReactNode;
}) => (
  <li className="check">
    <div className="check__top">
      <span>{title}</span>
      <Badge tone={tone}>{badge}</Badge>
    </div>
    {children ? <p>{children}</p> : null}
    {cite ? <p className="check__cite">{cite}</p> : null}
  </li>
);

export type TallyItem = { n: number; label: string; tone?: 'ok' | 'late' | 'soon' };

/** Four counts side by side. */
export const Tally = ({ items }: { items: readonly TallyItem[] }) => (
  <div className="tally">
    {items.map(({ n, label, tone }) => (
      <span key={label}>
        <b className={tone}>{n}</b>
        {label}
      </span>
    ))}
  </div>
);

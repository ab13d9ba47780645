import type { ReactNode } from 'react';

export type Tone = 'grey' | 'amber' | 'blue' | 'red' | 'green';

/** A state in words; the colour and the shape only repeat them. */
export const Badge = ({ tone = 'grey', children }: { tone?: Tone | undefined; children: ReactNode }) => (
  <span className={`badge badge--${tone}`}>{children}</span>
);

/** How many; with what, for screen readers. */
export const Count = ({ n, of }: { n: number; of?: string }) => (
  <span className="count">
    {n}
    {of ? <span className="sr"> {of}</span> : null}
  </span>
);

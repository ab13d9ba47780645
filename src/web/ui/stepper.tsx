import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type StepItem = { label: string; note?: ReactNode };

/** Where the year's procedure stands; `now` is the index of the step under way, -1 for none. */
export const Stepper = ({ label, steps, now }: { label: string; steps: readonly StepItem[]; now: number }) => (
  <ol className="stepper" aria-label={label}>
    {steps.map((step, index) => (
      <li
        key={step.label}
        className={cx('step', index < now && 'is-done', index === now && 'is-now')}
        aria-current={index === now ? 'step' : undefined}
      >
        <b>
          {index + 1}. {step.label}
        </b>
        {step.note}
      </li>
    ))}
  </ol>
);

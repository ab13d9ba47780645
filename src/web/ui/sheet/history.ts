import type { Edit } from './model.ts';
import type { Selection } from './selection.ts';

/** One thing that a person did, however many cells it changed. */
export type Step = {
  readonly label: string;
  readonly forth: readonly Edit[];
  readonly back: readonly Edit[];
  readonly before: Selection;
  readonly after: Selection;
};
export type History = { readonly past: readonly Step[]; readonly future: readonly Step[] };

const MOST_STEPS = 100;
export const noHistory: History = { past: [], future: [] };

/** With one more step; what had been undone before can't be redone any more. */
export const recorded = ({ past }: History, step: Step): History => ({ past: [...past, step].slice(-MOST_STEPS), future: [] });

export function undone({ past, future }: History): { step: Step; history: History } | null {
  const step = past.at(-1);
  return step ? { step, history: { past: past.slice(0, -1), future: [step, ...future] } } : null;
}

export function redone({ past, future }: History): { step: Step; history: History } | null {
  const [step, ...rest] = future;
  return step ? { step, history: { past: [...past, step], future: rest } } : null;
}

import type { Day } from '../calendar/day.ts';
import { closingText, wholeDay } from '../deadlines/round.ts';

type Next = {
  readonly action: string;
  readonly dueOn: Day | null;
  readonly dueAt?: string | null | undefined;
  readonly otherwise?: string | null | undefined;
};

/** What whoever reads it does next, until when, and what happens if not: the sentence of inbox, case page, message and mail. */
export function nextSaid({ action, dueOn, dueAt, otherwise }: Next): string {
  const until = dueOn === null ? '' : `，${closingText({ closesOn: dueOn, closesAt: dueAt ?? wholeDay })}前`;
  return [`下一步：${action}`, until, otherwise ? `；不按期办：${otherwise}` : ''].join('');
}

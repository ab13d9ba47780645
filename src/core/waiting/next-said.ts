import { chineseDay, type Day } from '../calendar/day.ts';

type Next = { readonly action: string; readonly dueOn: Day | null; readonly otherwise?: string | null | undefined };

/** What whoever reads it does next, until when, and what happens if not: the sentence of inbox, case page, message and mail. */
export const nextSaid = ({ action, dueOn, otherwise }: Next): string =>
  [`下一步：${action}`, dueOn === null ? '' : `，${chineseDay(dueOn)}24时前`, otherwise ? `；不按期办：${otherwise}` : ''].join('');

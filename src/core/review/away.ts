import { addDays, type Day } from '../calendar/day.ts';

export type Days = { readonly fromOn: Day; readonly toOn: Day };

/** From when a seat is taken to when its review is due: the days on which an expert reviews. Without such an end, or behind it, the day itself. */
export const reviewDays = (today: Day, reviewBy: Day | null): Days => ({
  fromOn: today,
  toOn: reviewBy !== null && reviewBy > today ? reviewBy : today,
});

/** Whether no day of a review is left on which somebody can take part, who is away on these. Days that follow one another are one absence. */
export function isAwayAll(away: readonly Days[], { fromOn, toOn }: Days): boolean {
  let next = fromOn;
  for (const one of away.toSorted((a, b) => (a.fromOn < b.fromOn ? -1 : 1)))
    if (one.fromOn <= next && one.toOn >= next) next = addDays(one.toOn, 1);
  return next > toOn;
}

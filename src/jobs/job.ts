import type { Letter, Transaction, World } from '../acts/context.ts';
import type { Calendar } from '../core/calendar/workday.ts';
import { naturalReminders, type Reminder, reminderDays } from '../core/deadlines/reporting.ts';

/** What time does by itself: one transaction of the system, the same result when it is done again on the same day. */
export type Job = {
  readonly name: string;
  /** Answers how many things were done: reports opened, letters written. */
  run(tx: Transaction, world: World): Promise<number>;
  /** Done so many at a time: as long as it answers as many, there may be more, and a transaction of its own goes on with them. */
  readonly portion?: number;
};

/** Whether a job that did so many is done. */
export const isDone = ({ portion }: Job, count: number): boolean => portion === undefined || count < portion;

/**
 * The rung of the reminder ladder that stands on a day: the last one reached before the deadline; by natural days where the year's arrangement is not
 * loaded. Null before the first and after the last day.
 */
export function rungOf(due: string, today: string, calendar: Calendar): Reminder | null {
  if (today > due) return null;
  const counted = reminderDays(due, calendar);
  const reminders = counted.ok ? counted.value : naturalReminders(due);
  return reminders.findLast((reminder) => reminder.day <= today) ?? null;
}

/** As far ahead as seven working days can ever reach across a long holiday. */
export const HORIZON_DAYS = 25;

/** What tells one rung's letter from another's. */
export const rungKey = ({ workdaysLeft, natural }: Reminder): string => `${natural ? 'n' : ''}${workdaysLeft}`;

/** Groups in the order of first appearance. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [key: string, members: [T, ...T[]]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups];
}

/** Posts letters, some at a time so that no statement grows without end, and answers how many of them are new. */
export async function postAll(tx: Transaction, letters: readonly Letter[]): Promise<number> {
  let count = 0;
  for (let at = 0; at < letters.length; at += LETTERS) count += await tx.postAll(letters.slice(at, at + LETTERS));
  return count;
}

const LETTERS = 1_000;

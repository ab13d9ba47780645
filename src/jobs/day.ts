import type { Transaction, World } from '../acts/context.ts';
import { Refused } from '../acts/refusal.ts';
import { addDays } from '../core/calendar/day.ts';
import { deliver } from './deliver.ts';
import { isDone, type Job } from './job.ts';
import { markOverdue } from './mark-overdue.ts';
import { openReports } from './open-reports.ts';
import { remindReports } from './remind-reports.ts';
import { remindStamps } from './remind-stamps.ts';
import { signLog } from './sign-log.ts';
import { suspendDormant } from './suspend-dormant.ts';
import { watchCalendar } from './watch-calendar.ts';
import { watchCorrections } from './watch-corrections.ts';
import { watchNotices } from './watch-notices.ts';
import { watchSpace } from './watch-space.ts';
import { watchValidity } from './watch-validity.ts';
import { watchWaiting } from './watch-waiting.ts';
import { watchWindows } from './watch-windows.ts';

/** A day's work in its order; letters written by one job are delivered by the last. */
export const jobs: readonly Job[] = [
  openReports,
  remindReports,
  markOverdue,
  watchCorrections,
  watchWindows,
  remindStamps,
  watchNotices,
  watchValidity,
  watchCalendar,
  watchSpace,
  suspendDormant,
  watchWaiting,
  signLog,
  deliver,
];

/** Noted when all of a day's jobs are done. */
export const wholeDay = 'day';

export type Done = { job: string; count: number };

/**
 * Does what time asks for up to `day`, each job in its own transaction and noted in the day's runs; done again it does nothing twice.
 * In the demonstration `day` also becomes the system's day, and every day since the last run is lived through; in production a missed day is made
 * up for by the jobs themselves, which look at what is due and not at what fell due today.
 */
export async function runDay(world: World, day: string): Promise<Done[]> {
  if (!world.tools.demonstration) return runJobs(world, day);
  const last = await world.asSystem(async (tx) => {
    await tx.time.setToday(day);
    return tx.time.lastRun(wholeDay);
  });
  const totals = new Map<string, number>();
  for (const each of daysAfter(last, day))
    for (const { job, count } of await runJobs(world, each)) totals.set(job, (totals.get(job) ?? 0) + count);
  return [...totals].map(([job, count]) => ({ job, count }));
}

/**
 * Today's work, once, however many processes come to it: each job under the one lock of the day's work, and only where nobody has run it today. One that
 * fails keeps no other from its work, except where the database is away; it is done by whoever comes next.
 */
export async function runDayOnce(world: World): Promise<Done[]> {
  const once = <T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T | null> =>
    world.asSystem(async (tx) => {
      await tx.time.alone();
      return (await tx.time.hasRun(world.today, name)) ? null : work(tx);
    });
  const done: Done[] = [];
  const failed: unknown[] = [];
  for (const job of jobs)
    try {
      const ran = await inPortions(job, (before) => once(job.name, (tx) => runNoted(tx, job, { world, before })));
      if (ran !== null) done.push(ran);
    } catch (error) {
      if (error instanceof Refused && error.refusal.kind === 'unavailable') throw error;
      failed.push(error);
    }
  if (failed.length > 0) throw failed[0];
  await once(wholeDay, (tx) => tx.time.noteRun(world.today, wholeDay, done, world.now));
  return done;
}

/** A portion of a job, behind what was done of it `before`; it is noted with the last. */
type Portion = { readonly world: World; readonly before: number };

async function runPortion(tx: Transaction, job: Job, { world, before }: Portion): Promise<Done & { isLast: boolean }> {
  const now = await job.run(tx, world);
  return { job: job.name, count: before + now, isLast: isDone(job, now) };
}

async function runNoted(tx: Transaction, job: Job, portion: Portion): Promise<Done & { isLast: boolean }> {
  const done = await runPortion(tx, job, portion);
  if (done.isLast) await tx.time.noteRun(portion.world.today, job.name, { count: done.count }, portion.world.now);
  return done;
}

/** One portion after the other, until one is the last, or somebody else has done the job. */
async function inPortions({ name }: Job, next: (before: number) => Promise<(Done & { isLast: boolean }) | null>): Promise<Done | null> {
  for (let count = 0; ; ) {
    const portion = await next(count);
    if (portion === null) return count === 0 ? null : { job: name, count };
    count = portion.count;
    if (portion.isLast) return { job: name, count };
  }
}

/** Every day after `last` up to `day`; `day` alone where there is none before it. */
function daysAfter(last: string | null, day: string): string[] {
  const days: string[] = [];
  for (let each = last !== null && last < day ? addDays(last, 1) : day; each <= day; each = addDays(each, 1)) days.push(each);
  return days;
}

/** In production each job has its own transaction, so that one that fails keeps no other from its work; the demonstration lives a year in seconds. */
async function runJobs(world: World, day: string): Promise<Done[]> {
  const then: World = { ...world, today: day, now: day === world.today ? world.now : morningOf(day) };
  const one = (tx: Transaction, job: Job, before: number) => runNoted(tx, job, { world: then, before });
  const add = (ran: Done | null): void => void (ran === null ? null : done.push(ran));
  const done: Done[] = [];
  if (world.tools.demonstration)
    await world.asSystem(async (tx) => {
      done.length = 0;
      for (const job of jobs) add(await inPortions(job, (before) => runPortion(tx, job, { world: then, before })));
      const runs = done.map(({ job, count }) => ({ job, result: { count } }));
      await tx.time.noteRuns(day, [...runs, { job: wholeDay, result: done }], then.now);
    });
  else {
    for (const job of jobs) add(await inPortions(job, (before) => world.asSystem((tx) => one(tx, job, before))));
    await world.asSystem((tx) => tx.time.noteRun(day, wholeDay, done, then.now));
  }
  return done;
}

/** Nine o'clock in Asia/Shanghai. */
const morningOf = (day: string): string => `${day}T01:00:00.000Z`;

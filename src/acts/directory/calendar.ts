import { parseCalendarYear } from '../../core/calendar/parse.ts';
import { by, type Context } from '../context.ts';
import { refuse } from '../refusal.ts';

/** Loads one year's holiday arrangement as an administrator's file states it; a faulty file changes nothing. */
export async function loadCalendarYear(ctx: Context, year: number, file: unknown): Promise<void> {
  const parsed = parseCalendarYear(file, year);
  if (!parsed.ok)
    refuse({ kind: 'badInput', faults: parsed.faults.map((message) => ({ path: String(year), rule: '国务院办公厅放假安排', message })) });
  await ctx.inTransaction(async (tx) => {
    await tx.time.loadCalendarYear(year, parsed.value, ctx.actor.accountId, ctx.now);
    await tx.record({ ...by(ctx), action: 'loadCalendar', article: null, subject: { kind: 'calendar', id: null }, detail: { year } });
  });
}

import { parseCalendarYear } from '../../core/calendar/parse.ts';
import { by, type Context } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';

/** Loads one year's holiday arrangement as an administrator's file states it; a faulty file changes nothing. */
export async function loadCalendarYear(ctx: Context, year: number, file: unknown): Promise<void> {
  const parsed = parseCalendarYear(file);
  if (!parsed.ok)
    refuse({ kind: 'badInput', faults: parsed.faults.map((message) => ({ path: String(year), rule: '国务院办公厅放假安排', message })) });
  if (parsed.year !== year) badInput('year', '年份', `文件是 ${parsed.year} 年的，与所选年份 ${year} 不一致`);
  await ctx.inTransaction(async (tx) => {
    await tx.time.loadCalendarYear(year, file, ctx.actor.accountId, ctx.now);
    await tx.record({ ...by(ctx), action: 'loadCalendar', article: null, subject: { kind: 'calendar', id: null }, detail: { year } });
  });
}

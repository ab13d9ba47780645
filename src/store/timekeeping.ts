import type { Timekeeping } from '../acts/directory/port.ts';
import { json, type Tx } from './transaction.ts';

export function timekeepingIn(tx: Tx): Timekeeping {
  return {
    calendarYears: () => tx.selectFrom('calendarYear').select(['year', 'data']).orderBy('year').execute(),
    async loadCalendarYear(year, data, loadedBy, loadedAt) {
      const row = { data: json(data), loadedBy, loadedAt };
      await tx
        .insertInto('calendarYear')
        .values({ year, ...row })
        .onConflict((c) => c.column('year').doUpdateSet(row))
        .execute();
    },
    today: async () => (await tx.selectFrom('clock').select('today').where('id', '=', 1).executeTakeFirst())?.today ?? null,
    setToday: async (today) =>
      void (await tx
        .insertInto('clock')
        .values({ id: 1, today })
        .onConflict((c) => c.column('id').doUpdateSet({ today }))
        .execute()),
    hasRun: async (day, job) =>
      (await tx.selectFrom('dayRun').select('day').where('day', '=', day).where('job', '=', job).executeTakeFirst()) !== undefined,
    async lastRun(job) {
      const row = await tx
        .selectFrom('dayRun')
        .select((w) => w.fn.max<string | null>('day').as('day'))
        .where('job', '=', job)
        .executeTakeFirst();
      return row?.day ?? null;
    },
    noteRun: async (day, job, result, ranAt) =>
      void (await tx
        .insertInto('dayRun')
        .values({ day, job, result: json(result), ranAt })
        .onConflict((c) => c.doNothing())
        .execute()),
  };
}

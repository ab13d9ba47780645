import { sql } from 'kysely';
import type { Timekeeping } from '../acts/directory/port.ts';
import { json, type Tx } from './transaction.ts';

/** The lock of the day's work, one for all processes on this database. */
const DAYS_WORK = 20_230_801;

/** `changed` is told when the calendar or the demonstration's day is another one (world.ts keeps both). */
export function timekeepingIn(tx: Tx, changed: () => void = () => undefined): Timekeeping {
  return {
    calendarYears: () => tx.selectFrom('calendarYear').select(['year', 'data']).orderBy('year').execute(),
    async loadCalendarYear(year, data, loadedBy, loadedAt) {
      const row = { data: json(data), loadedBy, loadedAt };
      await tx
        .insertInto('calendarYear')
        .values({ year, ...row })
        .onConflict((c) => c.column('year').doUpdateSet(row))
        .execute();
      changed();
    },
    calendarVersions: (year) =>
      tx
        .selectFrom('calendarVersion')
        .selectAll()
        .$if(year !== undefined, (query) => query.where('year', '=', year ?? 0))
        .orderBy('proposedAt')
        .orderBy('id')
        .execute(),
    async addCalendarVersion(version) {
      const added = await tx
        .insertInto('calendarVersion')
        .values({ ...version, data: json(version.data) })
        .onConflict((c) => c.column('year').where('outcome', 'is', null).doNothing())
        .executeTakeFirst();
      return added.numInsertedOrUpdatedRows === 1n;
    },
    async decideCalendarVersion(id, decision) {
      const changed = await tx
        .updateTable('calendarVersion')
        .set(decision)
        .where('id', '=', id)
        .where('outcome', 'is', null)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
    today: async () => (await tx.selectFrom('clock').select('today').where('id', '=', 1).executeTakeFirst())?.today ?? null,
    async setToday(today) {
      await tx
        .insertInto('clock')
        .values({ id: 1, today })
        .onConflict((c) => c.column('id').doUpdateSet({ today }))
        .execute();
      changed();
    },
    hasRun: async (day, job) =>
      (await tx.selectFrom('dayRun').select('day').where('day', '=', day).where('job', '=', job).executeTakeFirst()) !== undefined,
    alone: async () => void (await sql`select pg_advisory_xact_lock(${DAYS_WORK})`.execute(tx)),
    async lastRun(job) {
      const row = await tx
        .selectFrom('dayRun')
        .select((w) => w.fn.max<string | null>('day').as('day'))
        .where('job', '=', job)
        .executeTakeFirst();
      return row?.day ?? null;
    },
    noteRun: (day, job, result, ranAt) => noteRuns(tx, day, [{ job, result }], ranAt),
    noteRuns: (day, runs, ranAt) => noteRuns(tx, day, runs, ranAt),
  };
}

async function noteRuns(tx: Tx, day: string, runs: readonly { job: string; result: unknown }[], ranAt: string): Promise<void> {
  await tx
    .insertInto('dayRun')
    .values(runs.map(({ job, result }) => ({ day, job, result: json(result), ranAt })))
    .onConflict((c) => c.doNothing())
    .execute();
}

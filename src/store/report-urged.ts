import { sql } from 'kysely';
import type { Urged } from '../acts/reporting/port.ts';
import { anyOf } from './bulk.ts';
import { appendWaiting } from './journal.ts';
import type { Tx } from './transaction.ts';

/** What was done to get reports that are owed, out of the journal, the last first. */
export async function urgedIn(tx: Tx, reportIds: readonly string[]): Promise<Urged[]> {
  if (reportIds.length === 0) return [];
  await appendWaiting(tx);
  const { rows } = await sql<Urged>`select subject_id as "reportId", at, actor_name as by,
      coalesce(detail ->> 'way', 'letter') as way, detail ->> 'taker' as taker, detail ->> 'reply' as reply
    from journal where action = 'urgeReports' and subject_id = ${anyOf(reportIds)} order by seq desc`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import { forgetRounds } from './scheme.ts';
import type { Tx } from './transaction.ts';

type Table = 'proposedList' | 'recognitionList' | 'noticeDraft' | 'roundChange' | 'poolChange';

/** Keeps the round of this row from changing: whoever locks both takes the round first, so that no two wait for one another. */
export async function roundFirst(tx: Tx, table: Table, id: string): Promise<void> {
  await sql`select 1 from round where id = (select round_id from ${sql.table(table)} where id = ${id}) for update`.execute(tx);
  forgetRounds(tx);
}

import type { Whole, Wholes } from '../acts/procedure/whole-port.ts';
import { roundFirst } from './round-first.ts';
import { json, type Tx } from './transaction.ts';

/** What one prepares and another signs, of a table that has the columns of all such wholes: to the builder each of them is one of these tables. */
export function wholesIn<W extends Whole>(tx: Tx, table: 'proposedList' | 'recognitionList' | 'roundChange'): Wholes<W> {
  const named = table as 'proposedList';
  return {
    async locked(id) {
      await roundFirst(tx, table, id);
      return ((await tx.selectFrom(named).selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null) as W | null;
    },
    add: async (one) => void (await tx.insertInto(named).values(written(one)).execute()),
    async change(id, version, change) {
      const result = await tx
        .updateTable(named)
        .set(written({ ...change, version: version + 1 }))
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}

/** Lists go as JSON, whatever they hold. */
const written = (values: object): never =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, Array.isArray(value) ? json(value) : value])) as never;

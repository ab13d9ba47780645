import type { Context, Transaction, World } from '../context.ts';
import { refuse } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import type { ListRead } from './reading-port.ts';

const DAY_MS = 86_400_000;

/** Keeps a list that was read, until it is imported or a day has passed; answers its id. Of one table the last that a person read. */
export const keepReading = (ctx: Context, dossierId: string, { table, list }: { table: string; list: ListRead }): Promise<string> =>
  ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    const id = ctx.tools.newId();
    await tx.readings.keep({ id, dossierId, accountId: ctx.actor.accountId, tableKey: table, readAt: ctx.wallNow }, list);
    return id;
  });

/** The list of a reading, which is gone with it. Refused where it is not there: imported before, read anew, or older than a day. */
export async function takenReading(tx: Transaction, id: string, of: { dossierId: string; table: string }): Promise<ListRead> {
  const list = await tx.readings.take(id, of);
  return (
    list ?? refuse({ kind: 'conflict', message: '读到的内容已经导入过，又读了另一个文件，或者放了一天以上，没有导入。请重新选择文件' })
  );
}

/** Forgets what was read a day ago and not imported. */
export const sweepReadings = ({ wallNow, asSystem }: World): Promise<void> =>
  asSystem((tx) => tx.readings.forgetBefore(new Date(Date.parse(wallNow) - DAY_MS).toISOString()));

import type { Context, Transaction, World } from '../context.ts';
import { refuse } from '../refusal.ts';
import { editableDossier } from './edit.ts';
import type { ListRead } from './reading-port.ts';

const DAY_MS = 86_400_000;
const aDayBefore = ({ wallNow }: Pick<World, 'wallNow'>): string => new Date(Date.parse(wallNow) - DAY_MS).toISOString();

/** More than 20 000 rows of annex 5 ever say; a workbook of long texts in every cell says more. Characters. */
const MOST = 8_000_000;

/** Keeps a list that was read, until it is imported or a day has passed; answers its id. Of one table the last that a person read. Refuses 413 what is too long. */
export function keepReading(ctx: Context, dossierId: string, { table, list }: { table: string; list: ListRead }): Promise<string> {
  if (lengthOf(list) > MOST)
    refuse({
      kind: 'tooLarge',
      message: `读到的内容超过 ${MOST / 1_000_000} 百万字，放不下。请删去文件中与名单无关的长文字，或分几个文件导入`,
    });
  return ctx.inTransaction(async (tx) => {
    await editableDossier(tx, ctx, dossierId);
    const id = ctx.tools.newId();
    await tx.readings.keep({ id, dossierId, accountId: ctx.actor.accountId, tableKey: table, readAt: ctx.wallNow }, list);
    return id;
  });
}

const lengthOf = ({ rows }: ListRead): number =>
  rows.reduce((sum, cells) => sum + Object.values(cells).reduce((all: number, value) => all + String(value ?? '').length, 0), 0);

/** The list of a reading, which is gone with it. Refused where it is not there: imported before, read anew, or older than a day. */
export async function takenReading(
  tx: Transaction,
  id: string,
  of: { dossierId: string; table: string; wallNow: string },
): Promise<ListRead> {
  const { dossierId, table } = of;
  const list = await tx.readings.take(id, { dossierId, table, since: aDayBefore(of) });
  return (
    list ??
    refuse({ kind: 'conflict', message: '读到的内容已经导入过，又读了另一个文件，或者放了一天以上，请重新选择文件。这一次没有再导入' })
  );
}

/** Forgets what was read a day ago and not imported. */
export const sweepReadings = (world: World): Promise<void> => world.asSystem((tx) => tx.readings.forgetBefore(aDayBefore(world)));

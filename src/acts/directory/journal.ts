import { by, type Context } from '../context.ts';
import type { JournalLine } from './port.ts';

const PAGE = 200;

/** The journal as a supervisor reads it (第十六条); that it was read is itself recorded. */
export async function readJournal(
  ctx: Context,
  filter: { after?: number | undefined; search?: string | undefined; subject?: string | undefined },
): Promise<{ entries: JournalLine[]; head: { seq: number; hash: string } }> {
  return ctx.inTransaction(async (tx) => {
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const entries = await tx.journal.entries({ ...given, limit: PAGE });
    await tx.record({ ...by(ctx), action: 'readJournal', article: '第十六条', subject: { kind: 'journal', id: filter.subject ?? null } });
    return { entries, head: await tx.journal.head() };
  });
}

/** Every entry, one JSON a line, for `verify log` outside the system. */
export async function exportJournal(ctx: Context): Promise<Uint8Array> {
  const entries = await ctx.inTransaction(async (tx) => {
    await tx.record({ ...by(ctx), action: 'exportJournal', article: '第十六条', subject: { kind: 'journal', id: null } });
    return tx.journal.entries({});
  });
  return new TextEncoder().encode(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}

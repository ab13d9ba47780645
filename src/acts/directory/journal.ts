import { by, type Context } from '../context.ts';
import { badInput } from '../refusal.ts';
import type { JournalFilter, JournalLine } from './port.ts';

const PAGE = 200;

/** The journal as a supervisor reads it (第十六条); that it was read is itself recorded. */
export async function readJournal(
  ctx: Context,
  filter: { readonly [K in keyof JournalFilter]?: JournalFilter[K] | undefined },
): Promise<{ entries: JournalLine[]; head: { seq: number; hash: string } }> {
  if (filter.from && filter.to && filter.to < filter.from) badInput('to', '日期', `止日 ${filter.to} 早于起日 ${filter.from}，请改正`);
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

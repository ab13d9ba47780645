import { by, type Context } from '../context.ts';
import { badInput } from '../refusal.ts';
import type { ChainProof, JournalFilter, JournalLine, Verified } from './port.ts';

const PAGE = 200;
const ARTICLE = '第十六条';

/** The journal as a supervisor reads it (第十六条); that it was read is itself recorded. */
export async function readJournal(
  ctx: Context,
  filter: { readonly [K in keyof JournalFilter]?: JournalFilter[K] | undefined },
): Promise<{ entries: JournalLine[]; head: { seq: number; hash: string }; verified: Verified | null }> {
  if (filter.from && filter.to && filter.to < filter.from) badInput('to', '日期', `止日 ${filter.to} 早于起日 ${filter.from}，请改正`);
  return ctx.inTransaction(async (tx) => {
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
    const entries = await tx.journal.entries({ ...given, limit: PAGE });
    await tx.record({ ...by(ctx), action: 'readJournal', article: ARTICLE, subject: { kind: 'journal', id: filter.subject ?? null } });
    return { entries, head: await tx.journal.head(), verified: await tx.journal.verified() };
  });
}

/** Every entry, one JSON a line, for `verify log` outside the system. */
export async function exportJournal(ctx: Context, signal?: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  await ctx.inTransaction((tx) =>
    tx.record({ ...by(ctx), action: 'exportJournal', article: ARTICLE, subject: { kind: 'journal', id: null } }),
  );
  return ctx.tools.chain.lines(ctx.actor, signal);
}

/**
 * Recomputes the chain, from its beginning or behind what was last found whole, and notes what came of it: the head that was found is where the next may
 * begin, and what every later verification is compared with.
 */
export async function verifyJournal(
  ctx: Context,
  { onlyNew }: { onlyNew: boolean },
  signal?: AbortSignal,
): Promise<{ proof: ChainProof; since: Verified | null }> {
  const since = onlyNew ? await ctx.inTransaction((tx) => tx.journal.verified()) : null;
  const proof = await ctx.tools.chain.verify(ctx.actor, since, signal);
  const found = proof.ok ? { count: proof.entries, since: since?.seq ?? 0, hash: proof.head } : { brokenAt: proof.seq };
  await ctx.inTransaction((tx) =>
    tx.record({ ...by(ctx), action: 'verifyJournal', article: ARTICLE, subject: { kind: 'journal', id: null }, detail: found }),
  );
  return { proof, since };
}

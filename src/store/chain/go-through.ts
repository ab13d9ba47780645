import { noted } from '../journal.ts';
import type { JournalEntry } from '../schema.ts';
import type { Tx } from '../transaction.ts';
import { along, BEGINNING, type Link, type Proof } from './chain.ts';

/** Entries in a slice; a few hundred kilobytes. */
const SLICE = 500;

/** One short transaction with the reader's eyes. */
export type ReadJournal = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Entries are only ever added, so that slices read one after the other are one journal, up to the head that was read first. */
async function* slices(journal: ReadJournal, from: Link, upTo: number): AsyncGenerator<JournalEntry[]> {
  for (let after = from.seq; after < upTo; ) {
    const slice = await journal((tx) => next(tx, after, upTo));
    if (slice.length === 0) return;
    yield slice;
    after = slice.at(-1)?.seq ?? upTo;
  }
}

const next = (tx: Tx, after: number, upTo: number): Promise<JournalEntry[]> =>
  tx.selectFrom('journal').selectAll().where('seq', '>', after).where('seq', '<=', upTo).orderBy('seq').limit(SLICE).execute();

/** Recomputes the chain behind `from`, and compares it with its registered head and with what earlier verifications noted. */
export async function verified(journal: ReadJournal, from: Link = BEGINNING): Promise<Proof> {
  const { head, before } = await journal(async (tx) => ({ before: await noted(tx), head: await headOf(tx) }));
  const chain = along(from);
  const marks = new Map(before.map(({ seq, hash }) => [seq, hash]));
  for await (const slice of slices(journal, from, head.seq))
    for (const entry of slice) {
      const broken = chain.take(entry);
      if (broken) return broken;
      const was = marks.get(entry.seq);
      if (was !== undefined && was !== entry.hash)
        return { ok: false, seq: entry.seq, message: `第 ${entry.seq} 条的摘要与先前核验时记下的不同，这一条或以前的日志已被改动` };
    }
  const proof = chain.proof();
  if (!proof.ok) return proof;
  if (proof.entries < head.seq)
    return { ok: false, seq: proof.entries + 1, message: `第 ${proof.entries + 1} 条起缺失，日志应有 ${head.seq} 条` };
  return proof.head === head.hash ? proof : { ok: false, seq: head.seq, message: `末条（第 ${head.seq} 条）与登记的末条摘要不同` };
}

const headOf = (tx: Tx): Promise<Link> =>
  tx.selectFrom('journalHead').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();

/** Every entry up to now, one JSON a line, a slice a piece; the next is read when the one before was taken. */
export async function* pieces(journal: ReadJournal): AsyncGenerator<Uint8Array> {
  const { seq } = await journal(headOf);
  const encoder = new TextEncoder();
  for await (const slice of slices(journal, BEGINNING, seq))
    yield encoder.encode(slice.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
}

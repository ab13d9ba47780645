import type { Event } from '../acts/context.ts';
import type { Journal } from '../acts/directory/port.ts';
import { chainHash } from './crypto.ts';
import { escapeLike } from './like.ts';
import type { JournalEntry } from './schema.ts';
import { json, type Tx } from './transaction.ts';

export function journalIn(tx: Tx): Journal {
  return {
    async entries({ after = 0, limit, search, subject }) {
      let query = tx.selectFrom('journal').selectAll().where('seq', '>', after).orderBy('seq');
      if (subject) query = query.where('subjectId', '=', subject);
      if (search) query = query.where((w) => w.or([w('actorName', 'like', `%${escapeLike(search)}%`), w('action', '=', search)]));
      if (limit) query = query.limit(limit);
      return query.execute();
    },
    head: () => tx.selectFrom('journalHead').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow(),
  };
}

/** Appends one entry, chained to the one before; the head's row lock puts concurrent writers in order. */
export async function record(tx: Tx, event: Event): Promise<void> {
  const head = await tx.selectFrom('journalHead').selectAll().where('id', '=', 1).forUpdate().executeTakeFirstOrThrow();
  const entry: Omit<JournalEntry, 'hash'> = {
    seq: head.seq + 1,
    at: event.at,
    actorId: event.actor.id,
    actorName: event.actor.name,
    organisationId: event.actor.organisationId,
    action: event.action,
    article: event.article,
    subjectKind: event.subject.kind,
    subjectId: event.subject.id,
    issuerId: event.parties?.issuerId ?? null,
    applicantId: event.parties?.applicantId ?? null,
    recommenderId: event.parties?.recommenderId ?? null,
    detail: event.detail ?? {},
    previousHash: head.hash,
  };
  const hash = entryHash(entry);
  await tx
    .insertInto('journal')
    .values({ ...entry, detail: json(entry.detail), hash })
    .execute();
  await tx.updateTable('journalHead').set({ seq: entry.seq, hash }).where('id', '=', 1).execute();
}

/** SM3 over the entry's canonical JSON (keys sorted at every depth), which contains the previous hash. */
export const entryHash = (entry: Omit<JournalEntry, 'hash'>): string => chainHash(canonical(entry));

/** JSON with sorted keys, no white space: the same bytes for the same entry on any machine. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, v]) => v !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`;
}

export type Proof = { ok: true; entries: number; head: string } | { ok: false; seq: number; message: string };

/** Recomputes the chain of exported entries, without the system; says where it first breaks. */
export function verifyJournal(entries: readonly JournalEntry[]): Proof {
  let previous = '';
  let seq = 0;
  for (const { hash, ...entry } of entries) {
    if (entry.seq !== seq + 1) return { ok: false, seq: entry.seq, message: `第 ${seq + 1} 条缺失，接着的是第 ${entry.seq} 条` };
    if (entry.previousHash !== previous) return { ok: false, seq: entry.seq, message: `第 ${entry.seq} 条与前一条不衔接` };
    if (entryHash(entry) !== hash) return { ok: false, seq: entry.seq, message: `第 ${entry.seq} 条内容与摘要不符，已被改动` };
    previous = hash;
    seq = entry.seq;
  }
  return { ok: true, entries: seq, head: previous };
}

import { sql } from 'kysely';
import type { Event } from '../acts/context.ts';
import type { Journal } from '../acts/directory/port.ts';
import { veiledThroughout } from '../core/disclosure/in-text.ts';
import { canonical } from '../core/text/canonical.ts';
import { whole } from '../core/text/whole.ts';
import { type Signed, subjectOf, writingActs } from '../core/workflow/hands.ts';
import { recordset } from './bulk.ts';
import { chainHash } from './crypto.ts';
import { conditionsOf } from './journal-search.ts';
import type { JournalEntry } from './schema.ts';
import { atTheEnd, type Tx } from './transaction.ts';

export function journalIn(tx: Tx): Journal {
  return {
    async entries({ after = 0, limit, ...asked }) {
      await appendWaiting(tx);
      let query = tx.selectFrom('journal').selectAll().where('seq', '>', after).orderBy('seq');
      for (const condition of await conditionsOf(tx, asked)) query = query.where(condition);
      if (limit) query = query.limit(limit);
      return query.execute();
    },
    hands: (kind, id) => handsOn(tx, kind, id),
    async signature(action, id) {
      await appendWaiting(tx);
      const last = tx.selectFrom('journal').select('actorName').where('subjectId', '=', id).where('action', '=', action);
      return (await last.orderBy('seq', 'desc').limit(1).executeTakeFirst())?.actorName ?? null;
    },
    async head() {
      await appendWaiting(tx);
      return tx.selectFrom('journalHead').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
    },
  };
}

/** Everybody who has written any part of what is signed there, by the journal. */
export async function handsOn(tx: Tx, kind: Signed, id: string): Promise<string[]> {
  await appendWaiting(tx);
  const rows = await tx
    .selectFrom('journal')
    .select('actorId')
    .distinct()
    .where('subjectId', '=', id)
    .where('subjectKind', '=', subjectOf(kind))
    .where('action', 'in', writingActs[kind])
    .where('actorId', 'is not', null)
    .execute();
  return rows.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
}

type Unchained = Omit<JournalEntry, 'seq' | 'previousHash' | 'hash'>;

/** What this transaction has to tell, until it is told. */
const waiting = new WeakMap<Tx, Unchained[]>();

/** Notes one entry; it is appended when the transaction ends, or before it reads the journal. */
export async function record(tx: Tx, event: Event): Promise<void> {
  const entry = asKept({
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
    detail: veiledThroughout(event.detail ?? {}) as JournalEntry['detail'],
  });
  const before = waiting.get(tx);
  if (before) before.push(entry);
  else {
    waiting.set(tx, [entry]);
    atTheEnd(tx, () => appendWaiting(tx));
  }
}

/**
 * Appends what waits, each entry chained to the one before, in one statement, however many they are. The head's row lock puts concurrent writers in order,
 * and the database moves it (0122); as it is held until the commit, this is the last thing that a transaction does.
 */
export async function appendWaiting(tx: Tx): Promise<void> {
  const entries = waiting.get(tx)?.splice(0) ?? [];
  if (entries.length === 0) return;
  const head = await tx.selectFrom('journalHead').selectAll().where('id', '=', 1).forNoKeyUpdate().executeTakeFirstOrThrow();
  let { seq, hash } = head;
  const chained = entries.map((entry) => {
    seq += 1;
    const unhashed = { ...entry, seq, previousHash: hash };
    hash = entryHash(unhashed);
    return { ...unhashed, hash };
  });
  await sql`insert into journal (seq, at, actor_id, actor_name, organisation_id, action, article, subject_kind, subject_id, issuer_id, applicant_id,
      recommender_id, detail, previous_hash, hash)
    select seq, at, "actorId", "actorName", "organisationId", action, article, "subjectKind", "subjectId", "issuerId", "applicantId",
      "recommenderId", detail, "previousHash", hash
    from jsonb_to_recordset(${recordset(chained)}) as e (seq bigint, at timestamptz, "actorId" uuid, "actorName" text, "organisationId" uuid, action text,
      article text, "subjectKind" text, "subjectId" uuid, "issuerId" uuid, "applicantId" uuid, "recommenderId" uuid, detail jsonb, "previousHash" text,
      hash text)
    order by seq`.execute(tx);
}

type Unhashed = Omit<JournalEntry, 'hash'>;

/** The entry as the database will give it back, so that what is hashed is what is kept: as JSON has it, every text whole, the instant in UTC, ids in small letters. */
function asKept(entry: Unchained): Unchained {
  const through = JSON.parse(JSON.stringify(entry), (_, value: unknown) =>
    isObject(value) ? wholeKeys(value) : wholeText(value),
  ) as Unchained;
  const ids = Object.fromEntries(IDS.map((key) => [key, through[key]?.toLowerCase() ?? null]));
  return { ...through, ...ids, at: new Date(entry.at).toISOString() };
}

const IDS = ['actorId', 'organisationId', 'subjectId', 'issuerId', 'applicantId', 'recommenderId'] as const;

const wholeText = (value: unknown): unknown => (typeof value === 'string' ? whole(value) : value);
const wholeKeys = (value: object): object => Object.fromEntries(Object.entries(value).map(([key, one]) => [whole(key), one]));
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/** SM3 over the entry's canonical JSON (keys sorted at every depth), which contains the previous hash. */
export const entryHash = (entry: Omit<JournalEntry, 'hash'>): string => chainHash(canonical(entry));

/** `remarks`: entries that hold together though the database could not keep a character of a name; proven, not believed. */
export type Proof = { ok: true; entries: number; head: string; remarks?: string[] } | { ok: false; seq: number; message: string };

/** Recomputes the chain of exported entries, without the system; says where it first breaks. */
export function verifyJournal(entries: readonly JournalEntry[]): Proof {
  let previous = '';
  let seq = 0;
  const remarks: string[] = [];
  for (const { hash, ...entry } of entries) {
    if (entry.seq !== seq + 1) return { ok: false, seq: entry.seq, message: `第 ${seq + 1} 条缺失，接着的是第 ${entry.seq} 条` };
    if (entry.previousHash !== previous) return { ok: false, seq: entry.seq, message: `第 ${entry.seq} 条与前一条不衔接` };
    if (entryHash(entry) !== hash) {
      const half = halfInName(entry, hash);
      if (half === null) return { ok: false, seq: entry.seq, message: `第 ${entry.seq} 条内容与摘要不符，已被改动` };
      remarks.push(`第 ${entry.seq} 条登记时姓名中有半个字符（${half}），数据库存为“\ufffd”；按原字符重算摘要相符，内容未被改动`);
    }
    previous = hash;
    seq = entry.seq;
  }
  return { ok: true, entries: seq, head: previous, ...(remarks.length > 0 ? { remarks } : {}) };
}

const SURROGATES = { from: 0xd800, to: 0xdfff };

/**
 * Entries of before names were checked: half of a character in the name was hashed, but the database kept �. Trying all 2 048 halves at the one � of the
 * name finds the text that was hashed, or proves that it was another one. Null: it was.
 */
function halfInName(entry: Unhashed, hash: string): string | null {
  const [before, after, ...more] = entry.actorName.split('\ufffd');
  if (before === undefined || after === undefined || more.length > 0) return null;
  for (let code = SURROGATES.from; code <= SURROGATES.to; code += 1) {
    const actorName = before + String.fromCharCode(code) + after;
    if (entryHash({ ...entry, actorName }) === hash) return `U+${code.toString(16).toUpperCase()}`;
  }
  return null;
}

import { sql } from 'kysely';
import type { Event } from '../acts/context.ts';
import type { Journal } from '../acts/directory/port.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { veiledThroughout } from '../core/disclosure/in-text.ts';
import { whole } from '../core/text/whole.ts';
import { type Signed, subjectOf, writingActs } from '../core/workflow/hands.ts';
import { recordset } from './bulk.ts';
import { entryHash, type Link } from './chain/chain.ts';
import { heldHead, holdsWrites, numberAtLast, sendHeld } from './closing.ts';
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
    async verified() {
      await appendWaiting(tx);
      const found = verifications(tx).where(sql<boolean>`detail ? 'hash'`).orderBy('seq', 'desc').limit(1);
      const last = await found.executeTakeFirst();
      return last ? { ...linkIn(last.detail), at: last.at, by: last.actorName } : null;
    },
    async head() {
      await appendWaiting(tx);
      return tx.selectFrom('journalHead').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirstOrThrow();
    },
  };
}

const verifications = (tx: Tx) => tx.selectFrom('journal').select(['at', 'actorName', 'detail']).where('action', '=', 'verifyJournal');

const linkIn = (detail: JournalEntry['detail']): Link => ({ seq: Number(detail.count), hash: String(detail.hash) });

/** What earlier verifications found, as they noted it. */
export async function noted(tx: Tx): Promise<Link[]> {
  const rows = await verifications(tx).where(sql<boolean>`detail ? 'hash'`).orderBy('seq', 'desc').limit(MOST_NOTED).execute();
  return rows.map(({ detail }) => linkIn(detail));
}

/** So many earlier verifications are compared with what stands now. */
const MOST_NOTED = 1000;

/** Sends what is held for the end (closing.ts), where something is: then the head is taken already. Of everything else what is still to be told is asked of `pendingIn`, so that the head is taken last. */
export async function closed(tx: Tx): Promise<void> {
  if (holdsWrites(tx)) await appendWaiting(tx);
}

/** Everybody who has written any part of what is signed there, by the journal and by what this transaction has still to tell it. */
export async function handsOn(tx: Tx, kind: Signed, id: string): Promise<string[]> {
  await closed(tx);
  const rows = await tx
    .selectFrom('journal')
    .select('actorId')
    .distinct()
    .where('subjectId', '=', id)
    .where('subjectKind', '=', subjectOf(kind))
    .where('action', 'in', writingActs[kind])
    .where('actorId', 'is not', null)
    .execute();
  return [...new Set([...rows.flatMap(({ actorId }) => actorId ?? []), ...pendingIn(tx).hands(kind, id)])];
}

type Unchained = Omit<JournalEntry, 'seq' | 'previousHash' | 'hash'>;

/** What this transaction has to tell, until it is told. */
const waiting = new WeakMap<Tx, Unchained[]>();

/** What this transaction has still to tell, for who works out what waits before it is told. */
export type Pending = {
  /** Everybody who has written any part of what is signed there. */
  hands(kind: Signed, id: string): string[];
  /** The last day on which it tells this act of that subject. */
  lastOn(action: string, id: string): string | null;
};

export function pendingIn(tx: Tx): Pending {
  const entries = waiting.get(tx) ?? [];
  return {
    hands: (kind, id) =>
      entries
        .filter((one) => one.subjectId === id && one.subjectKind === subjectOf(kind) && writingActs[kind].includes(one.action))
        .flatMap(({ actorId }) => (actorId === null ? [] : [actorId])),
    lastOn: (action, id) =>
      entries
        .filter((one) => one.subjectId === id && one.action === action)
        .map(({ at }) => dayOf(at))
        .at(-1) ?? null,
  };
}

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
  tellsOf(tx).push(entry);
}

/** What this transaction has to tell; told as it ends. */
function tellsOf(tx: Tx): Unchained[] {
  const before = waiting.get(tx);
  if (before) return before;
  const first: Unchained[] = [];
  waiting.set(tx, first);
  atTheEnd(tx, () => appendWaiting(tx), { last: true });
  return first;
}

/** The next number of a series, taken with the head (closing.ts); what is held from then on is sent as the transaction ends, whether it tells of it or not. */
export async function nextAtLast(tx: Tx, series: string): Promise<number> {
  tellsOf(tx);
  return numberAtLast(tx, series);
}

/**
 * Appends what waits, each entry chained to the one before, in one statement, however many they are. The head's row lock puts concurrent writers in order,
 * and the database moves it (0122); as it is held until the commit, this is the last thing that a transaction does, with what else was held for it (closing.ts).
 */
export async function appendWaiting(tx: Tx): Promise<void> {
  const entries = waiting.get(tx)?.splice(0) ?? [];
  if (entries.length === 0 && !holdsWrites(tx)) return;
  const ended = tx.selectFrom('journalHead').select(['seq', 'hash']).where('id', '=', 1).forNoKeyUpdate();
  let { seq, hash } = heldHead(tx) ?? (await ended.executeTakeFirstOrThrow());
  const chained = entries.map((entry) => {
    seq += 1;
    const unhashed = { ...entry, seq, previousHash: hash };
    hash = entryHash(unhashed);
    return { ...unhashed, hash };
  });
  const grown = sql`insert into journal (seq, at, actor_id, actor_name, organisation_id, action, article, subject_kind, subject_id, issuer_id, applicant_id,
      recommender_id, detail, previous_hash, hash)
    select seq, at, "actorId", "actorName", "organisationId", action, article, "subjectKind", "subjectId", "issuerId", "applicantId",
      "recommenderId", detail, "previousHash", hash
    from jsonb_to_recordset(${recordset(chained)}) as e (seq bigint, at timestamptz, "actorId" uuid, "actorName" text, "organisationId" uuid, action text,
      article text, "subjectKind" text, "subjectId" uuid, "issuerId" uuid, "applicantId" uuid, "recommenderId" uuid, detail jsonb, "previousHash" text,
      hash text)
    order by seq`;
  await sendHeld(tx, grown);
}

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

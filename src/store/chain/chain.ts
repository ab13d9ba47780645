import { canonical } from '../../core/text/canonical.ts';
import { chainHash } from '../crypto.ts';
import type { JournalEntry } from '../schema.ts';

type Unhashed = Omit<JournalEntry, 'hash'>;

/** SM3 over the entry's canonical JSON (keys sorted at every depth), which contains the previous hash. */
export const entryHash = (entry: Unhashed): string => chainHash(canonical(entry));

/** `remarks`: entries that hold together though the database could not keep a character of a name; proven, not believed. */
export type Proof = { ok: true; entries: number; head: string; remarks?: string[] } | { ok: false; seq: number; message: string };

/** An entry as the next one knows it. */
export type Link = { readonly seq: number; readonly hash: string };
export const BEGINNING: Link = { seq: 0, hash: '' };

export type Broken = Extract<Proof, { ok: false }>;

/** Goes along the chain from a link on, an entry at a time, and says where it first breaks. */
export function along(from: Link = BEGINNING) {
  let { seq, hash: previous } = from;
  const remarks: string[] = [];
  return {
    take({ hash, ...entry }: JournalEntry): Broken | null {
      if (entry.seq !== seq + 1) return { ok: false, seq: entry.seq, message: `第 ${seq + 1} 条缺失，接着的是第 ${entry.seq} 条` };
      if (entry.previousHash !== previous) return { ok: false, seq: entry.seq, message: `第 ${entry.seq} 条与前一条不衔接` };
      if (entryHash(entry) !== hash) {
        const half = halfInName(entry, hash);
        if (half === null) return { ok: false, seq: entry.seq, message: `第 ${entry.seq} 条内容与摘要不符，已被改动` };
        remarks.push(`第 ${entry.seq} 条登记时姓名中有半个字符（${half}），数据库存为“\ufffd”；按原字符重算摘要相符，内容未被改动`);
      }
      previous = hash;
      seq = entry.seq;
      return null;
    },
    proof: (): Proof => ({ ok: true, entries: seq, head: previous, ...(remarks.length > 0 ? { remarks } : {}) }),
  };
}

/** Recomputes the chain of exported entries, without the system; says where it first breaks. */
export function verifyJournal(entries: Iterable<JournalEntry>): Proof {
  const chain = along();
  for (const entry of entries) {
    const broken = chain.take(entry);
    if (broken) return broken;
  }
  return chain.proof();
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

import { sql } from 'kysely';
import type { Tx } from './transaction.ts';

/** Every table that refers to files (a test compares it with the database); of materials only those that stand or that a submission held. */
export const referring = ['evidence', 'licence', 'material', 'organisation_evidence', 'scan', 'site_photo'] as const;

/** Which of these files something still needs. A material that was removed is needed where a submission was made while it stood. */
export async function referredTo(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const { rows } = await sql<{ hash: string }>`
    select m.file_hash as hash from material m where m.file_hash = any(${hashes}) and (m.removed_at is null or exists (
      select 1 from submission s where s.dossier_id = m.dossier_id and s.submitted_at >= m.added_at and s.submitted_at <= m.removed_at))
    union select s.file_hash from scan s where s.file_hash = any(${hashes})
    union select p.file_hash from site_photo p where p.file_hash = any(${hashes}) and p.removed_at is null
    union select e.file_hash from organisation_evidence e where e.file_hash = any(${hashes})
    union select v.file_hash from evidence v where v.file_hash = any(${hashes})
    union select l.file_hash from licence l where l.file_hash = any(${hashes})`.execute(tx);
  return new Set(rows.map(({ hash }) => hash));
}

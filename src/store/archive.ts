import { type RawBuilder, sql } from 'kysely';
import type { Scans } from '../acts/archive/port.ts';
import type { Tx } from './transaction.ts';

/**
 * The scans of a case as its needs ask of them, the newest first, in one column; `id`: of the case. The applicant's papers are vouched for by whoever receives
 * them, annex 1 by the officer who brings it: a leader reads it before signing.
 */
export const scansSeen = (
  id: RawBuilder<unknown>,
) => sql`(select coalesce(json_agg(json_build_object('annex', s.annex, 'submissionNo', s.submission_no,
    'matches', s.matches, 'version', s.version, 'vouched', case when s.annex = '1' then s.confirmed_at is not null else k.scan_id is not null and k.fault is null end,
    'refused', k.fault, 'infected', coalesce(f.scan_state = 'infected', false)) order by s.added_at desc, s.id desc), '[]'::json)
  from scan s join file f on f.hash = s.file_hash left join scan_check k on k.scan_id = s.id where s.dossier_id = ${id})`;

/** Stamped papers; the bytes lie with all files, by their hash. */
export function scansIn(tx: Tx): Scans {
  return {
    add: async (scan) => void (await tx.insertInto('scan').values(scan).execute()),
    ofDossier: (dossierId) =>
      tx.selectFrom('scan').selectAll().where('dossierId', '=', dossierId).orderBy('addedAt', 'desc').orderBy('id', 'desc').execute(),
    scan: async (id) => (await tx.selectFrom('scan').selectAll().where('id', '=', id).executeTakeFirst()) ?? null,
    async confirm(id, { id: confirmedBy, at: confirmedAt }) {
      const result = await tx
        .updateTable('scan')
        .set({ confirmedBy, confirmedAt })
        .where('id', '=', id)
        .where('confirmedAt', 'is', null)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    checks: (dossierId) => tx.selectFrom('scanCheck').selectAll().where('dossierId', '=', dossierId).execute(),
    async check({ scanId, dossierId, ...found }) {
      await tx
        .insertInto('scanCheck')
        .values({ scanId, dossierId, ...found })
        .onConflict((on) => on.column('scanId').doUpdateSet(found))
        .execute();
    },
  };
}

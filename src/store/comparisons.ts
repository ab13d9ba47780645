import { sql } from 'kysely';
import type { Comparisons } from '../acts/recommendation/comparisons-port.ts';
import { anyOf } from './bulk.ts';
import type { Tx } from './transaction.ts';

/** Lists and files of a case held against all others; only the system's eyes see them. */
export function comparisonsIn(tx: Tx): Comparisons {
  const others = (id: string) =>
    tx
      .selectFrom('dossier')
      .innerJoin('organisation as applicant', 'applicant.id', 'dossier.applicantId')
      .select(['dossier.applicantId', 'applicant.name as applicant', 'dossier.recommenderId', 'dossier.issuerId'])
      .select(sql<boolean>`dossier.recommended_at is not null`.as('recommended'))
      .where('dossier.id', '<>', id)
      .where('dossier.submittedAt', 'is not', null)
      .where('dossier.state', '<>', 'withdrawn');
  return {
    claimsBesides: ({ id, roundId }, names) =>
      others(id)
        .innerJoin('dossierRow', 'dossierRow.dossierId', 'dossier.id')
        .select(sql<string>`coalesce(dossier_row.cells ->> 'enterprise', '')`.as('enterprise'))
        .select(sql<string>`coalesce(dossier_row.cells ->> 'service', '')`.as('service'))
        .select(
          sql<number>`(select count(*)::int from dossier_row b where b.dossier_id = dossier.id and b.table_key = 'served' and not b.removed
            and (b.position, b.row_id) <= (dossier_row.position, dossier_row.row_id))`.as('row'),
        )
        .where('dossier.roundId', '=', roundId)
        .where('dossierRow.nameKey', '=', anyOf(names))
        .where('dossierRow.tableKey', '=', 'served')
        .where('dossierRow.removed', '=', false)
        // Case by case, whichever index is asked: enterprises that the same others list are told together.
        .orderBy('dossier.id')
        .orderBy('dossierRow.position')
        .orderBy('dossierRow.rowId')
        .execute(),
    twinsOf: ({ id, roundId }) =>
      others(id)
        .innerJoin('material as other', 'other.dossierId', 'dossier.id')
        .innerJoin('material as own', 'own.fileHash', 'other.fileHash')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .select(['own.kind', 'own.name', 'round.year as roundYear'])
        .select(sql<boolean>`dossier.round_id = ${roundId}`.as('sameRound'))
        .where('own.dossierId', '=', id)
        .where('own.removedAt', 'is', null)
        .where('other.removedAt', 'is', null)
        .distinct()
        .orderBy('own.kind')
        .execute(),
  };
}

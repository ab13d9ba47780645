import { sql } from 'kysely';
import type { EarlierPlatform, EarlierPlatforms, RegisteredUnit } from '../acts/recognition/earlier-port.ts';
import { anyOf } from './bulk.ts';
import { isOpen } from './others-open.ts';
import { json, type Tx } from './transaction.ts';
import { hands } from './waiting-case.ts';

export function earlierPlatformsIn(tx: Tx): EarlierPlatforms {
  const lines = () =>
    tx
      .selectFrom('earlierPlatform')
      .innerJoin('account as preparer', 'preparer.id', 'earlierPlatform.preparedBy')
      .leftJoin('account as signer', 'signer.id', 'earlierPlatform.confirmedBy')
      .selectAll('earlierPlatform')
      .select(['preparer.name as preparedName', 'signer.name as confirmedName'])
      .select(hands('earlierPlatform', 'earlierPlatform.id').as('hands'));
  return {
    all({ open }) {
      const query = lines()
        .orderBy('earlierPlatform.preparedAt', 'desc')
        .orderBy(sql`app.natural(earlier_platform.certificate_number)`)
        .limit(MOST);
      return (open ? query.where(isOpen.earlierPlatforms) : query).execute();
    },
    locked: async (id) => (await lines().where('earlierPlatform.id', '=', id).forUpdate('earlierPlatform').executeTakeFirst()) ?? null,
    async add(rows) {
      await tx
        .insertInto('earlierPlatform')
        .values(rows.map((row) => ({ ...row, functions: json(row.functions), proposed: null })))
        .execute();
    },
    async change(id, version, { functions, proposed, ...change }) {
      const result = await tx
        .updateTable('earlierPlatform')
        .set({
          ...change,
          ...(functions ? { functions: json(functions) } : {}),
          ...(proposed === undefined ? {} : { proposed: proposed === null ? null : json(proposed) }),
          version: version + 1,
        } as Partial<EarlierPlatform>)
        .where('id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async units(creditCodes) {
      if (creditCodes.length === 0) return [];
      const { rows } = await sql<RegisteredUnit>`select o.id, o.credit_code, o.name, o.kind = 'applicant' as applicant,
        coalesce((select json_agg(n.name) from organisation_name n where n.organisation_id = o.id), '[]') as former
        from organisation o where o.credit_code = ${anyOf(creditCodes)}`.execute(tx);
      return rows;
    },
    async rests(platformIds) {
      if (platformIds.length === 0) return {};
      const { rows } = await sql<{ id: string; rests: string[] }>`select p.id, array_remove(array[
        case when exists (select 1 from report r where r.platform_id = p.id and (r.submitted_on is not null or r.state <> 'open')) then '报送过的季度调度表' end,
        case when exists (select 1 from revocation v where v.platform_id = p.id) then '撤销案件' end,
        case when exists (select 1 from reward w where w.platform_id = p.id) then '奖励' end,
        case when exists (select 1 from showcase c where c.platform_id = p.id) then '典型经验' end], null) as rests
        from platform p where p.id = ${anyOf(platformIds)}`.execute(tx);
      return Object.fromEntries(rows.map(({ id, rests }) => [id, rests]));
    },
  };
}

/** More than were ever recognised; the page says so where it is reached. */
const MOST = 5000;

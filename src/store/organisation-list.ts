import { type RawBuilder, sql } from 'kysely';
import type { AskedOrganisations, FoundOrganisations } from '../acts/directory/port.ts';
import { anyOf } from './bulk.ts';
import { namedLike } from './named-like.ts';
import { apart, ofEach } from './own-cases.ts';
import type { Tx } from './transaction.ts';

const others = ['province', 'city', 'county', 'association', 'provincialUnit', 'pool', 'supervision', 'operator'] as const;

/** One page of organisations by kind, place and name, and how many there are. */
export async function organisationPage(tx: Tx, { kind, search, known, limit, offset }: AskedOrganisations): Promise<FoundOrganisations> {
  const ways = known === null ? [sql<boolean>`true`] : knownTo(known);
  const such = conditionOf(kind, search?.trim());
  const page = ofEach(
    ways,
    (way) => sql`select o.id, o.kind, o.division_code, o.name from organisation o where ${way} and ${such}
      order by o.kind, o.division_code, o.name, o.id limit ${limit === null ? null : limit + offset}`,
  );
  const { rows } = await sql<{ ids: string[]; total: number }>`select
    array(select id from (${page}) p order by kind, division_code, name, id limit ${limit} offset ${offset}) as ids,
    (select sum(n)::int from (${ofEach(ways, (way) => sql`select count(*) as n from organisation o where ${way} and ${such}`)}) c) as total`.execute(
    tx,
  );
  const { ids, total } = rows[0] ?? { ids: [], total: 0 };
  const lines = tx.selectFrom('organisation').selectAll().where('id', '=', anyOf(ids));
  const organisations = ids.length === 0 ? [] : await lines.orderBy('kind').orderBy('divisionCode').orderBy('name').orderBy('id').execute();
  return { organisations, total };
}

const knownTo = ({ own, applicantsIn }: NonNullable<AskedOrganisations['known']>): RawBuilder<boolean>[] =>
  apart([
    sql`o.kind = ${anyOf(others)}`,
    sql`o.id = ${own}`,
    ...(applicantsIn.length > 0 ? [sql<boolean>`o.kind = 'applicant' and o.division_code = ${anyOf(applicantsIn)}`] : []),
  ]);

function conditionOf(kind: string | undefined, search: string | undefined): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [];
  if (kind) parts.push(sql`o.kind = ${kind}`);
  if (search)
    parts.push(sql`o.id = any (array(select o.id from organisation o where ${namedLike('o', search)}
      union select o.id from organisation o where o.credit_code = ${search}))`);
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

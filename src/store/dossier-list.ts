import { type RawBuilder, sql } from 'kysely';
import type { Asked, Counted, Paged } from '../acts/dossier/list-port.ts';
import type { DossierLine } from '../acts/dossier/port.ts';
import type { Actor } from '../core/workflow/relation.ts';
import { anyOf } from './bulk.ts';
import { namedLike } from './named-like.ts';
import { ofEach, ownCases } from './own-cases.ts';
import type { Tx } from './transaction.ts';

/** Cases with the names of who takes part; the newest round first, within it by number, which stays when a case is submitted anew; what has none yet comes last. */
export const dossierLines = (tx: Tx) =>
  tx
    .selectFrom('dossier')
    .innerJoin('organisation as applicant', 'applicant.id', 'dossier.applicantId')
    .innerJoin('organisation as recommender', 'recommender.id', 'dossier.recommenderId')
    .innerJoin('round', 'round.id', 'dossier.roundId')
    .selectAll('dossier')
    .innerJoin('organisation as issuer', 'issuer.id', 'dossier.issuerId')
    .select([
      'applicant.name as applicantName',
      'recommender.name as recommenderName',
      'issuer.name as issuerName',
      'round.year as roundYear',
      'round.scheme',
    ])
    .select([
      'applicant.divisionCode as applicantDivision',
      'recommender.kind as recommenderKind',
      'recommender.divisionCode as recommenderDivision',
    ])
    .orderBy('round.year', 'desc')
    .orderBy('dossier.number')
    .orderBy('dossier.id');

/** One page of the cases that the actor may see, and how many there are; the page is chosen by ids alone, and what is shown of it is read for those. */
export async function dossierPage(
  tx: Tx,
  of: Actor,
  { limit, offset, after, ...asked }: Paged<Asked>,
): Promise<{ lines: DossierLine[]; total: number }> {
  const ways = ownCases(of);
  const such = conditionOf(asked);
  const page = ofEach(
    ways,
    (way) => sql`select d.id, d.year, d.number from dossier d where ${way} and ${such} and ${behind(after)}
      order by d.year desc, d.number, d.id limit ${limit + offset}`,
  );
  const { rows } = await sql<{ ids: string[]; total: number }>`select
    array(select id from (${page}) p order by year desc, number, id limit ${limit} offset ${offset}) as ids,
    (select sum(n)::int from (${ofEach(ways, (way) => sql`select count(*) as n from dossier d where ${way} and ${such}`)}) c) as total`.execute(
    tx,
  );
  const { ids, total } = rows[0] ?? { ids: [], total: 0 };
  return { lines: ids.length === 0 ? [] : await dossierLines(tx).where('dossier.id', '=', anyOf(ids)).execute(), total };
}

/** Behind that case in the order of the list, wherever it stands now and whether it still fits or not; of one that was taken back meanwhile the list begins anew. */
const behind = (after: string | undefined): RawBuilder<boolean> =>
  after === undefined
    ? sql`true`
    : sql`coalesce((-d.year, d.number is null, coalesce(d.number, ''), d.id) > (select -a.year, a.number is null, coalesce(a.number, ''), a.id from dossier a where a.id = ${after}), true)`;

/** How many of them there are in each year and state. */
export async function dossierCounts(tx: Tx, of: Actor, asked: Asked): Promise<Counted[]> {
  const such = conditionOf(asked);
  const counted = ofEach(
    ownCases(of),
    (way) => sql`select d.year, d.state, count(*) as n from dossier d where ${way} and ${such} group by d.year, d.state`,
  );
  const { rows } =
    await sql<Counted>`select year, state, sum(n)::int as count from (${counted}) c group by year, state order by year desc, state`.execute(
      tx,
    );
  return rows;
}

function conditionOf({ roundId, year, states, search }: Asked): RawBuilder<boolean> {
  const parts: RawBuilder<boolean>[] = [];
  if (roundId) parts.push(sql`d.round_id = ${roundId}`);
  if (year) parts.push(sql`d.year = ${year}`);
  if (states) parts.push(sql`d.state = ${anyOf(states)}`);
  if (search) parts.push(sought(search.trim()));
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** By a part of the applicant's name, or by the whole number or code; found first, so that each is asked of its own index. */
const sought = (text: string): RawBuilder<boolean> => sql`d.id = any (array(
  select s.id from dossier s where s.applicant_id = any (array(select o.id from organisation o where ${namedLike('o', text)}))
  union select s.id from dossier s where s.number = ${text} union select s.id from dossier s where s.credit_code = ${text}))`;

import type pg from 'pg';
import { entryHash } from '../chain/chain.ts';
import type { JournalEntry } from '../schema.ts';
import { cases, made, units } from './cases.ts';
import { madeBefore, type Plan } from './plan.ts';
import { titles } from './titles.ts';

/**
 * Lays down what is lacking of `plan.total` made-up cases, in one transaction of the database's owner; answers how many were added. For measuring and for
 * showing a system in its tenth year; whoever calls sees to it that this is a demonstration.
 * @throws Error where the owner is bound by row-level security and so can lay down nothing.
 */
export async function seedDossiers(owner: pg.Pool, plan: Plan): Promise<number> {
  const client = await owner.connect();
  try {
    const { rows } = await client.query<{ free: boolean }>(
      'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
    );
    if (!rows[0]?.free) throw new Error('这个数据库的属主受行级安全约束，不能成批写入演示申报 / the owner is bound by row-level security');
    const before = await madeBefore(client);
    if (before.cases >= plan.total) return 0;
    await client.query('begin');
    await client.query('create temporary table plan (p jsonb) on commit drop');
    const lacking = {
      ...plan,
      from: before.cases + 1,
      to: plan.total,
      applicants: plan.applicants.filter(({ n }) => n > before.applicants),
    };
    await client.query('insert into plan values ($1)', [JSON.stringify(lacking)]);
    for (const part of [made, units, cases, titles]) await client.query(part);
    await journalled(client, plan);
    await client.query('commit');
    await client.query('vacuum analyze');
    return plan.total - before.cases;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** How many made-up applicants `total` cases need: every fourth case is the earlier applicant's second (cases.ts). */
export const applicantsFor = (total: number): number => total - Math.floor(total / 4);

type Told = Pick<
  JournalEntry,
  'at' | 'actorId' | 'actorName' | 'organisationId' | 'action' | 'article' | 'subjectId' | 'issuerId' | 'applicantId' | 'recommenderId'
>;

/** What the journal says of the made-up cases: chained to what it says already, as every entry is. */
const told = `
select to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, e.actor as "actorId", e.name as "actorName", e.organisation as "organisationId",
  e.action, articles ->> e.action as article, m.id as "subjectId", m.issuer_id as "issuerId", m.applicant_id as "applicantId", m.recommender_id as "recommenderId"
from made m, (select $1::jsonb as articles) cited, lateral (values
  (m.submitted_on - time '09:00', m.clerk_id, '经办' || a, m.applicant_id, 'start', true),
  (m.submitted_on + time '01:00', m.clerk_id, '经办' || a, m.applicant_id, 'submit', n is not null),
  (m.submitted_on + time '02:00', m.officer_id, '经办人员', m.recommender_id, 'passReview', state not in ('draft', 'submitted', 'returned', 'withdrawn')),
  (m.submitted_on + time '20:00', m.leader_id, '负责人', m.recommender_id, 'recommend',
    state in ('recommended', 'admitted', 'reviewed', 'rejected', 'notProposed', 'recognised', 'setAside'))
) e (at, actor, name, organisation, action, was) where e.was order by m.i, e.at`;

const AT_ONCE = 5_000;

async function journalled(client: pg.PoolClient, { articles }: Plan): Promise<void> {
  const { rows } = await client.query<Told>(told, [JSON.stringify(articles)]);
  const head = await client.query<{ seq: string; hash: string }>('select seq, hash from journal_head where id = 1 for update');
  let [seq, hash] = [Number(head.rows[0]?.seq ?? 0), head.rows[0]?.hash ?? ''];
  const entries = rows.map((one) => {
    seq += 1;
    const entry = { ...one, subjectKind: 'dossier', detail: {}, seq, previousHash: hash };
    hash = entryHash(entry);
    return { ...entry, hash };
  });
  // The head follows each entry by itself; so many in one transaction would have it rewritten once for each.
  await client.query('alter table journal disable trigger journal_follows');
  for (let from = 0; from < entries.length; from += AT_ONCE)
    await client.query(chained, [JSON.stringify(entries.slice(from, from + AT_ONCE))]);
  await client.query('alter table journal enable trigger journal_follows');
  await client.query('update journal_head set seq = $1, hash = $2 where id = 1', [seq, hash]);
}

const chained = `insert into journal (seq, at, actor_id, actor_name, organisation_id, action, article, subject_kind, subject_id, issuer_id, applicant_id, recommender_id,
    detail, previous_hash, hash)
  select seq, at, "actorId", "actorName", "organisationId", action, article, "subjectKind", "subjectId", "issuerId", "applicantId", "recommenderId", detail,
    "previousHash", hash
  from jsonb_to_recordset($1::jsonb) as e (seq bigint, at timestamptz, "actorId" uuid, "actorName" text, "organisationId" uuid, action text, article text,
    "subjectKind" text, "subjectId" uuid, "issuerId" uuid, "applicantId" uuid, "recommenderId" uuid, detail jsonb, "previousHash" text, hash text)`;

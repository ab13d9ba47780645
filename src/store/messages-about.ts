import { sql } from 'kysely';
import { nextSaid } from '../core/waiting/next-said.ts';
import { recordset } from './bulk.ts';
import type { Tx } from './transaction.ts';

/** The record that a message's link opens: all that is said of it stands under one head, whichever of its pages the link names. */
export const recordIn = (link: string | null): string | null => /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(link ?? '')?.[0] ?? null;

/** A name asked by its key, record by record: a join of few records would read the table of names whole. */
const nameOf = (table: 'organisation' | 'platform', key: string) => sql`(select name from ${sql.table(table)} where id = ${sql.ref(key)})`;

/** A quarter as its report is called: 第四季度. */
const inWords = (column: string) => sql`substr('一二三四', ${sql.ref(column)}, 1)`;

/** What records are called where one speaks of them: the unit, and which case, report or list of it. Of other kinds nothing. */
export async function headsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; head: string }>`
    select d.id, ${nameOf('organisation', 'd.applicant_id')} || '（' || coalesce(d.number, (select year from round where id = d.round_id) || '年度申报') || '）' as head
      from dossier d where d.id = any(${ids}::uuid[])
    union all select r.id, ${nameOf('platform', 'r.platform_id')} || '（' || r.year || '年第' || ${inWords('r.quarter')} || '季度调度表）' from report r where r.id = any(${ids}::uuid[])
    union all select s.id, ${nameOf('organisation', 's.authority_id')} || '（' || s.year || '年第' || ${inWords('s.quarter')} || '季度汇总表）' from summary s where s.id = any(${ids}::uuid[])
    union all select v.id, ${nameOf('platform', 'v.platform_id')} || '（撤销称号）' from revocation v where v.id = any(${ids}::uuid[])
    union all select s.id, ${nameOf('platform', 's.platform_id')} || '（典型经验：' || s.title || '）' from showcase s where s.id = any(${ids}::uuid[])
    union all select s.id, '扶持政策：' || s.title from policy s where s.id = any(${ids}::uuid[])
    union all select p.id, p.name || '（示范平台 ' || p.certificate_number || '）' from platform p where p.id = any(${ids}::uuid[])
    union all select n.id, n.title from notice n where n.id = any(${ids}::uuid[])
    union all select r.id, r.title from round r where r.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, head }) => [id, head]));
}

type Asked = { readonly account: string; readonly record: string };
type Found = Asked & {
  readonly action: string;
  readonly otherwise: string | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
};

/** What each reader has to do next in each case, in the words of the inbox; by account and record. Nobody is told of what another's hand bars them from. */
export async function nextSteps(tx: Tx, asked: readonly Asked[], today: string): Promise<Map<string, string>> {
  if (asked.length === 0) return new Map();
  const { rows } = await sql<Found>`
    select p.account, p.record, w.action, w.otherwise, w.due_on, w.due_at from jsonb_to_recordset(${recordset(asked)}) as p (account uuid, record uuid)
    join account a on a.id = p.account
    cross join lateral (select w.action, w.said ->> 'otherwise' as otherwise, w.said ->> 'dueAt' as due_at, w.due_on from waiting w
      where w.case_id = p.record and w.side = 'own' and (w.account_id = a.id or (w.organisation_id = a.organisation_id and a.roles ? w.role))
        and (w.from_on is null or w.from_on <= ${today}) and (w.until_on is null or w.until_on >= ${today}) and not (coalesce(w.not_by, '{}') @> array[a.id])
      order by w.place nulls last, w.due_on limit 1) w`.execute(tx);
  return new Map(rows.map((one) => [`${one.account} ${one.record}`, nextSaid(one)]));
}

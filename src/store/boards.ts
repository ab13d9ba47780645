import { sql } from 'kysely';
import type { Boards, CameOf, SignedOf } from '../acts/reporting/boards-port.ts';
import type { Tx } from './transaction.ts';

const provinces = sql`(select p.id from organisation p where p.kind = 'province')`;

/** Summed where the rows lie: of twelve quarters an authority's totals go out, never its reports. */
export const boardsIn = (tx: Tx): Boards => ({
  async signed({ from, to }) {
    const { rows } =
      await sql<SignedOf>`select distinct on (s.id) s.id as "summaryId", s.authority_id as "authorityId", a.name as authority,
        a.division_code as "divisionCode", s.year, s.quarter, jsonb_array_length(v.content -> 'lines') as platforms, v.content -> 'totals' as figures
      from summary s join summary_version v on v.summary_id = s.id join organisation a on a.id = s.authority_id
      where s.issuer_id in ${provinces} and s.year * 4 + s.quarter between ${from} and ${to} order by s.id, v.no desc`.execute(tx);
    return rows;
  },
  async came({ from, to, today }) {
    const { rows } = await sql<CameOf>`with asked as (
        select r.authority_id, r.year, r.quarter, r.due_on, r.state in ('submitted', 'correcting', 'accepted') as came, r.submitted_on,
          coalesce(r.submitted_on, ${today}::date) - r.due_on as behind
        from report r join platform p on p.id = r.platform_id
        where r.issuer_id in ${provinces} and r.year * 4 + r.quarter between ${from} and ${to} and r.state <> 'waived'
          and p.valid_to >= (make_date(r.year, r.quarter * 3, 1) + interval '1 month - 1 day')::date
          and (p.revoked_on is null or p.revoked_on > (make_date(r.year, r.quarter * 3, 1) + interval '1 month - 1 day')::date))
      select q.authority_id as "authorityId", a.name as authority, a.division_code as "divisionCode", q.year, q.quarter, q.due_on::text as "dueOn",
        count(*)::int as owed, count(*) filter (where q.came)::int as "cameIn",
        count(*) filter (where q.came and q.submitted_on <= q.due_on)::int as "onTime", count(*) filter (where q.behind > 0)::int as late,
        greatest(0, max(q.behind))::int as worst
      from asked q join organisation a on a.id = q.authority_id group by 1, 2, 3, 4, 5, 6 order by a.division_code, a.name`.execute(tx);
    return rows;
  },
});

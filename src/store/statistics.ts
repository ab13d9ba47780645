import { type RawBuilder, sql } from 'kysely';
import type { ConditionCount, Counting, Heard, SpreadOf, StateTime, Statistics } from '../acts/recommendation/statistics-port.ts';
import type { Standing } from '../core/scheme/round-progress.ts';
import type { Tx } from './transaction.ts';

const within = ({ roundId, recommenderId }: Counting): RawBuilder<unknown> =>
  sql`d.round_id = ${roundId} and (${recommenderId}::uuid is null or d.recommender_id = ${recommenderId})`;
const standing = sql`d.state, d.number is not null as numbered, d.recommended_at is not null as recommended, count(*)::int as count`;

/** Each in one statement over the round's cases; drafts count and are not named. */
export const statisticsIn = (tx: Tx): Statistics => ({
  async byRecommender(of) {
    const { rows } = await sql<Standing & { recommender: string }>`select o.name as recommender, ${standing}
      from dossier d join organisation o on o.id = d.recommender_id where ${within(of)} group by 1, 2, 3, 4 order by 1, 2`.execute(tx);
    return rows;
  },
  async byFunction(of) {
    const { rows } = await sql<Standing & { function: string }>`select f.key as function, ${standing}
      from dossier d join dossier_value v on v.dossier_id = d.id and v.key = 'functions' and jsonb_typeof(v.value) = 'array'
      cross join lateral jsonb_array_elements_text(v.value) as f (key) where ${within(of)} group by 1, 2, 3, 4 order by 1, 2`.execute(tx);
    return rows;
  },
  async byCondition(of) {
    const { rows } = await sql<ConditionCount>`with round_case as (select d.id from dossier d where ${within(of)} and d.number is not null),
      judged as (select distinct on (s.dossier_id) s.verdicts from submission s join round_case c on c.id = s.dossier_id order by s.dossier_id, s.no desc),
      said as (select distinct on (a.dossier_id, a.side, a.condition, case when a.side = 'panel' then a.written_by end) a.side, a.condition, a.answer
        from condition_answer a join round_case c on c.id = a.dossier_id
        order by a.dossier_id, a.side, a.condition, case when a.side = 'panel' then a.written_by end, a.no desc)
      select v ->> 'id' as condition, 'program' as side, v ->> 'status' as said, count(*)::int as count from judged, jsonb_array_elements(verdicts) v group by 1, 3
      union all select condition, side, answer, count(*)::int from said group by 1, 2, 3`.execute(tx);
    return rows;
  },
  async timeInState(of) {
    const { rows } = await sql<StateTime>`with moves as (
        select j.detail ->> 'from' as state, j.detail ->> 'to' as became, j.at - lag(j.at) over (partition by j.subject_id order by j.seq) as took
        from journal j join dossier d on d.id = j.subject_id
        where j.subject_kind = 'dossier' and j.detail ? 'from' and j.detail ->> 'from' <> j.detail ->> 'to' and ${within(of)})
      select state, count(*)::int as moves, round((percentile_cont(0.5) within group (order by extract(epoch from took) / 86400))::numeric, 1)::text as days
      from moves where took is not null group by 1`.execute(tx);
    return rows;
  },
  async spread(of) {
    const { rows } = await sql<SpreadOf>`with totals as (
        select v.dossier_id, (select sum(x.value::numeric) from jsonb_each_text(coalesce((select w.scores from panel_word w where w.dossier_id = v.dossier_id
          and w.account_id = v.account_id and w.kind = 'rescored' order by w.n desc limit 1), v.scores)) x) as total
        from review v join panel_seat s on s.dossier_id = v.dossier_id and s.account_id = v.account_id join dossier d on d.id = v.dossier_id
        where s.state = 'seated' and v.signed_at is not null and ${within(of)}),
      spreads as (select max(total) - min(total) as wide from totals group by dossier_id)
      select count(*)::int as panels, round(avg(wide), 1)::text as mean, round(max(wide), 1)::text as widest from spreads having count(*) > 0`.execute(
      tx,
    );
    return rows[0] ?? null;
  },
  async heard(of) {
    const { rows } = await sql<Heard>`select count(*)::int as heard, count(*) filter (where s.satisfied)::int as satisfied,
        count(*) filter (where r.cells -> 'satisfied' = 'true')::int as claimed
      from sample s join dossier d on d.id = s.dossier_id
      left join dossier_row r on r.dossier_id = s.dossier_id and r.table_key = 'served' and r.row_id = s.row_id
      where s.state = 'recorded' and ${within(of)}`.execute(tx);
    return rows[0] ?? { heard: 0, satisfied: 0, claimed: 0 };
  },
  async byReason(of) {
    const { rows } = await sql<{ article: string; count: number }>`select r ->> 'article' as article, count(distinct d.id)::int as count
      from dossier d cross join lateral jsonb_array_elements(d.decision_reasons) r where ${within(of)} and jsonb_typeof(d.decision_reasons) = 'array'
      and d.state in ('declined', 'rejected', 'notProposed') group by 1 order by 2 desc, 1`.execute(tx);
    return rows;
  },
});

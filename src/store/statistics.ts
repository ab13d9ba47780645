import { type RawBuilder, sql } from 'kysely';
import type { ConditionCount, Counting, Statistics } from '../acts/recommendation/statistics-port.ts';
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
  async byReason(of) {
    const { rows } = await sql<{ article: string; count: number }>`select r ->> 'article' as article, count(distinct d.id)::int as count
      from dossier d cross join lateral jsonb_array_elements(d.decision_reasons) r where ${within(of)} and jsonb_typeof(d.decision_reasons) = 'array'
      and d.state in ('declined', 'rejected', 'notProposed') group by 1 order by 2 desc, 1`.execute(tx);
    return rows;
  },
});

import { type RawBuilder, sql } from 'kysely';
import type { DueLine, Half, Inbox, Overview, Reader, ShownLine, Sieve } from '../acts/inbox/port.ts';
import { barredHands } from '../core/workflow/hands.ts';
import type { Actor } from '../core/workflow/relation.ts';
import { escapeLike } from './like.ts';
import { othersOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';
import { doubtAll, type Keeping, refreshWaiting } from './waiting.ts';
import { live } from './waiting-case.ts';

/** The inbox as it is kept: counts and a page of it, and no case read that is not on the page. */
export function inboxIn(tx: Tx, keeping: Keeping): Inbox {
  return {
    refresh: (most, which) => refreshWaiting(tx, { ...keeping, ...which, most }),
    doubtAll: (today) => doubtAll(tx, today),
    async overview(reader, half, sieve) {
      const halves = staff(reader.actor) ? sql`(${ofHalf(reader, 'own')} or ${ofHalf(reader, 'elsewhere')})` : ofHalf(reader, 'own');
      const fitting = sql`${ofHalf(reader, half)} and ${through(reader, sieve)}`;
      const { rows } = await sql<Overview>`select app.waits_stale() as stale,
        (select ${asList} from (${counted(reader)} where ${halves} ${grouped}) t) as counts,
        (select ${asList} from (${counted(reader)} where ${fitting} ${grouped}) t) as fitting,
        (select count(distinct w.case_id)::int from waiting w where w.kind = 'dossier' and w.role <> 'expert' and ${fitting}) as cases,
        (select ${asList} from (${listed(reader)}) t) as lists`.execute(tx);
      return rows[0] ?? { stale: false, counts: [], fitting: [], cases: 0, lists: [] };
    },
    async page(reader, half, { sieve, after, limit }) {
      const behind = after
        ? sql`(${order}) > (coalesce(${after.dueOn}::date, 'infinity'), coalesce(${after.submittedOn}::date, 'infinity'), ${after.title} collate "C", ${after.id} collate "C")`
        : sql`true`;
      const { rows } = await sql<ShownLine>`select ${lineId} as id, w.line as kind, w.due_on, w.submitted_on, w.said from waiting w
        where ${ofHalf(reader, half)} and ${through(reader, sieve)} and ${behind} order by ${order} limit ${limit}`.execute(tx);
      return rows;
    },
    others: (now) => othersOpen(tx, now),
    async ofCase(reader, caseId) {
      const { rows } = await sql<ShownLine>`select ${lineId} as id, w.line as kind, w.due_on, w.said, null as submitted_on from waiting w
        where w.case_id = ${caseId} and ${ofHalf(reader, 'own')} order by w.place nulls last, ${order}`.execute(tx);
      return rows;
    },
    async inHand(reader) {
      const { rows } = await sql<{ accountId: string; count: number }>`select a.account_id, count(distinct w.case_id)::int as count
        from waiting w join assignment a on a.dossier_id = w.case_id and a.organisation_id = ${reader.actor.organisationId}
        where w.kind = 'dossier' and (${ofHalf(reader, 'own')} or ${ofHalf(reader, 'elsewhere')}) group by 1`.execute(tx);
      return rows;
    },
    async due(kind, day, until) {
      const { rows } = await sql<DueLine>`select w.case_id, w.organisation_id, o.name as unit, w.due_on, w.said
        from waiting w join organisation o on o.id = w.organisation_id
        where w.line = ${kind} and w.side = 'own' and w.due_on between ${day} and ${until} and ${today({ today: day })}
        order by w.due_on, w.case_id`.execute(tx);
      return rows;
    },
    live: (organisationId) =>
      tx
        .selectFrom('dossier')
        .innerJoin('round', 'round.id', 'dossier.roundId')
        .select(['dossier.state', 'dossier.applicantId', 'dossier.recommenderId', 'dossier.issuerId'])
        .where('round.cancelledAt', 'is', null)
        .where('dossier.state', 'in', live)
        .where((w) =>
          w.or([
            w('dossier.applicantId', '=', organisationId),
            w.and([w('dossier.recommenderId', '=', organisationId), w('dossier.submittedAt', 'is not', null)]),
            w.and([w('dossier.issuerId', '=', organisationId), w('dossier.recommendedAt', 'is not', null)]),
          ]),
        )
        .execute(),
  };
}

type Condition = RawBuilder<boolean>;

const staff = ({ roles }: Actor): boolean => roles.includes('officer') || roles.includes('leader');

const today = ({ today }: Pick<Reader, 'today'>, alias = 'w'): Condition =>
  sql`(${sql.ref(`${alias}.from_on`)} is null or ${sql.ref(`${alias}.from_on`)} <= ${today}) and (${sql.ref(`${alias}.until_on`)} is null or ${sql.ref(`${alias}.until_on`)} >= ${today})`;

/** 两人办理: whether a hand of the actor, or of whom they stand in for, is in it. */
const barred = (actor: Actor, alias = 'w'): Condition =>
  sql`(${sql.ref(`${alias}.not_by`)} is not null and ${sql.ref(`${alias}.not_by`)} && ${barredHands(actor)}::uuid[])`;

/** The lines of one half of an actor's inbox; of lines of one case with a place the first alone (core/waiting/line.ts). */
function ofHalf(reader: Pick<Reader, 'actor' | 'today'>, half: Half): Condition {
  const { actor } = reader;
  const { organisationId, roles } = actor;
  if (half === 'elsewhere') {
    const mine = roles.includes('leader') ? sql`(w.not_by is null or ${barred(actor)})` : sql`true`;
    return sql`(w.organisation_id = ${organisationId} and w.side = 'elsewhere' and ${today(reader)} and ${mine})`;
  }
  const offices = sql`w.organisation_id = ${organisationId} and w.role = any(${roles})`;
  const whose = roles.includes('expert') ? sql`((${offices}) or (w.account_id = ${actor.accountId} and w.role = 'expert'))` : offices;
  const several = roles.includes('officer') && roles.includes('leader');
  const first = several
    ? sql`(w.place is null or not exists (select 1 from waiting o where o.case_id = w.case_id and o.kind = w.kind and o.side = 'own'
        and o.organisation_id = ${organisationId} and o.role = any(${roles}) and o.place < w.place and ${today(reader, 'o')} and not ${barred(actor, 'o')}))`
    : sql`true`;
  return sql`(w.side = 'own' and ${whose} and ${today(reader)} and not ${barred(actor)} and ${first})`;
}

/** Of those, what fits. */
function through({ actor }: Reader, { state, kind, words, whose }: Sieve): Condition {
  const conditions: Condition[] = words.map((word) => sql`w.search like ${`%${escapeLike(word)}%`}`);
  if (state !== null) conditions.push(sql`w.state = ${state}`);
  if (kind !== null) conditions.push(sql`w.line = ${kind}`);
  if (whose !== null) {
    const given = sql`select 1 from assignment a where a.dossier_id = w.case_id and a.organisation_id = ${actor.organisationId}`;
    conditions.push(
      whose === 'nobody' ? sql`not exists (${given})` : sql`w.kind = 'dossier' and exists (${given} and a.account_id = ${whose})`,
    );
  }
  return conditions.length === 0 ? sql`true` : sql`${sql.join(conditions, sql` and `)}`;
}

const counted = ({ today, sunday }: Reader) => sql`select w.side as half, w.line as kind, w.state, w.action,
  case when w.due_on is null then 'none' when w.due_on < ${today} then 'late' when w.due_on <= ${sunday} then 'week' else 'later' end as heading,
  count(*)::int as count, min(w.due_on) as oldest from waiting w`;
const asList = sql`coalesce(json_agg(t), '[]'::json)`;
/** The cases that are dealt with as one, a row a round or notice. */
const listed = (
  reader: Reader,
) => sql`select w.line as kind, w.group_id as "group", (array_agg(w.said order by w.case_id))[1] as said, json_build_object(
    'count', count(*), 'proposed', count(*) filter (where w.said #> '{listed,proposed}' = 'true'),
    'objected', count(*) filter (where w.said #> '{listed,objected}' = 'true'),
    'givenBack', max(w.said #>> '{listed,givenBack}'), 'endsOn', min(w.said #>> '{listed,endsOn}')) as listed
  from waiting w where w.side = 'list' and w.organisation_id = ${reader.actor.organisationId} and w.role = any(${reader.actor.roles})
    and ${today(reader)} and not ${barred(reader.actor)} group by 1, 2 order by 1, 2`;
const grouped = sql`group by 1, 2, 3, 4, 5 order by min(w.place), 2, 3, 4, 5`;

/** As core/waiting/order.ts has it. */
const lineId = sql`w.line || ':' || w.case_id`;
const order = sql`coalesce(w.due_on, 'infinity'), coalesce(w.submitted_on, 'infinity'), w.title collate "C", (${lineId}) collate "C"`;
